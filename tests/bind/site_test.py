"""bind -t html: a website in a folder, read back without us."""
import base64
import hashlib
import html.parser
import json
import os
import pathlib
import re
import shutil
import signal
import struct
import subprocess
import sys
import unittest
import zlib

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from bind_case import BindCase, article, main

DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
TITLE_WEIGHT = 3


def png(width, height):
    """A grey picture."""
    def chunk(kind, data):
        return struct.pack('>I', len(data)) + kind + data + struct.pack('>I', zlib.crc32(kind + data))
    rows = b''.join(b'\0' + bytes([128]) * width for _ in range(height))
    return (b'\x89PNG\r\n\x1a\n' + chunk(b'IHDR', struct.pack('>IIBBBBB', width, height, 8, 0, 0, 0, 0)) +
            chunk(b'IDAT', zlib.compress(rows)) + chunk(b'IEND', b''))


class Links(html.parser.HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.found = []
        self.ids = set()
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        self.found += [values[name] for name in ('href', 'src') if name in values]
        self.ids |= {values['id']} if 'id' in values else set()


class Site:
    """A website as its files say it, the search by a reading of our own."""

    def __init__(self, folder):
        self.folder = folder
        self.files = {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob('*') if path.is_file()}

    def text(self, name):
        return self.files[name].decode()

    def pages(self):
        return sorted(name for name in self.files if name.endswith('.html'))

    def articles(self):
        return [name for name in self.pages() if name.startswith('articles/')]

    def links(self, name):
        return Links(self.text(name)).found

    def broken_links(self):
        found = []
        for page in self.pages():
            for href in self.links(page):
                path, _, fragment = href.partition('#')
                if '://' in href or href.startswith(('data:', 'mailto:')):
                    continue
                target = os.path.normpath(os.path.join(os.path.dirname(page), path)) if path else page
                if target not in self.files or (fragment and fragment not in Links(self.text(target)).ids):
                    found.append((page, href))
        return found

    def called(self, name):
        """(number, value) of the call that the script is."""
        match = re.fullmatch(r'offprint\.\w+\((\d+),(.*)\);\n', self.text(name), re.DOTALL)
        return int(match[1]), json.loads(match[2])

    def listed(self):
        """What the search shows of each article."""
        lines = []
        while f'search/a{len(lines) // 512}.js' in self.files and len(lines) % 512 == 0:
            lines += self.called(f'search/a{len(lines) // 512}.js')[1]
        return lines

    def holders(self, term):
        """{number of an article: weight} for a term that is written as the index has it."""
        group = term[:1] if ord(term[0]) > 0x2E80 else term[:2]
        value = 2166136261
        for letter in group:
            value = (value ^ ord(letter)) * 16777619 & 0xFFFFFFFF
        _, site = self.called('search/site.js')
        _, terms = self.called(f'search/w{value % site["shards"]}.js')
        places = dict(entry.split(':') for entry in terms.split())
        numbers, article, places = {}, 0, iter(places.get(term, ''))
        for digit in places:
            quantity, shift = 0, 0
            while True:
                quantity |= (DIGITS.index(digit) & 31) << shift
                if not DIGITS.index(digit) & 32:
                    break
                shift, digit = shift + 5, next(places)
            article += quantity >> 2
            numbers[article] = quantity & 3
        return numbers

    def titles_of(self, term):
        return [self.listed()[number][1] for number in sorted(self.holders(term))]


class SiteCase(BindCase):
    def site(self, *arguments, folder='site', **more):
        self.errors = self.bind('in', '-t', 'html', '-o', folder, *arguments, **more)
        return Site(self.folder / folder)

    def digest_of(self, folder):
        digest = hashlib.sha256()
        for name, data in sorted(Site(self.folder / folder).files.items()):
            digest.update(name.encode() + b'\0' + data)
        return digest.hexdigest()


class Pages(SiteCase):
    def test_samples(self):
        self.samples()
        site = self.site('--title', 'Samples')
        self.assertEqual([], site.broken_links())
        self.assertGreater(len(site.articles()), 10)
        self.assertEqual(len(site.articles()), len(site.listed()))
        start = site.text('index.html')
        self.assertIn('<h1>Samples</h1>', start)
        for name in site.articles():
            self.assertIn(f'href="{name}"', start)
            self.assertIn('../index.html', site.links(name))
            self.assertEqual(['<script type="application/ld+json">'], re.findall('<script[^>]*>', site.text(name)))
        self.assertIn('0 left out, 0 failed', self.errors)
        subprocess.run(['sha256sum', '--check', '--quiet', 'SHA256SUMS'], cwd=site.folder, check=True)
        listed = {line.split('  ', 1)[1] for line in site.text('SHA256SUMS').splitlines()}
        self.assertEqual(set(site.files) - {'SHA256SUMS'}, listed)

    def test_articles_lead_to_each_other(self):
        self.write('in/a.txt', article('甲', '<p>见<a href="https://news.example.org/b?utm_source=x">乙</a>。</p>',
                                       date=1, address='https://news.example.org/a'))
        self.write('in/b.txt', article('乙 <&"', date=2, address='https://news.example.org/b'))
        self.write('in/c.txt', article('丙', date=3, address='https://news.example.org/c'))
        site = self.site()
        names = {title: f'articles/{name}.html' for name, title, _ in site.listed()}
        self.assertEqual(['甲', '乙 <&"', '丙'], [title for _, title, _ in site.listed()])
        other = os.path.basename(names['乙 <&"'])
        self.assertEqual(2, site.links(names['甲']).count(other))  # in its text, and as the next one
        self.assertEqual([os.path.basename(names['甲']), os.path.basename(names['丙'])], site.links(names['乙 <&"'])[-2:])
        self.assertEqual([], site.broken_links())

    def test_contents_are_cut_into_pages(self):
        for number in range(1300):
            self.write(f'in/{number:04}.txt', article(f'第{number}篇', '<p>文。</p>', date=1577836800000 + number * 3600000,
                                                      address=f'https://news.example.org/{number}'))
        site = self.site('--group', 'none')
        self.assertEqual([], site.broken_links())
        contents = [name for name in site.pages() if name.startswith('contents/')]
        self.assertEqual(3, len(contents))
        self.assertLess(len(site.files['index.html']), 8000)
        listed = [href for page in contents for href in site.links(page) if href.startswith('../articles/')]
        self.assertEqual(1300, len(listed))
        self.assertEqual([name for name, _, _ in site.listed()], [re.search(r'/([^/]+)\.html$', href)[1] for href in listed])
        by_month = self.site('--group', 'month', folder='months')
        self.assertEqual([], by_month.broken_links())
        self.assertIn('2020年', by_month.text('index.html'))

    def test_pictures_are_files(self):
        dot = base64.b64encode(png(40, 30)).decode()
        for name in 'ab':
            self.write(f'in/{name}.txt', article(name, f'<p>图</p><img src="data:image/png;base64,{dot}" alt="点"/>',
                                                 address=f'https://news.example.org/{name}'))
        site = self.site('--images', 'save', '-j', '1')
        pictures = [name for name in site.files if name.startswith('pictures/')]
        self.assertEqual(1, len(pictures))
        for name in site.articles():
            self.assertIn('../' + pictures[0], site.links(name))

    def test_an_input_that_changes_between_the_passes(self):
        for name in 'abc':
            self.write(f'in/{name}.txt', article(name, address=f'https://news.example.org/{name}'))
        run = self.start('bind', 'in', '-t', 'html', '-o', 'site', environment={'OFFPRINT_FAULT': 'stop:looked:1'})
        os.waitpid(run.pid, os.WUNTRACED)
        self.write('in/b.txt', article('another', address='https://news.example.org/b'))
        os.kill(run.pid, signal.SIGCONT)
        run.communicate()
        self.assertEqual(1, run.returncode)
        site = Site(self.folder / 'site')
        self.assertEqual(3, len(site.articles()))  # a page that says so: contents lead to it
        self.assertEqual([], site.broken_links())


class Search(SiteCase):
    def test_what_finds_an_article(self):
        self.write('in/a.txt', article('灣仔渡輪', '<p>維多利亞港的渡輪，Café Crème，ＡＢＣ１２３。</p>', address='https://news.example.org/a'))
        self.write('in/b.txt', article('Straße', '<p>A ferry and another FERRY; 渡轮。한국어 문장. コーヒー</p>', address='https://news.example.org/b'))
        site = self.site()
        for term, titles in {
            '渡轮': ['灣仔渡輪', 'Straße'],  # both scripts
            '湾仔': ['灣仔渡輪'],
            '轮': ['灣仔渡輪', 'Straße'],  # at the end of a run
            'cafe': ['灣仔渡輪'],
            'abc123': ['灣仔渡輪'],
            'strasse': ['Straße'],
            'ferry': ['Straße'],
            '한국': ['Straße'],
            'ーヒ': ['Straße'],
            'absent': [],
        }.items():
            self.assertCountEqual(titles, site.titles_of(term), term)
        self.assertIn(TITLE_WEIGHT, site.holders('湾仔').values())
        self.assertEqual([1], list(site.holders('ferry').values()))
        pairs = site.called('search/site.js')[1]['variants']
        self.assertIn('輪轮', pairs)
        self.assertEqual(0, len(pairs) % 2)

    def test_every_article_has_its_words(self):
        for number in range(700):
            self.write(f'in/{number:03}.txt', article(f'Number {number}', f'<p>common word{number}</p>',
                                                      address=f'https://news.example.org/{number}'))
        site = self.site()
        self.assertEqual(700, len(site.listed()))
        self.assertEqual(set(range(700)), set(site.holders('common')))
        for number in (0, 7, 511, 512, 699):
            self.assertEqual([f'Number {number}'], site.titles_of(f'word{number}'))


class Places(SiteCase):
    def setUp(self):
        super().setUp()
        self.write('in/a.txt', article('甲'))

    def test_it_is_replaced_whole(self):
        self.site('--title', 'One')
        self.write('in/b.txt', article('乙', address='https://news.example.org/b'))
        site = self.site('--title', 'Two', folder='site/')
        self.assertIn('<h1>Two</h1>', site.text('index.html'))
        self.assertEqual(2, len(site.articles()))
        self.assertEqual(['site'], self.names())

    def test_what_is_not_ours_stays(self):
        self.write('site/letters.txt', 'mine')
        errors = self.bind('in', '-t', 'html', '-o', 'site', code=2)
        self.assertIn('letters.txt', errors)
        self.site('--force', folder='site')
        self.assertFalse((self.folder / 'site/letters.txt').exists())
        self.write('site/CNAME', 'example.org')
        self.assertIn('CNAME', self.bind('in', '-t', 'html', '-o', 'site', code=2))
        self.assertTrue((self.folder / 'site/CNAME').exists())

    def test_sums_of_a_folder_make_no_website(self):
        """Whoever lists his own files, with a page of his own or of ours: only a website whole and unchanged is replaced."""
        def sum_up(*names):
            folder = self.folder / 'mine'
            lines = (hashlib.sha256((folder / name).read_bytes()).hexdigest() + '  ' + name + '\n' for name in names)
            self.write('mine/SHA256SUMS', ''.join(lines))

        def refused(name, why):
            before = self.digest_of('mine')
            self.assertRegex(self.bind('in', '-t', 'html', '-o', 'mine', code=2), f'mine: the folder holds {name}.*, which {why}')
            self.assertEqual(before, self.digest_of('mine'))

        self.write('mine/keep.txt', 'mine')
        sum_up('keep.txt')
        refused('keep.txt', 'no website of Offprint put there')
        self.write('mine/index.html', '<meta name="generator" content="Offprint 1"><p>A page.')
        sum_up('index.html', 'keep.txt')
        refused('index.html', 'no website of Offprint put there')
        shutil.rmtree(self.folder / 'mine')
        self.site(folder='mine')
        self.site(folder='mine')
        page = next((self.folder / 'mine/articles').iterdir())
        own = page.read_bytes()
        for change in (lambda: page.write_bytes(own + b'!'), lambda: (page.unlink(), page.symlink_to('/etc/hostname'))):
            change()
            refused(page.relative_to(self.folder / 'mine'), 'was changed since Offprint put it there')
        page.unlink()
        page.write_bytes(own)
        (self.folder / 'mine/index.html').write_bytes(b'<p>Another.')
        refused('articles/', 'no website of Offprint put there')
        self.site('--force', folder='mine')
        (self.folder / 'mine/SHA256SUMS').write_text('')
        refused('articles/', 'no website of Offprint put there')

    def test_the_folder_beside_it_is_no_link(self):
        self.write('precious/p.txt', 'mine')
        (self.folder / '.site.offprint').symlink_to('precious')
        errors = self.bind('in', '-t', 'html', '-o', 'site', code=4)
        self.assertIn('.site.offprint beside it is a symbolic link', errors)
        self.assertEqual('mine', (self.folder / 'precious/p.txt').read_text())

    def test_a_style_sheet_in_it_is_an_input(self):
        self.site()
        errors = self.bind('in', '-t', 'html', '-o', 'site', '--style', 'site/site.css', code=2)
        self.assertIn('an input lies in this folder', errors)

    def test_an_input_is_never_replaced(self):
        self.write('site/deep/a.txt', article('甲'))
        for inputs in (['site/deep'], ['site/deep/a.txt'], ['in', 'site/deep']):
            errors = self.bind(*inputs, '-t', 'html', '-o', 'site', '--force', code=2)
            self.assertIn('an input lies in this folder', errors)
        self.assertTrue((self.folder / 'site/deep/a.txt').exists())
        self.assertEqual(['site'], self.names())

    def test_force_gives_up_nothing_that_is_read(self):
        """Neither what a link leads to, nor the pictures that lie beside articles or in --image-dir."""
        self.write('old/a.txt', article('甲'))
        (self.folder / 'link.txt').symlink_to('old/a.txt')
        self.assertIn('an input lies in this folder', self.bind('link.txt', '-t', 'html', '-o', 'old', '--force', code=2))
        self.write('held/pictures/x.png', '')
        errors = self.bind('in', '-t', 'html', '-o', 'held', '--image-dir', 'held/pictures', '--force', code=2)
        self.assertIn('an input lies in this folder', errors)
        self.write('in/pictures/y.png', '')
        errors = self.bind('in', '-t', 'html', '-o', 'in/pictures', '--images', 'embed', '--force', code=2)
        self.assertIn("the articles' pictures may lie in this folder", errors)
        for kept in ('old/a.txt', 'held/pictures/x.png', 'in/pictures/y.png'):
            self.assertTrue((self.folder / kept).exists(), kept)

    def test_an_empty_folder_and_a_link(self):
        (self.folder / 'empty').mkdir()
        self.site(folder='empty')
        (self.folder / 'link').symlink_to('empty')
        self.site(folder='link')
        self.assertTrue((self.folder / 'link').is_symlink())
        self.assertEqual(['empty', 'link'], self.names())

    def test_refusals(self):
        self.write('file', 'x')
        for folder, words in {'file': 'this is a file', 'no/site': 'no', '-': 'a website is a folder', '.': 'a website is a folder',
                              'site.html': 'a website is a folder', 'in': 'which no website'}.items():
            self.assertIn(words, self.bind('in', '-t', 'html', '-o', folder, code=4 if folder == 'no/site' else 2), folder)
        self.assertIn('volumes', self.bind('in', '-t', 'html', '-o', 'site', '--split', '2', code=2))
        self.assertEqual(['file'], self.names())

    def test_a_killed_run_leaves_the_old_one(self):
        self.site('--title', 'One')
        before = self.digest_of('site')
        self.write('in/b.txt', article('乙', address='https://news.example.org/b'))
        self.bind('in', '-t', 'html', '-o', 'site', code=-signal.SIGKILL, environment={'OFFPRINT_FAULT': 'kill:bound:1'})
        self.assertEqual(before, self.digest_of('site'))
        self.site('--title', 'Two')
        self.assertEqual(['site'], self.names())

    def test_an_output_is_no_input(self):
        self.write('in/b.txt', article('乙', address='https://news.example.org/b'))
        site = self.site(folder='in/site')
        again = self.site(folder='in/site')
        self.assertEqual(site.files, again.files)
        self.bind('in', '-t', 'html', '-o', 'other')
        self.assertEqual(2, len(Site(self.folder / 'other').articles()))


class SameBytes(SiteCase):
    def test_under_jobs_and_days(self):
        self.samples()
        self.site(folder='one', environment={'TZ': 'Asia/Tokyo'})
        self.bind('in', '-t', 'html', '-o', 'two', '-j', '4', '--title', 'one', environment={'TZ': 'America/Lima', 'LC_ALL': 'C'})
        self.assertEqual(self.digest_of('one'), self.digest_of('two'))


if __name__ == '__main__':
    main()
