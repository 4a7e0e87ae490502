"""Covers that libraries of books show, and pictures in other forms.

  covers_test.py OFFPRINT ROOT OFFPRINT-MEDIA [Covers.test_NAME]
"""
import base64
import struct
import zipfile

from media_case import MEDIA, ROOT, MediaCase, article, main, png

# 2 x 2 pixels, lossless, by cwebp.
WEBP = base64.b64decode('UklGRh4AAABXRUJQVlA4TBEAAAAvAUAAAAfQ//73v/+BiOh/AAA=')
# Sixteen black pixels by sixteen.
AVIF = base64.b64decode(
    'AAAAHGZ0eXBhdmlmAAAAAGF2aWZtaWYxbWlhZgAAAOptZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAAAAAAAAAAAAAAAA5waXRtAA'
    'AAAAABAAAAImlsb2MAAAAAREAAAQABAAAAAAEOAAEAAAAAAAAAGQAAACNpaW5mAAAAAAABAAAAFWluZmUCAAAAAAEAAGF2MDEAAAAAamlwcnAA'
    'AABLaXBjbwAAABNjb2xybmNseAACAAIABoAAAAAMYXYxQ4EADAAAAAAUaXNwZQAAAAAAAAAQAAAAEAAAABBwaXhpAAAAAAMICAgAAAAXaXBtYQ'
    'AAAAAAAAABAAEEgYIDhAAAACFtZGF0EgAKCRgM/9ggQEDQgDIKGAAAAEAAqY5ZpA==')

PAGE = b'''<html><head><title>The last ferry</title></head><body><h1>The last ferry</h1><p><img src="logo.png" alt=""></p>
<p>It leaves at six, as it always did.</p><p><img src="ferry.png" alt="the ferry"></p></body></html>'''


def size_of(picture):
    return struct.unpack('>II', picture[16:24])


def english(title):
    """An article whose cover any font has the letters of."""
    return article(title, body='<p>The harbour is quiet today, and the ferry stays where it is.</p>')


def channels_of_jpeg(picture):
    at = 2
    while picture[at + 1] not in (0xC0, 0xC1, 0xC2):  # until the frame's header
        at += 2 + int.from_bytes(picture[at + 2:at + 4], 'big')
    return picture[at + 9]


