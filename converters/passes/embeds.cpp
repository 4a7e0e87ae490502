// Players and frames to embeds with an address that a person can open.
//
// Recognised: the players of the table below, by host and path; lazy frames (data-src). An unknown frame keeps its own
// address. A frame without an address, or one pixel wide (a tracker's), goes.
#include <array>
#include <string>
#include <string_view>

#include "converters/passes/image_address.h"
#include "converters/passes/list.h"
#include "formats/document/address.h"
#include "formats/document/tree.h"
#include "formats/document/unicode.h"

namespace offprint {

namespace {

// Where a player's id stands: after `path`, or in a parameter; and the page that shows the same.
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

// Players that name the page itself in a parameter.
struct Named {
  std::string_view host;
  std::string_view path;
  std::string_view parameter;
};
constexpr std::array kNamed{
    Named{"facebook.com", "/plugins/", "href"},
    Named{"w.soundcloud.com", "/player", "url"},
};

bool is_host(std::string_view host, std::string_view wanted) {
  if (host.size() < wanted.size() || !equals_ignoring_case(host.substr(host.size() - wanted.size()), wanted))
    return false;
  return host.size() == wanted.size() || host[host.size() - wanted.size() - 1] == '.';
}

bool is_id(std::string_view id) {
  return !id.empty() && id.find_first_of(" /?&=<>\"") == std::string_view::npos && is_xml_text(id);
}

std::string page_of(std::string_view address) {
  const Address parts = split_address(address);
  for (const Named& n : kNamed) {
    if (!is_host(parts.host(), n.host) || parts.path.substr(0, n.path.size()) != n.path) continue;
    auto page = query_value(parts.query, n.parameter);
    const bool opens = page && starts_ignoring_case(*page, "http") && !split_address(*page).host().starts_with("api.");
    if (opens && is_xml_text(*page)) return *page;  // an interface's address opens nothing: the player's own does
  }
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
  return std::string(address);
}

bool is_tracker(const Element& element) {
  const std::string_view width = element.get("width");
  const std::string_view height = element.get("height");
  return width == "0" || width == "1" || height == "0" || height == "1";
}

// Lazy frames hold their address in an attribute of the loader's.
std::string_view address_of(const Embed& embed) {
  const std::string_view own = embed.url;
  const bool blank = own.empty() || starts_ignoring_case(own, "about:") || starts_ignoring_case(own, "data:");
  if (!blank || embed.element == nullptr) return blank ? std::string_view() : own;
  for (const std::string_view name : {"data-src", "data-lazy-src", "data-original", "data-url"}) {
    if (const Text* address = embed.element->find(name)) return trim(*address);
  }
  return {};
}

void settle_poster(Document& document, Embed& embed) {
  auto* poster = as<Image>(embed.first);
  if (poster == nullptr) return;
  const ImageAddress address = image_address(document.metadata.url, poster->url);
  poster->url = document.text(address.origin);
  poster->mirror = document.text(address.mirror);
}

}  // namespace

void settle_embeds(Document& document, const PassOptions& options, Diagnostics& diagnostics) {
  for (Node* at = document.root; at != nullptr;) {
    Node* const next = next_in(*document.root, *at);
    if (auto* embed = as<Embed>(at)) {
      const std::string_view address = address_of(*embed);
      const bool tracker = options.clean == Clean::Article && embed->element != nullptr && is_tracker(*embed->element);
      if (address.empty() || tracker) {
        if (tracker) diagnostics.cut("tracker", embed->source.begin, "");
        Node* const after = skip_in(*document.root, *at);
        detach(*at);
        at = after;
        continue;
      }
      std::string whole = resolve_address(document.metadata.url, address);
      if (whole.substr(0, 2) == "//") whole = "https:" + whole;
      embed->url = document.text(page_of(whole));
      settle_poster(document, *embed);
    }
    at = next;
  }
}

}  // namespace offprint
