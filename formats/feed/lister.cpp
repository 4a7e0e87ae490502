#include "formats/feed/lister.h"

#include <algorithm>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "formats/address/address.h"
#include "formats/feed/context.h"
#include "formats/feed/names.h"
#include "formats/feed/xml_events.h"
#include "formats/html/words_of.h"
#include "formats/unicode/ascii.h"
#include "formats/unicode/characters.h"

namespace offprint {

namespace {

constexpr std::size_t kLongestFact = std::size_t{4} << 10U;  // bytes of a text that may be one
constexpr std::string_view kGallery = "[gallery";
constexpr std::size_t kMostPictures = 200;  // of an item's galleries

// What an item says that decides what it is and is called.
struct Facts {
  std::string title, link, id, slug, kind, status, creator, post_id, attachment;
  bool draft = false;
  bool settings = false;  // old Blogger's comments, templates, settings
  std::string meta_key, meta_value;
  std::vector<std::string> pictures;  // attachments' numbers
};

struct Listed {
  ItemPlace place;
  std::string creator;
  std::vector<std::string> pictures;
};

// Kinds of WordPress's and Blogger's items that are no articles; posts, pages and kinds that a site made itself are.
constexpr std::string_view kNoArticles[] = {
    "attachment",     "nav_menu_item", "revision",    "custom_css",       "oembed_cache",  "customize_changeset",
    "user_request",   "wp_block",      "wp_template", "wp_template_part", "wp_navigation", "wp_global_styles",
    "wp_font_family", "wp_font_face",  "comment",     "template"};
// What everyone may read. Others are draft, auto-draft, pending, future, private, trash, soft_trashed, scheduled.
constexpr std::string_view kPublic[] = {"", "publish", "inherit", "live"};

bool is_one_of(std::span<const std::string_view> words, std::string_view word) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view row) { return equals_ignoring_case(row, word); });
}

std::string last_part(std::string_view path) {
  while (path.ends_with('/')) path.remove_suffix(1);
  path = path.substr(path.find_last_of('/') + 1);
  return std::string(path.substr(0, path.rfind('.')));
}

// The numbers in a [gallery ids="1,2"].
void take_gallery(std::string_view text, std::vector<std::string>& numbers) {
  for (std::size_t at = text.find(kGallery); at != text.npos; at = text.find(kGallery, at + 1)) {
    std::string_view tag = text.substr(at, kLongestFact);
    tag = tag.substr(0, tag.find(']'));
    const std::size_t ids = tag.find("ids=");
    if (ids == tag.npos) continue;
    std::string number;
    for (const char c : tag.substr(ids + 4)) {
      if (is_digit(c)) number += c;
      if (is_digit(c) || number.empty()) continue;
      if (numbers.size() < kMostPictures) numbers.push_back(std::move(number));
      number.clear();
    }
  }
}

class Feed : public XmlEvents {
 public:
  void declared(std::string_view encoding) override { context_.encoding = encoding; }

  void entity(std::string_view name, std::string_view value) override { context_.entities.declare(name, value); }

  void start(std::string_view name, const Attributes& attributes, std::uint64_t at) override {
    for (const auto& [key, value] : attributes) declare(key, value);
    if (path_.empty()) spaces_.begin(name);
    const FeedField field = spaces_.field(name);
    if (path_.empty() && (field == FeedField::Root || field == FeedField::Feed)) is_feed_ = true;
    path_.push_back(field);
    text_.clear();
    if (item_ == 0 && field == FeedField::Item && path_.size() <= 3) return begin_item(at);
    if (item_ == 0) return describe_feed(field, attributes);
    describe_item(field, name, attributes);
  }

  void text(std::string_view bytes) override {
    const bool body = item_ > 0 && path_.size() == item_ + 1 && path_.back() == FeedField::Body;
    if (body || text_.size() < kLongestFact) text_ += bytes;
  }

  void end(std::uint64_t after) override {
    const FeedField field = path_.back();
    if (item_ == path_.size()) {
      end_item(after);
    } else if (item_ > 0) {
      take_fact(field);
    } else {
      take_feed_fact(field);
    }
    path_.pop_back();
    text_.clear();
  }