class Covers(MediaCase):
    def run_here(self, *words, **more):
        return self.run_it(*words, environment={'OFFPRINT_MEDIA': str(MEDIA), **more.pop('environment', {})}, **more)

    def bind(self, out, *words, **more):
        self.errors = self.run_here('bind', 'in', '-o', out, *words, **more)
        with zipfile.ZipFile(self.folder / out) as book:
            return {name: book.read(name) for name in book.namelist()}

    def test_drawn(self):
        self.write('in/a.md', english('Understanding harbours'))
        self.write('in/b.md', english('The ferry'))
        book = self.bind('b.epub', '--title', 'Harbour letters')
        self.assertEqual((1600, 2400), size_of(book['cover.png']))
        package = book['package.opf'].decode()
        self.assertIn('<meta name="cover" content="cover-image"', package)
        self.assertIn('href="cover.png" media-type="image/png" properties="cover-image"', package)
        self.assertIn('cover.png', book['cover.xhtml'].decode())
        self.assertEqual(book['cover.png'], self.bind('c.epub', '--title', 'Harbour letters', '-j', '1',
                                                      environment={'TZ': 'Asia/Tokyo', 'LANG': 'C'})['cover.png'])
        self.run_here('verify', 'b.epub', '--against', 'in')

    def test_verify_looks_whether_it_is_sane(self):
        self.write('in/a.md', english('One'))
        book = self.bind('b.epub', '--title', 'One')
        other = self.bind('o.epub', '--title', 'Two')['cover.png']
        for cover, code in ((other, 0), (png(), 1), (b'no picture', 1)):
            self.replace('b.epub', 'x.epub', 'cover.png', cover)
            self.run_here('verify', 'x.epub', '--against', 'in', code=code)
        self.assertEqual({'cover.png'}, {name for name in book if name.startswith('cover.') and name != 'cover.xhtml'})

    def replace(self, book, out, name, data):
        """With the bytes of the zip as they were, but for that file: the cover stands stored in no other way."""
        with zipfile.ZipFile(self.folder / book) as old, zipfile.ZipFile(self.folder / out, 'w') as new:
            for info in old.infolist():
                new.writestr(info, data if info.filename == name else old.read(info), compress_type=info.compress_type)

    def test_svg_on_demand(self):
        self.write('in/a.md', english('One'))
        book = self.bind('b.epub', '--cover', 'svg')
        self.assertIn('cover.svg', book)
        self.assertNotIn('<meta name="cover"', book['package.opf'].decode())
        self.run_here('verify', 'b.epub', '--against', 'in')

    def test_letters_that_no_font_has(self):
        fonts = self.write('fonts.conf', b'<?xml version="1.0"?><fontconfig><dir>/nowhere</dir><cachedir>/tmp/none</cachedir></fontconfig>')
        self.write('in/a.md', article('渡口的灯'))
        book = self.bind('b.epub', '--title', '渡口的灯', environment={'FONTCONFIG_FILE': str(fonts)})
        self.assertIn('cover.svg', book)
        self.assertIn('no font here has all of its letters: install fonts-noto-c', self.errors)

    def test_webp_becomes_png(self):
        self.write('pictures/news.example.org/a.webp', WEBP)
        self.write('in/a.md', article('One', '<p>Text.</p><p><img src="https://news.example.org/a.webp" alt="a"></p>'))
        names = [name for name in self.bind('b.epub', '--images', 'embed', '--image-dir', 'pictures') if 'images/' in name]
        self.assertEqual(['.png'], [name[-4:] for name in names])
        kept = [name for name in self.bind('c.epub', '--images', 'embed', '--image-dir', 'pictures', '--image-format', 'keep')
                if 'images/' in name]
        self.assertEqual(['webp'], [name[-4:] for name in kept])

    def test_a_photograph_keeps_its_colours(self):
        """In another format, and made smaller."""
        for name in ('cat.webp', 'ferry.jpg'):
            self.write('pictures/news.example.org/' + name, (ROOT / 'samples/pictures' / name).read_bytes())
        self.write('in/a.md', article('One', ''.join(f'<p>Text.</p><p><img src="https://news.example.org/{name}" alt="a"></p>'
                                                     for name in ('cat.webp', 'ferry.jpg'))))
        book = self.bind('b.epub', '--images', 'embed', '--image-dir', 'pictures', '--image-max', '200x200')
        pictures = [data for name, data in book.items() if name.startswith('images/')]
        self.assertEqual([3, 3], [channels_of_jpeg(data) for data in pictures])

    def test_image_max(self):
        self.write('pictures/news.example.org/a.png', png(600, 400))
        self.write('in/a.md', article('One', '<p>Text.</p><p><img src="https://news.example.org/a.png" alt="a"></p>'))
        book = self.bind('b.epub', '--images', 'embed', '--image-dir', 'pictures', '--image-max', '300x300')
        picture, = (data for name, data in book.items() if name.startswith('images/'))
        self.assertEqual((300, 200), size_of(picture))

    def cover_of(self, out, *words, **more):
        self.errors = self.run_here('convert', 'a.html', '-o', out, *words, **more)
        with zipfile.ZipFile(self.folder / out) as book:
            return {name: book.read(name) for name in book.namelist() if name.startswith('cover.')}, book.read('package.opf').decode()

    def test_of_one_article(self):
        self.write('a.html', PAGE)
        covers, package = self.cover_of('a.epub')
        self.assertEqual((1600, 2400), size_of(covers['cover.png']))
        self.assertIn('<meta name="cover" content="cover-image"', package)
        self.assertNotIn('cover.xhtml', package)
        self.assertIn('cover.svg', self.cover_of('b.epub', '--cover', 'svg')[0])
        self.assertEqual({}, self.cover_of('c.epub', '--cover', 'none')[0])
        self.assertIn('cover.svg', self.cover_of('d.epub', environment={'OFFPRINT_MEDIA': '/nowhere'})[0])
        self.assertIn('the cover is SVG', self.errors)

    def test_avif_is_no_cover(self):
        """EPUB has no AVIF: offprint-media makes another picture of it, and without that it is refused."""
        self.write('a.html', PAGE)
        self.write('c.avif', AVIF)
        self.assertEqual(['cover.jpg'], list(self.cover_of('a.epub', '--cover', 'c.avif')[0]))
        errors = self.run_here('convert', 'a.html', '-o', 'b.epub', '--cover', 'c.avif', environment={'OFFPRINT_MEDIA': '/nowhere'}, code=3)
        self.assertIn('c.avif: it is AVIF, which a book cannot hold as its cover; give a JPEG or a PNG', errors)

    def test_of_one_article_with_its_first_good_picture(self):
        self.write('a.html', PAGE)
        self.write('logo.png', png(60, 40))
        self.write('ferry.png', png(600, 400))
        covers, _ = self.cover_of('a.epub', '--images', 'embed')
        self.assertEqual(['cover.jpg'], list(covers))
        self.assertEqual(b'\xff\xd8\xff', covers['cover.jpg'][:3])
        self.assertEqual(['cover.png'], list(self.cover_of('b.epub', '--cover', 'ferry.png')[0]))

    def test_of_one_article_in_letters_that_no_font_has(self):
        fonts = self.write('fonts.conf', b'<?xml version="1.0"?><fontconfig><dir>/nowhere</dir><cachedir>/tmp/none</cachedir></fontconfig>')
        self.write('a.html', PAGE)
        self.assertIn('cover.svg', self.cover_of('a.epub', environment={'FONTCONFIG_FILE': str(fonts)})[0])
        self.assertIn('no font here has all of its letters: install fonts-noto-c', self.errors)


if __name__ == '__main__':
    main()
