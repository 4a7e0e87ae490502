// From argv to a Call: the only code that knows CLI11.
#pragma once

#include <optional>
#include <span>
#include <string>

#include "cli/commands.h"
#include "formats/document/result.h"

namespace offprint {

struct Complaint {
  std::string subject;  // the word that it is about
  Error error;
};

struct Parsed {
  const CommandRow* command = nullptr;  // null where none is named
  Call call;                            // as far as it was understood, also beside a complaint
  std::optional<Complaint> complaint;   // the first
};

// What to say of a word in a command's place that is none: which command it should have been.
Complaint unknown_command(const std::string& word);

Parsed parse_arguments(std::span<char* const> arguments);

}  // namespace offprint
