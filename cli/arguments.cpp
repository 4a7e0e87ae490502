#include "cli/arguments.h"

#include <algorithm>
#include <map>
#include <string_view>
#include <sys/stat.h>
#include <vector>

#include <CLI/CLI.hpp>

#include "converters/convert/convert.h"
#include "converters/inputs/foreign.h"
#include "converters/options/nearest.h"
#include "converters/options/words.h"
#include "formats/address/address.h"

namespace offprint {

namespace {

std::string in_quotes(std::string_view word) { return "'" + std::string(word) + "'"; }

Complaint complain(std::string_view subject, std::string message) {
  return {std::string(subject), {Fault::Usage, std::move(message)}};
}

// What CLI11 takes for something else, or refuses without saying what it is about.
std::optional<Complaint> odd_spelling(std::string_view word) {
  if (word.size() > 2 && word[0] == '-' && word[1] != '-' && word[2] == '=')
    return complain(word.substr(0, 2), "no '=' after a letter; write " + std::string(word.substr(0, 2)) + " VALUE");
  const std::size_t equals = word.find('=');
  if (!word.starts_with("--") || equals == std::string_view::npos) return {};
  const OptionRow* row = find_option(word.substr(0, equals));
  if (row == nullptr) return {};
  if (row->value.empty()) return complain(row->flag, "it takes no value; write " + std::string(row->flag));
  if (equals + 1 == word.size())
    return complain(row->flag, "its value is missing; write " + std::string(row->flag) + "=" + std::string(row->value));
  return {};
}

std::optional<Complaint> first_odd_spelling(std::span<char* const> arguments) {
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const std::string_view word = arguments[i];
    if (word == "--") return {};
    if (word.empty()) return complain("''", "an empty word is no input; check the quotes and variables of the call");
    if (auto complaint = odd_spelling(word)) return complaint;
    const OptionRow* row = find_option(word);
    if (row != nullptr && !row->value.empty()) ++i;  // the next word is its value, whatever it looks like
  }
  return {};
}

Complaint unknown_option(std::string_view word, const CommandRow* command) {
  const std::string_view name = word.substr(0, word.find('='));
  const OptionRow* elsewhere = find_option(name.starts_with("--") ? name : name.substr(0, 2));
  // CLI11 gives an option that stands before its command to the program, not to the command.
  if (elsewhere != nullptr && (command == nullptr || (elsewhere->commands & command->bit) != 0))
    return complain(name, "this stands after the command: offprint COMMAND " + std::string(elsewhere->flag));
  const std::string whose = command == nullptr ? "offprint" : "offprint " + std::string(command->name);
  if (elsewhere != nullptr) {
    const auto taker = std::find_if(commands().begin(), commands().end(),
                                    [&](const CommandRow& row) { return (row.bit & elsewhere->commands) != 0; });
    return complain(name, in_quotes(whose) + " does not take it; 'offprint " + std::string(taker->name) + "' does");
  }
  std::vector<std::string_view> flags;
  for (const OptionRow& row : options()) {
    const bool takes = command == nullptr ? row.commands == command::kEvery : (row.commands & command->bit) != 0;
    if (takes) flags.push_back(row.flag);
  }
  const std::string_view meant = name.starts_with("--") ? nearest(name, flags) : std::string_view{};
  const std::string hint =
      meant.empty() ? in_quotes(whose + " --help") + " lists them" : "did you mean " + in_quotes(meant) + "?";
  return complain(name, "unknown option; " + hint);
}

// CLI11's view of the table: a list of values an option, a count a flag.
class Parser {
 public:
  explicit Parser(std::span<char* const> arguments) {
    root_.set_help_flag();
    root_.allow_extras();
    root_.require_subcommand(0, 1);
    add_options(root_, [](const OptionRow& row) { return row.commands == command::kEvery; });
    for (const CommandRow& command : commands()) {
      // CLI11 compares each new option with all before it: only for a command that the call can mean.
      if (std::find(arguments.begin(), arguments.end(), command.name) == arguments.end()) continue;
      CLI::App* sub = root_.add_subcommand(std::string(command.name));
      sub->fallthrough();
      sub->add_option("INPUT", inputs_);
      add_options(*sub, [&](const OptionRow& row) {
        return row.commands != command::kEvery && (row.commands & command.bit) != 0;
      });
    }
  }

  Parsed parse(std::span<char* const> arguments) {
    Parsed parsed;
    parsed.complaint = first_odd_spelling(arguments);
    std::vector<std::string> reversed(arguments.rbegin(), arguments.rend());
    try {
      root_.parse(std::move(reversed));
    } catch (const CLI::ArgumentMismatch&) {
      note(parsed, missing_value(arguments.back()));
    } catch (const CLI::ParseError&) {
      note(parsed, complain("", "the call cannot be understood; compare it with 'offprint --help'"));
    }
    for (const CLI::App* sub : root_.get_subcommands()) parsed.command = find_command(sub->get_name());
    for (const std::string& word : root_.remaining(true)) {
      if (word != "--") note(parsed, unknown(word, parsed.command));
    }
    apply(parsed);
    parsed.call.inputs = inputs_;
    if (flags_[find_option("-q")] > 0 && flags_[find_option("-v")] > 0)
      note(parsed, complain("-q", "it contradicts -v; leave one of them out"));
    return parsed;
  }

