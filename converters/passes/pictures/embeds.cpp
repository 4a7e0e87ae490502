// Makes players and frames embeds with an address that a person can open.
//
// Recognised: the players of the tables below, by host and path, or by the element that a script fills; frames that
// show another page (Embedly, WordPress's, which also has a link to it); lazy frames (data-src). An unknown frame keeps
// its own address. A frame without an address, one pixel wide (a tracker's), or of what is no part of an article, goes;
// a player without an address is a loss.
#include <array>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "converters/passes/ledger.h"
#include "converters/passes/list.h"
#include "converters/passes/pictures/image_address.h"
#include "formats/address/address.h"
#include "formats/address/safe_address.h"
#include "formats/document/tree.h"
#include "formats/unicode/ascii.h"
#include "formats/unicode/characters.h"

namespace offprint {

namespace {

// Where a player's id is, after `path` or in a parameter; and the page that shows the same.
struct Player {
  std::string_view host;  // or what it ends with, after a dot
  std::string_view path;
  std::string_view parameter;  // holds the id; empty: the id is the next part of the path
  std::string_view before;     // the page's address, around the id
  std::string_view after;
};

constexpr std::array kPlayers{
    Player{"youtube.com", "/embed/videoseries", "list", "https://www.youtube.com/playlist?list=", ""},
    Player{"youtube-nocookie.com", "/embed/videoseries", "list", "https://www.youtube.com/playlist?list=", ""},
    Player{"youtube.com", "/embed/", "", "https://www.youtube.com/watch?v=", ""},
    Player{"youtube-nocookie.com", "/embed/", "", "https://www.youtube.com/watch?v=", ""},
    Player{"youtube.com", "/v/", "", "https://www.youtube.com/watch?v=", ""},
    Player{"player.vimeo.com", "/video/", "", "https://vimeo.com/", ""},
    Player{"player.bilibili.com", "/player.html", "bvid", "https://www.bilibili.com/video/", ""},
    Player{"player.bilibili.com", "/player.html", "aid", "https://www.bilibili.com/video/av", ""},
    Player{"bilibili.com", "/blackboard/html5mobileplayer.html", "bvid", "https://www.bilibili.com/video/", ""},
    Player{"platform.twitter.com", "/embed/", "id", "https://twitter.com/i/status/", ""},
    Player{"player.youku.com", "/embed/", "", "https://v.youku.com/v_show/id_", ".html"},
    Player{"v.qq.com", "/", "vid", "https://v.qq.com/x/page/", ".html"},
    Player{"dailymotion.com", "/embed/video/", "", "https://www.dailymotion.com/video/", ""},
    Player{"open.spotify.com", "/embed/track/", "", "https://open.spotify.com/track/", ""},
    Player{"open.spotify.com", "/embed/episode/", "", "https://open.spotify.com/episode/", ""},
    Player{"music.163.com", "/outchain/player", "id", "https://music.163.com/song?id=", ""},
};

// Elements that a script makes players of, and the page that shows the same.
struct ScriptPlayer {
  std::string_view element;
  std::string_view attribute;  // holds the id
  std::string_view before;     // the page's address
};
constexpr std::array kScriptPlayers{
    ScriptPlayer{"amp-dailymotion", "data-videoid", "https://www.dailymotion.com/video/"},
    ScriptPlayer{"amp-vimeo", "data-videoid", "https://vimeo.com/"},
    ScriptPlayer{"amp-youtube", "data-videoid", "https://www.youtube.com/watch?v="},
    ScriptPlayer{"lite-youtube", "videoid", "https://www.youtube.com/watch?v="},
    ScriptPlayer{"mp-common-mpaudio", "voice_encode_fileid", "https://res.wx.qq.com/voice/getvoice?mediaid="},
    ScriptPlayer{"mpvoice", "voice_encode_fileid", "https://res.wx.qq.com/voice/getvoice?mediaid="},
};

// Frames with a parameter that names the page itself, or its player.
struct Named {
  std::string_view host;
  std::string_view path;
  std::string_view parameter;
};
constexpr std::array kNamed{
    Named{"facebook.com", "/plugins/", "href"},         Named{"w.soundcloud.com", "/player", "url"},
    Named{"embedly.com", "/widgets/media.html", "url"}, Named{"embedly.com", "/widgets/media.html", "src"},
    Named{"iframe.ly", "/api/iframe", "url"},
};

// Frames that are no part of an article.
struct FurnitureFrame {
  std::string_view host;
  std::string_view path;
  std::string_view reason;
};
constexpr std::array kFurniture{
    FurnitureFrame{"facebook.com", "/plugins/like.php", "share"},
    FurnitureFrame{"facebook.com", "/plugins/share_button.php", "share"},
    FurnitureFrame{"facebook.com", "/plugins/likebox.php", "share"},
    FurnitureFrame{"platform.twitter.com", "/widgets/tweet_button", "share"},
    FurnitureFrame{"platform.twitter.com", "/widgets/follow_button", "share"},
    FurnitureFrame{"disqus.com", "/embed/comments", "comments"},
    FurnitureFrame{"google.com", "/recaptcha/", "control"},
    FurnitureFrame{"doubleclick.net", "/", "advertisement"},
    FurnitureFrame{"googlesyndication.com", "/", "advertisement"},
};

std::string_view why_furniture(std::string_view address) {
  const Address frame = split_address(address);
  for (const FurnitureFrame& row : kFurniture) {
    if (is_host(frame.host(), row.host) && frame.path.starts_with(row.path)) return row.reason;
  }
  return {};
}

bool is_id(std::string_view id) {
  return !id.empty() && id.find_first_of(" /?&=<>\"") == std::string_view::npos && is_xml_text(id);
}

// The page that a frame names; "" where it names none, or an interface's address, which opens nothing.
std::string named_page(const Address& frame) {
  for (const Named& n : kNamed) {
    if (!is_host(frame.host(), n.host) || !frame.path.starts_with(n.path)) continue;
    std::string page = with_scheme(query_address(frame.query, n.parameter).value_or(""));
    const bool opens = starts_ignoring_case(page, "http://") || starts_ignoring_case(page, "https://");
    if (opens && is_xml_text(page) && !split_address(page).host().starts_with("api.")) return page;
  }
  return {};
}

// "" where the element is none of them, or has no id.
std::string page_of_script(const Element* element) {
  if (element == nullptr) return {};
  for (const ScriptPlayer& player : kScriptPlayers) {
    const std::string_view id = element->name == player.element ? trim(element->get(player.attribute)) : "";
    if (is_id(id)) return std::string(player.before) + std::string(id);
  }
  return {};
}

std::string page_of(std::string_view address) {
  std::string frame(address);
  constexpr int kMostFrames = 3;  // one in another
  for (int i = 0; i < kMostFrames; ++i) {
    std::string page = named_page(split_address(frame));
    if (page.empty()) break;
    frame = std::move(page);
  }
  const Address parts = split_address(frame);
  for (const Player& p : kPlayers) {
    if (!is_host(parts.host(), p.host) || parts.path.substr(0, p.path.size()) != p.path) continue;
    std::string id;
    if (p.parameter.empty()) {
      const std::string_view rest = parts.path.substr(p.path.size());
      id = rest.substr(0, rest.find('/'));
    } else {
      id = query_value(parts.query, p.parameter).value_or("");
    }
    if (is_id(id)) return std::string(p.before) + id + std::string(p.after);
  }
  return frame;
}

bool is_tracker(const Element& element) {
  const std::string_view width = element.get("width");
  const std::string_view height = element.get("height");
  return width == "0" || width == "1" || height == "0" || height == "1";
}

bool is_nowhere(std::string_view address) {
  return address.empty() || starts_ignoring_case(address, "about:") || starts_ignoring_case(address, "data:") ||
         starts_ignoring_case(address, "blob:");
}

// What the frame of a lazy page, or one that waits for the reader's consent, keeps in an unknown attribute: a player's
// address before any other, but no picture's and none of what is no part of an article.
std::string_view guessed_address(const Element& element) {
  std::string_view first;
  for (std::uint32_t i = 0; i < element.count; ++i) {
    const Attribute& attribute = element.attributes[i];
    const std::string_view value = trim(attribute.value);
    if (!attribute.name.view().starts_with("data-")) continue;
    const std::string address = with_scheme(value);
    if (!is_web_address(address) || names_picture(value) || !why_furniture(address).empty()) continue;
    if (page_of(address) != address) return value;
    if (first.empty()) first = value;
  }
  return first;
}

// Lazy frames and players hold their address in an attribute of a script's. Of a player, which has many for its script
// (its page, its advertisements), only the known ones count.
std::string_view address_of(const Embed& embed) {
  if (!is_nowhere(embed.url)) return embed.url;
  if (embed.element == nullptr) return {};
  for (const std::string_view name : {"data-src", "data-lazy-src", "data-original", "data-url", "data-cfsrc",
                                      "data-lazyload", "data-litespeed-src"}) {
    const std::string_view address = trim(embed.element->get(name));
    if (!is_nowhere(address)) return address;
  }
  return embed.embed == EmbedKind::Iframe ? guessed_address(*embed.element) : std::string_view();
}

// ---- WordPress: a blockquote with the other article's link, and the frame that a script shows in its place

constexpr std::string_view kWordPress = "wp-embedded-content";

bool is_wordpress(const Node& node) {
  return node.element != nullptr && node.element->get("class").find(kWordPress) != std::string_view::npos;
}

// The article that a frame of WordPress shows: without the last part, /embed/.
std::string_view embedded_page(std::string_view address) {
  address = address.substr(0, address.find('#'));
  while (address.ends_with('/')) address.remove_suffix(1);
  constexpr std::string_view kPart = "/embed";
  if (address.ends_with(kPart)) address.remove_suffix(kPart.size());
  constexpr std::string_view kParameter = "?embed=true";
  if (address.ends_with(kParameter)) address.remove_suffix(kParameter.size());
  while (address.ends_with('/')) address.remove_suffix(1);
  return address;
}

class Embeds {
 public:
  Embeds(Document& document, const PassOptions& options, Diagnostics& diagnostics)
      : document_(document), options_(options), diagnostics_(diagnostics) {}

