"""What the tests of batch stand on: a folder with articles in it, runs, and trees to compare."""
import fcntl
import hashlib
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

OFFPRINT, ROOT, BROKEN_DISK = (pathlib.Path(path).resolve() for path in sys.argv[1:4])
SECONDS = 300  # a run that takes longer hangs


def sanitized():
    """Whether the program carries a sanitizer, under which memory has no limit and nothing can be preloaded."""
    return b'__asan_init' in OFFPRINT.read_bytes()


def article(title, body='<p>一二三。</p>', date=1697206623000):
    return f'<!--{date}-->\n[{title}](https://news.example.org/a)\n------\n\n{body}'


class BatchCase(unittest.TestCase):
    maxDiff = 4000

    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix='offprint-batch-'))
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

    def start(self, *arguments, environment=None, **more):
        return subprocess.Popen([OFFPRINT, 'batch', *map(str, arguments)], cwd=self.folder, stdin=subprocess.DEVNULL,
                                stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                env={**os.environ, **(environment or {})}, **more)

    def run_batch(self, *arguments, code=0, environment=None, **more):
        """Gives stderr; stdout is kept in self.stdout."""
        run = self.start(*arguments, environment=environment, **more)
        out, errors = run.communicate(timeout=SECONDS)
        self.stdout = out.decode('utf-8', 'surrogateescape')
        errors = errors.decode('utf-8', 'surrogateescape')
        self.assertEqual(code, run.returncode, f'{arguments}: {errors}')
        return errors

    def tree(self, out='out'):
        """{path: hash} of all but batch's own folder."""
        base = self.folder / out
        return {path.relative_to(base).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
                for path in sorted(base.rglob('*')) if path.is_file() and '.offprint' not in path.parts}

    def names(self, out='out'):
        return sorted(self.tree(out))

    def left_over(self, out='out'):
        return [path.name for path in (self.folder / out / '.offprint').glob('temporary*/*')]

    def wait_for_lock(self, out='out'):
        """Until the last process of a killed run is gone."""
        path = self.folder / out / '.offprint/lock'
        if path.exists():
            with open(path, 'rb') as file:
                fcntl.flock(file, fcntl.LOCK_EX)

    def report(self, name='r.jsonl'):
        return [json.loads(line) for line in (self.folder / name).read_text(encoding='utf-8').splitlines()]


def main():
    unittest.main(argv=[sys.argv[0], *sys.argv[4:]])
