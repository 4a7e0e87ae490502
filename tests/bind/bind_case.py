"""What the tests of bind stand on: a folder with articles in it, runs, and books that are read back without us."""
import hashlib
import os
import pathlib
import sys
import xml.etree.ElementTree as ET
import zipfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from run_case import ROOT, RunCase, article, main, sanitized  # noqa: the tests take them from here

XHTML = '{http://www.w3.org/1999/xhtml}'
OPF = '{http://www.idpf.org/2007/opf}'


class Book:
    """An EPUB, by Python's own readers."""

    def __init__(self, path):
        self.zip = zipfile.ZipFile(path)
        self.package = ET.fromstring(self.zip.read('package.opf'))
        items = {item.get('id'): item for item in self.package.iter(OPF + 'item')}
        self.spine = [items[ref.get('idref')].get('href') for ref in self.package.iter(OPF + 'itemref')]
        self.files = self.zip.namelist()
        self.chapters = [name for name in self.spine if name.startswith('text/')]

    def page(self, name):
        return ET.fromstring(self.zip.read(name))

    def text(self, name):
        return ''.join(self.page(name).itertext())

    def titles(self):
        return [self.page(name).findtext(f'.//{XHTML}title') for name in self.chapters]

    def links(self, name):
        return [link.get('href') for link in self.page(name).iter(XHTML + 'a')]

    def nav(self):
        """The contents as (depth, title, href)."""
        root = next(nav for nav in self.page('nav.xhtml').iter(XHTML + 'nav')
                    if nav.get('{http://www.idpf.org/2007/ops}type') == 'toc')
        lines = []

        def walk(element, depth):
            for child in element:
                if child.tag == XHTML + 'a':
                    lines.append((depth, ''.join(child.itertext()), child.get('href')))
                walk(child, depth + (child.tag == XHTML + 'ol'))
        walk(root, 0)
        return lines

    def broken_links(self):
        """(page, href) of links inside the book that lead nowhere."""
        found = []
        for name in self.files:
            if not name.endswith('.xhtml'):
                continue
            for href in self.links(name):
                if href is None or '://' in href or href.startswith(('mailto:', 'tel:')):
                    continue
                path, _, fragment = href.partition('#')
                target = os.path.normpath(os.path.join(os.path.dirname(name), path)) if path else name
                known = target in self.files
                if known and fragment:
                    known = any(element.get('id') == fragment for element in self.page(target).iter())
                if not known:
                    found.append((name, href))
        return found


class BindCase(RunCase):
    def start(self, *arguments, **more):
        return self.start_it(*arguments, **more)

    def bind(self, *arguments, **more):
        return self.run_it('bind', *arguments, **more)

    def book(self, name='book.epub'):
        return Book(self.folder / name)

    def digest(self, name='book.epub'):
        return hashlib.sha256((self.folder / name).read_bytes()).hexdigest()

    def names(self):
        """All files outside the inputs, hidden ones too."""
        return sorted(path.name for path in self.folder.iterdir() if path.name != 'in')
