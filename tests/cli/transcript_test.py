"""The runner of transcripts can fail: what it makes of commands that are not offprint."""
import os
import pathlib
import tempfile
import unittest

import transcript


class Transcript(unittest.TestCase):
    def play(self, text):
        with tempfile.TemporaryDirectory() as folder:
            return transcript.play(text, {'PATH': os.environ['PATH']}, pathlib.Path(folder))

    def test_what_is_as_expected_stays(self):
        text = 'Prose\n\n```setup\nprintf x > a\n```\n\n```console\n$ cat a; echo; echo e >&2; exit 3\nx\n2> e\n=> 3\n```\n'
        self.assertEqual(self.play(text), text)

    def test_output_code_and_stderr_are_compared(self):
        for wrong in ('y', 'x\n2> e', 'x\n=> 1', ''):
            text = f'```console\n$ echo x\n{wrong}\n```\n'
            self.assertEqual(self.play(text), '```console\n$ echo x\nx\n```\n')

    def test_lines_that_look_like_something_else(self):
        text = "```console\n$ printf '$ a\\n\\n=> 1\\n2> b\\nend'\n1> $ a\n1>\n1> => 1\n1> 2> b\nend\n1\\\n```\n"
        self.assertEqual(self.play(text), text)

    def test_a_setup_that_fails_is_an_error(self):
        with self.assertRaises(Exception):
            self.play('```setup\nfalse\n```\n')

    def test_other_blocks_are_prose(self):
        text = '```sh\n$ echo x\n```\n'
        self.assertEqual(self.play(text), text)


if __name__ == '__main__':
    unittest.main()
