// Places in a page that links lead to: the element with an id may be gone, but its place in the source tells what is
// there now.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "formats/document/document.h"

namespace offprint {

// The page's ids, as a browser finds them. Most pages are never asked.
class PageTargets {
 public:
  explicit PageTargets(const Document& document) : document_(document) {}

  // Where the fragment (without '#') leads: as it is spelled, else percent-decoded (HTML §7.4.6.3); null for nowhere.
  const Anchor* find(std::string_view fragment);

 private:
  const Document& document_;                                   // whose anchors stay as they are until the last question
  std::unordered_map<std::string_view, const Anchor*> by_id_;  // the first of the page
};

// Makes "#id" of an address that leads to a place in this page, whether it is a fragment or `page` (the page's own
// address) with one, and keeps in Document::anchors only what was asked for; the rest goes to
// Document::other_anchors.
class InnerLinks {
 public:
  InnerLinks(Document& document, std::string page);

  // `written` is the address as the page has it, `address` where it leads.
  std::string settled(std::string_view written, std::string address);
  void keep_used();

 private:
  Document& document_;
  std::string page_;
  PageTargets targets_;
  std::unordered_map<std::string_view, Anchor> used_;
};

// Finds the nodes of Document::other_anchors, and leaves out those whose place is not in the article.
void settle_other_anchors(Document& document);

// Whether two addresses differ in their fragments only, http and https being one.
bool same_page(std::string_view a, std::string_view b);

// Anchors between two neighbours, which keep these from being joined.
class AnchorOffsets {
 public:
  explicit AnchorOffsets(const Document& document);
  // Whether an anchor leads to the text that begins at `right`, and not to the one before it, which begins at `left`.
  bool part(std::uint32_t left, std::uint32_t right) const;

 private:
  std::vector<std::uint32_t> offsets_;  // rising
};

// The article's nodes by their places in the source.
class Places {
 public:
  explicit Places(Node& root);

  // What is where an element of the page began: the outermost node from there on, or, where only the end of a paragraph
  // is left of the element, the paragraph. Null in an empty article.
  Node* at(std::uint32_t offset) const;

 private:
  struct Place {
    std::uint32_t begin;
    Node* node;
  };
  std::vector<Place> places_;  // rising; of equals the outer first
};

}  // namespace offprint
