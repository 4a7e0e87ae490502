#include "converters/report/reported_input.h"

#include <algorithm>
#include <span>

#include <rapidjson/document.h>

namespace offprint {

namespace {

using Value = rapidjson::Value;

// In the order of ReportedStatus.
constexpr std::array<std::string_view, 3> kStatuses{"ok", "failed", "skipped"};

const Value* find(const Value& object, const char* field) {
  const auto found = object.FindMember(field);
  return found == object.MemberEnd() ? nullptr : &found->value;
}

std::string_view text(const Value& object, const char* field) {
  const Value* found = find(object, field);
  if (found == nullptr || !found->IsString()) return {};
  return {found->GetString(), found->GetStringLength()};
}

std::uint64_t number(const Value& object, const char* field, std::uint64_t otherwise) {
  const Value* found = find(object, field);
  return found != nullptr && found->IsUint64() ? found->GetUint64() : otherwise;
}

// Of an array; none where there is no such.
std::span<const Value> elements(const Value& object, const char* field) {
  const Value* found = find(object, field);
  if (found == nullptr || !found->IsArray()) return {};
  return {found->Begin(), found->Size()};
}

void read_diagnostic(const Value& diagnostic, ReportedInput& row) {
  if (!diagnostic.IsObject()) return;
  const std::string_view kind = text(diagnostic, "kind");
  const auto* say = std::find_if(kDiagnosticRows.begin(), kDiagnosticRows.end(),
                                 [&](const DiagnosticRow& known) { return known.name == kind; });
  if (say == kDiagnosticRows.end()) return;
  row.counts.at(static_cast<std::size_t>(say->code)) += static_cast<std::uint32_t>(number(diagnostic, "count", 1));
  if (say->code != DiagnosticCode::Cut) return;
  row.cuts.push_back({std::string(text(diagnostic, "reason")), std::string(text(diagnostic, "text")),
                      number(diagnostic, "characters", 0)});
}

}  // namespace

std::optional<ReportedInput> read_report_line(std::string_view json) {
  rapidjson::Document line;
  line.Parse<rapidjson::kParseIterativeFlag>(json.data(), json.size());
  if (line.HasParseError() || !line.IsObject()) return {};
  const auto* status = std::find(kStatuses.begin(), kStatuses.end(), text(line, "status"));
  const Value* input = find(line, "input");
  if (status == kStatuses.end() || input == nullptr || !input->IsString()) return {};
  ReportedInput row;
  row.input = text(line, "input");
  row.status = static_cast<ReportedStatus>(status - kStatuses.begin());
  row.error = text(line, "error");
  row.left_out = text(line, "left_out");
  row.bytes_in = number(line, "bytes_in", 0);
  row.milliseconds = number(line, "milliseconds", 0);
  for (const Value& output : elements(line, "outputs")) {
    if (output.IsString()) row.outputs.emplace_back(output.GetString(), output.GetStringLength());
  }
  for (const Value& diagnostic : elements(line, "diagnostics")) read_diagnostic(diagnostic, row);
  return row;
}

}  // namespace offprint
