"""The rules of the house that a compiler does not know, each a test over the source tree.

  house_test.py ROOT [House.test_RULE]

Folders form layers, and an include may only lead down (or within its own folder):
cli -> converters -> registry -> one format -> math -> reading, writing -> rooms by matter -> document -> unicode.
"""
import pathlib
import re
import shutil
import subprocess
import sys
import unittest

ROOT = pathlib.Path('.')
PROGRAM = ('cli', 'converters', 'formats')
ALL = (*PROGRAM, 'tests')
LINES = 500
SOURCES = {'.h', '.cpp', '.c'}
INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]+([<"])([^>"]+)[>"]', re.MULTILINE)

# The layers, lowest first. A format knows no other format but those of MAY_ALSO.
LAYERS = [
    {'formats/unicode'},
    {'formats/language', 'formats/hash'},
    {'formats/document'},
    # Rooms by matter, for readers, passes and writers alike: each fact of the world stands once.
    {'formats/' + name for name in ('address', 'time', 'charset', 'layout')},
    {'formats/reading', 'formats/writing'},
    {'formats/math'},
    {'formats/' + name for name in ('html', 'dump', 'feed', 'rows', 'exports', 'markdown', 'text', 'json', 'pandoc', 'epub', 'site')},
    {'formats/registry'},
    {'converters/' + name for name in ('options', 'files', 'engine', 'passes', 'images', 'media', 'convert', 'inputs', 'report', 'bind', 'learn', 'verify',
                                       'stream', 'inspect', 'batch')},
    {'cli', 'cli/media'},  # two programs: neither knows the other's files
]
LAYER = {folder: number for number, layer in enumerate(LAYERS) for folder in layer}
CONVERTERS = LAYER['converters/convert']
# Of their own layer, these know html too: its reader or its writer does part of their work.
MAY_ALSO = {(folder, 'formats/html') for folder in ('formats/dump', 'formats/feed', 'formats/rows', 'formats/exports', 'formats/markdown',
                                                          'formats/epub', 'formats/site')} | {(folder, 'formats/markdown') for folder in
                                                                            ('formats/dump', 'formats/rows', 'formats/exports')}
# A pass cannot know which reader came before it or which writer comes next.
PASSES_KNOW = {'formats/' + name for name in ('unicode', 'language', 'hash', 'document', 'address', 'time', 'charset', 'layout', 'reading',
                                            'math')} | {'converters/passes'}
# Rooms without a name.
VAGUE = re.compile(r'(^|[_/])(utils?|helpers?|managers?|common|misc|shared)([_./]|$)')


def folder_of(path):
    """formats/html/blocks/x.h -> formats/html; cli/main.cpp -> cli; cli/media/main.cpp -> cli/media."""
    return '/'.join(pathlib.PurePosixPath(path).parts[:-1][:2])


def allowed(source, target):
    """Whether a file of the folder `source` may include one of the folder `target`."""
    if source == target:
        return True
    if source not in LAYER or target not in LAYER:
        return False
    if source == 'converters/passes':
        return target in PASSES_KNOW
    if LAYER[source] == CONVERTERS and LAYER[target] == CONVERTERS:
        return True  # each on what it needs of the others: test_circles keeps it a direction
    return LAYER[target] < LAYER[source] or (source, target) in MAY_ALSO


def circle(arrows):
    """A circle of folders among the arrows {folder: {folder}}, as a list; empty where there is none."""
    done, path = set(), []

    def walk(folder):
        if folder in path:
            return path[path.index(folder):] + [folder]
        if folder in done:
            return []
        path.append(folder)
        for target in sorted(arrows.get(folder, ())):
            found = walk(target)
            if found:
                return found
        done.add(path.pop())
        return []

    for folder in sorted(arrows):
        found = walk(folder)
        if found:
            return found
    return []


SPACE = re.compile(r'^(?P<open>namespace\b(?P<name>[^{;=]*)\{\s*$)|^(?P<close>\}\s*// namespace\b)|'
                   r'^(?:class|struct|enum class|enum) (?P<type>\w+)(?: final)?(?: : [^;{]*)?(?: \{|$)', re.MULTILINE)


def types(text):
    """The types that a file defines for other files to see, with their namespaces: offprint::text::Inlines."""
    spaces = []
    for found in SPACE.finditer(text):
        if found['open']:
            spaces.append(found['name'].strip())
        elif found['close']:
            spaces.pop()
        elif '' not in spaces:  # not in a namespace without a name
            yield '::'.join([*spaces, found['type']])


def files(*tops, suffixes=SOURCES):
    found = [path for top in tops for path in sorted((ROOT / top).rglob('*')) if path.suffix in suffixes]
    assert found, f'no files in {tops}: the rule would hold of nothing'
    return found


def name(path):
    return path.relative_to(ROOT).as_posix()


def includes(path):
    """(angled, what) of each include of the file."""
    return [(sign == '<', what) for sign, what in INCLUDE.findall(path.read_text(encoding='utf-8'))]


def includes_of_ours():
    """(file, its folder, folder of what it includes) of all quoted includes of the program."""
    for path in files(*PROGRAM):
        for angled, what in includes(path):
            if not angled:
                yield f'{name(path)}: "{what}"', folder_of(name(path)), folder_of(what)


def table(text, head):
    """The rows of the Markdown table whose head begins so, each a list of cells."""
    lines = text[text.index(f'| {head} |') if f'| {head} |' in text else text.index(f'| {head}'):].split('\n\n')[0].splitlines()
    return [line.strip('| ').split(' | ') for line in lines[2:]]


def names_of_tests():
    """As ctest has them."""
    names = {f'{path.parent.name}.{suite}.{test}' for path in files('tests/unit', suffixes={'.cpp'})
             for suite, test in re.findall(r'^TEST(?:_F|_P)?\((\w+), (\w+)\)', path.read_text(encoding='utf-8'), re.MULTILINE)}
    names |= {f'cli.{path.stem}' for path in (ROOT / 'tests/cli').glob('*.md')}
    names |= {f'{path.parent.name}.{path.name[:-len("_test.py")]}' for path in files('tests', suffixes={'.py'})
              if path.name.endswith('_test.py')}
    names |= {f'{path.parent.parent.name}_{path.parent.name}' for path in (ROOT / 'tests/cases').glob('*/*/input.*')}
    for path in (ROOT / 'tests').rglob('CMakeLists.txt'):
        text = path.read_text(encoding='utf-8')
        for variable, values, body in re.findall(r'foreach\((\w+) ([^)$]+)\)(.*?)endforeach', text, re.DOTALL):
            text += ''.join(body.replace('${%s}' % variable, value) for value in values.split())
        names |= set(re.findall(r'add_test\(\s*NAME ([\w.]+)\s', text))
    return names


def is_test(name, known):
    """Whether it is a test's name, or that of a room of tests."""
    return any(test == name or test.startswith(name + '.') for test in known)


LOOKS = re.compile(r'^ *(?:offprint_package|pkg_check_modules|find_package|find_path|find_library|find_program)\(([^)]*)\)', re.MULTILINE)
# What tests alone need, and what every system has.
NO_DEPENDENCIES = {'GTest', 'Python3', 'node', 'gzip'}


def looked_for(root):
    """What CMake looks for, outside of functions: a pkg-config module, a package, a header, a library."""
    names = set()
    for path in (root / 'CMakeLists.txt', *(path for top in ALL for path in (root / top).rglob('CMakeLists.txt'))):
        for words in LOOKS.findall(path.read_text(encoding='utf-8')):
            words = [word for word in words.split() if word not in ('REQUIRED', 'IMPORTED_TARGET', 'GLOBAL', 'NAMES', 'COMPONENTS')]
            if not any('${' in word for word in words):
                names.add(words[1] if len(words) > 1 and words[0].isupper() else words[0])
    return names - NO_DEPENDENCIES


def upstream(version):
    """Of a Debian package's version: 1:1.2.13.dfsg-1 is 1.2.13."""
    return re.match(r'(?:\d+:)?(\d+(?:\.\d+)*)', version)[1]


class House(unittest.TestCase):
    maxDiff = None

    def none(self, offenders, rule):
        self.assertEqual([], sorted(set(offenders)), rule)

    def test_arrows(self):
        self.none([line for line, source, target in includes_of_ours() if not allowed(source, target)],
                  'an include runs against the arrows, or is not written as a path from the root')

    def test_circles(self):
        arrows = {}
        for _, source, target in includes_of_ours():
            if source != target:
                arrows.setdefault(source, set()).add(target)
        self.assertEqual([], circle(arrows), 'folders include one another in a circle')

    def test_lines(self):
        counts = {name(path): len(path.read_bytes().splitlines()) for path in files(*ALL, suffixes=SOURCES | {'.py'})}
        self.none([f'{file}: {count}' for file, count in counts.items() if count >= LINES],
                  f'a file has {LINES} lines or more')

    def test_encoding(self):
        bad = []
        for path in files(*PROGRAM, 'tests/unit', suffixes=SOURCES | {'.txt', '.json'}):
            raw = path.read_bytes()
            try:
                raw.decode('utf-8')
            except UnicodeDecodeError:
                bad.append(name(path) + ': not UTF-8')
            if raw.startswith(b'\xef\xbb\xbf') or b'\r' in raw or not raw.endswith(b'\n'):
                bad.append(name(path) + ': BOM, carriage return or no final newline')
        self.none(bad, 'sources are UTF-8 with LF line ends')

    def test_names(self):
        self.none([name(path) for path in files(*ALL, suffixes=SOURCES | {'.py', '.txt'}) if VAGUE.search(name(path))],
                  'a name that says nothing')

    def test_gumbo(self):
        """The shim that fences its longjmp, the two that make a tree of its tree, a test and a measure."""
        knows = {(True, 'gumbo.h'), (False, 'formats/html/gumbo_parse.h')}
        users = {name(path) for path in files(*ALL) if knows.intersection(includes(path))}
        known = {f'formats/html/{file}' for file in ('gumbo_parse.h', 'gumbo_parse.c', 'page_tree.cpp', 'unfold.h')}
        known.add('tests/unit/html/tag_rules_test.cpp')  # holds our rules of nesting to it
        known.add('tests/bench/bench.cpp')
        self.assertEqual(known, users)

    def test_expected(self):
        users = [name(path) for path in files(*ALL) if (True, 'tl/expected.hpp') in includes(path)]
        self.assertEqual(['formats/document/result.h'], users, 'one header alone names tl::expected')

    def test_types(self):
        """Two types of one name in one namespace link without a word, and crash (C++ [basic.def.odr])."""
        homes = {}
        for path in files(*PROGRAM):
            for type in types(path.read_text(encoding='utf-8')):
                homes.setdefault(type, set()).add(name(path))
        self.assertIn('offprint::Document', homes)
        self.none([f'{type}: {sorted(home)}' for type, home in homes.items() if len(home) > 1],
                  'a type is defined twice')

    def test_network(self):
        """offprint-media alone reaches the network and decodes pictures."""
        reaches = {name(path) for path in files(*PROGRAM)
                   if any(re.match(r'(curl/|vips/|fontconfig/|sys/socket\.h|netdb\.h)', what) for _, what in includes(path))}
        self.none([path for path in reaches if not path.startswith('cli/media/')], 'the converter can reach neither')
        self.assertIn('cli/media/transfer.h', reaches)
        self.none([line for line, source, target in includes_of_ours() if target == 'cli/media' and source != 'cli/media'],
                  'the converter is linked with what fetches')

    def test_security(self):
        """What SECURITY.md names is there: tests and constants."""
        text = (ROOT / 'SECURITY.md').read_text(encoding='utf-8')
        rows = table(text, 'never')
        self.assertGreater(len(rows), 10)
        known = names_of_tests()
        for never, _, tests in rows:
            named = re.findall(r'`([^`]+)`', tests)
            self.assertTrue(named, f'no test of: {never}')
            self.none([test for test in named if not is_test(test, known)], 'SECURITY.md names a test that is not there')
        rows = table(text, 'what | how much')
        self.assertGreater(len(rows), 15)
        for *_, constant in rows:
            what, where = re.fullmatch(r'`(\w+)` of `([^`]+)`', constant).groups()
            self.assertRegex((ROOT / where).read_text(encoding='utf-8'), rf'\b{what} = ', f'SECURITY.md: {constant}')

    def test_dependencies(self):
        """DEPENDENCIES.md's tables are what is installed and what CMake looks for; the versions are those that are there."""
        text = (ROOT / 'cli/install/DEPENDENCIES.md').read_text(encoding='utf-8')
        rows = [[cell.strip('`') for cell in row] for section in text.split('\n## ')[1:] for row in table(section, 'package')]
        self.none([' | '.join(row) for row in rows if not all(row)], 'a cell says nothing')
        lists = (ROOT / 'samples/packages').read_text(encoding='utf-8').splitlines()
        self.assertEqual(sorted(line.split()[0] for line in lists if line and line[0] != '#'), sorted(row[0] for row in rows))
        self.assertEqual(sorted(looked_for(ROOT)), sorted(row[2] for row in rows if row[2] != '—'))
        if shutil.which('dpkg-query'):
            there = dict(line.split(' ') for line in subprocess.run(
                ['dpkg-query', '--show', '--showformat=${Package} ${Version}\n', *(row[0] for row in rows)],
                capture_output=True, text=True).stdout.splitlines())
            self.none([f'{row[0]} {row[1]}: here is {there[row[0]]}' for row in rows
                       if there.get(row[0]) and upstream(there[row[0]]) != row[1]], 'another version than was tried')

    def test_rules_can_fail(self):
        """Each rule refuses what it is there to refuse."""
        for source, target in (('formats/document', 'formats/reading'), ('formats/html', 'formats/dump'),
                               ('formats/json', 'formats/html'), ('formats/writing', 'formats/reading'),
                               ('formats/registry', 'converters/passes'), ('converters/convert', 'cli'),
                               ('converters/passes', 'formats/registry'), ('converters/passes', 'formats/markdown'),
                               ('converters/passes', 'converters/options'), ('cli', ''), ('cli', 'cli/media'), ('cli/media', 'cli'),
                               ('formats/html', 'formats/unknown')):
            self.assertFalse(allowed(source, target), f'{source} -> {target}')
        for source, target in (('formats/dump', 'formats/html'), ('cli', 'formats/document'),
                               ('converters/options', 'converters/passes'), ('formats/html', 'formats/html')):
            self.assertTrue(allowed(source, target), f'{source} -> {target}')
        self.assertEqual(['a', 'b', 'a'], circle({'a': {'b'}, 'b': {'c', 'a'}}))
        self.assertEqual([], circle({'a': {'b', 'c'}, 'b': {'c'}}))
        self.assertEqual(['a::X', 'a::b::Y', 'a::E'], list(types(
            'namespace a {\nstruct X;\nstruct X {\n};\n'
            'namespace b {\nclass Y final : public Z {\n};\n}  // namespace b\n'
            'namespace {\nstruct P {\n}  // namespace\nenum class E : int { A };\n}  // namespace a\n')))
        for vague in ('formats/html/utils.h', 'converters/common/x.cpp', 'cli/output_helper.cpp'):
            self.assertTrue(VAGUE.search(vague), vague)
        for good in ('formats/html/reader.h', 'converters/files/write.cpp', 'converters/passes/commonmark.cpp'):
            self.assertFalse(VAGUE.search(good), good)
        self.assertTrue(is_test('html.Limits', {'html.Limits.HoldForAttributes'}))
        self.assertFalse(is_test('html.Lim', {'html.Limits.HoldForAttributes'}))
        self.assertEqual([['1', '2'], ['3', '4']], table('| x | y |\n\n| a | b |\n| --- | --- |\n| 1 | 2 |\n| 3 | 4 |\n', 'a'))
        self.assertEqual(['1.2.13', '0.7.0', '12.2.0', '2.5.0'],
                         [upstream(v) for v in ('1:1.2.13.dfsg-1', '0.7.0+dfsg-8+b1', '4:12.2.0-3', '2.5.0-1+deb12u1')])
        self.assertEqual([('<', 'gumbo.h'), ('"', 'cli/x.h')],
                         INCLUDE.findall('#include <gumbo.h>\n  #  include "cli/x.h"\n'))


if __name__ == '__main__':
    ROOT = pathlib.Path(sys.argv.pop(1)).resolve()
    unittest.main(argv=sys.argv)
