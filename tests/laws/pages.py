"""Pages from bytes: tag soup weighted towards what real pages do.

Every word of a page is a token that stands there once (t7z, 港t8z), every picture and player has an address of its own, so
that what became of each can be told. The same bytes give the same page; bytes that run out give the plainest choice.
"""
import argparse
import random
import re

TOKEN = re.compile(r't\d+z')

# Class names and ids as pages have them: words of furniture, words that only look like it, hashes.
NAMES = ('share', 'social-impact', 'ad-slot', 'css-1ad9f2', 'view-dom-id-fd6ad92173', 'elementor-element-3ad7b21', 'comments',
         'skinwave-with-comments', 'related', 'code-toolbar', 'content', 'entry-content', 'caption', 'wp-caption', 'photoAdBox',
         'newsletter', 'print', 'hidden-xs', 'footnotes', 'highlight', 'lineno', 'post-tags', 'gallery', 'tab_1')
STYLES = ('display:none', 'visibility:hidden', 'display:block', 'font-weight:bold', 'font-weight:normal', 'font-style:italic',
          'text-decoration:line-through', 'white-space:pre-wrap', 'vertical-align:super', 'DISPLAY : None ;', 'color:#999')
LAZY = ('data-src', 'data-original', 'data-lazy-src', 'data-actualsrc', 'data-original-src')
MARKS = ('b', 'strong', 'i', 'em', 'u', 's', 'code', 'sup', 'sub', 'mark', 'small', 'span', 'font', 'q', 'kbd', 'cite')
GROUPS = ('div', 'section', 'article', 'center', 'main', 'blockquote', 'details', 'figure', 'header', 'footer', 'aside')


class Choices:
    """Numbers from bytes; 0 when they have run out."""

    def __init__(self, data):
        self.data, self.at = data, 0

    def below(self, most):
        if self.at >= len(self.data):
            return 0
        self.at += 1
        return self.data[self.at - 1] % most

    def one_in(self, most):
        return self.at < len(self.data) and self.below(most) == 0

    def pick(self, values):
        return values[self.below(len(values))]


