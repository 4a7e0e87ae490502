#include "formats/feed/item.h"

#include <sstream>
#include <utility>

#include <pugixml.hpp>

#include "formats/address/address.h"
#include "formats/feed/entities.h"
#include "formats/feed/names.h"
#include "formats/unicode/ascii.h"
#include "formats/unicode/characters.h"
#include "formats/writing/xml_escape.h"

namespace offprint {

namespace {

// Text and CDATA of an element, in their order, and of what stands in it.
void append_text(const pugi::xml_node& element, std::string& out) {
  for (pugi::xml_node at = element.first_child(); at;) {
    if (at.type() == pugi::node_pcdata || at.type() == pugi::node_cdata) out += at.value();
    if (at.first_child()) {
      at = at.first_child();
      continue;
    }
    while (at != element && !at.next_sibling()) at = at.parent();
    if (at == element) return;
    at = at.next_sibling();
  }
}

std::string text_of(const pugi::xml_node& element) {
  std::string text;
  append_text(element, text);
  return text;
}

std::string trimmed(const pugi::xml_node& element) { return std::string(trim(text_of(element))); }

// Atom's content of type xhtml, as HTML: what is in its one <div>.
std::string markup_of(const pugi::xml_node& element) {
  std::ostringstream out;
  for (const pugi::xml_node& child : element.children())
    child.print(out, "", pugi::format_raw | pugi::format_no_declaration, pugi::encoding_utf8);
  return out.str();
}

// "ann@example.org (Ann Miller)" is a name in RSS.
std::string name_in(std::string_view author) {
  const std::size_t open = author.find('(');
  const std::size_t close = author.rfind(')');
  const bool mail =
      open != author.npos && close != author.npos && close > open && author.substr(0, open).find('@') != author.npos;
  return std::string(trim(mail ? author.substr(open + 1, close - open - 1) : author));
}

class ItemReader {
 public:
  explicit ItemReader(const pugi::xml_node& context) : context_(context) {
    for (const pugi::xml_attribute& attribute : context.attributes()) declare(attribute);
    item_.base = resolve_address(context.attribute("link").value(), context.attribute("base").value());
    item_.language = context.attribute("language").value();
    item_.site_name = context.attribute("title").value();
    item_.wordpress = context.attribute("wordpress");
    for (const pugi::xml_node& attachment : context.children("attachment"))
      item_.attachments.emplace_back(attachment.attribute("key").value(), attachment.attribute("value").value());
  }

  FeedItem read(const pugi::xml_node& element) {
    spaces_.begin(element.name());
    for (const pugi::xml_attribute& attribute : element.attributes()) declare(attribute);
    enter(element);
    for (const pugi::xml_node& child : element.children())
      if (child.type() == pugi::node_element) field(child);
    settle();
    return std::move(item_);
  }

 private:
  void declare(const pugi::xml_attribute& attribute) {
    const std::string_view name = attribute.name();
    if (name.starts_with("xmlns:")) spaces_.declare(name.substr(6), attribute.value());
  }

  // xml:base and xml:lang.
  void enter(const pugi::xml_node& element) {
    if (const auto base = element.attribute("xml:base")) item_.base = resolve_address(item_.base, base.value());
    if (const auto language = element.attribute("xml:lang")) item_.language = language.value();
  }

