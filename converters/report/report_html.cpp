#include "converters/report/report_html.h"

#include <algorithm>
#include <string_view>

#include "converters/convert/sentence.h"
#include "converters/report/report_chart.h"
#include "converters/report/report_markup.h"
#include "converters/report/report_page.h"
#include "formats/hash/digest.h"
#include "formats/hash/sha256.h"

namespace offprint {

namespace {

constexpr std::size_t kErrorShown = 600;  // code points
constexpr std::size_t kCutShown = 500;
constexpr std::size_t kMostErrors = 20;  // rows of the table of errors

constexpr std::string_view kHead =
    "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src ";
constexpr std::string_view kTitle = "<title>Offprint: ";

// A source of the Content Security Policy: what has this hash may run.
std::string allowed(std::string_view code) {
  const std::string digits = sha256(code);
  const auto value = [](char c) { return static_cast<unsigned>(c <= '9' ? c - '0' : c - 'a' + 10); };
  std::string bytes;
  for (std::size_t i = 0; i + 1 < digits.size(); i += 2)
    bytes += static_cast<char>(value(digits[i]) << 4U | value(digits[i + 1]));
  return "'sha256-" + base64(bytes) + "'";
}

std::string plural(std::uint64_t count, std::string_view one) {
  return shown_count(count) + " " + std::string(one) + (count == 1 ? "" : "s");
}

std::uint64_t of(const ReportTotals& totals, ReportOutcome outcome) {
  return totals.outcomes.at(static_cast<std::size_t>(outcome));
}

void write_head(const ReportTotals& totals, Sink& sink) {
  sink.write(kHead);
  sink.write(allowed(report_style()) + "; script-src " + allowed(report_script()) +
             "; base-uri 'none'; form-action 'none'\">\n");
  sink.write("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
  sink.write(std::string(kTitle) + plural(totals.inputs(), "input") + ", " +
             shown_count(of(totals, ReportOutcome::Failed)) + " failed</title>\n<style>");
  sink.write(report_style());
  sink.write("</style>\n</head>\n<body>\n");
}

// What matters, in one sentence.
std::string lead(const ReportTotals& totals, ReportOf what) {
  std::string out = plural(totals.inputs(), "input") + ": ";
  const std::uint64_t failed = of(totals, ReportOutcome::Failed);
  const std::uint64_t lossy = of(totals, ReportOutcome::Lossy);
  out += failed == 0 ? "none failed" : "<b>" + shown_count(failed) + " failed</b>";
  out += lossy == 0 ? ", nothing was lost" : ", " + shown_count(lossy) + " lost something";
  if (const std::uint64_t skipped = of(totals, ReportOutcome::Skipped); skipped > 0)
    out += ", " + shown_count(skipped) + (what == ReportOf::Book ? " left out" : " stood already as they are");
  return out + ".";
}

void write_header(const ReportTotals& totals, const ReportFacts& facts, ReportOf what, Sink& sink) {
  const std::string title = what == ReportOf::Book ? "Report of a book" : "Report of a batch";
  sink.write("<header>\n<h1>" + title + "</h1>\n<p class=\"lead\">" + lead(totals, what) + "</p>\n<dl>\n");
  const auto fact = [&](std::string_view name, const std::string& markup) {
    sink.write("<div><dt>" + shown_text(name) + "</dt><dd>" + markup + "</dd></div>\n");
  };
  fact("Files written", shown_count(totals.outputs));
  fact("Bytes read", shown_size(totals.bytes_in));
  fact("Work, all processes", shown_time(totals.milliseconds));
  for (const auto& [name, value] : facts) fact(name, "<bdi>" + shown_text(value) + "</bdi>");
  sink.write("</dl>\n<nav aria-label=\"Parts of this report\"><ul>");
  sink.write("<li><a href=\"#failures\">Failures and losses (" + shown_count(totals.problems()) + ")</a></li>");
  sink.write("<li><a href=\"#months\">Months</a></li><li><a href=\"#sites\">Sites</a></li>");
  sink.write("<li><a href=\"#diagnostics\">Diagnostics</a></li><li><a href=\"#cuts\">Cuts</a></li></ul></nav>\n");
  sink.write("</header>\n<main>\n");
}

void write_errors(const ReportTotals& totals, Sink& sink) {
  if (totals.errors.empty()) return;
  std::vector<std::pair<std::string_view, std::uint64_t>> errors(totals.errors.begin(), totals.errors.end());
  std::stable_sort(errors.begin(), errors.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
  sink.write(
      "<h3>Why inputs failed</h3>\n<div class=\"wide\" tabindex=\"0\"><table><thead><tr><th scope=\"col\" "
      "class=\"n\">Inputs</th>"
      "<th scope=\"col\">Error</th></tr></thead><tbody>\n");
  std::uint64_t rest = 0;
  for (std::size_t i = 0; i < errors.size(); ++i) {
    if (i >= kMostErrors) {
      rest += errors[i].second;
      continue;
    }
    sink.write("<tr><td class=\"n\">" + shown_count(errors[i].second) + "</td><td>" +
               shown_start(errors[i].first, kErrorShown) + "</td></tr>\n");
  }
  if (rest > 0) sink.write("<tr><td class=\"n\">" + shown_count(rest) + "</td><td>for other reasons</td></tr>\n");
  sink.write("</tbody></table></div>\n");
}

// "the format has no table × 2; …".
std::string losses(const ReportedInput& row) {
  std::string out;
  for (const DiagnosticRow& say : kDiagnosticRows) {
    const std::uint32_t count = row.counts.at(static_cast<std::size_t>(say.code));
    if (count == 0 || say.level < Level::Loss) continue;
    std::string sentence(say.sentence);
    if (const std::size_t at = sentence.find('%'); at != std::string::npos) sentence.replace(at, 1, "…");
    out += (out.empty() ? "" : "; ") + shown_text(sentence) + (count > 1 ? " × " + shown_count(count) : "");
  }
  return out;
}

std::string problem_row(const ReportedInput& row) {
  const bool failed = row.status == ReportedStatus::Failed;
  const std::string_view style = failed ? "failed" : "lossy";
  const auto cell = [](const std::string& markup) { return "<td>" + markup + "</td>"; };
  const auto number = [](std::uint64_t value, const std::string& markup) {
    return "<td class=\"n\" data-value=\"" + std::to_string(value) + "\">" + markup + "</td>";
  };
  return "<tr data-outcome=\"" + std::string(style) + "\"><th scope=\"row\"><bdi>" + shown_text(row.input) +
         "</bdi></th><td><span class=\"mark\"><span class=\"key " + std::string(style) + "\"></span>" +
         (failed ? "failed" : "losses") + "</span></td>" +
         cell(failed ? shown_start(row.error, kErrorShown) : losses(row)) + cell(shown_text(row.site)) +
         "<td class=\"nowrap\">" + shown_text(row.month) + "</td>" + number(row.bytes_in, shown_size(row.bytes_in)) +
         number(row.milliseconds, shown_time(row.milliseconds)) + "</tr>\n";
}

// Says what the table leaves out.
void write_left_out(const ReportTotals& totals, Sink& sink) {
  const std::uint64_t listed = totals.failed.size() + totals.lossy.size();
  if (listed == totals.problems()) return;
  sink.write(
      "<p><b>This table ends after " + shown_count(totals.failed.size()) + " failures and " +
      shown_count(totals.lossy.size()) + " inputs with losses; " + shown_count(totals.problems() - listed) +
      " more are counted above and not listed.</b> A report in JSON Lines (<code>--report FILE.jsonl</code>) has "
      "them all.</p>\n");
}

void write_problems(const ReportTotals& totals, Sink& sink) {
  sink.write("<section aria-labelledby=\"failures\">\n<h2 id=\"failures\">Failures and losses</h2>\n");
  if (totals.problems() == 0) {
    sink.write("<p>There are none.</p>\n</section>\n");
    return;
  }
  write_errors(totals, sink);
  sink.write("<h3>All of them</h3>\n");
  write_left_out(totals, sink);
  sink.write(
      "<div class=\"find\" id=\"find\" role=\"search\" hidden>\n"
      "<div><label for=\"search\">Search name, error, site</label><input type=\"search\" id=\"search\" "
      "autocomplete=\"off\"></div>\n"
      "<div><label for=\"outcome\">Show</label><select id=\"outcome\"><option value=\"\">failures and losses</option>"
      "<option value=\"failed\">failures</option><option value=\"lossy\">losses</option></select></div>\n"
      "<span id=\"count\" role=\"status\"></span>\n</div>\n");
  sink.write(
      "<div class=\"tall\" role=\"region\" aria-label=\"Table of failures and losses\" tabindex=\"0\"><table "
      "id=\"problems\">"
      "<thead><tr><th scope=\"col\">Input</th><th scope=\"col\">Outcome</th><th scope=\"col\">What happened</th>"
      "<th scope=\"col\">Site</th><th scope=\"col\">Month</th><th scope=\"col\" class=\"n\">Size</th>"
      "<th scope=\"col\" class=\"n\">Time</th></tr></thead>\n<tbody>\n");
  for (const ReportedInput& row : totals.failed) sink.write(problem_row(row));
  for (const ReportedInput& row : totals.lossy) sink.write(problem_row(row));
  sink.write("</tbody></table></div>\n</section>\n");
}

// What a book does not take, and why.
void write_not_taken(const ReportTotals& totals, Sink& sink) {
  if (totals.left_out.empty()) return;
  sink.write(
      "<section aria-labelledby=\"left-out\">\n<h2 id=\"left-out\">Left out</h2>\n<div "
      "class=\"wide\" tabindex=\"0\"><table><thead><tr>"
      "<th scope=\"col\">Input</th><th scope=\"col\">Why</th></tr></thead><tbody>\n");
  for (const ReportedInput& row : totals.left_out) {
    sink.write("<tr><th scope=\"row\"><bdi>" + shown_text(row.input) + "</bdi></th><td><bdi>" +
               shown_start(row.left_out, kErrorShown) + "</bdi></td></tr>\n");
  }
  const std::uint64_t rest = of(totals, ReportOutcome::Skipped) - totals.left_out.size();
  sink.write("</tbody></table></div>\n" + (rest > 0 ? "<p>" + shown_count(rest) + " more are not listed.</p>\n" : "") +
             "</section>\n");
}

void write_diagnostics(const ReportTotals& totals, Sink& sink) {
  sink.write("<section aria-labelledby=\"diagnostics\">\n<h2 id=\"diagnostics\">Diagnostics</h2>\n");
  const bool any =
      std::any_of(totals.says.begin(), totals.says.end(), [](const ReportSay& say) { return say.inputs > 0; });
  if (!any) {
    sink.write("<p>There are none.</p>\n</section>\n");
    return;
  }
  sink.write(
      "<div class=\"wide\" tabindex=\"0\"><table><thead><tr><th scope=\"col\">Kind</th><th scope=\"col\">Level</th>"
      "<th scope=\"col\">Meaning</th><th scope=\"col\" class=\"n\">Inputs</th><th scope=\"col\" "
      "class=\"n\">Times</th></tr></thead><tbody>\n");
  for (const DiagnosticRow& say : kDiagnosticRows) {
    const ReportSay& said = totals.says.at(static_cast<std::size_t>(say.code));
    if (said.inputs == 0) continue;
    std::string meaning(say.sentence);
    if (const std::size_t at = meaning.find('%'); at != std::string::npos) meaning.replace(at, 1, "…");
    sink.write("<tr><th scope=\"row\" class=\"nowrap\">" + std::string(say.name) + "</th><td>" +
               std::string(name(say.level)) + "</td><td>" + shown_text(meaning) + "</td><td class=\"n\">" +
               shown_count(said.inputs) + "</td><td class=\"n\">" + shown_count(said.times) + "</td></tr>\n");
  }
  sink.write("</tbody></table></div>\n</section>\n");
}

void write_cuts(const ReportTotals& totals, Sink& sink) {
  sink.write("<section aria-labelledby=\"cuts\">\n<h2 id=\"cuts\">Cuts: text that is not the article</h2>\n");
  if (totals.cuts.empty()) {
    sink.write("<p>Nothing was cut.</p>\n</section>\n");
    return;
  }
  sink.write(
      "<p class=\"soft\">The longest of each reason; <code>offprint inspect --cuts FILE</code> shows all cuts of one "
      "input.</p>\n");
  for (const auto& [reason, total] : totals.cuts) {
    sink.write("<h3>" + shown_text(reason) + ": " + plural(total.count, "cut") + ", " +
               plural(total.characters, "character") +
               "</h3>\n<details><summary>The longest</summary>\n<ol class=\"cuts\">\n");
    for (const LongCut& cut : total.longest) {
      sink.write("<li><blockquote><bdi>" + shown_start(cut.text, kCutShown) +
                 "</bdi></blockquote><span class=\"soft\">" + plural(cut.characters, "character") + ", <bdi>" +
                 shown_text(cut.input) + "</bdi></span></li>\n");
    }
    sink.write("</ol></details>\n");
  }
  sink.write("</section>\n");
}

}  // namespace

void HtmlReport::write(Sink& sink) const {
  write_head(totals_, sink);
  write_header(totals_, facts_, of_, sink);
  sink.write("<section aria-labelledby=\"outcomes\">\n<h2 id=\"outcomes\">Outcome</h2>\n" +
             outcome_chart(totals_.outcomes) + "</section>\n");
  write_problems(totals_, sink);
  write_not_taken(totals_, sink);
  sink.write("<section aria-labelledby=\"months\">\n<h2 id=\"months\">By month of the article</h2>\n" +
             month_chart(totals_.months) + "</section>\n");
  sink.write("<section aria-labelledby=\"sites\">\n<h2 id=\"sites\">By site</h2>\n" + site_chart(totals_.sites) +
             "</section>\n");
  write_diagnostics(totals_, sink);
  write_cuts(totals_, sink);
  sink.write("</main>\n<footer>Written by Offprint. This page is one file and loads nothing.</footer>\n<script>");
  sink.write(report_script());
  sink.write("</script>\n</body>\n</html>\n");
}

bool begins_as_report_page(std::string_view head) { return head.starts_with(kHead) && head.find(kTitle) != head.npos; }

}  // namespace offprint
