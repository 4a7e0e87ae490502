"""What pandoc-types (Text.Pandoc.Definition) takes as JSON: each constructor with the types of what it holds.

Written after its documentation, independent of ours: check(tree, api) gives what is wrong, as a list of texts.
"""

ATTR = ('tuple', 'text', ('list', 'text'), ('list', ('tuple', 'text', 'text')))
TARGET = ('tuple', 'text', 'text')
INLINES = ('list', 'Inline')
BLOCKS = ('list', 'Block')
ROW = ('tuple', ATTR, ('list', ('tuple', ATTR, 'Alignment', 'int', 'int', BLOCKS)))
ROWS = ('list', ROW)
CAPTION = ('tuple', ('maybe', INLINES), BLOCKS)
COL_SPEC = ('tuple', 'Alignment', 'ColWidth')
TABLE_BODY = ('tuple', ATTR, 'int', ROWS, ROWS)
LIST_ATTRIBUTES = ('tuple', 'int', 'ListNumberStyle', 'ListNumberDelim')


def plain(*constructors):
    """Constructors that hold nothing."""
    return {name: None for name in constructors}


# Constructor: None for nothing; else the type of its content, a tuple where it has several fields.
TYPES = {
    'Alignment': plain('AlignLeft', 'AlignRight', 'AlignCenter', 'AlignDefault'),
    'ColWidth': {'ColWidth': 'number', 'ColWidthDefault': None},
    'ListNumberStyle': plain('DefaultStyle', 'Example', 'Decimal', 'LowerRoman', 'UpperRoman', 'LowerAlpha', 'UpperAlpha'),
    'ListNumberDelim': plain('DefaultDelim', 'Period', 'OneParen', 'TwoParens'),
    'MathType': plain('DisplayMath', 'InlineMath'),
    'QuoteType': plain('SingleQuote', 'DoubleQuote'),
    'MetaValue': {
        'MetaMap': ('map', 'MetaValue'),
        'MetaList': ('list', 'MetaValue'),
        'MetaBool': 'bool',
        'MetaString': 'text',
        'MetaInlines': INLINES,
        'MetaBlocks': BLOCKS,
    },
    'Block': {
        'Plain': INLINES,
        'Para': INLINES,
        'LineBlock': ('list', INLINES),
        'CodeBlock': ('tuple', ATTR, 'text'),
        'RawBlock': ('tuple', 'text', 'text'),
        'BlockQuote': BLOCKS,
        'OrderedList': ('tuple', LIST_ATTRIBUTES, ('list', BLOCKS)),
        'BulletList': ('list', BLOCKS),
        'DefinitionList': ('list', ('tuple', INLINES, ('list', BLOCKS))),
        'Header': ('tuple', 'int', ATTR, INLINES),
        'HorizontalRule': None,
        'Table': ('tuple', ATTR, CAPTION, ('list', COL_SPEC), ('tuple', ATTR, ROWS), ('list', TABLE_BODY), ('tuple', ATTR, ROWS)),
        'Div': ('tuple', ATTR, BLOCKS),
    },
    'Inline': {
        'Str': 'text',
        **{name: INLINES for name in ('Emph', 'Underline', 'Strong', 'Strikeout', 'Superscript', 'Subscript', 'SmallCaps')},
        'Quoted': ('tuple', 'QuoteType', INLINES),
        'Code': ('tuple', ATTR, 'text'),
        **plain('Space', 'SoftBreak', 'LineBreak'),
        'Math': ('tuple', 'MathType', 'text'),
        'RawInline': ('tuple', 'text', 'text'),
        'Link': ('tuple', ATTR, INLINES, TARGET),
        'Image': ('tuple', ATTR, INLINES, TARGET),
        'Note': BLOCKS,
        'Span': ('tuple', ATTR, INLINES),
    },
}
# What the versions do not share.
ONLY = {
    '1.22': {'Null': None},
    '1.23': {'Figure': ('tuple', ATTR, CAPTION, BLOCKS)},
}


