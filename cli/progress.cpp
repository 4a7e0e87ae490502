#include "cli/progress.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <string_view>
#include <sys/ioctl.h>
#include <unistd.h>

#include "cli/messages.h"

namespace offprint {

namespace {

constexpr std::int64_t kEach = 10000;       // milliseconds between lines
constexpr std::int64_t kRefresh = 200;      // between changes of the line
constexpr std::int64_t kFirstRates = 1000;  // before that they say nothing
constexpr unsigned kColumns = 80;

std::string tenths(double number) {
  std::array<char, 32> text{};
  const int size = std::snprintf(text.data(), text.size(), number < 10 ? "%.1f" : "%.0f", number);
  return {text.data(), static_cast<std::size_t>(std::max(size, 0))};
}

std::string duration(double seconds) {
  constexpr double kMinute = 60;
  constexpr double kHour = 3600;
  if (seconds < kMinute) return tenths(std::max(seconds, 1.0)).substr(0, 2) + " s";
  if (seconds < kHour) return std::to_string(static_cast<int>(seconds / kMinute + 1)) + " min";
  return std::to_string(static_cast<int>(seconds / kHour)) + " h " +
         std::to_string(static_cast<int>(seconds / kMinute) % 60) + " min";
}

unsigned columns() {
  struct winsize size {};
  return ::ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : kColumns;
}

void draw(std::string_view text) {
  if (::write(STDERR_FILENO, text.data(), text.size()) < 0) return;  // nobody looks
}

}  // namespace

std::string progress_text(const Tally& tally) {
  std::string text = std::to_string(tally.done()) + " of " + std::to_string(tally.inputs);
  if (tally.failed > 0) text += ", " + std::to_string(tally.failed) + " failed";
  if (tally.milliseconds < kFirstRates) return text;
  const double seconds = static_cast<double>(tally.milliseconds) / 1000;
  const double bytes = static_cast<double>(tally.bytes_in);
  constexpr double kMega = 1e6;
  text += ", " + tenths(static_cast<double>(tally.converted + tally.failed) / seconds) + " files/s, " +
          tenths(bytes / seconds / kMega) + " MB/s";
  if (tally.bytes_in > 0 && tally.todo_bytes > tally.bytes_in)
    text += ", " + duration(static_cast<double>(tally.todo_bytes - tally.bytes_in) / bytes * seconds) + " left";
  return text;
}

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
