"""What a browser shows of a page, by html5lib and HTML's rendering rules. Knows nothing of Offprint."""
import re
import warnings

import html5lib

from pages import LAZY, TOKEN

warnings.filterwarnings('ignore')
NEVER = {'script', 'style', 'head', 'title'}
# A browser shows a part of these, or shows them as controls: what they say may be anywhere or nowhere.
PERHAPS = {'noscript', 'button', 'select', 'textarea', 'input', 'datalist', 'rp', 'iframe', 'video', 'audio', 'object', 'option'}
BLOCKS = set('address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 '
             'h3 h4 h5 h6 header hgroup hr html legend li listing main menu nav ol p plaintext pre search section summary table tbody '
             'td tfoot th thead tr ul xmp caption'.split())
PHRASING = {'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'figcaption', 'caption', 'dt', 'summary', 'small'}
SPACE = re.compile(r'[ \t\n\r\f]+')


class Token:
    """A word of the page: whether it must be found, and where it stands."""

    def __init__(self, name, required, gap, cell, code, number):
        self.name, self.required, self.gap = name, required, gap
        self.cell = cell        # (table, column), or None
        self.code = code        # what stands before it on its line of <pre>, or None
        self.number = number    # of the nearest numbered item, or None


def styles(element):
    out = {}
    for part in (element.get('style') or '').lower().split(';'):
        name, colon, value = part.partition(':')
        if colon:
            out[name.strip()] = value.replace('!important', '').strip()
    return out


def hides(element):
    """Whether it is not rendered. aria-hidden hides from screen readers alone."""
    style = styles(element)
    closed = element.tag == 'dialog' and element.get('open') is None
    return element.get('hidden') is not None or style.get('display') == 'none' or style.get('visibility') == 'hidden' or closed


def is_rendered(item):
    """Whether it takes a number: an invisible one does."""
    return item.get('hidden') is None and styles(item).get('display') != 'none'


def numbers(items, listing):
    """The ordinal of each item (HTML §4.4.8)."""
    def integer(value, otherwise):
        found = re.match(r'\s*([+-]?\d+)', value or '')
        return int(found.group(1)) if found else otherwise
    step = -1 if listing.get('reversed') is not None else 1
    at = integer(listing.get('start'), len(items) if step < 0 else 1)
    for item in items:
        at = integer(item.get('value'), at)
        yield at
        at += step


def in_order(element):
    """The children as they are shown: a table's first head above its rows, its first foot below them (CSS 2.1 §17.2)."""
    if element.tag != 'table':
        return list(element)
    head = next((child for child in element if child.tag == 'thead'), None)
    foot = next((child for child in element if child.tag == 'tfoot'), None)
    rest = [child for child in element if child is not head and child is not foot]
    rows = next((i for i, child in enumerate(rest) if child.tag in ('tbody', 'thead', 'tfoot', 'tr')), len(rest))
    return rest[:rows] + [one for one in (head,) if one is not None] + rest[rows:] + [one for one in (foot,) if one is not None]


def owned(listing):
    """The items that belong to a list: it is their nearest one, and they are rendered (HTML §4.4.8)."""
    for child in listing:
        if child.tag == 'li':
            if not hides(child) or styles(child).get('visibility') == 'hidden':
                yield child
        elif child.tag not in ('ol', 'ul', 'menu') and isinstance(child.tag, str):
            yield from owned(child)


class Shown:
    def __init__(self, html):
        parser = html5lib.HTMLParser(tree=html5lib.getTreeBuilder('etree'), namespaceHTMLElements=False)
        tree = parser.parse(html, scripting=True)
        self.tokens, self.text, self.optional = [], [], []
        self.pictures, self.players, self.links, self.ids = {}, {}, set(), set()
        self.gap, self.line, self.tables, self.moved = 'boundary', None, 0, set()
        for element in tree.find('head').iter('noscript'):
            self.noscript(element, Where())
        self.gap = 'boundary'
        self.walk(tree.find('body'), Where())
        self.at = {token.name: index for index, token in enumerate(self.tokens)}

    def walk(self, element, where):
        tag = element.tag
        if not isinstance(tag, str) or tag in NEVER:
            return
        if tag == 'noscript':
            return self.noscript(element, where)
        where = where.inside(element)
        self.note(element, where)
        block = tag in BLOCKS
        if (block or where.style.get('display') == 'block' or tag in ('br', 'hr')) and where.rendered:
            self.gap = 'boundary'
        captions = tag == 'cite' or {'caption', 'wp-caption'} & set((element.get('class') or '').split())
        if captions:  # a caption or credit may be a block of its own
            self.gap = 'text'
        if tag == 'pre':
            self.line = ''
        self.put(element.text, where)
        self.children(element, where)
        if (block or where.style.get('display') == 'block') and where.rendered:
            self.gap = 'boundary'
        if captions:
            self.gap = 'text'
        if tag == 'pre':
            self.line = None

    def children(self, element, where):
        if element.tag == 'ol' and not where.phrasing:
            items = list(owned(element))
            where = where.with_(ordinals=dict(zip(items, numbers(items, element))))
        elif element.tag in ('ul', 'menu', 'ol'):
            where = where.with_(ordinals={})
        rows = self.columns(element) if element.tag == 'table' else {}
        for child in in_order(element):
            inner = where
            if child.tag == 'li':
                inner = where.with_(number=where.ordinals.get(child), cell=None)
            self.walk(child, inner.with_(columns=rows) if rows else inner)
            self.put(child.tail, where)

    def columns(self, table):
        """Each cell's column, with what spans take (HTML §4.9.12)."""
        self.tables += 1
        out, taken = {}, {}
        rows = [row for group in in_order(table) if group.tag in ('tbody', 'thead', 'tfoot') for row in group
                if row.tag == 'tr' and (not hides(row) or styles(row).get('visibility') == 'hidden')]
        for row in rows:
            column, now = 0, {c: n for c, n in taken.items() if n > 0}
            for cell in row:
                if cell.tag not in ('td', 'th') or hides(cell) and styles(cell).get('visibility') != 'hidden':
                    continue
                while now.get(column, 0) > 0:
                    column += 1
                out[cell] = (self.tables, column)
                across, down = int(cell.get('colspan', 1)), int(cell.get('rowspan', 1))
                for c in range(column, column + across):
                    taken[c] = max(taken.get(c, 0), down)
                column += across
            taken = {c: n - 1 for c, n in taken.items()}
        return out

    def put(self, text, where):
        if not text:
            return
        at = 0
        for match in TOKEN.finditer(text):
            self.between(text[at:match.start()], where)
            code = None if self.line is None else self.line
            self.tokens.append(Token(match.group(), where.required, self.gap, where.cell, code, where.number))
            self.moved |= {match.group()} if where.behind else set()
            self.gap = ''
            if self.line is not None:
                self.line += match.group()
            self.count(match.group(), where)
            at = match.end()
        self.between(text[at:], where)

    def between(self, text, where):
        if not text:
            return
        if self.line is not None:
            self.line = (self.line + text).rsplit('\n', 1)[-1]
        if SPACE.sub('', text):
            self.gap = 'text'
        elif where.lines and '\n' in text:
            self.gap = 'boundary'
        elif self.gap == '':
            self.gap = 'space'
        self.count(text, where)

    def count(self, text, where):
        (self.text if where.required else self.optional).append(text)

    def note(self, element, where):
        """Pictures, players, links and places."""
        tag = element.tag
        for name in ('id', 'name'):
            if element.get(name) and (name == 'id' or tag == 'a'):
                self.ids.add(element.get(name))
        if tag == 'a' and (element.get('href') or '').startswith('#') and where.required:
            self.links.add(element.get('href')[1:])
        if tag in ('img', 'iframe'):
            self.gap = 'text'  # what stands on both its sides is apart
        if tag == 'img':
            lazy = next((element.get(name) for name in LAZY if element.get(name)), None)
            address = lazy or element.get('src') or ''
            waits = lazy is not None and where.outer_required and styles(element).get('display') != 'none'
            if address.startswith('http'):
                self.pictures[address] = self.pictures.get(address, False) or where.required or waits
        if tag == 'iframe' and (element.get('src') or '').startswith('http'):
            self.players[element.get('src')] = where.required or where.outer_required

    def noscript(self, element, where):
        for address in re.findall(r'<img[^>]* src="(http[^"]*)"', element.text or ''):
            self.pictures.setdefault(address, False)
        gap = self.gap
        self.put(re.sub(r'<[^>]*>', '', element.text or ''), where.with_(required=False))
        self.gap = gap


class Where:
    """What holds for an element and all that stands in it."""

    def __init__(self):
        self.required, self.outer_required, self.cell, self.number, self.columns, self.style = True, True, None, None, {}, {}
        self.ordinals = {}
        self.rendered = True
        self.behind = False  # in a caption's table: a caption holds a line, its table follows it
        self.phrasing = False  # in what holds inlines alone: of a list in it the words stay
        self.lines = False  # whether a line's end is one (white-space: pre-wrap)

    def with_(self, **changes):
        other = Where()
        other.__dict__.update(self.__dict__)
        other.__dict__.update(changes)
        return other

    def inside(self, element):
        shown = self.required and not hides(element) and element.tag not in PERHAPS
        cell = self.columns.get(element, self.cell)
        lines = styles(element).get('white-space', 'pre' if self.lines else '').startswith('pre') or element.tag == 'pre'
        phrasing = self.phrasing or element.tag in PHRASING
        rendered = self.rendered and (not hides(element) or styles(element).get('visibility') == 'hidden')
        behind = self.behind or (element.tag == 'table' and self.phrasing)
        changes = dict(rendered=rendered, behind=behind, lines=lines, phrasing=phrasing, required=shown, outer_required=self.required, cell=cell, style=styles(element))
        if element.tag in ('table',):
            changes.update(number=None)
        if element.tag in ('ul', 'ol'):
            changes.update(number=None)
        return self.with_(**changes)
