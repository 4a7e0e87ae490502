"""The programs as they are linked: what a defect in them would have to get past, and what they could do at all.

  hardening_test.py OFFPRINT ROOT OFFPRINT_MEDIA [Hardening.test_NAME]

Of Release builds: the others carry sanitizers, or are for finding defects.
"""
import pathlib
import re
import subprocess
import sys
import unittest

PROGRAMS = {'offprint': pathlib.Path(sys.argv[1]), 'offprint-media': pathlib.Path(sys.argv[3])}
# Of the C library, and md4c, which reads Markdown from memory.
LINKED = {'libc.so.6', 'libm.so.6', 'libmd4c.so.0', 'ld-linux-x86-64.so.2'}
NETWORK = re.compile(r'^(socket|socketpair|connect|bind|listen|accept4?|send(to|msg|mmsg)?|recv(from|msg|mmsg)?|getaddrinfo|'
                     r'gethostby\w+|res_\w+)$')
# Programs are started by one function, with a list of words: no shell reads them.
STARTS = re.compile(r'^(system|popen|exec\w+|fexecve|posix_spawnp|wordexp)$')


def readelf(program, *options):
    return subprocess.run(['readelf', '--wide', *options, PROGRAMS[program]], capture_output=True, text=True, check=True).stdout


def wanted(program):
    """The functions that the program takes from libraries."""
    rows = re.findall(r' UND (\w+)', readelf(program, '--dyn-syms'))
    assert len(rows) > 50, rows
    return set(rows)


class Hardening(unittest.TestCase):
    def test_how_they_are_linked(self):
        for program in PROGRAMS:
            dynamic, segments = readelf(program, '--dynamic'), readelf(program, '--segments')
            self.assertRegex(dynamic, r'FLAGS_1\).*\bPIE\b', 'addresses are random')
            self.assertRegex(dynamic, r'FLAGS_1\).*\bNOW\b', 'all functions are bound at the start, and')
            self.assertRegex(segments, r'GNU_RELRO', 'their table is read-only from then on')
            self.assertRegex(segments, r'GNU_STACK +(0x0+ ){5}RW ', 'the stack is not run')
            self.assertNotRegex(dynamic, r'TEXTREL|RPATH|RUNPATH')
            for flags in re.findall(r'LOAD +(?:0x\w+ +){5}([RWE ]{3})', segments):
                self.assertFalse('W' in flags and 'E' in flags, 'nothing is both written and run')

    def test_how_they_are_compiled(self):
        for program in PROGRAMS:
            functions = wanted(program)
            self.assertIn('__stack_chk_fail', functions)
            self.assertTrue({name for name in functions if re.fullmatch(r'__\w+_chk', name)}, '_FORTIFY_SOURCE')

    def test_offprint_has_nothing_for_the_network(self):
        needed = set(re.findall(r'NEEDED\).*\[(.*)\]', readelf('offprint', '--dynamic')))
        self.assertLessEqual(needed, LINKED)
        self.assertEqual(set(), {name for name in wanted('offprint') if NETWORK.match(name)})
        self.assertTrue('curl_easy_perform' in wanted('offprint-media') or 'curl_multi_perform' in wanted('offprint-media'))

    def test_no_shell(self):
        for program in PROGRAMS:
            self.assertEqual(set(), {name for name in wanted(program) if STARTS.match(name)})
        self.assertIn('posix_spawn', wanted('offprint'))


if __name__ == '__main__':
    unittest.main(argv=[sys.argv[0], *sys.argv[4:]])
