"""Pages made from seeds through every format: what must hold of the outputs whatever the page was.

  formats_test.py OFFPRINT [--pages N] [--first SEED] [--size BYTES]

JSON read and written again is the same bytes. A link inside the page leads to its place in HTML, EPUB and Markdown. An EPUB's
chapters are well-formed and inside HTML's content model.
"""
import html
import pathlib
import re
import subprocess
import sys
import tempfile
import urllib.parse
import xml.etree.ElementTree as ET
import zipfile

from pages import options_of, page

PHRASING = set('a abbr b bdi bdo br cite code del em i img ins kbd mark math q rp rt ruby s samp small span strong sub sup svg time u '
               'var wbr'.split())
HOLDS_PHRASING = {'p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'pre', 'dt'} | PHRASING - {'ruby'}
CHILDREN = {'ul': {'li'}, 'ol': {'li'}, 'dl': {'dt', 'dd'}, 'tr': {'td', 'th'}, 'table': {'caption', 'thead', 'tbody', 'tfoot'},
            'thead': {'tr'}, 'tbody': {'tr'}, 'tfoot': {'tr'}}
PARENTS = {'li': {'ul', 'ol'}, 'dt': {'dl'}, 'dd': {'dl'}, 'tr': {'thead', 'tbody', 'tfoot'}, 'td': {'tr'}, 'th': {'tr'},
           'figcaption': {'figure'}, 'caption': {'table'}}


def local(element):
    return element.tag.rpartition('}')[2]


def outside_the_model(element, parents=()):
    """Where an element stands that must not, or text that must not."""
    name = local(element)
    if 'MathML' in element.tag or '/svg' in element.tag:
        return
    if parents and parents[-1] in HOLDS_PHRASING and name not in PHRASING:
        yield f'<{name}> in <{parents[-1]}>'
    if parents and name in PARENTS and parents[-1] not in PARENTS[name]:
        yield f'<{name}> in <{parents[-1]}>'
    if name == 'a' and 'a' in parents:
        yield '<a> in <a>'
    if name in CHILDREN:
        yield from (f'<{local(child)}> in <{name}>' for child in element if local(child) not in CHILDREN[name])
        if ((element.text or '') + ''.join(child.tail or '' for child in element)).strip():
            yield f'words in <{name}>'
    if name == 'dl' and (len(element) == 0 or local(element[0]) != 'dt' or local(element[-1]) != 'dd'):
        yield 'a <dl> that does not begin with a term and end with a description'
    for child in element:
        yield from outside_the_model(child, (*parents, name))


def dead_links(ids, hrefs):
    return [href for href in hrefs if href and urllib.parse.unquote(html.unescape(href)) not in ids]


def wrong_with_markup(text):
    ids = {html.unescape(one) for one in re.findall(r' id="([^"]*)"', text)}
    return [f'#{link} leads nowhere' for link in dead_links(ids, re.findall(r' href="#([^"]*)"', text))]


def wrong_with_markdown(text):
    """Places are `id`s, and headings as GitHub names them."""
    text = re.sub(r'(?ms)^( *)(```+|~~~+).*?^\1\2', '', text)
    ids = set(re.findall(r' (?:id|name)="([^"]*)"', text))
    hrefs = re.findall(r'\]\(<?#((?:\\.|[^)>\s])*)', text) + re.findall(r' href="#([^"]*)"', text)
    for heading in re.findall(r'(?m)^[> ]*#{1,6} (.*)$', text):
        ids.add(re.sub(r'[^\w\- ]', '', re.sub(r'<[^>]*>|[*`\\]', '', heading).strip().lower()).replace(' ', '-'))
    return [f'#{link} leads nowhere' for link in dead_links(ids, hrefs)]


def wrong_with_book(path):
    wrong = []
    with zipfile.ZipFile(path) as book:
        for name in book.namelist():
            if not name.endswith('.xhtml'):
                continue
            try:
                chapter = ET.fromstring(book.read(name))
            except ET.ParseError as error:
                wrong.append(f'{name} is not well-formed: {error}')
                continue
            wrong += outside_the_model(chapter)
            ids = [element.get('id') for element in chapter.iter() if element.get('id')]
            wrong += [f'id {one} twice' for one in set(ids) if ids.count(one) > 1]
            hrefs = [element.get('href') or '' for element in chapter.iter()]
            wrong += [f'#{link} leads nowhere' for link in dead_links(set(ids), [h[1:] for h in hrefs if h.startswith('#')])]
    return wrong


def batch(program, folder, out, formats):
    done = subprocess.run([program, 'batch', folder, '-o', out, '-t', formats, '-q'], capture_output=True, text=True, check=False)
    return done.stderr.strip().splitlines() if done.returncode else []


def differences(program, folder, seeds, size):
    pages, first, again = folder / 'in', folder / 'out', folder / 'again'
    pages.mkdir()
    for seed in seeds:
        (pages / f'{seed}.html').write_text(page(seed, size), encoding='utf-8')
    yield from batch(program, pages, first, 'json,html,markdown,epub')
    jsons = folder / 'json'
    jsons.mkdir()
    for path in first.glob('*.json'):
        (jsons / path.name).write_bytes(path.read_bytes())
    yield from batch(program, jsons, again, 'json')
    for seed in seeds:
        one = first / f'{seed}.json'
        if not one.exists():
            yield f'page {seed} was not converted'
            continue
        wrong = wrong_with_markup((first / f'{seed}.html').read_text(encoding='utf-8'))
        wrong += wrong_with_markdown((first / f'{seed}.md').read_text(encoding='utf-8'))
        wrong += wrong_with_book(first / f'{seed}.epub')
        if not (again / one.name).exists() or (again / one.name).read_bytes() != one.read_bytes():
            wrong.append('JSON read and written again is not the same')
        if wrong:
            yield f'page {seed}: ' + '; '.join(dict.fromkeys(wrong))


def main():
    parser = options_of(__doc__)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix='laws-') as folder:
        seeds = range(options.first, options.first + options.pages)
        found = list(differences(options.program, pathlib.Path(folder), seeds, options.size))
    print('\n'.join(found[:20]))
    print(f'{options.pages} pages from seed {options.first}: {len(found)} differences')
    return 1 if found else 0


if __name__ == '__main__':
    sys.exit(main())
