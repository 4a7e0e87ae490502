"""What verify says of books that somebody has put a hand to.

  verify_test.py OFFPRINT ROOT [Verify.test_NAME]
"""
import json
import random
import re
import zipfile

from bind_case import ROOT, BindCase, article, main, sanitized

SOURCES = 'META-INF/org.offprint.sources.xml'
DAY = 86400000


class Verify(BindCase):
    def setUp(self):
        super().setUp()
        for number, title in enumerate(('one', 'two', 'three', 'four')):
            body = (f'<h2>Part of {title}</h2><p>The text of {title}.</p>'
                    '<p><a href="https://news.example.org/one">first</a> <a href="https://news.example.org/else">other</a></p>'
                    '<iframe src="https://news.example.org/two"></iframe>')
            self.write(f'in/{title}.md', article(title, body, date=1577836800000 + number * 200 * DAY,
                                                 address=f'https://news.example.org/{title}'))

    def make(self, *options):
        self.bind('in', '-o', 'book.epub', '--group', 'year', '--title', 'A "book" & more', '-j', 1, *options)
        return self.book()

    def verify(self, *books, against='in', code=None):
        """What is not the same, as (verdict, file) by book; books that could not be read are named on stderr."""
        run = self.start('verify', *books, '--against', against, '--json')
        out, errors = run.communicate()
        self.errors = errors.decode()
        if code is not None:
            self.assertEqual(code, run.returncode, (out, errors))
        found = {}
        for line in map(json.loads, out.decode().splitlines()):
            if line['verdict'] != 'same':
                found.setdefault(line['book'], []).append((line['verdict'], line.get('file', line.get('chapter'))))
        return found

    def said(self, *books, **more):
        return [row for rows in self.verify(*(books or ['book.epub']), **more).values() for row in rows]

    def forge(self, change, name='forged.epub'):
        """The book with its entries, a list of [name, bytes], changed."""
        with zipfile.ZipFile(self.folder / 'book.epub') as book:
            entries = [[entry.filename, book.read(entry)] for entry in book.infolist()]
        change(entries)
        with zipfile.ZipFile(self.folder / name, 'w', zipfile.ZIP_DEFLATED) as book:
            for entry, data in entries:
                stored = zipfile.ZIP_STORED if entry == 'mimetype' else zipfile.ZIP_DEFLATED
                book.writestr(zipfile.ZipInfo(entry), data, stored)

    def said_of(self, change):
        self.forge(change)
        return self.said('forged.epub', code=1)

    def replace(self, name, old, new):
        def change(entries):
            entry = next(entry for entry in entries if entry[0] == name)
            pattern = re.compile(old, re.DOTALL)
            self.assertRegex(entry[1].decode(), pattern)
            entry[1] = pattern.sub(new, entry[1].decode(), count=1).encode()
        return self.said_of(change)

    def test_a_fresh_book_is_the_same(self):
        for options in ([], ['--group', 'month', '--sort', 'title', '--cover', 'none'], ['--author', 'An & co', '--no-header'],
                        ['--cover', ROOT / 'samples/pictures/teapot.png'], ['--writing-mode', 'vertical', '--group', 'tag']):
            self.make(*options)
            self.assertEqual([], self.said(code=0), options)
        self.bind('in', '-o', 'set.epub', '--split', 3, '--sort', 'none')
        self.assertEqual({}, self.verify('set-1.epub', 'set-2.epub', code=0))

    def test_all_samples_are_the_same(self):
        self.samples()
        pictures = ROOT / 'samples/pictures'
        self.bind('in', '-o', 'book.epub', '--images', 'embed', '--image-dir', pictures, '--dedupe', 'exact')
        run = self.start('verify', 'book.epub', '--against', 'in', '--image-dir', pictures)
        self.assertRegex(run.communicate()[0].decode(), r'^\d+ articles: \d+ same\n$')

    def test_an_embed_of_another_article_leads_to_it(self):
        book = self.make()
        one, two = (next(name for name in book.chapters if book.page(name).find('.//{*}title').text == title)
                    for title in ('one', 'two'))
        self.assertIn(two.split('/')[-1], book.links(one))

    def test_the_list(self):
        book = self.make()
        second = book.chapters[1]
        line = rf'\n\s*<article chapter="{re.escape(second)}"[^>]*/>'
        struck = self.replace(SOURCES, line, '')
        self.assertIn(('added', second), struck)
        self.assertIn(('differs', 'front.xhtml'), struck)
        self.assertIn(('doubled', second), self.replace(SOURCES, f'({line})', r'\1\1'))
        self.assertIn(('differs', SOURCES), self.replace(SOURCES, f'({line})(.*)(\n</sources>)', r'\2\1\3'))
        self.assertIn(('differs', 'nav.xhtml'), self.replace(SOURCES, 'title="A', 'title="B'))
        self.assertEqual([('changed', second)],
                         [row for row in self.replace(SOURCES, f'(chapter="{second}"[^>]*sha256=")..', r'\1zz')
                          if row[0] == 'changed'])

    def test_files(self):
        book = self.make()
        for name in book.files:
            if name == 'mimetype' or name == SOURCES:
                continue
            pattern = '[a-z](?=[^a-z]*$)' if name.endswith(('.css', '.xml')) else '(?<=>)[^<\\s](?=[^<]*<)'
            self.assertEqual([('differs', name)], self.replace(name, pattern, 'q'), name)
        self.assertEqual([('differs', 'mimetype')], self.replace('mimetype', 'zip', 'zap'))

    def test_what_is_added_missing_or_moved(self):
        book = self.make()
        first, second, third = book.chapters[:3]
        self.assertEqual([('added', 'text/more.xhtml')], self.said_of(lambda all: all.append(['text/more.xhtml', b'<p/>'])))
        self.assertEqual([('added', 'images/more.png')], self.said_of(lambda all: all.append(['images/more.png', b'x'])))
        for name, verdict in ((second, 'no-chapter'), ('toc.ncx', 'absent')):
            self.assertEqual([(verdict, name)],
                             self.said_of(lambda all: all.remove(next(entry for entry in all if entry[0] == name))), name)

        def swap(entries):
            places = [next(i for i, entry in enumerate(entries) if entry[0] == name) for name in (first, second)]
            entries[places[0]], entries[places[1]] = entries[places[1]], entries[places[0]]
        self.assertEqual([('moved', second)], self.said_of(swap))
        self.assertEqual([('doubled', first)],
                         self.said_of(lambda all: all.append(next(entry for entry in all if entry[0] == first))))
        spine = r'(<itemref idref="c-[^>]*>)(.*?)(<itemref idref="c-[^>]*>)'
        self.assertEqual([('differs', 'package.opf')], self.replace('package.opf', spine, r'\3\2\1'))

    def test_the_zip(self):
        book = self.make()
        data = (self.folder / 'book.epub').read_bytes()
        name = book.chapters[0].encode()
        at = data.rindex(name) - 46 + 16  # its checksum in the central directory
        for forged, expected in ((data[:at] + bytes([data[at] ^ 1]) + data[at + 1:], ('damaged', book.chapters[0])),
                                 (data[:-2] + b'\x04\x00more', ('damaged', 'zip')), (b'more' + data, None)):
            (self.folder / 'forged.epub').write_bytes(forged)
            said = self.said('forged.epub')
            self.assertTrue(said == [expected] if expected else said or 'forged.epub' in self.errors, (said, self.errors))
        self.assertEqual([('damaged', 'zip')], self.said_of(lambda all: None))  # packed by another program

    def test_a_cover_that_was_given(self):
        self.make('--cover', ROOT / 'samples/pictures/teapot.png')

        def other(entries):
            next(entry for entry in entries if entry[0] == 'cover.png')[1] += b'x'
        self.assertEqual([('differs', 'cover.png')], self.said_of(other))
        self.assertEqual([('absent', 'cover.png')],
                         self.said_of(lambda all: all.remove(next(entry for entry in all if entry[0] == 'cover.png'))))

    def test_sources_that_are_gone_or_others(self):
        book = self.make()
        (self.folder / 'in/two.md').unlink()
        said = self.said(code=1)
        chapter = next(name for name in book.chapters if book.page(name).find('.//{*}title').text == 'two')
        self.assertIn(('missing', chapter), said)
        self.assertEqual({'missing', 'unproven'}, {verdict for verdict, _ in said})
        self.assertIn(('unproven', 'nav.xhtml'), said)
        self.assertNotIn(('unproven', 'style.css'), said)
        self.write('in/two.md', article('two', '<p>Other words.</p>', date=1577836800000 + 200 * DAY,
                                        address='https://news.example.org/two'))
        self.assertIn(('changed', chapter), self.said(code=1))

    def test_many_books(self):
        self.make()
        (self.folder / 'broken.epub').write_bytes(b'PK\x03\x04 and no more')
        self.forge(lambda all: all.append(['more', b'x']))
        self.start('convert', 'in/one.md', '-o', 'one.epub').communicate()
        run = self.start('verify', 'book.epub', 'broken.epub', 'one.epub', 'forged.epub', 'none.epub', '--against', 'in')
        out, errors = (text.decode() for text in run.communicate())
        self.assertEqual('book.epub: 4 articles: 4 same\n'
                         'forged.epub: 4 articles: 4 same; 1 other file is not the same\n'
                         'added: more: none of the sources that the book names makes this file\n', out)
        self.assertEqual(['broken.epub', 'one.epub', 'none.epub'],
                         [line.split(': ')[1] for line in errors.splitlines()])
        self.assertEqual(3, run.returncode)

    def test_random_bytes(self):
        """Each of 400 changes of a byte is named, or changes nothing that is read out of the zip.

        Each book has workers of its own, and a sanitizer makes a process slow to start: 40 there.
        """
        book = self.make()
        data = (self.folder / 'book.epub').read_bytes()
        contents = [(name, book.zip.read(name)) for name in book.files]
        numbers = random.Random(12)
        changes = {}
        for number in range(40 if sanitized() else 400):
            at, bit = numbers.randrange(len(data)), numbers.randrange(1, 256)
            name = f'{number}.epub'
            changes[name] = at
            (self.folder / name).write_bytes(data[:at] + bytes([data[at] ^ bit]) + data[at + 1:])
        found = self.verify(*changes, code=3)
        silent = [name for name in changes if name not in found and f'offprint: {name}: ' not in self.errors]
        for name in silent:
            with zipfile.ZipFile(self.folder / name) as changed:
                self.assertEqual(contents, [(entry, changed.read(entry)) for entry in changed.namelist()], changes[name])
        self.assertLess(len(silent), 8)  # bits after the end of what is packed


if __name__ == '__main__':
    main()
