"""The limits of SECURITY.md, a row a limit: at it all is well, one beyond it and a thousand times it are said, with the value.

  limit_rows_test.py OFFPRINT ROOT

What the whole program cannot be brought to in a test (time, memory, what lies in another program) is in ELSEWHERE, with its test.
"""
import pathlib
import re
import struct
import sys
import unittest
import zipfile
import zlib

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from run_case import OFFPRINT, ROOT, RunCase, main, sanitized, sealed

MEBIBYTE = 1 << 20
FAR = 1000
ELSEWHERE = {  # constant: its test
    'kTimeout': 'batch.faults',
    'kWorkerMemory': 'batch.faults',
    'kMemory': 'cli.limits',
    'kLargestOutput': 'batch.faults',
    'arena_bytes': 'html.Limits.RefuseWhatTakesTooMuch',
    'seconds': 'html.Limits.RefuseWhatTakesTooMuch',
    'most_in_all': 'images.LocalImages.HaveALimitTogether',
    'kMostRedirects': 'media.fetch',
}


def sparse(path, size, begins=b''):
    with open(path, 'wb') as file:
        file.write(begins)
        file.truncate(size)


def png(width, height):
    return b'\x89PNG\r\n\x1a\n\0\0\0\rIHDR' + struct.pack('>IIBBBBBI', width, height, 8, 2, 0, 0, 0, 0)


def of(*limits):
    def mark(test):
        test.limits = limits
        return test
    return mark


