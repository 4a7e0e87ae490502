"""Runs the examples of README.md and compares what they print with what stands there.

  readme_test.py OFFPRINT ROOT

An example is a fenced block `console`: a line "$ COMMAND", then its output up to the next command or the block's end. The
commands run in order in one new folder, in which `samples` leads to the project's. OFFPRINT_ACCEPT=1 in the environment
rewrites README.md.
"""
import os
import pathlib
import re
import subprocess
import sys
import tempfile

FENCED = re.compile(r'(?<=^```console\n).*?(?=^```$)', re.MULTILINE | re.DOTALL)


def main(offprint, root):
    # covers that offprint-media draws depend on the fonts here
    path = {'OFFPRINT_MEDIA': '', **os.environ, 'LC_ALL': 'C.UTF-8', 'PATH': f'{pathlib.Path(offprint).parent}:{os.environ["PATH"]}'}
    root = pathlib.Path(root).resolve()
    readme = root / 'README.md'
    text = readme.read_text(encoding='utf-8')
    with tempfile.TemporaryDirectory() as folder:
        pathlib.Path(folder, 'samples').symlink_to(root / 'samples')

        def play(block):
            played = ''
            for command in re.findall(r'^\$ (.*)$', block[0], re.MULTILINE):
                done = subprocess.run(['bash', '-c', command], cwd=folder, env=path, stdin=subprocess.DEVNULL,
                                      stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=True)
                played += f'$ {command}\n{done.stdout.decode("utf-8")}'
            return played

        now, examples = FENCED.subn(play, text)
    assert examples > 0, 'README.md has no example'
    if os.environ.get('OFFPRINT_ACCEPT') == '1':
        readme.write_text(now, encoding='utf-8')
    elif now != text:
        differ = subprocess.run(['diff', '-u', str(readme), '-'], input=now.encode('utf-8'), stdout=subprocess.PIPE)
        sys.exit(differ.stdout.decode('utf-8'))


main(*sys.argv[1:])
