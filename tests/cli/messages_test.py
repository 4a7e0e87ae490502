"""cli/MESSAGES.md lists every message: what the sources say stands in it, word for word.

  messages_test.py ROOT
"""
import pathlib
import re
import sys
import unittest

ROOT = pathlib.Path('.')
LITERAL = re.compile(r'"((?:[^"\\\n]|\\.)*)"')
# From the name of a fault, or a call that says something, to the end of the statement or row.
SAID = re.compile(r'(?:Fault::\w+,|\bcomplain\(|\bnoted?\(|\bcount\(|\breturn(?= \"it is ))(.*?)(?:;\n|\}[,;]?\n|\}\};)', re.DOTALL)
PIECE = 12  # letters; shorter pieces stand between names


def literals(text):
    """The string literals of C++ code; those that stand side by side joined."""
    joined = re.sub(r'"\s*\n\s*"', '', text)
    return [literal for literal in LITERAL.findall(joined) if len(literal) >= PIECE and ' ' in literal]


def sources():
    for folder in ('cli', 'converters', 'formats'):
        yield from sorted((ROOT / folder).rglob('*.cpp'))


def messages():
    """(file, piece of a message) of all sources."""
    for path in sources():
        for said in SAID.findall(path.read_text(encoding='utf-8')):
            for literal in literals(said):
                yield path, literal
    table = ROOT / 'formats/document/diagnostic.h'
    for row in re.findall(r'\{DiagnosticCode::.*?\}', table.read_text(encoding='utf-8'), re.DOTALL):
        yield table, literals(row)[-1]


class Messages(unittest.TestCase):
    def setUp(self):
        self.listed = (ROOT / 'cli/MESSAGES.md').read_text(encoding='utf-8')

    def test_every_message_is_listed(self):
        found = list(messages())
        self.assertGreater(len(found), 60)
        missing = [f'{path.relative_to(ROOT)}: {piece}' for path, piece in found if piece.strip(" '?") not in self.listed]
        if missing:
            self.fail('not in cli/MESSAGES.md:\n' + '\n'.join(missing))


if __name__ == '__main__':
    ROOT = pathlib.Path(sys.argv.pop(1))
    unittest.main()
