"""An output folder that somebody else has filled: its journal, and links in it. Nothing outside is written or removed.

  hostile_folder_test.py OFFPRINT ROOT BROKEN_DISK [HostileFolder.test_NAME]
"""
import json
import os

from batch_case import BatchCase, hash_of, main, sealed

MINE = 'Mine.\n'


def record(kind, state, *report):
    return sealed('\t'.join((kind, json.dumps(state), *report)).encode())


class HostileFolder(BatchCase):
    def setUp(self):
        super().setUp()
        self.write('in/sub/a.md')
        self.precious = self.write('precious/p.txt', MINE)

    def journal(self, *records):
        self.write('out/.offprint/journal', b'offprint journal 1\n' + b''.join(records))

    def done(self, path, key='outputs', gone='../in/gone.md'):
        """That an input which is gone became that file, as it stands."""
        full = self.folder / 'out' / path
        standing = [path, full.stat().st_size, full.stat().st_mtime_ns, hash_of(full.read_bytes())]
        state = {'id': '0' * 31 + '7', 'output': 'gone', 'status': 'ok', 'outputs': [], 'key': gone}
        return record('done', {**state, key: [standing]}, '{}')

    def state_of_precious(self):
        return sorted((str(path), path.is_file() and path.read_text()) for path in (self.folder / 'precious').rglob('*'))

    def test_prune_removes_what_a_journal_lists(self):
        """What the other tests stand on: this is how a record is believed."""
        self.write('out/sub/b.md', 'Batch wrote this.')
        self.journal(self.done('sub/b.md'))
        self.assertIn('--prune removed 1 file', self.run_batch('in', '-o', 'out', '--prune'))
        self.assertEqual(['sub/a.md'], self.names())

    def test_a_journal_names_nothing_outside(self):
        self.write('out/.offprint/mine', MINE)
        self.write('out/sub/a.txt', MINE)
        before = self.state_of_precious()
        for path in ('../precious/p.txt', str(self.precious), 'sub/../../precious/p.txt', './../precious/p.txt',
                     'sub//a.txt', 'sub/./a.txt', '.offprint/mine', '/' + str(self.precious)):
            for key in ('outputs', 'earlier'):
                self.journal(self.done(path, key))
                self.assertNotIn('removed', self.run_batch('in', '-o', 'out', '--prune'), path)
                self.assertEqual(before, self.state_of_precious(), path)
                self.assertEqual(MINE, (self.folder / 'out/.offprint/mine').read_text(), path)
                self.assertEqual(MINE, (self.folder / 'out/sub/a.txt').read_text(), path)

    def test_a_journal_nests_as_deep_as_it_likes(self):
        """It ends neither the reading nor the report, in whichever part of a record that is."""
        self.run_batch('in', '-o', 'out')
        journal = self.folder / 'out/.offprint/journal'
        whole = journal.read_bytes()
        done = next(line for line in whole.splitlines() if b'\tdone\t' in line).split(b'\t')
        state, report = (json.loads(part) for part in done[2:])
        for opens, closes in (('[', ']'), ('{"a":', '}'), ('[{"a":', '}]')):
            for deep in (opens * 200_000, opens * 200_000 + '0' + closes * 200_000):
                for kind in ('done', 'named', 'naming'):
                    journal.write_bytes(whole + sealed(f'{kind}\t{{"id":{deep}'.encode()))
                    self.assertIn('0 converted, 1 skipped', self.run_batch('in', '-o', 'out', '--report', 'r.jsonl'))
                for last in (deep, f'{{"diagnostics":{deep}}}'):
                    journal.write_bytes(whole + sealed('\t'.join(('done', json.dumps(state), last)).encode()))
                    self.run_batch('in', '-o', 'out', '--report', 'r.jsonl')
                    self.assertEqual([report], [{**row, 'status': 'ok', 'milliseconds': report['milliseconds']}
                                                for row in self.report()])

    def test_a_journal_gives_no_name_outside(self):
        self.run_batch('in', '-o', 'out')
        whole = (self.folder / 'out/.offprint/journal').read_bytes()
        named = json.loads(next(line for line in whole.splitlines() if b'\tnamed\t' in line).split(b'\t')[2])
        for name in ('../precious/evil', '/tmp/evil', 'x/../../precious/evil', '..', 'x/', '.offprint/journal', 'a\0b'):
            self.journal(record('named', {**named, 'output': name, 'outputs': [[name + '.md', 0, 0, '0' * 16]]}))
            self.run_batch('in', '-o', 'out', '--dry-run')
            self.assertEqual('in/sub/a.md\tout/sub/a.md\n', self.stdout, name)

    def test_prune_goes_through_no_link(self):
        before = self.state_of_precious()
        self.write('out/.offprint/lock', '')
        (self.folder / 'out/lnk').symlink_to('../precious')
        (self.folder / 'out/p.txt').symlink_to('../precious/p.txt')
        for path in ('lnk/p.txt', 'p.txt'):
            self.journal(self.done(path))
            self.assertIn(f'out/{path}: note: its input is gone, but a symbolic link leads to it; left as it is',
                          self.run_batch('in', '-o', 'out', '--prune'))
            self.assertEqual(before, self.state_of_precious())
            self.assertTrue((self.folder / 'out' / path).exists())

    def test_prune_looks_into_no_file_outside(self):
        """Whether an input is gone is asked of files below the INPUT alone, whatever its record says."""
        row = ''.join(f'{{"type": "root", "version": 1, "metadata": {{"title": "{name}"}}, "children": [], "diagnostics": []}}\n'
                      for name in 'xy')
        for path in ('secret.jsonl', 'in/held.jsonl'):
            self.write(path, row)
        self.run_batch('in', '-o', 'model', '--report', 'r.jsonl')
        item = next(row['input'] for row in self.report() if '#' in row['input']).split('#')[1]
        (self.folder / 'in/lnk').symlink_to('..')
        # What is said of a file that holds the item, and of one that does not.
        for path, removes in (('../in/held.jsonl', (False, True)), ('../in/../secret.jsonl', (True, True)),
                              ('../in/sub/../../secret.jsonl', (True, True)), ('../in/lnk/secret.jsonl', (False, False))):
            for name, is_gone in zip((item, 'none'), removes):
                self.write('out/gone.md', 'Batch wrote this.')
                self.journal(self.done('gone.md', gone=f'{path}#{name}'))
                self.assertEqual(is_gone, '--prune removed 1 file' in self.run_batch('in', '-o', 'out', '--prune'), (path, name))

    def test_batchs_own_files_are_no_links(self):
        before = self.state_of_precious()
        for name in ('lock', 'journal'):
            own = self.folder / 'out/.offprint' / name
            own.parent.mkdir(parents=True, exist_ok=True)
            for make, said in ((lambda: own.symlink_to(self.precious), 'it is a symbolic link'),
                               (lambda: own.symlink_to(self.folder / 'precious/new'), 'it is a symbolic link'),
                               (lambda: os.link(self.precious, own), 'it has another name, too (a hard link)'),
                               (lambda: os.mkfifo(own), 'it is no regular file')):
                make()
                errors = self.run_batch('in', '-o', 'out', code=4)
                self.assertIn(f'out/.offprint/{name}: {said}', errors)
                self.assertEqual(before, self.state_of_precious())
                own.unlink()
        os.mkfifo(self.folder / 'out/.offprint/journal.2-of-3')  # another part's, which names are read from
        self.run_batch('in', '-o', 'out', '--shard', '1/3', code=4)

    def test_batchs_own_folders_are_no_links(self):
        before = self.state_of_precious()
        for name in ('.offprint/temporary', '.offprint'):
            own = self.folder / 'out' / name
            own.parent.mkdir(parents=True, exist_ok=True)
            own.symlink_to(self.folder / 'precious')
            for more in ((), ('--dry-run',)):
                self.assertIn(f'out/{name}: it is a symbolic link', self.run_batch('in', '-o', 'out', *more, code=4))
                self.assertEqual(before, self.state_of_precious())
            own.unlink()
            if own.parent.name == '.offprint':
                own.parent.rmdir()

    def test_no_output_goes_through_a_link(self):
        """With the sandbox and without; a link that stays inside is followed."""
        before = self.state_of_precious()
        (self.folder / 'out').mkdir()
        link = self.folder / 'out/sub'
        link.symlink_to('../precious')
        for more in ((), ('--sandbox', 'off')):
            errors = self.run_batch('in', '-o', 'out', *more, code=1)
            self.assertIn('out/sub/a.md: a symbolic link leads out of the output folder here, and nothing is written through '
                          'it; remove the link, or write there by a call of its own (-o)', errors)
            self.assertEqual(before, self.state_of_precious())
        link.unlink()
        link.symlink_to('inside')
        (self.folder / 'out/inside').mkdir()
        self.run_batch('in', '-o', 'out')
        self.assertTrue((self.folder / 'out/inside/a.md').is_file())


if __name__ == '__main__':
    main()
