"""Every sample and every golden case's input as pandoc's JSON, held to the types of pandoc and to the words of ours.

  pandoc_test.py OFFPRINT ROOT [Pandoc.test_CHECK...]
"""
import functools
import json
import pathlib
import subprocess
import sys
import unittest

import pandoc_types

OFFPRINT = ROOT = None
APIS = ('1.22', '1.23')


def inputs():
    found = sorted(path for path in (ROOT / 'samples').glob('*.*') if path.is_file())
    cases = sorted((ROOT / 'tests/cases').glob('*/*/input.*'))
    assert found and cases
    return found + cases


@functools.cache  # a start under a sanitizer takes longer than the work
def converted(path, *arguments):
    done = subprocess.run([OFFPRINT, 'convert', *arguments, str(path)], capture_output=True)
    assert done.returncode == 0, f'{path}: exit {done.returncode}, {done.stderr.decode()}'
    return json.loads(done.stdout)


def values(node):
    """The texts of our own tree, without white space."""
    for key in ('value', 'annotation'):
        if isinstance(node.get(key), str):
            yield ''.join(node[key].split())
    for child in node.get('children', ()):
        yield from values(child)


def broken(good, at, value):
    """A copy in which the element at that path is another."""
    copy = json.loads(json.dumps(good))
    inner = copy
    for step in at[:-1]:
        inner = inner[step]
    inner[at[-1]] = value
    return copy


class Pandoc(unittest.TestCase):
    maxDiff = 2000

    def each(self, check):
        for path in inputs():
            with self.subTest(path.relative_to(ROOT).as_posix()):
                check(path)

    def test_types(self):
        def check(path):
            for api in APIS:
                self.assertEqual([], pandoc_types.check(converted(path, '-t', 'pandoc', '--pandoc-api', api), api), api)

        self.each(check)

    def test_words(self):
        """Every text of the tree, and every picture once."""
        def check(path):
            ours, theirs = converted(path, '-t', 'json'), converted(path, '-t', 'pandoc')
            text = pandoc_types.text(theirs['blocks'])
            for value in values(ours):
                self.assertIn(value, text)
            pictures = sum(1 for _ in pandoc_types.elements(theirs, ('Image',)))
            self.assertEqual(json.dumps(ours['children']).count('"type": "image"'), pictures)

        self.each(check)

    def test_identifiers(self):
        """None twice, and a link inside the document leads to one."""
        def check(path):
            tree = converted(path, '-t', 'pandoc')
            ids = list(pandoc_types.identifiers(tree))
            self.assertEqual(sorted(set(ids)), sorted(ids))
            for content in pandoc_types.elements(tree, ('Link',)):
                if content[2][0].startswith('#'):
                    self.assertIn(content[2][0][1:], ids)

        self.each(check)

    def test_the_checker_refuses(self):
        """What is checked with can fail."""
        path = ROOT / 'tests/cases/pandoc/every_kind/input.json'
        for api in APIS:
            good = converted(path, '-t', 'pandoc', '--pandoc-api', api)
            self.assertEqual([], pandoc_types.check(good, api))
            for at, value in (
                (['blocks', 0, 't'], 'Head'),
                (['blocks', 0, 'c', 0], '2'),
                (['blocks', 0, 'c'], []),
                (['blocks', 0], {'t': 'HorizontalRule', 'c': []}),
                (['blocks', 0], {'t': 'Para'}),
                (['blocks', 0], {'t': 'Str', 'c': 'x'}),
                (['meta', 'title'], 'x'),
                (['meta', 'title', 'c', 0], {'t': 'Para', 'c': []}),
            ):
                self.assertTrue(pandoc_types.check(broken(good, at, value), api), f'{at} = {value}')
        old, new = (converted(path, '-t', 'pandoc', '--pandoc-api', api) for api in APIS)
        self.assertTrue(pandoc_types.check(new, '1.22'))
        self.assertTrue(pandoc_types.check(old, '1.23'))


if __name__ == '__main__':
    OFFPRINT, ROOT = sys.argv[1], pathlib.Path(sys.argv[2])
    unittest.main(argv=[sys.argv[0], *sys.argv[3:]])
