"""Every sample through every format, read back by programs that are not ours.

  samples_test.py OFFPRINT ROOT [Samples.test_CHECK]
"""
import html.parser
import json
import os
import pathlib
import posixpath
import re
import subprocess
import sys
import tempfile
import unittest
import urllib.parse
import xml.etree.ElementTree as ElementTree
import zipfile

import jsonschema

OFFPRINT = ROOT = None
XHTML = '{http://www.w3.org/1999/xhtml}'
OPF = '{http://www.idpf.org/2007/opf}'
CMARK = ['cmark-gfm', '--unsafe', '-e', 'table', '-e', 'strikethrough', '-e', 'footnotes', '-e', 'tasklist']
FORMULA, FORMULAS = 'FORMULA', {'math', 'inlineMath'}
CONTAINER = '{urn:oasis:names:tc:opendocument:xmlns:container}'


def samples():
    found = sorted(path for path in (ROOT / 'samples').glob('*.*') if path.is_file())
    assert found, 'no samples'
    return found


def inputs():
    """The samples and the inputs of the golden cases."""
    cases = sorted((ROOT / 'tests/cases').glob('*/*/input.*'))
    assert cases, 'no cases'
    return samples() + cases


def offprint(*arguments, environment=None, folder=None):
    environment = {**os.environ, **(environment or {})}
    done = subprocess.run([OFFPRINT, *arguments], capture_output=True, cwd=folder, env=environment)
    assert done.returncode == 0, f'{arguments}: exit {done.returncode}, {done.stderr.decode()}'
    found = r'(offprint: pictures: \d+ of \d+ found( \(-v names the others\))?\n)?' if '--images' in arguments else ''
    assert re.fullmatch(found, done.stderr.decode()), f'{arguments}: a run that succeeds is silent: {done.stderr.decode()}'
    return done.stdout


def writable():
    formats = [row['name'] for row in json.loads(offprint('formats', '--json')) if row['writes']]
    assert {'epub', 'json', 'markdown', 'text'} <= set(formats), formats
    return formats


def encoded(address):
    """As cmark-gfm writes addresses."""
    return urllib.parse.quote(address, safe="%/:?#@!$&'()*+,;=~[]")


def nodes(node):
    yield node
    for child in node.get('children', ()):
        yield from nodes(child)


def words(node):
    """All text of a node."""
    if node['type'] in FORMULAS:
        return FORMULA
    own = node.get('value', '') if node['type'] != 'listItem' else ''
    return own + ''.join(words(child) for child in node.get('children', ()))


SPELLED = {'<': r'(?:<|\\lt)', '|': r'(?:\||\\vert)', '`': '(?:`|“?|‘|\\\\text{‘})'}  # as Markdown needs them


def without_formulas(document, markdown):
    """cmark-gfm does not know them: a word stands for each. Blanks and empty groups may part their signs."""
    markdown = markdown.decode()
    for value in (node['value'] for node in nodes(document) if node['type'] in FORMULAS):
        formula = r'(?:\s|\{\})*'.join(SPELLED.get(sign) or re.escape(sign) for sign in ''.join(value.split()))
        block = r'\$\$\n[> ]*(?:\{\}|\{)?' + formula + r'\}?\n[> ]*\$\$'
        markdown = re.sub(block + r'|\$' + formula + r'\$', FORMULA, markdown)
    return markdown.encode()


def is_bare(address, text):
    """Whether the text is the address, as it stands in a sentence."""
    return address.removeprefix('mailto:').removeprefix('http://') == text.removeprefix('http://')


def without_bare_link(link):
    """A link that says its own address is the address."""
    address, text = link.group(1), link.group(2)
    return text if is_bare(address, encoded(text)) else link.group()


class Runs:
    """Visible characters with the marks that they stand under; white space aside."""

    def __init__(self):
        self.runs = []  # [marks, characters]
        self.pictures = []  # addresses, in order
        self.embeds = []  # the same
        self.notes = []  # the text of each that something leads to

    def add(self, text, marks):
        text = ''.join(text.split())
        if not text:
            return
        marks = ' '.join(sorted(marks))
        if self.runs and self.runs[-1][0] == marks:
            self.runs[-1][1] += text
        else:
            self.runs.append([marks, text])


