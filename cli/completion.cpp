#include "cli/completion.h"

#include <algorithm>
#include <array>
#include <span>
#include <vector>

#include "cli/commands.h"
#include "converters/bind/filter.h"
#include "converters/options/options.h"
#include "converters/passes/ledger.h"
#include "converters/passes/metadata/given.h"

namespace offprint {

namespace {

// What may stand for an option's value.
struct Values {
  std::vector<std::string> words = {};
  bool list = false;  // several of them, with commas between
  bool keys = false;  // each ends in '=', and a value follows
  bool files = false;
  bool folders = false;
};

bool writes_lists(unsigned command) { return command == command::kBatch; }

std::vector<std::string> names_of_formats(bool (*can)(const FormatRow&)) {
  std::vector<std::string> names;
  for (const FormatRow& format : formats()) {
    if (can(format)) names.emplace_back(format.name);
  }
  return names;
}

Values formats_of(std::string_view flag, unsigned command) {
  if (flag == "--from") return {names_of_formats(can_read)};
  if (command == command::kBind) return {names_of_formats(can_be_book)};
  if (command == command::kStream) return {names_of_formats(can_be_line)};
  return {names_of_formats(can_write), writes_lists(command)};
}

Values keys_of(std::string_view flag, unsigned) {
  Values values;
  for (const std::string_view key : flag == "--where" ? filter_keys() : metadata_fields())
    values.words.push_back(std::string(key) + "=");
  values.keys = true;
  return values;
}

Values reasons(std::string_view, unsigned) {
  Values values;
  for (const CutReason& reason : cut_reasons()) values.words.emplace_back(reason.name);
  values.list = true;
  return values;
}

Values any_file(std::string_view, unsigned) { return {.files = true}; }
Values any_folder(std::string_view flag, unsigned) {
  if (flag == "--against") return {.files = true};  // an archive will do
  return {.folders = true};
}

// By what the help calls the value.
struct ValueRow {
  std::string_view value;
  Values (*values)(std::string_view flag, unsigned command);
};
constexpr std::array<ValueRow, 8> kValues{{
    {"FORMAT", formats_of},
    {"KEY=VALUE", keys_of},
    {"REASON,...", reasons},
    {"DIR", any_folder},
    {"PATH", any_file},
    {"FILE", any_file},
    {"LIST|-", any_file},
    {"FILE|auto|svg|none",
     [](std::string_view, unsigned) {
       return Values{.words = {"auto", "svg", "none"}, .files = true};
     }},
}};

Values values_of(const OptionRow& row, unsigned command) {
  if (!row.words.empty()) return {{row.words.begin(), row.words.end()}};
  const auto* found =
      std::find_if(kValues.begin(), kValues.end(), [&](const ValueRow& its) { return its.value == row.value; });
  return found == kValues.end() ? Values() : found->values(row.flag, command);
}

std::string listed(const std::vector<std::string>& words, std::string_view between = " ") {
  std::string out;
  for (const std::string& word : words) out.append(out.empty() ? std::string_view() : between).append(word);
  return out;
}

// In single quotes, for all three shells but fish, which takes a backslash inside them.
std::string shell_quoted(std::string_view text) {
  std::string out = "'";
  for (const char c : text) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return out + "'";
}

std::vector<const OptionRow*> options_of(unsigned command) {
  std::vector<const OptionRow*> rows;
  for (const OptionRow& row : options()) {
    if ((row.commands & command) != 0 && !help_for(row, command).empty()) rows.push_back(&row);
  }
  return rows;
}

std::vector<const CommandRow*> shown_commands() {
  std::vector<const CommandRow*> rows;
  for (const CommandRow& row : commands()) {
    if (!row.hidden) rows.push_back(&row);
  }
  return rows;
}

std::string command_names(std::string_view between) {
  std::vector<std::string> names;
  for (const CommandRow* row : shown_commands()) names.emplace_back(row->name);
  return listed(names, between);
}

bool takes_inputs(const CommandRow& command) { return command.most_inputs > 0; }

// bash. COMP_WORDBREAKS parts words at '=', so that --to=x is three of them.
constexpr std::string_view kBashHead = R"sh(# bash completion for offprint
_offprint() {
  local current=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} command='' words='' i
  local kind='' front=''
  if [[ $current == '=' ]]; then current=''; fi
  if [[ $before == '=' ]] && ((COMP_CWORD > 2)); then before=${COMP_WORDS[COMP_CWORD-2]}; fi
  for ((i = 1; i < COMP_CWORD; ++i)); do
    case ${COMP_WORDS[i]} in
)sh";
constexpr std::string_view kBashMiddle = R"sh(    esac
  done
  COMPREPLY=()
  case $command:$before in
)sh";
constexpr std::string_view kBashTail = R"sh(  esac
  case $kind in
    list)
      if [[ $current == *,* ]]; then front=${current%,*},; fi
      mapfile -t COMPREPLY < <(compgen -P "$front" -W "$words" -- "${current#"$front"}") ;;
    keys)
      compopt -o nospace
      mapfile -t COMPREPLY < <(compgen -W "$words" -- "$current") ;;
    files)
      compopt -o filenames
      mapfile -t COMPREPLY < <(compgen -W "$words" -- "$current"; compgen -f -- "$current") ;;
    folders)
      compopt -o filenames
      mapfile -t COMPREPLY < <(compgen -d -- "$current") ;;
    words) mapfile -t COMPREPLY < <(compgen -W "$words" -- "$current") ;;
  esac
}
complete -F _offprint offprint
)sh";

