// A picture appears once, as the page shows it: the largest that it names, under its own address.
//
// Recognised: lazy attributes, `srcset` and its lazy twins, <picture> with its sources (picture_candidates.h), a
// <noscript> picture beside its lazy self, image proxies (weserv, wp.com, any `url=` that holds a picture's address:
// the origin becomes the address, the proxy's the mirror), pictures that stand for a character (emoji.h), placeholders.
// Known trackers go (trackers.h), and under --clean article what looks like one, and the page's own icons. A noscript
// picture without a lazy twin is a picture of its own; one without an address is a loss.
#include <algorithm>
#include <array>
#include <charconv>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "converters/passes/ledger.h"
#include "converters/passes/list.h"
#include "converters/passes/pictures/data_picture.h"
#include "converters/passes/pictures/emoji.h"
#include "converters/passes/pictures/image_address.h"
#include "converters/passes/pictures/noscript.h"
#include "converters/passes/pictures/picture_candidates.h"
#include "converters/passes/pictures/trackers.h"
#include "formats/address/address.h"
#include "formats/document/tree.h"
#include "formats/reading/inline_style.h"
#include "formats/unicode/characters.h"

namespace offprint {

namespace {

struct Picture {
  Image* image = nullptr;  // null where another picture replaced it
  std::vector<Candidate> candidates;
  Node* noscript = nullptr;  // the one that it is in
};

Node* noscript_around(Node& node) {
  Node* at = node.parent;
  while (at != nullptr && !is_noscript(*at)) at = at->parent;
  return at;
}

// Of <picture>, the sources before its <img>, which may be inside a link.
void add_sources(const Image& image, std::vector<Candidate>& out) {
  const Node* child = is_element(*image.parent, "picture") ? &image : image.parent;
  if (child == nullptr || child->parent == nullptr || !is_element(*child->parent, "picture")) return;
  std::vector<const Element*> sources;
  for (const Node* at = child->previous; at != nullptr && at->kind != Kind::Image; at = at->previous) {
    if (is_element(*at, "source")) sources.push_back(at->element);
  }
  std::reverse(sources.begin(), sources.end());
  for (const Element* source : sources) add_source_candidates(*source, out);
}

bool has_address(const Picture& picture) {
  return std::any_of(picture.candidates.begin(), picture.candidates.end(),
                     [](const Candidate& c) { return c.rank != PictureRank::Spacer && c.usable; });
}

// ---- what is not a picture of the article

struct SignRow {
  std::string_view part;  // of the address
  std::string_view reason;
};
constexpr std::array<SignRow, 4> kSigns{{{"/pixel.gif", "tracker"},
                                         {"/spacer.gif", "placeholder"},
                                         {"/blank.gif", "placeholder"},
                                         {"/icon-zoom.", "print"}}};
// One of these is in each of them, and in few other addresses.
constexpr std::array<std::string_view, 3> kInSigns{"xel", "zoom", ".gif"};
static_assert(std::all_of(kSigns.begin(), kSigns.end(), [](const SignRow& row) {
  return std::any_of(kInSigns.begin(), kInSigns.end(),
                     [&](std::string_view in) { return row.part.find(in) != std::string_view::npos; });
}));

// HTML's rules for dimension values (§2.3.4.4); a percentage is of some hundreds of pixels.
std::optional<double> dimension(std::string_view value) {
  value = trim(value);
  double size = 0;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), size);
  constexpr double kHundredth = 5;
  if (error != std::errc()) return std::nullopt;
  return end != value.data() + value.size() && *end == '%' ? size * kHundredth : size;
}

// Whether the page says how large it is laid out: the attributes are no size then if they say none (Next.js).
bool is_laid_out(const Element& element) {
  constexpr std::array<std::string_view, 3> kSaying{"sizes", "srcset", "data-nimg"};
  return std::any_of(kSaying.begin(), kSaying.end(), [&](std::string_view name) { return !element.get(name).empty(); });
}

std::optional<double> attribute_size(const Element& element, std::string_view name) {
  const std::optional<double> size = dimension(element.get(name));
  return size == 0.0 && is_laid_out(element) ? std::nullopt : size;
}

// CSS 2.2, §10.4: the greatest size bounds it, then the least one.
std::optional<double> bounded(std::optional<double> size, const InlineStyle::Reach& reach) {
  constexpr double kPoint = 1;
  if (reach.most && (size || *reach.most <= kPoint)) size = std::min(size.value_or(*reach.most), *reach.most);
  return reach.least && *reach.least > size.value_or(0) ? reach.least : size;
}