class Tree(Runs):
    """Of the JSON tree."""

    MARKS = {'emphasis', 'strong', 'delete', 'inlineCode', 'code', 'link', 'heading', 'superscript', 'subscript',
             'mark', 'underline'}

    def __init__(self, document):
        super().__init__()
        self.led_to = {node['identifier'] for node in nodes(document) if node['type'] == 'footnoteReference'}
        self.pictures_of_notes = []  # which stand at the end
        self.walk(document, frozenset())
        self.pictures += self.pictures_of_notes

    def walk(self, node, marks):
        kind = node['type']
        if kind == 'footnoteDefinition' and node['identifier'] in self.led_to:
            self.pictures_of_notes += [encoded(inner['url']) for inner in nodes(node) if inner['type'] == 'image']
            return self.notes.append(''.join(words(node).split()))
        if kind in self.MARKS and not (kind == 'link' and is_bare(node['url'], words(node))):  # a bare address
            marks |= {kind}
        if kind == 'definitionTerm':  # bold, at the beginning of an item
            marks |= {'strong'}
        if kind == 'image':
            self.pictures.append(encoded(node['url']))
        if kind in ('math', 'inlineMath'):
            self.add(FORMULA, marks)
        elif 'value' in node and kind != 'listItem':  # its number
            self.add(node['value'], marks)
        for child in node.get('children', ()):
            self.walk(child, marks)
        if kind == 'embed':  # a link to where it can be played; its words are the writer's own
            self.embeds.append(encoded(node['url']))


class Rendered(html.parser.HTMLParser, Runs):
    """Of the page that cmark-gfm makes of the Markdown."""

    MARKS = {'em': 'emphasis', 'strong': 'strong', 'del': 'delete', 'code': 'inlineCode', 'pre': 'code', 'a': 'link',
             'sup': 'superscript', 'sub': 'subscript', 'mark': 'mark', 'u': 'underline', 'ins': 'underline',
             **{f'h{depth}': 'heading' for depth in range(1, 7)}}
    EMPTY = {'br', 'hr', 'img', 'input', 'wbr'}

    def __init__(self, page, embeds):
        html.parser.HTMLParser.__init__(self)
        Runs.__init__(self)
        self.open = []
        self.players = set(embeds)
        self.player = False  # inside the link to one
        self.noted = False  # inside the notes at the end
        self.note = ''  # the tag of a note's mark or way back that is open
        self.feed(page)
        self.close()

    def handle_starttag(self, tag, attributes):
        if tag == 'img':
            self.pictures.append(encoded(dict(attributes)['src']))
        if tag == 'a' and encoded(dict(attributes).get('href', '')) in self.players:
            self.embeds.append(encoded(dict(attributes)['href']))
            self.player = True
        if tag == 'section' and 'footnotes' in (dict(attributes).get('class') or ''):
            self.noted = True
        if tag == 'li' and self.noted:
            self.notes.append('')
        if {'footnote-ref', 'footnote-backref'} & set((dict(attributes).get('class') or '').split()):
            self.note = tag
        if tag not in self.EMPTY:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if tag == 'a':
            self.player = False
        if tag == self.note:
            self.note = ''
        if tag == 'section':
            self.noted = False
        if tag in self.open:
            del self.open[len(self.open) - 1 - self.open[::-1].index(tag):]

    def handle_data(self, text):
        if self.player or self.note or 'rt' in self.open or 'rp' in self.open:
            return  # an annotation is no child in the tree
        if self.noted and self.notes:
            self.notes[-1] += ''.join(text.split())
            return
        marks = {self.MARKS[tag] for tag in self.open if tag in self.MARKS}
        self.add(text, marks - {'inlineCode'} if 'code' in marks else marks)


def lines(runs):
    return [f'{marks}: {text}' for marks, text in runs]