std::string bash_kind(const Values& values) {
  if (values.list) return "list";
  if (values.keys) return "keys";
  if (values.files) return "files";
  return values.folders ? "folders" : "words";
}

std::string bash_case(std::string_view pattern, std::string_view kind, const std::string& words) {
  return "    " + std::string(pattern) + ") kind=" + std::string(kind) + " words=" + shell_quoted(words) + " ;;\n";
}

std::string bash() {
  std::string out(kBashHead);
  out += "      " + command_names("|") + ") command=${COMP_WORDS[i]}; break ;;\n" + std::string(kBashMiddle);
  for (const CommandRow* command : shown_commands()) {
    const std::string name(command->name);
    std::vector<std::string> flags;
    for (const OptionRow* row : options_of(command->bit)) {
      flags.emplace_back(row->flag);
      if (row->value.empty()) continue;
      const Values values = values_of(*row, command->bit);
      std::string pattern = name + ":" + std::string(row->flag);
      if (!row->letter.empty()) pattern += "|" + name + ":" + std::string(row->letter);
      out += bash_case(pattern, bash_kind(values), listed(values.words));
    }
    if (name == "help") {
      out += bash_case(name + ":*", "words", command_names(" "));
      continue;
    }
    out += "    " + name + ":*)\n      if [[ $current == -* ]]; then kind=words words=" + shell_quoted(listed(flags)) +
           (takes_inputs(*command) ? "; else kind=files; fi ;;\n" : "; fi ;;\n");
  }
  std::vector<std::string> first;
  for (const CommandRow* command : shown_commands()) first.emplace_back(command->name);
  first.emplace_back("--help");
  first.emplace_back("--version");
  out += bash_case(":*", "words", listed(first));
  return out + std::string(kBashTail);
}

// zsh.
std::string zsh_text(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '[' || c == ']' || c == ':' || c == '\\') out += '\\';
    out += c;
  }
  return out;
}

std::string zsh_action(const Values& values) {
  if (values.list) return "_values -s , value " + listed(values.words);
  if (values.keys) return "compadd -S '' -- " + listed(values.words);
  if (values.files && !values.words.empty()) return "{compadd -- " + listed(values.words) + "; _files}";
  if (values.files) return "_files";
  if (values.folders) return "_files -/";
  return values.words.empty() ? " " : "(" + listed(values.words) + ")";
}

