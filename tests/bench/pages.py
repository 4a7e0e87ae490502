#!/usr/bin/env python3
"""How well the article is found on whole pages: precision, recall and F1 of its words.

  pages.py OFFPRINT PAGES

PAGES holds NAME/source.html and NAME/expected.html, the article, as the test pages of Mozilla's Readability do
(https://github.com/mozilla/readability, test/test-pages). Both texts become words, or single characters of scripts
without spaces; runs of four are compared as multisets; the means over the pages are printed. Needs python3-html5lib.
"""
import collections
import pathlib
import re
import subprocess
import sys
import warnings

import html5lib

WIDE = '\u0e00-\u0e7f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff'
WORD = re.compile(f'[{WIDE}]|[^\\W_{WIDE}]+')
SILENT = {'script', 'style', 'template', 'noscript', 'head', 'iframe', 'svg', 'math'}
INLINE = {'a', 'abbr', 'b', 'bdi', 'bdo', 'cite', 'code', 'em', 'font', 'i', 'kbd', 'mark', 'q', 's', 'small', 'span', 'strong',
          'sub', 'sup', 'tt', 'u', 'var', 'wbr'}
RUN = 4


def text_of(element):
    """What a browser shows of it, with blanks between blocks."""
    name = element.tag.rsplit('}', 1)[-1] if isinstance(element.tag, str) else ''
    if not name or name in SILENT:
        return ''
    gap = '' if name in INLINE else ' '
    return gap + (element.text or '') + ''.join(text_of(child) + (child.tail or '') for child in element) + gap


def runs(text):
    words = WORD.findall(text.lower())
    size = min(RUN, len(words))
    return collections.Counter(tuple(words[i:i + size]) for i in range(len(words) - size + 1)) if words else collections.Counter()


def score(got, wanted):
    if not wanted:
        return (0.0, 1.0, 0.0) if got else (1.0, 1.0, 1.0)
    common = sum((got & wanted).values())
    precision, recall = common / max(sum(got.values()), 1), common / sum(wanted.values())
    return precision, recall, 2 * precision * recall / (precision + recall) if common else 0.0


def main():
    warnings.simplefilter('ignore')
    sys.setrecursionlimit(10000)
    tool, pages = sys.argv[1:]
    scores = []
    for page in sorted(pathlib.Path(pages).iterdir()):
        wanted = text_of(html5lib.parse((page / 'expected.html').read_text(encoding='utf-8')))
        command = [tool, 'convert', '-q', '-t', 'text', '--no-header', '--links', 'none', '--images', 'drop', page / 'source.html']
        got = subprocess.run(command, capture_output=True, check=False).stdout.decode()
        scores.append(score(runs(got), runs(wanted)))
    means = [sum(column) / len(scores) for column in zip(*scores)]
    print('{} pages: precision {:.3f}, recall {:.3f}, F1 {:.3f}'.format(len(scores), *means))


if __name__ == '__main__':
    main()