  // The item that the feed breaks off in, if it does so in one.
  std::optional<ItemPlace> unended() {
    if (item_ == 0) return {};
    Listed listed = made(begin_);
    return std::move(listed.place);
  }

  void tell(const ItemTaker& take) {
    for (Listed& item : items_) {
      context_.people.clear();
      context_.attachments.clear();
      if (const auto person = people_.find(item.creator); person != people_.end()) context_.people.push_back(*person);
      for (const std::string& number : item.pictures) {
        if (const auto found = attachments_.find(number); found != attachments_.end())
          context_.attachments.push_back(*found);
      }
      item.place.context = written(context_);
      take(std::move(item.place));
    }
  }

  bool is_feed() const { return is_feed_; }
  // Whether its root ended: what stands behind it is no part of it.
  bool has_ended() const { return is_feed_ && path_.empty(); }
  std::uint64_t count() const { return count_; }

 private:
  void declare(const std::string& key, const std::string& value) {
    const bool prefixed = key.starts_with("xmlns:");
    if (!prefixed || path_.size() > 3) return;
    spaces_.declare(std::string_view(key).substr(6), value);
    const bool known = std::any_of(context_.spaces.begin(), context_.spaces.end(),
                                   [&](const auto& space) { return space.first == key; });
    if (!known && item_ == 0) context_.spaces.emplace_back(key, value);
  }

  void begin_item(std::uint64_t at) {
    item_ = path_.size();
    begin_ = at;
    facts_ = {};
  }

  Listed made(std::uint64_t after) {
    Listed listed;
    ItemPlace& place = listed.place;
    place.number = ++count_;
    place.begin = begin_;
    place.size = after - begin_;
    for (const std::string* key : {&facts_.id, &facts_.link, &facts_.slug, &facts_.title})
      if (place.key.empty()) place.key = decoded_line(context_.entities.expanded(*key));
    place.title = facts_.slug.empty() ? words_of(decoded_line(context_.entities.expanded(facts_.title))) : facts_.slug;
    place.withheld = facts_.draft || !is_one_of(kPublic, facts_.status);
    listed.creator = facts_.creator;
    listed.pictures = std::move(facts_.pictures);
    return listed;
  }

  void end_item(std::uint64_t after) {
    if (!facts_.attachment.empty()) attachments_.insert_or_assign(facts_.post_id, facts_.attachment);
    if (!facts_.settings && !is_one_of(kNoArticles, facts_.kind)) items_.push_back(made(after));
    item_ = 0;
  }

  static std::string attribute(const Attributes& attributes, std::string_view name) {
    const auto found =
        std::find_if(attributes.begin(), attributes.end(), [&](const auto& pair) { return pair.first == name; });
    return found == attributes.end() ? std::string() : found->second;
  }

  // An Atom link leads to the article itself, or elsewhere (`self`, `edit`, `replies`).
  static std::string address(const Attributes& attributes) {
    const std::string rel = attribute(attributes, "rel");
    return rel.empty() || rel == "alternate" ? attribute(attributes, "href") : std::string();
  }

  void describe_feed(FeedField field, const Attributes& attributes) {
    if (field == FeedField::Feed || field == FeedField::Channel || field == FeedField::Root) {
      if (const auto base = attribute(attributes, "xml:base"); !base.empty())
        context_.base = resolve_address(context_.base, base);
      if (auto language = attribute(attributes, "xml:lang"); !language.empty()) context_.language = std::move(language);
    }
    if (field == FeedField::Link && context_.link.empty()) context_.link = address(attributes);
  }

  void describe_item(FeedField field, std::string_view name, const Attributes& attributes) {
    if (path_.size() != item_ + 1) return;
    if (field == FeedField::Link && facts_.link.empty()) facts_.link = address(attributes);
    // Old Blogger says what an entry is by a category: http://schemas.google.com/blogger/2008/kind#post.
    if (field == FeedField::Category && attribute(attributes, "scheme").ends_with("g/2005#kind")) {
      const std::string term = attribute(attributes, "term");
      facts_.settings = !term.ends_with("#post") && !term.ends_with("#page");
    }
    std::string_view local;
    if (spaces_.of(name, local) == FeedSpace::Wp) context_.wordpress = true;
  }