  void field(const pugi::xml_node& element) {
    switch (spaces_.field(element.name())) {
      case FeedField::Title:
        item_.title_is_text = is_text(element);
        item_.title = item_.title_is_text ? text_of(element) : as_html(element);
        return;
      case FeedField::Link: return link(element);
      case FeedField::Id:
        item_.id = trimmed(element);
        permanent_ = std::string_view(element.attribute("isPermaLink").value()) != "false" && is_web_address(item_.id);
        return;
      case FeedField::Author: return author(element);
      case FeedField::Creator: return add(item_.authors, display_name(trimmed(element)));
      case FeedField::Published: return first(item_.published, trimmed(element));
      case FeedField::PublishedGmt:
        published_gmt_ = trimmed(element);
        published_gmt_ += zone_of(element);
        return;
      case FeedField::PublishedLocal: item_.published_local = trimmed(element); return;
      case FeedField::Updated: return first(item_.updated, trimmed(element).append(zone_of(element)));
      case FeedField::Category: return category(element);
      case FeedField::Language: item_.language = trimmed(element); return;
      case FeedField::Body: body_ = as_html(element); return;
      case FeedField::Content: return content(element);
      case FeedField::Summary: summary_ = as_html(element); return;
      case FeedField::Excerpt: excerpt_ = text_of(element); return;
      case FeedField::Enclosure: return attachment(element.attribute("url").value(), element.attribute("type").value());
      case FeedField::Media: return attachment(element.attribute("url").value(), media_type(element));
      case FeedField::Status: item_.status = trimmed(element); return;
      case FeedField::Meta: return thumbnail(element);
      default: return;
    }
  }

  // WordPress's times in UTC say so by their names only.
  static const char* zone_of(const pugi::xml_node& element) {
    return std::string_view(element.name()).ends_with("_gmt") ? " +0000" : "";
  }

  static void first(std::string& field, std::string value) {
    if (field.empty()) field = std::move(value);
  }
  static void add(std::vector<std::string>& names, std::string name) {
    if (!name.empty()) names.push_back(std::move(name));
  }

  static bool is_text(const pugi::xml_node& element) {
    return std::string_view(element.attribute("type").value()) == "text";
  }

  // Atom says by `type` what a text is; RSS's is HTML, or text that reads the same. Some feeds hold it as elements.
  static std::string as_html(const pugi::xml_node& element) {
    if (element.find_child([](const pugi::xml_node& child) { return child.type() == pugi::node_element; }))
      return markup_of(element);
    if (!is_text(element)) return text_of(element);
    std::string escaped;
    append_xml_text(escaped, text_of(element));
    return escaped;
  }

  void link(const pugi::xml_node& element) {
    const std::string_view rel = element.attribute("rel").value();
    if (rel == "enclosure") return attachment(element.attribute("href").value(), element.attribute("type").value());
    if (!rel.empty() && rel != "alternate") return;
    const std::string address = element.attribute("href") ? element.attribute("href").value() : trimmed(element);
    first(item_.link, resolve_address(item_.base, address));
  }

  void author(const pugi::xml_node& element) {
    const pugi::xml_node name =
        element.find_child([&](const pugi::xml_node& child) { return spaces_.field(child.name()) == FeedField::Name; });
    add(item_.authors, name ? trimmed(name) : name_in(text_of(element)));
  }

  std::string display_name(std::string login) const {
    for (const pugi::xml_node& person : context_.children("person"))
      if (login == person.attribute("key").value()) return person.attribute("value").value();
    return login;
  }

  void category(const pugi::xml_node& element) {
    if (std::string_view(element.attribute("scheme").value()).ends_with("#kind")) return;
    const auto label = element.attribute("label") ? element.attribute("label") : element.attribute("term");
    std::string name = label ? std::string(label.value()) : trimmed(element);
    const std::string_view domain = element.attribute("domain").value();
    add(domain == "post_tag" || domain == "tag" ? item_.tags : item_.categories, std::move(name));
  }

  void content(const pugi::xml_node& element) {
    const std::string_view type = element.attribute("type").value();
    if (element.attribute("src")) return attachment(element.attribute("src").value(), type);  // it is elsewhere
    enter(element);
    const bool markup = type == "xhtml" || type == "application/xhtml+xml";
    content_ = markup ? markup_of(element) : text_of(element);
    item_.page_is_text = type.empty() || type == "text" || type == "text/plain";
  }

  static std::string_view media_type(const pugi::xml_node& element) {
    if (const auto type = element.attribute("type")) return type.value();
    const std::string_view medium = element.attribute("medium").value();
    const bool thumbnail = std::string_view(element.name()).ends_with("thumbnail");
    return medium == "image" || thumbnail ? "image/" : medium == "audio" ? "audio/" : medium == "video" ? "video/" : "";
  }

