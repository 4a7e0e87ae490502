#include "converters/passes/pictures/trackers.h"

#include <algorithm>
#include <array>

#include "converters/passes/ledger.h"
#include "converters/passes/list.h"
#include "formats/address/address.h"
#include "formats/address/asked.h"
#include "formats/document/tree.h"
#include "formats/unicode/ascii.h"

namespace offprint {

namespace {

struct TrackerRow {
  std::string_view host;    // or what it ends with, after a dot; "" for any
  std::string_view path;    // what its path begins with; for any host, what it ends with
  std::string_view reason;  // what asks for it
};
constexpr auto kTrackers = std::to_array<TrackerRow>({
    {"facebook.com", "/tr", "Meta Pixel"},
    {"google-analytics.com", "/", "Google Analytics: collect, __utm.gif"},
    {"analytics.google.com", "/", "Google Analytics"},
    {"stats.g.doubleclick.net", "/", "Google Analytics"},
    {"googleads.g.doubleclick.net", "/pagead/", "Google Ads, a conversion"},
    {"googleadservices.com", "/pagead/", "Google Ads, a conversion"},
    {"fls.doubleclick.net", "/", "Floodlight"},
    {"pixel.wp.com", "/", "WordPress.com's statistics"},
    {"stats.wordpress.com", "/", "WordPress.com's statistics"},
    {"scorecardresearch.com", "/", "Comscore"},
    {"quantserve.com", "/pixel", "Quantcast"},
    {"bat.bing.com", "/", "Microsoft Advertising"},
    {"px.ads.linkedin.com", "/", "LinkedIn Insight"},
    {"analytics.twitter.com", "/", "X's conversions"},
    {"t.co", "/i/adsct", "X's conversions"},
    {"ct.pinterest.com", "/", "Pinterest's conversions"},
    {"tr.snapchat.com", "/", "Snap Pixel"},
    {"analytics.tiktok.com", "/", "TikTok Pixel"},
    {"mc.yandex.ru", "/", "Yandex Metrica"},
    {"counter.yadro.ru", "/", "LiveInternet"},
    {"top-fwz1.mail.ru", "/", "VK's counter"},
    {"hm.baidu.com", "/", "Baidu's statistics"},
    {"cnzz.com", "/", "CNZZ"},
    {"c.statcounter.com", "/", "StatCounter"},
    {"in.getclicky.com", "/", "Clicky"},
    {"ping.chartbeat.net", "/", "Chartbeat"},
    {"ib.adnxs.com", "/", "Xandr"},
    {"feeds.feedburner.com", "/~r/", "FeedBurner's counter"},
    {"", "/matomo.php", "Matomo, on the site's own host"},
    {"", "/piwik.php", "Matomo, on the site's own host"},
});

bool is_it(std::string_view host, std::string_view path, bool has_query, const TrackerRow& row) {
  if (row.host.empty()) return has_query && path.ends_with(row.path);
  const bool may_be = host.size() >= row.host.size() && lower(host[host.size() - row.host.size()]) == row.host.front();
  if (!may_be || !is_host(host, row.host)) return false;
  if (path.empty()) path = "/";
  const bool whole = row.path.ends_with('/') || path.size() <= row.path.size() || path[row.path.size()] < 'a' ||
                     path[row.path.size()] > 'z';  // no /travel behind /tr
  return path.starts_with(row.path) && whole;
}

constexpr std::uint64_t kAround =
    kind_bits({Kind::Link, Kind::Paragraph, Kind::Figure, Kind::Gallery});  // of a picture

// What held nothing else and nothing leads to; a later pass does so for pages.
void drop_emptied(Node* node, const Document& document) {
  const auto is_target = [&](const Node& at) {
    return std::any_of(document.anchors.begin(), document.anchors.end(),
                       [&](const Anchor& anchor) { return anchor.node == &at; });
  };
  const auto is_emptied = [&](const Node& at) {
    return at.first == nullptr && (kind_bit(at.kind) & kAround) != 0 && !is_target(at);
  };
  while (node != nullptr && node->element == nullptr && is_emptied(*node)) {
    Node* const around = node->parent;
    detach(*node);
    node = around;
  }
}

bool is_known(std::string_view host, std::string_view path, bool has_query) {
  return std::any_of(kTrackers.begin(), kTrackers.end(),
                     [&](const TrackerRow& row) { return is_it(host, path, has_query, row); });
}

}  // namespace

bool is_of_tracker(std::string_view address) {
  if (address.empty()) return false;
  if (is_asked_as_spelled(address)) {
    const Address parts = split_address(address);
    return is_known(parts.host(), parts.path, parts.has_query);
  }
  const Asked asked = asked_of(address);
  return !asked.host.empty() && is_known(asked.host, asked.path, asked.has_query);
}

bool is_of_tracker(const Image& image) { return is_of_tracker(image.url) || is_of_tracker(image.mirror); }

// Those of pages went with what they stand in (images.cpp): here are posters, and pictures that no page had.
void cut_trackers(Document& document, const PassOptions& options, Diagnostics& diagnostics) {
  for (Node* at = document.root; at != nullptr;) {
    auto* const image = as<Image>(at);
    Node* const next = next_in(*document.root, *at);
    Node* const around = at->parent;
    if (image != nullptr && is_of_tracker(*image) && cut_out(*image, "tracker", options, diagnostics)) {
      drop_emptied(around, document);
    }
    at = next;
  }
}

}  // namespace offprint
