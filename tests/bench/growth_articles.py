"""Many tiny articles at once: seconds of CPU and peak memory of batch and bind, in one process."""
import pathlib
import subprocess
import tempfile
import zipfile

COUNTS = [250, 500, 1000, 2000]
RUNS = {
    'batch, a folder': ['batch', 'in', '-o', 'out', '-t', 'markdown', '-j', '1'],
    'batch, an archive': ['batch', 'in.zip', '-o', 'out-zip', '-t', 'markdown', '-j', '1'],
    'bind, an EPUB': ['bind', 'in', '-o', 'book.epub', '-j', '1'],
    'bind, Markdown': ['bind', 'in', '-o', 'book.md', '-j', '1'],
}


def write_articles(folder, count):
    with zipfile.ZipFile(folder / 'in.zip', 'w', zipfile.ZIP_DEFLATED) as archive:
        for number in range(count):
            text = f'<!--1697206623000-->\n[Article {number}](https://a.example/{number})\n------\n\n<p>{number}</p>'
            path = folder / 'in' / f'{number // 100}' / f'{number}.md'
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding='utf-8')
            archive.writestr(f'{number // 100}/{number}.md', text)


def cost(offprint, folder, arguments):
    """Seconds of CPU, and megabytes of the largest process."""
    run = subprocess.run(['/usr/bin/time', '-f', '%U %S %M', offprint, *arguments, '-q'], cwd=folder, check=True,
                         capture_output=True, text=True)
    user, system, kilobytes = run.stderr.split()[-3:]
    return f'{float(user) + float(system):.2f} s, {int(kilobytes) / 1024:.0f} MB'


def table_of_articles(offprint):
    costs = {name: [] for name in RUNS}
    for count in COUNTS:
        with tempfile.TemporaryDirectory() as name:
            folder = pathlib.Path(name)
            write_articles(folder, count)
            for run, arguments in RUNS.items():
                costs[run].append(cost(offprint, folder, arguments))
    head = f'| articles | {" | ".join(map(str, COUNTS))} |\n| --- |{" ---: |" * len(COUNTS)}\n'
    return head + ''.join(f'| {run} | {" | ".join(cells)} |\n' for run, cells in costs.items())
