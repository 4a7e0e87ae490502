"""Runs that follow one another, side by side, in parts; and what is reported of them.

  runs_test.py OFFPRINT ROOT BROKEN_DISK [Runs.test_NAME]
"""
import json
import os
import pathlib
import subprocess
import zipfile

from batch_case import OFFPRINT, ROOT, BatchCase, article, main

FORMATS = ('-t', 'markdown,json,epub')


class Runs(BatchCase):
    def converted(self, *arguments, code=0):
        errors = self.run_batch(*arguments, code=code)
        counts, written = next(line for line in errors.splitlines() if ' converted, ' in line).split(': ', 2)[2].split('; ')
        self.assertRegex(written, r'^\d+ files? written$')
        return counts

    def test_as_convert_does(self):
        """The same bytes, but that the source is told from the folder, and that no cover is drawn for each of many."""
        self.samples()
        self.run_batch('in', '-o', 'out', *FORMATS)
        checked = 0
        for path in sorted((self.folder / 'in').rglob('*.*')):
            relative = path.relative_to(self.folder / 'in')
            for extension in ('.md', '.json', '.epub'):
                one = self.folder / ('one' + extension)
                uncovered = ('--cover', 'none') if extension == '.epub' else ()
                subprocess.run([OFFPRINT, 'convert', path, '-o', one, *uncovered], check=True)
                expected = one.read_bytes()
                if extension == '.json':
                    name, whole = (json.dumps(str(text), ensure_ascii=False).encode() for text in (path.name, relative))
                    expected = expected.replace(b'"path":' + name, b'"path":' + whole, 1)
                self.assertEqual(expected, (self.folder / 'out' / relative.with_suffix(extension)).read_bytes(), path)
                checked += 1
        self.assertGreater(checked, 40)

    def test_jobs_and_shards(self):
        """However many do it: the same files, the same bytes."""
        self.samples()
        self.write('in/a/twin.html', '<p>one</p>')
        self.write('in/a/twin.md', '<p>two</p>')
        self.run_batch('in', '-o', 'out', *FORMATS, '-j', 1)
        self.run_batch('in', '-o', 'eight', *FORMATS, '-j', 8)
        self.assertEqual(self.tree(), self.tree('eight'))
        counts = []
        for part in (2, 1):
            self.run_batch('in', '-o', 'parts', *FORMATS, '--shard', f'{part}/2', '--report', f'{part}.jsonl')
            counts.append(len(self.report(f'{part}.jsonl')))
        self.assertEqual(self.tree(), self.tree('parts'))
        self.assertTrue(all(counts))
        self.assertEqual(sum(counts) * 3, len(self.tree()))

    def test_shards_at_once(self):
        self.samples()
        self.run_batch('in', '-o', 'out', *FORMATS)
        runs = [self.start('in', '-o', 'parts', *FORMATS, '--shard', f'{part}/3') for part in (1, 2, 3)]
        for run in runs:
            run.communicate()
            self.assertEqual(0, run.returncode)
        self.assertEqual(self.tree(), self.tree('parts'))

    def test_a_shard_is_the_same_for_ever(self):
        """XXH3 of the relative path, modulo N: other programs may rely on it."""
        for name in ('a.md', 'b.md', 'x/c.md', '中文.md'):
            self.write(f'in/{name}')
        found = {}
        for part in range(1, 4):
            self.run_batch('in', '-o', 'out', '--shard', f'{part}/3', '--dry-run')
            for line in self.stdout.splitlines():
                found[line.split('\t')[0]] = part
        self.assertEqual({'in/a.md': 1, 'in/b.md': 2, 'in/x/c.md': 2, 'in/中文.md': 3}, found)

    def test_another_number_of_shards_is_refused(self):
        self.write('in/a.md')
        self.run_batch('in', '-o', 'out', '--shard', '1/2')
        for more in ((), ('--shard', '1/3')):
            errors = self.run_batch('in', '-o', 'out', *more, code=2)
            self.assertIn('out: earlier runs filled this folder with --shard K/2', errors)

    def test_only_what_changed(self):
        path = self.write('in/a.md')
        self.write('in/b.md')
        self.assertEqual('2 converted, 0 skipped, 0 failed', self.converted('in', '-o', 'out'))
        self.assertEqual('0 converted, 2 skipped, 0 failed', self.converted('in', '-o', 'out', '--resume'))
        before = (self.folder / 'out/a.md').stat().st_mtime_ns
        os.utime(path, ns=(1, 1))  # its time alone: the content decides
        self.assertEqual('0 converted, 2 skipped, 0 failed', self.converted('in', '-o', 'out'))
        self.assertEqual(before, (self.folder / 'out/a.md').stat().st_mtime_ns)
        path.chmod(0)  # ... and then it is not read again
        self.assertEqual('0 converted, 2 skipped, 0 failed', self.converted('in', '-o', 'out'))
        path.chmod(0o644)
        path.write_text(article('a', '<p>四五六。</p>'))  # as long as before
        self.assertEqual('1 converted, 1 skipped, 0 failed', self.converted('in', '-o', 'out'))
        self.assertIn('四五六', (self.folder / 'out/a.md').read_text())

    def test_options_outputs_and_formats(self):
        self.write('in/a.md')
        self.write('in/b.md')
        self.run_batch('in', '-o', 'out')
        self.assertEqual('2 converted, 0 skipped, 0 failed', self.converted('in', '-o', 'out', '--columns', 40))
        self.assertEqual('0 converted, 2 skipped, 0 failed', self.converted('in', '-o', 'out', '--columns=40', '-j', 1))
        self.assertEqual('2 converted, 0 skipped, 0 failed', self.converted('in', '-o', 'out', '-t', 'json'))
        (self.folder / 'out/a.json').unlink()
        self.write('out/b.json', b'')
        self.assertEqual('2 converted, 0 skipped, 0 failed', self.converted('in', '-o', 'out', '-t', 'json'))
        self.assertEqual('2 converted, 0 skipped, 0 failed', self.converted('in', '-o', 'out', '-t', 'json', '--fresh'))
        errors = self.run_batch('in', '-o', 'out', '--fresh', '--resume', code=2)
        self.assertIn('it contradicts --resume', errors)

    def test_an_output_that_somebody_changed(self):
        """Is left, whatever happens to its input, and said; --force replaces it."""
        self.write('in/a.md')
        self.write('in/b.md')
        self.run_batch('in', '-o', 'out', '-t', 'markdown,json')
        whole = self.tree()
        mine = self.write('out/a.md', 'Mine.')
        os.utime(self.folder / 'out/b.md', ns=(1, 1))  # its time alone
        for more in ((), ('--fresh',), ('--columns', '40'), ('-t', 'markdown')):
            call = ('in', '-o', 'out', '-t', 'markdown,json', *more, '--report', 'r.jsonl')
            self.assertIn('out/a.md: note: it was changed since batch wrote it; left as it is', self.run_batch(*call))
            self.assertEqual('Mine.', mine.read_text())
            row = self.report()[0]
            self.assertEqual(('skipped', 'out/a.md was changed since batch wrote it; --force replaces it'),
                             (row['status'], row['left_out']))
            self.assertNotIn('left_out', self.report()[1])
        self.assertEqual('2 converted, 0 skipped, 0 failed', self.converted('in', '-o', 'out', '-t', 'json'))
        self.assertIn('changed since', self.run_batch('in', '-o', 'out'), 'known through runs in other formats')
        self.assertEqual('Mine.', mine.read_text())
        self.run_batch('in', '-o', 'out', '-t', 'markdown,json', '--force')
        self.assertEqual(whole, self.tree())
        self.assertNotIn('changed since', self.run_batch('in', '-o', 'out', '-t', 'markdown,json'))

    def test_a_change_outlives_failures(self):
        source = self.write('in/a.md')
        good = source.read_bytes()
        self.run_batch('in', '-o', 'out')
        source.write_bytes(b'')
        self.run_batch('in', '-o', 'out', code=1)
        mine = self.write('out/a.md', 'Mine.')
        source.write_bytes(good)
        self.assertIn('changed since batch wrote it', self.run_batch('in', '-o', 'out'))
        self.assertEqual('Mine.', mine.read_text())

    def test_a_failure_owns_no_file(self):
        """What takes the name of an output that was never written is somebody else's."""
        for number, (content, fault) in enumerate((('GIF89a', ''), (article('a'), 'crash:begun:a.md'))):
            source, out = self.write('in/a.md', content), f'out{number}'
            self.run_batch('in', '-o', out, code=1, environment={'OFFPRINT_FAULT': fault})
            mine = self.write(f'{out}/a.md', 'Mine.')
            source.write_text(article('a'))
            for _ in range(2):
                errors = self.run_batch('in', '-o', out, code=1)
                self.assertIn(f'{out}/a.md: a file that batch did not write is in the way', errors)
            self.assertEqual('Mine.', mine.read_text())
            self.run_batch('in', '-o', out, '--force')
            self.assertNotEqual('Mine.', mine.read_text())

    def test_a_folder_took_the_place_of_an_output(self):
        self.write('in/a.md')
        self.run_batch('in', '-o', 'out', '-t', 'markdown,json')
        (self.folder / 'out/a.md').unlink()
        (self.folder / 'out/a.md').mkdir()
        self.assertIn('this is a folder', self.run_batch('in', '-o', 'out', '-t', 'markdown,json', code=1))
        (self.folder / 'out/a.md').rmdir()
        mine = self.write('out/a.md', 'Mine.')
        self.assertIn('out/a.md: note: it was changed since', self.run_batch('in', '-o', 'out', '-t', 'markdown,json'))
        self.assertEqual('Mine.', mine.read_text())

    def test_a_killed_run_is_nobody_else(self):
        """What it wrote and could not record is ours."""
        self.write('in/a.md')
        self.run_batch('in', '-o', 'out', '-t', 'markdown,json')
        for fault in ('killrun:renamed:1', 'killrun:renamed:2', 'kill:answered:1', 'crash:renamed:2'):
            run = self.start('in', '-o', 'out', '-t', 'markdown,json', '--fresh', '--no-header',
                             environment={'OFFPRINT_FAULT': fault})
            run.communicate()
            self.assertNotEqual(0, run.returncode)
            self.wait_for_lock()
            self.assertEqual('1 converted, 0 skipped, 0 failed', self.converted('in', '-o', 'out', '-t', 'markdown,json'))

    def test_another_name(self):
        self.write('in/a.md', article('甲'))
        self.run_batch('in', '-o', 'out')
        self.write('in/b.md', article('乙'))
        said = "out: note: an earlier run named files here by --name '{name}'; the 1 names that these inputs have stay"
        self.assertIn(said, self.run_batch('in', '-o', 'out', '--name', '{title}', '--dry-run'))
        self.assertIn(said, self.run_batch('in', '-o', 'out', '--name', '{title}'))
        self.assertEqual(['a.md', '乙.md'], self.names())
        self.assertNotIn('an earlier run named', self.run_batch('in', '-o', 'out', '--name', '{title}'))

    def test_no_name_lies_in_batchs_own_folder(self):
        """Not even one that an article's words make; it is done once, as others are."""
        self.write('in/a.html', '<title>offprint</title><h1>offprint</h1><p>Some words that make a paragraph.</p>')
        call = ('in', '-o', 'out', '--name', '.{title}/{name}')
        self.assertEqual('1 converted, 0 skipped, 0 failed', self.converted(*call))
        self.assertEqual(['_offprint/a.md'], self.names())
        self.assertEqual('0 converted, 1 skipped, 0 failed', self.converted(*call))

    def prune_case(self):
        for path in ('in/a.md', 'in/x/b.md', 'in/x/c.md', 'other/d.md'):
            self.write(path)
        with zipfile.ZipFile(self.folder / 'in/p.zip', 'w') as archive:
            archive.writestr('e.md', article('E'))
            archive.writestr('f.md', article('F'))
        self.run_batch('in', 'other', '-o', 'out', '-t', 'json')
        self.run_batch('in', 'other', '-o', 'out', '-t', 'markdown')

    def test_prune(self):
        self.prune_case()
        (self.folder / 'in/x/b.md').unlink()
        (self.folder / 'in/x/c.md').unlink()
        (self.folder / 'other/d.md').unlink()
        with zipfile.ZipFile(self.folder / 'in/p.zip', 'w') as archive:
            archive.writestr('e.md', article('E'))
        self.write('out/x/c.md', 'Mine.')
        before = self.tree()
        errors = self.run_batch('in', '-o', 'out', '--prune', '--dry-run')
        self.assertEqual(['out/p/f.json', 'out/p/f.md', 'out/x/b.json', 'out/x/b.md', 'out/x/c.json'],
                         sorted(line.split(': ')[1] for line in errors.splitlines() if '--prune would remove it' in line))
        self.run_batch('in', '-o', 'out')
        self.assertEqual(before, self.tree())
        errors = self.run_batch('in', '-o', 'out', '--prune')
        self.assertIn('out: note: --prune removed 5 files: their inputs are gone', errors)
        self.assertIn('out/x/c.md: note: its input is gone, but it was changed since batch wrote it', errors)
        self.assertEqual(['a.json', 'a.md', 'd.json', 'd.md', 'p/e.json', 'p/e.md', 'x/c.md'], self.names())
        (self.folder / 'out/x/c.md').unlink()
        self.assertNotIn('removed', self.run_batch('in', '-o', 'out', '--prune'))
        self.write('in/x/b.html', '<p>another</p>')  # the name is free again
        self.run_batch('in', '-o', 'out')
        self.assertIn('x/b.md', self.names())

    def test_prune_leaves_what_is_not_as_it_was_written(self):
        """Emptied, of another kind, of other bytes: somebody's."""
        changes = {'emptied': lambda path: path.write_bytes(b''), 'longer': lambda path: path.write_text('Mine.'),
                   'fifo': lambda path: (path.unlink(), os.mkfifo(path)),
                   'same_size': lambda path: path.write_bytes(b'x' * path.stat().st_size)}
        for name in (*changes, 'kept'):
            self.write(f'in/{name}.md')
        self.run_batch('in', '-o', 'out')
        for name, change in changes.items():
            change(self.folder / f'out/{name}.md')
            (self.folder / f'in/{name}.md').unlink()
        for more in (('--dry-run',), (), ()):
            errors = self.run_batch('in', '-o', 'out', '--prune', *more)
            for name in changes:
                self.assertIn(f'out/{name}.md: note: its input is gone, but it was changed since batch wrote it', errors)
            self.assertNotIn('removed', errors)
            self.assertNotIn('would remove', errors)
        self.assertEqual({f'{name}.md' for name in (*changes, 'kept')},
                         {path.name for path in (self.folder / 'out').glob('*.md')})
        self.write('in/emptied.md', article('emptied'))  # as after a power cut: it is made again
        self.run_batch('in', '-o', 'out')
        self.assertIn('一二三。', (self.folder / 'out/emptied.md').read_text())

    def test_prune_takes_only_what_is_gone(self):
        """Never what globs, lists, shards or another INPUT only leave out; nothing where the INPUT itself is gone."""
        self.prune_case()
        before = self.tree()
        self.write('list', 'in/a.md\n')
        for call in (('in', '--exclude', '*.md'), ('in', '--include', 'a.md'), ('--files-from', 'list'), ('in/x',),
                     ('in/a.md',), ('in/p.zip',), ('other',)):
            self.run_batch(*call, '-o', 'out', '--prune')
            self.assertEqual(before, self.tree(), call)
        (self.folder / 'in').rename(self.folder / 'away')
        self.run_batch('in', 'other', '-o', 'out', '--prune', code=1)
        self.assertEqual(before, self.tree())
        (self.folder / 'in').mkdir()
        self.run_batch('in', '-o', 'out', '--prune')
        self.assertEqual(['d.json', 'd.md'], self.names())

    def test_prune_in_shards(self):
        self.samples()
        for part in (1, 2):
            self.run_batch('in', '-o', 'out', '--shard', f'{part}/2')
        before = self.tree()
        for part in (1, 2):
            self.run_batch('in', '-o', 'out', '--shard', f'{part}/2', '--prune')
        self.assertEqual(before, self.tree())
        next((self.folder / 'in').rglob('*.txt')).unlink()
        for part in (1, 2):
            self.run_batch('in', '-o', 'out', '--shard', f'{part}/2', '--prune')
        self.assertEqual(len(before) - 1, len(self.tree()))

    def test_failures_are_tried_again(self):
        path = self.write('in/a.md', b'')
        self.assertEqual('0 converted, 0 skipped, 1 failed', self.converted('in', '-o', 'out', code=1))
        self.assertEqual('0 converted, 0 skipped, 1 failed', self.converted('in', '-o', 'out', code=1))
        path.write_text(article('now'))
        self.assertEqual('1 converted, 0 skipped, 0 failed', self.converted('in', '-o', 'out'))

    def test_from_wherever_it_is_called(self):
        self.write('in/a.md')
        self.run_batch('in', '-o', 'out')
        errors = self.run_batch(self.folder / 'in', '-o', self.folder / 'in/../out')
        self.assertIn('0 converted, 1 skipped', errors)

    def test_strict(self):
        self.write('in/good.md')
        self.write('in/lossy.html', '<p>x <a href="javascript:x()">y</a> <img></p><object></object><canvas>z</canvas>')
        self.run_batch('in', '-o', 'out')
        errors = self.run_batch('in', '-o', 'strict', '--strict', code=1)
        self.assertIn('in/lossy.html: something would be lost, and --strict is given', errors)
        self.assertIn('in/lossy.html: loss at byte', errors)
        self.assertEqual(['good.md'], self.names('strict'))

    def test_report(self):
        self.samples()
        self.write('in/a/empty.md', b'')
        self.run_batch('in', 'none.md', '-o', 'out', *FORMATS, '--report', 'r.jsonl', '-j', 8, code=1)
        rows = self.report()
        self.assertTrue(all(list(row) == ['input', 'status', 'outputs', 'error', 'kind', 'diagnostics', 'bytes_in',
                                          'milliseconds'] for row in rows))
        self.assertEqual(sorted(row['input'] for row in rows[:-1]), [row['input'] for row in rows[:-1]])
        self.assertEqual('none.md', rows[-1]['input'])
        self.assertEqual('in/a/000_7d1e4f0a92c35b68.txt', rows[0]['input'])
        self.assertEqual(['out/a/000_7d1e4f0a92c35b68' + end for end in ('.md', '.json', '.epub')], rows[0]['outputs'])
        self.assertEqual((ROOT / 'samples/000_7d1e4f0a92c35b68.txt').stat().st_size, rows[0]['bytes_in'])
        failed = {row['input']: (row['kind'], row['error']) for row in rows if row['status'] == 'failed'}
        self.assertEqual({'in/a/empty.md': ('empty', 'it is empty; nothing to convert'),
                          'none.md': ('not-found', 'no such file; check the name')}, failed)
        self.assertTrue(any(entry['kind'] == 'cut' and entry['text'] for row in rows for entry in row['diagnostics']))
        self.run_batch('in', 'none.md', '-o', 'out', *FORMATS, '--report', 'r2.jsonl', code=1)
        again = self.report('r2.jsonl')
        self.assertEqual({'skipped', 'failed'}, {row['status'] for row in again})
        self.assertEqual([(row['input'], row['outputs'], row['diagnostics']) for row in rows],
                         [(row['input'], row['outputs'], row['diagnostics']) for row in again])

    def test_log_as_json(self):
        self.write('in/a.md', b'')
        self.write('in/b.md')
        lines = [json.loads(line) for line in self.run_batch('in', '-o', 'out', '--log-format', 'json', code=1).splitlines()]
        self.assertTrue(all(list(line) == ['level', 'kind', 'file', 'offset', 'count', 'message'] for line in lines))
        self.assertEqual(('error', 'empty', 'in/a.md'), tuple(lines[0][key] for key in ('level', 'kind', 'file')))
        self.assertEqual(('summary', 'inputs', 2), tuple(lines[-1][key] for key in ('level', 'kind', 'count')))

    def test_quiet_and_verbose(self):
        self.samples()
        self.assertEqual('', self.run_batch('in', '-o', 'out', '-q'))
        self.assertIn('note at byte', self.run_batch('in', '-o', 'verbose', '-v'))

    def test_progress(self):
        self.write('in/a.md')
        self.assertIn('\r\x1b[K0 of 1', self.run_batch('in', '-o', 'out', '--progress', 'always'))
        self.assertNotIn('\r', self.run_batch('in', '-o', 'out', '--fresh'))

    def test_progress_on_a_terminal(self):
        try:
            for end in os.openpty():
                os.close(end)
        except OSError:
            self.skipTest('the system gives no terminals')
        self.write('in/a.md')
        on_terminal = pathlib.Path(__file__).parent.parent / 'cli/bin/on-terminal'
        shown = subprocess.run([on_terminal, OFFPRINT, 'batch', 'in', '-o', 'out', '--fresh'], cwd=self.folder,
                               capture_output=True, check=True).stdout
        self.assertIn(b'\r\x1b[K0 of 1', shown)

    def test_durable(self):
        self.samples()
        self.run_batch('in', '-o', 'out')
        self.run_batch('in', '-o', 'durable', '--durable')
        self.assertEqual(self.tree(), self.tree('durable'))

    def test_nothing_to_do(self):
        (self.folder / 'in').mkdir()
        self.assertIn('no input was found', self.run_batch('in', '-o', 'out'))

    def test_the_call(self):
        self.write('in/a.md')
        for arguments, message in ((('in',), 'batch writes into a folder; name it with -o DIR'),
                                   (('in', '-o', '-'), 'batch writes into a folder'),
                                   (('in', '-o', 'in/a.md'), 'this is a file; batch writes into a folder'),
                                   (('in', '-o', 'out', '--shard', '3/2'), "'3/2' is not K/N"),
                                   (('in', '-o', 'out', '--name', '.offprint/{name}'), "'.offprint/{name}' names files in .offprint"),
                                   (('in', '-o', 'out', '--name', './/.OFFPRINT/{date}/x'), 'names files in .offprint, where batch keeps'),
                                   (('in', '-o', 'out', '--jobs', '0'), "'0' is not a number of jobs"),
                                   (('in', '-o', 'out', '-t', 'md,epup'), "unknown format 'epup'"),
                                   (('in', '-o', 'out', '--report', 'r.csv'), "'r.csv' is not a kind of report"),
                                   (('in', '-o', 'out', '--image-dir', 'none'), 'no such folder')):
            self.assertIn(message, self.run_batch(*arguments, code=2))


if __name__ == '__main__':
    main()
