"""Offprint from Python: one process for as many articles as you like, through `offprint stream`.

    with Offprint() as offprint:
        print(offprint.convert('<p>Hello</p>', title='A page'))

A line that fails is an OffprintError, and the next article is converted all the same.
"""
import json
import subprocess


class OffprintError(Exception):
    pass


class Offprint:
    def __init__(self, to='markdown', program='offprint', options=()):
        """`options`: more of the command line, such as ('--timeout', '10'); with one, a crash costs one article only."""
        self.process = subprocess.Popen([program, 'stream', '-t', to, *options], stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def convert(self, content, **metadata):
        """The text of the output; of JSON formats the tree."""
        request = json.dumps({'id': 0, 'content': content, 'metadata': metadata})
        self.process.stdin.write(request.encode() + b'\n')
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        if not line:
            raise OffprintError(f'offprint ended with {self.process.wait()}')
        answer = json.loads(line)
        if 'error' in answer:
            raise OffprintError(answer['error'])
        return answer.get('text', answer.get('document'))

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.stdin.close()
        self.process.wait()
        self.process.stdout.close()