  // The first picture is the article's, what sounds or moves its player, anything else a link behind its text.
  void attachment(std::string_view url, std::string_view type) {
    const std::string address = resolve_address(item_.base, trim(url));
    if (type.starts_with("image/")) return first(item_.picture, address);
    if (address.empty() || players_.find(address) != std::string::npos) return;
    const bool plays = type.starts_with("audio/") || type.starts_with("video/");
    if (!plays && type.starts_with("text/html")) return;  // the page itself
    const std::string element = plays ? std::string(type.substr(0, type.find('/'))) : "a";
    players_ += "<p><" + element;
    append_attribute(players_, plays ? "src" : "href", address);
    players_ += '>';
    if (!plays) append_xml_text(players_, address.substr(address.rfind('/') + 1));
    players_ += "</" + element + "></p>";
  }

  void thumbnail(const pugi::xml_node& meta) {
    std::string key;
    std::string value;
    for (const pugi::xml_node& child : meta.children()) {
      const FeedField field = spaces_.field(child.name());
      if (field == FeedField::MetaKey) key = trimmed(child);
      if (field == FeedField::MetaValue) value = trimmed(child);
    }
    if (key != "_thumbnail_id") return;
    for (const auto& [number, address] : item_.attachments)
      if (number == value) item_.picture = address;
  }

  // Which of its texts is the article, and what the others are.
  void settle() {
    const bool has_body = !is_blank(body_);
    const bool has_content = !is_blank(content_);
    item_.html = has_body ? std::move(body_) : has_content ? std::move(content_) : std::move(summary_);
    if (has_body || !has_content) item_.page_is_text = false;
    if (!item_.page_is_text) item_.html += players_;
    item_.summary =
        is_blank(excerpt_) ? (has_body || has_content ? std::move(summary_) : std::string()) : std::move(excerpt_);
    if (item_.link.empty() && permanent_) item_.link = item_.id;
    if (item_.authors.empty()) add(item_.authors, context_.attribute("author").value());
    if (!published_gmt_.empty() && !published_gmt_.starts_with("0000")) {
      item_.published = published_gmt_;
    } else if (item_.published_local.starts_with("0000")) {
      item_.published_local.clear();
    }
    if (item_.published.empty() && item_.published_local.empty()) item_.published = std::exchange(item_.updated, {});
  }

  pugi::xml_node context_;
  FeedSpaces spaces_;
  FeedItem item_;
  bool permanent_ = false;  // the id is the address
  std::string body_, content_, summary_, excerpt_, published_gmt_;
  std::string players_;  // as HTML
};

constexpr unsigned kHowItemsAreParsed = pugi::parse_default | pugi::parse_ws_pcdata;

// The context is not closed, and what is not well-formed within an item was found by the lister.
void load(std::string_view text, pugi::xml_document& xml) {
  xml.load_buffer(text.data(), text.size(), kHowItemsAreParsed, pugi::encoding_utf8);
}

pugi::xml_node item_in(const pugi::xml_document& xml) {
  pugi::xml_node last;
  for (const pugi::xml_node& child : xml.document_element().children())
    if (child.type() == pugi::node_element) last = child;
  return last;
}

Entities entities_in(const pugi::xml_document& xml) {
  Entities entities;
  for (const pugi::xml_node& entity : xml.document_element().children("entity"))
    entities.declare(entity.attribute("key").value(), entity.attribute("value").value());
  return entities;
}

}  // namespace

Result<FeedItem> parse_feed_item(std::string_view text) {
  pugi::xml_document xml;
  load(text, xml);
  pugi::xml_node item = item_in(xml);
  if (const Entities entities = entities_in(xml); item && !entities.list().empty()) {
    const std::size_t begin = static_cast<std::size_t>(item.offset_debug()) - 1;
    load(std::string(text.substr(0, begin)) + entities.expanded(text.substr(begin)), xml);
    item = item_in(xml);
  }
  if (!item) return fail(Fault::NotThisFormat, "no item of a feed was found in it");
  return ItemReader(xml.document_element()).read(item);
}

}  // namespace offprint
