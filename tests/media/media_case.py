"""What the tests of pictures stand on: the program that fetches them, asked as offprint asks it."""
import json
import pathlib
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from run_case import OFFPRINT, ROOT, RunCase, article, main as run_main, sanitized  # noqa: the tests take them from here
from server import HTML, Host, png  # noqa: the same

MEDIA = pathlib.Path(sys.argv.pop(3)).resolve()
QUICK = ('--back-off', '10', '--timeout', '2', '--most-bytes', str(4 << 20))


class MediaCase(RunCase):
    def setUp(self):
        super().setUp()
        self.host = Host()
        self.addCleanup(self.host.server_close)
        self.addCleanup(self.host.shutdown)

    def start_media(self, *options, **more):
        return subprocess.Popen([MEDIA, '--cache', self.folder / 'cache', *options], stdin=subprocess.PIPE,
                                stdout=subprocess.PIPE, stderr=subprocess.PIPE, **more)

    def ask(self, requests, *options, code=0, private=True, **more):
        """The answers by id; of each request a try is its address, or (address, kept as)."""
        allow = ('--allow-private-hosts',) if private else ()
        run = self.start_media(*allow, *QUICK, *options, **more)
        lines = b''.join(json.dumps({'id': number, **request}).encode() + b'\n' for number, request in enumerate(requests))
        out, errors = run.communicate(lines, timeout=120)
        self.assertEqual(code, run.returncode, errors)
        answers = [json.loads(line) for line in out.splitlines()]
        return [answer for answer in sorted(answers, key=lambda answer: answer['id'])]

    def fetch(self, *addresses, **more):
        return self.ask([fetching(address) for address in addresses], **more)

    def kept(self):
        """All files of the cache that stand for a picture."""
        return sorted(path for path in (self.folder / 'cache').glob('*.*') if path.is_file())


def fetching(*tries, referer=''):
    return {'job': 'fetch', 'tries': [[t, t] if isinstance(t, str) else list(t) for t in tries], 'referer': referer}


def main():
    run_main()
