#include "formats/text/fill.h"

#include <algorithm>

#include "formats/language/tags.h"
#include "formats/layout/breaks.h"
#include "formats/layout/width.h"
#include "formats/writing/words.h"

namespace offprint {

namespace {

std::string_view trim_spaces(std::string_view text) {
  const std::size_t from = text.find_first_not_of(' ');
  if (from == std::string_view::npos) return {};
  return text.substr(from, text.find_last_not_of(' ') + 1 - from);
}

}  // namespace

Fill::Fill(std::string_view language) : language_(language), ambiguous_wide_(is_east_asian(language)) {}

int Fill::width(std::string_view text) const { return uncomposed_width(text, ambiguous_wide_); }

int Fill::shown_width(std::string_view text) const { return display_width(text, ambiguous_wide_); }

void Fill::begin(const Prose& prose) {
  prose_ = &prose;
  after_ = range_ = 0;
  in_part_ = false;
}

bool Fill::next_part() {
  const std::string_view text = prose_->text;
  if (after_ >= text.size()) return false;
  part_begin_ = after_;
  part_ = text.substr(after_, text.find('\n', after_) - after_);
  after_ += part_.size() + 1;
  at_ = offset_ = 0;
  broken_ = false;
  return in_part_ = true;
}

void Fill::find_breaks() {
  line_breaks(part_, language_, offsets_);
  const std::vector<Unbroken>& ranges = prose_->unbroken;
  const auto kept = std::remove_if(offsets_.begin(), offsets_.end(), [&](std::size_t offset) {
    const std::size_t at = part_begin_ + offset;
    while (range_ < ranges.size() && ranges[range_].end <= at) ++range_;
    return offset < part_.size() && range_ < ranges.size() && ranges[range_].begin <= at;
  });
  offsets_.erase(kept, offsets_.end());
  broken_ = true;
}

// No character takes more columns than bytes, so only a short rest is measured.
bool Fill::rest_fits(int columns) const {
  constexpr std::size_t kMostBytes = 4;  // of a column
  const auto limit = static_cast<std::size_t>(columns);
  const std::string_view rest = trim_spaces(part_.substr(at_));
  return rest.size() <= limit || (rest.size() / kMostBytes <= limit && width(rest) <= columns);
}

bool Fill::next(int columns, std::string_view& line) {
  if (!in_part_ && !next_part()) return false;
  if (columns <= 0 || rest_fits(columns)) {
    line = trim_spaces(part_.substr(at_));
    in_part_ = false;
    return true;
  }
  if (!broken_) find_breaks();
  const std::size_t from = std::min(part_.find_first_not_of(' ', at_), part_.size());
  std::size_t end = from;
  for (int used = 0; offset_ < offsets_.size(); ++offset_) {
    if (offsets_[offset_] <= from) continue;
    const std::string_view piece = part_.substr(end, offsets_[offset_] - end);
    const std::size_t spaces = piece.size() - (piece.find_last_not_of(' ') + 1);
    const int width_of_piece = width(piece.substr(0, piece.size() - spaces));
    if (end > from && used + width_of_piece > columns) break;
    used += width_of_piece + static_cast<int>(spaces);
    end = offsets_[offset_];
  }
  line = trim_spaces(part_.substr(from, end - from));
  at_ = end;
  in_part_ = at_ < part_.size();
  return true;
}

}  // namespace offprint
