"""--fetch-images end to end: what the outputs hold, what is said, and what a second call asks for.

  pictures_test.py OFFPRINT ROOT OFFPRINT-MEDIA [Pictures.test_NAME]
"""
import json
import zipfile

from media_case import MEDIA, MediaCase, article, main, png


class Pictures(MediaCase):
    def setUp(self):
        super().setUp()
        self.environment = {'XDG_CACHE_HOME': str(self.folder / 'xdg'), 'OFFPRINT_MEDIA': str(MEDIA)}

    def pictured(self, path, *pictures, **more):
        images = ''.join(f'<p><img src="{address}" alt="{number}"></p>' for number, address in enumerate(pictures))
        return self.write(path, article(path, f'<p>Text of {path}.</p>{images}', **more))

    def run_here(self, *arguments, fetch=True, **more):
        words = ('--fetch-images', '--allow-private-hosts') if fetch else ()
        return self.run_it(*arguments, *words, environment={**self.environment, **more.pop('environment', {})}, **more)

    def pictures_of(self, book):
        with zipfile.ZipFile(self.folder / book) as opened:
            return [opened.read(name) for name in opened.namelist() if name.startswith('images/')]

    def test_no_network_without_the_option(self):
        self.pictured('in/a.md', self.host.at('good/a'))
        for words in (('convert', 'in/a.md', '-o', 'a.epub', '--images', 'embed'),
                      ('convert', 'in/a.md', '-o', 'a.html', '--images', 'embed'),
                      ('bind', 'in', '-o', 'b.epub', '--images', 'embed', '--image-max', '100x100'),
                      ('batch', 'in', '-o', 'out', '-t', 'epub,markdown,html', '--images', 'save')):
            self.run_here(*words, fetch=False)
        self.assertEqual([], self.host.asked)

    def test_convert(self):
        self.pictured('a.md', self.host.at('good/a'), self.host.at('html/a'))
        errors = self.run_here('convert', 'a.md', '-o', 'a.epub', '-v')
        self.assertIn('pictures: 1 of 2 found', errors)
        self.assertIn('html/a (html: ', errors)
        self.assertEqual([png(grey=sum(b'a') % 256)], self.pictures_of('a.epub'))
        self.assertEqual(1, len(list((self.folder / 'xdg/offprint/images').glob('*.png'))))
        self.run_here('convert', 'a.md', '-o', 'a.md.md')
        self.assertIn('![0](a.md.images/', (self.folder / 'a.md.md').read_text())
        self.assertEqual(['/good/a', '/html/a'], sorted(self.host.paths()))
        # What was fetched is a folder of pictures as any other.
        self.run_here('convert', 'a.md', '-o', 'b.epub', '--images', 'embed', '--image-dir', 'xdg/offprint/images', fetch=False)
        self.assertEqual(1, len(self.pictures_of('b.epub')))

    def test_fallback(self):
        self.pictured('a.md', self.host.at('gone-with-picture/a'))
        errors = self.run_here('convert', 'a.md', '-o', 'a.epub', '--image-fallback', self.host.at('good/{date}/{url}'))
        self.assertIn('pictures: 1 of 1 found', errors)
        self.assertEqual(['/gone-with-picture/a', f'/good/20231013/{self.host.at("gone-with-picture/a")}'], self.host.paths())

    def test_batch_asks_for_holes_and_makes_what_gains(self):
        self.pictured('in/whole.md', self.host.at('good/a'))
        self.pictured('in/hole.md', self.host.at('good/b'), self.host.at('broken/a'))
        self.pictured('in/gains.md', self.host.at('later/a'))
        self.host.times['/later/a'] = -3  # it has the picture the next time
        call = ('batch', 'in', '-o', 'out', '-t', 'epub', '--report', 'r.jsonl', '-j', '2')
        self.assertIn('3 files written; pictures: 2 of 4 found', self.run_here(*call))
        report = [json.loads(line) for line in (self.folder / 'r.jsonl').read_text().splitlines()]
        said = {line['input']: [d.get('detail') for d in line['diagnostics'] if d['kind'] == 'image-not-found'] for line in report}
        self.assertIn('server-error: HTTP status 500', said['in/hole.md'][0])
        asked = len(self.host.asked)
        before = (self.folder / 'out/hole.epub').stat().st_ino
        self.assertIn('1 converted, 2 skipped', self.run_here(*call))
        self.assertEqual({'/broken/a', '/later/a'}, set(self.host.paths()[asked:]))
        self.assertEqual(before, (self.folder / 'out/hole.epub').stat().st_ino)
        self.assertEqual([png()], self.pictures_of('out/gains.epub'))

    def test_bind(self):
        self.pictured('in/a.md', self.host.at('good/a'), self.host.at('html/lost-ferry.jpg'))
        self.pictured('in/b.md', self.host.at('good/a'), address='https://news.example.org/b')
        errors = self.run_here('bind', 'in', '-o', 'b.epub', '-j', '2')
        self.assertIn('2 articles written, 0 left out, 0 failed; pictures: 2 of 3 found', errors)
        self.assertEqual(['/good/a', '/html/lost-ferry.jpg'], sorted(self.host.paths()))
        with zipfile.ZipFile(self.folder / 'b.epub') as book:
            self.assertIn('lost-ferry.jpg', book.read('colophon-1.xhtml').decode())
            first = book.read('META-INF/org.offprint.sources.xml').decode()
        self.assertNotIn('fetch', first)
        self.run_here('verify', 'b.epub', '--against', 'in', '--image-dir', 'xdg/offprint/images', fetch=False)
        self.assertIn('2 same', self.stdout)
        self.run_here('bind', 'in', '-o', 'c.epub', '-j', '1', environment={'TZ': 'Asia/Tokyo', 'LC_ALL': 'C'})
        self.run_here('bind', 'in', '-o', 'b2.epub', '--title', 'b', '-j', '2')
        self.run_here('bind', 'in', '-o', 'b3.epub', '--title', 'b', '-j', '1', environment={'TZ': 'Asia/Tokyo', 'LC_ALL': 'C'})
        self.assertEqual((self.folder / 'b2.epub').read_bytes(), (self.folder / 'b3.epub').read_bytes())

    def test_without_the_program(self):
        self.pictured('in/a.md', self.host.at('good/a'))
        nowhere = {'OFFPRINT_MEDIA': str(self.folder / 'none')}
        errors = self.run_here('convert', 'in/a.md', '-o', 'a.epub', environment=nowhere)
        self.assertEqual(1, errors.count('offprint-media is not installed'), errors)
        errors = self.run_here('bind', 'in', '-o', 'b.epub', environment=nowhere)
        self.assertIn('the cover is SVG, which libraries do not show; offprint-media, which would draw it', errors)
        self.assertEqual([], self.host.asked)

    def test_full_disk_is_said(self):
        self.pictured('in/a.md', self.host.at('good/a'))
        self.write('cache', b'a file')
        errors = self.run_here('convert', 'in/a.md', '-o', 'a.epub', '--image-dir', 'cache')
        self.assertIn('offprint-media', errors)


if __name__ == '__main__':
    main()
