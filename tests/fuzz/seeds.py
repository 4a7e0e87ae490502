"""What fuzzing starts from: samples/ and the tests' inputs, and the words that the sources look for."""
import io
import itertools
import json
import pathlib
import re
import shutil
import zipfile

LITERAL = re.compile(r'"((?:[^"\\\n]|\\.)*)"')
RAW = re.compile(r'R"(\w*)\((.*?)\)\1"', re.DOTALL)
PAGES = ('samples/*.html', 'tests/cases/*/*/input.html')
MARKDOWN = ('samples/*.md', 'tests/cases/*/*/input.md')
DUMPS = ('samples/*.txt', 'tests/cases/*/*/input.txt')
JSON = ('tests/cases/*/*/input.json', 'tests/cases/*/*/expected.json')
# A target: the files that it starts from.
FILES = {
    'html': PAGES,
    'html-ways': PAGES,
    'markdown': (*MARKDOWN, 'tests/cases/*/*/expected.md'),
    'dump': (*DUMPS, *MARKDOWN),
    'text': (*DUMPS, 'tests/cases/*/*/expected.txt'),
    'feed': ('samples/archives/*.xml', 'tests/cases/*/*/input.xml', 'tests/cases/*/*/input.atom', 'tests/cases/*/*/input.r*'),
    'rows': ('samples/archives/*.csv', 'samples/stream/*.jsonl', 'tests/cases/*/*/input.csv', 'tests/cases/*/*/input.json*'),
    'movable-type': ('tests/cases/archives/*/input.txt',),
    'warc': ('tests/cases/*/*/input.warc*',),
    'json': JSON,
    'jsonl': (*JSON, 'tests/cases/*/*/input.jsonl'),
    'pictures': ('samples/pictures/*',),
    'svg': ('samples/pictures/*.svg',),
    'zip': ('tests/cases/*/*/input.epub',),
    'stream': ('samples/stream/*.jsonl',),
    'style': ('tests/cases/*/*/*.css',),
}
# A target: the sources whose texts are inputs, such as "12 October 2020" of a test of dates.
TEXTS = {
    'dates': ('tests/unit/time/*.cpp',),
    'addresses': ('tests/unit/address/*.cpp',),
    'svg': ('tests/unit/images/*svg*.cpp',),
    'feed': ('tests/unit/feed/*.cpp',),
    'rows': ('tests/unit/rows/*.cpp',),
    'movable-type': ('tests/unit/exports/*.cpp',),
    'warc': ('tests/unit/exports/*.cpp',),
    'json': ('tests/unit/json/*.cpp',),
    'jsonl': ('tests/unit/json/*.cpp',),
    'markdown': ('tests/unit/markdown/*.cpp',),
    'html': ('tests/unit/html/*.cpp',),
    'html-ways': ('tests/unit/html/*.cpp',),
    'dump': ('tests/unit/dump/*.cpp', 'tests/unit/reading/*.cpp'),
    'stream': ('tests/unit/stream/*.cpp',),
    'style': ('tests/unit/writing/*.cpp',),
    'furniture': ('tests/unit/options/*.cpp', 'tests/unit/passes/*.cpp'),
}
# A target: the folders whose words its dictionary holds.
WORDS = {
    'html': ('formats/html',),
    'html-ways': ('formats/html',),
    'markdown': ('formats/markdown', 'formats/reading'),
    'dump': ('formats/dump', 'formats/reading'),
    'feed': ('formats/feed',),
    'rows': ('formats/rows',),
    'movable-type': ('formats/exports',),
    'warc': ('formats/exports',),
    'json': ('formats/json', 'formats/document'),
    'jsonl': ('formats/json', 'formats/document'),
    'epub': ('formats/epub',),
    'article': ('converters/passes', 'formats/html'),
    'round-trip': ('formats/markdown', 'formats/html'),
    'dates': ('formats/time',),
    'addresses': ('formats/address',),
    'svg': ('converters/images',),
    'pictures': ('converters/images',),
    'stream': ('converters/stream',),
    'style': ('formats/writing',),
    'furniture': ('converters/options', 'converters/passes/recurring'),
}
# A target: more words for its dictionary.
SIGNS = {'text': ['\n\n', '    ', '[1] '], 'zip': ['PK\x03\x04', 'PK\x01\x02', 'PK\x05\x06', 'META-INF/container.xml', '../']}
# Of `article` and `round-trip`: the number of the reader (kReaders of round_trip.cpp), and what it reads.
READERS = {0: PAGES, 1: MARKDOWN, 2: DUMPS, 3: DUMPS, 4: JSON, 5: ('samples/archives/*.csv', 'tests/cases/*/*/input.csv')}
WRITERS = 6  # kWriters


