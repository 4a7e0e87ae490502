// offprint verify: the rest is converters/verify.
#include "converters/verify/verify.h"

#include <algorithm>
#include <array>
#include <string>

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include "cli/commands.h"
#include "cli/messages.h"
#include "converters/files/printable.h"
#include "converters/files/write_file.h"
#include "formats/json/strings.h"

namespace offprint {

namespace {

std::string as_json(const std::string& book, const Verified& article) {
  rapidjson::StringBuffer buffer;
  rapidjson::Writer<rapidjson::StringBuffer> writer(buffer);
  writer.StartObject();
  write_field(writer, "book", printable(book));
  write_field(writer, "path", article.path);
  write_field(writer, "chapter", article.chapter);
  write_field(writer, "verdict", name(article.verdict));
  writer.EndObject();
  return std::string(buffer.GetString(), buffer.GetSize()) + "\n";
}

// "15 articles: 14 same, 1 changed".
std::string summary(const std::array<std::size_t, kVerdictCount>& counts) {
  std::size_t all = 0;
  std::string list;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    all += counts.at(i);
    if (counts.at(i) == 0) continue;
    list +=
        (list.empty() ? "" : ", ") + std::to_string(counts.at(i)) + " " + std::string(name(static_cast<Verdict>(i)));
  }
  return std::to_string(all) + (all == 1 ? " article: " : " articles: ") + list + "\n";
}

}  // namespace

int run_verify(const Call& call, Messages& messages) {
  World world;
  std::array<std::size_t, kVerdictCount> counts{};
  std::string out;
  for (const std::string& book : call.inputs) {
    const auto tell = [&](const Verified& article) {
      ++counts.at(static_cast<std::size_t>(article.verdict));
      if (call.settings.json) {
        out += as_json(book, article);
      } else if (article.verdict != Verdict::Same || call.settings.talk == Talk::Verbose) {
        out.append(name(article.verdict)).append(": ").append(printable(article.path)).append(": ");
        out.append(article.why).append("\n");
      }
    };
    const auto note = [&](std::string_view words) { messages.note(book, words); };
    if (const auto failure = verify_book(book, call.settings, OFFPRINT_VERSION, world, tell, note))
      return messages.error(failure->file, failure->error);
  }
  if (!call.settings.json && call.settings.talk != Talk::Quiet) out += summary(counts);
  if (const auto error = write_file("-", out)) return messages.error("-", *error);
  const bool all_same = std::all_of(counts.begin() + 1, counts.end(), [](std::size_t count) { return count == 0; });
  return all_same ? 0 : 1;
}

int run_verify_worker(const Call& call, Messages&) {
  World world;
  return run_verify_worker(call.settings, world, call.input());
}

}  // namespace offprint
