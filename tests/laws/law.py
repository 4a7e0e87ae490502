"""The law, told of one page: what a browser shows stands in the Document, in its place, or in the ledger with its reason;
nothing else is added."""
import collections
import re

from browser import Shown
from document import ArticleDiagnostics
from pages import TOKEN


def characters(texts):
    return collections.Counter(re.sub(r'[\s\u00a0\u3000\u200b]+', '', ''.join(texts)))


class Law:
    """What is broken, a line each."""

    def __init__(self, html, document, clean):
        self.shown, self.told, self.clean = Shown(html), ArticleDiagnostics(document), clean
        self.broken = []
        self.words()
        self.order()
        self.places()
        self.nothing_added()
        self.pictures()
        self.players()
        self.links()

    def say(self, what):
        self.broken.append(what)

    def ledger_tokens(self):
        return collections.Counter(token for entry in self.told.ledger for token in TOKEN.findall(entry.get('text') or ''))

    def words(self):
        """Each once, in the tree or in the ledger; under `none` nothing visible is cut."""
        tree = collections.Counter(token.name for token in self.told.tokens)
        ledger = self.ledger_tokens()
        cut = {token: entry.get('reason') for entry in self.told.ledger if entry['kind'] == 'cut'
               for token in TOKEN.findall(entry.get('text') or '')}
        for token in self.shown.tokens:
            count = tree[token.name] + ledger[token.name]
            if count > 1:
                self.say(f'{token.name} {count} times')
            if count == 0 and token.required:
                self.say(f'{token.name} is lost')
            if self.clean == 'none' and token.required and cut.get(token.name, 'hidden') not in ('hidden', 'control'):
                self.say(f'{token.name} is cut under none ({cut[token.name]})')
            if token.required and cut.get(token.name) == 'hidden' and self.clean == 'none':
                self.say(f'{token.name} is shown and cut as hidden')

    def order(self):
        """As the page has it, captions and notes aside; and with the page's gaps."""
        shown = self.shown.at
        moved = self.told.moved | self.shown.moved
        told = [token for token in self.told.tokens if token.name in shown and token.name not in moved]
        for before, after in zip(told, told[1:]):
            if shown[before.name] > shown[after.name]:
                self.say(f'{after.name} stands behind {before.name}')
        for before, after in zip(self.told.tokens, self.told.tokens[1:]):
            if shown.get(after.name) != shown.get(before.name, -9) + 1:
                continue
            if not self.shown.tokens[shown[after.name]].required:
                continue
            page = self.shown.tokens[shown[after.name]].gap
            if page != after.gap and 'text' not in (page, after.gap) and not (page == 'boundary' and after.gap == 'space'):
                self.say(f'between {before.name} and {after.name}: {page or "nothing"} became {after.gap or "nothing"}')

    def places(self):
        """Cells in their columns, code with its indentation, items with their numbers."""
        columns = collections.defaultdict(set)
        for token in self.told.tokens:
            page = self.shown.tokens[self.shown.at[token.name]] if token.name in self.shown.at else None
            if page is None:
                continue
            if page.code is not None and token.code is not None and page.code != token.code:
                self.say(f'{token.name} stands behind {token.code!r} in its line, not {page.code!r}')
            if page.code is not None and token.code is None and page.code.strip() == '' and page.code:
                self.say(f'{token.name} has lost its indentation')
            if page.cell and token.cell:
                columns[token.cell].add(page.cell)
            if page.number is not None and token.number != page.number and token.name not in self.told.moved:
                self.say(f'{token.name} is of item {token.number}, not {page.number}')
        for cell, pages in columns.items():
            if len({column for _, column in pages}) > 1:
                self.say(f'column {cell[1]} of a table holds words of {sorted(pages)}')

    def nothing_added(self):
        shown = characters(self.shown.text) + characters(self.shown.optional)
        told = characters(self.told.text) + characters(entry.get('text') or '' for entry in self.told.ledger if not entry.get('url'))
        marks = characters(['“”‘’「」『』«»„‹›"\''])  # <q> shows them
        extra = {c: n for c, n in (told - shown).items() if c not in marks}
        if extra:
            self.say(f'added: {extra}')
        missing = characters(self.shown.text) - told
        if missing:
            self.say(f'missing: {dict(missing)}')

    def pictures(self):
        told = collections.Counter(address for addresses in self.told.pictures for address in addresses if address)
        ledger = collections.Counter(entry['url'] for entry in self.told.ledger if entry.get('url'))
        for address, required in self.shown.pictures.items():
            count = told[address] + ledger[address]
            if count > 1:
                self.say(f'{count} pictures {address}')
            if count == 0 and required:
                self.say(f'no picture {address}')
        for address in told:
            if address not in self.shown.pictures and not address.startswith('data:'):
                self.say(f'a picture from nowhere: {address}')

    def players(self):
        ledger = {entry['url'] for entry in self.told.ledger if entry.get('url')}
        for address, required in self.shown.players.items():
            if required and address not in ledger and not any(address in url for url in self.told.players):
                self.say(f'no player {address}')

    def links(self):
        """A link inside the page that had a target has one."""
        told = set(self.told.links)
        for name in self.shown.links & self.shown.ids & told:
            if name not in self.told.places:
                self.say(f'#{name} leads nowhere')


def broken(html, document, clean):
    return Law(html, document, clean).broken