  void run() {
    const Node& root = *document_.root;
    if (!has_embed(root)) return;
    for (Node* at = document_.root; at != nullptr;) {
      if (is_wordpress(*at) && at->kind != Kind::Embed) remember_links(*at);
      auto* embed = as<Embed>(at);
      Node* const next = embed == nullptr ? next_in(root, *at) : skip_in(root, *at);
      if (embed != nullptr) settle(*embed);
      at = next;
    }
  }

 private:
  static bool has_embed(const Node& root) {
    const Node* at = &root;
    while (at != nullptr && at->kind != Kind::Embed) at = next_in(root, *at);
    return at != nullptr;
  }

  void remember_links(const Node& quotation) {
    for (const Node* at = &quotation; at != nullptr; at = next_in(quotation, *at)) {
      if (const auto* link = as<Link>(at)) linked_.insert(std::string(embedded_page(resolve(link->url))));
    }
  }

  std::string resolve(std::string_view address) const { return with_scheme(resolve_address(document_.base, address)); }

  void settle(Embed& embed) {
    if (const std::string page = page_of_script(embed.element); !page.empty()) {
      embed.url = document_.text(page);
      return settle_poster(embed);
    }
    const std::string_view address = address_of(embed);
    if (address.empty()) return settle_nowhere(embed);
    std::string whole = resolve(address);
    const bool frame = embed.embed == EmbedKind::Iframe && options_.clean == Clean::Article;
    const std::string_view why = frame ? why_furniture(whole) : std::string_view();
    embed.url = document_.text(whole);  // for the ledger
    if (!why.empty() && cut_out(embed, why, options_, diagnostics_)) return;
    if (is_wordpress(embed)) whole = embedded_page(whole);
    embed.url = document_.text(page_of(whole));
    settle_poster(embed);
    const bool tracker = options_.clean == Clean::Article && embed.element != nullptr && is_tracker(*embed.element);
    if (tracker && cut_out(embed, "tracker", options_, diagnostics_)) return;
    if (linked_.count(whole) > 0 && is_wordpress(embed)) cut_out(embed, "duplicate", options_, diagnostics_);
  }

  // A frame without an address is empty; of a player that a script would have filled, only the poster is left, which is
  // reported.
  void settle_nowhere(Embed& embed) {
    if (embed.embed != EmbedKind::Iframe) {
      diagnostics_.report(DiagnosticCode::ElementDropped, embed.source.begin,
                          embed.embed == EmbedKind::Video ? std::string_view("video") : std::string_view("audio"));
    }
    settle_poster(embed);
    Node* const poster = embed.first;
    if (poster == nullptr) return detach(embed);
    detach(*poster);
    replace(embed, *poster);
  }

  void settle_poster(Embed& embed) {
    auto* poster = as<Image>(embed.first);
    if (poster == nullptr) return;
    const ImageAddress address = image_address(document_.base, poster->url);
    poster->url = document_.text(address.origin);
    poster->mirror = document_.text(address.mirror);
  }

  Document& document_;
  const PassOptions& options_;
  Diagnostics& diagnostics_;
  std::set<std::string> linked_;  // by what WordPress shows as an embedded article
};

}  // namespace

void settle_embeds(Document& document, const PassOptions& options, Diagnostics& diagnostics) {
  Embeds(document, options, diagnostics).run();
}

}  // namespace offprint
