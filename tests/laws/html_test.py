"""Pages that were written are read and written again as the same bytes, of pages made from seeds or of a folder's articles.

  html_test.py OFFPRINT [--pages N] [--first SEED] [--size BYTES] [--articles FOLDER]

Left out is what HTML itself cannot say twice in the same way; see LEFT_OUT.
"""
import pathlib
import re
import subprocess
import sys
import tempfile

from pages import options_of, page

LEFT_OUT = []  # (pattern of the first page, why it may differ)


def batch(program, folder, out, *options):
    subprocess.run([program, 'batch', folder, '-o', out, '-t', 'html', '-q', *options], capture_output=True, check=False)


def differences(program, articles, folder, options):
    once, twice = folder / 'once', folder / 'twice'
    batch(program, articles, once, *options)
    batch(program, once, twice, '-f', 'html')
    compared = 0
    for first in sorted(once.rglob('*.html')):
        name = first.relative_to(once)
        text = first.read_text(encoding='utf-8')
        if any(re.search(pattern, text) for pattern, _ in LEFT_OUT):
            continue
        compared += 1
        again = twice / name
        if not again.exists() or again.read_text(encoding='utf-8') != text:
            yield f'{name}: its page is read as something else'
    total = sum(1 for _ in once.rglob('*.html'))
    print(f'{compared} pages of {total} compared')
    if compared * 10 < total * 9 or total == 0:
        yield f'only {compared} pages of {total} were compared'


def main():
    parser = options_of(__doc__)
    parser.add_argument('--articles', type=pathlib.Path, help='a folder of articles in place of made pages')
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix='laws-') as room:
        folder = pathlib.Path(room)
        articles = options.articles or folder / 'in'
        if not options.articles:
            articles.mkdir()
            for seed in range(options.first, options.first + options.pages):
                (articles / f'{seed}.html').write_text(page(seed, options.size), encoding='utf-8')
        found = list(differences(options.program, articles, folder, () if options.articles else ('-f', 'html')))
    print('\n'.join(found[:20]))
    print(f'{len(found)} differences')
    return 1 if found else 0


if __name__ == '__main__':
    sys.exit(main())
