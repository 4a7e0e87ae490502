"""What is done to a bind: unreadable inputs, kills, signals, a full disk, inputs that change; and books verified.

  faults_test.py OFFPRINT ROOT [Faults.test_NAME]
"""
import json
import os
import resource
import signal
import unittest

from bind_case import BindCase, article, main, sanitized


class Faults(BindCase):
    def some(self, count=6):
        for number in range(count):
            self.write(f'in/{number}.md', article(f'title {number}', f'<p>{number}</p>' * 50,
                                                  address=f'https://news.example.org/{number}'))

    @staticmethod
    def noise(characters):
        """Text that does not shrink."""
        return '<p>' + ''.join(chr(0x4e00 + byte * 37 + at % 97) for at, byte in enumerate(os.urandom(characters))) + '</p>'

    @staticmethod
    def limit():
        """On the size of a file: what stands for a full disk."""
        resource.setrlimit(resource.RLIMIT_FSIZE, (50000, 50000))

    def test_unreadable_articles_are_named_and_left_out(self):
        self.some()
        self.bind('in', '-o', 'good.epub', '--title', 't')
        self.write('in/picture.html', b'\xff\xd8\xff\xe0\x00\x10JFIF')
        self.write('in/empty.md', b'\n')
        errors = self.bind('in', 'none.md', '-o', 'book.epub', '--title', 't', code=1)
        for name in ('in/picture.html', 'in/empty.md', 'none.md'):
            self.assertIn(f'offprint: {name}: ', errors)
        self.assertEqual(self.book('good.epub').titles(), self.book().titles())
        self.assertTrue(any('3' in self.book().text(name) for name in self.book().spine if name.startswith('front')))

    def test_strict_makes_no_book(self):
        self.some(2)
        self.write('book.epub', b'old')
        self.write('in/picture.html', b'\xff\xd8\xff\xe0\x00\x10JFIF')
        self.bind('in', '-o', 'book.epub', '--strict', code=1)
        self.assertEqual(b'old', (self.folder / 'book.epub').read_bytes())
        (self.folder / 'in/picture.html').unlink()
        self.write('in/lossy.md', article('x', '<p>a <a href="irc://chat.example.org/">chat</a></p>'))
        self.bind('in', '-o', 'book.epub', '--strict', code=1)
        self.assertEqual(['book.epub'], self.names())
        self.assertEqual(b'old', (self.folder / 'book.epub').read_bytes())

    def test_nothing_to_bind(self):
        self.write('in/picture.html', b'\xff\xd8\xff\xe0\x00\x10JFIF')
        self.bind('in', '-o', 'book.epub', code=3)
        self.assertEqual([], self.names())

    def test_interrupted(self):
        self.some()
        self.write('book.epub', b'old')
        for step, which in (('converted', '0.md'), ('begun', '5.md')):
            self.bind('in', '-o', 'book.epub', '-j', 1, code=128 + signal.SIGINT,
                      environment={'OFFPRINT_FAULT': f'int:{step}:{which}'})
            self.assertEqual(['book.epub'], self.names())
            self.assertEqual(b'old', (self.folder / 'book.epub').read_bytes())

    def test_a_set_is_placed_when_all_of_it_is_whole(self):
        self.some()
        for number in (1, 2, 3):
            self.write(f'set-{number}.epub', b'old')
        small = (self.folder / 'in/5.md').read_bytes()
        self.write('in/5.md', article('title 5', self.noise(40000)))
        errors = self.bind('in', '-o', 'set.epub', '--split', 2, code=4, preexec_fn=self.limit)
        self.assertIn('offprint: set-3.epub: the file would be larger', errors)
        self.write('in/5.md', small)
        self.assertEqual(['set-1.epub', 'set-2.epub', 'set-3.epub'], self.names())
        self.bind('in', '-o', 'set.epub', '--split', 2, code=-signal.SIGKILL,
                  environment={'OFFPRINT_FAULT': 'kill:bound:3'})
        self.assertEqual([b'old'] * 3, [(self.folder / f'set-{number}.epub').read_bytes() for number in (1, 2, 3)])
        self.bind('in', '-o', 'set.epub', '--split', 2)
        self.assertEqual(6, sum(title.startswith('title') for number in (1, 2, 3)
                                for title in self.book(f'set-{number}.epub').titles()))

    def test_killed(self):
        """Nothing under the book's name; what a kill leaves does not disturb the next run."""
        self.some()
        self.bind('in', '-o', 'good.epub', '--title', 't')
        for step in ('looked', 'answered', 'bound'):
            self.bind('in', '-o', 'book.epub', '--title', 't', code=-signal.SIGKILL,
                      environment={'OFFPRINT_FAULT': f'kill:{step}:1'})
            self.assertFalse((self.folder / 'book.epub').exists())
        self.bind('in', '-o', 'book.epub', '--title', 't')
        self.assertEqual(self.digest('good.epub'), self.digest())

    def test_a_worker_that_crashes_costs_one_article(self):
        self.some()
        for action, seconds in (('crash', 60), ('hang', 10 if sanitized() else 2)):
            errors = self.bind('in', '-o', f'{action}.epub', '--timeout', seconds, '--progress', 'never', code=1,
                               environment={'OFFPRINT_FAULT': f'{action}:begun:3.md'})
            self.assertEqual(1, errors.count('offprint: in/3.md: '), errors)
            self.assertEqual(['offprint: 5 articles written, 0 left out, 1 failed'], errors.splitlines()[1:], errors)
            titles = self.book(f'{action}.epub').titles()
            self.assertEqual([f'title {number}' for number in (0, 1, 2, 4, 5)],
                             [title for title in titles if title.startswith('title')])

    @unittest.skipIf(sanitized(), 'memory has no limit under a sanitizer')
    def test_a_worker_that_takes_too_much_memory(self):
        self.some()
        errors = self.bind('in', '-o', 'book.epub', '--memory', 256, code=1,
                           environment={'OFFPRINT_FAULT': 'eat:begun:3.md'})
        self.assertIn('offprint: in/3.md: it needs more than 256 MiB of memory', errors)

    def test_a_full_disk(self):
        """What is written of the book is taken away."""
        self.some()
        for number in range(6, 12):
            self.write(f'in/{number}.md', article(f'title {number}', self.noise(9000)))
        self.write('book.epub', b'old')
        errors = self.bind('in', '-o', 'book.epub', code=4, preexec_fn=self.limit)
        self.assertIn('offprint: book.epub: the file would be larger than is allowed here', errors)
        self.assertEqual(['book.epub'], self.names())
        self.assertEqual(b'old', (self.folder / 'book.epub').read_bytes())

    def test_where_it_cannot_be_written(self):
        self.some(1)
        self.assertIn("the folder 'none' does not exist", self.bind('in', '-o', 'none/book.epub', code=4))
        self.assertIn('this is a folder', self.bind('in', '-o', 'in', code=2))
        self.assertIn('this is the input itself', self.bind('in/0.md', '-o', 'in/0.md', code=2))

    def test_an_input_that_changes_between_the_passes(self):
        self.some(3)
        self.write('in/link.md', article('linking', '<p><a href="https://news.example.org/1">one</a></p>'))
        run = self.start('bind', 'in', '-o', 'book.epub', environment={'OFFPRINT_FAULT': 'stop:looked:1'})
        os.waitpid(run.pid, os.WUNTRACED)
        self.write('in/1.md', article('another', address='https://news.example.org/1'))
        os.kill(run.pid, signal.SIGCONT)
        _, errors = run.communicate()
        self.assertEqual(1, run.returncode)
        self.assertIn(b'offprint: in/1.md: it changed while the book was made', errors)
        book = self.book()
        self.assertIn('title 1', book.titles())  # a page that says so: links lead to it
        self.assertEqual([], book.broken_links())

    def test_verify(self):
        self.some()
        self.write('in/link.md', article('linking', '<p><a href="https://news.example.org/1">one</a></p>'))
        self.bind('in', '-o', 'book.epub')
        self.assertEqual('', self.run_it('verify', 'book.epub', '--against', 'in'))
        self.assertEqual('7 articles: 7 same\n', self.stdout)
        path = self.folder / 'in/3.md'
        content = path.read_bytes()
        path.write_bytes(content.replace(b'>3<', b'>4<', 1))
        (self.folder / 'in/5.md').unlink()
        self.run_it('verify', 'book.epub', '--against', 'in', '--json', code=1)
        lines = [json.loads(line) for line in self.stdout.splitlines()]
        self.assertEqual({'3.md': 'changed', '5.md': 'missing'},
                         {line['path']: line['verdict'] for line in lines if 'path' in line and line['verdict'] != 'same'})
        unproven = ['META-INF/org.offprint.sources.xml', 'package.opf', 'nav.xhtml', 'toc.ncx', 'front.xhtml', 'contents.xhtml',
                    'part-1.xhtml', 'colophon-1.xhtml']  # what all articles together make
        self.assertEqual([(file, 'unproven') for file in unproven],
                         [(line['file'], line['verdict']) for line in lines if 'path' not in line])
        self.run_it('verify', 'book.epub', '--against', 'in', code=1)
        self.assertEqual(['7 articles: 5 same, 1 changed, 1 missing; 8 unproven',
                          'changed: 3.md: the source is not the one that the book was made of',
                          'missing: 5.md: no source of that path is there',
                          *(f'unproven: {file}: it cannot be made again, for some sources are missing or changed'
                            for file in unproven)], self.stdout.splitlines())

    def test_verify_makes_the_chapter_again(self):
        """A chapter that is not what its source makes is found, whatever the book says of it."""
        import shutil
        import zipfile
        self.some()
        self.bind('in', '-o', 'book.epub', '--clean', 'none', '-M', 'rights=mine')
        self.run_it('verify', 'book.epub', '--against', 'in')
        with zipfile.ZipFile(self.folder / 'book.epub') as old, zipfile.ZipFile(self.folder / 'new.epub', 'w') as new:
            for info in old.infolist():
                new.writestr(info, old.read(info).replace(b'<p>2</p>', b'<p>7</p>', 1))
        self.run_it('verify', 'new.epub', '--against', 'in', code=1)
        self.assertEqual(['6 articles: 5 same, 1 differs',
                          'differs: 2.md: the source is the same, but makes another chapter today'], self.stdout.splitlines())
        shutil.copy(self.folder / 'in/0.md', self.folder / 'plain.md')
        self.run_it('convert', 'plain.md', '-o', 'one.epub')
        self.assertIn('it does not say what it was made of', self.run_it('verify', 'one.epub', '--against', 'in', code=3))
        self.assertIn('--against', self.run_it('verify', 'book.epub', code=2))


if __name__ == '__main__':
    main()
