"""What an engine that knows little of CSS makes of a book: MuPDF's mutool.

  reading_order_test.py OFFPRINT ROOT
"""
import re
import subprocess

from bind_case import ROOT, BindCase, main

PAGE = '''<html lang="zh"><head><title>顺序</title></head><body><article><h1>顺序</h1>
<p>一，在图前。</p>
<figure><img src="a.png" alt=""><figcaption>二，图的说明</figcaption></figure>
<p>三，在图<em>后面</em>。</p>
<h2>四，小标题</h2>
<figure><table><tr><th>五，表头</th></tr><tr><td>六，表格</td></tr></table></figure>
<p>七，注<a href="#n1" id="r1"><sup>1</sup></a></p>
<p><img src="a.png"></p>
<p>八，最后。</p>
<ol><li id="n1">九，注释 <a href="#r1">↩</a></li></ol></article></body></html>'''


class ReadingOrder(BindCase):
    def drawn(self, book):
        """The text in the order that MuPDF sets it, and what it says."""
        run = subprocess.run(['mutool', 'convert', '-F', 'text', '-o', 'text.txt', book], cwd=self.folder,
                             capture_output=True, text=True, timeout=60)
        self.assertEqual(0, run.returncode, run.stderr)
        return (self.folder / 'text.txt').read_text(encoding='utf-8'), run.stderr

    def test_text_stands_in_its_order(self):
        picture = next((ROOT / 'samples/pictures').rglob('*.jpg')).read_bytes()
        self.write('in/a.png', picture)
        self.write('in/a.html', PAGE)
        for form, arguments in (('one', ['convert', 'in/a.html']), ('bound', ['bind', 'in/a.html'])):
            self.run_it(*arguments, '--images', 'embed', '-o', f'{form}.epub')
            text, errors = self.drawn(f'{form}.epub')
            self.assertNotIn('css', errors)
            self.assertEqual(list('一二三四五六七八九'), re.findall('([一二三四五六七八九])，', text), form)

    def test_pictures_are_drawn_where_they_stand(self):
        picture = next((ROOT / 'samples/pictures').rglob('*.jpg')).read_bytes()
        self.write('in/a.png', picture)
        self.write('in/a.html', PAGE)
        self.run_it('convert', 'in/a.html', '--images', 'embed', '-o', 'one.epub')
        run = subprocess.run(['mutool', 'trace', 'one.epub'], cwd=self.folder, capture_output=True, text=True, timeout=60)
        drawn = re.findall('<fill_image|unicode="([一二三四五六七八九])"', run.stdout)
        order = [mark or '图' for mark in drawn]
        self.assertEqual(2, order.count('图'), order)
        first = order.index('图')
        self.assertIn('一', order[:first])
        self.assertNotIn('二', order[:first])


if __name__ == '__main__':
    main()