std::string zsh_option(const OptionRow& row, unsigned command) {
  const std::string sentence = "[" + zsh_text(help_for(row, command)) + "]";
  std::string rest = sentence;
  if (!row.value.empty()) rest += ":" + zsh_text(row.value) + ":" + zsh_action(values_of(row, command));
  const std::string_view sign = row.value.empty() ? "" : "=";
  if (row.letter.empty()) return shell_quoted("*" + std::string(row.flag) + std::string(sign) + rest);
  const std::string both = std::string("{") + std::string(row.letter) + (row.value.empty() ? "" : "+") + "," +
                           std::string(row.flag) + std::string(sign) + "}";
  return "'*'" + both + shell_quoted(rest);
}

std::string zsh() {
  std::string out = "#compdef offprint\n_offprint() {\n  local state\n  local -a commands=(\n";
  for (const CommandRow* command : shown_commands())
    out += "    " + shell_quoted(std::string(command->name) + ":" + zsh_text(command->summary)) + "\n";
  out +=
      "  )\n  _arguments -C '--help[print this help]' '--version[print the version]' '1: :->command' '*:: :->rest'\n"
      "  case $state in\n    command) _describe command commands ;;\n    rest)\n      case $words[1] in\n";
  for (const CommandRow* command : shown_commands()) {
    out += "        " + std::string(command->name) + ")\n          _arguments -s -S";
    for (const OptionRow* row : options_of(command->bit)) out += " \\\n            " + zsh_option(*row, command->bit);
    if (command->name == "help") {
      out += " \\\n            '1:command:(" + command_names(" ") + ")'";
    } else if (takes_inputs(*command)) {
      out += " \\\n            '*:input:_files'";
    }
    out += " ;;\n";
  }
  return out +
         "      esac ;;\n  esac\n}\n"
         // Found by its name it is to run; read by `.` it is to be known.
         "if [[ $funcstack[1] == _offprint ]]; then _offprint \"$@\"; else compdef _offprint offprint; fi\n";
}

// fish.
std::string fish_quoted(std::string_view text) {
  std::string out = "'";
  for (const char c : text) {
    if (c == '\'' || c == '\\') out += '\\';
    out += c;
  }
  return out + "'";
}

std::string fish_values(const Values& values) {
  if (values.folders) return " -x -a '(__fish_complete_directories)'";
  const std::string words = values.words.empty() ? "" : " -a " + fish_quoted(listed(values.words));
  if (values.files) return " -r -F" + words;
  if (values.list) return " -x -a '(__fish_append , " + listed(values.words) + ")'";
  return " -x" + words;
}

std::string fish() {
  std::string out = "# fish completion for offprint\ncomplete -c offprint -n __fish_use_subcommand -f\n";
  for (const CommandRow* command : shown_commands()) {
    const std::string name(command->name);
    out += "complete -c offprint -n __fish_use_subcommand -a " + name + " -d " + fish_quoted(command->summary) + "\n";
    const std::string front = "complete -c offprint -n '__fish_seen_subcommand_from " + name + "'";
    if (name == "help") out += front + " -f -a " + fish_quoted(command_names(" ")) + "\n";
    if (!takes_inputs(*command)) out += front + " -f\n";
    for (const OptionRow* row : options_of(command->bit)) {
      out += front;
      if (!row->letter.empty()) out += " -s " + fish_quoted(row->letter.substr(1));
      out += " -l " + std::string(row->flag.substr(2));
      if (!row->value.empty()) out += fish_values(values_of(*row, command->bit));
      out += " -d " + fish_quoted(help_for(*row, command->bit)) + "\n";
    }
  }
  return out;
}

}  // namespace

std::string completion_script(std::string_view shell) {
  if (shell == "bash") return bash();
  if (shell == "zsh") return zsh();
  return shell == "fish" ? fish() : std::string();
}

}  // namespace offprint
