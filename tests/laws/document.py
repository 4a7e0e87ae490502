"""What an Offprint document in JSON shows, told as browser.py tells of a page."""
import re

from browser import Token
from pages import TOKEN

PHRASING = {'text', 'emphasis', 'strong', 'delete', 'underline', 'mark', 'superscript', 'subscript', 'inlineCode', 'inlineMath', 'break',
            'link', 'image', 'ruby', 'footnoteReference'}


class ArticleDiagnostics:
    def __init__(self, document):
        self.tokens, self.text = [], []
        self.pictures, self.players, self.links, self.places = [], [], [], set()
        self.gap, self.tables, self.moved = 'boundary', 0, set()
        self.walk(document, dict(cell=None, number=None, moved=False))
        self.ledger = [entry for entry in document['diagnostics'] if entry['kind'] in ('cut', 'lifted')]
        self.losses = [entry for entry in document['diagnostics'] if entry['kind'] not in ('cut', 'lifted')]
        self.at = {token.name: index for index, token in enumerate(self.tokens)}

    def walk(self, node, where):
        kind = node['type']
        self.places.update(node.get('anchors', []))
        if kind not in PHRASING or kind == 'break':
            self.gap = 'boundary'
        if kind in ('text', 'inlineCode', 'code', 'math', 'inlineMath'):
            self.put(node['value'], kind == 'code', where)
        if kind == 'image':
            self.pictures.append({node['url'], node.get('mirror')})
        if kind == 'embed':
            self.players.append(node['url'])
        if kind == 'link' and node['url'].startswith('#'):
            self.links.append(node['url'][1:])
        if kind in ('caption', 'credit', 'footnoteDefinition'):
            where = dict(where, moved=True)
        if kind == 'table':
            return self.table(node, where)
        if kind == 'list':
            return self.list(node, where)
        for child in node.get('children', []):
            self.walk(child, where)
        if kind == 'ruby':
            self.put(node['annotation'], False, where)
        if kind not in PHRASING:
            self.gap = 'boundary'

    def list(self, node, where):
        step = -1 if node.get('reversed') else 1
        at = node.get('start', 1)
        for item in node['children']:
            at = item.get('value', at)
            self.walk(item, dict(where, number=at if node['ordered'] else None, cell=None))
            at += step

    def table(self, node, where):
        self.tables += 1
        table, taken = self.tables, {}
        for row in node['children']:
            column, now = 0, {c: n for c, n in taken.items() if n > 0}
            self.places.update(row.get('anchors', []))
            for cell in row['children']:
                while now.get(column, 0) > 0:
                    column += 1
                self.walk(cell, dict(where, cell=(table, column), number=None))
                for c in range(column, column + cell.get('colspan', 1)):
                    taken[c] = max(taken.get(c, 0), cell.get('rowspan', 1))
                column += cell.get('colspan', 1)
            taken = {c: n - 1 for c, n in taken.items()}

    def put(self, text, code, where):
        at = 0
        for match in TOKEN.finditer(text):
            self.between(text[at:match.start()])
            line = text[text.rfind('\n', 0, match.start()) + 1:match.start()] if code else None
            self.tokens.append(Token(match.group(), True, self.gap, where['cell'], line, where['number']))
            if where['moved']:
                self.moved.add(match.group())
            self.gap, at = '', match.end()
        self.between(text[at:])
        self.text.append(text)

    def between(self, text):
        if not text:
            return
        if re.sub(r'\s+', '', text):
            self.gap = 'text'
        elif self.gap == '':
            self.gap = 'space'
