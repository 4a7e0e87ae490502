"""bind --plan: a book in the order, the parts and under the titles of a Markdown list of links.

  plan_test.py OFFPRINT ROOT [Plans.test_NAME]
"""
import json
import re
import zipfile

from bind_case import Book, BindCase, article, main

PLAN = '''# A year at the mill

- [How it began](in/c.md)

## Water

- [The low water](in/sub/a.md), which everybody remembers
- Floods
  - [](in/b.md)
  - <https://mill.example.org/d/>
- [After the flood](in/e.md)

## Nothing yet

Perhaps something of [the miller](https://else.example.org/) himself.
'''
FEED = '''<rss version="2.0"><channel><title>Mill</title>
<item><guid>https://mill.example.org/?p=1</guid><title>one</title><description>&lt;p&gt;One.&lt;/p&gt;</description></item>
<item><guid>two</guid><title>two</title><description>&lt;p&gt;Two.&lt;/p&gt;</description></item>
</channel></rss>'''


class Plans(BindCase):
    def setUp(self):
        super().setUp()
        for number, name in enumerate(('sub/a', 'b', 'c', 'd', 'e', 'f')):
            letter = name[-1]
            self.write(f'in/{name}.md', article(letter, f'<p>Text of {letter}.</p>', date=1577836800000 + number * 86400000,
                                                address=f'https://mill.example.org/{letter}'))
        self.write('plan.md', PLAN)

    def contents(self, name='book.epub'):
        """Of the navigation, without what the program puts before and behind: (depth, title)."""
        return [(depth, title) for depth, title, href in self.book(name).nav()]

    def verified(self, name='book.epub', code=0, against='in'):
        self.run_it('verify', name, '--against', against, code=code)
        return self.stdout

    def test_order_parts_and_titles(self):
        errors = self.bind('in', '--plan', 'plan.md', '-o', 'book.epub')
        self.assertEqual('offprint: 5 articles written, 1 left out, 0 failed\n', errors)
        self.assertEqual([(1, 'How it began'), (1, 'Water'), (2, 'The low water'), (2, 'Floods'), (3, 'b'), (3, 'd'),
                          (2, 'After the flood')], self.contents())
        book = self.book()
        self.assertEqual(['c', 'a', 'b', 'd', 'e'], book.titles())  # the articles' own pages are as they were
        self.assertEqual([], book.broken_links())
        self.assertIn('A year at the mill', book.text('front.xhtml'))
        self.assertEqual('5 articles: 5 same\n', self.verified())

    def test_what_verify_proves_of_a_plan(self):
        """The list of sources has the parts and titles: whoever changes them is found out."""
        self.bind('in', '--plan', 'plan.md', '-o', 'book.epub')
        sources = 'META-INF/org.offprint.sources.xml'
        for old, new in (('title="The low water"', 'title="The high water"'), ('title="Floods"', 'title="Droughts"')):
            with zipfile.ZipFile(self.folder / 'book.epub') as book, \
                    zipfile.ZipFile(self.folder / 'forged.epub', 'w') as forged:
                for entry in book.infolist():
                    data = book.read(entry)
                    if entry.filename == sources:
                        self.assertIn(old.encode(), data)
                        data = data.replace(old.encode(), new.encode())
                    forged.writestr(entry, data)
            self.assertIn('differs: nav.xhtml', self.verified('forged.epub', code=1))
        (self.folder / 'in/b.md').unlink()
        self.assertRegex(self.verified(code=1), '5 articles: 4 same, 1 missing')

    def test_volumes(self):
        self.bind('in', '--plan', 'plan.md', '-o', 'book.epub', '--split', 3)
        self.assertEqual([(1, 'How it began'), (1, 'Water'), (2, 'The low water'), (2, 'Floods'), (3, 'b')],
                         self.contents('book-1.epub'))
        self.assertEqual([(1, 'Water'), (2, 'Floods'), (3, 'd'), (2, 'After the flood')], self.contents('book-2.epub'))
        self.assertEqual('3 articles: 3 same\n', self.verified('book-1.epub'))
        self.assertEqual('2 articles: 2 same\n', self.verified('book-2.epub'))

    def test_texts_and_websites(self):
        self.bind('in', '--plan', 'plan.md', '-o', 'book.md')
        text = (self.folder / 'book.md').read_text()
        self.assertIn('''# Contents

- [How it began](#article-1)
- Water
  - [The low water](#article-2)
  - Floods
    - [b](#article-3)
    - [d](#article-4)
  - [After the flood](#article-5)
''', text)
        text = re.sub('<a id="article-[0-9]"></a>', '', text)
        self.assertEqual(['# Contents', '# How it began', '# Water', '## The low water', '## Floods', '### b', '### d',
                          '## After the flood'], re.findall('^#.*', text, re.M))
        self.assertIn('title: "A year at the mill"', text)
        self.bind('in', '--plan', 'plan.md', '-o', 'book.txt')
        self.assertEqual(['A year at the mill', 'Contents', 'How it began', 'Water', 'The low water', 'Floods', 'b', 'd',
                          'After the flood'],
                         [line for line in (self.folder / 'book.txt').read_text().splitlines()
                          if line and ' · ' not in line and line.lstrip()[0] not in '-=h2•◦▪' and not line.startswith('Text of')])
        self.bind('in', '--plan', 'plan.md', '-t', 'jsonl', '-o', 'book.jsonl')
        titles = [json.loads(line)['metadata']['title'] for line in (self.folder / 'book.jsonl').read_text().splitlines()]
        self.assertEqual(['c', 'a', 'b', 'd', 'e'], titles)
        self.bind('in', '--plan', 'plan.md', '-t', 'html', '-o', 'site/')
        start = (self.folder / 'site/index.html').read_text()
        shown = re.findall(r'<(?:h\d|a href="articles/[^"]*")>([^<]*)<', start)
        self.assertEqual(['A year at the mill', 'How it began', 'Water', 'The low water', 'Floods', 'b', 'd',
                          'After the flood'], shown)

    def test_what_is_missing_is_named(self):
        self.write('plan.md', '- [A](in/sub/a.md)\n- [Gone](in/none.md)\n- [Elsewhere](out/x.md)\n'
                              '- [Nowhere](https://mill.example.org/z)\n- [All](in/feed.xml)\n')
        self.write('out/x.md')
        self.write('in/feed.xml', FEED)
        errors = self.bind('in', '--plan', 'plan.md', '-o', 'book.epub', '--report', 'report.jsonl', code=1)
        self.assertRegex(errors, '(?m)^offprint: in/none.md: the plan names it, and there is no such file')
        self.assertRegex(errors, '(?m)^offprint: out/x.md: the plan names it, and no INPUT reaches it')
        self.assertRegex(errors, '(?m)^offprint: https://mill.example.org/z: the plan names it, and no article')
        self.assertRegex(errors, '(?m)^offprint: in/feed.xml: it holds 2 documents; name each in the plan: FILE#KEY')
        self.assertIn('1 article written, 7 left out, 4 failed', errors)
        self.assertEqual([(1, 'A')], self.contents())
        report = [json.loads(line) for line in (self.folder / 'report.jsonl').read_text().splitlines()]
        self.assertEqual(4, sum(line['status'] == 'failed' and line['kind'] == 'not-found' for line in report))
        self.assertEqual(7, sum(line.get('left_out') == 'the plan does not name it' for line in report))
        self.bind('in', '--plan', 'plan.md', '-o', 'strict.epub', '--strict', code=1)
        self.assertFalse((self.folder / 'strict.epub').exists())

    def test_items_and_archives(self):
        with zipfile.ZipFile(self.folder / 'in/old.zip', 'w') as archive:
            archive.writestr('x/z.html', '<title>z</title><p>In a zip.</p>')
            archive.writestr('x/feed.xml', FEED)
        self.write('in/feed.xml', FEED)
        self.write('in/a name #1.md', article('sharp'))
        self.write('in/plan.md', '- [1](feed.xml#https://mill.example.org/?p=1)\n- [2](<feed.xml#2>)\n'
                                 '- [zip](old.zip/x/z.html)\n- [in zip](old.zip/x/feed.xml#two)\n'
                                 '- [sharp](<a name #1.md>)\n- [place](b.md#there)\n- [again](a%20name%20%231.md)\n')
        errors = self.bind('--plan', 'in/plan.md', '-o', 'book.epub')  # its own folder is the input
        self.assertEqual([(1, '1'), (1, '2'), (1, 'zip'), (1, 'in zip'), (1, 'sharp'), (1, 'place')], self.contents())
        self.assertEqual('offprint: in/plan.md: note: in/a name #1.md stands in it again; the book has it once, at its '
                         'first place\noffprint: 6 articles written, 6 left out, 0 failed\n', errors)
        self.assertEqual('6 articles: 6 same\n', self.verified())

    def test_an_article_that_the_plan_does_not_name_is_not_read(self):
        self.write('in/broken.md', b'GIF89a')
        self.write('plan.md', '- [A](in/sub/a.md)\n')
        self.assertEqual('offprint: 1 article written, 6 left out, 0 failed\n',
                         self.bind('in', '--plan', 'plan.md', '-o', 'book.epub'))

    def test_copies_and_filters(self):
        self.write('in/copy.md', article('b', '<p>Text of b.</p><p>And more.</p>', address='https://mill.example.org/b'))
        self.write('plan.md', '- [A](in/sub/a.md)\n- [Its copy](in/b.md)\n- [Fuller](in/copy.md)\n- [C](in/c.md)\n')
        errors = self.bind('in', '--plan', 'plan.md', '-o', 'book.epub', '--dedupe', 'exact', '--until', '2020-01-02')
        self.assertEqual([(1, 'A'), (1, 'Its copy')], self.contents())
        self.assertEqual('2 articles: 2 same\n', self.verified())

    def test_the_same_bytes(self):
        self.bind('in', '--plan', 'plan.md', '-o', 'book.epub', '-j', 1)
        first = self.digest()
        self.bind('in', '--plan', 'plan.md', '-o', 'book.epub', '-j', 4)
        self.assertEqual(first, self.digest())


if __name__ == '__main__':
    main()
