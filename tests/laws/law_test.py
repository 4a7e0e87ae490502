"""Pages made from seeds through the program, and an independent reader beside it: nothing lost, nothing added.

  law_test.py OFFPRINT [--pages N] [--first SEED] [--size BYTES] [--keep-going] [--show SEED]

Exit code 1 and the first differences where tree and ledger are not what a browser shows.
"""
import argparse
import collections
import json
import re
import subprocess
import sys

from law import broken
from pages import page

CLEANS = ('article', 'none')


def converted(program, pages, clean):
    """The documents of the pages, by `stream`."""
    lines = ''.join(json.dumps({'id': seed, 'content': html, 'from': 'html'}) + '\n' for seed, html in pages)
    done = subprocess.run([program, 'stream', '-t', 'json', '--clean', clean], input=lines, capture_output=True, text=True, check=False)
    answers = {answer['id']: answer for answer in map(json.loads, done.stdout.splitlines())}
    if len(answers) != len(pages):
        seed = next(seed for seed, _ in pages if seed not in answers)
        sys.exit(f'page {seed} ends the program ({done.returncode}): {done.stderr[-400:]}')
    return answers


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument('program')
    parser.add_argument('--pages', type=int, default=400)
    parser.add_argument('--first', type=int, default=1)
    parser.add_argument('--size', type=int, default=120, help='bytes of choices, at most')
    parser.add_argument('--most', type=int, default=10, help='differences shown')
    parser.add_argument('--show', type=int, help='print the page of this seed and what is said of it')
    options = parser.parse_args()
    seeds = [options.show] if options.show is not None else range(options.first, options.first + options.pages)
    found, classes = 0, collections.Counter()
    for start in range(0, len(seeds), 500):
        pages = [(seed, page(seed, options.size)) for seed in seeds[start:start + 500]]
        for clean in CLEANS:
            answers = converted(options.program, pages, clean)
            for seed, html in pages:
                answer = answers[seed]
                wrong = [answer['error']] if 'error' in answer else broken(html, answer['document'], clean)
                if options.show is not None:
                    print(html, json.dumps(answer, ensure_ascii=False, indent=1), sep='\n')
                found += bool(wrong)
                classes.update({re.sub(r't?\d+z?|https?:\S+', '#', line) for line in wrong})
                if wrong and (found <= options.most or options.show is not None):
                    print(f'page {seed}, {clean}: ' + '; '.join(wrong[:4]))
    for line, count in classes.most_common(25):
        print(f'{count:6} {line[:150]}')
    print(f'{len(seeds)} pages from seed {seeds[0]}, twice each: {found} not as a browser shows them')
    return 1 if found else 0


if __name__ == '__main__':
    sys.exit(main())
