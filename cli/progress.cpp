#include "cli/progress.h"

#include <string_view>
#include <sys/ioctl.h>
#include <unistd.h>

#include "cli/messages.h"
#include "converters/report/sums.h"

namespace offprint {

namespace {

constexpr std::int64_t kEach = 10000;   // milliseconds between lines
constexpr std::int64_t kRefresh = 200;  // between changes of the line
constexpr unsigned kColumns = 80;

unsigned columns() {
  struct winsize size {};
  return ::ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : kColumns;
}

void draw(std::string_view text) {
  if (::write(STDERR_FILENO, text.data(), text.size()) < 0) return;  // nobody looks
}

}  // namespace

ProgressLine::ProgressLine(const Settings& settings, const Messages& messages) : messages_(messages) {
  const bool terminal = ::isatty(STDERR_FILENO) != 0;
  on_ = settings.run.progress != Progress::Never && settings.talk != Talk::Quiet;
  in_place_ = settings.log_format == LogFormat::Text && (terminal || settings.run.progress == Progress::Always);
  next_ = in_place_ ? 0 : kEach;
}

void ProgressLine::show(const Tally& tally) {
  if (!on_ || tally.milliseconds < next_) return;
  next_ = tally.milliseconds + (in_place_ ? kRefresh : kEach);
  const std::string text = progress_text(tally);
  if (!in_place_) return messages_.count("progress", "progress", tally.done(), text);
  // All of it is ASCII: a character is a column. The last column stays free, or terminals begin a new line.
  draw("\r\033[K" + text.substr(0, columns() - 1));
  shown_ = true;
}

void ProgressLine::clear() {
  if (shown_) draw("\r\033[K");
  shown_ = false;
}

}  // namespace offprint
