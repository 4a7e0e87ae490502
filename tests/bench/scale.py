"""What a run over many files costs: time, memory of parent and workers, and where the CPU goes.

  scale.py OFFPRINT CORPUS OUT [batch's options, such as -t markdown -j 2]

Runs `offprint batch CORPUS -o OUT` twice and prints, for each, seconds of wall clock, CPU of the parent and of all workers,
files a second and peak memory (from /proc, 20 times a second).
"""
import os
import pathlib
import subprocess
import sys
import threading
import time

TICK = os.sysconf('SC_CLK_TCK')


def peak(pid):
    for line in pathlib.Path(f'/proc/{pid}/status').read_text().splitlines():
        if line.startswith('VmHWM:'):
            return int(line.split()[1]) / 1024
    return 0


def children(pid):
    return [int(child) for child in pathlib.Path(f'/proc/{pid}/task/{pid}/children').read_text().split()]


def parent_cpu(pid):
    fields = pathlib.Path(f'/proc/{pid}/stat').read_text().rsplit(')', 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / TICK


def watch(pid, seen):
    while True:
        try:
            seen['parent'] = max(seen['parent'], peak(pid))
            seen['parent_cpu'] = parent_cpu(pid)
            for child in children(pid):
                seen['worker'] = max(seen['worker'], peak(child))
        except (OSError, IndexError, ValueError):
            if not pathlib.Path(f'/proc/{pid}').exists():
                return
        time.sleep(0.05)


def run(command):
    seen = {'parent': 0, 'worker': 0, 'parent_cpu': 0}
    begin = time.monotonic()
    process = subprocess.Popen(command, stderr=subprocess.PIPE)
    threading.Thread(target=watch, args=(process.pid, seen), daemon=True).start()
    errors = process.stderr.read().decode()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.monotonic() - begin
    cpu = usage.ru_utime + usage.ru_stime
    summary = next(line for line in errors.splitlines() if ' converted, ' in line)
    print(f'{seconds:8.2f} s   CPU {cpu:8.2f} s, of them the parent {seen["parent_cpu"]:.2f} s   '
          f'peak MB: parent {seen["parent"]:.0f}, worker {seen["worker"]:.0f}   exit {os.waitstatus_to_exitcode(status)}   '
          f'{summary}')
    return seconds


def main(offprint, corpus, out, *options):
    command = [offprint, 'batch', corpus, '-o', out, '--progress', 'never', *options]
    first = run(command)
    second = run(command)
    print(f'second run: {100 * second / first:.1f} % of the first')


main(*sys.argv[1:])
