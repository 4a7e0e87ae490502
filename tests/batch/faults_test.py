"""Whatever happens to a run, the next one brings the tree of an undisturbed run.

  faults_test.py OFFPRINT ROOT BROKEN_DISK [Faults.test_NAME]
"""
import concurrent.futures
import errno
import os
import pathlib
import resource
import shutil
import signal
import subprocess
import unittest

from batch_case import BROKEN_DISK, OFFPRINT, BatchCase, article, main, sanitized

FORMATS = ('-t', 'markdown,json')
SMALL = {'in/one.md': article('One'), 'in/two.md': article('Two', '<p>Some <b>words</b>.</p>'),
         'in/three.md': article('Three', '<h2>A</h2><p>b</p>')}


class Faults(BatchCase):
    def setUp(self):
        super().setUp()
        for path, text in SMALL.items():
            self.write(path, text)
        self.run_batch('in', '-o', 'undisturbed', *FORMATS)
        self.expected = self.tree('undisturbed')
        self.assertEqual(6, len(self.expected))

    def heal(self, out='out', *more):
        self.wait_for_lock(out)
        self.run_batch('in', '-o', out, *FORMATS, *more)
        self.assertEqual(self.expected, self.tree(out))
        self.assertEqual([], self.left_over(out))

    def only_whole_files(self, out='out'):
        for path, hashed in self.tree(out).items():
            self.assertEqual(self.expected[path], hashed, f'{path} is not whole')

    def each_time(self, action, step):
        """Strikes at the first, second ... time that a step is reached, until a run does not reach it so often."""
        strikes = 0
        while True:
            shutil.rmtree(self.folder / 'out', ignore_errors=True)
            fault = f'{action}:{step}:{strikes + 1}'
            run = self.start('in', '-o', 'out', *FORMATS, '-j', '1', '--report', 'r.jsonl',
                             environment={'OFFPRINT_FAULT': fault})
            run.communicate()
            if run.returncode == 0:
                break
            self.assertEqual(-signal.SIGKILL, run.returncode, fault)
            with self.subTest(fault):
                self.wait_for_lock()
                self.only_whole_files()
                self.heal()
            strikes += 1
        self.assertGreater(strikes, 0, f'{step} is never reached')
        return strikes

    def test_killed_parent(self):
        for step in ('locked', 'planned', 'named', 'answered', 'recorded', 'reported'):
            self.each_time('kill', step)

    def test_killed_run(self):
        for step, least in (('begun', 3), ('converted', 3), ('written', 6), ('renamed', 6)):
            self.assertGreaterEqual(self.each_time('killrun', step), least)

    def test_the_same_call_at_once(self):
        """After a run that was killed, while its workers die of that: they hold the lock until then."""
        for number in range(20):
            out = f'out{number}'
            run = self.start('in', '-o', out, *FORMATS, environment={'OFFPRINT_FAULT': 'hang:begun:1'})
            journal = self.folder / out / '.offprint/journal'
            while not journal.exists() or b'named' not in journal.read_bytes():
                self.assertIsNone(run.poll())
            run.kill()
            run.wait()
            self.run_batch('in', '-o', out, *FORMATS)
            self.assertEqual(self.expected, self.tree(out))
            run.communicate()

    def test_killed_worker(self):
        """Its file has failed, and no other."""
        for step in ('begun', 'converted'):
            errors = self.run_batch('in', '-o', f'out-{step}', *FORMATS, code=1,
                                    environment={'OFFPRINT_FAULT': f'kill:{step}:two.md'})
            self.assertIn('in/two.md: its worker was killed (SIGKILL)', errors)
            self.assertIn('3 inputs: 2 converted, 0 skipped, 1 failed', errors)
            self.heal(f'out-{step}')

    def test_crash(self):
        errors = self.run_batch('in', '-o', 'out', *FORMATS, '-j', '1', code=1,
                                environment={'OFFPRINT_FAULT': 'crash:converted:one.md'})
        self.assertIn('in/one.md: its worker crashed (SIGSEGV); please report it, with the input', errors)
        self.assertEqual(['three.json', 'three.md', 'two.json', 'two.md'], self.names())
        self.heal()

    def test_hang(self):
        errors = self.run_batch('in', '-o', 'out', *FORMATS, '-j', '1', '--timeout', '5', code=1,
                                environment={'OFFPRINT_FAULT': 'hang:converted:three.md'})
        self.assertIn('in/three.md: it takes longer than 5 s', errors)
        self.assertEqual(4, len(self.names()))
        self.heal()

    @unittest.skipIf(sanitized(), 'memory has no limit under a sanitizer')
    def test_memory(self):
        errors = self.run_batch('in', '-o', 'out', *FORMATS, '-j', '1', '--memory', '256', code=1,
                                environment={'OFFPRINT_FAULT': 'eat:converted:one.md'})
        self.assertIn('in/one.md: it needs more than 256 MiB of memory; raise --memory', errors)
        self.assertEqual(4, len(self.names()))
        self.heal()

    def test_every_worker_dies(self):
        errors = self.run_batch('in', '-o', 'out', *FORMATS, code=1, environment={'OFFPRINT_FAULT': 'crash:begun:1'})
        self.assertIn('3 inputs: 0 converted, 0 skipped, 3 failed', errors)
        self.heal()

    def test_interrupted(self):
        """The file in hand is finished; the next call goes on."""
        errors = self.run_batch('in', '-o', 'out', *FORMATS, '-j', '1', code=130,
                                environment={'OFFPRINT_FAULT': 'int:begun:1'})
        self.assertIn('not begun; the same call goes on there', errors)
        self.only_whole_files()
        self.assertEqual([], self.left_over())
        # On a busy machine the worker may have the next task, too, before the signal is seen.
        done = len(self.names()) // 2
        self.assertIn('one.md', self.names())
        self.assertLess(done, 3)
        errors = self.run_batch('in', '-o', 'out', *FORMATS)
        self.assertIn(f'3 inputs: {3 - done} converted, {done} skipped, 0 failed', errors)
        self.heal()

    def test_interrupted_twice(self):
        """It leaves at once, although a worker hangs."""
        self.run_batch('in', '-o', 'out', *FORMATS, '-j', '1', code=130, environment={'OFFPRINT_FAULT': 'ints:written:2'})
        self.only_whole_files()
        self.assertEqual([], self.left_over())
        self.heal()

    def test_terminated(self):
        run = self.start('in', '-o', 'out', *FORMATS, '-j', '1', environment={'OFFPRINT_FAULT': 'hang:begun:1'})
        lock = self.folder / 'out/.offprint/journal'
        while not lock.exists() or b'named' not in lock.read_bytes():
            self.assertIsNone(run.poll())
        run.send_signal(signal.SIGTERM)
        while run.poll() is None:
            run.send_signal(signal.SIGTERM)
        run.communicate()
        self.assertEqual(143, run.returncode)
        self.heal()

    def test_journal_cut_at_every_byte(self):
        """What it does not know any more is done again, and what stands there already is no stranger's file."""
        (self.folder / 'in/three.md').unlink()
        self.run_batch('in', '-o', 'whole')
        journal = (self.folder / 'whole/.offprint/journal').read_bytes()
        expected = self.tree('whole')

        def cut(length):
            out = f'cut-{length}'
            shutil.copytree(self.folder / 'whole', self.folder / out)
            (self.folder / out / '.offprint/journal').write_bytes(journal[:length])
            run = self.start('in', '-o', out, '-j', '1')
            errors = run.communicate()[1]
            tree = self.tree(out)
            shutil.rmtree(self.folder / out)
            return run.returncode, tree, errors

        # A sanitizer makes a process slow to start; each byte is then the unit test's alone.
        lengths = range(0, len(journal) + 1, 11 if sanitized() else 1)
        with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
            for length, (code, tree, errors) in zip(lengths, pool.map(cut, lengths)):
                self.assertEqual((0, expected), (code, tree), f'cut at {length}: {errors}')

    def test_journal_with_a_wrong_byte(self):
        path = self.folder / 'undisturbed/.offprint/journal'
        journal = bytearray(path.read_bytes())
        journal[len(journal) // 2] ^= 1
        path.write_bytes(journal)
        self.heal('undisturbed')

    def test_file_size_limit(self):
        """As on a disk that is full: what could be recorded is, the run ends, nothing is half."""
        ends = set()
        for most in (10, 100, 300, 600, 900, 1200, 1500):
            shutil.rmtree(self.folder / 'out', ignore_errors=True)

            def limit():
                resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))

            run = self.start('in', '-o', 'out', *FORMATS, '-j', '1', preexec_fn=limit)
            errors = run.communicate()[1].decode()
            with self.subTest(most=most):
                self.assertIn(run.returncode, (1, 4), errors)
                self.assertIn('ulimit -f', errors)
                ends.add(run.returncode)
                self.only_whole_files()
                self.assertEqual([], self.left_over())
                self.heal()
        self.assertIn(4, ends)

    @unittest.skipIf(sanitized(), 'nothing can be preloaded under a sanitizer')
    def test_what_does_not_reach_the_disk(self):
        """With --durable it has no name; a book never has."""
        disk = {'LD_PRELOAD': str(BROKEN_DISK), 'DISK_SYNC': str(errno.EIO)}
        self.write('a.md')
        self.run_it('convert', 'a.md', '-o', 'a.txt', environment=disk)
        for call in (['convert', 'a.md', '-o', 'b.txt', '--durable'], ['bind', 'a.md', '-o', 'c.epub'],
                     ['bind', 'a.md', '-o', 'd.md', '--durable'], ['bind', 'a.md', '-t', 'html', '-o', 'e']):
            self.assertIn('I/O error', self.run_it(*call, code=4, environment=disk), call)
        names = {path.name for path in self.folder.iterdir()} - {'in', 'undisturbed'}
        self.assertEqual({'a.md', 'a.txt'}, names)

    @unittest.skipIf(sanitized(), 'nothing can be preloaded under a sanitizer')
    def test_broken_disk(self):
        for number, words in ((errno.EIO, 'I/O error'), (errno.ENOSPC, 'the disk is full'),
                              (errno.EDQUOT, 'the disk quota is used up')):
            for after in range(1, 8):
                shutil.rmtree(self.folder / 'out', ignore_errors=True)
                disk = {'LD_PRELOAD': str(BROKEN_DISK), 'DISK_AFTER': str(after), 'DISK_ERROR': str(number)}
                run = self.start('in', '-o', 'out', *FORMATS, '-j', '1', environment=disk)
                errors = run.communicate()[1].decode()
                with self.subTest(words, after=after):
                    if run.returncode != 0:
                        self.assertEqual(4, run.returncode, errors)
                        self.assertIn(words, errors)
                    self.only_whole_files()
                    self.assertEqual([], self.left_over())
                    self.heal()

    def test_read_only_folder(self):
        (self.folder / 'out').mkdir()
        (self.folder / 'out').chmod(0o555)
        command = [str(pathlib.Path(__file__).parent.parent / 'cli/bin/unprivileged'), 'true']
        if subprocess.run(command, capture_output=True).returncode != 0:
            self.skipTest('permissions hold for nobody here')
        run = subprocess.run([command[0], OFFPRINT,
                              'batch', 'in', '-o', 'out'], cwd=self.folder, capture_output=True)
        self.assertEqual(4, run.returncode, run.stderr)
        self.assertIn(b'no permission to write', run.stderr)

    def test_closed_pipe(self):
        """Nobody listens to stderr; the run comes to its end all the same."""
        read, write = os.pipe()
        os.close(read)
        run = subprocess.run([OFFPRINT, 'batch', 'in', '-o', 'out', *FORMATS, '-v', '--progress', 'always'],
                             cwd=self.folder, stdin=subprocess.DEVNULL, stderr=write)
        os.close(write)
        self.assertEqual(0, run.returncode)
        self.assertEqual(self.expected, self.tree())

    def test_two_runs(self):
        """The second is told who holds the folder."""
        run = self.start('in', '-o', 'out', *FORMATS, environment={'OFFPRINT_FAULT': 'hang:locked:1'})
        lock = self.folder / 'out/.offprint/lock'
        while not lock.exists() or not lock.read_bytes().endswith(b'\n'):
            self.assertIsNone(run.poll())
        errors = self.run_batch('in', '-o', 'out', *FORMATS, code=4)
        self.assertIn(f'another run writes here (process {run.pid} on ', errors)
        self.assertEqual([], self.names())
        run.kill()
        run.communicate()
        self.heal()


if __name__ == '__main__':
    main()
