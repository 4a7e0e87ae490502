"""Memory that runs out, wherever it does, is a message and an exit code: never a crash, never half an output.

  limits_test.py OFFPRINT ROOT
"""
import pathlib
import resource
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from run_case import OFFPRINT, main, sanitized

PARAGRAPH = '<p>An ordinary paragraph with <a href="https://example.org/x">a link</a>, <b>bold words</b> &amp; 中文。</p>\n'
FORMATS = ('markdown', 'text', 'html', 'json', 'epub')
MEBIBYTE = 1 << 20


class Limits(unittest.TestCase):
    def setUp(self):
        if sanitized():
            self.skipTest('memory has no limit under a sanitizer')
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.large = pathlib.Path(self.folder.name) / 'large.html'
        self.large.write_text('<table><tr><td>a cell</td></tr></table>' + PARAGRAPH * 75000, encoding='utf-8')
        self.middle = pathlib.Path(self.folder.name) / 'middle.html'
        self.middle.write_text('<table><tr><td>a cell</td></tr></table>' + PARAGRAPH * 30000, encoding='utf-8')

    def run_with(self, mebibytes, *words, stdin=None):
        """(exit code, stderr) of a call under `ulimit -v`."""
        def limit():
            resource.setrlimit(resource.RLIMIT_AS, (mebibytes * MEBIBYTE,) * 2)
        done = subprocess.run([OFFPRINT, *map(str, words)], stdin=stdin or subprocess.DEVNULL, capture_output=True,
                              preexec_fn=limit if mebibytes else None)
        return done.returncode, done.stderr.decode()

    def test_wherever_memory_runs_out(self):
        """From too little for anything to enough for all, in steps that end in every part of the work."""
        for to in FORMATS:
            codes = []
            for mebibytes in range(60, 200, 7):
                output = pathlib.Path(self.folder.name) / 'out'
                code, errors = self.run_with(mebibytes, 'convert', '-t', to, self.middle, '-o', output)
                codes.append(code)
                self.assertEqual(code == 0, output.exists(), (to, mebibytes))
                output.unlink(missing_ok=True)
                if code == 0:
                    continue
                self.assertEqual(3, code, (to, mebibytes, errors))
                self.assertEqual(f'offprint: {self.middle}: it needs more than {mebibytes} MiB of memory, which is the limit '
                                 'here (ulimit -v); raise that, or split it\n', errors, (to, mebibytes))
            self.assertEqual({0, 3}, set(codes), to)

    def test_memory_option(self):
        for command in (['convert', '-t', 'text'], ['inspect']):
            code, errors = self.run_with(0, *command, '--memory', 128, self.large)
            self.assertEqual(3, code)
            self.assertEqual(f'offprint: {self.large}: it needs more than 128 MiB of memory; raise --memory, or split it\n',
                             errors)
            self.assertEqual(0, self.run_with(0, *command, self.large)[0])

    def test_stream_goes_on(self):
        lines = pathlib.Path(self.folder.name) / 'lines.jsonl'
        large = f'{{"id":"large","path":"{self.large}"}}\n'
        lines.write_text(large + '{"id":"small","content":"<p>a"}\n' + large)
        for jobs in ([], ['-j', 2]):
            output = pathlib.Path(self.folder.name) / 'answers'
            with open(lines, 'rb') as stdin:
                code, errors = self.run_with(0, 'stream', '-t', 'text', '--memory', 128, '-o', output, *jobs, stdin=stdin)
            self.assertEqual(1, code, errors)
            answers = output.read_text().splitlines()
            self.assertEqual('{"id":"large","error":"it needs more than 128 MiB of memory; raise --memory, or split it"}',
                             answers[0])
            self.assertTrue(answers[1].startswith('{"id":"small","metadata"'), answers[1])
            self.assertEqual(answers[0], answers[2])


if __name__ == '__main__':
    main()
