"""Documents through a format and back, of pages made from seeds or of a folder's articles.

  round_trips_test.py OFFPRINT [--pages N] [--first SEED] [--size BYTES] [--articles FOLDER] [--format NAME] [--show NAME]

The format is written of a document and read again: what a kind is, says and leads to is the same, but for the kinds that the
format's row in `offprint formats` says come out as something less, whose words stay.
"""
import collections
import json
import pathlib
import subprocess
import sys
import tempfile
import urllib.parse

from pages import options_of, page

# What kinds that come out as something less may come out as.
INSTEAD = {
    'markdown': {'paragraph', 'list', 'listItem', 'strong', 'link', 'image', 'break'},
    'epub': {'paragraph', 'link'},
    'html': set(),
}
FORMATS = {'html': 'html', 'epub': 'epub', 'markdown': 'md'}
FIELDS = ('depth', 'ordered', 'start', 'value', 'lang', 'url', 'alt', 'title', 'align', 'header', 'colspan', 'rowspan', 'checked', 'kind',
          'annotation', 'dir', 'number')
# Fields that the format has no sign for.
UNSAID = {
    'markdown': {'dir', 'lang'},
    'epub': {'title'},  # of pictures that are not in it, which stand there as links
    'html': set(),
}


def run(program, *words):
    return subprocess.run([program, *words], capture_output=True, check=False)


def rows(program):
    return {row['name']: row for row in json.loads(run(program, 'formats', '--json').stdout)}


def text_of(node):
    own = node.get('value', '') if isinstance(node.get('value'), str) else ''
    return own + ''.join(map(text_of, node.get('children', []))) + node.get('annotation', '')


def words(document):
    """The words in their order, notes apart, without white space."""
    notes, body = [], []

    def walk(node):
        if node['type'] == 'footnoteDefinition':
            notes.append(''.join(text_of(node).split()))
            return
        if isinstance(node.get('value'), str):
            body.append(node['value'])
        for child in node.get('children', []):
            walk(child)
        body.append(node.get('annotation', ''))
    walk(document)
    return ''.join(''.join(body).split()), sorted(notes)


def without_said_twice(node):
    """A picture that is not in a book stands there by its words, unless its caption says them."""
    if node['type'] == 'figure':
        said = ''.join(text_of(child) for child in node['children'] if child['type'] in ('caption', 'credit'))
        pictures = [child for child in node['children'] if child['type'] == 'image']
        pictures += [inner for child in node['children'] if child['type'] == 'link' for inner in child['children']]
        for picture in pictures:
            if picture.get('alt', '') in said:
                picture.pop('alt', None)
    if node['type'] == 'image':
        node.pop('dir', None)  # shows nothing
    for field in ('url',):
        if field in node:
            node[field] = urllib.parse.unquote(node[field])  # a book's addresses are encoded
    for child in node.get('children', []):
        without_said_twice(child)


def plain(node):
    """As Markdown says it: numbers as they show; a table has a head, if an empty one, no heads below it, and rows of one length."""
    number, step = node.get('start', 1), -1 if node.get('reversed') else 1
    if node['type'] == 'table':
        node['children'] = [row for row in node['children'] if text_of(row) or not all(cell.get('header') for cell in row['children'])
                            or 'image' in json.dumps(row)]
        for row in node['children']:
            while row['children'] and not row['children'][-1].get('children'):
                row['children'].pop()
        for row in node['children'][0 if not all(cell.get('header') for cell in node['children'][0]['children']) else 1:]:
            for cell in row['children']:
                cell.pop('header', None)
    for child in node.get('children', []):
        if node['type'] == 'list' and node['ordered']:
            number = child.pop('value', number)
            child['number'] = number
            number += step
        plain(child)
    if node['type'] == 'list':
        node.pop('start', None)


def is_beyond_markdown(node, in_cell=False):
    """A list whose numbers jump is two lists there, and a player in a cell becomes a link among the cell's words."""
    if (node['type'] == 'listItem' and 'value' in node) or (in_cell and node['type'] == 'embed'):
        return True
    return any(is_beyond_markdown(child, in_cell or node['type'] == 'tableCell') for child in node.get('children', []))