// One pixel, or none: nobody sees it. A line one pixel high is visible; a lazy picture of no size waits for its script.
bool is_point(const Element& element) {
  const InlineStyle style = inline_style(&element);
  const bool natural = style.across.automatic && style.down.automatic;  // as large as the attributes say, most likely
  const auto side = [&](const InlineStyle::Reach& reach, std::string_view name) {
    const bool said = reach.size || (reach.automatic && !natural);
    return bounded(said ? reach.size : attribute_size(element, name), reach);
  };
  const std::optional<double> width = side(style.across, "width");
  const std::optional<double> height = side(style.down, "height");
  if (width == 0.0 || height == 0.0) return !waits_for_script(element);
  constexpr double kUnsaid = 0;
  return (width || height) && width.value_or(kUnsaid) <= 1 && height.value_or(kUnsaid) <= 1;
}

std::string_view why_no_picture(const Image& image) {
  const auto has = [&](std::string_view part) { return image.url.view().find(part) != std::string_view::npos; };
  if (std::none_of(kInSigns.begin(), kInSigns.end(), has)) return {};
  const auto* const row = std::find_if(kSigns.begin(), kSigns.end(), [&](const SignRow& r) { return has(r.part); });
  return row == kSigns.end() ? std::string_view() : row->reason;
}

// In <noscript>: an address that no file of a picture has, of which nothing says what it shows, or how large.
bool is_call(const Image& image) {
  const Address parts = split_address(image.url);
  return parts.has_query && !names_picture(parts.path) && is_blank(image.alt) && image.width <= 1 && image.height <= 1;
}

class Pictures {
 public:
  Pictures(Document& document, const PassOptions& options, Diagnostics& diagnostics)
      : document_(document), options_(options), diagnostics_(diagnostics) {}

  void run() {
    collect();
    homes_ = homes_of_article(*document_.root, noscripts_);
    join_twins();
    for (std::size_t i = 0; i < pictures_.size(); ++i) {
      if (pictures_[i].image != nullptr) settle(i);
    }
    drop_noscripts(document_, noscripts_, homes_, options_, diagnostics_);
  }

 private:
  void collect() {
    const bool any_noscript = document_.census.may_hold_element(name_bit("noscript"));
    for (Node* at = document_.root; at != nullptr; at = next_in(*document_.root, *at)) {
      if (any_noscript && is_noscript(*at)) noscripts_.push_back(at);
      auto* image = as<Image>(at);
      if (image == nullptr || image->element == nullptr || image->parent->kind == Kind::Embed) continue;
      Picture picture{image, {}, noscript_around(*image)};
      picture.candidates.reserve(kMostlyEnough);
      add_sources(*image, picture.candidates);
      add_candidates(*image->element, picture.candidates);
      pictures_.push_back(std::move(picture));
    }
  }

  // ---- a lazy picture and its noscript twins

  struct Twin {
    std::size_t place;
    bool same_address;
  };

  void join_twins() {
    bool any = false;
    for (Picture& picture : pictures_) {
      if (std::binary_search(homes_.begin(), homes_.end(), picture.noscript)) picture.noscript = nullptr;
      any = any || picture.noscript != nullptr;
    }
    if (!any) return;
    for (std::size_t i = 0; i < pictures_.size(); ++i) {
      if (pictures_[i].noscript == nullptr) know(keys_of(pictures_[i]), i);
    }
    for (std::size_t i = 0; i < pictures_.size(); ++i) {
      if (pictures_[i].noscript == nullptr) continue;
      const std::vector<std::string> keys = keys_of(pictures_[i]);
      const std::optional<Twin> twin = twin_of(i, keys);
      know(keys, twin ? twin->place : i);
      if (!twin) continue;
      join(pictures_[twin->place], pictures_[i], twin->same_address);
      join_preview(twin->place);
    }
  }

  // Medium's third copy: a small one under the lazy picture, in the same frame.
  void join_preview(std::size_t place) {
    for (const std::size_t near : {place - 1, place + 1}) {
      if (!is_outside(near) || !is_size_of(near, place)) continue;
      const Node& first = *pictures_[std::min(near, place)].image;
      if (!is_beside(first, *pictures_[std::max(near, place)].image)) continue;
      const std::vector<std::string> keys = keys_of(pictures_[near]);
      for (const std::string& key : keys) places_[key].erase(near);
      know(keys, place);
      join(pictures_[place], pictures_[near], true);
    }
  }

  // Whether no words come between two pictures that are few elements apart.
  static bool is_beside(const Node& first, const Node& second) {
    constexpr int kMostBetween = 8;
    const Node* top = &first;
    for (int i = 0; i < kMostWrappers && top->parent != nullptr; ++i) top = top->parent;
    const Node* at = &first;
    for (int i = 0; i < kMostBetween && at != nullptr && at != &second; ++i) {
      const auto* text = as<TextNode>(at);
      if (text != nullptr && !is_blank(text->value)) return false;
      at = next_in(*top, *at);
    }
    return at == &second;
  }

