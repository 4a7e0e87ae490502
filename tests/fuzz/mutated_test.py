#!/usr/bin/python3
"""Each target of the fuzzers takes seeds of its own, changed here and there: mutated_test.py FUZZ_FOUND. The same ones each time."""
import pathlib
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from seeds import write_seeds  # noqa: E402

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
LARGEST = 2048  # bytes of a seed


def main():
    found = sys.argv[1]
    targets = subprocess.run([found, 'targets'], stdout=subprocess.PIPE, check=True).stdout.decode().split()
    with tempfile.TemporaryDirectory() as folder:
        seeds = pathlib.Path(folder) / 'seeds'
        for target in targets:
            write_seeds(ROOT, target, seeds / target, LARGEST)
        code = subprocess.run([found, 'mutated', seeds], check=False).returncode
        if code:
            print('it broke with', pathlib.Path(f'{seeds}.last').read_bytes())
        return 1 if code else 0


if __name__ == '__main__':
    sys.exit(main())
