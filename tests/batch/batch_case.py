"""What the tests of batch stand on: runs of it, and trees to compare."""
import fcntl
import hashlib
import json
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from run_case import OFFPRINT, ROOT, RunCase, article, hash_of, main, sanitized, sealed  # noqa: the tests take them from here

BROKEN_DISK = pathlib.Path(sys.argv.pop(3)).resolve()


class BatchCase(RunCase):
    def start(self, *arguments, **more):
        return self.start_it('batch', *arguments, **more)

    def run_batch(self, *arguments, **more):
        return self.run_it('batch', *arguments, **more)

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
