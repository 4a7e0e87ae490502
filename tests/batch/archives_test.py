"""Zip archives: read in place, whoever made them and whatever they are up to.

  archives_test.py OFFPRINT ROOT BROKEN_DISK [Archives.test_NAME]
"""
import io
import resource
import shutil
import struct
import zipfile
import zlib

from batch_case import BatchCase, article, main, sanitized

ENCRYPTED = 1
UTF8 = 0x800


def zipped(entries):
    """The bytes of a zip of (name, content), in that order."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, 'w', zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries:
            archive.writestr(zipfile.ZipInfo(name, (2020, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def raw_zip(entries, flags=0):
    """A zip with names as bytes, each entry at an offset of one's own: (name, stored bytes, size, crc, offset or None)."""
    body, central = b'', b''
    for name, packed, size, crc, at in entries:
        head = struct.pack('<HHHHHIIIHH', 20, flags, 8, 0, 0x21, crc, len(packed), size, len(name), 0)
        if at is None:
            at = len(body)
            body += b'PK\3\4' + head + name + packed
        central += b'PK\1\2' + struct.pack('<H', 20) + head + struct.pack('<HHHII', 0, 0, 0, 0, at) + name
    end = struct.pack('<HHHHIIH', 0, 0, len(entries), len(entries), len(central), len(body), 0)
    return body + central + b'PK\5\6' + end


def deflated(text):
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(text) + packer.flush()


def entry(name, text, size=None, at=None):
    return name, deflated(text), len(text) if size is None else size, zlib.crc32(text), at


ARTICLE = article('In a zip').encode()


