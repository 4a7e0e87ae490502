// What links and notes lead to, settled before anything is written.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include "formats/document/document.h"

namespace offprint::pandoc {

// The identifiers that nodes get, for the links inside the document. Must not outlive it.
class Identifiers {
 public:
  explicit Identifiers(const Document& document);

  // The node's; "" for none.
  std::string_view of(const Node& node) const;
  // Of the node that a link to `#fragment` leads to; "" if that is not in the document.
  std::string_view target(std::string_view fragment) const;

 private:
  std::unordered_map<const Node*, std::string_view> ids_;  // looked up only: their order is never seen
  std::unordered_map<std::string_view, const Node*> fragments_;
};

// Which footnote stands where. Each definition is written once, so that no document grows by its references.
class Notes {
 public:
  explicit Notes(const Node& root);

  // The note that is written at the reference; null if it stands elsewhere or nowhere.
  const FootnoteDefinition* at(const FootnoteReference& reference) const;
  // Whether the definition is written at a reference, and so not at its own place.
  bool is_referred(const FootnoteDefinition& definition) const;
  // The identifier of the place where the note of that name is; "" if there is no such note.
  std::string place(std::string_view identifier) const;
  // Whether there is more than one reference to it.
  bool is_shared(std::string_view identifier) const;

 private:
  struct Note {
    const FootnoteDefinition* definition = nullptr;  // the first of its name
    const FootnoteReference* reference = nullptr;    // the first outside notes
    bool referred = false;
    bool shared = false;
  };
  const Note* find(std::string_view identifier) const;
  std::unordered_map<std::string_view, Note> notes_;
};

}  // namespace offprint::pandoc
