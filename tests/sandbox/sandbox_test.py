"""The sandbox of worker processes, by a probe that is preloaded into them (probe.c).

  sandbox_test.py OFFPRINT ROOT PROBE OFFPRINT_MEDIA [Sandbox.test_NAME]
"""
import pathlib
import subprocess
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from run_case import OFFPRINT, ROOT, SECONDS, RunCase  # noqa: OFFPRINT is what stream needs

PROBE, MEDIA = (str(pathlib.Path(path).resolve()) for path in sys.argv[3:5])
READ = ('in/a.md', 'in/beside.csv', 'outside/secret.txt', '/etc/hostname')
WRITE = ('out/x.md', 'in/x.md', 'outside/x.md', 'x.md')
# What no worker may do.
CLOSED = {'socket inet': 'EPERM', 'socket unix': 'EPERM', 'peek': 'EPERM', 'start /bin/true': 'EPERM'}


def of_files(done, *, read, write):
    """What the probe says of the files, if it may read and write those."""
    return {**{f'read {path}': done if path in read else 'EACCES' for path in READ},
            **{f'write {path}': done if path in write else 'EACCES' for path in WRITE}}


class Sandbox(RunCase):
    def setUp(self):
        super().setUp()
        for path in ('in/a.md', 'in/b.md', 'in/beside.csv', 'outside/secret.txt'):
            self.write(path)
        (self.folder / 'out').mkdir()
        (self.folder / 'tmp').mkdir()

    def probed(self, *arguments, lacks='', stdin='', code=0, **environment):
        """({what: what came of it} in a worker, the other lines of stderr)."""
        environment = {'LD_PRELOAD': PROBE, 'PROBE_LACKS': lacks, 'PROBE_READ': ':'.join(READ), 'PROBE_WRITE': ':'.join(WRITE),
                       'OFFPRINT_MEDIA': '', 'TMPDIR': str(self.folder / 'tmp'), 'PATH': '/usr/bin:/bin', **environment}
        done = subprocess.run([OFFPRINT, *arguments], cwd=self.folder, input=stdin.encode(), capture_output=True, env=environment,
                              timeout=SECONDS)
        lines = done.stderr.decode().splitlines()
        self.assertEqual(code, done.returncode, lines)
        said = dict(line.removeprefix('probe: ').rsplit(' ', 1) for line in lines if line.startswith('probe: '))
        self.assertTrue(said, lines)
        for path in WRITE:
            (self.folder / path).unlink(missing_ok=True)
        return said, [line for line in lines if not line.startswith('probe: ')]

    def test_batch(self):
        said, _ = self.probed('batch', 'in', '-o', 'out', '-j', '1')
        self.assertEqual({**CLOSED, **of_files('done', read=('in/a.md', 'in/beside.csv'), write=('out/x.md',))}, said)

    def test_what_writes_nothing(self):
        files = of_files('done', read=('in/a.md', 'in/beside.csv'), write=())
        self.assertEqual({**CLOSED, **files}, self.probed('bind', 'in', '-o', 'out/all.epub', '-j', '1')[0])
        self.assertEqual({**CLOSED, **files}, self.probed('learn', 'in', '-o', 'out/f.json', '-j', '1')[0])
        self.assertEqual({**CLOSED, **files}, self.probed('verify', 'out/all.epub', '--against', 'in', '-j', '1')[0])

    def test_stream(self):
        """A line may name any file."""
        said, _ = self.probed('stream', '-t', 'text', '--timeout', '9', stdin='{"id": 1, "content": "<p>x</p>"}\n')
        self.assertEqual({**CLOSED, **of_files('done', read=READ, write=())}, said)

    def test_a_file_that_is_given(self):
        """With what lies beside it; and where it is a link, what that leads to."""
        (self.folder / 'in/link.md').symlink_to('../outside/secret.txt')
        said, _ = self.probed('batch', 'in/link.md', '-o', 'out', '-j', '1')
        files = of_files('done', read=('in/a.md', 'in/beside.csv', 'outside/secret.txt'), write=('out/x.md',))
        self.assertEqual({**CLOSED, **files}, said)

    def test_pictures_in_another_form(self):
        """offprint-media may be started, in the same sandbox, and nothing else."""
        self.write('in/a.md', '![](cat.webp)\n')
        self.write('in/cat.webp', (ROOT / 'samples/pictures/cat.webp').read_bytes())
        said, _ = self.probed('batch', 'in/a.md', '-o', 'out', '-j', '1', '-t', 'epub', '--images', 'embed', OFFPRINT_MEDIA=MEDIA)
        self.assertEqual({**CLOSED, 'start /bin/true': 'EACCES'}, {what: said[what] for what in CLOSED})
        names = subprocess.run(['unzip', '-Z1', 'out/a.epub'], cwd=self.folder, capture_output=True, check=True).stdout.decode()
        self.assertRegex(names, r'images/\w+\.(png|jpg)')
        self.assertNotIn('.webp', names)

    def media_probed(self, *arguments):
        environment = {'LD_PRELOAD': PROBE, 'PROBE_READ': ':'.join(READ), 'PROBE_WRITE': ':'.join(WRITE), 'PATH': '/usr/bin:/bin'}
        done = subprocess.run([MEDIA, *arguments], cwd=self.folder, input=b'', capture_output=True, env=environment, timeout=SECONDS)
        lines = done.stderr.decode().splitlines()
        self.assertEqual(0, done.returncode, lines)
        return dict(line.removeprefix('probe: ').rsplit(' ', 1) for line in lines)

    def test_offprint_media(self):
        """Its own sandbox: the network, where it is to fetch, and no file but in its cache."""
        files = of_files('done', read=('/etc/hostname',), write=())
        self.assertEqual({**CLOSED, **files}, self.media_probed())
        files = of_files('done', read=('/etc/hostname',), write=('out/x.md',))
        self.assertEqual({**CLOSED, 'socket inet': 'done', 'socket unix': 'done', **files}, self.media_probed('--cache', 'out'))

    def test_each_by_itself(self):
        """What is not to be had is said once."""
        said, lines = self.probed('batch', 'in', '-o', 'out', '--fresh', lacks='landlock')
        self.assertEqual({**CLOSED, **of_files('done', read=READ, write=WRITE)}, said)
        notes = [line for line in lines if 'this system' in line]
        self.assertEqual(['offprint: note: this system has no Landlock (Linux 5.19): worker processes may read and write what you may'],
                         notes)
        said, lines = self.probed('batch', 'in', '-o', 'out', '--fresh', lacks='seccomp')
        self.assertEqual('done', said['socket inet'])
        self.assertEqual('EACCES', said['start /bin/true'])
        self.assertEqual('EACCES', said['read outside/secret.txt'])
        self.assertEqual('EACCES', said['write outside/x.md'])
        notes = [line for line in lines if 'this system' in line]
        self.assertEqual(['offprint: note: this system has no seccomp: worker processes may use the network and start programs'], notes)

    def test_off(self):
        said, lines = self.probed('batch', 'in', '-o', 'out', '--sandbox', 'off', lacks='landlock')
        self.assertEqual({'done'}, {what for of, what in said.items() if of != 'peek'})
        self.assertEqual('EFAULT', said['peek'])
        self.assertEqual([], [line for line in lines if 'this system' in line])


if __name__ == '__main__':
    unittest.main(argv=[sys.argv[0], *sys.argv[5:]])