 private:
  template <class Wanted>
  void add_options(CLI::App& app, Wanted wanted) {
    for (const OptionRow& row : options()) {
      if (!wanted(row)) continue;
      const std::string names = (row.letter.empty() ? "" : std::string(row.letter) + ",") + std::string(row.flag);
      CLI::Option* option =
          row.value.empty() ? app.add_flag(names, flags_[&row]) : app.add_option(names, values_[&row]);
      // Else a list is greedy, and -M a=b INPUT would take the INPUT too.
      if (!row.value.empty()) option->allow_extra_args(false);
      rows_[option] = &row;
    }
  }

  static void note(Parsed& parsed, Complaint complaint) {
    if (!parsed.complaint) parsed.complaint = std::move(complaint);
  }

  // An option takes whatever follows it for its value: only the last word of a call, or the last of its letters (-vo),
  // can be one without.
  static Complaint missing_value(std::string_view last_word) {
    const bool letters = !last_word.starts_with("--") && last_word.size() > 1;
    const OptionRow* row = find_option(letters ? std::string("-") + last_word.back() : std::string(last_word));
    if (row == nullptr) return complain(last_word, "its value is missing; see 'offprint --help'");
    return complain(row->flag, "its value is missing; write " + std::string(row->flag) + " " + std::string(row->value));
  }

  static Complaint unknown(const std::string& word, const CommandRow* command) {
    if (word.size() > 1 && word[0] == '-') return unknown_option(word, command);
    return unknown_command(word);
  }

  static void set(const OptionRow& row, std::string_view value, Parsed& parsed) {
    if (auto done = row.set(parsed.call.settings, value); !done) note(parsed, {std::string(row.flag), done.error()});
    if (!changes_bytes(row)) return;
    std::string word(row.flag);
    if (!row.value.empty()) word.append("=").append(value);
    parsed.call.changes.push_back(std::move(word));
  }

  // In the call's order, which --include and --exclude rely on.
  void apply(Parsed& parsed) {
    std::vector<const CLI::App*> apps{&root_};
    for (const CLI::App* sub : root_.get_subcommands()) apps.push_back(sub);
    std::map<const OptionRow*, std::size_t> seen;
    for (const CLI::App* app : apps) {
      for (const CLI::Option* option : app->parse_order()) {
        const auto found = rows_.find(option);
        if (found == rows_.end()) continue;  // INPUT
        const OptionRow& row = *found->second;
        const std::size_t time = seen[&row]++;
        if (time == 0) parsed.call.given.push_back(&row);
        if (row.value.empty() && time == 0) set(row, {}, parsed);
        if (time < values_[&row].size()) set(row, values_[&row][time], parsed);
      }
    }
  }

  CLI::App root_;
  std::vector<std::string> inputs_;
  std::map<const CLI::Option*, const OptionRow*> rows_;
  std::map<const OptionRow*, std::size_t> flags_;
  std::map<const OptionRow*, std::vector<std::string>> values_;
};

// Inputs that another command takes.
std::optional<Complaint> wrong_input(const CommandRow& command, const Call& call) {
  std::string name = in_quotes("offprint " + std::string(command.name));
  const bool runs = command.bit == command::kBatch || command.bit == command::kBind;
  if (runs && std::find(call.inputs.begin(), call.inputs.end(), "-") != call.inputs.end()) {
    return complain("-", name +
                             " does not read an article from stdin; 'offprint convert' does, and --files-from - "
                             "reads names of files");
  }
  if (call.inputs.size() <= command.most_inputs) return {};
  const std::string& word = call.inputs[command.most_inputs];
  const std::string_view most = command.most_inputs == 0 ? " takes no input; " : " takes one input; ";
  return complain(word, name.append(most).append(command.one_too_many));
}

std::optional<Complaint> contradiction(const Parsed& parsed) {
  if (parsed.command != nullptr && parsed.command->bit != command::kBatch && parsed.call.settings.formats.size() > 1)
    return complain("--to", "one format a call; 'offprint batch' takes a list");
  return parsed.command == nullptr ? std::nullopt : wrong_input(*parsed.command, parsed.call);
}

// Where pictures that are fetched go: beside the output where something can lie beside it.
Images fetched_images(const Parsed& parsed) {
  if (parsed.command == nullptr || parsed.command->bit == command::kBind) return Images::Embed;
  const Settings& settings = parsed.call.settings;
  return settings.output.empty() || settings.output == "-" ? Images::Embed : Images::Save;
}

}  // namespace

Complaint unknown_command(const std::string& word) {
  if (is_web_address(word)) return {word, input_error(word, {Fault::NotFound, {}})};
  std::vector<std::string_view> names;
  for (const CommandRow& row : commands())
    if (!row.hidden) names.push_back(row.name);
  if (const std::string_view meant = nearest(word, names); !meant.empty())
    return complain(word, "unknown command; did you mean 'offprint " + std::string(meant) + "'?");
  struct stat info {};
  const bool there = ::stat(word.c_str(), &info) == 0;
  if (there && S_ISDIR(info.st_mode))
    return complain(word, "unknown command; did you mean 'offprint batch " + shell_word(word) + " -o DIR'?");
  if (there || word == "-" || word.find_first_of("./") != std::string::npos)
    return complain(word, "unknown command; did you mean 'offprint convert " + word + "'?");
  return complain(word, "unknown command; 'offprint --help' lists them");
}

Parsed parse_arguments(std::span<char* const> arguments) {
  Parser parser(arguments);
  Parsed parsed = parser.parse(arguments);
  if (!parsed.complaint) parsed.complaint = contradiction(parsed);
  settle_images(parsed.call.settings, fetched_images(parsed));
  return parsed;
}

}  // namespace offprint
