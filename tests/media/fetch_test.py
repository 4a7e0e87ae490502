"""offprint-media against a host that fails in every way, each told apart; what it has, it does not ask for again.

  fetch_test.py OFFPRINT ROOT OFFPRINT-MEDIA [Fetch.test_NAME]
"""
import hashlib
import json
import os
import resource
import signal
import time

from media_case import MediaCase, fetching, main, png, sanitized

FAILURES = {
    'html/a': 'html',
    'text/a': 'not-a-picture',
    'gone-with-picture/a': 'not-found',
    'teapot/a': 'http-status',
    'cut/a': 'truncated',
    'cut-at-its-origin/a': 'truncated',
    'endless/a': 'too-large',
    'packed-bomb/a': 'too-large',
    'boasting/a': 'too-large',
    'dripping/a': 'too-slow',
    'silent/a': 'too-slow',
    'pixel-bomb/a': 'too-many-pixels',
    'loop/1': 'redirect-loop',
    'hops/6': 'too-many-redirects',
    'hops/5000': 'too-many-redirects',
    'to/ftp://example.org/a.png': 'not-http',
    'to/file:///etc/passwd': 'not-http',
    'broken/a': 'server-error',
    'referer/a': 'forbidden',
}
# Names of this machine, of its networks, and of clouds' metadata, as somebody may spell them.
PRIVATE = ['127.0.0.1', '127.1', '2130706433', '0x7f.1', '0177.0.0.1', '0.0.0.0', 'localhost', '[::1]', '[::]',
           '[::ffff:127.0.0.1]', '[::ffff:7f00:1]', '[64:ff9b::7f00:1]', '[64:ff9b::a9fe:a9fe]', '[2002:7f00:1::]',
           '[2001:0:7f00:1::]', '10.1.2.3', '172.16.0.1', '172.31.255.255', '192.168.1.1', '169.254.169.254',
           '100.64.0.1', '100.100.100.200', '168.63.129.16', '[fe80::1]', '[fc00::1]', '[fd00:ec2::254]', '[::127.0.0.1]',
           '224.0.0.1', '255.255.255.255']


