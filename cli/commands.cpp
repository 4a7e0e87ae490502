#include "cli/commands.h"

#include <algorithm>
#include <array>
#include <limits>
#include <unistd.h>

#include "cli/advice.h"
#include "cli/arguments.h"
#include "cli/completion.h"
#include "cli/help.h"
#include "cli/manual.h"
#include "cli/messages.h"
#include "converters/engine/fence.h"
#include "converters/engine/limits.h"
#include "converters/files/write_file.h"
#include "converters/inputs/input_files.h"

namespace offprint {

namespace {

constexpr std::size_t kAnyNumber = std::numeric_limits<std::size_t>::max();

constexpr std::array<CommandRow, 15> kCommands{{
    {"convert", command::kConvert, "[OPTIONS] [INPUT]", "one article in, one file out",
     "Reads one article (a crawler's dump, an HTML page, ...) and writes it as\n"
     "Markdown, plain text, HTML, JSON, pandoc's JSON or an EPUB book. Without INPUT,\n"
     "or with '-', it reads stdin. Only --fetch-images uses the network.\n",
     "  offprint convert article.md -o article.epub\n"
     "  offprint convert page.html -t text --columns 72\n"
     "  curl -sL https://example.org/a | offprint convert -t json > a.json\n",
     1, run_convert, false,
     "'offprint batch' converts each of many, 'offprint bind' makes one book of them; quote names with spaces"},
    {"bind", command::kBind, "[OPTIONS] INPUT... -o BOOK.epub", "many articles, one book",
     "Binds the articles of files, folders and zip archives into one EPUB with a cover,\n"
     "contents and parts, in which they link to each other; or into a website, or one\n"
     "Markdown, text or JSON Lines file. An article that cannot be read is named and\n"
     "left out (exit 1). The colophon names each source: see 'offprint verify'. In\n"
     "folders and archives names that begin with a dot are passed over.\n",
     "  offprint bind archive/ -o archive.epub --group month\n"
     "  offprint bind archive/ -o 2020.epub --since 2020 --until 2020 --title '2020'\n"
     "  offprint bind archive/ -o ferry.epub --where tag=ferry --cover ferry.jpg\n"
     "  offprint bind archive/ -o all.epub --split 2000 --report all.jsonl\n"
     "  offprint bind archive/ -o all.md\n"
     "  offprint bind archive/ -t html -o site/\n",
     kAnyNumber, run_bind},
    {"bind-worker", command::kBind, "", "", "", "", 1, run_bind_worker, true},
    {"batch", command::kBatch, "[OPTIONS] INPUT... -o DIR", "each of many articles to its own files",
     "Converts the articles of files, folders and zip archives, each to files of its\n"
     "own under DIR, with one process for each core. What is done and unchanged is\n"
     "skipped, so the same call continues a run that was stopped. An article that\n"
     "cannot be converted is named, and the others are done (exit 1). In folders and\n"
     "archives names that begin with a dot are passed over. DIR/.offprint holds the\n"
     "journal.\n",
     "  offprint batch archive/ -o books -t epub,markdown\n"
     "  offprint batch dumps.zip -o out --name '{date}-{title}' --report out.jsonl\n"
     "  find archive -name '*.md' -print0 | offprint batch --files-from - -0 -o out\n"
     "  offprint batch archive/ -o out --exclude 'drafts/*' --dry-run\n"
     "  offprint batch archive/ -o out --shard 2/8\n",
     kAnyNumber, run_batch},
    {"batch-worker", command::kBatch, "", "", "", "", 1, run_batch_worker, true},
    {"stream", command::kStream, "[OPTIONS]", "JSON Lines in, JSON Lines out",
     "Reads one JSON object on each line of stdin and answers it with one on stdout:\n"
     "{\"id\", \"content\" or \"path\", \"from\"?, \"metadata\"?} becomes {\"id\", \"document\"}\n"
     "with -t json, else {\"id\", \"metadata\", \"text\"}. A line that fails is answered\n"
     "with {\"id\", \"error\"}, or {\"line\", \"error\"} if it has no id, and the exit code\n"
     "is 1 at the end. Each answer is written before the next line is awaited.\n",
     "  offprint stream -t json -j 4 < pages.jsonl > documents.jsonl\n"
     "  parallel --pipe -k offprint stream -t text < pages.jsonl > texts.jsonl\n",
     0, run_stream, false, "give its lines on stdin: offprint stream < FILE"},
    {"stream-worker", command::kStream, "", "", "", "", 1, run_stream_worker, true},
    {"inspect", command::kInspect, "[OPTIONS] INPUT", "what an article holds, and what was taken out",
     "Shows the metadata, outline, pictures, links, embeds, counts and diagnostics of\n"
     "one article on stdout, and writes nothing else.\n",
     "  offprint inspect article.md\n"
     "  offprint inspect --cuts article.md\n"
     "  offprint inspect --json article.md | jq .metadata.title\n",
     1, run_inspect, false, "call it once for each, and quote names with spaces"},
    {"learn", command::kLearn, "[OPTIONS] INPUT... -o FURNITURE.json", "what recurs in an archive and is no article",
     "Reads an archive and writes, for each site, what stands in many of its articles\n"
     "and belongs to none: lines and pictures before, behind and between the text. A\n"
     "block must stand in 5 articles, and in 2 % of its site's or in 100. The file is\n"
     "to be read, edited and given to --furniture; without -o it goes to stdout.\n",
     "  offprint learn archive/ -o furniture.json\n"
     "  offprint inspect archive/article.md --furniture furniture.json --cuts\n"
     "  offprint batch archive/ -o out --furniture furniture.json\n",
     kAnyNumber, run_learn},
    {"learn-worker", command::kLearn, "", "", "", "", 1, run_learn_worker, true},
    {"verify", command::kVerify, "[OPTIONS] BOOK.epub... --against DIR", "whether a book is what its sources make",
     "Checks, for every article of a book that 'offprint bind' made, whether its source\n"
     "is there and unchanged, and whether its chapter is what the source makes today.\n"
     "Prints each article of which that is not true, then a line of counts; exit 1 if\n"
     "there is any.\n",
     "  offprint verify archive.epub --against archive/\n"
     "  offprint verify all-*.epub --against archive/ --json | jq -r .path\n",
     kAnyNumber, run_verify},
    {"formats", command::kFormats, "[OPTIONS]", "what can be read and written",
     "Lists the formats: their names for --from and --to, and their file extensions.\n",
     "  offprint formats\n"
     "  offprint formats --json\n",
     0, run_formats, false, "leave it out"},
    {"help", command::kHelp, "[COMMAND]", "how a command is used",
     "Prints the help of a command, or that of the program.\n", "  offprint help bind\n", 1, run_help, false,
     "call it once for each command"},
    {"completion", command::kHelp, "bash|zsh|fish", "",
     "Prints what completes commands, options, formats and files in that shell; where\n"
     "Offprint is installed, it is in its place already.\n",
     "  . <(offprint completion bash)\n", 1, run_completion, true},
    {"manual", command::kHelp, "[COMMAND]", "", "", "", 1, run_manual, true},
}};

int print(std::string_view text, Messages& messages) {
  if (auto error = write_file("-", text)) return messages.error("-", *error);
  return 0;
}

// INPUT is missing: it would be typed by hand, or it is many, which stdin cannot be.
bool lacks_input(const CommandRow& command, const Call& call) {
  const bool elsewhere = !call.settings.run.files_from.empty() || !call.settings.bind.plan.empty();
  if (command.most_inputs == kAnyNumber) return call.inputs.empty() && !elsewhere;
  const bool reads = command.most_inputs > 0 && command.bit != command::kHelp;
  return reads && call.inputs.empty() && ::isatty(STDIN_FILENO) != 0;
}

// The work is done in this process, and is of one input.
bool is_done_here(const Parsed& parsed) {
  return parsed.command != nullptr && (parsed.command->bit & (command::kConvert | command::kInspect)) != 0;
}

void set_limits(const Call& call, const Messages& messages) {
  const RunSettings& run = call.settings.run;
  limit_memory(run.memory != 0 ? run.memory : kMemory);
  const unsigned seconds = run.timeout != 0 ? run.timeout : kTimeout;
  const Error error = out_of_time(seconds);
  limit_time(seconds, messages.line(call.input(), error), row(error.fault).exit_code);
}

int run(const Parsed& parsed) {
  Messages messages(parsed.call.settings);
  if (parsed.call.settings.help) return print(parsed.command ? help_of(*parsed.command) : help(), messages);
  if (parsed.call.settings.version) return print("offprint " OFFPRINT_VERSION "\n", messages);
  if (parsed.complaint) return messages.error(parsed.complaint->subject, parsed.complaint->error);
  if (parsed.command == nullptr) return messages.usage(usage());
  if (lacks_input(*parsed.command, parsed.call)) return messages.usage(usage_of(*parsed.command));
  if (const auto failure = refuse_over_options(parsed.call.settings))
    return messages.error(failure->file, failure->error);
  advise(*parsed.command, parsed.call, messages);
  if (is_done_here(parsed)) set_limits(parsed.call, messages);
  return parsed.command->run(parsed.call, messages);
}

}  // namespace

std::span<const CommandRow> commands() { return kCommands; }

const CommandRow* find_command(std::string_view name) {
  const auto* found =
      std::find_if(kCommands.begin(), kCommands.end(), [&](const CommandRow& row) { return row.name == name; });
  return found == kCommands.end() ? nullptr : found;
}

int run(std::span<char* const> arguments) {
  Parsed parsed;
  int code = 0;
  const auto error = fenced([&] {
    parsed = parse_arguments(arguments);
    code = run(parsed);
  });
  if (!error) return code;
  const std::string input = is_done_here(parsed) ? parsed.call.input() : std::string();
  return Messages(parsed.call.settings).error(input, *error);
}

int run_help(const Call& call, Messages& messages) {
  if (call.inputs.empty()) return print(help(), messages);
  const CommandRow* command = find_command(call.inputs.front());
  if (command != nullptr && !command->about.empty()) return print(help_of(*command), messages);
  const Complaint complaint = unknown_command(call.inputs.front());
  return messages.error(complaint.subject, complaint.error);
}

int run_completion(const Call& call, Messages& messages) {
  const std::string script = call.inputs.empty() ? "" : completion_script(call.inputs.front());
  if (!script.empty()) return print(script, messages);
  return messages.usage("usage: offprint completion bash|zsh|fish\n");
}

int run_manual(const Call& call, Messages& messages) {
  if (call.inputs.empty()) return print(manual(), messages);
  const CommandRow* command = find_command(call.inputs.front());
  if (command != nullptr && !command->hidden) return print(manual_of(*command), messages);
  const Complaint complaint = unknown_command(call.inputs.front());
  return messages.error(complaint.subject, complaint.error);
}

}  // namespace offprint
