"""A large corpus of a small one: its files again and again, each time with a change, in folders of a thousand.

  corpus.py SOURCE TARGET COUNT

The n-th copy's title and text get the copy's number, so that no two files have the same bytes. Which changes stands in
the number alone: the same call makes the same corpus.
"""
import pathlib
import re
import sys

TITLE = re.compile(rb'^\[([^\n]*)\]\(', re.MULTILINE)
PARAGRAPH = re.compile(rb'<p>')
PER_FOLDER = 1000


def changed(content, copy):
    number = str(copy).encode()
    content = TITLE.sub(rb'[\1 ' + number + rb'](', content, count=1)
    return PARAGRAPH.sub(b'<p>' + number + b' ', content, count=1 + copy % 3) + b'\n<!-- ' + number + b' -->'


def main(source, target, count):
    originals = [(path.name, path.read_bytes()) for path in sorted(pathlib.Path(source).rglob('*')) if path.is_file()]
    target = pathlib.Path(target)
    for n in range(int(count)):
        name, content = originals[n % len(originals)]
        copy = n // len(originals)
        folder = target / f'{n // PER_FOLDER:04}'
        if n % PER_FOLDER == 0:
            folder.mkdir(parents=True)
        stem, dot, extension = name.rpartition('.')
        (folder / f'{stem[:60]}-{copy}.{extension}').write_bytes(changed(content, copy))


main(*sys.argv[1:])
