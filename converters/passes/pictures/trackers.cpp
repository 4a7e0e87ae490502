#include "converters/passes/pictures/trackers.h"

#include <algorithm>
#include <array>

#include "formats/address/address.h"

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

bool is_it(const Address& parts, std::string_view host, const TrackerRow& row) {
  if (row.host.empty()) return parts.has_query && parts.path.ends_with(row.path);
  if (!is_host(host, row.host)) return false;
  const std::string_view path = parts.path.empty() ? "/" : parts.path;
  const bool whole = row.path.ends_with('/') || path.size() <= row.path.size() || path[row.path.size()] < 'a' ||
                     path[row.path.size()] > 'z';  // no /travel behind /tr
  return path.starts_with(row.path) && whole;
}

}  // namespace

bool is_of_tracker(std::string_view address) {
  const Address parts = split_address(address);
  if (!parts.has_authority) return false;
  const auto host = parts.host();
  return std::any_of(kTrackers.begin(), kTrackers.end(),
                     [&](const TrackerRow& row) { return is_it(parts, host, row); });
}

}  // namespace offprint