def found(root, patterns):
    return [file for pattern in patterns for file in sorted(root.glob(pattern))]


def unescaped(text):
    """A literal of C++, as far as Python spells it alike."""
    try:
        return json.loads(f'"{text}"')
    except ValueError:
        return text


def texts(root, patterns):
    """The literals of sources; a test's page is often many of them, one behind another."""
    for file in found(root, patterns):
        source = file.read_text(encoding='utf-8')
        yield from (text for _, text in RAW.findall(source))
        for run in re.findall(r'(?:"(?:[^"\\\n]|\\.)*"\s*)+', RAW.sub('', source)):
            yield ''.join(unescaped(text) for text in LITERAL.findall(run))


def bundle(book, largest):
    """A book's files that say what it holds, and the first that it holds, each behind a line with its path (readers.h)."""
    with zipfile.ZipFile(book) as archive:
        names = [name for name in archive.namelist() if name.endswith(('.xml', '.opf', '.ncx', 'html'))]
        names.sort(key=lambda name: (not name.startswith('META-INF'), not name.endswith('.opf'), 'nav' not in name, name))
        files = [b'@@ %s\n%s\n' % (name.encode(), archive.read(name)) for name in names]
    whole = b''
    for file in files:
        if len(whole) + len(file) <= largest:
            whole += file
    return whole


def archives(root):
    """Zips of small articles, stored and compressed, one in a folder."""
    articles = found(root, ('samples/*.txt',))[:3]
    for method in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        whole = io.BytesIO()
        with zipfile.ZipFile(whole, 'w', method) as archive:
            for article in articles:
                archive.writestr(f'{article.stem[:3]}/a.txt', article.read_bytes()[:600])
        yield whole.getvalue()


def inputs(root, target, largest):
    if target in ('article', 'round-trip'):
        for number, (reader, patterns) in enumerate(sorted(READERS.items())):
            for index, file in enumerate(found(root, patterns)):
                passes = bytes([reader + 8 * (index % 2) + 16 * (index % 3)])
                writer = bytes([(index + number) % (WRITERS * 16)])
                yield (writer if target == 'round-trip' else b'') + passes + file.read_bytes()
        return
    if target == 'epub':
        for book in found(root, ('tests/cases/*/*/input.epub',)):
            yield bundle(book, largest)
    if target == 'zip':
        yield from archives(root)
    for file in found(root, FILES.get(target, ())):
        yield file.read_bytes()
    for text in texts(root, TEXTS.get(target, ())):
        yield text.encode(errors='surrogatepass')


def write_seeds(root, target, folder, largest):
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for index, seed in enumerate(itertools.chain([b''], inputs(root, target, largest))):
        (folder / f'{index:04}').write_bytes(seed[:largest])


def write_dictionary(root, target, file):
    """libFuzzer's: a word a line, what is not a plain character in hexadecimal."""
    words = {*SIGNS.get(target, ())}
    words |= {word for folder in WORDS.get(target, ()) for word in texts(root, (f'{folder}/**/*.cpp', f'{folder}/**/*.h'))
             if 1 < len(word) <= 24 and not word.endswith(('.h', '.cpp')) and ' ' not in word.strip()}
    quoted = (''.join(chr(byte) if 32 < byte < 127 and byte not in b'"\\' else f'\\x{byte:02x}' for byte in word.encode(errors='ignore'))
              for word in sorted(words))
    pathlib.Path(file).write_text(''.join(f'"{word}"\n' for word in quoted if word), encoding='ascii')
    return file
