#include "converters/report/sums.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <string_view>

namespace offprint {

namespace {

constexpr std::int64_t kFirstRates = 1000;  // milliseconds; before that rates say nothing

std::string tenths(double number) {
  std::array<char, 32> text{};
  const int size = std::snprintf(text.data(), text.size(), number < 10 ? "%.1f" : "%.0f", number);
  return {text.data(), static_cast<std::size_t>(std::max(size, 0))};
}

// Rounded up: nobody is promised an end that is past.
std::string duration(double seconds) {
  constexpr double kMinute = 60;
  constexpr double kHour = 3600;
  const auto whole = [](double number) { return static_cast<std::int64_t>(std::ceil(number)); };
  if (seconds <= kMinute) return std::to_string(std::max<std::int64_t>(whole(seconds), 1)) + " s";
  const std::int64_t minutes = whole(seconds / kMinute);
  if (seconds <= kHour) return std::to_string(minutes) + " min";
  return std::to_string(minutes / 60) + " h " + std::to_string(minutes % 60) + " min";
}

std::string counted(std::uint64_t count, std::string_view what) {
  return std::to_string(count) + " " + std::string(what) + (count == 1 ? "" : "s");
}

std::string with_pictures(const std::string& text, const Tally& tally) {
  const std::string pictures = picture_sum(tally.pictures);
  return pictures.empty() ? text : text + "; " + pictures;
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

std::string picture_sum(const PictureCount& pictures) {
  if (pictures.all == 0) return {};
  const std::string sum =
      "pictures: " + std::to_string(pictures.found) + " of " + std::to_string(pictures.all) + " found";
  return pictures.found == pictures.all ? sum : sum + " (-v names the others)";
}

std::string batch_sum(const Tally& tally) {
  return with_pictures(counted(tally.inputs, "input") + ": " + std::to_string(tally.converted) + " converted, " +
                           std::to_string(tally.skipped) + " skipped, " + std::to_string(tally.failed) + " failed; " +
                           counted(tally.outputs, "file") + " written",
                       tally);
}

std::string bind_sum(const Tally& tally) {
  return with_pictures(counted(tally.converted, "article") + " written, " + std::to_string(tally.left_out) +
                           " left out, " + std::to_string(tally.failed) + " failed",
                       tally);
}

}  // namespace offprint
