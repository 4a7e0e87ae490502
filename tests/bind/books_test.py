"""What stands in a book: order, parts, links, pictures, volumes; and in a book that is one text.

  books_test.py OFFPRINT ROOT [Books.test_NAME]
"""
import json
import os
import zipfile

from bind_case import ROOT, BindCase, article, main

DAY = 86400000


class Books(BindCase):
    def test_all_samples(self):
        self.samples()
        self.assertEqual('offprint: 17 articles written, 0 left out, 0 failed\n', self.bind('in', '-o', 'book.epub'))
        book = self.book()
        self.assertEqual('mimetype', book.files[0])
        self.assertEqual(17, len(book.chapters) - sum('missing' in name for name in book.chapters))
        self.assertEqual([], book.broken_links())
        self.assertEqual(len(book.files), len(set(book.files)))

    def test_the_same_bytes(self):
        """Whatever the number of jobs, the zone, the language, the day, and where it lies."""
        self.samples()
        self.bind('in', '-o', 'book.epub', '-j', 1)
        first = self.digest()
        others = [({'TZ': 'Asia/Shanghai', 'LC_ALL': 'C.UTF-8'}, 8), ({'TZ': 'America/Los_Angeles', 'LC_ALL': 'C'}, 3)]
        for environment, jobs in others:
            self.bind('in', '-o', 'book.epub', '-j', jobs, environment=environment)
            self.assertEqual(first, self.digest(), (environment, jobs))
        with zipfile.ZipFile(self.folder / 'in.zip', 'w') as archive:
            for path in sorted((self.folder / 'in').rglob('*.*')):
                archive.write(path, path.relative_to(self.folder / 'in'))
        self.bind('in.zip', '-o', 'book.epub')
        self.assertEqual(first, self.digest())

    def test_order_and_parts(self):
        for number, name in enumerate(('three', 'one', 'two')):
            self.write(f'in/{name}.md', article(name, date=1577836800000 + (number * 40 % 100) * DAY))
        self.write('in/none.html', '<title>none</title><p>text</p>')
        self.bind('in', '-o', 'book.epub', '--group', 'month')
        contents = [(depth, title) for depth, title, _ in self.book().nav()]
        expected = [(1, '2020年'), (2, 'three'), (2, 'one'), (2, 'two'), (1, '未注明日期'), (2, 'none')]
        self.assertEqual(expected, [line for line in contents if line in expected])
        self.bind('in', '-o', 'book.epub', '--sort', 'title')
        self.assertEqual(['none', 'one', 'three', 'two'],
                         [title for title in self.book().titles() if title in ('none', 'one', 'two', 'three')])

    def test_months_of_few_articles_share_a_part(self):
        def month(number, count):
            for article_number in range(count):
                self.write(f'in/{number}-{article_number}.md',
                           article('x', date=1577836800000 + ((number - 1) * 31 + article_number) * DAY))
        for number, count in ((1, 2), (2, 1), (3, 20), (4, 1), (5, 6)):
            month(number, count)
        self.bind('in', '-o', 'book.epub', '--group', 'month')
        parts = [title for _, title, href in self.book().nav() if href.startswith('part-')]
        self.assertEqual(['2020年', '2020年1–2月', '2020年3月', '2020年4月', '2020年5月'], parts)

    def test_filters(self):
        for year in (2019, 2020, 2021):
            self.write(f'in/{year}.md', article(str(year), date=1546300800000 + (year - 2019) * 366 * DAY))
        self.bind('in', '-o', 'book.md', '--since', 2020, '--until', '2020-12')
        self.assertIn('# <a id="article-1"></a>2020\n', (self.folder / 'book.md').read_text())
        self.assertNotIn('# 2019', (self.folder / 'book.md').read_text())
        self.assertNotIn('# 2021', (self.folder / 'book.md').read_text())
        errors = self.bind('in', '-o', 'none.epub', '--where', 'tag=x', code=2)
        self.assertIn('no article is left', errors)
        self.assertEqual(['book.md'], self.names())

    def test_links_stay_inside(self):
        variants = ['http://www.news.example.org/b/', 'https://news.example.org/b?utm_source=x', '/b#part',
                    'https://NEWS.example.org/%62']
        self.write('in/a.md', article('a', '<p>' + ' '.join(f'<a href="{link}">{number}</a>' for number, link in
                                                            enumerate([*variants, 'https://news.example.org/c'])) + '</p>'))
        self.write('in/b.md', article('b', address='https://news.example.org/b'))
        self.bind('in', '-o', 'book.epub')
        book = self.book()
        first, second = (next(name for name in book.chapters if book.page(name).find('.//{*}title').text == title)
                         for title in 'ab')
        links = book.links(first)
        self.assertEqual([second.split('/')[-1]] * 4, [link for link in links if not link.startswith('http')])
        self.assertIn('https://news.example.org/c', links)
        self.assertEqual([], book.broken_links())

    def test_dedupe(self):
        self.write('in/a.md', article('a', '<p>A text of some words.</p>', address='https://news.example.org/one'))
        self.write('in/b.md', article('b', '<p>A text  of some words.</p>', address='https://copy.example.org/two'))
        self.write('in/c.md', article('c', '<p>See <a href="https://copy.example.org/two">this</a>.</p>',
                                      address='https://news.example.org/c'))
        self.bind('in', '-o', 'book.epub', '--dedupe', 'exact', '--report', 'r.jsonl')
        book = self.book()
        self.assertEqual([], [title for title in book.titles() if title == 'b'])
        kept = next(name for name in book.chapters if book.page(name).find('.//{*}title').text == 'a')
        linking = next(name for name in book.chapters if book.page(name).find('.//{*}title').text == 'c')
        self.assertIn(kept.split('/')[-1], book.links(linking))
        self.assertTrue(any('https://copy.example.org/two' in book.text(name) or
                            'https://copy.example.org/two' in book.links(name) for name in book.spine))
        self.bind('in', '-o', 'book.epub', '--dedupe', 'exact', '--report', 'r.html')
        self.assertIn('it is a copy of in/a.md', (self.folder / 'r.html').read_text())
        lines = [json.loads(line) for line in (self.folder / 'r.jsonl').read_text().splitlines()]
        self.assertEqual([('in/a.md', 'ok', None), ('in/b.md', 'skipped', 'it is a copy of in/a.md'),
                          ('in/c.md', 'ok', None)],
                         [(line['input'], line['status'], line.get('left_out')) for line in lines])

    def test_one_picture_once(self):
        for name in ('a', 'b'):
            self.write(f'in/{name}.md', article(name, '<p>x</p><img src="https://pictures.example.org/harbour/ferry.jpg">'))
        for jobs in (1, 2):
            self.bind('in', '-o', f'{jobs}.epub', '--images', 'embed', '--image-dir', ROOT / 'samples/pictures',
                      '-j', jobs, '--title', 't')
            self.assertEqual(1, len([name for name in self.book(f'{jobs}.epub').files if name.startswith('images/')]))
        self.assertEqual(self.digest('1.epub'), self.digest('2.epub'))

    def test_cover_and_names(self):
        self.write('in/a.md')
        self.bind('in', '-o', 'book.epub', '--title', 'A <title>', '--author', 'An & co', '--author', 'Bo', '--cover',
                  ROOT / 'samples/pictures/teapot.png')
        package = self.book().package
        self.assertEqual('A <title>', package.findtext('.//{*}title'))
        self.assertEqual(['An & co', 'Bo'], [creator.text for creator in package.findall('.//{*}creator')])
        cover = next(item for item in package.findall('.//{*}item') if item.get('properties') == 'cover-image')
        self.assertEqual('image/png', cover.get('media-type'))
        self.assertEqual((ROOT / 'samples/pictures/teapot.png').read_bytes(), self.book().zip.read(cover.get('href')))
        self.bind('in', '-o', 'plain.epub', '--cover', 'none')
        self.assertFalse([name for name in self.book('plain.epub').files if 'cover' in name])
        self.assertIn('in/a.md: ', self.bind('in', '-o', 'no.epub', '--cover', 'in/a.md', code=3))
        self.assertIn('none.png: no such file', self.bind('in', '-o', 'no.epub', '--cover', 'none.png', code=3))

    def test_volumes(self):
        for number in range(12):
            self.write(f'in/{number:02}.md', article(f't{number}', date=1577836800000 + number * DAY))
        self.bind('in', '-o', 'set.epub', '--split', 5)
        self.assertEqual(['set-1.epub', 'set-2.epub', 'set-3.epub'], self.names())
        titles = [title for number in (1, 2, 3) for title in self.book(f'set-{number}.epub').titles()]
        self.assertEqual([f't{number}' for number in range(12)], [title for title in titles if title.startswith('t')])
        identifiers = {self.book(f'set-{number}.epub').package.find('.//{*}identifier').text for number in (1, 2, 3)}
        self.assertEqual(3, len(identifiers))

    def test_one_text(self):
        note = '<h1>Head</h1><p>Text<sup><a href="#fn1" id="r1">1</a></sup></p>'
        self.write('in/a.md', article('First *star*', note))
        self.write('in/b.md', article('Second', '<h2>Head</h2><p>Other</p>'))
        self.bind('in', '-o', 'all.md', '--title', 'All: of it')
        text = (self.folder / 'all.md').read_text()
        self.assertTrue(text.startswith('---\ntitle: "All: of it"\n---\n'), text)
        headings = [line for line in text.splitlines() if line.startswith('#')]
        self.assertEqual(['# Contents', '# <a id="article-1"></a>First \\*star\\*', '## Head', '# <a id="article-2"></a>Second', '## Head'],
                         headings)
        self.assertIn('- [First \\*star\\*](#article-1)\n- [Second](#article-2)\n', text)
        self.bind('in', '-o', 'all.jsonl')
        lines = [json.loads(line) for line in (self.folder / 'all.jsonl').read_text().splitlines()]
        self.assertEqual(['First *star*', 'Second'], [line['metadata']['title'] for line in lines])
        self.bind('in', '-t', 'text', '-o', '-')
        self.assertLess(self.stdout.index('First'), self.stdout.index('Second'))

    def test_to_stdout(self):
        self.samples()
        self.bind('in', '-o', 'book.epub', '--title', 't')
        run = self.start('bind', 'in', '-t', 'epub', '-o', '-', '--title', 't')
        out, _ = run.communicate()
        self.assertEqual((self.folder / 'book.epub').read_bytes(), out)

    def test_its_own_book_is_no_input(self):
        self.write('in/a.md')
        self.bind('in', '-o', 'in/all.epub')
        first = self.digest('in/all.epub')
        self.bind('in', '-o', 'in/all.epub')
        self.assertEqual(first, self.digest('in/all.epub'))

    def test_no_input_is_written_over(self):
        """Neither by the book nor by a volume or a report, however the input is found."""
        self.write('in/a.md')
        self.write('in/x-1.md', article('one'))
        with zipfile.ZipFile(self.folder / 'in/z.zip', 'w') as archive:
            archive.writestr('inside.md', article('two'))
        with zipfile.ZipFile(self.folder / 'in/pictures.zip', 'w') as archive:
            archive.writestr('a.png', b'none')
        self.write('in/list', 'in/a.md')
        self.bind('in/a.md', '-o', 'in/t.jsonl')
        (self.folder / 'in/link.md').symlink_to('a.md')
        os.link(self.folder / 'in/a.md', self.folder / 'hard.md')
        before = {path.name: path.read_bytes() for path in (self.folder / 'in').iterdir()}
        for arguments in (('in', '-o', 'in/a.md'), ('in', '-o', './in/../in/link.md'), ('in', '-o', 'hard.md'),
                          ('in', '-o', 'in/t.jsonl'), ('in', '-o', 'in/z.zip', '-t', 'epub'),
                          ('in/pictures.zip', 'in/a.md', '-o', 'in/pictures.zip', '-t', 'epub'),
                          ('in', '-o', 'in/x.md', '--split', 3), ('--files-from', 'in/list', '-o', 'in/a.md'),
                          ('in/t.jsonl', '-o', 'in/t.jsonl')):
            self.assertIn('this is the input itself; name another file with -o', self.bind(*arguments, code=2), arguments)
        (self.folder / 'report.jsonl').symlink_to('in/t.jsonl')
        self.assertIn('report.jsonl: this is an input', self.bind('in', '-o', 'x.epub', '--report', 'report.jsonl', code=2))
        self.assertEqual(before, {path.name: path.read_bytes() for path in (self.folder / 'in').iterdir()})

    def test_no_picture_is_written_over(self):
        """Neither by the book nor by a volume or a report, whether an article of the call shows it or not."""
        self.write('in/a.md')
        pictures = {f'in/{name}': (ROOT / 'samples/pictures' / kind).read_bytes()
                    for name, kind in (('p.epub', 'teapot.png'), ('v-1.epub', 'ferry.jpg'), ('r.html', 'tide.svg'))}
        for path, content in pictures.items():
            self.write(path, content)
        for output, report, option in (('in/p.epub', 'r.jsonl', '-o'), ('in/v.epub', 'r.jsonl', '-o'), ('x.epub', 'in/r.html', '--report')):
            errors = self.bind('in/a.md', '-o', output, '--report', report, *(('--split', 1) if '/v' in output else ()), code=2)
            self.assertIn(f'a picture is there; name another file with {option}', errors)
        self.run_it('batch', 'in/a.md', '-o', 'out', '--report', 'in/r.html', code=2)
        self.assertEqual(pictures, {path: (self.folder / path).read_bytes() for path in pictures})

    def test_another_programs_book(self):
        """Its title, and what stands outside of its reading order, are there again."""
        page = '<html xmlns="http://www.w3.org/1999/xhtml"><head><title>%s</title></head><body><h1>%s</h1>%s</body></html>'
        pages = {'one': ('The weir', '<p>It held.<a href="notes.xhtml#n">1</a></p>'), 'two': ('The mill', '<p>It ran.</p>'),
                 'notes': ('Notes', '<p id="n">Until March.</p>')}
        items = ''.join(f'<item id="{name}" href="{name}.xhtml" media-type="application/xhtml+xml"/>' for name in pages)
        spine = ''.join(f'<itemref idref="{name}"{" linear=%sno%s" % (chr(34), chr(34)) if name == "notes" else ""}/>' for name in pages)
        with zipfile.ZipFile(self.folder / 'mill.epub', 'w') as book:
            book.writestr('mimetype', 'application/epub+zip')
            book.writestr('META-INF/container.xml', '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
                          '<rootfile full-path="b.opf"/></rootfiles></container>')
            book.writestr('b.opf', '<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/">'
                          '<metadata><dc:title>The Mill &amp; the Weir</dc:title><dc:publisher>Quay Press</dc:publisher></metadata>'
                          f'<manifest>{items}</manifest><spine>{spine}</spine></package>')
            for name, (title, text) in pages.items():
                book.writestr(f'{name}.xhtml', page % (title, title, text))
        self.bind('mill.epub', '-o', 'again.epub')
        again = self.book('again.epub')
        self.assertEqual('The Mill & the Weir', again.package.findtext('.//{http://purl.org/dc/elements/1.1/}title'))
        self.assertEqual(3, len(again.chapters))
        self.assertIn('Until March.', again.text(again.chapters[2]))
        self.assertEqual([], again.broken_links())
        self.run_it('convert', 'mill.epub#1', '-t', 'json')
        self.assertEqual('Quay Press', json.loads(self.stdout)['metadata']['extra']['publisher'])

    def test_a_report_is_written_anew(self):
        """Among the inputs too: it is none of them."""
        self.write('in/a.md')
        self.write('in/b.md')
        for name in ('in/r.jsonl', 'in/r.html'):
            for _ in range(2):
                self.assertIn('2 articles written', self.bind('in', '-o', 'x.epub', '--report', name))
            (self.folder / name).unlink()

    def test_a_report_leaves_the_book(self):
        self.write('in/a.md')
        for output, report, *more in (('b.jsonl', 'b.jsonl'), ('in/../b.jsonl', './b.jsonl'), ('b.jsonl', 'b-1.jsonl', '--split', 3)):
            errors = self.bind('in', '-o', output, '--report', report, *more, code=2)
            self.assertIn(f'{report}: an output of this call goes there; name another file with --report', errors)
            self.assertEqual([], self.names())

    def test_inputs_with_files_of_one_name(self):
        for name in 'abc':
            self.write(f'{name}/index.html', f'<h1>{name}</h1><p>text of {name}</p>')
            with zipfile.ZipFile(self.folder / f'{name}.zip', 'w') as archive:
                archive.write(self.folder / f'{name}/index.html', 'index.html')
        self.write('list', 'a\nb\nc\n')
        inputs = [('a', 'b', 'c'), ('a.zip', 'b.zip', 'c.zip'), ('a/index.html', 'b/index.html', 'c/index.html'),
                  ('--files-from', 'list')]
        for number, given in enumerate(inputs):
            errors = self.bind(*given, '-o', f'{number}.epub', '--report', f'{number}.jsonl')
            self.assertIn('3 articles written', errors, given)
            self.assertEqual(['a', 'b', 'c'], self.book(f'{number}.epub').titles(), given)
            self.assertEqual(3, len((self.folder / f'{number}.jsonl').read_text().splitlines()))
            for against in ('abc', 'cab'):
                self.run_it('verify', f'{number}.epub', *(word for name in against for word in ('--against', name)))
                self.assertEqual('3 articles: 3 same\n', self.stdout, given)
        self.bind('a', 'b', '-o', 'two.md')
        self.assertIn('text of b', (self.folder / 'two.md').read_text())
        self.run_it('verify', '0.epub', '--against', 'b', '--against', 'a', code=1)
        self.assertIn('3 articles: 2 same, 1 missing', self.stdout)
        self.write('a/index.html', '<h1>a</h1><p>another text</p>')
        self.run_it('verify', '0.epub', '--against', 'c', '--against', 'a', '--against', 'b', code=1)
        self.assertIn('3 articles: 2 same, 1 changed', self.stdout)

    def test_each_file_once(self):
        """Under the first input that reaches it."""
        self.write('in/a.md')
        self.write('in/sub/s.md')
        self.bind('in', '-o', 'in/all.jsonl')
        for given, against, count in ((('in/sub', 'in'), ('in/sub', 'in'), 4), (('in', 'in/all.jsonl'), ('in',), 4),
                                      (('in/sub', 'in/a.md', 'in/sub'), ('in', 'in/sub'), 2)):
            (self.folder / 'b.epub').unlink(missing_ok=True)
            self.assertIn(f'{count} articles written', self.bind(*given, '-o', 'b.epub'), given)
            self.run_it('verify', 'b.epub', *(word for folder in against for word in ('--against', folder)))
            self.assertEqual(f'{count} articles: {count} same\n', self.stdout, given)

    def test_many_of_one_kind(self):
        """One address, one title, no title, a long title, many authors: a valid book with a chapter for each."""
        for number in range(30):
            self.write(f'in/{number}.md', article('one', f'<p>{number}</p>'))
        self.write('in/long.md', article('长' * 100000, '<p>long</p>', address='https://news.example.org/long'))
        names = ''.join(f'<meta name="author" content="Name {number}"/>' for number in range(200))
        self.write('in/names.html', f'<html><head>{names}</head><body><p>many</p></body></html>')
        self.write('in/empty.html', '<p>no title</p>')
        self.bind('in', '-o', 'book.epub')
        book = self.book()
        self.assertEqual(33, len([name for name in book.chapters if book.page(name) is not None]))
        self.assertEqual([], book.broken_links())
        self.assertLess(len(book.zip.read('nav.xhtml')), 50000)


if __name__ == '__main__':
    main()
