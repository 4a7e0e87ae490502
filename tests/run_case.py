"""What the tests of runs over many inputs stand on: a folder with articles in it, and the program run there."""
import ctypes
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

OFFPRINT, ROOT = (pathlib.Path(path).resolve() for path in sys.argv[1:3])
SECONDS = 300  # a run that takes longer hangs
os.environ.setdefault('OFFPRINT_MEDIA', '')  # covers that it draws depend on the fonts here


def sanitized():
    """Whether the program carries a sanitizer, under which memory has no limit and nothing can be preloaded."""
    return b'__asan_init' in OFFPRINT.read_bytes()


def article(title, body='<p>一二三。</p>', date=1697206623000, address='https://news.example.org/a'):
    return f'<!--{date}-->\n[{title}]({address})\n------\n\n{body}'


def hash_of(text):
    """XXH3, 64 bits, as a journal writes it."""
    xxh3 = ctypes.CDLL('libxxhash.so.0').XXH3_64bits
    xxh3.restype = ctypes.c_uint64
    xxh3.argtypes = (ctypes.c_char_p, ctypes.c_size_t)
    return f'{xxh3(text, len(text)):016x}'


def sealed(record):
    """A line of a journal that is believed."""
    return hash_of(record).encode() + b'\t' + record + b'\n'


class RunCase(unittest.TestCase):
    maxDiff = 4000

    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix='offprint-run-'))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)

    def write(self, path, text=None):
        path = self.folder / path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else (text or article(path.stem)).encode())
        return path

    def samples(self, into='in'):
        """The project's samples, in two folders."""
        for number, path in enumerate(sorted(path for path in (ROOT / 'samples').glob('*.*') if path.is_file())):
            self.write(f'{into}/{"ab"[number % 2]}/{path.name}', path.read_bytes())

    def start_it(self, *arguments, environment=None, **more):
        return subprocess.Popen([OFFPRINT, *map(str, arguments)], cwd=self.folder, stdin=subprocess.DEVNULL,
                                stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                env={**os.environ, **(environment or {})}, **more)

    def run_it(self, *arguments, code=0, environment=None, **more):
        """Gives stderr; stdout is kept in self.stdout."""
        run = self.start_it(*arguments, environment=environment, **more)
        out, errors = run.communicate(timeout=SECONDS)
        self.stdout = out.decode('utf-8', 'surrogateescape')
        errors = errors.decode('utf-8', 'surrogateescape')
        self.assertEqual(code, run.returncode, f'{arguments}: {errors}')
        return errors


def main():
    unittest.main(argv=[sys.argv[0], *sys.argv[3:]])