  void know(const std::vector<std::string>& keys, std::size_t place) {
    for (const std::string& key : keys) places_[key].insert(place);
  }

  std::vector<std::string> keys_of(const Picture& picture) const {
    std::vector<std::string> keys;
    for (const Candidate& c : picture.candidates) {
      if (c.rank == PictureRank::Spacer || !c.usable) continue;
      keys.push_back(picture_key(document_.base, c.address));
    }
    return keys;
  }

  static void join(Picture& lazy, Picture& plain, bool same_address) {
    // Where the addresses differ, the one for use without scripts is the picture, and the other its blurred preview.
    for (Candidate& c : lazy.candidates) c.group = same_address ? c.group : 1;
    lazy.candidates.insert(lazy.candidates.end(), plain.candidates.begin(), plain.candidates.end());
    Image& image = *lazy.image;
    if (image.alt.empty()) image.alt = plain.image->alt;
    if (image.width == 0 && image.height == 0) {
      image.width = plain.image->width;
      image.height = plain.image->height;
    }
    detach(*plain.image);
    plain.image = nullptr;
  }

  // The picture near it that is the same, or that has nothing to show.
  std::optional<Twin> twin_of(std::size_t i, const std::vector<std::string>& keys) const {
    if (const auto same = nearest_same(i, keys)) return Twin{*same, true};
    const Node& noscript = *pictures_[i].noscript;
    for (const std::size_t near : {i - 1, i + 1}) {
      if (!is_outside(near)) continue;
      const Picture& picture = pictures_[near];
      const bool alike = waits_for_script(*picture.image->element) || !has_address(picture) || is_size_of(near, i);
      if (alike && adjoins(*picture.image, noscript)) return Twin{near, false};
    }
    if (is_outside(i - 1) && !has_address(pictures_[i - 1])) return Twin{i - 1, false};
    return std::nullopt;
  }

  bool is_outside(std::size_t i) const {
    return i < pictures_.size() && pictures_[i].image != nullptr && pictures_[i].noscript == nullptr;
  }

  // With its address: a lazy one anywhere, as a script shows it; any other within a few pictures.
  std::optional<std::size_t> nearest_same(std::size_t i, const std::vector<std::string>& keys) const {
    constexpr std::size_t kNear = 4;
    std::optional<std::size_t> found;
    const auto distance = [&](std::size_t place) { return place > i ? place - i : i - place; };
    const auto offer = [&](std::size_t place) {
      const bool near = distance(place) <= kNear || waits_for_script(*pictures_[place].image->element);
      if (near && (!found || distance(place) < distance(*found))) found = place;
    };
    for (const std::string& key : keys) {
      const auto places = places_.find(key);
      if (places == places_.end()) continue;
      const auto after = places->second.lower_bound(i);
      if (after != places->second.end()) offer(*after);
      if (after != places->second.begin()) offer(*std::prev(after));
    }
    return found;
  }

  // The same file in two folders, as image services name sizes (/max/60/a.jpg, /max/2000/a.jpg).
  bool is_size_of(std::size_t a, std::size_t b) const {
    const auto name = [&](const Picture& picture) {
      const std::vector<Candidate> order = usable_in_order(picture.candidates);
      const std::string_view path = order.empty() ? std::string_view() : split_address(order.front().address).path;
      return path.substr(path.find_last_of('/') + 1);
    };
    constexpr std::size_t kTelling = 8;  // "1.jpg" is any picture's
    const std::string_view file = name(pictures_[a]);
    return file.size() >= kTelling && file == name(pictures_[b]);
  }

  // Whether nothing comes between a picture, or a wrapper of it, and a <noscript>.
  static bool adjoins(const Image& image, const Node& noscript) {
    const Node* wrapper = &image;
    for (int i = 0; i < kMostWrappers && wrapper->parent != nullptr && wrapper->parent != noscript.parent; ++i) {
      wrapper = wrapper->parent;
    }
    if (wrapper->parent != noscript.parent) return false;
    const auto reaches = [&](const Node* at, auto step) {
      while (at != nullptr && at->kind == Kind::Text && is_blank(static_cast<const TextNode*>(at)->value))
        at = step(at);
      return at == &noscript;
    };
    return reaches(wrapper->next, [](const Node* at) { return at->next; }) ||
           reaches(wrapper->previous, [](const Node* at) { return at->previous; });
  }

  // ---- its address

  void settle(std::size_t i) {
    const Picture& picture = pictures_[i];
    Image& image = *picture.image;
    const std::vector<Candidate> order = usable_in_order(picture.candidates);
    if (order.empty()) return settle_data(i);
    const ImageAddress address = image_address(document_.base, order.front().address);
    image.url = document_.text(address.origin);
    image.mirror = document_.text(address.mirror);
    note_spelling(document_, order.front().address, address.origin);
    if (replace_with_character(picture, order.front().rank == PictureRank::Spacer)) return;
    if (const std::string_view why = why_cut(picture); !why.empty() && cut_out(image, why, options_, diagnostics_))
      return;
    keep_sources(image, order);
    free_from_noscript(picture);
  }

