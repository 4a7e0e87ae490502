// Footnotes as XhtmlWriter has them: <aside class="footnote">, and <sup> with a link to it.
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "formats/document/tree.h"
#include "formats/html/anchors.h"
#include "formats/html/own_forms.h"
#include "formats/unicode/characters.h"

namespace offprint {

namespace {

constexpr std::string_view kNote = "fn-";
constexpr std::string_view kMark = "fnref-";

// "fnref-1.2" is the second reference to the note 1: '.' is in no id's part.
std::string identifier_in(std::string_view id) {
  id.remove_prefix(kMark.size());
  return name_in_id(id.substr(0, id.find('.')));
}

// The id that a mark's link leads to; "" for a mark without a note, which has none.
std::string_view target_of(const Node& mark) {
  const auto* link = as<Link>(static_cast<const Node*>(mark.first));
  return link != nullptr && link->url.view().starts_with('#') ? link->url.view().substr(1) : std::string_view();
}

class OwnNotes {
 public:
  explicit OwnNotes(Document& document) : document_(document) {}

  void run() {
    find();
    for (Node* mark : marks_) restore_mark(*mark);
    for (Node* note : notes_) restore_note(*note);
  }

 private:
  void find() {
    for (Node* at = document_.root; at != nullptr; at = next_in(*document_.root, *at)) {
      if (is_element(*at, "aside") && at->element->get("class") == "footnote") notes_.push_back(at);
      if (is_element(*at, "sup")) sups_.push_back(at);
    }
    for (const Node* note : notes_) {
      const std::string_view id = note->element->get("id");
      if (!id.empty()) names_[id] = id.starts_with(kNote) ? name_in_id(id.substr(kNote.size())) : std::string(id);
    }
    for (Node* sup : sups_) {
      const std::string_view id = sup->element->get("id");
      const auto note = names_.find(target_of(*sup));
      if (!id.starts_with(kMark) && note == names_.end()) continue;
      if (id.empty()) continue;  // a note's own number
      marks_.push_back(sup);
      if (note != names_.end() && id.starts_with(kMark)) note->second = identifier_in(id);
    }
  }

  void restore_mark(Node& sup) {
    const std::string_view id = sup.element->get("id");
    const auto note = names_.find(target_of(sup));
    auto* made = document_.make<FootnoteReference>(sup.source);
    made->identifier = document_.text(note != names_.end() ? note->second : identifier_in(id));
    made->label = document_.text(text_content(sup));
    made->element = sup.element;
    made->language = sup.language;
    made->direction = sup.direction;
    replace(sup, *made);
  }

  void restore_note(Node& aside) {
    auto* made = document_.make<FootnoteDefinition>(aside.source);
    made->element = aside.element;
    made->language = aside.language;
    made->direction = aside.direction;
    move_children(aside, *made);
    replace(aside, *made);
    const std::string number = take_number(*made);
    const auto name = names_.find(aside.element->get("id"));
    made->identifier = document_.text(name == names_.end() ? number : name->second);
    made->label = document_.text(number);
  }

  // The number before a note's first words, with the space behind it.
  static std::string take_number(Node& note) {
    Node* first = note.first;
    while (first != nullptr && !is_element(*first, "p")) first = first->next;
    if (first == nullptr || first->first == nullptr || !is_element(*first->first, "sup")) return {};
    Node& number = *first->first;
    std::string said = text_content(number);
    if (auto* space = as<TextNode>(number.next); space != nullptr && space->value.view().starts_with(' ')) {
      space->value = space->value.part(1);
      if (space->value.empty()) detach(*space);  // what follows is a link, or bold
    }
    detach(number);
    if (first->first == nullptr || !(has_text(*first) || first->first->kind != Kind::Text)) detach(*first);
    return said;
  }

  Document& document_;
  std::vector<Node*> notes_;
  std::vector<Node*> sups_;
  std::vector<Node*> marks_;
  std::unordered_map<std::string_view, std::string> names_;  // the notes', by their ids
};

}  // namespace

void restore_own_notes(Document& document) { OwnNotes(document).run(); }

}  // namespace offprint