class Zeros:
    """A deflated stream of so many zeros, made of one piece again and again: 256 GiB take a moment."""

    PIECE = 16 * MEBIBYTE

    def __init__(self, size, before=b''):
        packer = zlib.compressobj(9, zlib.DEFLATED, -15)
        packer.compress(b'')
        self.head = packer.compress(before) + packer.flush(zlib.Z_FULL_FLUSH)
        piece = packer.compress(bytes(self.PIECE)) + packer.flush(zlib.Z_FULL_FLUSH)
        rest = packer.compress(bytes(size % self.PIECE)) + packer.flush()
        self.bytes = self.head + piece * (size // self.PIECE) + rest
        self.size = len(before) + size


def zip_of(entries):
    """Of (name, method, bytes as packed, size that it claims, CRC)."""
    body, table = b'', b''
    for name, method, packed, size, crc in entries:
        sizes = struct.pack('<III', crc, len(packed), min(size, 0xFFFFFFFF))
        more = struct.pack('<HHQ', 1, 8, size) if size >= 0xFFFFFFFF else b''
        head = struct.pack('<HHHHH', 20, 0, method, 0, 0x21) + sizes + struct.pack('<HH', len(name), len(more))
        table += b'PK\1\2' + struct.pack('<H', 20) + head + struct.pack('<HHHII', 0, 0, 0, 0, len(body)) + name + more
        body += b'PK\3\4' + head + name + more + packed
    return body + table + b'PK\5\6' + struct.pack('<HHHHIIH', 0, 0, len(entries), len(entries), len(table), len(body), 0)


def stored(name, data):
    return name, 0, data, len(data), zlib.crc32(data)


def deflated(name, data):
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return name, 8, packer.compress(data) + packer.flush(), len(data), zlib.crc32(data)


class LimitRows(RunCase):
    def said(self, *arguments):
        """What the program said and wrote."""
        run = self.start_it(*arguments)
        out, errors = run.communicate(timeout=300)
        self.assertGreaterEqual(run.returncode, 0, f'{arguments}: it crashed')
        return (errors + out).decode('utf-8', 'replace')

    def holds(self, most, said_of, over, far=None):
        """said_of(n) is what is said of something of the size n; `over` what must be said beyond the limit, and only there."""
        for size, beyond in ((most, False), (most + 1, True), (far or most * FAR, True)):
            said = said_of(size)
            self.assertEqual(beyond, re.search(over, said) is not None, f'{size}: {said[-2000:]}')

    def page(self, html):
        self.write('page.html', html)
        return self.said('convert', '-t', 'json', 'page.html')

    def test_every_row(self):
        """Every row of the table has its test, here or where ELSEWHERE says."""
        text = (ROOT / 'SECURITY.md').read_text(encoding='utf-8')
        constants = [name + (' of ' + path if name == 'kLargest' else '')
                     for name, path in re.findall(r'\| `(\w+)` of `[^`]+?(\w+\.\w+)` \|$', text, re.MULTILINE)]
        self.assertIn('kInputLimit', constants)
        self.assertEqual(len(constants), len(set(constants)))
        here = [limit for name in dir(self) for limit in getattr(getattr(self, name), 'limits', ())]
        self.assertEqual(sorted(constants), sorted([*here, *ELSEWHERE]))

    @of('kInputLimit')
    def test_input(self):
        def said_of(size):
            sparse(self.folder / 'large.html', size)
            return self.said('convert', '-t', 'text', 'large.html')
        self.holds(1 << 30, said_of, 'larger than 1024 MiB; split it')

    @of('depth')
    def test_depth(self):
        self.holds(200, lambda depth: self.page('<div>' * depth + 'x'), 'depth-flattened')
        self.assertIn('"x"', self.page('<div>' * 200_000 + 'x'))

    @of('kDepthLimit')
    def test_depth_of_a_tree(self):
        def said_of(depth):
            tree = '{"type":"blockquote","children":[' * depth + ']}' * depth
            self.write('tree.json', '{"type":"root","children":[' + tree + ']}')
            return self.said('convert', '-t', 'text', 'tree.json')
        self.holds(400, said_of, 'nested deeper than 400 nodes')

    @of('kDeepestRow')
    def test_depth_of_rows(self):
        def said_of(depth):
            row = '{"title":"A","url":"https://e.example/1","content":"<p>One, two.</p>"'
            deep = row + ',"more":' + '[' * (depth - 1) + ']' * (depth - 1)
            self.write('rows.jsonl', row + '}\n' + deep + '}\n')
            return self.said('batch', '-n', 'rows.jsonl', '-o', 'out')
        self.holds(1000, said_of, 'nested deeper than 1000 arrays and objects')

    @of('kMostFormats')
    def test_formatting_elements(self):
        self.holds(20, lambda count: self.page('<p>' + ''.join(f'<b id={i}>' for i in range(count)) + 'x'), 'depth-flattened')

    @of('kMostAttributes')
    def test_attributes(self):
        def said_of(count):
            said = self.page('<p>x<img ' + ''.join(f'a{i} ' for i in range(count - 1)) + 'src=a.png>')
            return 'the last went' if '"a.png"' not in said else 'it stays'
        self.holds(256, said_of, 'went')

    @of('kMostRepeats')
    def test_repeated_formatting(self):
        self.holds(500_000, lambda repeats: self.page('<p><b>x' + '<p>x' * repeats), 'over 500000 times', 5_000_000)

    @of('templates')
    def test_templates(self):
        self.holds(256, lambda count: self.page('<template>a</template>' * count + '<p>x'), 'more than 256 <template> elements')

    @of('kMostFrontMatter')
    def test_front_matter(self):
        def yaml(size):
            text = 'title: "a\\x62c"\nsummary: "' + 's' * (size - 28) + '"\n'
            self.assertEqual(size, len(text))
            self.write('page.md', f'---\n{text}---\n\nText.\n')
            return self.said('convert', '-t', 'json', 'page.md')

        def toml(size):
            text = 'title = "a\\u0062c"\nsummary = "' + 's' * (size - 32) + '"\n'
            self.assertEqual(size, len(text))
            self.write('page.md', f'+++\n{text}+++\n\nText.\n')
            return self.said('convert', '-t', 'json', 'page.md')

        def text(size, begins, ends, closes=''):
            self.write('page.md', begins + 's' * (size - len(begins + ends)) + ends + closes + '\n\nText.\n')
            return 'is text' if '"title":"abc"' not in self.said('convert', '-t', 'json', 'page.md') else 'is read'

        self.holds(16384, lambda size: text(size, '{"title": "abc", "x": "', '"}'), 'is text')
        self.holds(16384, lambda size: text(size, 'title: abc\ndate: 2020-01-01\nsummary: ', '\n', '---'), 'is text')
        for said_of in (yaml, toml):
            self.assertIn('"title":"abc"', said_of(16384))
            self.holds(16384, said_of, 'front-matter-repaired')

    @of('kMostGrowth')
    def test_growth_in_archives(self):
        def said_of(size):
            self.write('a.zip', zip_of([(b'a.html', 8, Zeros(size).bytes, size, 0)]))
            return self.said('convert', 'a.zip/a.html')
        self.holds(16 * MEBIBYTE, said_of, 'over 200 times its packed size|larger than 1024 MiB')

        def larger(size):
            packed = Zeros(size).bytes
            self.write('a.zip', zip_of([(b'a.html', 8, packed + bytes(100_000 - len(packed)), size, 0)]))
            return self.said('convert', 'a.zip/a.html')
        for size, beyond in ((20_000_000, False), (20_000_001, True)):
            self.assertEqual(beyond, 'over 200 times' in larger(size))

    @of('kMostUnpacked')
    def test_growth_of_records(self):
        def said_of(size):
            page = b'\x1f\x8b\x08\0\0\0\0\0\0\xff' + Zeros(size).bytes + bytes(8)
            http = b'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n' + page
            self.write('a.warc', b'WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/a\r\n'
                                 b'Content-Type: application/http\r\nContent-Length: %d\r\n\r\n' % len(http) + http + b'\r\n\r\n')
            return self.said('convert', 'a.warc')
        self.holds(256 * MEBIBYTE, said_of, 'grows to more than 256 MiB')

    def picture(self, make):
        make(self.folder / 'a.png')
        self.write('page.html', '<p>x<img src=a.png>')
        return self.said('convert', '-t', 'json', '--images', 'embed', 'page.html')

    @of('most_bytes')
    def test_bytes_of_a_picture(self):
        self.holds(64 * MEBIBYTE, lambda size: self.picture(lambda path: sparse(path, size, png(9, 9))), 'larger than 64 MiB')

    @of('kMostPixels')
    def test_pixels_of_a_picture(self):
        sides = {1 << 28: (16384, 16384), (1 << 28) + 1: (17, 15790321), 1000 << 28: (16384, 16384 * 1000)}
        self.holds(1 << 28, lambda pixels: self.picture(lambda path: path.write_bytes(png(*sides[pixels]))), 'pixels are more than 268435456')

    @of('kLargest of books.cpp')
    def test_package_document(self):
        container = (b'<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
                     b'<rootfile full-path="a.opf"/></rootfiles></container>')
        package = (b'<package xmlns="http://www.idpf.org/2007/opf"><manifest><item id="a" href="a.xhtml" media-type="application/xhtml+xml"/></manifest>'
                   b'<spine><itemref idref="a"/></spine></package>')
        rest = [stored(b'META-INF/container.xml', container), stored(b'a.xhtml', b'<html><body><p>x</p></body></html>')]

        def said_of(size):
            whole = package + b' ' * (min(size, 65 * MEBIBYTE) - len(package))
            self.write('a.epub', zip_of([stored(b'mimetype', b'application/epub+zip'), *rest,
                                         (b'a.opf', 0, whole, len(whole), zlib.crc32(whole))]))
            return self.said('convert', '-t', 'text', 'a.epub')
        self.assertIn('x\n', said_of(MEBIBYTE))
        self.holds(64 * MEBIBYTE, said_of, 'larger than 64 MiB', 65 * MEBIBYTE)

    @of('kLargest of book_zip.cpp')
    def test_file_in_a_book(self):
        self.write('a.md', 'x')
        self.run_it('bind', 'a.md', '-o', 'a.epub')
        book = (self.folder / 'a.epub').read_bytes()
        with zipfile.ZipFile(self.folder / 'a.epub') as archive:
            parts = [(info.filename.encode(), archive.read(info)) for info in archive.infolist()]

        def said_of(size):
            entries = [(name, 8, Zeros(size).bytes, size, 0) if name.endswith(b'.css') else stored(name, data)
                       for name, data in parts]
            self.write('b.epub', zip_of(entries))
            return self.said('verify', 'b.epub', '--against', 'a.md')
        self.assertIn('.css', str(parts))
        self.holds(256 * MEBIBYTE, said_of, 'larger than 256 MiB')

    @of('kMost')
    def test_style(self):
        self.write('a.md', 'x')

        def said_of(size):
            sparse(self.folder / 'a.css', size)
            with open(self.folder / 'a.css', 'wb') as file:
                file.write(b' ' * min(size, 2 * MEBIBYTE))
                file.truncate(size)
            return self.said('convert', '-t', 'epub', '--style', 'a.css', 'a.md', '-o', 'a.epub')
        self.holds(MEBIBYTE, said_of, 'larger than 1 MiB')

    @of('kLongestLine')
    def test_line_of_a_journal(self):
        most = 64 * MEBIBYTE
        self.write('in/a.md', 'x')
        self.run_it('batch', 'in', '-o', 'out')
        journal = self.folder / 'out/.offprint/journal'
        whole = journal.read_bytes()
        done = next(line for line in whole.splitlines() if b'\tdone\t' in line)
        before, record = whole[:whole.index(done)], done[done.index(b'\t') + 1:]

        def said_of(size):
            if size > 2 * most:
                sparse(journal, len(before) + size, before)
            else:
                journal.write_bytes(before + sealed(record + b' ' * (size - len(done) - 1)))
            return self.said('batch', 'in', '-o', 'out')
        self.holds(most, said_of, '1 converted, 0 skipped', 10 * most)


if __name__ == '__main__':
    main()