class Samples(unittest.TestCase):
    maxDiff = 2000

    def each(self, paths, check):
        for path in paths:
            with self.subTest(path.relative_to(ROOT).as_posix()):
                check(path)

    def test_every_format(self):
        formats = writable()

        def check(path):
            for format in formats:
                self.assertTrue(offprint('convert', '-t', format, '-o', '-', str(path)), format)

        self.each(samples(), check)

    def test_same_bytes(self):
        """Whatever the time zone, the locale and the folder."""
        near = {'TZ': 'UTC', 'LC_ALL': 'C.UTF-8'}
        far = {'TZ': 'Asia/Kathmandu', 'LANG': 'tr_TR.UTF-8', 'LC_ALL': 'C', 'HOME': '/nonexistent'}
        formats = writable()

        def check(path):
            for format in formats:
                here = offprint('convert', '-t', format, '-o', '-', str(path), environment=near)
                there = offprint('convert', '-t', format, '-o', '-', path.name, environment=far, folder=path.parent)
                self.assertEqual(here, there, format)

        self.each(samples(), check)

    def test_json_schema(self):
        schema = json.loads((ROOT / 'formats/json/document.schema.json').read_text(encoding='utf-8'))
        jsonschema.Draft202012Validator.check_schema(schema)
        validator = jsonschema.Draft202012Validator(schema)
        self.assertTrue(list(validator.iter_errors({'type': 'root'})), 'the schema refuses nothing')

        def check(path):
            for clean in ('article', 'none'):
                document = json.loads(offprint('convert', '-t', 'json', '--clean', clean, str(path)))
                errors = [f'{error.json_path}: {error.message}' for error in validator.iter_errors(document)]
                self.assertEqual([], errors)

        self.each(inputs(), check)

    def test_epub_opens(self):
        pictures = ('--images', 'embed', '--image-dir', str(ROOT / 'samples/pictures'))

        def check(path):
            with tempfile.TemporaryDirectory() as folder:
                book = pathlib.Path(folder) / 'book.epub'
                offprint('convert', *pictures, '-o', str(book), str(path))
                with zipfile.ZipFile(book) as archive:
                    self.check_book(archive)

        self.each(inputs(), check)

    def check_book(self, archive):
        self.assertIsNone(archive.testzip())
        first = archive.infolist()[0]
        self.assertEqual(('mimetype', zipfile.ZIP_STORED, b''), (first.filename, first.compress_type, first.extra))
        self.assertEqual(b'application/epub+zip', archive.read('mimetype'))
        container = ElementTree.fromstring(archive.read('META-INF/container.xml'))
        package = container.find(f'.//{CONTAINER}rootfile').get('full-path')
        opf = ElementTree.fromstring(archive.read(package))
        items = {item.get('id'): item for item in opf.iter(OPF + 'item')}
        names = {posixpath.normpath(posixpath.join(posixpath.dirname(package), urllib.parse.unquote(item.get('href'))))
                 for item in items.values()}
        self.assertEqual(set(archive.namelist()), names | {'mimetype', 'META-INF/container.xml', package})
        self.assertEqual(1, sum('nav' in item.get('properties', '').split() for item in items.values()))
        self.assertTrue([ref for ref in opf.iter(OPF + 'itemref') if items[ref.get('idref')] is not None])
        for name in names:
            if name.endswith('.xhtml'):
                self.check_page(archive, name, names)

    def check_page(self, archive, name, names):
        page = ElementTree.fromstring(archive.read(name))
        ids = [element.get('id') for element in page.iter() if element.get('id')]
        self.assertEqual(len(ids), len(set(ids)), f'{name}: an id stands twice')
        for element in page.iter():
            self.assertNotIn(element.tag, {XHTML + 'script', XHTML + 'iframe'}, name)
            for attribute in ('src', 'href', 'poster'):
                if element.get(attribute) is not None:
                    self.check_address(name, attribute, element.get(attribute), names, ids)

    def check_address(self, name, attribute, address, names, ids):
        parts = urllib.parse.urlsplit(address)
        self.assertNotIn(parts.scheme, {'javascript', 'vbscript', 'data'}, address)
        if parts.scheme or parts.netloc:
            self.assertEqual('href', attribute, f'{name}: {address} is not in the book')
            return
        path = urllib.parse.unquote(parts.path)
        target = posixpath.normpath(posixpath.join(posixpath.dirname(name), path)) if path else name
        self.assertIn(target, names, f'{name}: {address}')
        if parts.fragment and target == name:
            self.assertIn(parts.fragment, ids, f'{name}: {address}')

    def test_markdown_renders(self):
        """What cmark-gfm makes of the Markdown has the characters, marks, links and pictures of the Document."""

        def check(path):
            document = json.loads(offprint('convert', '-t', 'json', str(path)))
            markdown = offprint('convert', '-t', 'markdown', '--no-header', '-o', '-', str(path))
            markdown = without_formulas(document, markdown)
            page = subprocess.run(CMARK, input=markdown, capture_output=True, check=True).stdout.decode()
            page = re.sub(r'<a href="([^"]*)">([^<]*)</a>', without_bare_link, page)
            tree = Tree(document)
            if tree.led_to and b'<table' in markdown:
                return  # in HTML, a note's mark is a link to a paragraph
            rendered = Rendered(page, tree.embeds)
            self.assertEqual(sorted(tree.notes), sorted(rendered.notes))
            self.assertEqual(lines(tree.runs), lines(rendered.runs))
            self.assertEqual((tree.pictures, tree.embeds), (rendered.pictures, rendered.embeds))

        self.each(inputs(), check)


if __name__ == '__main__':
    OFFPRINT = sys.argv.pop(1)
    ROOT = pathlib.Path(sys.argv.pop(1)).resolve()
    unittest.main(argv=sys.argv)
