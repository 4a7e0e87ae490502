#include "cli/manual.h"

#include <array>
#include <string_view>

#include "cli/help.h"
#include "converters/options/options.h"

namespace offprint {

namespace {

// What stands at the end of every page.
constexpr std::string_view kExitStatus = R"(# EXIT STATUS

*0*
	All is well.

*1*
	*--strict* found a loss; *batch*, *bind* or *stream* left something out, because
	it could not be read; *--prune* could not remove something; or *verify* found a
	change. The rest is done.

*2*
	The call is wrong.

*3*
	The input cannot be read, or is not what it says.

*4*
	The output cannot be written.

*130*, *143*
	Interrupted.

)";

constexpr std::string_view kEnvironment = R"(# ENVIRONMENT

*NO_COLOR*
	Where it is set, messages have no colors unless *--color always* asks for them.

*OFFPRINT_MEDIA*
	The program that fetches and converts pictures. By default *offprint-media*(1)
	beside offprint, or in _PATH_; where it is empty, none.

*TMPDIR*
	Where *bind* keeps what waits for its turn, if the book goes to a pipe.

*XDG_CACHE_HOME*
	The folder of the cache; by default _~/.cache_.

)";

constexpr std::string_view kFiles = R"(# FILES

_DIR_/.offprint
	What *offprint batch* knows of its earlier runs into that folder. Without it
	all is done again.

_~/.cache/offprint/images_
	The pictures that *--fetch-images* has fetched, unless *--image-dir* is given.

)";

// The pages that no command has: cli/manual/PAGE.scd.
constexpr std::array<std::string_view, 7> kOtherPages{
    "offprint-media(1)", "offprint-archives(5)", "offprint-dumps(5)",   "offprint-furniture(5)",
    "offprint-json(5)",  "offprint-books(7)",    "offprint-pictures(7)"};

// Without what scdoc takes for marks.
std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\\' || c == '*' || c == '_' || c == '#' || c == '`' || c == '~' || c == '[' || c == '|' || c == ']')
      out += '\\';
    if (c == '.' && (out.empty() || out.back() == '\n')) out += '\\';
    out += c;
  }
  return out;
}

std::string bold(std::string_view text) { return "*" + escaped(text) + "*"; }
std::string underlined(std::string_view text) { return "_" + escaped(text) + "_"; }

std::string head(std::string_view page, std::string_view summary) {
  return std::string(page) + "(1) \"\" \"Offprint\"\n\n# NAME\n\n" + std::string(page) + " - " + escaped(summary) +
         "\n\n";
}

std::string option_entry(const OptionRow& row, unsigned command) {
  std::string out = row.letter.empty() ? std::string() : bold(row.letter) + ", ";
  out += bold(row.flag);
  if (!row.value.empty()) out += " " + underlined(row.value);
  out += "\n\t" + escaped(help_for(row, command));
  if (!row.by_default.empty()) out += " (default: " + escaped(row.by_default) + ")";
  return out + "\n\n";
}

// "## GROUP", each with its options.
template <class Wanted>
std::string option_entries(unsigned command, Wanted wanted) {
  std::string out;
  for (const OptionGroup& group : option_groups()) {
    std::string block;
    for (const OptionRow& row : options()) {
      if (row.changes == group.changes && !help_for(row, command).empty() && wanted(row))
        block += option_entry(row, command);
    }
    if (!block.empty()) out += "## " + std::string(group.title) + "\n\n" + block;
  }
  return out;
}

std::string example_block(std::string_view examples) {
  std::string out = "```\n";
  while (!examples.empty()) {
    const std::size_t end = examples.find('\n');
    std::string_view line = examples.substr(0, end);
    while (line.starts_with(' ')) line.remove_prefix(1);
    out.append(line).append("\n");
    examples.remove_prefix(end == std::string_view::npos ? examples.size() : end + 1);
  }
  return out + "```\n\n";
}

std::string see_also(std::string_view but) {
  std::string pages;
  const auto add = [&](const std::string& page) {
    if (page == but) return;
    const std::size_t section = page.find('(');
    pages.append(pages.empty() ? "" : ", ").append(bold(page.substr(0, section))).append(page.substr(section));
  };
  add("offprint(1)");
  for (const CommandRow& row : commands()) {
    if (!row.hidden) add("offprint-" + std::string(row.name) + "(1)");
  }
  for (const std::string_view page : kOtherPages) add(std::string(page));
  return "# SEE ALSO\n\n" + pages + "\n";
}

}  // namespace

std::string manual() {
  std::string out = head("offprint", "turns archives of articles into EPUB, Markdown, plain text, JSON and HTML");
  out += "# SYNOPSIS\n\n*offprint* _COMMAND_ \\[OPTIONS\\] \\[INPUT\\]\n\n# DESCRIPTION\n\n";
  out += escaped(about_program()) + "\n";
  out +=
      "What is taken out of an article is kept in a ledger, with its text and the reason (*offprint inspect --cuts*). "
      "Only *--fetch-images* uses the network, by *offprint-media*(1).\n\n# COMMANDS\n\n";
  for (const CommandRow& row : commands()) {
    if (!row.hidden)
      out += bold(row.name) + "\n\t" + escaped(row.summary) + ": see *offprint-" + std::string(row.name) + "*(1)\n\n";
  }
  out += "# OPTIONS OF EVERY COMMAND\n\n";
  out += option_entries(0, [](const OptionRow& row) { return row.commands == command::kEvery; });
  out += "# FORMATS\n\n";
  for (const FormatRow& format : formats()) {
    const std::string_view does = can_read(format) ? (can_write(format) ? "read, written" : "read") : "written";
    out += bold(format.name) + " (" + std::string(does) + ")\n\t" + escaped(format.description) + "\n\n";
  }
  out += "# EXAMPLES\n\n";
  std::string examples;
  for (const CommandRow& row : commands()) {
    if (!row.hidden) examples += row.examples.substr(0, row.examples.find('\n') + 1);
  }
  out += example_block(examples);
  return out.append(kExitStatus).append(kEnvironment).append(kFiles) + see_also("offprint(1)");
}

std::string manual_of(const CommandRow& command) {
  const std::string page = "offprint-" + std::string(command.name);
  std::string out = head(page, command.summary);
  out += "# SYNOPSIS\n\n*offprint " + std::string(command.name) + "* " + escaped(command.arguments) +
         "\n\n# DESCRIPTION\n\n";
  out += escaped(command.about) + "\n# OPTIONS\n\n";
  out += option_entries(command.bit, [&](const OptionRow& row) { return (row.commands & command.bit) != 0; });
  out += "# EXAMPLES\n\n" + example_block(command.examples);
  return out.append(kExitStatus) + see_also(page + "(1)");
}

}  // namespace offprint
