"""Articles that old reading systems could not open whole: cut, linked, read back and verified.

  long_chapters_test.py OFFPRINT ROOT [LongChapters.test_NAME]
"""
import json
import re

from bind_case import BindCase, main

SECTIONS = 30


def long_article(name, other):
    """A megabyte, with headings, links to its own places and to the other's, and a note."""
    body = ''
    for section in range(SECTIONS):
        body += f'<h2 id="s{section}">Section {section}</h2>'
        for line in range(12):
            body += f'<p>{"灯塔的看守人写下今天的潮水。" * 60}</p>'
        body += f'<p>See <a href="#s{(section * 7) % SECTIONS}">here</a>, ' \
                f'<a href="https://long.example.org/{other}#s{(section * 11) % SECTIONS}">there</a>, ' \
                f'<a href="https://long.example.org/{other}#nowhere">and nowhere</a>.</p>'
        if section == 1:
            body += '<p>A note.<a href="#fn1" id="r1"><sup>1</sup></a></p>'
    body += '<ol><li id="fn1">What it says. <a href="#r1">↩</a></li></ol>'
    return f'<html lang="zh"><head><title>{name}</title><link rel="canonical" ' \
           f'href="https://long.example.org/{name}"></head><body><article><h1>{name}</h1>{body}</article></body></html>'


class LongChapters(BindCase):
    def setUp(self):
        super().setUp()
        self.write('in/a.html', long_article('a', 'b'))
        self.write('in/b.html', long_article('b', 'a'))

    def test_no_file_is_longer_than_old_readers_open(self):
        self.bind('in', '-o', 'book.epub')
        book = self.book()
        self.assertGreater(len(book.chapters), 4)
        for name in book.chapters:
            self.assertLess(book.zip.getinfo(name).file_size, 300_000, name)
        self.assertEqual([], book.broken_links())

    def test_links_lead_to_places(self):
        self.bind('in', '-o', 'book.epub')
        book = self.book()
        first = next(name for name in book.chapters if '_' not in name)
        stem = re.sub('[.]xhtml$', '', first.rsplit('/', 1)[1])
        own = [name for name in book.chapters if stem in name]
        outward = [link for name in own for link in book.links(name) if link and '.xhtml' in link and stem not in link]
        self.assertEqual(SECTIONS, sum('#' in link for link in outward))       # to the other's sections
        self.assertEqual(SECTIONS, sum('#' not in link for link in outward))   # and where it has no such place
        self.assertTrue(any('_2.xhtml#' in link for link in outward))
        inward = [link for name in own for link in book.links(name) if link and stem in link]
        self.assertTrue(any('#fn-1' in link for link in inward) and any('#fnref-1' in link for link in inward))

    def test_names_stay_when_others_change(self):
        self.bind('in/a.html', '-o', 'one.epub')
        self.bind('in', '-o', 'both.epub')
        self.assertLess(set(self.book('one.epub').chapters), set(self.book('both.epub').chapters))

    def test_verify_looks_at_every_piece(self):
        self.bind('in', '-o', 'book.epub')
        self.run_it('verify', 'book.epub', '--against', 'in')
        self.assertIn('2 same', self.stdout)
        import zipfile
        with zipfile.ZipFile(self.folder / 'book.epub') as book:
            entries = [(entry.filename, book.read(entry)) for entry in book.infolist()]
        piece = next(name for name, _ in entries if '_3.xhtml' in name)
        with zipfile.ZipFile(self.folder / 'forged.epub', 'w', zipfile.ZIP_DEFLATED) as book:
            for name, data in entries:
                if name == piece:
                    data = data.replace('看守人'.encode(), '看门人'.encode(), 1)
                book.writestr(zipfile.ZipInfo(name), data,
                              zipfile.ZIP_STORED if name == 'mimetype' else zipfile.ZIP_DEFLATED)
        self.run_it('verify', 'forged.epub', '--against', 'in', code=1)
        self.assertIn('1 differs', self.stdout)
        (self.folder / 'in/b.html').unlink()  # what a links to there, only the book knows
        self.run_it('verify', 'book.epub', '--against', 'in', code=1)
        self.assertIn('1 missing', self.stdout)
        self.assertIn('1 same', self.stdout)
        self.assertNotIn('added', self.stdout)

    def test_a_chapter_is_read_back_whole(self):
        self.run_it('convert', 'in/a.html', '-o', 'a.epub')
        self.run_it('convert', 'in/a.html', '-t', 'json', '-o', 'a.json')
        self.run_it('convert', 'a.epub', '-t', 'json', '-o', 'b.json')

        def text(name):
            tree = json.loads((self.folder / name).read_text())

            def plain(node):  # ids have other names in a book
                if node.get('type') == 'link' and node['url'].startswith('#'):
                    node['url'] = '#'
                node.pop('anchors', None)
                for child in node.get('children', []):
                    plain(child)
                return node
            return [plain(child) for child in tree['children']]
        self.assertEqual(text('a.json'), text('b.json'))


if __name__ == '__main__':
    main()
