#include "formats/epub/listing.h"

#include <algorithm>
#include <span>

#include "formats/epub/facts.h"
#include "formats/epub/xml.h"

namespace offprint {

namespace {

constexpr std::size_t kPageLines = 500;  // 150 KB: what old e-readers still open without a pause
constexpr std::size_t kGroupLines = 50;
constexpr std::size_t kUngrouped = 100;  // a list that is no longer needs no groups

using ListLines = std::span<const ListLine>;

std::string file_of(const ListPage& page, std::size_t number) {
  return page.id + (number == 0 ? std::string() : "-" + std::to_string(number + 1)) + ".xhtml";
}

std::string group_id(std::size_t first) { return "n-" + std::to_string(first + 1); }

bool is_by_day(ListLines lines) {
  const auto later = [](const ListLine& a, const ListLine& b) { return a.day < b.day; };
  const auto earlier = [](const ListLine& a, const ListLine& b) { return a.day > b.day; };
  if (std::any_of(lines.begin(), lines.end(), [](const ListLine& line) { return line.day.empty(); })) return false;
  return std::is_sorted(lines.begin(), lines.end(), later) || std::is_sorted(lines.begin(), lines.end(), earlier);
}

// "51–100", with what is found there: days where the list goes by them, else the first and the last title.
std::string group_title(ListLines all, std::size_t first, bool by_day) {
  constexpr std::size_t kTitleStart = 12;
  const std::size_t last = std::min(first + kGroupLines, all.size()) - 1;
  const std::string place = std::to_string(first + 1) + "–" + std::to_string(last + 1) + " · ";
  if (by_day) return place + period(all[first].day, all[last].day);
  return place + cut_text(all[first].title, kTitleStart) + " – " + cut_text(all[last].title, kTitleStart);
}

void add_note(pugi::xml_node item, const ListLine& line) {
  if (line.day.empty() && line.note.empty()) return;
  add_text(item, " ");
  pugi::xml_node note = item.append_child("span");
  note.append_attribute("class") = "note";
  if (!line.day.empty()) add_element(note, "time", line.day).append_attribute("datetime") = line.day.c_str();
  if (!line.day.empty() && !line.note.empty()) add_text(note, " · ");
  if (!line.note.empty()) add_text(note, line.note);
}

void add_lines(pugi::xml_node parent, ListLines lines) {
  if (lines.empty()) return;
  pugi::xml_node list = parent.append_child("ol");
  list.append_attribute("class") = lines.front().article ? "entries articles" : "entries";
  for (const ListLine& line : lines) {
    const pugi::xml_node item = list.append_child("li");
    add_link(item, line.href, line.title, line.language);
    add_note(item, line);
    add_lines(item, line.lines);
  }
}

struct TypeRow {
  std::string_view type;
  const char* role;
};
constexpr TypeRow kRoles[] = {{"toc", "doc-toc"}, {"part", "doc-part"}};

// The element that all of the page stands in.
pugi::xml_node add_section(pugi::xml_node body, const ListPage& page, const std::string& title) {
  const bool contents = page.type == "toc";
  pugi::xml_node section = body.append_child(contents ? "nav" : "section");
  section.append_attribute("epub:type") = page.type.c_str();
  for (const TypeRow& row : kRoles) {
    if (row.type == page.type) section.append_attribute("role") = row.role;
  }
  section.append_attribute("aria-label") = title.c_str();
  section.append_attribute("class") = "listing";
  return section;
}

class ListPages {
 public:
  ListPages(const ListPage& page, ListLines lines)
      : page_(page),
        lines_(lines),
        grouped_(lines.size() > kUngrouped &&
                 std::all_of(lines.begin(), lines.end(), [](const ListLine& line) { return line.lines.empty(); })),
        by_day_(grouped_ && is_by_day(lines)),
        count_(grouped_ ? (lines.size() + kPageLines - 1) / kPageLines : 1) {}

  std::vector<BookPage> write() const {
    std::vector<BookPage> pages;
    for (std::size_t number = 0; number < count_; ++number) pages.push_back(write(number));
    return pages;
  }

 private:
  BookPage write(std::size_t number) const {
    std::string title = page_.title;
    if (count_ > 1) title += " (" + std::to_string(number + 1) + "/" + std::to_string(count_) + ")";
    pugi::xml_document document;
    const pugi::xml_node body = add_page(document, title, page_.language);
    pugi::xml_node section = add_section(body, page_, title);
    add_element(section, "h1", title);
    if (number == 0 && !page_.about.empty()) {
      pugi::xml_node about = section.append_child("p");
      about.append_attribute("class") = "about";
      add_own_words(about, page_.about, page_.language);
    }
    if (number == 0 && grouped_) add_way(section);
    add_groups(section, number);
    if (page_.vertical) set_vertically(body);
    const std::string file = file_of(page_, number);
    return {file.substr(0, file.rfind('.')), file, xml_bytes(document)};
  }

  // The way to all groups.
  void add_way(pugi::xml_node section) const {
    pugi::xml_node list = section.append_child("ol");
    list.append_attribute("class") = "way";
    for (std::size_t first = 0; first < lines_.size(); first += kGroupLines) {
      const std::string href = file_of(page_, first / kPageLines) + "#" + group_id(first);
      add_link(list.append_child("li"), href, group_title(lines_, first, by_day_));
    }
  }

  void add_groups(pugi::xml_node parent, std::size_t number) const {
    if (!grouped_) return add_lines(parent, lines_);
    const std::size_t end = std::min((number + 1) * kPageLines, lines_.size());
    for (std::size_t first = number * kPageLines; first < end; first += kGroupLines) {
      add_element(parent, "h2", group_title(lines_, first, by_day_)).append_attribute("id") = group_id(first).c_str();
      add_lines(parent, lines_.subspan(first, std::min(kGroupLines, end - first)));
    }
  }

  const ListPage& page_;
  ListLines lines_;
  bool grouped_;
  bool by_day_;
  std::size_t count_;
};

}  // namespace

std::vector<BookPage> list_pages(const ListPage& page, const std::vector<ListLine>& lines) {
  return ListPages(page, lines).write();
}

}  // namespace offprint
