#include "formats/epub/front.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "formats/epub/book.h"
#include "formats/epub/xml.h"
#include "formats/writing/words.h"
#include "formats/writing/xml_escape.h"

namespace offprint {

namespace {

// A list of facts: each a label and its values.
class Facts {
 public:
  Facts(pugi::xml_node parent, const std::string& language) : list_(parent.append_child("dl")), language_(language) {
    list_.append_attribute("class") = "facts";
  }

  // The label, once; what follows is its values.
  void label(Word what) { add_element(list_, "dt", std::string(word(what, language_))); }
  pugi::xml_node value(const std::string& text) { return add_element(list_, "dd", text); }
  void fact(Word what, const std::string& text) {
    if (text.empty()) return;
    label(what);
    value(text);
  }

 private:
  pugi::xml_node list_;
  const std::string& language_;
};

void add_counted(Facts& list, const Counted& one, const std::string& name) {
  const pugi::xml_node value = list.value(name);
  add_text(value, " ");
  add_element(value, "span", std::to_string(one.count)).append_attribute("class") = "note";
}

void add_outlets(Facts& list, const BookFacts& facts) {
  constexpr std::size_t kMost = 10;
  if (facts.outlets.empty()) return;
  list.label(Word::Outlets);
  const std::size_t shown = std::min(kMost, facts.outlets.size());
  for (std::size_t i = 0; i < shown; ++i) add_counted(list, facts.outlets[i], facts.outlets[i].name);
  if (shown == facts.outlets.size()) return;
  list.value(phrase(Word::MoreOutlets, facts.language, {std::to_string(facts.outlets.size() - shown)}));
}

void add_languages(Facts& list, const BookFacts& facts) {
  list.label(Word::Languages);
  if (facts.languages.size() == 1) {
    list.value(language_name(facts.languages.front().name, facts.language));
    return;
  }
  for (const Counted& one : facts.languages) add_counted(list, one, language_name(one.name, facts.language));
}

struct OptionRow {
  std::string_view option;
  Word words;
};
// What a reader of the book sees of options; the list of sources has them all.
constexpr std::array<OptionRow, 7> kOptions{{
    {"--clean=none", Word::KeptAll},
    {"--writing-mode=vertical", Word::SetVertically},
    {"--script=hans", Word::InSimplified},
    {"--script=hant", Word::InTraditional},
    {"--script=hant-tw", Word::InTraditional},
    {"--script=hant-hk", Word::InTraditional},
    {"--images=drop", Word::PicturesLeftOut},
}};

void add_making(Facts& list, const BookPlan& plan, const std::string& language) {
  if (plan.made_by.empty()) return;
  list.label(Word::MadeWith);
  list.value(only_xml_chars(plan.made_by));
  for (const std::string& option : plan.options) {
    const auto* row = std::find_if(kOptions.begin(), kOptions.end(), [&](const auto& r) { return r.option == option; });
    if (row != kOptions.end()) list.value(std::string(word(row->words, language)));
  }
}

void add_left_out(Facts& list, const BookPlan& plan, const BookFacts& facts) {
  const std::string& language = facts.language;
  if (plan.failures == 0 && facts.duplicates == 0) return;
  list.label(Word::LeftOut);
  if (facts.duplicates > 0) {
    list.value(counted(Word::OneDuplicate, Word::SomeDuplicates, facts.duplicates, language));
  }
  if (plan.failures > 0) list.value(counted(Word::OneFailure, Word::SomeFailures, plan.failures, language));
}

std::string joined(const std::vector<std::string>& names, const std::string& language) {
  std::string all;
  for (const std::string& name : names) {
    if (!all.empty()) all += comma(language);
    all += cut_text(name, kLongestTitle);
  }
  return all;
}

}  // namespace

BookPage cover_page(const BookFacts& facts, const std::string& picture) {
  pugi::xml_document document;
  pugi::xml_node body = add_page(document, facts.title, facts.language);
  body.append_attribute("class") = "cover";
  pugi::xml_node section = body.append_child("section");
  section.append_attribute("epub:type") = "cover";
  section.append_attribute("aria-label") = std::string(word(Word::Cover, facts.language)).c_str();
  pugi::xml_node image = section.append_child("img");
  image.append_attribute("src") = picture.c_str();
  image.append_attribute("alt") = facts.title.c_str();
  image.append_attribute("role") = "doc-cover";
  return {"cover", "cover.xhtml", xml_bytes(document)};
}

BookPage title_page(const BookPlan& plan, const BookFacts& facts, std::size_t count) {
  const std::string& language = facts.language;
  pugi::xml_document document;
  pugi::xml_node body = add_page(document, facts.title, language);
  pugi::xml_node section = body.append_child("section");
  section.append_attribute("epub:type") = "titlepage";
  section.append_attribute("aria-label") = std::string(word(Word::TitlePage, language)).c_str();
  section.append_attribute("class") = "titlepage";
  add_element(section, "h1", facts.set_title);
  if (plan.volumes > 1) {
    const std::string number = std::to_string(plan.volume);
    add_element(section, "p", phrase(Word::Volume, language, {number, std::to_string(plan.volumes)}))
        .append_attribute("class") = "volume";
  }
  const std::string creators = joined(facts.creators, language);
  if (!creators.empty()) add_element(section, "p", creators).append_attribute("class") = "creators";
  Facts list(section, language);
  list.fact(Word::ArticleCount, std::to_string(count));
  list.fact(Word::Period, facts.period);
  add_outlets(list, facts);
  add_languages(list, facts);
  add_left_out(list, plan, facts);
  add_making(list, plan, language);
  if (facts.vertical) set_vertically(body);
  return {"front", "front.xhtml", xml_bytes(document)};
}

}  // namespace offprint
