"""What is an input, and what its output is called.

  inputs_test.py OFFPRINT ROOT BROKEN_DISK [Inputs.test_NAME]
"""
import os
import pathlib
import socket
import subprocess
import unicodedata

from batch_case import OFFPRINT, BatchCase, article, main


class Inputs(BatchCase):
    def planned(self, *arguments, code=0):
        """[(input, output)] of a dry run."""
        self.run_batch(*arguments, '-o', 'out', '--dry-run', code=code)
        self.assertFalse((self.folder / 'out').exists(), 'a dry run writes nothing')
        return [tuple(line.split('\t')) for line in self.stdout.splitlines()]

    def test_files_and_folders(self):
        self.write('one.md')
        self.write('in/x/y.md')
        self.write('in/a.html', '<p>x</p>')
        self.assertEqual([('one.md', 'out/one.md'), ('in/a.html', 'out/a.md'), ('in/x/y.md', 'out/x/y.md')],
                         self.planned('one.md', 'in'))
        self.run_batch('one.md', 'in', '-o', 'out', '-t', 'epub,markdown')
        self.assertEqual(['a.epub', 'a.md', 'one.epub', 'one.md', 'x/y.epub', 'x/y.md'], self.names())

    def test_order_is_that_of_bytes(self):
        for path in ('in/b.md', 'in/a/z.md', 'in/a.md', 'in/a-b.md', 'in/é.md', 'in/Z.md'):
            self.write(path)
        self.assertEqual(['in/Z.md', 'in/a-b.md', 'in/a.md', 'in/a/z.md', 'in/b.md', 'in/é.md'],
                         [source for source, _ in self.planned('in')])

    def test_by_content(self):
        """In a folder, what no reader claims is no input; what its name claims and it is not, fails."""
        self.write('in/article', article('No extension'))
        self.write('in/picture.jpg', b'\xff\xd8\xff\xe0 and so on')
        self.write('in/script', '#!/bin/sh\necho done\n')
        self.write('in/drawing.svg', '<svg xmlns="http://www.w3.org/2000/svg"><g><title>x</title></g></svg>')
        self.write('in/style.css', 'p { color: red; }\n')
        self.write('in/page.css', '<!DOCTYPE html><html><body><p>a page</p></body></html>')
        self.write('in/page.html', b'\xff\xd8\xff\xe0 a picture all the same')
        self.write('in/pack.zip', 'not at all')
        self.write('in/empty.md', b'')
        errors = self.run_batch('in', '-o', 'out', code=1)
        self.assertEqual(['article.md', 'page.md'], self.names())
        for message in ('in/page.html: it is a JPEG image, not an article', 'in/pack.zip: it is named .zip and is no',
                        'in/empty.md: it is empty; nothing to convert', '5 inputs: 2 converted, 0 skipped, 3 failed',
                        'failed: 1 empty, 1 not-text, 1 not-this-format'):
            self.assertIn(message, errors)

    def test_what_is_not_what_its_name_says(self):
        """Nothing that is named as an article vanishes without a word."""
        bad = {'gif.md': b'GIF89a and so on', 'nul.md': b'\0' * 5000, 'random.txt': bytes(range(256)) * 20,
               'packed.html': b'\x1f\x8b\x08\0' + bytes(range(128, 256)) * 9}
        for name, content in bad.items():
            self.write(f'in/{name}', content)
        self.write('in/good.md')
        self.write('in/book.epub', b'\0\1\2')
        for more in ((), ('--from', 'dump')):
            errors = self.run_batch('in', '-o', 'out', '--fresh', *more, code=1)
            for name in bad:
                self.assertIn(f'offprint: in/{name}: it is ', errors)
            self.assertIn('5 inputs: 1 converted, 0 skipped, 4 failed', errors)

    def test_hidden(self):
        """Below a folder given it is not looked at; what is named is taken."""
        for name in ('.git/a.md', '__MACOSX/._b.md', '__MACOSX/c.md', '._b.md', '.d.md', 'x/.cache/e.md', 'x/f.md'):
            self.write(f'in/{name}')
        self.assertEqual(['in/x/f.md'], [source for source, _ in self.planned('in')])
        self.assertEqual(['in/.git/a.md', 'in/.d.md'], [source for source, _ in self.planned('in/.git', 'in/.d.md')])

    def test_names_in_gb18030(self):
        """A name that is no UTF-8 is read as GB18030; its bytes open it."""
        path = os.path.join(os.fsencode(self.folder), 'in/灯塔'.encode('gb18030'))
        os.makedirs(os.path.dirname(path))
        pathlib.Path(os.fsdecode(path + b'.md')).write_text(article('x'))
        pathlib.Path(os.fsdecode(path + b'2.md')).write_bytes(b'')
        errors = self.run_batch('in', '-o', 'out', '-t', 'json', '--report', 'r.jsonl', code=1)
        self.assertIn('offprint: in/灯塔2.md: it is empty', errors)
        self.assertEqual(['灯塔.json'], self.names())
        self.assertIn('"path":"灯塔.md"', (self.folder / 'out/灯塔.json').read_text())
        self.assertEqual(['in/灯塔.md', 'in/灯塔2.md'], [row['input'] for row in self.report()])

    def test_true_names_in_reports(self):
        name = 'in/\ufeffa\tb\u202e\x01.md'
        self.write(name)
        self.run_batch('in', '-o', 'out', '--report', 'r.jsonl')
        self.assertEqual([name], [row['input'] for row in self.report()])
        self.assertNotIn(b'\t', (self.folder / 'r.jsonl').read_bytes())

    def test_missing(self):
        """What is not there is named, the others are done."""
        self.write('a.md')
        errors = self.run_batch('none.md', 'a.md', 'nowhere/x', '-o', 'out', '--report', 'r.jsonl', code=1)
        self.assertIn('offprint: none.md: no such file; check the name', errors)
        self.assertEqual(['a.md'], self.names())
        self.assertEqual([('none.md', 'failed'), ('a.md', 'ok'), ('nowhere/x', 'failed')],
                         [(row['input'], row['status']) for row in self.report()])

    def test_what_is_no_file(self):
        self.write('in/a.md')
        os.mkfifo(self.folder / 'in/fifo')
        with socket.socket(socket.AF_UNIX) as server:
            here = os.getcwd()
            os.chdir(self.folder)  # the path of a socket has at most 107 bytes
            server.bind('in/socket')
            os.chdir(here)
            errors = self.run_batch('in', '-o', 'out')
        self.assertIn('offprint: in/fifo: note: it is a FIFO, no file; left out', errors)
        self.assertIn('offprint: in/socket: note: it is a socket, no file; left out', errors)
        errors = self.run_batch('in/fifo', '-o', 'out', code=1)
        self.assertIn('in/fifo: it is a FIFO, no file; name a file, a folder or an archive', errors)

    def test_links(self):
        """Followed to what lies in the folder given, once around; not out of it."""
        self.write('in/a/x.md')
        self.write('secret/s.md')
        (self.folder / 'in/inside.md').symlink_to('a/x.md')
        (self.folder / 'in/twin').symlink_to('a')
        (self.folder / 'in/a/round').symlink_to('..')
        (self.folder / 'in/out').symlink_to('../secret')
        (self.folder / 'in/out.md').symlink_to('../secret/s.md')
        (self.folder / 'in/nowhere.md').symlink_to('none')
        (self.folder / 'given').symlink_to('secret')
        plan = self.planned('in', 'given')
        self.assertEqual(['in/a/x.md', 'in/inside.md', 'in/twin/x.md', 'given/s.md'], [source for source, _ in plan])
        errors = self.run_batch('in', '-o', 'out')
        for message in ('in/out: note: it is a link that leads out of the folder',
                        'in/out.md: note: it is a link that leads out', 'in/nowhere.md: note: it is a link that leads nowhere',
                        'in/a/round: note: it is a link to a folder around it'):
            self.assertIn(message, errors)

    def test_output_folder_is_no_input(self):
        self.write('in/a.html', '<p>x</p>')
        self.run_batch('in', '-o', 'in/out', '-t', 'html')
        self.run_batch('in', '-o', 'in/out', '-t', 'html')
        self.assertEqual(['a.html'], self.names('in/out'))
        errors = self.run_batch('in', '-o', 'in', code=2)
        self.assertIn('in: the output folder is never an input', errors)
        self.assertFalse((self.folder / 'in/.offprint').exists(), 'refused before anything is written')
        errors = self.run_batch('in/out', '-o', 'in/out', code=2)
        self.assertIn('the output folder is never an input', errors)

    def test_another_output_folder_is_left_out(self):
        self.write('in/a.html', '<p>x</p>')
        self.run_batch('in', '-o', 'in/old', '-t', 'html')
        errors = self.run_batch('in', '-o', 'out', '-t', 'html')
        self.assertIn('in/old: note: Offprint wrote this folder; left out', errors)
        self.assertEqual(['a.html'], self.names())
        self.run_batch('in/old', '-o', 'again')
        self.assertEqual(['a.md'], self.names('again'))
        errors = self.run_batch('in', 'in/old', '-o', 'both', '-t', 'html')
        self.assertNotIn('left out', errors)
        self.assertEqual(['a-2.html', 'a.html'], self.names('both'))

    def test_output_that_is_an_input(self):
        page = self.write('in/a.html', '<p>x</p>')
        for more in ((), ('--force',)):
            errors = self.run_batch('in/a.html', '-o', 'in', '-t', 'html', *more, code=2)
            self.assertIn('in/a.html: this output would be written over an input', errors)
        self.write('in/b.html', '<p>y</p>')
        (self.folder / 'out').mkdir()
        os.link(page, self.folder / 'out/b.html')
        self.run_batch('in', '-o', 'out', '-t', 'html', '--force', code=2)
        self.assertEqual('<p>x</p>', page.read_text())

    def test_a_refused_run_leaves_nothing(self):
        self.write('in/a.md')
        self.write('in/b.md')
        self.run_batch('in/a.md', '-o', 'in', code=2)
        self.assertEqual(['a.md', 'b.md'], sorted(path.name for path in (self.folder / 'in').iterdir()))
        self.write('list.jsonl', '[]')
        self.run_batch('in', 'list.jsonl', '-o', 'x/y', '--name', '{title}', '--report', 'list.jsonl', code=2)
        self.assertFalse((self.folder / 'x').exists())
        self.run_batch('in', '-o', 'out')
        self.run_batch('in', '-o', 'out', '-t', 'html', '--report', 'out/b.html', code=2)
        self.assertTrue((self.folder / 'out/.offprint/journal').exists(), 'an earlier run stands')
        self.run_batch('in', '-o', 'in/out', '--report', 'in/a.md', '--shard', '1/2', code=2)
        self.assertFalse((self.folder / 'in/out').exists())

    def test_a_report_leaves_inputs_and_outputs(self):
        page = self.write('in/page.html', '<!DOCTYPE html><html lang="en"><p>x</p></html>')
        (self.folder / 'link.html').symlink_to(page)
        for report in ('in/page.html', 'link.html'):
            errors = self.run_batch('in', '-o', 'out', '--report', report, code=2)
            self.assertIn(f'{report}: this is an input; name another file with --report', errors)
        (self.folder / 'out').mkdir()
        for report in ('out/page.html', 'in/../out/./page.html', 'out/.offprint/r.html'):
            (self.folder / 'out/.offprint').mkdir(exist_ok=True)
            errors = self.run_batch('in', '-o', 'out', '-t', 'html', '--report', report, code=2)
            self.assertIn(f'{report}: an output of this call goes there; name another file with --report', errors)
        self.assertEqual([], self.names())
        self.assertTrue(page.read_text().endswith('<p>x</p></html>'))
        for report in ('out/r.html', 'out/page.jsonl', 'in/r.jsonl', 'in/r.html'):
            for _ in range(2):
                self.assertIn('1 input', self.run_batch('in', '-o', 'out', '-t', 'html', '--report', report))
            (self.folder / report).unlink()

    def test_a_file_in_the_way(self):
        self.write('in/a.md')
        self.write('in/b.md')
        self.write('out/a.md', 'Mine.')
        for _ in range(2):  # the second time it is no more ours than the first
            errors = self.run_batch('in', '-o', 'out', code=1)
            self.assertIn('out/a.md: a file that batch did not write is in the way; --force replaces it', errors)
            self.assertEqual('Mine.', (self.folder / 'out/a.md').read_text())
        self.run_batch('in', '-o', 'out', '--force')
        self.assertIn('一二三。', (self.folder / 'out/a.md').read_text())

    def test_a_folder_in_the_way(self):
        self.write('in/a.md')
        (self.folder / 'out/a.md').mkdir(parents=True)
        errors = self.run_batch('in', '-o', 'out', '--force', code=1)
        self.assertIn('out/a.md: this is a folder', errors)

    def test_list(self):
        self.write('x/a.md')
        self.write('y/a.md')
        self.write('list', 'x/a.md\r\ny/a.md\nnone.md\n')
        errors = self.run_batch('--files-from', 'list', '-o', 'out', code=1)
        self.assertIn('none.md: no such file', errors)
        self.assertEqual(['a-2.md', 'a.md'], self.names())
        self.write('odd\nname.md')
        self.write('list0', b'odd\nname.md\0x/a.md')
        with open(self.folder / 'list0', 'rb') as names:
            run = subprocess.run([OFFPRINT, 'batch', '--files-from', '-', '-0', '-o', 'out0'], stdin=names,
                                 cwd=self.folder, capture_output=True)
        self.assertEqual(0, run.returncode, run.stderr)
        self.assertEqual(['a.md', 'odd_name.md'], self.names('out0'))
        self.run_batch('--files-from', 'nolist', '-o', 'out', code=3)

    def test_same_input_twice(self):
        self.write('in/a.md')
        self.assertEqual([('in/a.md', 'out/a.md')], self.planned('in', './in/a.md', 'in/', self.folder / 'in'))

    def test_globs(self):
        for path in ('in/a.md', 'in/b.md', 'in/old/c.md', 'in/old/keep.md'):
            self.write(path)
        sources = lambda *rules: [source for source, _ in self.planned('in', *rules)]
        self.assertEqual(['in/a.md', 'in/b.md'], sources('--exclude', 'old'))
        self.assertEqual(['in/a.md', 'in/b.md', 'in/old/keep.md'], sources('--exclude', 'old/*', '--include', 'keep.*'))
        self.assertEqual(['in/a.md', 'in/b.md'], sources('--include', 'keep.*', '--include', '*', '--exclude', 'old/*'))
        self.assertEqual(['in/b.md'], sources('--include', 'b.*'))

    def test_names_for_every_file_system(self):
        names = {'a?b.md': 'a_b.md', 'con.md': 'con_.md', 'COM1.x.md': 'COM1_.x.md', 'end. .md': 'end._.md',
                 'tab\tname.md': 'tab_name.md', unicodedata.normalize('NFD', 'café.md'): 'café.md', b'bad\xff.md': 'bad_.md',
                 'v1.2': 'v1.2.md', 'No. 12.md': 'No. 12.md'}
        for name in names:
            path = os.path.join(os.fsencode(self.folder), b'in', os.fsencode(name))
            os.makedirs(os.path.dirname(path), exist_ok=True)
            pathlib.Path(os.fsdecode(path)).write_text(article('x'))
        self.run_batch('in', '-o', 'out', '--report', 'r.jsonl')
        self.assertEqual(sorted(names.values()), self.names())
        self.assertIn('in/bad\\xff.md', [row['input'] for row in self.report()])

    def test_long_names(self):
        """At most 255 bytes with the longest extension and the number, cut at a character."""
        long = '长' * 80  # 240 bytes
        self.write(f'in/{long}一二三四.md')
        self.write(f'in/{long}一二三五.md')
        self.run_batch('in', '-o', 'out', '-t', 'markdown,epub')
        names = [name.encode() for name in self.names()]
        self.assertEqual(4, len(names))
        self.assertTrue(all(len(name) <= 255 for name in names))
        self.assertIn((long + '一二三.epub').encode(), names)
        self.assertIn((long + '一二-2.epub').encode(), names)

    def test_collisions(self):
        """In the inputs' order; case and extensions aside."""
        for path in ('in/A.md', 'in/a.html', 'in/a.md', 'in/a-2.md', 'in/É.md', 'in/é.md'):
            self.write(path)
        self.assertEqual({'in/A.md': 'out/A.md', 'in/a-2.md': 'out/a-2.md', 'in/a.html': 'out/a-3.md',
                          'in/a.md': 'out/a-4.md', 'in/É.md': 'out/É.md', 'in/é.md': 'out/é-2.md'},
                         dict(self.planned('in')))

    def test_a_name_once_given_stays(self):
        self.write('in/b.html', '<p>first</p>')
        self.run_batch('in', '-o', 'out')
        self.write('in/b.md')  # stands behind
        self.write('in/B.md')  # stands before
        self.run_batch('in', '-o', 'out', '--fresh')
        self.assertEqual(['B-2.md', 'b-3.md', 'b.md'], self.names())
        self.assertIn('first', (self.folder / 'out/b.md').read_text())
        self.write('more/b.md')  # another folder, later
        self.run_batch('more', '-o', 'out')
        self.assertEqual(['B-2.md', 'b-3.md', 'b-4.md', 'b.md'], self.names())

    def test_file_and_folder_of_one_name(self):
        self.write('x/a')
        self.write('y/a.md/z.md')
        self.run_batch('x', 'y', '-o', 'out')
        self.assertEqual(['a-2.md', 'a.md/z.md'], self.names())

    def test_template(self):
        self.write('in/1.md', article('同名', '<div><i>王五<br>2020-10-12 11:54:49</i></div><p>一</p>'))
        self.write('in/2.md', article('同名', '<div><i>王五<br>2020-10-12 11:54:49</i></div><p>二</p>'))
        self.write('in/sub/3.md', article('a/b: c?'))
        self.write('in/4.html', '<p>no title</p>')
        self.write('in/5.md', b'')
        for jobs in (1, 8):
            out = f'out{jobs}'
            self.run_batch('in', '-o', out, '--name', '{date}-{title}', '-j', jobs, code=1)
            self.assertEqual(['2020-10-12-同名-2.md', '2020-10-12-同名.md', 'sub/2023-10-13-a_b_ c_.md', 'undated-4.md'],
                             self.names(out))
        self.run_batch('in', '-o', 'sites', '--name', '{site}/{author}/{name}', code=1)
        self.assertIn('news.example.org/王五/1.md', self.names('sites'))
        errors = self.run_batch('in', '-o', 'out', '--name', '{datum}', code=2)
        self.assertIn("'{datum}' is not a field of a name", errors)

    def test_source_is_relative_to_the_folder(self):
        self.write('in/x/a.md')
        self.run_batch('in', '-o', 'out', '-t', 'json')
        self.assertIn('"path":"x/a.md"', (self.folder / 'out/x/a.json').read_text().replace(' ', ''))

    def test_saved_pictures(self):
        self.samples()
        pictures = pathlib.Path(os.path.join(os.path.dirname(__file__), '../../samples/pictures')).resolve()
        self.run_batch('in', '-o', 'out', '--images', 'save', '--image-dir', pictures)
        self.assertTrue([name for name in self.names() if '.images/' in name])
        errors = self.run_batch('in', '-o', 'out', '--images', 'save', '--image-dir', pictures)
        self.assertIn(' 0 converted', errors)


if __name__ == '__main__':
    main()