def is_beyond_books(node):
    """A picture that is not in the book stands by its words in a link with other words, and has a link of its own behind it."""
    mixed = node['type'] == 'link' and len(node['children']) > 1 and '"type": "image"' in json.dumps(node)
    return mixed or any(map(is_beyond_books, node.get('children', [])))


def shapes(document, less, unsaid):
    """How often each kind stands there, with what it says of itself."""
    count = collections.Counter()

    def walk(node):
        if node['type'] not in less and node['type'] not in ('root', 'text', 'break', 'footnoteDefinition', 'footnoteReference'):
            said = tuple((field, json.dumps(node[field], ensure_ascii=False)) for field in FIELDS
                         if field in node and field not in unsaid and not (field == 'align' and not any(node['align'])))
            count[node['type'], said] += 1
        if node['type'] in ('footnoteDefinition', 'footnoteReference'):
            count[node['type'], ()] += 1
        for child in node.get('children', []):
            walk(child)
    walk(document)
    return count


def differences(program, folder, articles, name, read):
    extension = FORMATS[name]
    row = rows(program)[name]
    less = set(row['degrades']) | set(row['loses'])
    before, there, back = folder / 'before', folder / name, folder / f'{name}-back'
    if not before.exists():
        run(program, 'batch', str(articles), '-o', str(before), '-t', 'json', '-q', *read)
    run(program, 'batch', str(before), '-o', str(there), '-t', name, '-q', '-f', 'json')
    run(program, 'batch', str(there), '-o', str(back), '-t', 'json', '-q', '-f', name)
    compared, all_of_them = 0, sorted(before.rglob('*.json'))
    for first in all_of_them:
        relative = first.relative_to(before)
        document = json.loads(first.read_text(encoding='utf-8'))
        left_out = {'markdown': is_beyond_markdown, 'epub': is_beyond_books}.get(name, lambda _: False)
        if not document['children'] or left_out(document):
            continue
        compared += 1
        again = back / relative
        if name == 'epub':
            chapters = sorted((back / relative.with_suffix('')).rglob('*.json'))
            again = chapters[0] if len(chapters) == 1 else again
        if not again.exists():
            yield f'{relative}: nothing is read of its {extension}'
            continue
        other = json.loads(again.read_text(encoding='utf-8'))
        if name == 'epub':
            without_said_twice(document)
            without_said_twice(other)
        if not less & {'embed'} and words(document) != words(other):
            yield f'{relative}: other words: {words(document)} {words(other)}'[:300]
        lesser = any(f'"type": "{kind}"' in json.dumps(document) for kind in less)
        if name == 'markdown':
            plain(document)
            plain(other)
        a, b = shapes(document, less, UNSAID[name]), shapes(other, less, UNSAID[name])
        added = {kind for kind, _ in b - a}
        if a - b or (added and not (lesser and added <= INSTEAD[name])):
            yield f'{relative}: {dict(a - b)} became {dict(b - a)}'[:400]
    if compared * 4 < len(all_of_them) * 3 or not all_of_them:
        yield f'only {compared} documents of {len(all_of_them)} were compared'


def main():
    parser = options_of(__doc__)
    parser.add_argument('--articles', type=pathlib.Path)
    parser.add_argument('--format', choices=FORMATS)
    options = parser.parse_args()
    found = []
    with tempfile.TemporaryDirectory(prefix='laws-') as room:
        folder = pathlib.Path(room)
        articles = options.articles or folder / 'in'
        if not options.articles:
            articles.mkdir()
            for seed in range(options.first, options.first + options.pages):
                (articles / f'{seed}.html').write_text(page(seed, options.size), encoding='utf-8')
        for name in [options.format] if options.format else FORMATS:
            one = list(differences(options.program, folder, articles, name, () if options.articles else ('-f', 'html')))
            print(f'{name}: {len(one)} differences')
            found += one
    print('\n'.join(found[:20]))
    return 1 if found else 0


if __name__ == '__main__':
    sys.exit(main())
