"""Character references against Python's own table of them (html.entities, of the HTML Standard).

  references_test.py OFFPRINT

Each name in text and in an attribute, with and without its semicolon, before what could go on with it.
"""
import html
import html.entities
import json
import re
import subprocess
import sys

NAMES = sorted({name.rstrip(';') for name in html.entities.html5})
BARE = {name for name in html.entities.html5 if not name.endswith(';')}
FORBIDDEN = re.compile('[^\t\n\r\x20-\uD7FF\uE000-\uFFFD\U00010000-\U0010FFFF]')
NUMBERS = ['#65', '#x41', '#X41', '#0', '#128', '#x80', '#159', '#xD800', '#x110000', '#99999999999', '#x1F600', '#', '#x', '#12x']


def in_attribute(text):
    """What an attribute's value is (§13.2.5.73): a name without ';' before '=' or a letter or digit is none."""
    def decode(found):
        name, end = found.group(1), found.group(2)
        if end != ';' and not name.startswith('#'):
            longest = next((name[:n] for n in range(len(name), 0, -1) if name[:n] in BARE), None)
            if longest is None or longest != name or end == '=':
                return found.group(0)
        return html.unescape('&' + name + (';' if end == ';' else '')) + ('' if end == ';' else end)
    return re.sub(r'&(#?[0-9A-Za-z]+)([;=]?)', decode, text)


def shown(text):
    return FORBIDDEN.sub('', text)


def texts(offprint, samples):
    """The text and the title attribute of each sample, as the Document has them."""
    body = ''.join(f'<p><a href="#" title="{sample}">[{sample}]</a></p>' for sample in samples)
    run = subprocess.run([offprint, 'convert', '--from=html', '--to=json', '--clean=none'], input=body.encode(), stdout=subprocess.PIPE,
                         check=True)
    found = []

    def walk(node):
        if node.get('type') == 'link':
            found.append((''.join(child.get('value', '') for child in node['children']), node.get('title', '')))
        for child in node.get('children', ()):
            walk(child)
    for node in json.loads(run.stdout)['children']:
        walk(node)
    assert len(found) == len(samples), f'{len(found)} links of {len(samples)}'
    return found


def main(offprint):
    samples = [f'&{name}{end}' for name in NAMES + NUMBERS for end in (';', '', 'x', '=', ' y')]
    bad = []
    for sample, (text, title) in zip(samples, texts(offprint, samples)):
        # White space is collapsed: compared without it.
        for what, is_, wanted in (('text', text[1:-1], html.unescape(sample)), ('attribute', title, in_attribute(sample))):
            if ''.join(is_.split()) != ''.join(shown(wanted).split()):
                bad.append(f'{what} {sample!r}: {is_!r}, not {shown(wanted)!r}')
    print(f'{len(samples)} references, {len(bad)} differ')
    print('\n'.join(bad[:40]))
    return 1 if bad else 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1]))
