"""Writes articles to try batch on: our own sentences, each article another.

  articles.py FOLDER COUNT
"""
import pathlib
import sys

SENTENCES = ('河边有一座桥，桥上没有人。', '“灯塔号”今天停航，明早六点再开。', 'The tide table is older than the harbour.',
             '雨量器里有十一毫米的雨。', '圖書館的夜班從九點開始。', 'Nobody had asked the lighthouse.')


def article(number):
    body = ''.join(f'<p>{number}: {SENTENCES[(number + n) % 6]}<b>{SENTENCES[(number * 7 + n) % 6]}</b></p>'
                   for n in range(20 + number % 40))
    return (f'<!--{1400000000000 + number * 86400000}-->\n[文章 {number}](https://site{number % 5}.example.org/{number})\n'
            f'------\n\n<div><div>分享到</div>{body}<ul><li>一</li><li>二</li></ul></div>')


def main(folder, count):
    for number in range(int(count)):
        path = pathlib.Path(folder) / f'{number % 7}' / f'{number:05}_文章.md'
        path.parent.mkdir(parents=True, exist_ok=True)
        # Some are no articles: they fail, and must be named.
        path.write_bytes(b'' if number % 97 == 13 else article(number).encode())


if __name__ == '__main__':
    main(*sys.argv[1:])
