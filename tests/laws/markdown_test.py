"""Markdown that was written is read and written again as the same bytes, of pages made from seeds.

  markdown_test.py OFFPRINT [--pages N] [--first SEED] [--size BYTES]

Left out are pages of which something can only be written as HTML, which has other ways to say the same. Of thousands of pages
one in some hundreds differs: a list that is tight although an item holds two paragraphs is read as a loose one, as
CommonMark has it.
"""
import pathlib
import re
import subprocess
import sys
import tempfile

from pages import options_of, page

HTML_BLOCK = re.compile(r'^[>\s\d.)*-]*<(table|ol|ul|section|p|div)\b', re.MULTILINE)


def batch(program, folder, out, source):
    subprocess.run([program, 'batch', folder, '-o', out, '-t', 'markdown', '-f', source, '-q'], capture_output=True, check=False)


def differences(program, folder, seeds, size):
    pages, once, twice = folder / 'in', folder / 'once', folder / 'twice'
    pages.mkdir()
    for seed in seeds:
        (pages / f'{seed}.html').write_text(page(seed, size), encoding='utf-8')
    batch(program, pages, once, 'html')
    batch(program, once, twice, 'markdown')
    compared = 0
    for seed in seeds:
        first, again = once / f'{seed}.md', twice / f'{seed}.md'
        text = first.read_text(encoding='utf-8')
        if not text.strip() or HTML_BLOCK.search(text):
            continue
        compared += 1
        if not again.exists() or again.read_text(encoding='utf-8') != text:
            yield f'page {seed}: its Markdown is read as something else'
    if compared * 2 < len(seeds):
        yield f'only {compared} pages of {len(seeds)} were compared'


def main():
    parser = options_of(__doc__)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix='laws-') as folder:
        seeds = range(options.first, options.first + options.pages)
        found = list(differences(options.program, pathlib.Path(folder), seeds, options.size))
    print('\n'.join(found[:20]))
    print(f'{options.pages} pages from seed {options.first}: {len(found)} differences')
    return 1 if found else 0


if __name__ == '__main__':
    sys.exit(main())
