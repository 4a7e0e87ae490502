#include "converters/report/report_chart.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string_view>

#include "converters/report/report_markup.h"

namespace offprint {

namespace {

constexpr std::size_t kMostColumns = 240;
constexpr std::size_t kMostSites = 20;
constexpr std::size_t kSiteShown = 34;  // code points of a host beside its bar
constexpr double kLeast = 2;            // of a part of a bar, so that one failure among a million is seen
constexpr std::string_view kUnknown = "unknown";

// A coordinate, the same in every locale.
std::string number(double value) {
  std::array<char, 32> room{};
  const auto end = std::to_chars(room.data(), room.data() + room.size(), value, std::chars_format::fixed, 1).ptr;
  return {room.data(), end};
}

struct Box {
  double x = 0;
  double y = 0;
  double width = 0;
  double height = 0;
};

std::string rectangle(const Box& box, std::string_view style) {
  return "<rect class=\"" + std::string(style) + "\" x=\"" + number(box.x) + "\" y=\"" + number(box.y) + "\" width=\"" +
         number(box.width) + "\" height=\"" + number(box.height) + "\"/>";
}

std::string words(double x, double y, std::string_view anchor, std::string_view markup) {
  return "<text x=\"" + number(x) + "\" y=\"" + number(y) + "\" text-anchor=\"" + std::string(anchor) + "\">" +
         std::string(markup) + "</text>";
}

// "2020-06: 12 converted, 1 failed".
std::string sentence(const ChartBar& bar) {
  std::string out = shown_text(bar.label) + ": ";
  bool first = true;
  for (const OutcomeRow& row : kReportOutcomeRows) {
    const std::uint64_t count = bar.counts.at(static_cast<std::size_t>(row.outcome));
    if (count == 0) continue;
    out += (first ? "" : ", ") + shown_count(count) + " " + std::string(row.name);
    first = false;
  }
  return out + (first ? "none" : "");
}

// The parts of a bar, one after the other: to the right, or from the foot up.
std::string parts(const ChartBar& bar, const Box& box, std::uint64_t most, bool upwards) {
  std::string out = "<g><title>" + sentence(bar) + "</title>";
  double done = 0;
  for (const OutcomeRow& row : kReportOutcomeRows) {
    const std::uint64_t count = bar.counts.at(static_cast<std::size_t>(row.outcome));
    if (count == 0) continue;
    const double share = static_cast<double>(count) / static_cast<double>(std::max<std::uint64_t>(most, 1));
    if (upwards) {
      const double height = std::max(share * box.height, kLeast);
      out += rectangle({box.x, box.y + box.height - done - height, box.width, height}, row.style);
      done += height;
    } else {
      const double width = std::max(share * box.width, kLeast);
      out += rectangle({box.x + done, box.y, width, box.height}, row.style);
      done += width;
    }
  }
  return out + "</g>";
}

std::string open_svg(double width, double height, std::string_view label) {
  return "<div class=\"chart\" tabindex=\"0\"><svg viewBox=\"0 0 " + number(width) + " " + number(height) +
         "\" role=\"img\" aria-label=\"" + std::string(label) + "\">";
}

std::string close_svg() { return "</svg></div>\n"; }

// The numbers of a chart, for who cannot see it, and for copying.
std::string numbers(const std::vector<ChartBar>& bars, std::string_view what) {
  std::string out =
      "<details><summary>The numbers</summary><div class=\"wide\" tabindex=\"0\"><table><thead><tr><th scope=\"col\">" +
      std::string(what) + "</th>";
  for (const OutcomeRow& row : kReportOutcomeRows)
    out += "<th scope=\"col\" class=\"n\">" + std::string(row.name) + "</th>";
  out += "</tr></thead><tbody>\n";
  for (const ChartBar& bar : bars) {
    out += "<tr><th scope=\"row\"><bdi>" + shown_text(bar.label) + "</bdi></th>";
    for (const std::uint64_t count : bar.counts) out += "<td class=\"n\">" + shown_count(count) + "</td>";
    out += "</tr>\n";
  }
  return out + "</tbody></table></div></details>\n";
}

// The least of 1, 2, 5, 10, 20 ... times four that is not below `most`, by four: a step of the axis.
std::uint64_t step_for(std::uint64_t most) {
  std::uint64_t ten = 1;
  while (true) {
    for (const std::uint64_t digit : {1U, 2U, 5U}) {
      if (digit * ten * 4 >= most) return digit * ten;
    }
    ten *= 10;
  }
}

void add(OutcomeCounts& to, const OutcomeCounts& counts) {
  for (std::size_t i = 0; i < to.size(); ++i) to.at(i) += counts.at(i);
}

std::uint64_t most_of(const std::vector<ChartBar>& bars) {
  std::uint64_t most = 0;
  for (const ChartBar& bar : bars) most = std::max(most, sum(bar.counts));
  return most;
}

// Months since the year 0, of "2020-06".
unsigned month_number(std::string_view month) {
  unsigned year = 0;
  unsigned of_year = 0;
  std::from_chars(month.data(), month.data() + 4, year);
  std::from_chars(month.data() + 5, month.data() + 7, of_year);
  return year * 12 + of_year - 1;
}

std::string padded(unsigned value, std::size_t width) {
  const std::string digits = std::to_string(value);
  return std::string(width - std::min(width, digits.size()), '0') + digits;
}

// The labels under the columns: years, as many as there is room for.
std::string time_labels(const std::vector<ChartBar>& bars, const Box& plot, double column) {
  constexpr double kRoom = 44;  // of a year
  std::string out;
  double free = plot.x;
  for (std::size_t i = 0; i < bars.size(); ++i) {
    const std::string_view label = bars[i].label;
    const bool folded = label.size() > 7;
    const bool starts = label.size() == 4 || folded || label.ends_with("-01") || i == 0;
    const double x = plot.x + column * static_cast<double>(i);
    const bool month = bars.size() <= 18 && label.size() == 7;
    if ((!starts && !month) || x < free) continue;
    const double room = month ? kRoom + 12 : kRoom;
    out +=
        "<line class=\"tick\" x1=\"" + number(x) + "\" x2=\"" + number(x) + "\" y1=\"" + number(plot.y + plot.height) +
        "\" y2=\"" + number(plot.y + plot.height + 5) + "\"/>" +
        words(x + 2, plot.y + plot.height + 17, "start", folded ? "…" : shown_text(month ? label : label.substr(0, 4)));
    free = x + room;
  }
  return out;
}

std::string axis(const Box& plot, std::uint64_t step) {
  std::string out;
  for (std::uint64_t i = 0; i <= 4; ++i) {
    const double y = plot.y + plot.height - plot.height * static_cast<double>(i) / 4;
    out += "<line class=\"grid\" x1=\"" + number(plot.x) + "\" x2=\"" + number(plot.x + plot.width) + "\" y1=\"" +
           number(y) + "\" y2=\"" + number(y) + "\"/>" + words(plot.x - 6, y + 4, "end", shown_count(step * i));
  }
  return out;
}

}  // namespace

std::vector<ChartBar> month_bars(const std::map<std::string, OutcomeCounts, std::less<>>& months) {
  std::map<unsigned, OutcomeCounts> by_month;
  std::map<unsigned, OutcomeCounts> by_year;
  for (const auto& [month, counts] : months) {
    if (month.empty()) continue;
    const unsigned at = month_number(month);
    add(by_month[at], counts);
    add(by_year[at / 12], counts);
  }
  if (by_month.empty()) return {};
  std::vector<ChartBar> bars;
  // `a_year`: columns that are one.
  const auto fill = [&](const std::map<unsigned, OutcomeCounts>& map, unsigned a_year, auto label) {
    bars.clear();
    unsigned next = map.begin()->first;
    for (const auto& [at, counts] : map) {
      const unsigned first = (next + a_year - 1) / a_year;  // the empty years from there on
      const unsigned end = at / a_year;
      const bool folds = first < end && (a_year > 1 || first + 1 < end);
      for (; next < (folds ? first * a_year : at) && bars.size() < kMostColumns; ++next)
        bars.push_back({label(next), {}});
      if (folds) bars.push_back({padded(first, 4) + (first + 1 < end ? "–" + padded(end - 1, 4) : ""), {}});
      if (folds) next = end * a_year;
      for (; next < at && bars.size() < kMostColumns; ++next) bars.push_back({label(next), {}});
      bars.push_back({label(at), counts});
      next = at + 1;
    }
    return bars.size() <= kMostColumns;
  };
  if (fill(by_month, 12, [](unsigned at) { return padded(at / 12, 4) + "-" + padded(at % 12 + 1, 2); })) return bars;
  if (fill(by_year, 1, [](unsigned at) { return padded(at, 4); })) return bars;
  bars.clear();
  for (const auto& [year, counts] : by_year) bars.push_back({padded(year, 4), counts});
  return bars;
}

std::vector<ChartBar> site_bars(const std::map<std::string, OutcomeCounts, std::less<>>& sites) {
  std::vector<ChartBar> bars;
  OutcomeCounts others{};
  OutcomeCounts unknown{};
  std::size_t left_out = 0;
  for (const auto& [site, counts] : sites) {
    if (site.empty()) {
      add(unknown, counts);
    } else if (site == ReportTotals::kOthers) {
      add(others, counts);
    } else {
      bars.push_back({site, counts});
    }
  }
  std::stable_sort(bars.begin(), bars.end(),
                   [](const ChartBar& a, const ChartBar& b) { return sum(a.counts) > sum(b.counts); });
  for (std::size_t i = kMostSites; i < bars.size(); ++i) {
    add(others, bars[i].counts);
    ++left_out;
  }
  bars.resize(std::min(bars.size(), kMostSites));
  const std::string of_all = left_out > 0 && !sites.contains(ReportTotals::kOthers) ? shown_count(left_out) : "all";
  if (sum(others) > 0) bars.push_back({of_all + " other sites", others});
  if (sum(unknown) > 0) bars.push_back({std::string(kUnknown), unknown});
  return bars;
}

std::string outcome_chart(const OutcomeCounts& counts) {
  const ChartBar bar{"all inputs", counts};
  std::string out = "<figure class=\"fluid\">" + open_svg(960, 34, "Inputs by outcome. " + sentence(bar)) +
                    parts(bar, {0, 2, 952, 30}, sum(counts), false) + close_svg();
  out += "<figcaption><ul class=\"legend\">";
  for (const OutcomeRow& row : kReportOutcomeRows) {
    const std::uint64_t count = counts.at(static_cast<std::size_t>(row.outcome));
    out += "<li><span class=\"key " + std::string(row.style) + "\"></span> <b>" + shown_count(count) + "</b> " +
           std::string(row.name) + "</li>";
  }
  return out + "</ul></figcaption></figure>\n";
}

std::string month_chart(const std::map<std::string, OutcomeCounts, std::less<>>& months) {
  const std::vector<ChartBar> bars = month_bars(months);
  if (bars.empty()) return "<p>No article says when it was published.</p>\n";
  const bool years = bars.front().label.size() == 4;
  const std::uint64_t step = step_for(most_of(bars));
  const Box plot{64, 12, 888, 180};
  const double column = std::min(plot.width / static_cast<double>(bars.size()), 48.0);
  std::string out = "<figure>" +
                    open_svg(960, 222,
                             "Inputs by the article's " + std::string(years ? "year" : "month") + ", from " +
                                 bars.front().label + " to " + bars.back().label + "; the numbers stand below") +
                    axis(plot, step);
  for (std::size_t i = 0; i < bars.size(); ++i) {
    const Box box{plot.x + column * static_cast<double>(i) + column * 0.1, plot.y, column * 0.8, plot.height};
    out += parts(bars[i], box, step * 4, true);
  }
  out += time_labels(bars, plot, column) + close_svg();
  const auto unknown = months.find("");
  if (unknown != months.end()) {
    out += "<figcaption>The month of " + shown_count(sum(unknown->second)) + " more is not known.</figcaption>";
  }
  return out + "</figure>\n" + numbers(bars, years ? "Year" : "Month");
}

std::string site_chart(const std::map<std::string, OutcomeCounts, std::less<>>& sites) {
  const std::vector<ChartBar> bars = site_bars(sites);
  if (bars.empty()) return "<p>There is no input.</p>\n";
  constexpr double kRow = 24;
  const std::uint64_t most = most_of(bars);
  std::string out =
      "<figure>" + open_svg(960, kRow * static_cast<double>(bars.size()), "Inputs by site; the numbers stand below");
  for (std::size_t i = 0; i < bars.size(); ++i) {
    const double y = kRow * static_cast<double>(i);
    const std::uint64_t count = sum(bars[i].counts);
    const double width = 590 * static_cast<double>(count) / static_cast<double>(most);
    out += words(270, y + 16, "end", shown_start(bars[i].label, kSiteShown)) +
           parts(bars[i], {280, y + 3, 590, kRow - 6}, most, false) +
           words(280 + width + 6, y + 16, "start", shown_count(count));
  }
  return out + close_svg() + "</figure>\n" + numbers(bars, "Site");
}

}  // namespace offprint
