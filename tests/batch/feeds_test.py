"""A feed of a thousand items, and other files of many: each item is an input to every command.

  feeds_test.py OFFPRINT ROOT BROKEN_DISK [Feeds.test_NAME]
"""
import gzip
import json
import subprocess

from batch_case import OFFPRINT, BatchCase, main

COUNT = 1000


def item(number, title=None, text=None):
    return (f'<item><title>{title or f"Entry {number}"}</title><link>https://log.example.org/{number}</link>'
            f'<guid isPermaLink="false">log-{number}</guid><pubDate>Sat, 02 May 2015 07:{number % 60:02}:00 +0000</pubDate>'
            f'<description>{text or f"&lt;p&gt;What was seen on watch {number}.&lt;/p&gt;"}</description></item>\n')


def feed(*items):
    return ('<?xml version="1.0"?><rss version="2.0"><channel><title>Log</title><language>en</language>'
            + ''.join(items) + '</channel></rss>')


def entry(number, status='Publish'):
    return (f'TITLE: Entry {number}\nBASENAME: b{number}\nSTATUS: {status}\n-----\nBODY:\n<p>Text {number}.\n-----\n--------\n')


class Feeds(BatchCase):
    def setUp(self):
        super().setUp()
        self.write('log.xml', feed(*map(item, range(COUNT))))

    def test_killed_and_resumed(self):
        self.run_batch('log.xml', '-o', 'whole')
        self.assertEqual(COUNT, len(self.names('whole')))
        for fault in ('kill:recorded:2', 'crash:converted:log.xml#log-500'):
            process = self.start('log.xml', '-o', 'out', environment={'OFFPRINT_FAULT': fault})
            process.communicate()
            self.wait_for_lock()
        errors = self.run_batch('log.xml', '-o', 'out', '--report', 'r.jsonl')
        self.assertIn(f'{COUNT} inputs', errors)
        self.assertEqual(self.tree('whole'), self.tree())
        self.assertEqual([f'log.xml#log-{number}' for number in range(COUNT)], [row['input'] for row in self.report()])
        self.assertIn(f'0 converted, {COUNT} skipped', self.run_batch('log.xml', '-o', 'out'))

    def test_utf_16(self):
        """The same articles as of the same file in UTF-8, to every command, whatever the pieces it is read in."""
        rows = [{'id': f'r{number}', 'title': f'行 {number}', 'content': f'<p>第{number}😀段。</p>' * (number * 400 % 1201)}
                for number in range(1, 8)]
        files = {'log.xml': feed(*(item(number, text=f'第{number}😀段。') for number in range(20))),
                 'rows.json': json.dumps(rows, ensure_ascii=False),
                 'lines.json': '\n'.join(json.dumps(row, ensure_ascii=False) for row in rows),
                 'table.csv': 'id,title,content\n' + ''.join(f'{row["id"]},{row["title"]},"{row["content"]}"\n' for row in rows)}
        for name, text in files.items():
            self.write(f'plain/{name}', text)
        self.run_batch('plain', '-o', 'whole')
        self.assertEqual(20 + 3 * 7, len(self.names('whole')))
        for charset in ('utf-16-le', 'utf-16-be'):
            for mark in ('', '\ufeff'):
                folder = f'{charset}{len(mark)}'
                for name, text in files.items():
                    self.write(f'{folder}/{name}', (mark + text).encode(charset))
                self.run_batch(folder, '-o', f'out-{folder}')
                self.assertEqual(self.tree('whole'), self.tree(f'out-{folder}'), folder)
                self.run_it('bind', folder, '-o', 'wide.epub')
                self.run_it('verify', 'wide.epub', '--against', folder)
                self.run_it('convert', f'{folder}/rows.json#r3', '-t', 'text')
                self.assertIn('第3😀段。', self.stdout)

    def test_shards(self):
        self.run_batch('log.xml', '-o', 'whole')
        for part in (1, 2, 3):
            self.run_batch('log.xml', '-o', 'out', '--shard', f'{part}/3')
        self.assertEqual(self.tree('whole'), self.tree())

    def test_bound_and_proven(self):
        self.run_it('bind', 'log.xml', '-o', 'log.epub')
        self.run_it('verify', 'log.epub', '--against', '.')
        self.assertIn(f'{COUNT} articles: {COUNT} same', self.stdout)
        self.write('log.xml', feed(*map(item, range(COUNT - 1)), item(COUNT - 1, text='Other words.')))
        self.run_it('verify', 'log.epub', '--against', '.', code=1)
        self.assertIn('1 changed', self.stdout)

    def test_stream_and_inspect(self):
        self.write('lines', json.dumps({'id': 1, 'path': 'log.xml#log-7'}) + '\n')
        with open(self.folder / 'lines', 'rb') as lines:
            done = subprocess.run([OFFPRINT, 'stream', '-t', 'text', '--no-header'], stdin=lines, cwd=self.folder, capture_output=True,
                                  check=True)
        self.assertEqual('What was seen on watch 7.\n', json.loads(done.stdout)['text'])
        self.run_it('inspect', 'log.xml#log-7')
        self.assertIn('Entry 7', self.stdout)

    def test_what_cannot_be_read_is_named(self):
        """A feed that is cut keeps what stands before; an item without a body, or with another's key, fails or stands alone."""
        whole = feed(item(1), item(2, text=' '), item(1, text='The same key.'), item(3))
        self.write('cut.xml', whole[:whole.index('watch 3')])
        errors = self.run_batch('cut.xml', '-o', 'out', '--report', 'r.jsonl', code=1)
        self.assertIn('cut.xml#log-2: it has no text', errors)
        self.assertIn('cut.xml#log-3: the feed is not well-formed here; this item and what follows it cannot be read', errors)
        self.assertEqual([('cut.xml#log-1', 'ok'), ('cut.xml#log-2', 'failed'), ('cut.xml#log-1~2', 'ok'), ('cut.xml#log-3', 'failed')],
                         [(row['input'], row['status']) for row in self.report()])

    def test_entities_do_not_explode(self):
        lines = ''.join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 30))
        text = feed(item(1, text='&e29; &nbsp; &lt;p&gt;Words.')).replace('<rss', f'<!DOCTYPE rss [<!ENTITY e0 "x">{lines}]><rss')
        self.write('bomb.xml', text)
        self.run_batch('bomb.xml', '-o', 'out', '-t', 'text')
        self.assertIn('Words.', (self.folder / 'out/Entry 1.txt').read_text())

    def test_drafts(self):
        self.write('mt.txt', entry(1) + entry(2, 'Draft') + entry(3, 'Future'))
        errors = self.run_batch('mt.txt', '-o', 'out')
        self.assertIn('mt.txt: note: 2 drafts or private items left out; --include-drafts takes them', errors)
        self.assertEqual(['Entry 1.md'], self.names())
        self.run_batch('mt.txt', '-o', 'out', '--include-drafts')
        self.assertEqual(['Entry 1.md', 'Entry 2.md', 'Entry 3.md'], self.names())

    def test_data_is_no_input(self):
        """In a folder, only rows that are articles are inputs, and the rest is no failure."""
        self.write('in/package.json', '{"name": "x", "version": "1.0.0", "description": "html"}')
        self.write('in/numbers.csv', 'a,b\n1,2\n')
        self.write('in/sitemap.xml', '<?xml version="1.0"?><urlset><url><loc>https://x.example/</loc></url></urlset>')
        self.write('in/ours.jsonl', '{"id":1,"title":"T","html":"<p>Words.' + 'x' * 70000 + '"}\n')
        self.write('in/late.json', '[{"html":"<p>Words.' + 'x' * 9000 + '","title":"Late"}]')
        self.write('in/t.csv', 'title,body\nOne,<p>1\n"Two,<p>2\n')
        errors = self.run_batch('in', '-o', 'out', '--report', 'r.jsonl', code=1)
        self.assertEqual([('in/late.json#1', 'ok'), ('in/ours.jsonl#1', 'ok'), ('in/t.csv#1', 'ok'), ('in/t.csv#2', 'failed')],
                         [(row['input'], row['status']) for row in self.report()])
        self.assertIn('in/t.csv#2: a quoted field begins in this row or behind it and never ends', errors)

    def test_web_archives(self):
        def record(address, page):
            http = b'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n' + page
            return (f'WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {address}\r\n'
                    f'Content-Type: application/http\r\nContent-Length: {len(http)}\r\n\r\n').encode() + http + b'\r\n\r\n'
        records = [record(f'https://w.example/{n}', f'<title>Page {n}</title><p>Words {n}.'.encode()) for n in range(50)]
        self.write('plain.warc', b''.join(records))
        self.write('packed.warc.gz', b''.join(map(gzip.compress, records)))
        self.run_batch('plain.warc', '-o', 'out')
        self.run_batch('packed.warc.gz', '-o', 'packed')
        self.assertEqual(50, len(self.names()))
        self.assertEqual(self.tree(), self.tree('packed'))
        self.write('cut.warc', b''.join(records)[:-40])
        self.assertIn('cut.warc#https://w.example/49: this WARC record is cut or broken', self.run_batch('cut.warc', '-o', 'cut', code=1))
        self.assertEqual(49, len(self.names('cut')))
        self.write('whole.warc.gz', gzip.compress(b''.join(records)))
        self.assertIn('compressed as a whole', self.run_batch('whole.warc.gz', '-o', 'none', code=1))


if __name__ == '__main__':
    main()
