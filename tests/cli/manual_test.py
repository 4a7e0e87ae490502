"""Manual pages say what the help says, and are pages that scdoc takes.

  manual_test.py OFFPRINT ROOT OFFPRINT_MEDIA [Manual.test_NAME]
"""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from run_case import OFFPRINT, ROOT, RunCase, article

MEDIA = sys.argv[3]
COMMANDS = ['convert', 'bind', 'batch', 'stream', 'inspect', 'learn', 'verify', 'formats', 'help']


def output(*arguments):
    return subprocess.run([OFFPRINT, *arguments], capture_output=True, check=True).stdout.decode()


def examples(page):
    """The lines of the page's EXAMPLES; a page about files may have none."""
    found = re.search(r'^# EXAMPLES\n\n```\n(.*?)\n```', page, re.MULTILINE | re.DOTALL)
    return found[1].splitlines() if found else []


def other_pages():
    return [path.read_text() for path in sorted((ROOT / 'cli/manual').glob('*.scd'))]


class Manual(RunCase):
    def test_every_command_has_a_page(self):
        listed = re.search(r'\nCommands:\n(.*?)\n\n', output('--help'), re.DOTALL)[1]
        self.assertEqual(COMMANDS, re.findall(r'^  (\w+)', listed, re.MULTILINE))
        recipe = (ROOT / 'cli/install/CMakeLists.txt').read_text()
        self.assertEqual(COMMANDS, re.search(r'foreach\(command (.*?)\)', recipe)[1].split())
        others = {path.stem for path in (ROOT / 'cli/manual').glob('*.scd')}
        self.assertEqual(others, set(re.search(r'foreach\(page (.*?)\)', recipe)[1].split()))
        named = re.search(r'^# SEE ALSO\n\n(.*)', output('manual'), re.MULTILINE)[1]
        self.assertEqual(others, {f'{name}.{section}' for name, section in re.findall(r'\*([\w-]+)\*\((\d)\)', named)} -
                         {f'offprint-{command}.1' for command in COMMANDS})

    def test_every_option_of_the_help_and_no_other(self):
        for command in COMMANDS:
            said = set(re.findall(r'^ +(?:-\w, )?(--[a-z-]+)', output('help', command), re.MULTILINE))
            shown = set(re.findall(r'^(?:\*-\w\*, )?\*(--[a-z-]+)\*', output('manual', command), re.MULTILINE))
            self.assertEqual(said, shown, command)
            self.assertIn('--help', shown)

    def test_options_of_offprint_media(self):
        help = subprocess.run([MEDIA, '--help'], capture_output=True, check=True).stdout.decode()
        said = set(re.findall(r'^ +(?:-\w,)?(--[a-z-]+)', help, re.MULTILINE))
        page = (ROOT / 'cli/manual/offprint-media.1.scd').read_text()
        self.assertEqual(said, set(re.findall(r'^(?:\*-\w\*, )?\*(--[a-z-]+)\*', page, re.MULTILINE)))

    def test_examples_run(self):
        """In a folder that holds what they name; their exit code is 0, and they say no error."""
        for name in ('archive/article.md', 'archive/b.md', 'article.md', 'page.html'):
            self.write(name, article('An article', date=1602503689000))
        self.write('article.txt', (self.folder / 'article.md').read_bytes())
        self.write('ferry.jpg', (ROOT / 'samples/pictures/ferry.jpg').read_bytes())
        self.write('pages.jsonl', '{"id": 1, "content": "<p>一</p>"}\n')
        subprocess.run(['zip', '--quiet', '--recurse-paths', 'dumps.zip', 'archive'], cwd=self.folder, check=True)
        # What others' programs would do.
        self.write('bin/curl', '#!/bin/sh\necho "<p>x</p>"\n').chmod(0o755)
        self.write('bin/parallel', '#!/bin/sh\nshift 2\nexec "$@"\n').chmod(0o755)
        (self.folder / 'bin/offprint').symlink_to(OFFPRINT)
        environment = {**os.environ, 'PATH': f'{self.folder}/bin:/usr/bin:/bin'}
        pages = [output('manual'), *(output('manual', command) for command in COMMANDS)]
        self.assertTrue(all(examples(page) for page in pages))
        calls = [line for page in [*pages, *other_pages()] for line in examples(page)]
        self.assertGreater(len(calls), 25)
        for call in calls:
            shutil.rmtree(self.folder / 'out', ignore_errors=True)
            done = subprocess.run(['bash', '-o', 'pipefail', '-c', call], cwd=self.folder, capture_output=True, env=environment)
            if '--where tag=ferry' in call:
                self.assertIn(b'no article is left', done.stderr, call)  # none has that tag
            else:
                self.assertEqual(0, done.returncode, (call, done.stderr))
            self.assertNotIn(b'unknown', done.stderr, call)

    def test_sources_are_pages(self):
        if shutil.which('scdoc') is None:
            self.skipTest('no scdoc; tests/run installs it')
        pages = [output('manual'), *(output('manual', command) for command in COMMANDS)]
        pages += other_pages()
        for page in pages:
            done = subprocess.run(['scdoc'], input=page.encode(), capture_output=True)
            self.assertEqual((0, b''), (done.returncode, done.stderr), page[:60])
            self.assertIn(b'.SH NAME', done.stdout)

    def test_no_such_page(self):
        done = subprocess.run([OFFPRINT, 'manual', 'bnid'], capture_output=True)
        self.assertEqual(2, done.returncode)
        self.assertIn(b"'offprint bind'", done.stderr)


if __name__ == '__main__':
    unittest.main(argv=[sys.argv[0], *sys.argv[4:]])
