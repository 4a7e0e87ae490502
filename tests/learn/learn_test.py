"""What `learn` finds in an archive that is made here: furniture in known shares, and what looks like it and stays.

  learn_test.py OFFPRINT ROOT [Learn.test_NAME]
"""
import json
import pathlib
import random
import shutil
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from run_case import RunCase, article, main  # noqa

WORDS = ('harbour lamp quay tide rope keeper gull winter ledger ferry pilot anchor brass chart fog bell slate '
         'morning engine signal').split()
CHINESE = '港口灯塔码头潮水绳索守夜海鸥冬天账本渡轮领航铁锚黄铜海图大雾钟声石板清晨引擎信号'
COUNT = 60  # articles of each site

# (words as a reader sees them, HTML, in how many of the 60): what must be found, and cut.
HEAD = ('Read the harbour letter in your inbox', '<p><a href="https://quay.example/letter">Read the harbour letter '
        'in your inbox</a></p>', 40)
LOGO = ('https://quay.example/logo.png', '<p><img src="https://quay.example/logo.png"></p>', 50)
AD = ('Our spring sale has begun', '<p><a href="https://shop.example/">Our spring sale has begun</a></p>', 12)
COUNTER = ('Seen by # readers', '<p>Seen by {number} readers</p>', 30)
APPEAL = ('Follow the harbour journal for more stories of the coast.',
          '<p>Follow the harbour journal for more stories of the coast.</p>', 60)
CODE = ('https://quay.example/code.png', '<p><img src="https://quay.example/code.png"></p>', 25)
WEIXIN = ('码头夜话公众号一周两封信，记得来', '<p>码头夜话公众号一周两封信，记得来</p>', 33)
RIGHTS = ('© 2020 Quay Letters', '<p>© 2020 Quay Letters</p>', 20)
RARE = ('Written on a borrowed typewriter', '<p>Written on a borrowed typewriter</p>', 4)

# What recurs as much, and stays.
OPENING = '<p>Every Friday the keeper climbs the stairs, lights the lamp and writes us a letter.</p>'
REFRAIN = '<p>And the bell rang over the water.</p>'
MARKS = ('<p>* * *</p>', '<p>＊</p>', '<p>2</p>', '<h2>第3章</h2>')
SUMMARY = '<h2>总结</h2>'
LABEL = '<p>What you need:</p>'
FOREWORD = '<p><strong>Introduction</strong></p>'

PAGE = '''<html><head><title>Quay</title><link rel="canonical" href="https://a.example/1"></head><body>
<div class="top">Welcome to the quay.</div><h2 class="name">The ferry</h2>
<div class="who">By <a href="/nora">Nora Quill</a>, <time datetime="2020-05-04T06:00:00Z">today</time></div>
<div id="text"><p>One.</p><p class="advert big">Buy a rope.</p><p>Two.</p></div>
<div class="less"><p>Something else.</p></div>
<div class="more"><p>Three.</p><div data-kind="sale"><p>Buy an anchor.</p></div></div></body></html>'''


def sentence(rng, chinese):
    if chinese:
        return ''.join(rng.choice(CHINESE) for _ in range(30)) + '。'
    return ' '.join(rng.choice(WORDS) for _ in range(14)).capitalize() + '.'


def paragraphs(rng, count, chinese):
    return ''.join(f'<p>{" ".join(sentence(rng, chinese) for _ in range(3))}</p>' for _ in range(count))


