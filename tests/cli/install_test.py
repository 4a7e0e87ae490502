"""What `cmake --install` puts where.

  install_test.py BUILD CMAKE [Install.test_NAME]
"""
import gzip
import pathlib
import subprocess
import sys
import tempfile
import unittest

BUILD, CMAKE = sys.argv[1:3]
COMMANDS = ('batch', 'bind', 'convert', 'formats', 'help', 'inspect', 'learn', 'stream', 'verify')
FILES = {'bin/offprint', 'bin/offprint-media', 'share/bash-completion/completions/offprint',
         'share/fish/vendor_completions.d/offprint.fish', 'share/zsh/site-functions/_offprint',
         'share/doc/offprint-media/copyright',
         *(f'share/doc/offprint/{name}' for name in ('MESSAGES.md', 'README.md', 'SECURITY.md', 'copyright', 'document.schema.json',
                                                     'examples/library/offprint.mjs', 'examples/library/offprint.py')),
         *(f'share/man/man1/offprint-{command}.1.gz' for command in COMMANDS),
         'share/man/man1/offprint.1.gz', 'share/man/man1/offprint-media.1.gz',
         *(f'share/man/man5/offprint-{page}.5.gz' for page in ('archives', 'dumps', 'furniture', 'json')),
         *(f'share/man/man7/offprint-{page}.7.gz' for page in ('books', 'pictures'))}


class Install(unittest.TestCase):
    def test_files(self):
        with tempfile.TemporaryDirectory() as folder:
            subprocess.run([CMAKE, '--install', BUILD, '--prefix', folder], check=True, stdout=subprocess.DEVNULL)
            root = pathlib.Path(folder)
            self.assertEqual(FILES, {path.relative_to(root).as_posix() for path in root.rglob('*') if path.is_file()})
            for page in root.glob('share/man/*/*.gz'):
                self.assertIn(b'.SH NAME', gzip.decompress(page.read_bytes()), page)
            said = subprocess.run([root / 'bin/offprint', '--version'], capture_output=True, check=True).stdout
            self.assertRegex(said, rb'^offprint \d')


if __name__ == '__main__':
    unittest.main(argv=[sys.argv[0], *sys.argv[3:]])
