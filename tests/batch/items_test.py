"""Files that hold many documents: each is an input, FILE#KEY.

  items_test.py OFFPRINT ROOT BROKEN_DISK [Items.test_NAME]
"""
import json
import os
import subprocess
import zipfile

from batch_case import OFFPRINT, BatchCase, main


def line(title, path=None, url=None, text='Text.'):
    """A document as `-t jsonl` writes it."""
    metadata = {'title': title, 'url': url, 'source': {'dialect': 'none', 'path': path}}
    metadata['source'] = {key: value for key, value in metadata['source'].items() if value}
    return json.dumps({'type': 'root', 'version': 1, 'metadata': {key: value for key, value in metadata.items() if value},
                       'children': [{'type': 'paragraph', 'children': [{'type': 'text', 'value': text}]}],
                       'diagnostics': []}, ensure_ascii=False)


class Items(BatchCase):
    def lines(self, path, *lines):
        return self.write(path, ''.join(one + '\n' for one in lines))

    def rows(self):
        return [(row['input'], row['status'], row['outputs']) for row in self.report()]

    def book(self):
        """book.jsonl of the samples, bound; gives how many they are."""
        self.samples()
        subprocess.run([OFFPRINT, 'bind', 'in', '-o', 'book.jsonl'], cwd=self.folder, check=True)
        return len((self.folder / 'book.jsonl').read_text().splitlines())

    def test_a_bound_book_comes_apart(self):
        """The same articles, whether from their files or from the book."""
        count = self.book()
        self.run_batch('in', '-o', 'out', '--name', '{title}-{name}', '-t', 'markdown')
        errors = self.run_batch('book.jsonl', '-o', 'again', '-t', 'markdown', '--report', 'r.jsonl')
        self.assertIn(f'{count} inputs: {count} converted, 0 skipped, 0 failed', errors)
        self.assertEqual(sorted(self.tree().values()), sorted(self.tree('again').values()))
        self.assertTrue(all(name.startswith('book.jsonl#') and '/' in name for name, _, _ in self.rows()))
        self.assertIn(' 0 converted', self.run_batch('book.jsonl', '-o', 'again', '-t', 'markdown'))

    def test_keys_and_names(self):
        """A key is a path, an address or a line's number, and is there once; an output has the title's name."""
        self.lines('in/x.jsonl', line('One', 'a/one.md'), line('.Two/\u202e2', url='https://example.org/#2'), '',
                   line('', 'a/one.md'), line('One', 'a/one.md'), line('', None), line('', 'b/three.md'),
                   line('Six', 'a\tb\x85#c'))
        self.run_batch('in', '-o', 'out', '--report', 'r.jsonl')
        self.assertEqual([('in/x.jsonl#a/one.md', 'out/x/One.md'), ('in/x.jsonl#https://example.org/%232', 'out/x/_Two_2.md'),
                          ('in/x.jsonl#a/one.md~2', 'out/x/a_one.md~2.md'), ('in/x.jsonl#a/one.md~3', 'out/x/One-2.md'),
                          ('in/x.jsonl#6', 'out/x/6.md'), ('in/x.jsonl#b/three.md', 'out/x/b_three.md'),
                          ('in/x.jsonl#a%09b%C2%85%23c', 'out/x/Six.md')],
                         [(name, outputs[0]) for name, _, outputs in self.rows()])
        self.run_batch('in/x.jsonl', '-o', 'given', '--name', '{name} ({title})')
        self.assertIn('One (One).md', self.names('given'))

    def test_other_lines_fail_by_number(self):
        self.lines('in/x.jsonl', '{"id": 1}', line('One', 'one.md'), 'no JSON', line('Two', 'two.md'),
                   '{"type":"root","children":[{"type":"unheard"}]}')
        errors = self.run_batch('in', '-o', 'out', '--from', 'jsonl', '--report', 'r.jsonl', code=1)
        for number in (1, 3):
            self.assertIn(f'in/x.jsonl#{number}: this line is no document in JSON of offprint', errors)
        self.assertIn('in/x.jsonl#5: it is not a document in JSON', errors)
        self.assertEqual(['failed', 'ok', 'failed', 'ok', 'failed'], [status for _, status, _ in self.rows()])
        self.lines('in/x.jsonl', '{"id": 1}', '{"id": 2}')
        self.assertIn('no input was found', self.run_batch('in', '-o', 'none'))  # any JSON may lie in a folder
        errors = self.run_batch('in', '-o', 'none', '--from', 'jsonl', code=1)
        self.assertIn('in/x.jsonl: none of its lines is a document in JSON of offprint', errors)
        self.assertIn('1 input: 0 converted, 0 skipped, 1 failed', errors)

    def test_only_what_changed(self):
        one, two, three = (line(name, name + '.md') for name in ('One', 'Two', 'Three'))
        path = self.lines('in/x.jsonl', one, two)
        self.run_batch('in', '-o', 'out')
        before = self.tree()
        os.utime(path, ns=(1, 1))  # its time alone: each line's hash decides
        self.assertIn('0 converted, 2 skipped', self.run_batch('in', '-o', 'out'))
        self.lines('in/x.jsonl', three, one, line('Two', 'Two.md', text='Other.'))  # moved, and one changed
        self.assertIn('2 converted, 1 skipped', self.run_batch('in', '-o', 'out'))
        self.assertEqual(['x/One.md', 'x/Three.md', 'x/Two.md'], self.names())
        self.assertEqual(before['x/One.md'], self.tree()['x/One.md'])
        self.lines('in/x.jsonl', one)
        self.assertIn('out: note: --prune removed 2 files', self.run_batch('in', '-o', 'out', '--prune'))
        self.assertEqual(['x/One.md'], self.names())

    def test_a_file_may_be_called_as_an_item_is(self):
        """Both keep their outputs, whatever run it is."""
        self.lines('in/x.jsonl', line('Item', 'a.html', text='Of the line.'))
        self.write('in/x.jsonl#a.html', '<p>Of the file.</p>')
        self.run_batch('in', '-o', 'out')
        first = self.tree()
        self.assertEqual(len(first), 2)
        errors = self.run_batch('in', '-o', 'out', '--report', 'r.jsonl')
        self.assertIn('0 converted, 2 skipped', errors)
        self.assertEqual(len({tuple(outputs) for _, _, outputs in self.rows()}), 2)
        self.write('in/x.jsonl#a.html', '<p>Of the file, again.</p>')
        self.run_batch('in', '-o', 'out')
        self.assertEqual(len([name for name in first if first[name] != self.tree()[name]]), 1)

    def test_in_a_zip(self):
        """Deflated, so that it can only be read from its beginning; and by several workers."""
        lines = [line(f'Article {number}', f'{number}.md', text='x' * 5000) for number in range(300)]
        with zipfile.ZipFile(self.folder / 'p.zip', 'w', zipfile.ZIP_DEFLATED) as archive:
            archive.writestr('a/book.jsonl', '\n'.join(lines))
        self.lines('book.jsonl', *lines)
        self.run_batch('book.jsonl', '-o', 'out', '-t', 'text', '-j', 1)
        self.run_batch('p.zip', '-o', 'zip', '-t', 'text', '-j', 4, '--report', 'r.jsonl')
        self.assertEqual({'a/book/' + name: hashed for name, hashed in self.tree().items()}, self.tree('zip'))
        self.assertEqual(('p.zip/a/book.jsonl#0.md', 'ok', ['zip/a/book/Article 0.txt']), self.rows()[0])
        self.assertIn('0 converted, 300 skipped', self.run_batch('p.zip', '-o', 'zip', '-t', 'text'))
        with zipfile.ZipFile(self.folder / 'p.zip', 'w', zipfile.ZIP_DEFLATED) as archive:
            archive.writestr('a/book.jsonl', '\n'.join(lines[1:]))
        self.assertIn('0 converted, 299 skipped', self.run_batch('p.zip', '-o', 'zip', '-t', 'text'))
        self.assertIn('removed 1 file', self.run_batch('p.zip', '-o', 'zip', '-t', 'text', '--prune'))

    def test_a_bomb_in_a_zip(self):
        with zipfile.ZipFile(self.folder / 'p.zip', 'w', zipfile.ZIP_DEFLATED) as archive:
            archive.writestr('x.jsonl', (line('One', 'one.md') + '\n') * 300000)
            archive.writestr('y.jsonl', line('Two', 'two.md'))
        errors = self.run_batch('p.zip', '-o', 'out', code=1)
        self.assertIn('p.zip/x.jsonl: it grows to over 200 times its packed size', errors)
        self.assertEqual(['y/Two.md'], self.names())

    def test_shards(self):
        self.book()
        self.run_batch('book.jsonl', '-o', 'out')
        for part in (1, 2):
            self.run_batch('book.jsonl', '-o', 'parts', '--shard', f'{part}/2')
        self.assertEqual(self.tree(), self.tree('parts'))

    def test_book_and_proof(self):
        """bind takes items, and the book's ledger names them; verify finds them."""
        count = self.book()
        self.write('more/extra.html', '<title>Extra</title><p>More.</p>')
        (self.folder / 'book.jsonl').rename(self.folder / 'more/book.jsonl')
        self.run_it('bind', 'more', '-o', 'all.epub')
        self.run_it('verify', 'all.epub', '--against', 'more')
        self.assertIn(f'{count + 1} articles: {count + 1} same', self.stdout)
        lines = (self.folder / 'more/book.jsonl').read_text().splitlines()
        changed = lines[1].replace('"value":"', '"value":"And ', 1)
        self.assertNotEqual(changed, lines[1])
        self.lines('more/book.jsonl', lines[0], changed, *lines[3:])
        self.run_it('verify', 'all.epub', '--against', 'more', code=1)
        self.assertIn('1 changed', self.stdout)
        self.assertIn('1 missing', self.stdout)
        self.assertIn('book.jsonl#', self.stdout)

    def test_convert(self):
        self.lines('x.jsonl', line('One', 'one.md'), '', line('Two', 'two.md'), '[]')
        for key, title in (('one.md', 'One'), ('two.md', 'Two'), ('3', 'Two')):
            run = subprocess.run([OFFPRINT, 'convert', f'x.jsonl#{key}'], cwd=self.folder, capture_output=True, check=True)
            self.assertIn(f'title: "{title}"', run.stdout.decode())
        self.lines('one.jsonl', line('One', 'one.md'))
        run = subprocess.run([OFFPRINT, 'convert', 'one.jsonl'], cwd=self.folder, capture_output=True, check=True)
        self.assertIn('title: "One"', run.stdout.decode())
        self.write('odd#name.html', '<p>x</p>')
        subprocess.run([OFFPRINT, 'convert', 'odd#name.html'], cwd=self.folder, capture_output=True, check=True)


if __name__ == '__main__':
    main()