class Learn(RunCase):
    def planted(self, i, block):
        return block[1].format(number=100 + i * 7) if i < block[2] else ''

    def english(self, i):
        rng = random.Random(i)
        text = [paragraphs(rng, 2, False), self.planted(i, AD), paragraphs(rng, 1, False), MARKS[i % 4],
                REFRAIN, paragraphs(rng, 1, False), REFRAIN, LABEL, paragraphs(rng, 1, False), SUMMARY,
                paragraphs(rng, 1, False)]
        opening = OPENING if i % 2 else FOREWORD if i % 3 else ''
        return ''.join([self.planted(i, LOGO), self.planted(i, HEAD), opening, *text, self.planted(i, COUNTER),
                        self.planted(i, RARE), self.planted(i, APPEAL), self.planted(i, RIGHTS)])

    def chinese(self, i):
        rng = random.Random(1000 + i)
        return ''.join([paragraphs(rng, 3, True), '<p>＊</p>', SUMMARY, paragraphs(rng, 2, True),
                        self.planted(i, CODE), self.planted(i, WEIXIN)])

    def archive(self, folder='in'):
        for i in range(COUNT):
            self.write(f'{folder}/en/{i}.md', article(f'Letter {i}', self.english(i), address=f'https://quay.example/{i}'))
            self.write(f'{folder}/zh/{i}.md', article(f'夜话 {i}', self.chinese(i), address=f'https://matou.example/{i}'))

    def learn(self, *arguments):
        self.run_it('learn', *arguments, '-o', 'furniture.json')
        return (self.folder / 'furniture.json').read_bytes()

    def blocks(self, site):
        sites = json.loads((self.folder / 'furniture.json').read_text())['sites']
        return {block.get('text') or block.get('shape') or block['picture']: block for block in sites[site]['blocks']}

    def test_all_that_was_planted_and_nothing_else(self):
        self.archive()
        errors = self.run_it('learn', 'in', '-o', 'furniture.json')
        self.assertIn('120 articles read, 0 failed; blocks that recur: 8, on sites: 2', errors)
        found = {name: (block['articles'], block['place']) for name, block in self.blocks('quay.example').items()}
        self.assertEqual({HEAD[0]: (40, 'head'), LOGO[0]: (50, 'head'), AD[0]: (12, 'between'),
                          COUNTER[0]: (26, 'tail'),  # four stand before a line that is not learnt
                          APPEAL[0]: (60, 'tail'), RIGHTS[0]: (20, 'tail')}, found)
        found = {name: (block['articles'], block['place']) for name, block in self.blocks('matou.example').items()}
        self.assertEqual({CODE[0]: (25, 'tail'), WEIXIN[0]: (33, 'tail')}, found)

    def test_the_same_bytes(self):
        """Whatever the number of jobs, and the order of the inputs; copies count once."""
        self.archive()
        first = self.learn('in', '-j', 1)
        self.assertEqual(first, self.learn('in', '-j', 3))
        names = [str(path.relative_to(self.folder / 'in')) for path in sorted((self.folder / 'in').rglob('*.md'))]
        random.Random(5).shuffle(names)
        (self.folder / 'list').write_text(''.join(f'in/{name}\n' for name in names))
        shuffled = json.loads(self.learn('--files-from', 'list', '-j', 2))
        for site in shuffled['sites'].values():
            for block in site['blocks']:
                del block['example']  # a file that is named itself has a shorter path
        plain = json.loads(first)
        for site in plain['sites'].values():
            for block in site['blocks']:
                del block['example']
        self.assertEqual(plain, shuffled)
        self.assertEqual(first, self.learn('in/zh', 'in/en', 'in') and self.learn('in'))
        shutil.copytree(self.folder / 'in', self.folder / 'in/zz')
        again = json.loads(self.learn('in'))
        self.assertEqual(json.loads(first)['sites']['quay.example'], again['sites']['quay.example'])

    def cuts(self, path, *arguments):
        self.run_it('inspect', path, '--cuts', '--json', *arguments)
        diagnostics = json.loads(self.stdout)['diagnostics']
        return [cut.get('url') or cut['text'] for cut in diagnostics if cut.get('reason') == 'recurring']

    def test_it_is_cut(self):
        self.archive()
        self.learn('in')
        self.assertEqual([LOGO[0], HEAD[0], AD[0], 'Seen by 135 readers', APPEAL[0], RIGHTS[0]],
                         self.cuts('in/en/5.md', '--furniture', 'furniture.json'))
        self.assertEqual([], self.cuts('in/en/5.md'))
        self.assertEqual([], self.cuts('in/en/5.md', '--furniture', 'furniture.json', '--keep', 'recurring'))
        self.assertEqual([], self.cuts('in/en/5.md', '--furniture', 'furniture.json', '--clean', 'none'))
        self.run_it('convert', 'in/en/5.md', '-t', 'text', '--furniture', 'furniture.json')
        for stays in ('Every Friday the keeper', 'And the bell rang', 'What you need:', '总结'):
            self.assertIn(stays, self.stdout)
        self.run_it('inspect', 'in/en/5.md', '--json', '--furniture', 'furniture.json')
        self.assertEqual(RIGHTS[0], json.loads(self.stdout)['metadata']['rights'])

    def test_lines_with_something_of_the_article_in_them(self):
        """Its keywords, title, authors and rights are metadata; the words around them recur."""
        lines = {
            'quay.example': ('<p>Kept by the desk under <a href="https://quay.example/topic/{word}">{word}</a>, '
                             '<a href="https://quay.example/topic/{other}">{other}</a> | {number} letters</p>',
                             'Kept by the desk under {tags} | # letters'),
            'leuchtturm.example': ('<p>Zuerst stand „{title}“ im <a href="https://leuchtturm.example/">Leuchtturm</a>.</p>',
                                   'Zuerst stand „{title}“ im Leuchtturm.'),
            'matou.example': ('<p>夜话第{number}期｜© 2020 {name}｜<a href="https://matou.example/all">全部夜话</a></p>',
                              '夜话第#期｜{rights}｜全部夜话'),
        }
        for site, (html, _) in lines.items():
            for i in range(30):
                rng = random.Random(i)
                words = dict(word=rng.choice(WORDS), other=rng.choice(WORDS), number=100 + i * 7,
                             title=f'Brief vom Hafen, {WORDS[i % 20]} {i}', name=f'守夜{CHINESE[i]}人')
                text = paragraphs(rng, 3, False) + html.format(**words)
                self.write(f'in/{site}/{i}.md', article(words['title'], text, address=f'https://{site}/a/{i}'))
        self.learn('in')
        for site, (_, shape) in lines.items():
            self.assertEqual([shape], list(self.blocks(site)))
        self.run_it('inspect', 'in/quay.example/3.md', '--json', '--furniture', 'furniture.json')
        found = json.loads(self.stdout)
        rng = random.Random(3)
        tags = [rng.choice(WORDS), rng.choice(WORDS)]
        self.assertEqual(tags, found['metadata']['tags'])
        ledger = [(entry['kind'], entry['text']) for entry in found['diagnostics'] if 'text' in entry]
        self.assertIn(('lifted', ', '.join(tags)), ledger)
        self.assertIn(('cut', 'Kept by the desk under  | 121 letters'), ledger)
        self.run_it('inspect', 'in/matou.example/3.md', '--json', '--furniture', 'furniture.json')
        self.assertEqual(f'© 2020 守夜{CHINESE[3]}人', json.loads(self.stdout)['metadata']['rights'])
        self.assertEqual(['夜话第121期｜｜全部夜话'], self.cuts('in/matou.example/3.md', '--furniture', 'furniture.json'))
        self.assertEqual(['Zuerst stand „“ im Leuchtturm.'],
                         self.cuts('in/leuchtturm.example/3.md', '--furniture', 'furniture.json'))

    def test_lists_of_articles_are_no_keywords(self):
        """A wiki's links lead to where its articles are; a unique line stays."""
        for i in range(30):
            rng = random.Random(i)
            word = WORDS[i % 20] + str(i)
            text = paragraphs(rng, 3, False) + f'<p>See also <a href="https://wiki.example/wiki/{word}">{word}</a></p>'
            self.write(f'in/{i}.md', article(f'Page {i}', text, address=f'https://wiki.example/wiki/Page_{i}'))
        self.learn('in')
        self.assertEqual({}, json.loads((self.folder / 'furniture.json').read_text())['sites'])

    def test_what_most_articles_keep_is_theirs(self):
        """A greeting opens the text; that some articles have an appeal behind it makes no difference to them."""
        greeting = 'Dear readers, dear friends of the lamp!'
        for i in range(30):
            text = f'<p>{greeting}</p>' + (HEAD[1] if i % 3 == 0 else '') + paragraphs(random.Random(i), 3, False)
            self.write(f'in/{i}.md', article(f'Letter {i}', text, address=f'https://quay.example/{i}'))
        self.learn('in')
        self.assertEqual([HEAD[0]], list(self.blocks('quay.example')))

    def test_what_stands_in_too_few_stays(self):
        self.archive()
        self.learn('in')
        self.run_it('convert', 'in/en/2.md', '-t', 'text', '--furniture', 'furniture.json')
        self.assertIn(RARE[0], self.stdout)

    def test_a_file_written_by_hand(self):
        self.write('a.md', article('A', '<p>One.</p><p>Two words here.</p><p>Three.</p>', address='https://a.example/1'))
        self.write('hand.json', '{"sites": {"a.example": {"blocks": [{"text": "Two words here."}]}}}')
        self.assertEqual(['Two words here.'], self.cuts('a.md', '--furniture', 'hand.json'))
        self.write('bad.json', '{"sites": {"a.example": {"blocks": [{"words": "Two words here."}]}}}')
        self.assertIn('/sites/a.example/blocks/0: it needs text, shape or picture',
                      self.run_it('inspect', 'a.md', '--furniture', 'bad.json', code=2))

    def test_what_a_site_puts_behind_titles_and_for_an_author(self):
        """A series' name and a person who writes all of a site are none of it."""
        for i in range(30):
            rng = random.Random(i)
            title = f'Letter {i} - The storm' if i % 3 == 0 else f'Letter {i}'
            author = ('Quay Letters', 'Nora Quill')[i % 2]
            self.write(f'in/{i}.html', f'<html><head><title>{title} | Quay Letters</title><meta name="author" content="{author}">'
                       f'<meta name="application-name" content="QUAY LETTERS"><link rel="canonical" href="https://quay.example/{i}">'
                       f'</head><body><p>{sentence(rng, False)}</p></body></html>')
            self.write(f'in/{i}.md', article(f'Brief {i}_码头夜话', f'<p>{sentence(rng, False)}</p>', address=f'https://matou.example/{i}'))
        sites = json.loads(self.learn('in'))['sites']
        self.assertEqual(['_码头夜话'], sites['matou.example']['title_suffixes'])
        self.assertEqual(['Quay Letters'], sites['quay.example']['feed_names'])
        self.assertEqual((b'Letter 0 - The storm', []), self.title_and_authors('in/0.html'))
        self.assertEqual((b'Letter 1', ['Nora Quill']), self.title_and_authors('in/1.html'))
        self.assertEqual(('Brief 2'.encode(), []), self.title_and_authors('in/2.md'))

    def title_and_authors(self, path):
        self.run_it('convert', path, '-t', 'json', '--furniture', 'furniture.json')
        metadata = json.loads(self.stdout)['metadata']
        return metadata['title'].encode(), metadata.get('authors', [])

    def test_selectors_written_by_hand(self):
        self.write('page.html', PAGE)
        self.write('rules.json', json.dumps({'sites': {'a.example': {
            'keep': '#text, div.more', 'drop': ['.advert', '[data-kind=sale] p'], 'title': 'h2.name', 'author': '.who a',
            'date': 'time[datetime]'}}}))
        self.run_it('convert', 'page.html', '-t', 'json', '--furniture', 'rules.json')
        document = json.loads(self.stdout)
        self.assertEqual(('The ferry', ['Nora Quill'], '2020-05-04T06:00:00Z'),
                         tuple(document['metadata'][key] for key in ('title', 'authors', 'published')))
        self.run_it('convert', 'page.html', '-t', 'text', '--no-header', '--furniture', 'rules.json')
        self.assertEqual('One.\n\nTwo.\n\nThree.\n', self.stdout)
        self.assertIn('Buy a rope.', self.cuts('page.html', '--furniture', 'rules.json'))
        self.run_it('convert', 'page.html', '-t', 'text', '--furniture', 'rules.json', '--clean', 'none', '-M', 'title=Mine')
        self.assertTrue(self.stdout.startswith('Mine\n'), self.stdout)
        self.assertIn('Buy a rope.', self.stdout)
        self.write('bad.json', '{"sites": {"a.example": {"drop": ["p > a"]}}}')
        self.assertIn('/sites/a.example/drop: no simple selector: p > a', self.run_it('inspect', 'page.html', '--furniture', 'bad.json', code=2))

    def test_batch_makes_again_what_another_content_changes(self):
        self.archive()
        self.learn('in')
        self.run_it('batch', 'in', '-o', 'out', '-t', 'text', '--furniture', 'furniture.json')
        self.assertNotIn(APPEAL[0], (self.folder / 'out/en/5.txt').read_text())
        self.assertIn('120 skipped', self.run_it('batch', 'in', '-o', 'out', '-t', 'text', '--furniture',
                                                 'furniture.json'))
        self.write('furniture.json', '{"sites": {}}')
        self.assertIn('0 skipped', self.run_it('batch', 'in', '-o', 'out', '-t', 'text', '--furniture',
                                               'furniture.json'))
        self.assertIn(APPEAL[0], (self.folder / 'out/en/5.txt').read_text())

    def test_a_book_is_verified_with_it(self):
        self.archive()
        self.learn('in')
        self.run_it('bind', 'in', '-o', 'book.epub', '--furniture', 'furniture.json')
        self.run_it('verify', 'book.epub', '--against', 'in', '--furniture', 'furniture.json')
        self.run_it('verify', 'book.epub', '--against', 'in', code=1)

    def test_what_cannot_be_read_is_named(self):
        self.archive()
        self.write('in/broken.md', b'\xff\xd8\xff\xe0\x00\x10JFIF')
        self.assertIn('120 articles read, 1 failed', self.run_it('learn', 'in', '-o', 'furniture.json', code=1))


if __name__ == '__main__':
    main()