class Archives(BatchCase):
    def test_instead_of_its_folder(self):
        """The same files, the same bytes."""
        self.samples('in')
        with zipfile.ZipFile(self.folder / 'in.zip', 'w', zipfile.ZIP_DEFLATED) as archive:
            for path in sorted((self.folder / 'in').rglob('*'), reverse=True):
                archive.write(path, path.relative_to(self.folder / 'in').as_posix())
        formats = ('-t', 'markdown,json,epub')
        self.run_batch('in', '-o', 'out', *formats)
        self.run_batch('in.zip', '-o', 'zip', *formats, '--report', 'r.jsonl')
        self.assertEqual(self.tree(), self.tree('zip'))
        self.assertTrue(self.report()[0]['input'].startswith('in.zip/a/'))
        errors = self.run_batch('in.zip', '-o', 'zip', *formats)
        self.assertIn(' 0 converted', errors)

    def test_inside_a_folder(self):
        """A folder of its name."""
        self.write('in/pack.zip', zipped([('x/a.md', ARTICLE), ('b.md', ARTICLE), ('c.bin', b'\0\1\2\3'),
                                          ('inner.zip', zipped([('d.md', ARTICLE)]))]))
        self.write('in/book.epub', zipped([('mimetype', 'application/epub+zip')]))
        errors = self.run_batch('in', '-o', 'out', '-t', 'json')
        self.assertEqual(['pack/b.json', 'pack/x/a.json'], self.names())
        self.assertIn('"sha256"', (self.folder / 'out/pack/b.json').read_text())
        self.assertIn('"path":"pack.zip/x/a.md"', (self.folder / 'out/pack/x/a.json').read_text())
        self.assertIn('in/pack.zip/inner.zip: note: it is an archive in an archive', errors)

    def test_by_content(self):
        self.write('pack', zipped([('a.md', ARTICLE)]))
        self.run_batch('pack', '-o', 'out')
        self.assertEqual(['a.md'], self.names())

    def names_of(self, names, flags=0):
        self.write('old.zip', raw_zip([entry(name, ARTICLE) for name in names], flags))
        shutil.rmtree(self.folder / 'out', ignore_errors=True)
        self.run_batch('old.zip', '-o', 'out')
        return self.names()

    def test_names_of_old_archives(self):
        chinese = ['新闻/城市观察之修车铺的算术.md', '新闻/雨量器说明书与附表.md']
        self.assertEqual(chinese, self.names_of([name.encode('gb18030') for name in sorted(chinese)]))
        taiwan = ['新聞/圖書館的夜班與晨光.md', '新聞/讀者來稿說明書.md']
        self.assertEqual(sorted(taiwan), self.names_of([name.encode('big5') for name in taiwan]))
        self.assertEqual(['café.md'], self.names_of(['café.md'.encode('cp437')]))
        self.assertEqual(['é中.md'], self.names_of(['é中.md'.encode()]))  # UTF-8 that does not say so
        self.assertEqual(['é中.md'], self.names_of(['é中.md'.encode()], UTF8))
        self.assertEqual(['a/b.md'], self.names_of([b'a\\b.md']))

    def failing(self, archive, *messages, names=()):
        """The archive beside a good file: said, the other done, exit 1."""
        self.write('in/bad.zip', archive)
        self.write('in/good.md')
        shutil.rmtree(self.folder / 'out', ignore_errors=True)
        errors = self.run_batch('in', '-o', 'out', '--memory', '512', code=1)
        for message in messages:
            self.assertIn(message, errors)
        self.assertEqual(sorted([*names, 'good.md']), self.names())
        outside = {path.name for path in self.folder.iterdir()}
        self.assertEqual({'in', 'out'}, outside, 'something was written outside')

    def test_cut_short(self):
        whole = zipped([('a.md', ARTICLE), ('b.md', ARTICLE)])
        self.failing(whole[:-30], 'in/bad.zip: it is no whole zip archive (cut short?)')

    def test_encrypted(self):
        self.failing(raw_zip([entry(b'a.md', ARTICLE)], ENCRYPTED), 'in/bad.zip/a.md: it is encrypted')

    def test_climbing_out(self):
        """Fails, under its true name; '..' is no hidden folder."""
        names = (b'../up.md', b'/etc/abs.md', b'x/../../up2.md', b'C:\\win.md', b'..\\up3.md', b'../.hidden.md')
        self.failing(raw_zip([entry(name, ARTICLE) for name in (*names, b'in.md')]), names=['bad/in.md'])
        errors = self.run_batch('in/bad.zip', '-o', 'out', '--report', 'out/r.jsonl', code=1)
        climbing = ['../up.md', '../up3.md', '/etc/abs.md', 'C:/win.md', 'x/../../up2.md']
        for name in climbing:
            self.assertIn(f'in/bad.zip/{name}: its name leads out of the archive', errors)
        self.assertEqual([f'in/bad.zip/{name}' for name in climbing],
                         [row['input'] for row in self.report('out/r.jsonl') if row['status'] == 'failed'])

    def test_no_archive(self):
        """What is named as one and is none is called in a folder what it is called by name."""
        office = '[Content_Types].xml'
        for content, message in ((zipped([(office, '<Types/>')]), 'it is an Office document, not an article'),
                                 (zipped([('a.xml', '<a/>'), (office, '<Types/>')]), 'it is an Office document, not an article'),
                                 (b'GIF89a', 'it is a GIF image, not an article')):
            self.failing(content, 'in/bad.zip: ' + message)
            self.assertIn('in/bad.zip: ' + message, self.run_batch('in/bad.zip', '-o', 'out', code=1))
        self.failing(b'no archive', 'in/bad.zip: it is named .zip and is no zip archive')
        self.write('in/letter.docx', zipped([('a.xml', '<a/>'), (office, '<Types/>')]))
        self.assertNotIn('letter', self.run_batch('in', '-o', 'out', code=1))

    def test_broken_bytes(self):
        bad = bytearray(raw_zip([entry(b'a.md', ARTICLE), entry(b'b.md', ARTICLE)]))
        bad[30 + 4 + 3] ^= 0xFF
        self.failing(bytes(bad), 'in/bad.zip/a.md: its ', names=['bad/b.md'])

    def test_wrong_checksum(self):
        name, packed, size, crc, at = entry(b'a.md', ARTICLE)
        self.failing(raw_zip([(name, packed, size, crc ^ 1, at)]), 'in/bad.zip/a.md: its bytes are not those that')

    def test_twice(self):
        with self.assertWarns(UserWarning):
            archive = zipped([('a.md', ARTICLE), ('a.md', article('Other'))])
        self.failing(archive, 'in/bad.zip/a.md: it stands twice in the archive', names=['bad/a.md'])
        for _ in range(2):
            self.run_batch('in', '-o', 'out', '--report', 'r.jsonl', code=1)
            self.assertEqual([('in/bad.zip/a.md', 'skipped'), ('in/bad.zip/a.md', 'failed'), ('in/good.md', 'skipped')],
                             [(row['input'], row['status']) for row in self.report('r.jsonl')])

    def test_hidden(self):
        self.write('a.zip', zipped([('x/a.md', ARTICLE), ('__MACOSX/x/._a.md', b'\0\5\x16\7'), ('.git/b.md', ARTICLE),
                                    ('x/.c.md', ARTICLE)]))
        self.run_batch('a.zip', '-o', 'out')
        self.assertEqual(['x/a.md'], self.names())

    def test_what_is_not_what_its_name_says(self):
        self.failing(raw_zip([entry(b'bomb.md', b'\0' * (64 << 20)), entry(b'gif.md', b'GIF89a'), entry(b'nul.txt', b'\0' * 99)]),
                     'in/bad.zip/bomb.md: it grows to over 200 times', 'in/bad.zip/gif.md: it is a GIF image',
                     'in/bad.zip/nul.txt: it is ', '4 inputs: 1 converted, 0 skipped, 3 failed')

    def test_bomb(self):
        bomb = b'<p>' + b'0' * (64 << 20)
        self.failing(raw_zip([entry(b'a.html', bomb)]), 'in/bad.zip/a.html: it grows to over 200 times its packed size')

    def test_bomb_that_lies(self):
        bomb = b'<p>' + b'0' * (64 << 20)
        self.failing(raw_zip([entry(b'a.html', bomb, size=100)]), 'in/bad.zip/a.html: it')

    def test_a_size_that_lies(self):
        self.failing(raw_zip([entry(b'a.md', ARTICLE, size=len(ARTICLE) + 5)]), 'in/bad.zip/a.md: ')

    def test_overlapping_entries(self):
        """As in Fifield's bomb: many entries, the same bytes."""
        text = b'<p>' + b'0' * (1 << 20)
        entries = [entry(b'a.html', text)] + [entry(b'a%d.html' % i, text, at=0) for i in range(200)]
        self.failing(raw_zip(entries), 'in/bad.zip: its entries overlap, as in a zip bomb')

    def test_deep_paths(self):
        """A path costs what it is long, not that for each folder in it."""
        deep = [(f'{i}/' + 'a/' * 1500 + 'a.md', ARTICLE) for i in range(60)]
        self.write('deep.zip', zipped([*deep, ('a/' * 30000 + 'a.md', ARTICLE)]))
        limit = {} if sanitized() else {'preexec_fn': lambda: resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30))}
        errors = self.run_batch('deep.zip', '-o', 'out', '--dry-run', code=1, **limit)
        self.assertIn('its name is longer than a path may be', errors)
        self.assertEqual(60, len(self.stdout.splitlines()))

    def test_empty(self):
        self.write('in/empty.zip', zipped([]))
        self.write('in/good.md')
        self.run_batch('in', '-o', 'out')
        self.assertEqual(['good.md'], self.names())

    def test_globs(self):
        self.write('a.zip', zipped([('x/a.md', ARTICLE), ('y/b.md', ARTICLE)]))
        self.run_batch('a.zip', '-o', 'out', '--exclude', 'y/*')
        self.assertEqual(['x/a.md'], self.names())

    def test_archive_that_changes(self):
        self.write('a.zip', zipped([('a.md', ARTICLE), ('b.md', ARTICLE)]))
        self.run_batch('a.zip', '-o', 'out')
        self.write('a.zip', zipped([('a.md', article('Other')), ('b.md', ARTICLE)]))
        errors = self.run_batch('a.zip', '-o', 'out')
        self.assertIn('2 inputs: 1 converted, 1 skipped, 0 failed', errors)


if __name__ == '__main__':
    main()
