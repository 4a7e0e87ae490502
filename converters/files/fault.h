// A hook for tests: with OFFPRINT_FAULT=ACTION:STEP:WHICH in the environment, ACTION happens at that step of a run. It
// is in every build, so that the program that is tested is the one that people run; it costs a look at the environment
// once per process.
//
// STEP   of a batch: locked, planned, looked (which pictures are wanted), named (names of a block are in the journal),
//        answered, recorded (a file's record is in the journal), reported; of a bind: looked (the first pass is over),
//        fetched (its pictures), answered, bound (all articles are made), placed (the book is under its name); of a
//        worker: begun, converted, written (a temporary file is whole), renamed (a file is under its name)
// WHICH  which occurrence of the step in this process, from 1; or the end of the input's (or output's) path
// ACTION kill   SIGKILL to this process         killrun  to the parent, then to this worker
//        crash  SIGSEGV                         hang     sleeps forever
//        eat    takes memory without end        int      SIGINT to the parent; the worker goes on
//        stop   SIGSTOP to this process         ints     SIGINT to the parent until this worker is killed
#pragma once

#include <string_view>

namespace offprint {

void meet_fault(std::string_view step, std::string_view what);

}  // namespace offprint
