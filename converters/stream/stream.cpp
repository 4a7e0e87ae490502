#include "converters/stream/stream.h"

#include <string>
#include <utility>

#include "converters/files/read_file.h"
#include "converters/stream/crew.h"
#include "converters/stream/lines.h"
#include "converters/stream/output.h"
#include "formats/charset/charset.h"

namespace offprint::stream {

namespace {

Outcome run_here(LineReader& lines, const Settings& settings, const Listener& listener, AnswerOutput& output) {
  Answerer answerer(settings, listener);
  Outcome outcome;
  while (true) {
    const auto line = lines.take();
    if (!line && lines.finished()) return outcome;
    if (!line) {
      lines.fill();
      continue;
    }
    const Answer answer = answerer.answer(*line);
    ++outcome.answered;
    if (answer.failed) ++outcome.failed;
    if (!output.write(answer.record)) return outcome;
  }
}

}  // namespace

std::optional<Failure> refuse(const Settings& settings) {
  const FormatRow& to = output_format(settings);
  if (to.binary) {
    return Failure{"--to",
                   {Fault::Usage, std::string(to.name) + " does not fit into a line of JSON; " +
                                      "take json, markdown, text or html, or 'offprint batch'"}};
  }
  if (settings.write.images == Images::Save) {
    return Failure{"--images",
                   {Fault::Usage, "save puts files beside an output, and a line has none; take link or embed"}};
  }
  if (const std::string& charset = settings.read.charset; !charset.empty() && charset_of_label(charset).empty()) {
    return Failure{"--charset",
                   {Fault::Usage, "the charset is not a known one; use a label such as utf-8, gb18030 or big5"}};
  }
  return refuse_image_dir(settings);
}

Outcome run(const Settings& settings, const Listener& listener, const std::vector<std::string>& command) {
  LineReader lines(take_stdin(), kInputLimit);
  AnswerOutput output;
  const bool alone = settings.run.jobs <= 1 && settings.run.timeout == 0;
  Outcome outcome = alone ? run_here(lines, settings, listener, output) : Crew(lines, output, settings, command).run();
  for (const auto& error : {lines.error(), output.error()})
    if (!outcome.failure && error) outcome.failure = Failure{"-", *error};
  return outcome;
}

}  // namespace offprint::stream
