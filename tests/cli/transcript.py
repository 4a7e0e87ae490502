"""Runs a transcript: Markdown with the commands of a behaviour and what they must print.

  transcript.py OFFPRINT TRANSCRIPT.md

A fenced block `setup` is a shell script; a fenced block `console` holds commands and what is expected of each:

  $ offprint convert a.md          a command, given to bash
  # Title                          a line of stdout; `1> ` before one that could be taken for something else
  1>                               an empty line of stdout
  2> offprint: a.md: ...           a line of stderr
  => 3                             the exit code, where it is not 0

All blocks of a transcript run in order in one new folder, with stdin empty, PATH led by `offprint` and by bin/ beside
this file. A last line of stdout without its newline is followed by the line `1\\`. OFFPRINT_ACCEPT=1 in the environment
rewrites the file with what the commands print now. Where the system gives no terminals (a chroot without /dev/pts),
commands of `on-terminal` are left out, with a word.
"""
import difflib
import os
import pathlib
import re
import subprocess
import sys
import tempfile

SECONDS = 60
SPECIAL = re.compile(r'\$ |1>|1\\|2>|=> |```')


def stdout_lines(text):
    """Stdout as a transcript writes it."""
    if not text:
        return []
    ended = text.endswith('\n')
    lines = text[:-1].split('\n') if ended else text.split('\n')
    written = ['1>' if not line else '1> ' + line if SPECIAL.match(line) else line for line in lines]
    return written if ended else written + ['1\\']


def run(command, environment, folder):
    """The command's lines in a transcript, without the command itself."""
    done = subprocess.run(['bash', '-c', command], stdin=subprocess.DEVNULL, capture_output=True, cwd=folder,
                          env=environment, timeout=SECONDS)
    lines = stdout_lines(done.stdout.decode('utf-8', 'backslashreplace'))
    errors = done.stderr.decode('utf-8', 'backslashreplace')
    lines += [('2> ' + line).rstrip() for line in errors.removesuffix('\n').split('\n')] if errors else []
    return lines + ([f'=> {done.returncode}'] if done.returncode else [])


def has_terminals():
    try:
        for end in os.openpty():
            os.close(end)
    except OSError:
        return False
    return True


def play(text, environment, folder):
    """The transcript's text as it would be if all were as expected."""
    lines, fence, script, left_out = [], None, [], False
    for line in text.split('\n'):
        if fence is None:
            fence = {'```setup': 'setup', '```console': 'console'}.get(line, '```' if line.startswith('```') else None)
            lines.append(line)
        elif line == '```':
            if fence == 'setup':
                subprocess.run(['bash', '-ec', '\n'.join(script)], check=True, cwd=folder, env=environment,
                               stdin=subprocess.DEVNULL, timeout=SECONDS)
            fence, script = None, []
            lines.append(line)
        elif fence == 'console':
            if line.startswith('$ '):
                left_out = 'on-terminal ' in line and not has_terminals()
                if left_out:
                    print(f'left out, the system gives no terminals: {line[2:]}')
                lines += [line] + ([] if left_out else run(line[2:], environment, folder))
            elif left_out:
                lines.append(line)
        else:
            script.append(line)
            lines.append(line)
    return '\n'.join(lines)


def environment_for(program, folder):
    beside = pathlib.Path(__file__).resolve().parent / 'bin'
    programs = folder / '.programs'
    programs.mkdir()
    (programs / 'offprint').symlink_to(program)
    kept = {name: value for name, value in os.environ.items() if name.endswith('SAN_OPTIONS')}
    kept['OFFPRINT_MEDIA'] = ''  # covers that it draws depend on the fonts here
    return {**kept, 'PATH': f'{programs}:{beside}:/usr/bin:/bin', 'LC_ALL': 'C.UTF-8', 'HOME': str(folder), 'TERM': 'xterm'}


def main():
    program, path = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2])
    expected = path.read_text(encoding='utf-8')
    with tempfile.TemporaryDirectory(prefix='offprint-cli-') as outer:
        folder = pathlib.Path(outer) / 'here'
        folder.mkdir()
        actual = play(expected, environment_for(program, pathlib.Path(outer)), folder)
    if '\n$ ' not in expected:
        sys.exit(f'{path}: no command in it')
    if actual == expected:
        return
    if os.environ.get('OFFPRINT_ACCEPT') == '1':
        path.write_text(actual, encoding='utf-8')
        return
    sys.stdout.writelines(line + '\n' for line in difflib.unified_diff(
        expected.split('\n'), actual.split('\n'), f'{path} (expected)', f'{path} (now)', lineterm=''))
    sys.exit(1)


if __name__ == '__main__':
    main()
