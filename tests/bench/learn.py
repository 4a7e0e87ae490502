"""An archive of articles with furniture in known shares, to measure `learn` against `batch -t markdown`.

  learn.py OFFPRINT [FILES]

Makes FILES articles (20,000) of 20 sites in a folder of its own, and prints what each command took, the workers' peak
memory, and whether all that was planted was found, and nothing else.
"""
import json
import pathlib
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time

OFFPRINT = pathlib.Path(sys.argv[1]).resolve()
FILES = int(sys.argv[2]) if len(sys.argv) > 2 else 20000
SITES = 20
WORDS = ('harbour lamp quay tide rope keeper gull winter ledger ferry pilot anchor brass chart fog bell slate morning '
         'engine signal').split()
# (what it is known by, HTML, share of the site's articles, whether it stands before the text)
PLANTED = [
    ('https://s{site}.example/logo.png', '<p><img src="https://s{site}.example/logo.png"></p>', .9, True),
    ('Read letter {site} in your inbox', '<p><a href="https://s{site}.example/l">Read letter {site} in your inbox</a></p>',
     .5, True),
    ('Seen by # readers', '<p>Seen by {number} readers</p>', .3, False),
    ('Follow site {site} for more stories of the coast.', '<p>Follow site {site} for more stories of the coast.</p>', .8,
     False),
    ('Kept by the desk of site # under {tags}', '<p>Kept by the desk of site {site} under '
     '<a href="https://s{site}.example/topic/{word}">{word}</a></p>', .4, False),
    ('Printed on the press of site {site}', '<p>Printed on the press of site {site}</p>', .03, False),
]
TRAPS = ['<p>Every Friday the keeper climbs the stairs and writes us a letter.</p>', '<p>* * *</p>', '<h2>总结</h2>',
         '<p>And the bell rang over the water.</p>']


def prose(rng):
    return f'<p>{" ".join(rng.choice(WORDS) for _ in range(60)).capitalize()}.</p>'


def write(folder, i):
    rng = random.Random(i)
    site, rank = i % SITES, (i // SITES) / (FILES / SITES)
    planted = [(html.format(site=site, number=100 + i, word=rng.choice(WORDS)), head) for _, html, share, head in PLANTED
               if (rank * 7.31 + share * 3.7) % 1 < share]
    body = [html for html, head in planted if head]
    body += [TRAPS[0]] if i % 2 else []
    body += [prose(rng), TRAPS[1], prose(rng), TRAPS[3], prose(rng), TRAPS[2], prose(rng), TRAPS[3], prose(rng)]
    body += [html for html, head in planted if not head]
    path = folder / f'{site}/{i}.md'
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f'<!--1697206623000-->\n[Letter {i}](https://s{site}.example/{i})\n------\n\n{"".join(body)}')


def timed(folder, *arguments):
    begin = time.monotonic()
    subprocess.run([OFFPRINT, *arguments], cwd=folder, check=True, stderr=subprocess.DEVNULL)
    return time.monotonic() - begin


def expected():
    return {f's{site}.example': sorted(known.format(site=site) if '#' not in known else known for known, *_ in PLANTED)
            for site in range(SITES)}


def found(path):
    sites = json.loads(path.read_text())['sites']
    return {name: sorted(block.get('text') or block.get('shape') or block['picture'] for block in site['blocks'])
            for name, site in sites.items()}


def main():
    folder = pathlib.Path(tempfile.mkdtemp(prefix='offprint-bench-'))
    try:
        for i in range(FILES):
            write(folder / 'in', i)
        learnt = timed(folder, 'learn', 'in', '-o', 'furniture.json')
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
        batch = timed(folder, 'batch', 'in', '-o', 'out', '-t', 'markdown')
        print(f'{FILES} files: learn {learnt:.1f} s, {peak / 1024:.0f} MiB; batch {batch:.1f} s; {learnt / batch:.2f}')
        print('found what was planted, and nothing else:', found(folder / 'furniture.json') == expected())
    finally:
        shutil.rmtree(folder)


if __name__ == '__main__':
    main()
