// One picture where the page shows one: the largest that it names, under its own address.
//
// Recognised: lazy attributes, `srcset` and its lazy twins (largest by width, else density), <picture> with its
// sources, a <noscript> picture beside its lazy self, image proxies (weserv, wp.com, any `url=` that holds a picture's
// address: the origin becomes the address, the proxy's the mirror), pictures that stand for a character (emoji: their
// text). Under --clean article 1x1 pictures and the page's own signs go. A noscript picture that is no one's twin is a
// picture of its own; what cannot be shown at all is said.
#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "converters/passes/image_address.h"
#include "converters/passes/list.h"
#include "formats/document/address.h"
#include "formats/document/tree.h"
#include "formats/document/unicode.h"
#include "formats/reading/inline_style.h"

namespace offprint {

namespace {

// Attributes that lazy loaders put the picture's address in, the most telling first.
constexpr std::array<std::string_view, 10> kLazy{
    "data-src",        "data-original", "data-lazy-src", "data-actualsrc", "data-original-src",
    "data-actual-src", "data-echo",     "data-url",      "data-lazyload",  "data-image-src"};
constexpr std::array<std::string_view, 4> kSets{"srcset", "data-srcset", "data-lazy-srcset", "data-original-set"};

struct Candidate {
  std::string_view address;
  double size = 0;  // of a srcset: pixels, or density where `dense`; 0 where nothing says
  bool dense = false;
};

double number(std::string_view text) {
  double value = 0;
  const auto end = std::from_chars(text.data(), text.data() + text.size(), value);
  return end.ec == std::errc() ? value : 0;
}

// HTML §4.8.4.3 (srcset), as far as addresses and their descriptors go.
void add_srcset(std::string_view set, std::vector<Candidate>& out) {
  for (std::size_t at = 0; at < set.size();) {
    while (at < set.size() && (is_space(set[at]) || set[at] == ',')) ++at;
    const std::size_t begin = at;
    while (at < set.size() && !is_space(set[at])) ++at;
    std::string_view address = set.substr(begin, at - begin);
    bool ended = false;
    while (!address.empty() && address.back() == ',') {
      address.remove_suffix(1);
      ended = true;
    }
    Candidate candidate{address};
    const std::size_t comma = ended ? at : std::min(set.find(',', at), set.size());
    const std::string_view descriptor = trim(set.substr(at, comma - at));
    at = comma;
    if (!descriptor.empty()) {
      candidate.size = number(descriptor);
      candidate.dense = descriptor.back() == 'x';
    }
    if (!address.empty()) out.push_back(candidate);
  }
}

bool is_data(std::string_view address) { return starts_ignoring_case(address, "data:"); }

bool is_usable(std::string_view address) {
  return !address.empty() && !is_data(address) && !starts_ignoring_case(address, "about:") &&
         !starts_ignoring_case(address, "blob:") && !starts_ignoring_case(address, "file:") &&
         address.find("undefined") == std::string_view::npos;
}

// What an element names: sets first, then lazy attributes, then src.
void add_candidates(const Element& element, std::vector<Candidate>& out) {
  for (const std::string_view name : kSets) {
    if (const Text* set = element.find(name)) add_srcset(*set, out);
  }
  for (const std::string_view name : kLazy) {
    if (const Text* address = element.find(name)) out.push_back({trim(*address)});
  }
  if (const Text* address = element.find("src")) out.push_back({trim(*address)});
}

// The largest of a set; where no size is known, the first in the order of add_candidates that can be shown.
const Candidate* best(const std::vector<Candidate>& candidates) {
  const Candidate* found = nullptr;
  for (const Candidate& c : candidates) {
    if (!is_usable(c.address)) continue;
    const bool larger = found != nullptr && c.size > 0 && (c.size > found->size && c.dense == found->dense);
    const bool exact = found != nullptr && found->dense && !c.dense && c.size > 0;  // a width says more than a density
    if (found == nullptr || larger || exact) found = &c;
  }
  return found;
}

struct Picture {
  Image* image = nullptr;
  std::vector<Candidate> candidates;
  Node* noscript = nullptr;  // the one that it stands in
};

Node* ancestor_element(Node& node, std::string_view name) {
  Node* at = node.parent;
  while (at != nullptr && !(at->element != nullptr && at->element->name == name)) at = at->parent;
  return at;
}

bool is_noscript(const Node& node) {
  return is(node.kind, group::kGrouping) && node.element != nullptr && node.element->name == "noscript";
}

// Parts of addresses of what a page shows or counts with, and no article has: counters, spacers, a magnifying glass.
constexpr std::array<std::string_view, 5> kNoPictures{"pixel.wp.com", "/spacer.gif", "/blank.gif", "/pixel.gif",
                                                      "/icon-zoom."};

bool is_tracker(const Picture& picture) {
  const Element* element = picture.image->element;
  if (element == nullptr) return false;
  const auto tiny = [](std::string_view value) {
    return value == "0" || value == "1" || value == "0px" || value == "1px";
  };
  if (tiny(element->get("width")) || tiny(element->get("height"))) return true;
  const InlineStyle style = inline_style(element);
  const auto point = [](const std::optional<double>& size) { return size && *size <= 1; };
  if (point(style.width) || point(style.height)) return true;
  return std::any_of(picture.candidates.begin(), picture.candidates.end(), [](const Candidate& c) {
    return std::any_of(kNoPictures.begin(), kNoPictures.end(),
                       [&](std::string_view part) { return c.address.find(part) != std::string_view::npos; });
  });
}

bool is_emoji(const Element& element) {
  const std::string_view classes = element.get("class");
  return classes.find("emoji") != std::string_view::npos;
}

class Pictures {
 public:
  Pictures(Document& document, const PassOptions& options, Diagnostics& diagnostics)
      : document_(document), options_(options), diagnostics_(diagnostics) {}

