"""The clients of samples/library, in their languages.

  library_test.py OFFPRINT ROOT [Clients.test_NAME]
"""
import pathlib
import shutil
import subprocess
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from run_case import OFFPRINT, ROOT, main

sys.path.insert(0, str(ROOT / 'samples/library'))
from offprint import Offprint, OffprintError  # noqa: found only there

NODE = '''
import { Offprint } from '%s'
const offprint = new Offprint({ program: '%s', options: ['--no-header'] })
const answers = await Promise.allSettled([
  offprint.convert('<p>One <b>bold</b> word</p>'), offprint.convert(7), offprint.convert('<p>two</p>', { title: 'T' })])
const code = await offprint.close()
console.log(JSON.stringify([answers.map(answer => answer.value ?? 'refused'), code]))
'''


class Clients(unittest.TestCase):
    def test_python(self):
        with Offprint(program=str(OFFPRINT), options=['--no-header']) as offprint:
            self.assertEqual('One **bold** word\n', offprint.convert('<p>One <b>bold</b> word</p>'))
            with self.assertRaises(OffprintError):
                offprint.convert(7)
            self.assertEqual('two\n', offprint.convert('<p>two</p>', title='T'))
        with Offprint('json', str(OFFPRINT)) as offprint:
            self.assertEqual('T', offprint.convert('<p>two</p>', title='T')['metadata']['title'])

    def test_node(self):
        if shutil.which('node') is None:
            self.skipTest('no node')
        code = NODE % (ROOT / 'samples/library/offprint.mjs', OFFPRINT)
        done = subprocess.run(['node', '--input-type=module', '-e', code], capture_output=True, timeout=60)
        self.assertEqual(b'offprint: 1 of 3 lines could not be converted; their answers say why\n', done.stderr)
        self.assertEqual('[["One **bold** word\\n","refused","two\\n"],1]\n', done.stdout.decode())


if __name__ == '__main__':
    main()
