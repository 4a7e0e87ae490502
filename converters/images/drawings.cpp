#include "converters/images/drawings.h"

#include <cstddef>
#include <map>
#include <string>
#include <string_view>

#include "converters/images/data_address.h"
#include "converters/images/svg.h"
#include "formats/address/safe_address.h"
#include "formats/document/tree.h"
#include "formats/hash/digest.h"
#include "formats/unicode/characters.h"

namespace offprint {

namespace {

constexpr std::size_t kMostBytes = std::size_t{64} << 20U;  // of any picture (images.h)

// Whether what it holds begins as markup does, whatever type it is said to be of.
bool holds_markup(std::string_view address) {
  constexpr std::size_t kBeginning = 64;  // characters, a whole number of base64's fours
  const std::size_t comma = address.find(',');
  if (comma == std::string_view::npos) return false;
  const auto bytes = decode_data_address(address.substr(0, comma + 1 + kBeginning), kMostBytes);
  return bytes && trim(*bytes).starts_with('<');
}

bool is_drawing(std::string_view address) {
  return is_drawing_address(address) || (is_data_address(address) && holds_markup(address));
}

// "" where it is no drawing.
std::string cleaned(std::string_view address) {
  const auto bytes = decode_data_address(address, kMostBytes);
  if (!bytes) return {};
  const auto drawing = clean_svg(*bytes);
  if (!drawing) return {};
  if (drawing->text == *bytes && is_drawing_address(address)) return std::string(address);
  return "data:image/svg+xml;base64," + base64(drawing->text);
}

class Drawings {
 public:
  Drawings(Document& document, Diagnostics& diagnostics) : document_(document), diagnostics_(diagnostics) {}

  void clean(Image& image) {
    clean(image.mirror);
    clean_sources(image);
    if (clean(image.url)) return;
    diagnostics_.report(DiagnosticCode::AddressRefused, image.source.begin, "data:image/svg+xml");
    leave_words(image);
  }

 private:
  void clean_sources(Image& image) {
    Text* const kept = document_.arena.make_array<Text>(image.source_count);
    std::uint32_t count = 0;
    for (std::uint32_t i = 0; i < image.source_count; ++i) {
      Text source = image.sources[i];
      if (clean(source)) kept[count++] = source;
    }
    image.sources = kept;
    image.source_count = count;
  }

  // As a browser does. Without any, what is left is a picture that no writer shows.
  void leave_words(Image& image) {
    if (is_blank(image.alt)) return;
    Node& words = *document_.make_text(image.alt, image.source);
    if (holds(image.parent->kind, group::kPhrasing)) return replace(image, words);
    if (image.parent->kind != Kind::Figure) return;
    Node* caption = image.parent->first;
    while (caption != nullptr && caption->kind != Kind::Caption) caption = caption->next;
    if (caption == nullptr) {
      append(*(caption = document_.make<Caption>(image.source)), words);
      return replace(image, *caption);
    }
    insert_before(*caption->first, words);
    insert_after(words, *document_.make<Break>(Source{image.source.end, image.source.end}));
    detach(image);
  }

  // False where the address is refused, which is then none.
  bool clean(Text& address) {
    if (address_scheme(address) != "data" || !is_drawing(address)) return true;
    const auto [place, first] = done_.try_emplace(address);
    if (first) place->second = document_.text(cleaned(address));
    address = place->second;
    return !address.empty();
  }

  Document& document_;
  Diagnostics& diagnostics_;
  std::map<std::string_view, Text> done_;  // what an address became
};

}  // namespace

void clean_drawings(Document& document, Diagnostics& diagnostics) {
  Drawings drawings(document, diagnostics);
  for (Node* at = document.root; at != nullptr;) {
    Node* const next = next_in(*document.root, *at);
    if (auto* image = as<Image>(at)) drawings.clean(*image);
    at = next;
  }
}

}  // namespace offprint