class Checker:
    def __init__(self, api):
        self.types = {**TYPES, 'Block': {**TYPES['Block'], **ONLY[api]}}
        self.wrong = []

    def say(self, place, what):
        self.wrong.append(f'{place}: {what}')

    def check(self, value, kind, place):
        if isinstance(kind, tuple):
            return getattr(self, kind[0])(value, kind[1:], place)
        if kind in self.types:
            return self.constructor(value, self.types[kind], place)
        wanted = {'text': str, 'int': int, 'number': (int, float), 'bool': bool}[kind]
        if not isinstance(value, wanted) or (kind != 'bool' and isinstance(value, bool)):
            self.say(place, f'{value!r} is no {kind}')

    def constructor(self, value, constructors, place):
        if not isinstance(value, dict) or value.get('t') not in constructors:
            return self.say(place, f'{str(value)[:80]} is none of {", ".join(constructors)}')
        content = constructors[value['t']]
        place = f'{place}/{value["t"]}'
        if set(value) != ({'t'} if content is None else {'t', 'c'}):
            return self.say(place, f'has the keys {sorted(value)}')
        if content is not None:
            self.check(value['c'], content, place)

    def tuple(self, value, kinds, place):
        if not isinstance(value, list) or len(value) != len(kinds):
            return self.say(place, f'{str(value)[:80]} is not of {len(kinds)}')
        for number, (each, kind) in enumerate(zip(value, kinds)):
            self.check(each, kind, f'{place}[{number}]')

    def list(self, value, kinds, place):
        if not isinstance(value, list):
            return self.say(place, f'{str(value)[:80]} is no list')
        for number, each in enumerate(value):
            self.check(each, kinds[0], f'{place}[{number}]')

    def map(self, value, kinds, place):
        if not isinstance(value, dict):
            return self.say(place, f'{str(value)[:80]} is no map')
        for key, each in value.items():
            self.check(each, kinds[0], f'{place}.{key}')

    def maybe(self, value, kinds, place):
        if value is not None:
            self.check(value, kinds[0], place)


def check(tree, api):
    checker = Checker(api)
    if list(tree) != ['pandoc-api-version', 'meta', 'blocks']:
        checker.say('', f'has the keys {list(tree)}')
    if tree.get('pandoc-api-version') != [int(part) for part in api.split('.')]:
        checker.say('pandoc-api-version', tree.get('pandoc-api-version'))
    checker.check(tree.get('meta'), ('map', 'MetaValue'), 'meta')
    checker.check(tree.get('blocks'), BLOCKS, 'blocks')
    return checker.wrong


def elements(value, names):
    """The contents of the elements with these constructors, in order."""
    stack = [value]
    while stack:
        at = stack.pop()
        if isinstance(at, dict):
            if at.get('t') in names:
                yield at.get('c')
            stack.extend(reversed(list(at.values())))
        elif isinstance(at, list):
            stack.extend(reversed(at))


def identifiers(value):
    """Of every Attr in it: a list of a text, a list of texts and a list of pairs."""
    stack = [value]
    while stack:
        at = stack.pop()
        if isinstance(at, dict):
            stack.extend(at.values())
        elif isinstance(at, list):
            if len(at) == 3 and isinstance(at[0], str) and isinstance(at[1], list) and isinstance(at[2], list):
                if at[0]:
                    yield at[0]
            else:
                stack.extend(at)


def text(value):
    """All text of it, in order, without white space."""
    parts = []
    stack = [value]
    while stack:
        at = stack.pop()
        if isinstance(at, list):
            stack.extend(reversed(at))
        elif isinstance(at, dict):
            name, content = at.get('t'), at.get('c')
            if name == 'Str':
                parts.append(content)
            elif name in ('Code', 'CodeBlock', 'Math'):
                parts.append(content[1])
            elif isinstance(content, list):
                stack.append(content)
    return ''.join(''.join(parts).split())