  void run() {
    collect();
    join_twins();
    for (Picture& picture : pictures_) {
      if (picture.image != nullptr) settle(picture);
    }
    drop_noscripts();
  }

 private:
  void collect() {
    for (Node* at = document_.root; at != nullptr; at = next_in(*document_.root, *at)) {
      if (is_noscript(*at)) noscripts_.push_back(at);
      auto* image = as<Image>(at);
      if (image == nullptr || image->element == nullptr || image->parent->kind == Kind::Embed) continue;
      Picture picture{image, {}, ancestor_element(*image, "noscript")};
      if (const Node* holder = ancestor_element(*image, "picture")) add_sources(*holder, picture);
      add_candidates(*image->element, picture.candidates);
      pictures_.push_back(std::move(picture));
    }
  }

  static void add_sources(const Node& holder, Picture& picture) {
    for (const Node* at = holder.first; at != nullptr; at = next_in(holder, *at)) {
      if (at->element != nullptr && at->element->name == "source") add_candidates(*at->element, picture.candidates);
    }
  }

  // ---- a lazy picture and its noscript twin

  void join_twins() {
    for (std::size_t i = 0; i < pictures_.size(); ++i) {
      if (pictures_[i].noscript == nullptr) continue;
      if (const std::size_t twin = twin_of(i); twin != i) {
        Picture& lazy = pictures_[twin];
        Picture& plain = pictures_[i];
        // Another address than the lazy one's: what shows without scripts is the picture, the other its blurred start.
        const auto place = shares_address(lazy, plain) ? lazy.candidates.end() : lazy.candidates.begin();
        lazy.candidates.insert(place, plain.candidates.begin(), plain.candidates.end());
        if (lazy.image->alt.empty()) lazy.image->alt = plain.image->alt;
        detach(*plain.image);
        plain.image = nullptr;
      }
    }
  }

  // The picture before or after it that is the same, or has nothing to show itself.
  std::size_t twin_of(std::size_t i) const {
    for (const std::size_t near : {i - 1, i - 2, i + 1}) {
      if (near >= pictures_.size() || pictures_[near].image == nullptr || pictures_[near].noscript != nullptr) continue;
      if (shares_address(pictures_[near], pictures_[i])) return near;
    }
    for (const std::size_t near : {i - 1, i + 1}) {
      if (near < pictures_.size() && is_lazy_beside(pictures_[near], *pictures_[i].noscript)) return near;
    }
    const bool before = i > 0 && pictures_[i - 1].image != nullptr && pictures_[i - 1].noscript == nullptr;
    return before && best(pictures_[i - 1].candidates) == nullptr ? i - 1 : i;
  }

  // A picture that scripts fill, and nothing between it and the <noscript>.
  static bool is_lazy_beside(const Picture& picture, const Node& noscript) {
    if (picture.image == nullptr || picture.noscript != nullptr || picture.image->parent != noscript.parent)
      return false;
    const Element& element = *picture.image->element;
    const bool lazy =
        std::any_of(kLazy.begin(), kLazy.end(), [&](std::string_view name) { return element.find(name) != nullptr; });
    const auto adjoins = [&](const Node* at, auto step) {
      while (at != nullptr && at->kind == Kind::Text && is_blank(static_cast<const TextNode*>(at)->value))
        at = step(at);
      return at == &noscript;
    };
    return lazy && (adjoins(picture.image->next, [](const Node* at) { return at->next; }) ||
                    adjoins(picture.image->previous, [](const Node* at) { return at->previous; }));
  }

