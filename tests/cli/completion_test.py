"""Completion scripts in the shells that they are for.

  completion_test.py OFFPRINT ROOT [Bash.test_NAME]
"""
import pathlib
import shutil
import subprocess
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from run_case import OFFPRINT, RunCase, main

COMMANDS = {'learn', 'convert', 'bind', 'batch', 'stream', 'inspect', 'verify', 'formats', 'help'}


def script(shell):
    done = subprocess.run([OFFPRINT, 'completion', shell], capture_output=True, check=True)
    return done.stdout.decode()


class Shell(RunCase):
    shell = None

    def setUp(self):
        super().setUp()
        if shutil.which(self.shell) is None:
            self.skipTest(f'no {self.shell}; tests/run installs it')
        self.script = self.write('completion', script(self.shell))
        self.write('in folder/一.txt', 'x')
        self.write('article.txt', 'x')


class Bash(Shell):
    shell = 'bash'

    def offered(self, *words):
        """What Tab offers at the end of the words."""
        call = ' '.join("'" + word.replace("'", "'\\''") + "'" for word in words)
        # Outside of a completion compopt has nothing to set.
        code = (f'. ./completion; compopt() {{ :; }}; COMP_WORDS=({call}); COMP_CWORD=$((${{#COMP_WORDS[@]}} - 1)); '
                '_offprint; printf "%s\\n" "${COMPREPLY[@]}"')
        done = subprocess.run(['bash', '-c', code], cwd=self.folder, capture_output=True, check=True)
        self.assertEqual(b'', done.stderr)
        return set(done.stdout.decode().split('\n')) - {''}

    def test_commands(self):
        self.assertEqual(COMMANDS | {'--help', '--version'}, self.offered('offprint', ''))
        self.assertEqual({'batch', 'bind'}, self.offered('offprint', 'b'))
        self.assertEqual({'batch', 'bind'}, self.offered('offprint', 'help', 'b'))

    def test_options(self):
        self.assertEqual({'--script', '--strict'}, self.offered('offprint', 'convert', '--s') - {'--style', '--series'})
        self.assertNotIn('--split', self.offered('offprint', 'convert', '--'))
        self.assertIn('--split', self.offered('offprint', 'bind', '--'))

    def test_values(self):
        self.assertLessEqual({'epub', 'markdown', 'pandoc'}, self.offered('offprint', 'convert', '-t', ''))
        self.assertEqual({'epub'}, self.offered('offprint', 'convert', '--to', '=', 'e'))
        self.assertNotIn('pandoc', self.offered('offprint', 'bind', '--to', ''))
        self.assertEqual({'epub,json', 'epub,jsonl'}, self.offered('offprint', 'batch', '-t', 'epub,js'))
        self.assertEqual({'link', 'save', 'embed', 'drop'}, self.offered('offprint', 'convert', '--images', ''))
        self.assertEqual({'lang=', 'language='}, self.offered('offprint', 'convert', '-M', 'lang'))
        self.assertEqual({'site='}, self.offered('offprint', 'bind', '--where', 's'))
        self.assertIn('share', self.offered('offprint', 'convert', '--keep', 'sh'))

    def test_files(self):
        self.assertEqual({'article.txt'}, self.offered('offprint', 'convert', 'art'))
        self.assertEqual({'in folder'}, self.offered('offprint', 'bind', '--image-dir', 'in'))
        self.assertEqual(set(), self.offered('offprint', 'bind', '--image-dir', 'art'))
        self.assertEqual({'auto', 'article.txt'}, self.offered('offprint', 'bind', '--cover', 'a'))


class Zsh(Shell):
    shell = 'zsh'
    # A terminal of zsh's own, in which Tab is pressed, then a key that tells what the line is now.
    PRESS = r'''
zmodload zsh/zpty
zpty shell 'zsh -f -i'
zpty -w shell 'fpath=($PWD $fpath); autoload -U compinit; compinit -u -d dump; bindkey "^I" complete-word'
zpty -w shell 'tell() { print -r -- "$BUFFER" > told; }; zle -N tell; bindkey "^T" tell; print > begun'
repeat 400; do [[ -e begun ]] && break; sleep .05; done
for call; do
  rm -f told
  zpty -n -w shell "$call"$'\t\x14\x15'
  repeat 400; do [[ -s told ]] && break; sleep .05; done
  cat told
done
zpty -d shell
'''

    def completed(self, *calls):
        self.write('_offprint', script('zsh'))
        done = subprocess.run(['zsh', '-f', '-c', self.PRESS, 'zsh', *calls], cwd=self.folder, capture_output=True, timeout=120,
                              env={'PATH': '/usr/bin:/bin', 'TERM': 'dumb', 'HOME': str(self.folder), 'LC_ALL': 'C.UTF-8'})
        return done.stdout.decode().splitlines()

    def test_it_is_zsh(self):
        subprocess.run(['zsh', '-n', self.script], check=True)

    def test_what_tab_makes_of_it(self):
        rows = {
            'offprint ver': 'offprint verify ',
            'offprint help ver': 'offprint help verify ',
            'offprint convert --stri': 'offprint convert --strict ',
            'offprint convert --spl': 'offprint convert --spl',  # bind's
            'offprint bind --spl': 'offprint bind --split=',
            'offprint convert --to=mark': 'offprint convert --to=markdown ',
            'offprint convert -t mark': 'offprint convert -t markdown ',
            'offprint batch -t epub,mark': 'offprint batch -t epub,markdown,',
            'offprint convert -M tit': 'offprint convert -M title=',
            'offprint bind --where si': 'offprint bind --where site=',
            'offprint convert --keep=shar': 'offprint convert --keep=share,',
            'offprint bind --cover no': 'offprint bind --cover none ',
            'offprint convert art': 'offprint convert article.txt ',
            'offprint bind --image-dir=in': 'offprint bind --image-dir=in\\ folder/',
        }
        self.assertEqual(list(rows.values()), self.completed(*rows))


class Fish(Shell):
    shell = 'fish'

    def offered(self, call):
        done = subprocess.run(['fish', '--no-config', '-c', f'source completion; complete -C "{call}"'], cwd=self.folder,
                              capture_output=True, check=True, env={'PATH': '/usr/bin:/bin', 'HOME': str(self.folder)})
        self.assertEqual(b'', done.stderr)
        return {line.split('\t')[0] for line in done.stdout.decode().splitlines()}

    def test_it_is_fish(self):
        subprocess.run(['fish', '--no-execute', self.script], check=True)

    def test_what_is_offered(self):
        self.assertEqual(COMMANDS, self.offered('offprint '))
        self.assertIn('--strict', self.offered('offprint convert --st'))
        self.assertNotIn('--split', self.offered('offprint convert --s'))
        self.assertEqual({'epub'}, self.offered('offprint convert -t ep'))
        self.assertIn('article.txt', self.offered('offprint convert art'))
        self.assertEqual({'title='}, self.offered('offprint convert -M tit'))
        self.assertEqual({'epub,markdown'}, self.offered('offprint batch -t epub,mark'))
        self.assertEqual({'none'}, self.offered('offprint bind --cover no'))
        self.assertEqual({'in folder/'}, self.offered('offprint bind --image-dir in'))


if __name__ == '__main__':
    main()
