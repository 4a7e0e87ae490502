#include "converters/report/report_totals.h"

#include <algorithm>
#include <numeric>

namespace offprint {

namespace {

// The place of `key`, or of kOthers where no more are told apart.
template <class Value>
Value& told_apart(std::map<std::string, Value, std::less<>>& map, std::string_view key) {
  const auto found = map.find(key);
  if (found != map.end()) return found->second;
  return map[std::string(map.size() < kReportReasons ? key : ReportTotals::kOthers)];
}

// An error's sentence with "..." for each number, so that those that differ in a place only are one.
std::string without_numbers(std::string_view sentence) {
  std::string out;
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  for (std::size_t i = 0; i < sentence.size(); ++i) {
    if (!is_digit(sentence[i])) {
      out += sentence[i];
    } else if (i == 0 || !is_digit(sentence[i - 1])) {
      out += "...";
    }
  }
  return out;
}

// "2020-06", and nothing else.
bool is_month(std::string_view text) {
  constexpr std::string_view kShape = "dddd-dd";
  if (text.size() != kShape.size()) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool digit = text[i] >= '0' && text[i] <= '9';
    if (kShape[i] == 'd' ? !digit : text[i] != kShape[i]) return false;
  }
  const std::string_view month = text.substr(5);
  return month >= "01" && month <= "12";
}

std::uint64_t code_points(std::string_view utf8) {
  return static_cast<std::uint64_t>(
      std::count_if(utf8.begin(), utf8.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

void keep(std::vector<ReportedInput>& rows, const ReportedInput& row) {
  if (rows.size() >= kReportListed) return;
  rows.push_back(row);
  rows.back().cuts.clear();
}

}  // namespace

std::uint64_t sum(const OutcomeCounts& counts) {
  return std::accumulate(counts.begin(), counts.end(), std::uint64_t{0});
}

ReportOutcome outcome_of(const ReportedInput& row) {
  if (row.status == ReportedStatus::Failed) return ReportOutcome::Failed;
  if (row.status == ReportedStatus::Skipped) return ReportOutcome::Skipped;
  const bool lossy = std::any_of(kDiagnosticRows.begin(), kDiagnosticRows.end(), [&](const DiagnosticRow& say) {
    return say.level >= Level::Loss && row.counts.at(static_cast<std::size_t>(say.code)) > 0;
  });
  return lossy ? ReportOutcome::Lossy : ReportOutcome::Whole;
}

std::uint64_t ReportTotals::problems() const {
  return outcomes.at(static_cast<std::size_t>(ReportOutcome::Failed)) +
         outcomes.at(static_cast<std::size_t>(ReportOutcome::Lossy));
}

void ReportTotals::add(const ReportedInput& row) {
  const ReportOutcome outcome = outcome_of(row);
  const auto at = static_cast<std::size_t>(outcome);
  ++outcomes.at(at);
  if (outcome != ReportOutcome::Skipped) {
    outputs += row.outputs.size();
    bytes_in += row.bytes_in;
  }
  milliseconds += row.milliseconds;
  ++months[is_month(row.month) ? row.month : std::string()].at(at);
  ++told_apart(sites, row.site).at(at);
  for (std::size_t i = 0; i < kDiagnosticCodeCount; ++i) {
    if (row.counts.at(i) > 0) ++says.at(i).inputs;
    says.at(i).times += row.counts.at(i);
  }
  for (const ReportedCut& cut : row.cuts) add_cut(cut, row.input);
  if (outcome == ReportOutcome::Failed) {
    ++told_apart(errors, without_numbers(row.error));
    keep(failed, row);
  } else if (outcome == ReportOutcome::Lossy) {
    keep(lossy, row);
  } else if (!row.left_out.empty()) {
    keep(left_out, row);
  }
}

void ReportTotals::add_cut(const ReportedCut& cut, const std::string& input) {
  CutTotal& total = told_apart(cuts, cut.reason);
  ++total.count;
  const std::uint64_t characters = std::max(cut.characters, code_points(cut.text));
  total.characters += characters;
  auto& longest = total.longest;
  if (longest.size() == kReportCuts && characters <= longest.back().characters) return;
  const auto place =
      std::find_if(longest.begin(), longest.end(), [&](const LongCut& other) { return other.characters < characters; });
  longest.insert(place, {characters, cut.text.substr(0, kReportCutText), input});
  if (longest.size() > kReportCuts) longest.pop_back();
}

}  // namespace offprint
