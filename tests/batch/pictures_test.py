"""Pictures that batch saves beside its outputs, and whose files in that folder are.

  pictures_test.py OFFPRINT ROOT BROKEN_DISK [Pictures.test_NAME]
"""
import itertools
import struct
import zlib

from batch_case import BatchCase, main

IN_THE_WAY = 'a file that batch did not write is in the way; --force replaces it'
OVER_INPUT = 'this output would be written over an input; take another folder with -o'


def png(color):
    """9x9 pixels of one color."""
    def chunk(kind, data):
        return struct.pack('>I', len(data)) + kind + data + struct.pack('>I', zlib.crc32(kind + data))
    return (b'\x89PNG\r\n\x1a\n' + chunk(b'IHDR', struct.pack('>IIBBBBB', 9, 9, 8, 2, 0, 0, 0))
            + chunk(b'IDAT', zlib.compress((b'\0' + bytes(color) * 9) * 9)) + chunk(b'IEND', b''))


RED, BLUE = png((255, 0, 0)), png((0, 0, 255))
SAVE = ('in', '--images', 'save')


class Pictures(BatchCase):
    def setUp(self):
        super().setUp()
        self.numbers = itertools.count(1)
        self.show()

    def show(self, *sources, path='in/a.html'):
        images = ''.join(f'<p><img src="{source}"></p>' for source in sources)
        self.write(path, f'<p>Some words that make paragraph {next(self.numbers)}.</p>{images}')  # new each time

    def bytes_of(self, path):
        return (self.folder / path).read_bytes()

    def test_its_own_source_is_never_replaced(self):
        """Into the articles' own folder; --force or not, whatever earlier runs recorded."""
        own = ('in/a.html', '--images', 'save')
        source = self.write('in/a.images/foo.png', RED)
        self.write('in/blue/foo.png', BLUE)
        self.show('a.images/foo.png')
        for _ in range(2):
            self.run_batch(*own, '-o', 'in', '--report', 'r.jsonl')
            self.assertIn('in/a.images/foo.png', self.report()[0]['outputs'])
            self.assertIn('(a.images/foo.png)', (self.folder / 'in/a.md').read_text())
        self.assertIn('0 converted, 1 skipped', self.run_batch(*own, '-o', 'in'))
        self.show('blue/foo.png', 'a.images/foo.png')
        for more in ((), ('--force',)):
            self.assertIn('in/a.images/foo.png: ' + OVER_INPUT, self.run_batch(*own, '-o', 'in', *more, code=1))
            self.assertEqual(RED, source.read_bytes())
        self.show('a.images/foo.png')
        self.run_batch(*own, '-o', 'in', '--force')
        self.assertEqual(RED, source.read_bytes())

    def test_a_source_is_no_main_output(self):
        self.write('in/a.md', RED)
        self.show('a.md')
        for more in ((), ('--force',)):
            self.run_batch('in/a.html', '-o', 'in', '--images', 'embed', *more, code=1)
            self.assertEqual(RED, self.bytes_of('in/a.md'))

    def test_what_others_put_there_is_theirs(self):
        """Before the folder was or after, under the name of a picture that comes later; with the same bytes it stays theirs."""
        self.write('in/foo.png', BLUE)
        self.run_batch(*SAVE, '-o', 'out')
        for theirs in (b'Mine.', RED):
            mine = self.write('out/a.images/foo.png', theirs)
            self.show('foo.png')
            for _ in range(2):
                self.assertIn('out/a.images/foo.png: ' + IN_THE_WAY, self.run_batch(*SAVE, '-o', 'out', code=1))
                self.assertEqual(theirs, mine.read_bytes())
        self.write('in/foo.png', RED)
        for _ in range(2):
            self.run_batch(*SAVE, '-o', 'out')
        self.write('in/foo.png', BLUE)
        self.show('foo.png')
        self.assertIn('out/a.images/foo.png: ' + IN_THE_WAY, self.run_batch(*SAVE, '-o', 'out', code=1))
        self.run_batch(*SAVE, '-o', 'out', '--force')
        self.assertEqual(BLUE, mine.read_bytes())
        self.write('in/foo.png', RED)
        self.show('foo.png')
        self.run_batch(*SAVE, '-o', 'out')
        self.assertEqual(RED, mine.read_bytes(), 'taken by force it is ours')

    def test_what_it_wrote_is_replaced(self):
        for color in (RED, BLUE, RED):
            self.write('in/foo.png', color)
            self.show('foo.png')
            self.run_batch(*SAVE, '-o', 'out', '-t', 'markdown,html')
            self.assertEqual(color, self.bytes_of('out/a.images/foo.png'))
        self.write('out/a.images/foo.png', b'Mine.')
        self.assertIn('out/a.images/foo.png: note: it was changed since', self.run_batch(*SAVE, '-o', 'out', '-t', 'markdown,html'))

    def test_a_picture_that_went_is_made_again(self):
        """Whoever had put it there."""
        self.write('in/foo.png', RED)
        self.show('foo.png')
        mine = self.write('out/a.images/foo.png', RED)
        self.run_batch(*SAVE, '-o', 'out')
        mine.unlink()
        self.assertIn('1 converted, 0 skipped', self.run_batch(*SAVE, '-o', 'out'))
        self.assertEqual(RED, mine.read_bytes())

    def test_a_killed_run_is_nobody_else(self):
        """What it wrote into a folder of its own and could not record is ours."""
        for number, fault in enumerate(('killrun:renamed:1', 'killrun:renamed:2', 'kill:answered:1', 'crash:renamed:1')):
            out = f'out{number}'
            self.write('in/foo.png', RED)
            self.show('foo.png')
            run = self.start(*SAVE, '-o', out, environment={'OFFPRINT_FAULT': fault})
            run.communicate()
            self.assertNotEqual(0, run.returncode)
            self.wait_for_lock(out)
            self.assertEqual(RED, self.bytes_of(f'{out}/a.images/foo.png'))
            self.write('in/foo.png', BLUE)
            self.show('foo.png')
            self.run_batch(*SAVE, '-o', out)
            self.assertEqual(BLUE, self.bytes_of(f'{out}/a.images/foo.png'), fault)

    def test_prune_takes_what_batch_wrote(self):
        """All of it, and no more: the article's own pictures too, but not what stood there before."""
        self.write('in/foo.png', RED)
        self.write('in/bar.png', BLUE)
        self.show('foo.png', 'bar.png')
        self.show('foo.png', path='in/b.html')
        self.run_batch(*SAVE, '-o', 'model')
        self.write('out/a.images/foo.png', RED)
        self.write('out/b.md', self.bytes_of('model/b.md'))
        self.run_batch(*SAVE, '-o', 'out')
        self.assertEqual(self.tree('model'), self.tree())
        for name in ('a', 'b'):
            (self.folder / f'in/{name}.html').unlink()
        self.write('in/c.html', '<p>c</p>')
        self.assertIn('--prune removed 3 files', self.run_batch(*SAVE, '-o', 'out', '--prune'))
        self.assertEqual(['a.images/foo.png', 'b.md', 'c.md'], self.names())
        self.assertNotIn('removed', self.run_batch(*SAVE, '-o', 'out', '--prune'))


if __name__ == '__main__':
    main()
