// What a line about an article says: who wrote it, and when.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "converters/passes/metadata/byline_dates.h"
#include "formats/document/moment.h"

namespace offprint {

// The names in one line, each by itself, without labels (By, 作者：, 记者 …).
std::vector<std::string> split_names(std::string_view text);

struct BylineText {
  std::vector<std::string> authors;  // only where a label says so
  std::optional<Moment> date;
  std::optional<Moment> modified;  // as Metadata has it; of the last date, where a word or an element says so
  bool changed_only = false;       // it is the one date of the line, which says that it is that of a change
  bool changed_first = false;      // the line says when it was changed before it says when it came out
  std::string outlet;              // after 来源：
  bool others = false;             // an editor, a translator … is named too
  bool worded = false;             // a label or another word says what the date or the name is
  bool told = false;       // and the word is one that only lines about articles have ("发布时间", not "时间")
  std::string rest;        // from what no rule explains on, the dates taken out
  bool by = false;         // only "By" says so
  bool explained = false;  // labels, names, dates and separators are all that the line holds
};
// A line such as "作者：某某 | 2020年10月12日 11:54", "By Jane Roe, Oct 12, 2020", "记者 某某 编辑 某某".
// `hints` as for numeric_date, which reads the date where no other form is found.
// `run_in`: a name may follow its label with nothing between (记者某某), where the line is known to be one of labels.
BylineText read_byline(std::string_view line, const DateHints& hints = {}, bool run_in = false);

// False for most lines of which read_byline explains nothing, as they begin with no label, filler or date.
bool may_be_byline(std::string_view line);

// The bytes of the word that the text begins with and that says what a date is: "Updated". 0 for none.
std::size_t filler_size(std::string_view text);

// Whether the text is a label before an author's name and nothing else: "by", "作者：".
bool is_only_label(std::string_view text);

}  // namespace offprint