  // Of the feed: its title, its language, a WordPress author.
  void take_feed_fact(FeedField field) {
    if (path_.size() < 2) return;
    const FeedField parent = path_[path_.size() - 2];
    const std::string value = context_.entities.expanded(trim(text_));
    if (field == FeedField::Login) {
      login_ = value;
    } else if (field == FeedField::DisplayName) {
      people_.insert_or_assign(login_, value);
    } else if (field == FeedField::Name && parent == FeedField::Author) {
      take_first(context_.author, value);
    }
    if (parent != FeedField::Channel && parent != FeedField::Feed) return;
    if (field == FeedField::Title) take_first(context_.title, value);
    if (field == FeedField::Language) take_first(context_.language, value);
    if (field == FeedField::Link) take_first(context_.link, value);
  }

  static void take_first(std::string& fact, std::string_view value) {
    if (fact.empty()) fact = value;
  }

  // What stands in an item's element.
  void take_inner_fact(FeedField field, const std::string& value) {
    if (field == FeedField::MetaKey) facts_.meta_key = value;
    if (field == FeedField::MetaValue) facts_.meta_value = value;
    if (field == FeedField::Draft && equals_ignoring_case(value, "yes")) facts_.draft = true;
  }

  void take_fact(FeedField field) {
    const std::string value(trim(text_));
    if (path_.size() == item_ + 2) return take_inner_fact(field, value);
    if (path_.size() != item_ + 1) return;
    switch (field) {
      case FeedField::Title: facts_.title = value; return;
      case FeedField::Link:
        if (!value.empty()) facts_.link = value;
        return;
      case FeedField::Id: facts_.id = value; return;
      case FeedField::Slug: facts_.slug = percent_decode(value); return;
      case FeedField::Filename: facts_.slug = last_part(value); return;
      case FeedField::Kind: facts_.kind = value; return;
      case FeedField::Status: facts_.status = value; return;
      case FeedField::Creator: facts_.creator = value; return;
      case FeedField::PostId: facts_.post_id = value; return;
      case FeedField::Attachment: facts_.attachment = value; return;
      case FeedField::Body: return take_gallery(text_, facts_.pictures);
      case FeedField::Meta:
        if (facts_.meta_key == "_thumbnail_id") facts_.pictures.push_back(facts_.meta_value);
        return;
      default: return;
    }
  }

  FeedSpaces spaces_;
  FeedContext context_;
  std::string login_;
  std::map<std::string, std::string> people_;
  std::map<std::string, std::string> attachments_;
  std::vector<FeedField> path_;
  std::string text_;         // of the innermost element, as far as it may be a fact
  std::size_t item_ = 0;     // the depth of the item that is open; 0 for none
  std::uint64_t begin_ = 0;  // its offset
  Facts facts_;
  std::vector<Listed> items_;
  std::uint64_t count_ = 0;
  bool is_feed_ = false;
};

}  // namespace

Result<void> list_feed(const NextBytes& next, const ItemTaker& take) {
  Feed feed;
  Utf8Bytes bytes(next);
  auto broken = read_xml(bytes, feed);
  if (!broken) return fail(broken.error());
  if (feed.has_ended()) broken->reset();
  if (!feed.is_feed()) return fail(Fault::NotThisFormat, "it is no feed: no <rss>, <rdf:RDF> or <feed>");
  const std::string at =
      *broken ? " (byte " + std::to_string((*broken)->at) + ": " + std::string((*broken)->why) + ")" : "";
  if (*broken && feed.count() == 0) return fail(Fault::NotThisFormat, "the feed cannot be read" + at);
  auto unended = *broken ? feed.unended() : std::nullopt;
  feed.tell([&](ItemPlace item) {
    item.context = bytes.context(std::move(item.context));
    take(std::move(item));
  });
  if (!*broken) return {};
  ItemPlace rest = unended ? std::move(*unended) : ItemPlace{};
  if (!unended) rest.number = feed.count() + 1;
  rest.problem = "the feed is not well-formed here; this item and what follows it cannot be read" + at;
  take(std::move(rest));
  return {};
}

}  // namespace offprint
