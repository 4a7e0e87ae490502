"""offprint stream, driven over real pipes: its answers, their order, their flushing, and workers that die or hang.

  stream_test.py OFFPRINT ROOT [Stream.test_NAME]
"""
import json
import os
import pathlib
import signal
import socket
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from run_case import OFFPRINT, ROOT, main, sanitized

SECONDS = 1200  # after which something is a deadlock
JOBS = (['-j', '1'], ['-j', '3'], ['-j', '1', '--timeout', '100'])


def articles():
    return sorted(path for path in (ROOT / 'samples').glob('*.*') if path.suffix in ('.txt', '.md', '.html'))


def disturbed(fault):
    """The environment in which a step of a run is disturbed: converters/files/fault.h."""
    return {**os.environ, 'OFFPRINT_FAULT': fault or ''}


def stream(lines, *options, check=None, fault=None):
    """(exit code, answers as bytes, stderr) of a run that gets all lines at once."""
    done = subprocess.run([OFFPRINT, 'stream', *options], input=b''.join(lines), capture_output=True, timeout=SECONDS,
                          env=disturbed(fault))
    if check is not None:
        assert done.returncode == check, done
    return done.returncode, done.stdout.splitlines(keepends=True), done.stderr.decode()


def line(**fields):
    return json.dumps(fields, ensure_ascii=False).encode() + b'\n'


def page(number):
    return line(id=number, content=f'<p>Article number {number}.</p>')


def state(pid):
    """As ps names it: R runs, T is stopped, Z has ended."""
    try:
        return pathlib.Path(f'/proc/{pid}/stat').read_text().rpartition(')')[2].split()[0]
    except OSError:
        return 'Z'  # and was waited for


def children(process):
    """The pids of the children of a process."""
    found = []
    for stat in pathlib.Path('/proc').glob('[0-9]*/stat'):
        try:
            parent = int(stat.read_text().rpartition(')')[2].split()[1])
        except OSError:
            continue  # it has just ended
        if parent == process.pid:
            found.append(int(stat.parent.name))
    return found