  bool shares_address(const Picture& a, const Picture& b) const {
    for (const Candidate& x : a.candidates) {
      if (!is_usable(x.address)) continue;
      const std::string key = picture_key(document_.metadata.url, x.address);
      for (const Candidate& y : b.candidates) {
        if (is_usable(y.address) && picture_key(document_.metadata.url, y.address) == key) return true;
      }
    }
    return false;
  }

  // ---- its address

  void settle(Picture& picture) {
    Image& image = *picture.image;
    if (image.element != nullptr && is_emoji(*image.element) && !image.alt.empty()) return character(image);
    if (options_.clean == Clean::Article && is_tracker(picture)) {
      diagnostics_.cut("tracker", image.source.begin, "");
      return detach(image);
    }
    if (const Candidate* chosen = best(picture.candidates)) {
      const ImageAddress address = image_address(document_.metadata.url, chosen->address);
      image.url = document_.text(address.origin);
      image.mirror = document_.text(address.mirror);
    } else if (const std::string_view data = data_picture(picture); !data.empty()) {
      image.url = document_.text(data);
    } else {
      return drop(picture);
    }
    free_from_noscript(picture);
    remember_size(image);
  }

  // A data: address that is a picture and no placeholder: those are a few pixels, or an empty drawing.
  static std::string_view data_picture(const Picture& picture) {
    constexpr std::size_t kPlaceholder = 1000;
    for (const Candidate& c : picture.candidates) {
      if (starts_ignoring_case(c.address, "data:image/") && c.address.size() > kPlaceholder) return c.address;
    }
    return {};
  }

  void character(Image& image) {
    auto* text = document_.make_text(image.alt, image.source);
    replace(image, *text);
  }

  void drop(const Picture& picture) {
    const bool placeholder = std::any_of(picture.candidates.begin(), picture.candidates.end(),
                                         [](const Candidate& c) { return is_data(c.address); });
    if (!placeholder) diagnostics_.say(Say::ImageUnusable, picture.image->source.begin);
    detach(*picture.image);
  }

  static void free_from_noscript(const Picture& picture) {
    if (picture.noscript == nullptr) return;
    Node* top = picture.image;
    Node* const link = ancestor(*picture.image, Kind::Link);
    if (link != nullptr && is_inside(*link, *picture.noscript)) top = link;
    detach(*top);
    insert_before(*picture.noscript, *top);
  }

  static void remember_size(Image& image) {
    if (image.element == nullptr) return;
    const auto pixels = [](std::string_view value) {
      std::uint32_t n = 0;
      const auto end = std::from_chars(value.data(), value.data() + value.size(), n);
      return end.ec == std::errc() && end.ptr == value.data() + value.size() ? n : 0;
    };
    image.width = pixels(image.element->get("width"));
    image.height = pixels(image.element->get("height"));
  }

  // Browsers with scripts show no <noscript>; an embed in one stays where nothing else has its address.
  void drop_noscripts() {
    for (Node* noscript : noscripts_) {
      keep_embeds(*noscript);
      const std::string text = text_content(*noscript);
      if (!is_blank(text)) diagnostics_.cut("hidden", noscript->source.begin, text);
      detach(*noscript);
    }
  }

  void keep_embeds(Node& noscript) {
    for (Node* at = noscript.first; at != nullptr;) {
      Node* const next = next_in(noscript, *at);
      if (auto* embed = as<Embed>(at); embed != nullptr && !embed->url.empty() && !embedded_elsewhere(*embed)) {
        detach(*embed);
        insert_before(noscript, *embed);
      }
      at = next;
    }
  }

  bool embedded_elsewhere(const Embed& embed) const {
    for (const Node* at = document_.root; at != nullptr; at = next_in(*document_.root, *at)) {
      const auto* other = as<Embed>(at);
      if (other == nullptr || other == &embed) continue;
      if (other->url.view() == embed.url.view() ||
          (other->element != nullptr && other->element->get("data-src") == embed.url.view()))
        return true;
    }
    return false;
  }

  Document& document_;
  const PassOptions& options_;
  Diagnostics& diagnostics_;
  std::vector<Picture> pictures_;
  std::vector<Node*> noscripts_;
};

}  // namespace

void find_images(Document& document, const PassOptions& options, Diagnostics& diagnostics) {
  Pictures(document, options, diagnostics).run();
}

}  // namespace offprint