class Fetch(MediaCase):
    def test_good(self):
        addresses = [self.host.at(f'good/{number}') for number in range(29)] + [self.host.at('hops/5')]
        answers = self.fetch(*addresses)
        self.assertEqual([True] * 30, [answer['fetched'] for answer in answers])
        self.assertLessEqual(self.host.most_at_once, 2)
        for address, answer in zip(addresses, answers):
            name = hashlib.sha256(address.encode()).hexdigest() + '.png'
            self.assertEqual(str(self.folder / 'cache' / name), answer['file'])
        self.assertEqual(30, len(self.kept()))

    def test_failures_are_told_apart(self):
        answers = self.fetch(*map(self.host.at, FAILURES))
        self.assertEqual(FAILURES, dict(zip(FAILURES, (answer.get('reason', answer) for answer in answers))))
        self.assertEqual([], self.kept())

    def test_nothing_is_asked_for_twice(self):
        paths = ['good/a', 'html/a', 'gone-with-picture/a', 'broken/a', 'good/a']
        first = self.fetch(*map(self.host.at, paths))
        self.assertEqual(1, self.host.paths().count('/good/a'))
        asked = len(self.host.asked)
        second = self.fetch(*map(self.host.at, paths))
        self.assertEqual(['/broken/a'] * 3, self.host.paths()[asked:])  # it may be well again
        self.assertEqual([a.get('reason') for a in first], [a.get('reason') for a in second])
        self.assertEqual(first[0]['file'], second[0]['file'])

    def test_failures_for_good_last_a_day(self):
        address = self.host.at('html/a')
        self.fetch(address)
        note, = (self.folder / 'cache/failed').iterdir()
        failure = json.loads(note.read_text())
        self.assertEqual([address, 'html'], [failure['address'], failure['reason']])
        for age, asked in ((86000, 1), (86500, 2)):
            note.write_text(json.dumps({**failure, 'at': int(time.time()) - age}))
            self.fetch(address)
            self.assertEqual(asked, len(self.host.asked), age)

    def test_attempts(self):
        answers = self.fetch(self.host.at('later/a'), self.host.at('hops/5'))
        self.assertEqual([True, True], [answer.get('fetched') for answer in answers])
        self.assertEqual(3, self.host.times['/later/a'])

    def test_retry_after(self):
        begin = time.monotonic()
        self.assertTrue(self.fetch(self.host.at('busy/a'))[0]['fetched'])
        self.assertGreaterEqual(time.monotonic() - begin, 1)

    def test_referer_only_where_it_is_wanted(self):
        article = 'http://ann:secret@news.example.org/a?token=1#b'
        answers = self.ask([fetching(self.host.at(path), referer=article) for path in ('referer/a', 'good/a')])
        self.assertEqual([True, True], [answer.get('fetched') for answer in answers])
        self.assertEqual({('/referer/a', None), ('/referer/a', 'http://news.example.org/'), ('/good/a', None)},
                         {(path, headers['Referer']) for path, headers in self.host.asked})

    def test_referer_says_no_more_than_it_must(self):
        """A page of the same host whole, but who asks; one that came encrypted nothing where the request does not."""
        own = self.host.at('own?page=1')
        article = own.replace('http://', 'http://ann:secret@') + '#b'
        self.assertTrue(self.ask([fetching(self.host.at('referer/b'), referer=article)])[0].get('fetched'))
        self.assertEqual('forbidden', self.ask([fetching(self.host.at('referer/c'), referer='https://news.example.org/a')])[0]['reason'])
        self.assertEqual([('/referer/b', None), ('/referer/b', own), ('/referer/c', None)],
                         [(path, headers['Referer']) for path, headers in self.host.asked])

    def test_tries_in_their_order(self):
        origin, mirror, archive = (self.host.at(path) for path in ('html/o', 'broken/m', 'good/w'))
        answer, = self.ask([fetching(origin, (mirror, origin), (archive, origin))])
        self.assertTrue(answer['fetched'])
        self.assertIn(hashlib.sha256(origin.encode()).hexdigest(), answer['file'])
        answer, = self.ask([fetching(self.host.at('text/o'), self.host.at('broken/n'))])
        self.assertEqual('not-a-picture', answer['reason'])  # the origin's

    def test_private_addresses(self):
        port = self.host.server_port
        addresses = [f'http://{name}:{port}/good/a' for name in PRIVATE]
        answers = self.fetch(*addresses, private=False)
        self.assertEqual({name: 'private-address' for name in PRIVATE},
                         dict(zip(PRIVATE, (answer.get('reason', answer) for answer in answers))))
        self.assertEqual([], self.host.asked)

    def test_private_address_that_was_refused(self):
        """The refusal is kept, and counts only where it would be made again."""
        address = self.host.at('good/a')
        self.assertEqual('private-address', self.fetch(address, private=False)[0]['reason'])
        self.assertTrue(self.fetch(address)[0]['fetched'])

    def test_redirect_to_a_private_address(self):
        """Each redirection is looked at as the first address was; here all are private, and only the second is refused."""
        self.assertEqual('not-http', self.fetch(self.host.at('to/gopher://127.0.0.1/'))[0]['reason'])
        self.assertEqual('not-http', self.fetch('file:///etc/passwd', private=False)[0]['reason'])
        self.assertEqual('not-http', self.fetch('http://user:word@127.0.0.1/a')[0]['reason'])

    def test_a_lost_host_costs_little(self):
        gone = [f'http://127.0.0.1:1/{number}' for number in range(100)]
        begin = time.monotonic()
        answers = self.fetch(*gone, self.host.at('good/a'))
        self.assertEqual({'unreachable'}, {answer['reason'] for answer in answers[:100]})
        self.assertTrue(answers[100]['fetched'])
        self.assertLess(time.monotonic() - begin, 20)

    def test_content_is_kept_once(self):
        answers = self.fetch(self.host.at('large/a'), self.host.at('large/b'))
        self.assertNotEqual(answers[0]['file'], answers[1]['file'])
        self.assertEqual(os.stat(answers[0]['file']).st_ino, os.stat(answers[1]['file']).st_ino)

    def test_two_processes_on_one_cache(self):
        requests = b''.join(json.dumps({'id': n, **fetching(self.host.at(f'slow-good/{n}'))}).encode() + b'\n'
                            for n in range(12))
        runs = [self.start_media('--allow-private-hosts') for _ in range(2)]
        for run in runs:
            run.stdin.write(requests)
            run.stdin.close()
        for run in runs:
            answers = [json.loads(line) for line in run.stdout]
            self.assertEqual(0, run.wait(60))
            self.assertEqual(12, sum('file' in answer for answer in answers))
            run.stdout.close(), run.stderr.close()
        self.only_whole_pictures(12)

    def only_whole_pictures(self, least):
        kept = self.kept()
        self.assertGreaterEqual(len(kept), least)
        whole = {png(grey=grey) for grey in range(256)}
        for path in [*kept, *(self.folder / 'cache/content').iterdir()]:
            self.assertIn(path.read_bytes(), whole, path)

    def test_killed(self):
        requests = b''.join(json.dumps({'id': n, **fetching(self.host.at(f'good/{n}'))}).encode() + b'\n'
                            for n in range(300))
        for answers in (1, 20, 60):
            run = self.start_media('--allow-private-hosts')
            run.stdin.write(requests)
            run.stdin.flush()
            for _ in range(answers):
                run.stdout.readline()
            run.send_signal(signal.SIGKILL)
            run.communicate()
            self.only_whole_pictures(answers)
        self.assertTrue(all('file' in answer for answer in self.fetch(*(self.host.at(f'good/{n}') for n in range(300)))))

    def test_full_disk(self):
        def no_room():
            resource.setrlimit(resource.RLIMIT_FSIZE, (64, 64))
        paths = [self.host.at(f'good/{n}') for n in range(20)]
        answers = self.fetch(*paths, code=4, preexec_fn=no_room)
        self.assertEqual({'disk'}, {answer['reason'] for answer in answers})
        self.assertLess(len(self.host.asked), 10)  # nothing more is asked for
        self.assertEqual([], self.kept())
        self.assertTrue(all('file' in answer for answer in self.fetch(*paths)))

    def test_a_cache_that_cannot_be(self):
        self.write('cache', b'a file')
        self.fetch(self.host.at('good/a'), code=4)

    def test_lines_that_are_no_requests(self):
        answers = self.ask([{'job': 'dance'}, {}, {'job': 'fetch', 'tries': []}, {'job': 'fetch', 'tries': [['x']]}])
        self.assertEqual({'bad-request'}, {answer['reason'] for answer in answers})


if __name__ == '__main__':
    main()