class Stream(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        signal.alarm(SECONDS)  # a deadlock ends the test program
        self.addCleanup(signal.alarm, 0)
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)

    def start(self, *options, fault=None):
        process = subprocess.Popen([OFFPRINT, 'stream', *options], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                   stderr=subprocess.PIPE, env=disturbed(fault))
        self.addCleanup(process.stderr.close)
        self.addCleanup(process.stdout.close)
        self.addCleanup(process.wait)
        self.addCleanup(process.kill)
        self.addCleanup(self.close, process.stdin)
        return process

    @staticmethod
    def close(pipe):
        try:
            pipe.close()
        except BrokenPipeError:
            pass  # what was not flushed has no reader any more

    def send(self, process, *lines):
        process.stdin.write(b''.join(lines))
        process.stdin.flush()

    def answer(self, process):
        """The next answer. A deadlock ends with the test's own time."""
        return json.loads(process.stdout.readline())

    def end(self, process):
        process.stdin.close()
        rest = process.stdout.read().splitlines()
        return process.wait(SECONDS), [json.loads(answer) for answer in rest]

    def test_same_bytes_as_convert(self):
        for to in ('markdown', 'text', 'html', 'json'):
            options = ['-t', to, '--columns', '60', '--clean', 'none', '-M', 'rights=CC0']
            lines = [line(id=str(path), path=str(path)) for path in articles()]
            _, answers, _ = stream(lines, '-j', '2', *options, check=0)
            self.assertEqual(len(articles()), len(answers))
            for path, answer in zip(articles(), answers):
                one = subprocess.run([OFFPRINT, 'convert', *options, path], capture_output=True, check=True).stdout
                name = b'{"id":' + json.dumps(str(path), ensure_ascii=False).encode()
                if to == 'json':
                    self.assertEqual(name + b',"document":' + one[:-1] + b'}\n', answer)
                else:
                    self.assertEqual(one, json.loads(answer)['text'].encode())
                    self.assertEqual(['id', 'metadata', 'text'], list(json.loads(answer)))

    def test_content_is_what_convert_reads_from_stdin(self):
        utf8 = []
        for path in articles():
            try:
                utf8.append(path.read_bytes().decode())
            except UnicodeDecodeError:
                continue
        self.assertGreater(len(utf8), 5)
        _, answers, _ = stream([line(id=0, content=text) for text in utf8], '-t', 'json', check=0)
        for text, answer in zip(utf8, answers):
            one = subprocess.run([OFFPRINT, 'convert', '-t', 'json'], input=text.encode(), capture_output=True, check=True)
            self.assertEqual(b'{"id":0,"document":' + one.stdout[:-1] + b'}\n', answer)

    def test_any_number_of_workers_gives_the_same_bytes(self):
        lines = [page(n) if n % 7 else b'{"id":\n' for n in range(1, 400)]
        runs = [stream(lines, '-t', 'json', *jobs, check=1)[1] for jobs in JOBS]
        self.assertEqual(len(lines), len(runs[0]))
        self.assertEqual(runs[0], runs[1])
        self.assertEqual(runs[0], runs[2])
        unordered = stream(lines, '-t', 'json', '-j', '3', '--unordered', check=1)[1]
        self.assertEqual(sorted(runs[0]), sorted(unordered))

    def test_ids_stay_as_they_came(self):
        ids = ['1.50', '-0', '1E+2', '123456789012345678901234567890', 'null', 'true', 'false', '""', r'"a\/b\u4e2d"',
               '"\U0001f4da"', '0.1000', r'"\u0000"', '1e400', r'"\ud800"']
        lines = [f'{{ "content":"<p>x</p>", "id" :\t{id} , "more":[{{"id":1}}]}}\r\n'.encode() for id in ids]
        _, answers, _ = stream(lines, '-t', 'text', check=0)
        for id, answer in zip(ids, answers):
            self.assertTrue(answer.startswith(f'{{"id":{id},"metadata":'.encode()), (id, answer))

    def test_a_bad_line_is_an_answer(self):
        bad = [b'\n', b'  \n', b'nonsense\n', b'[1]\n', b'"x"\n', b'{"id":1,"content":"a"\n', b'{"id":1}{"id":2}\n',
               b'{"id":1,"content":"a",\xff}\n', b'{"id":1,"content":"a\0b"}\n', b'{"id":1,"content":"<p>a"}\0\n',
               b'[' * 100000 + b'\n',
               b'{"x":' + b'[' * 100000 + b']' * 100000 + b'}\n', b'{"id":1,"id":2,"content":"a"}\n',
               b'{"id":[1],"content":"a"}\n', b'{"content":"a"}\n']
        for jobs in JOBS:
            _, answers, errors = stream([part for one in bad for part in (one, page(7))], *jobs, check=1)
            self.assertEqual(2 * len(bad), len(answers))
            for number, one in enumerate(bad):
                answer = json.loads(answers[2 * number])
                self.assertEqual({'line': 2 * number + 1, 'error': answer['error']}, answer, one)
                self.assertEqual(7, json.loads(answers[2 * number + 1])['id'])
            self.assertEqual(1, errors.count('\n'))
            self.assertIn(f'{len(bad)} of {2 * len(bad)} lines', errors)

    def test_a_line_that_cannot_be_converted_keeps_its_id(self):
        bad = [dict(), dict(content='<p>a', path='a'), dict(content=1), dict(path='-'), dict(path=''), dict(path='a\0b'),
               dict(path='missing'), dict(path=self.folder.name), dict(content=''), dict(content='<p>a', **{'from': 'htlm'}),
               dict(content='<p>a', **{'from': 'epub'}), dict(content='<p>a', metadata=[]),
               dict(content='<p>a', metadata={'title': {}}), dict(content='<p>a', metadata={'title': True}),
               dict(content='<p>a', metadata={'tags': [['a']]}), dict(content='<p>a', metadata={'published': 'Tue'}),
               dict(content='<p>a', metadata={'': 'a'}), dict(content='{"type": "root"', **{'from': 'json'})]
        _, answers, _ = stream([line(id=n, **fields) for n, fields in enumerate(bad)], check=1)
        for number, answer in enumerate(map(json.loads, answers)):
            self.assertEqual(['id', 'error'], list(answer), bad[number])
            self.assertEqual(number, answer['id'])
        twice = b'{"id":3,"content":"<p>a","content":"<p>b"}\n'
        self.assertEqual(3, json.loads(stream([twice], check=1)[1][0])['id'])

    def test_metadata_of_the_line_wins(self):
        lines = [line(id=1, content='<p>x', metadata={'title': 'T', 'authors': ['A', 'B'], 'volume': 3, 'rights': None}),
                 line(id=2, content='<p>x', metadata=None, path=None)]
        options = ['-t', 'text', '-M', 'title=old', '-M', 'authors=old', '-M', 'rights=CC0']
        _, answers, _ = stream(lines, *options, check=0)
        one, two = (json.loads(answer)['metadata'] for answer in answers)
        self.assertEqual(('T', ['A', 'B'], 'CC0', {'volume': '3'}),
                         (one['title'], one['authors'], one['rights'], one['extra']))
        self.assertEqual(('old', ['old']), (two['title'], two['authors']))

    def test_from_of_the_line_wins(self):
        lines = [line(id=1, content='<p>x</p>', **{'from': 'html'}), line(id=2, content='<p>x</p>')]
        _, answers, _ = stream(lines, '-f', 'json', check=1)
        self.assertIn('text', json.loads(answers[0]))
        self.assertIn('it is not JSON', json.loads(answers[1])['error'])

    def test_content_is_unicode_whatever_its_html_declares(self):
        content = '<meta charset="gb2312"><p>中文</p>'
        for charset in ([], ['--charset', 'gb18030']):
            _, answers, _ = stream([line(id=1, content=content)], '-t', 'text', *charset, check=0)
            self.assertEqual('中文\n', json.loads(answers[0])['text'])

    def test_request_and_response(self):
        """Who waits for an answer before the next question gets it, with stdin open."""
        for jobs in (*JOBS, ['-j', '3', '--unordered']):
            process = self.start('-t', 'text', *jobs)
            for number in range(30):
                self.send(process, page(number))
                self.assertEqual(number, self.answer(process)['id'])
            self.send(process, b'\n')
            self.assertEqual(31, self.answer(process)['line'])
            self.send(process, page(1).rstrip(b'\n'))  # the last line needs no LF
            code, rest = self.end(process)
            self.assertEqual((1, [1]), (code, [answer['id'] for answer in rest]))

    def test_a_line_in_pieces(self):
        process = self.start('-t', 'text')
        for byte in line(id='章', content='<p>一二三</p>'):
            self.send(process, bytes([byte]))
        self.assertEqual({'章', '一二三\n'}, {value for value in self.answer(process).values() if isinstance(value, str)})
        self.assertEqual((0, []), self.end(process))

    def test_a_slow_line_holds_the_others_back_only_in_order(self):
        for unordered in (False, True):
            process = self.start('-t', 'text', '-j', '2', '--timeout', '10000', *(['--unordered'] if unordered else []),
                                 fault='stop:begun:line 1')
            self.send(process, line(id='slow', content='<p>slow'), *(page(n) for n in range(5)))
            if unordered:
                self.assertEqual(list(range(5)), [self.answer(process)['id'] for _ in range(5)])
            self.go_on(process)
            code, rest = self.end(process)
            self.assertEqual((0, ['slow'] if unordered else ['slow', 0, 1, 2, 3, 4]), (code, [one['id'] for one in rest]))

    def go_on(self, process):
        """Wakes the worker that has stopped, once it has."""
        while True:
            for pid in children(process):
                if state(pid) == 'T':
                    return os.kill(pid, signal.SIGCONT)

    def test_a_dead_worker_costs_one_line(self):
        for action, words in (('kill', 'was killed (SIGKILL)'), ('crash', 'crashed (SIGSEGV)')):
            lines = [page(1), line(id='deadly', content='<p>a'), page(2), page(3)]
            _, answers, _ = stream(lines, '-t', 'text', '-j', '1', '--timeout', '10000', check=1,
                                   fault=f'{action}:begun:line 2')
            answers = [json.loads(answer) for answer in answers]
            self.assertEqual([1, 'deadly', 2, 3], [answer['id'] for answer in answers])
            self.assertEqual(['id', 'error'], list(answers[1]))
            self.assertIn(words, answers[1]['error'])

    def test_a_worker_that_dies_idle_costs_nothing(self):
        process = self.start('-t', 'text', '-j', '1', '--timeout', '1000')
        self.send(process, page(1))
        self.answer(process)
        worker, = children(process)
        os.kill(worker, signal.SIGKILL)
        while state(worker) != 'Z':
            pass
        self.send(process, page(2))
        self.assertEqual('Article number 2.\n', self.answer(process)['text'])
        self.assertEqual((0, []), self.end(process))

    def test_a_hang_is_ended(self):
        """Its line alone is given: others would have to be done within the second."""
        for jobs in ('1', '2'):
            _, answers, _ = stream([page(1)], '-j', jobs, '--timeout', '1', check=1, fault='hang:begun:line 1')
            self.assertIn('longer than 1 s', json.loads(answers[0])['error'])

    def test_memory_that_runs_out_costs_one_line(self):
        if sanitized():
            self.skipTest('memory has no limit under a sanitizer')
        lines = [page(1), page(2), page(3)]
        _, answers, _ = stream(lines, '-t', 'text', '-j', '2', '--memory', '256', check=1, fault='eat:begun:line 2')
        self.assertEqual([1, 2, 3], [json.loads(answer)['id'] for answer in answers])
        self.assertIn('more than 256 MiB of memory; raise --memory', json.loads(answers[1])['error'])

    def test_a_worker_dies_with_its_parent(self):
        process = self.start('-j', '2', '--timeout', '10000', fault='hang:begun:line 2')
        self.send(process, page(1), page(2))
        self.answer(process)
        workers = children(process)
        self.assertTrue(workers)
        process.kill()
        process.wait(SECONDS)
        while any(pathlib.Path(f'/proc/{worker}/cmdline').exists() and
                  pathlib.Path(f'/proc/{worker}/cmdline').read_bytes() for worker in workers):
            pass  # an orphan ends, or the test does not

    def test_what_is_no_file_is_an_answer_at_once(self):
        fifo = os.path.join(self.folder.name, 'fifo')
        os.mkfifo(fifo)
        paths = [fifo, '/dev/zero', self.folder.name, '/dev/stdin']
        for jobs in JOBS:
            _, answers, _ = stream([line(id=path, path=path) for path in paths], *jobs, check=1)
            self.assertEqual(paths, [json.loads(answer)['id'] for answer in answers])
            errors = [json.loads(answer)['error'] for answer in answers]
            self.assertEqual(['it is a FIFO or a device; name a file'] * 2, errors[:2])
            self.assertEqual('this is a folder; name a file in it', errors[2])

    def test_half_a_surrogate_pair_is_replaced_and_said(self):
        half = rb'{"id":"\ud800","content":"<p>one \ud83d two"}' + b'\n'
        _, answers, errors = stream([half], '-t', 'text', '-v', check=0)
        self.assertIn(r'{"id":"\ud800",', answers[0].decode())
        self.assertEqual('one \ufffd two\n', json.loads(answers[0])['text'])
        self.assertIn('not well-formed UTF-16 became U+FFFD', errors)
        _, answers, _ = stream([half], '-t', 'text', '--strict', check=1)
        self.assertIn('--strict', json.loads(answers[0])['error'])

    def test_bytes_that_are_no_utf8_are_replaced_and_said(self):
        cut = b'{"id":"a\xff","content":"<p>caf\xc3</p>","metadata":{"title":"\xed\xa0\xbd"}}\n'
        _, answers, errors = stream([cut], '-t', 'json', '-v', check=0)
        answer = json.loads(answers[0].decode())
        self.assertEqual('a\ufffd', answer['id'])
        self.assertEqual('caf\ufffd', answer['document']['children'][0]['children'][0]['value'])
        self.assertEqual('\ufffd' * 3, answer['document']['metadata']['title'])
        self.assertIn('not UTF-8 became U+FFFD', errors)
        self.assertIn("bytes of 'title' that are no UTF-8 became U+FFFD", errors)

    def test_an_output_named_stands_whole_or_not_at_all(self):
        path = pathlib.Path(self.folder.name) / 'out.json'
        for jobs in JOBS:
            _, answers, _ = stream([page(1), b'\n', page(2)], '-o', str(path), *jobs, check=1)
            self.assertEqual([], answers)
            one, two, three = map(json.loads, path.read_text().splitlines())
            self.assertEqual((1, 2, 2), (one['id'], two['line'], three['id']))
            self.assertIn('document', one)  # by the name's extension
        path.unlink()
        self.assertEqual(4, stream([page(1)], '-o', str(path / 'x'))[0])
        self.assertEqual([], list(path.parent.iterdir()))

    def test_long_lines(self):
        text = '长' * (3 << 20)
        lines = [page(1), line(id='long', content='<p>' + text), page(2), line(id='x' * (9 << 20), content='<p>y')]
        for jobs in JOBS:
            _, answers, _ = stream(lines, '-t', 'text', *jobs, check=0)
            self.assertEqual(text + '\n', json.loads(answers[1])['text'])
            self.assertEqual('x' * (9 << 20), json.loads(answers[3])['id'])

    def test_the_reader_goes_away(self):
        for jobs in JOBS:
            process = self.start('-t', 'text', *jobs)
            process.stdout.close()
            try:
                for number in range(100000):
                    self.send(process, page(number))
            except BrokenPipeError:
                pass
            self.assertEqual(0, process.wait(SECONDS))

    def test_a_full_disk(self):
        for jobs in JOBS:
            with open('/dev/full', 'wb') as full:
                done = subprocess.run([OFFPRINT, 'stream', *jobs], input=page(1), stdout=full, stderr=subprocess.PIPE,
                                      timeout=SECONDS)
            self.assertEqual(4, done.returncode)
            self.assertIn(b'the disk is full', done.stderr)

    def test_descriptors_that_do_not_block(self):
        """As those are that a parent uses for its own events."""
        for jobs in JOBS:
            ours, stdin = socket.socketpair()
            stdout, answers = os.pipe()[::-1]
            stdin.setblocking(False)
            os.set_blocking(stdout, False)
            process = subprocess.Popen([OFFPRINT, 'stream', '-t', 'text', *jobs], stdin=stdin, stdout=stdout)
            stdin.close()
            os.close(stdout)
            with ours, open(answers, 'rb') as read:
                ours.sendall(page(1))
                self.assertEqual(1, json.loads(read.readline())['id'])
                ours.sendall(b''.join(page(number) for number in range(900)))
                ours.shutdown(socket.SHUT_WR)
                self.assertEqual(0, process.poll() or 0)
                self.assertEqual(900, len(read.readlines()))
            self.assertEqual(0, process.wait(SECONDS))

    def test_stdin_named_as_a_path_eats_no_lines(self):
        for jobs in JOBS:
            lines = [line(id=1, path='/dev/stdin'), page(2)]
            _, answers, _ = stream(lines, *jobs, check=1)
            self.assertEqual([1, 2], [json.loads(answer)['id'] for answer in answers])

    def test_strict(self):
        lossy = line(id=1, content='<p>a</p><object data="x"></object><canvas>b</canvas><img>')
        _, answers, errors = stream([lossy, page(2)], '--strict', '-t', 'text', check=1)
        self.assertIn('--strict', json.loads(answers[0])['error'])
        self.assertIn('line 1: loss', errors)
        self.assertIn('text', json.loads(answers[1]))


if __name__ == '__main__':
    main()
