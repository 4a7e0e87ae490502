#include "cli/help.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace offprint {

namespace {

constexpr std::size_t kWidth = 80;
constexpr std::size_t kIndent = 26;  // of an option's sentence

constexpr std::array<OptionGroup, 6> kOptionGroups{{
    {Changes::Reading, "Reading"},
    {Changes::Article, "The article"},
    {Changes::Writing, "Writing"},
    {Changes::Book, "The book"},
    {Changes::Running, "The run"},
    {Changes::Talking, "Messages"},
}};

// `text` in lines that end before kWidth, each but the first after `indent` spaces.
std::string wrapped(std::string_view text, std::size_t indent) {
  std::string out;
  std::size_t column = indent;
  while (!text.empty()) {
    const std::string_view word = text.substr(0, text.find(' '));
    text.remove_prefix(std::min(word.size() + 1, text.size()));
    if (column > indent && column + 1 + word.size() > kWidth) {
      out += "\n" + std::string(indent, ' ');
      column = indent;
    } else if (column > indent) {
      out += " ";
      ++column;
    }
    out += word;
    column += word.size();
  }
  return out + "\n";
}

// A name and what it means, in two columns.
std::string entry(std::string left, std::string_view sentence) {
  if (left.size() + 2 > kIndent) {
    left += "\n" + std::string(kIndent, ' ');
  } else {
    left.resize(kIndent, ' ');
  }
  return left + wrapped(sentence, kIndent);
}

std::string entry_of(const OptionRow& row, unsigned command) {
  std::string left = "  " + (row.letter.empty() ? std::string("    ") : std::string(row.letter) + ", ");
  left += row.flag;
  if (!row.value.empty()) left += " " + std::string(row.value);
  std::string sentence(help_for(row, command));
  if (!row.by_default.empty()) sentence += " (default: " + std::string(row.by_default) + ")";
  return entry(std::move(left), sentence);
}

// The options that `wanted` picks, a block for each group.
template <class Wanted>
std::string option_list(unsigned command, Wanted wanted) {
  std::string out;
  for (const OptionGroup& group : kOptionGroups) {
    std::string block;
    for (const OptionRow& row : options()) {
      const bool listed = row.changes == group.changes && !help_for(row, command).empty();
      if (listed && wanted(row)) block += entry_of(row, command);
    }
    if (!block.empty()) out += "\n" + std::string(group.title) + ":\n" + block;
  }
  return out;
}

constexpr std::string_view kExitCodes =
    "\nExit codes: 0 all is well; 1 --strict found a loss, batch, bind or stream left\n"
    "something out, --prune could not remove something, or verify found a change; 2\n"
    "the call is wrong; 3 the input cannot be read or is not what it says; 4 the\n"
    "output cannot be written; 130 and 143 interrupted.\n";

// What --to takes: a command that is not here takes none.
struct Written {
  unsigned command;
  bool (*takes)(const FormatRow&);
};
constexpr std::array<Written, 4> kWritten{{
    {command::kConvert, can_write},
    {command::kBatch, can_write},
    {command::kBind, can_be_book},
    {command::kStream, can_be_line},
}};

std::string names_of(std::string_view title, bool (*takes)(const FormatRow&)) {
  constexpr std::size_t kColumns = 80;
  std::string text(title);
  std::size_t width = title.size();
  for (const FormatRow& format : formats()) {
    if (!takes(format)) continue;
    const bool fits = width + 1 + format.name.size() <= kColumns;
    text.append(fits ? " " : "\n  ").append(format.name);
    width = fits ? width + 1 + format.name.size() : 2 + format.name.size();
  }
  return text + "\n";
}

// What --from and --to take.
std::string format_names(unsigned command) {
  std::string names = "\n" + names_of("Formats that can be read:", can_read);
  for (const Written& row : kWritten)
    if (row.command == command) names += names_of("Formats that can be written:", row.takes);
  return names;
}

}  // namespace

std::span<const OptionGroup> option_groups() { return kOptionGroups; }

std::string_view about_program() {
  return "Offprint turns crawled articles, web pages and Markdown into EPUB, Markdown,\n"
         "plain text, JSON, HTML and what pandoc reads.\n";
}

std::string usage() {
  return "usage: offprint COMMAND [OPTIONS] [INPUT]\n"
         "try 'offprint --help'\n";
}

std::string usage_of(const CommandRow& command) {
  const std::string name(command.name);
  return "usage: offprint " + name + " " + std::string(command.arguments) + "\ntry 'offprint " + name + " --help'\n";
}

std::string help() {
  std::string out(about_program());
  out += "\nusage: offprint COMMAND [OPTIONS] [INPUT]\n\nCommands:\n";
  for (const CommandRow& row : commands())
    if (!row.hidden) out += entry("  " + std::string(row.name), row.summary);
  out += option_list(0, [](const OptionRow& row) { return row.commands == command::kEvery; });
  out += "\nExamples:\n";
  for (const CommandRow& row : commands())
    if (!row.hidden) out += row.examples.substr(0, row.examples.find('\n') + 1);
  out += "\n'offprint help COMMAND' says more about a command.\n";
  return out + std::string(kExitCodes);
}

std::string help_of(const CommandRow& command) {
  std::string out = "usage: offprint " + std::string(command.name) + " " + std::string(command.arguments) + "\n\n";
  out += command.about;
  out += option_list(command.bit, [&](const OptionRow& row) { return (row.commands & command.bit) != 0; });
  if ((find_option("--from")->commands & command.bit) != 0) out += format_names(command.bit);
  return out + "\nExamples:\n" + std::string(command.examples);
}

}  // namespace offprint
