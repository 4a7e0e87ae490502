"""Shards over many processes and machines: the samples of samples/scale, end to end, against one undisturbed run.

  shards_test.py OFFPRINT ROOT [Shards.test_NAME | Merge]

Needs the program that each sample is about, and is skipped where it is missing: GNU parallel, make, flock; for Slurm,
sbatch and a Slurm that answers (SLURM_CONF), with a node that this machine's files stand on.
"""
import json
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import unittest

import articles

OFFPRINT, ROOT = '', pathlib.Path('.')
ARTICLES = int(os.environ.get('ARTICLES', '1500'))
SHARDS = 4
OPTIONS = ['-t', 'markdown,json,epub']
SECONDS = 300


def tree(folder):
    """{name: bytes} of the outputs: all but the journal's folder."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob('*'))
            if path.is_file() and '.offprint' not in path.parts}


def report(path, output):
    """The rows of a report, without what may differ between runs: times, where the outputs stand, done now or before."""
    rows = []
    for line in path.read_text(encoding='utf-8').splitlines():
        row = json.loads(line)
        del row['milliseconds']
        if row['status'] == 'skipped':  # it was done before its shard was killed
            row['status'] = 'ok'
        row['outputs'] = [name.removeprefix(str(output)) for name in row['outputs']]
        rows.append(row)
    return sorted(rows, key=lambda row: row['input'])


def processes_of(words):
    """The pids of the programs whose arguments hold these words."""
    found = []
    for process in pathlib.Path('/proc').glob('[0-9]*'):
        try:
            arguments = (process / 'cmdline').read_bytes().split(b'\0')
        except OSError:
            continue
        if all(word.encode() in arguments for word in words) and b'bash' not in arguments[0]:
            found.append(int(process.name))
    return found


def until(what, happens):
    end = time.monotonic() + SECONDS
    while not happens():
        if time.monotonic() > end:
            raise AssertionError('never came: ' + what)
        time.sleep(0.02)


class Shards(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = pathlib.Path(tempfile.mkdtemp(prefix='offprint-scale-')).resolve()
        cls.addClassCleanup(shutil.rmtree, cls.folder)
        cls.input = cls.folder / 'articles'
        articles.main(cls.input, ARTICLES)
        cls.whole = cls.folder / 'whole'
        done = subprocess.run([OFFPRINT, 'batch', cls.input, '-o', cls.whole, *OPTIONS, '--report',
                               cls.folder / 'whole.jsonl', '-q'], capture_output=True, text=True, check=False)
        assert done.returncode == 1, done  # some are empty

    def setUp(self):
        self.output, self.logs = self.folder / f'{self._testMethodName}.out', self.folder / f'{self._testMethodName}.run'
        self.words = [str(self.input), str(self.output), str(SHARDS), str(self.logs), *OPTIONS]
        self.environment = {**os.environ, 'OFFPRINT': OFFPRINT}

    def call(self, *command, **more):
        return subprocess.run([str(word) for word in command], capture_output=True, text=True, env=self.environment,
                              timeout=SECONDS, check=False, **more)

    def need(self, *programs):
        for program in programs:
            if shutil.which(program) is None:
                self.skipTest(f'{program} is not installed')

    def check(self):
        """Byte for byte what one run gives, and the same said of it."""
        once, now = tree(self.whole), tree(self.output)
        self.assertEqual(list(once), list(now))
        self.assertEqual([], [name for name in once if once[name] != now[name]])
        self.assertEqual(report(self.folder / 'whole.jsonl', self.whole), report(self.logs / 'report.jsonl', self.output))

    def test_slurm(self):
        self.need('sbatch', 'scontrol')
        if self.call('sinfo', '-h').returncode != 0:
            self.skipTest('no Slurm answers; set SLURM_CONF')
        submit = self.call(ROOT / 'samples/scale/slurm/submit', *self.words)
        self.assertEqual(0, submit.returncode, submit)
        merge = submit.stdout.split()[-1]
        array = self.call('scontrol', 'show', 'job', merge, '-o').stdout.split('afterany:')[1].split('_')[0].split('(')[0]
        shard = ['--shard', f'2/{SHARDS}', str(self.output)]
        until('shard 2', lambda: processes_of(shard))
        until('some outputs of it', lambda: list(self.output.rglob('*.epub')))
        parent = min(processes_of(shard))
        os.kill(parent, signal.SIGSTOP)
        self.assertFalse((self.logs / f'report.2-of-{SHARDS}.jsonl').exists(), 'it was done already: more ARTICLES')
        os.kill(parent, signal.SIGKILL)
        until('the end of the task', lambda: self.state(f'{array}_2') not in ('PENDING', 'RUNNING', 'COMPLETING'))
        self.assertEqual('FAILED', self.state(f'{array}_2'))
        until('the merge', lambda: self.state(merge) in ('COMPLETED', 'FAILED'))
        self.assertIn(f'shard 2 of {SHARDS} has no report', (self.logs / 'merge.log').read_text())
        self.assertLess(len(tree(self.output)), len(tree(self.whole)))
        requeue = self.call('scontrol', 'requeue', f'{array}_2')
        self.assertEqual(0, requeue.returncode, requeue)
        until('the task again', lambda: (self.logs / f'report.2-of-{SHARDS}.jsonl').exists())
        merged = self.call(ROOT / 'samples/scale/merge', '--inputs', self.logs / 'inputs.txt', '--output',
                           self.logs / 'report.jsonl', SHARDS, self.logs)
        self.assertEqual(1, merged.returncode, merged)  # nothing is missing, and the empty ones are named
        self.assertIn('00013_', merged.stdout)
        self.check()

    def state(self, job):
        shown = self.call('scontrol', 'show', 'job', job, '-o').stdout
        return shown.split('JobState=')[1].split()[0] if 'JobState=' in shown else 'GONE'

    def test_parallel(self):
        self.need('parallel')
        script = ROOT / 'samples/scale/on-hosts'
        first = self.call(script, *self.words)
        self.assertEqual(1, first.returncode, first)
        self.check()
        log = (self.logs / 'jobs.log').read_text().splitlines()
        self.assertEqual(SHARDS + 1, len(log))
        # A shard that was killed is the only one that runs again.
        killed = [line.split('\t') for line in log]
        victim = next(line for line in killed[1:] if f' {SHARDS} ' in line[8])
        victim[6], victim[7] = '137', '0'
        (self.logs / 'jobs.log').write_text('\n'.join('\t'.join(line) for line in killed) + '\n')
        again = self.call(script, *self.words)
        self.assertEqual(1, again.returncode, again)
        self.assertEqual(SHARDS + 2, len((self.logs / 'jobs.log').read_text().splitlines()))

    def test_make(self):
        self.need('make')
        command = ['make', '-j2', '-f', ROOT / 'samples/scale/Makefile', f'INPUT={self.input}', f'OUTPUT={self.output}',
                   f'RUN={self.logs}', f'SHARDS={SHARDS}', f'OFFPRINT={OFFPRINT}', f'OPTIONS={" ".join(OPTIONS)}']
        self.assertEqual(2, self.call(*command, cwd=self.folder).returncode)  # make's own code for inputs that failed
        self.check()

    def test_cron(self):
        self.need('flock')
        script = ROOT / 'samples/scale/cron/nightly'
        done = self.call(script, self.input, self.output, *OPTIONS)
        self.assertEqual(1, done.returncode, done)
        self.assertEqual('', done.stdout)
        self.assertEqual(sum(1 for n in range(ARTICLES) if n % 97 == 13), len(done.stderr.splitlines()))
        self.assertEqual(tree(self.whole), tree(self.output))
        with open(f'{self.output}.lock', 'w', encoding='utf-8') as lock:
            holder = subprocess.Popen(['flock', lock.name, 'sleep', '60'])
            until('the lock', lambda: self.call('flock', '-n', lock.name, 'true').returncode != 0)
            busy = self.call(script, self.input, self.output, *OPTIONS)
            holder.kill()
            holder.wait()
        self.assertEqual(75, busy.returncode, busy)


class Merge(unittest.TestCase):
    def test_names_what_is_missing(self):
        folder = pathlib.Path(tempfile.mkdtemp(prefix='offprint-merge-'))
        self.addCleanup(shutil.rmtree, folder)
        row = '{"input":"a/%s","status":"%s","outputs":[],"error":%s,"diagnostics":[],"bytes_in":1,"milliseconds":1}\n'
        (folder / 'report.1-of-3.jsonl').write_text(row % ('2', 'ok', 'null') + row % ('10', 'failed', '"why"'))
        (folder / 'report.3-of-3.jsonl').write_text(row % ('1', 'ok', 'null') + row[:30])
        (folder / 'inputs.txt').write_text('a/1\na/2\na/2\na/3\n')
        merged = subprocess.run([ROOT / 'samples/scale/merge', '--inputs', folder / 'inputs.txt', '--output',
                                 folder / 'report.jsonl', '3', folder], capture_output=True, text=True, check=False)
        self.assertEqual(3, merged.returncode, merged)
        for said in ('3 inputs of 3 shards: 1 failed, 2 ok', 'a/10: why', 'shard 2 of 3 has no report',
                     'report.3-of-3.jsonl: line 2 is cut off', 'a/3 is in no report'):
            self.assertIn(said, merged.stdout)
        self.assertEqual(3, len((folder / 'report.jsonl').read_text().splitlines()))


if __name__ == '__main__':
    OFFPRINT, ROOT = str(pathlib.Path(sys.argv.pop(1)).resolve()), pathlib.Path(sys.argv.pop(1)).resolve()
    unittest.main(argv=sys.argv)
