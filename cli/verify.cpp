// offprint verify: the rest is converters/verify.
#include "converters/verify/verify.h"

#include <algorithm>
#include <array>
#include <string>

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include "cli/commands.h"
#include "cli/messages.h"
#include "converters/files/names.h"
#include "converters/files/printable.h"
#include "converters/files/write_file.h"
#include "formats/writing/json_strings.h"

namespace offprint {

namespace {

std::string as_json(const std::string& book, const Verified& verified) {
  rapidjson::StringBuffer buffer;
  rapidjson::Writer<rapidjson::StringBuffer> writer(buffer);
  writer.StartObject();
  write_field(writer, "book", true_name(book));
  if (verified.path.empty()) {
    write_field(writer, "file", true_name(verified.file));
  } else {
    write_field(writer, "path", verified.path);
    write_field(writer, "chapter", true_name(verified.file));
  }
  write_field(writer, "verdict", name(verified.verdict));
  writer.EndObject();
  return std::string(buffer.GetString(), buffer.GetSize()) + "\n";
}

std::string as_line(const Verified& verified) {
  const std::string& subject = verified.path.empty() ? verified.file : verified.path;
  return std::string(name(verified.verdict)) + ": " + printable(subject) + ": " + printable(verified.why) + "\n";
}

// What one book is told of.
class Findings {
 public:
  void take(const Verified& verified) {
    if (!verified.path.empty()) {
      ++counts_.at(static_cast<std::size_t>(verified.verdict));
    } else {
      ++(verified.verdict == Verdict::Unproven ? unproven_ : files_);
    }
  }

  bool all_same() const {
    return files_ + unproven_ == 0 &&
           std::all_of(counts_.begin() + 1, counts_.end(), [](std::size_t count) { return count == 0; });
  }

  // "15 articles: 14 same, 1 changed; 2 other files are not the same; 8 unproven".
  std::string summary() const {
    std::size_t all = 0;
    std::string list;
    for (std::size_t i = 0; i < counts_.size(); ++i) {
      all += counts_.at(i);
      if (counts_.at(i) == 0) continue;
      list += (list.empty() ? "" : ", ") + std::to_string(counts_.at(i)) + " ";
      list += name(static_cast<Verdict>(i));
    }
    std::string line = std::to_string(all) + (all == 1 ? " article: " : " articles: ") + list;
    if (files_ > 0)
      line += "; " + std::to_string(files_) + (files_ == 1 ? " other file is" : " other files are") + " not the same";
    if (unproven_ > 0) line += "; " + std::to_string(unproven_) + " unproven";
    return line + "\n";
  }

 private:
  std::array<std::size_t, kVerdictCount> counts_{};  // of articles
  std::size_t files_ = 0;                            // others that are not the same
  std::size_t unproven_ = 0;                         // others that cannot be made again
};

}  // namespace

// Each book for itself: one that cannot be read changes nothing for the others. The worst of them is the exit code.
int run_verify(const Call& call, Messages& messages) {
  World world;
  const Settings& settings = call.settings;
  int worst = 0;
  for (const std::string& book : call.inputs) {
    Findings findings;
    std::string lines;
    const auto tell = [&](const Verified& verified) {
      findings.take(verified);
      if (settings.json) {
        lines += as_json(book, verified);
      } else if (verified.verdict != Verdict::Same || settings.talk == Talk::Verbose) {
        lines += as_line(verified);
      }
    };
    const auto note = [&](std::string_view words) { messages.note(book, words); };
    if (const auto failure = verify_book(book, settings, OFFPRINT_VERSION, world, tell, note)) {
      worst = std::max(worst, messages.error(failure->file, failure->error));
      if (failure->file != book) break;  // it is the call, for every book
      continue;
    }
    worst = std::max(worst, findings.all_same() ? 0 : 1);
    std::string head;
    if (!settings.json && settings.talk != Talk::Quiet)
      head = (call.inputs.size() > 1 ? printable(book) + ": " : "") + findings.summary();
    if (const auto error = write_file("-", head + lines)) return messages.error("-", *error);
  }
  return worst;
}

}  // namespace offprint
