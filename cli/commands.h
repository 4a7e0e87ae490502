// The table of commands: a row each. Arguments in, exit code out; what a command does stands in converters/.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "converters/options/options.h"

namespace offprint {

class Messages;

struct Call {
  Settings settings;
  std::vector<std::string> inputs;
  std::vector<std::string> changes;  // the options that change an output's bytes, as --flag=value, in the call's order
  std::vector<const OptionRow*> given;  // the options of the call, each once
  // The input that is read: "-" where none is named.
  std::string input() const { return inputs.empty() ? "-" : inputs.front(); }
};

struct CommandRow {
  std::string_view name;
  unsigned bit = 0;            // of command::
  std::string_view arguments;  // as the usage line says them
  std::string_view summary;    // one line
  std::string_view about;      // for its help: lines of at most 80 columns
  std::string_view examples;   // the same, indented
  std::size_t most_inputs = 0;
  int (*run)(const Call& call, Messages& messages) = nullptr;  // gives the exit code
  bool hidden = false;                                         // for the program itself, not for people
  std::string_view one_too_many = {};                          // what takes more inputs than this does
};

std::span<const CommandRow> commands();
const CommandRow* find_command(std::string_view name);  // null for none

// The program: argv without its first word in, exit code out.
int run(std::span<char* const> arguments);

int run_help(const Call& call, Messages& messages);
int run_completion(const Call& call, Messages& messages);
int run_manual(const Call& call, Messages& messages);
int run_convert(const Call& call, Messages& messages);
int run_inspect(const Call& call, Messages& messages);
int run_formats(const Call& call, Messages& messages);
int run_batch(const Call& call, Messages& messages);
int run_batch_worker(const Call& call, Messages& messages);
int run_bind(const Call& call, Messages& messages);
int run_bind_worker(const Call& call, Messages& messages);
int run_learn(const Call& call, Messages& messages);
int run_learn_worker(const Call& call, Messages& messages);
int run_verify(const Call& call, Messages& messages);
int run_stream(const Call& call, Messages& messages);
int run_stream_worker(const Call& call, Messages& messages);

}  // namespace offprint