class Page:
    def __init__(self, data):
        self.choices, self.tokens, self.addresses, self.ids = Choices(data), 0, 0, []

    def html(self):
        parts = []
        while self.choices.at < len(self.choices.data):
            parts.append(self.block(0))
        return ''.join(parts)

    # ---- words

    def token(self):
        self.tokens += 1
        return f't{self.tokens}z'

    def word(self):
        token = self.token()
        return self.choices.pick((token, token, f'港{token}湾', f'{token}。', f'{token},', f'({token})', f'${token}', f'*{token}*'))

    def words(self):
        space = self.choices.pick((' ', ' ', '', '\n  ', '&nbsp;', '，'))
        return space.join(self.word() for _ in range(1 + self.choices.below(3)))

    def address(self, extension=''):
        self.addresses += 1
        return f'https://p{self.addresses}.example.org/a{self.addresses}{extension}'

    def attributes(self, style=True):
        out = ''
        if self.choices.one_in(5):
            out += f' class="{self.choices.pick(NAMES)}"'
        if self.choices.one_in(9):
            self.ids.append(f'id{len(self.ids)}')
            out += f' id="{self.ids[-1]}"'
        if style and self.choices.one_in(12):
            out += f' style="{self.choices.pick(STYLES)}"'
        if self.choices.one_in(30):
            out += self.choices.pick((' hidden', ' aria-hidden="true"', ' dir="rtl"', ' lang="en"', ' role="presentation"'))
        return out

    # ---- inlines

    def inlines(self, depth):
        return ''.join(self.inline(depth) for _ in range(1 + self.choices.below(3)))

    def inline(self, depth):
        makers = (self.words, self.words, lambda: self.mark(depth), lambda: self.link(depth), self.picture, self.line_break,
                  self.words, lambda: self.odd_inline(depth))
        return self.choices.pick(makers)() if depth < 5 else self.words()

    def mark(self, depth):
        tag = self.choices.pick(MARKS)
        end = '' if self.choices.one_in(25) else f'</{tag}>'
        return f'<{tag}{self.attributes()}>{self.inlines(depth + 1)}{end}'

    def link(self, depth):
        if self.ids and self.choices.one_in(2):
            return f'<a href="#{self.choices.pick(self.ids)}">{self.inlines(depth + 1)}</a>'
        return f'<a href="{self.address(".html")}"{self.attributes()}>{self.inlines(depth + 1)}</a>'

    def line_break(self):
        return self.choices.pick(('<br>', '<br><br>', '<wbr>', '<br/>'))

    def picture(self):
        url, alt = self.address('.jpg'), self.choices.pick(('', f' alt="a{self.addresses}"'))
        shape = self.choices.below(8)
        if shape == 0:
            return (f'<img {self.choices.pick(LAZY)}="{url}" src="data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"{alt}>'
                    f'<noscript><img src="{url}"{alt}></noscript>')
        if shape == 1:
            return f'<img {self.choices.pick(LAZY)}="{url}"{alt}{self.choices.pick(("", " style=visibility:hidden"))}>'
        if shape == 2:
            return f'<picture><source srcset="{url}"><img src="{url}"{alt}></picture>'
        if shape == 3:
            return f'<img src="{url}"{alt} width="640" height="480" aria-hidden="true">'
        return f'<img src="{url}"{alt}{self.attributes(style=False)}>'

    def odd_inline(self, depth):
        shape = self.choices.below(8)
        if shape == 0:
            return f'<ruby>{self.word()}<rp>(</rp><rt>{self.word()}</rt><rp>)</rp></ruby>'
        if shape == 1:
            return f'<a name="{self.new_id()}"></a>{self.words()}'
        if shape == 2:
            return f'<button>{self.words()}</button>'
        if shape == 3:
            return f'<span>{self.block(depth + 1)}</span>'
        if shape == 4:
            return f'<iframe src="{self.address()}"></iframe>'
        if shape == 5:
            return f'<a href="{self.address()}">{self.block(depth + 1)}</a>'
        if shape == 6:
            return f'<!-- {self.choices.pick(("ad", "more"))} -->{self.words()}'
        return f'<label>{self.words()} <input type="checkbox"></label>'

    def new_id(self):
        self.ids.append(f'id{len(self.ids)}')
        return self.ids[-1]

    # ---- blocks

    def block(self, depth):
        makers = (self.paragraph, self.paragraph, self.group, self.list, self.figure, self.table, self.heading, self.code, self.terms,
                  self.gallery, self.stray, lambda d: self.picture(), lambda d: self.words(), self.hidden, lambda d: '<hr>',
                  self.definition_soup, self.quote)
        return self.choices.pick(makers)(depth) if depth < 6 else self.paragraph(depth)

    def blocks(self, depth):
        return self.choices.pick(('', '', '\n', '\n    ')).join(self.block(depth) for _ in range(1 + self.choices.below(3)))

    def paragraph(self, depth):
        end = '' if self.choices.one_in(12) else '</p>'
        return f'<p{self.attributes()}>{self.inlines(depth)}{end}'

    def group(self, depth):
        tag = self.choices.pick(GROUPS)
        return f'<{tag}{self.attributes()}>{self.blocks(depth + 1)}</{tag}>'

    def quote(self, depth):
        return f'<blockquote{self.attributes()}>{self.choices.pick((self.blocks, self.inlines))(depth + 1)}</blockquote>'

    def heading(self, depth):
        level = 1 + self.choices.below(6)
        mark = self.choices.pick(('', '', '', '<a href="#top">¶</a>'))
        return f'<h{level}{self.attributes()}>{self.inlines(depth + 1)}{mark}</h{level}>'

    def list(self, depth):
        tag = self.choices.pick(('ul', 'ol', 'ol start="4"', 'ol reversed', 'ol type="a"', 'ul', 'ol start="-2"'))
        items = ''
        for _ in range(1 + self.choices.below(3)):
            number = f' value="{self.choices.below(20)}"' if self.choices.one_in(8) else ''
            items += f'<li{number}{self.attributes()}>{self.choices.pick((self.inlines, self.blocks))(depth + 1)}' + \
                     self.choices.pick(('</li>', '</li>', '', '</li>\n'))
        return f'<{tag}{self.attributes()}>{items}</{tag.split()[0]}>'

    def figure(self, depth):
        shown = self.choices.pick((lambda: self.picture(), lambda: self.picture(), lambda: self.table(depth + 1),
                                   lambda: self.code(depth + 1), lambda: self.figure(depth + 1) if depth < 4 else self.picture(),
                                   lambda: self.blocks(depth + 1), lambda: f'<a href="{self.address()}">{self.picture()}</a>'))()
        caption = self.choices.pick((lambda: '', lambda: f'<figcaption{self.attributes()}>{self.inlines(depth + 1)}</figcaption>',
                                     lambda: f'<figcaption>{self.blocks(depth + 1)}</figcaption>',
                                     lambda: f'<div><small style="color: #999;">{self.inlines(depth + 1)}</small></div>'))()
        tag = self.choices.pick(('figure', 'figure', 'div class="wp-caption"', 'div'))
        both = self.choices.pick((shown + caption, shown + caption, caption + shown))
        return f'<{tag}>{both}</{tag.split()[0]}>'

    def gallery(self, depth):
        return ''.join(f'<div><img width="100%" src="{self.address(".jpg")}"><b>{self.words()}</b>：{self.words()}</div>'
                       for _ in range(1 + self.choices.below(3)))

    def table(self, depth):
        parts = [self.row(depth) for _ in range(1 + self.choices.below(3))]
        if self.choices.one_in(3):
            parts[0] = f'<thead>{parts[0]}</thead>'
        if self.choices.one_in(5):
            parts.insert(0, f'<tfoot>{self.row(depth)}</tfoot>')
        caption = f'<caption>{self.inlines(depth + 1)}</caption>' if self.choices.one_in(4) else ''
        return f'<table{self.attributes()}>{caption}{"".join(parts)}</table>'

    def row(self, depth):
        cells = ''
        for _ in range(1 + self.choices.below(4)):
            tag = self.choices.pick(('td', 'td', 'td', 'th'))
            span = self.choices.pick(('', '', '', '', ' colspan="2"', ' rowspan="2"'))
            content = self.choices.pick((self.inlines, self.inlines, self.inlines, self.blocks))
            cells += f'<{tag}{span}{self.attributes()}>{content(depth + 2)}</{tag}>'
        return f'<tr{self.attributes()}>{cells}</tr>'

    def code(self, depth):
        lines = '\n'.join('  ' * self.choices.below(3) + self.token() + self.choices.pick(('', ' = 1', '();'))
                          for _ in range(1 + self.choices.below(3)))
        return self.choices.pick((f'<pre>{lines}</pre>', f'<pre><code class="language-c">{lines}</code></pre>',
                                  f'<div class="code-toolbar"><pre>{lines}</pre></div>'))

    def terms(self, depth):
        return '<dl>' + ''.join(f'<dt{self.attributes()}>{self.inlines(depth + 1)}</dt><dd>'
                                f'{self.choices.pick((self.inlines, self.blocks))(depth + 1)}</dd>'
                                for _ in range(1 + self.choices.below(2))) + '</dl>'

    def definition_soup(self, depth):
        return self.choices.pick((f'<dd>{self.inlines(depth + 1)}</dd>', f'<dt>{self.inlines(depth + 1)}',
                                  f'<dl>{self.paragraph(depth)}<dd>{self.inlines(depth + 1)}</dd></dl>'))

    def stray(self, depth):
        return self.choices.pick((f'<li>{self.inlines(depth + 1)}</li>', f'<ul>{self.words()}<p>{self.words()}</p></ul>',
                                  f'<figcaption>{self.inlines(depth + 1)}</figcaption>', f'<td>{self.words()}</td>',
                                  f'<table>{self.words()}{self.row(depth)}</table>', f'<ol><ul><li>{self.words()}</li></ul></ol>',
                                  f'<h2><p>{self.words()}</p></h2>', f'</div>{self.words()}', f'<p><table>{self.row(depth)}</table>'))

    def hidden(self, depth):
        return self.choices.pick((f'<div style="display:none">{self.words()}</div>', f'<p hidden>{self.words()}</p>',
                                  f'<script>var a = "{self.token()}";</script>', f'<noscript>{self.words()}</noscript>',
                                  f'<span aria-hidden="true">{self.words()}</span>',
                                  f'<select><option>{self.words()}</option></select>'))


def page(seed, size=120):
    """The page of a seed."""
    source = random.Random(seed)
    return Page(source.randbytes(1 + source.randrange(size))).html()


def options_of(description):
    """The parser of a law that holds for pages made from seeds."""
    parser = argparse.ArgumentParser(description=description.splitlines()[0])
    parser.add_argument('program')
    parser.add_argument('--pages', type=int, default=120)
    parser.add_argument('--first', type=int, default=1)
    parser.add_argument('--size', type=int, default=120)
    return parser