  bool replace_with_character(const Picture& picture, bool blank) {
    Image& image = *picture.image;
    const std::string character = drawn_character(image, blank);
    if (character.empty()) return false;
    replace(image, *document_.make_text(document_.text(character), image.source));
    return true;
  }

  // Who is known to count readers is kept out however little is cleaned.
  std::string_view why_cut(const Picture& picture) const {
    const Image& image = *picture.image;
    if (is_of_tracker(image)) return "tracker";
    if (options_.clean != Clean::Article) return {};
    const bool of_page = document_.origin == Origin::Page;
    const bool calls = document_.origin != Origin::Own && is_web_address(image.url);  // others read a picture beside it
    if ((of_page || calls) && is_point(*image.element)) return "tracker";
    if (!of_page) return {};
    if (picture.noscript != nullptr && is_call(image)) return "tracker";
    return why_no_picture(image);
  }

  // A picture in its own address, or what fills its place until a script runs. Without either it is lost.
  void settle_data(std::size_t i) {
    const Picture& picture = pictures_[i];
    Image& image = *picture.image;
    std::string_view data;
    for (const Candidate& c : picture.candidates) {
      if (is_data_picture(c.address) && (data.empty() || is_data_placeholder(data))) data = c.address;
    }
    if (data.empty()) {
      diagnostics_.report(DiagnosticCode::ImageUnusable, image.source.begin);
      if (is_blank(image.alt)) return detach(image);
      free_from_noscript(picture);
      return replace(image, *document_.make_text(image.alt, image.source));  // which a browser shows
    }
    image.url = document_.text(data);
    const bool blank = document_.origin == Origin::Page && is_data_placeholder(data);
    if (blank && replace_with_character(picture, true)) return;
    const bool placeholder = blank || (document_.origin == Origin::Page && is_preview(i));
    if (placeholder && cut_out(image, "placeholder", options_, diagnostics_)) return;
    free_from_noscript(picture);
  }

  // A small blurred copy under the picture that covers it, hidden from screen readers.
  bool is_preview(std::size_t i) const {
    const Node* wrapper = pictures_[i].image->parent;
    if (pictures_[i].image->element->get("aria-hidden") != "true" || wrapper->parent == nullptr) return false;
    const auto covers = [&](std::size_t near) {
      return is_outside(near) && has_address(pictures_[near]) && is_inside(*pictures_[near].image, *wrapper->parent);
    };
    return covers(i + 1) || covers(i - 1);
  }

  // What is left of them for a book: the same picture in other forms and sizes, the best first.
  void keep_sources(Image& image, const std::vector<Candidate>& order) {
    std::vector<Text> sources;
    for (std::size_t i = 1; i < order.size() && order[i].rank <= PictureRank::Modern; ++i) {
      const ImageAddress address = image_address(document_.base, order[i].address);
      const auto same = [&](const Text& source) { return source == address.origin; };
      const bool known = image.url == address.origin || std::any_of(sources.begin(), sources.end(), same);
      if (known || sources.size() >= kMostSources || is_of_tracker(address.origin)) continue;
      sources.push_back(document_.text(address.origin));
      note_spelling(document_, order[i].address, address.origin);
    }
    Text* kept = document_.arena.make_array<Text>(sources.size());
    std::copy(sources.begin(), sources.end(), kept);
    image.sources = kept;
    image.source_count = static_cast<std::uint32_t>(sources.size());
  }

  // With its link, and with its caption.
  static void free_from_noscript(const Picture& picture) {
    if (picture.noscript == nullptr || !is_inside(*picture.image, *picture.noscript)) return;
    Node* top = picture.image;
    for (Node* at = top->parent; at != picture.noscript; at = at->parent) {
      if (at->kind == Kind::Link || at->kind == Kind::Figure) top = at;
    }
    detach(*top);
    insert_before(*picture.noscript, *top);
  }

  static constexpr int kMostWrappers = 3;
  static constexpr std::size_t kMostlyEnough = 8;  // candidates
  static constexpr std::size_t kMostSources = 16;  // a <picture> of real pages has a dozen

  Document& document_;
  const PassOptions& options_;
  Diagnostics& diagnostics_;
  std::vector<Picture> pictures_;
  std::vector<Node*> noscripts_;
  std::vector<const Node*> homes_;
  std::map<std::string, std::set<std::size_t>> places_;  // of a picture's key, of pictures that stay
};

}  // namespace

void find_images(Document& document, const PassOptions& options, Diagnostics& diagnostics) {
  Pictures(document, options, diagnostics).run();
}

}  // namespace offprint
