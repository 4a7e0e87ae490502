// The tables of the furniture pass: names and words of what surrounds an article.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace offprint::furniture {

using Words = std::array<std::string_view, 16>;  // the unused ones are empty and match nothing

struct Furniture {
  std::string_view reason;
  Words words;            // any of them, in the class or id
  std::size_t most;       // characters that it may have
  int links;              // percent of its characters that must be links; 0 where the class says enough
  std::size_t sentences;  // that it may hold outside links; more is prose
  std::string_view why;
  std::size_t label = SIZE_MAX;  // characters of its longest text, unless half of it links
};
inline constexpr std::array kFurniture{
    Furniture{"share",
              {"share", "sharing", "shares", "sharedaddy", "addthis", "addtoany", "sns", "sharebuttons",
               "bdsharebuttonbox", "pwmultivotecount"},
              160,
              0,
              1,
              "buttons with a few words"},
    Furniture{"share",
              {"social", "socials", "like", "likes"},
              120,
              0,
              0,
              "the same under other names, and only buttons' words, as these names are commoner",
              24},
    Furniture{"subscribe",
              {"subscribe", "subscription", "newsletter", "signup", "optin", "mailchimp"},
              400,
              0,
              4,
              "a form and its invitation"},
    Furniture{"related", {"relatedposts"}, 3000, 0, 9, "a plug-in's name, which nothing else has"},
    Furniture{"related",
              {"related", "recommend", "recommended", "recommendations", "recommendation", "readmore", "morestories",
               "popular", "trending", "mostread", "yarpp", "alsoread", "seealso", "readalso", "richlink"},
              3000,
              55,
              3,
              "titles of other articles, so mostly links"},
    Furniture{"comments", {"disqus", "respond", "commentform"}, 4000, 0, 99, "where comments are written"},
    Furniture{"advertisement",
              {"ad", "ads", "advert", "advertisement", "advertising", "adsense", "adsbygoogle", "dfp", "taboola",
               "outbrain", "sponsored", "adcontainer", "adunit", "adslot"},
              300,
              0,
              2,
              "short; what is longer may be an article about advertising"},
    Furniture{"navigation",
              {"breadcrumb", "breadcrumbs", "pager", "pagination", "navigation", "navbar", "prevnext"},
              600,
              50,
              1,
              "links to other pages"},
    Furniture{"hidden",
              {"invisible", "visuallyhidden", "sronly", "offscreen", "screenreader", "screenreadertext"},
              60,
              0,
              0,
              "labels for screen readers, file names"},
    Furniture{"print", {"print", "printfriendly", "toolbar", "fontsize"}, 60, 0, 0, "buttons of the page", 24},
    Furniture{"promotion",
              {"donate", "donation", "appdownload", "downloadapp"},
              300,
              0,
              3,
              "asks for something and tells nothing"},
};

// Elements and roles that are furniture by definition, where they are mostly links.
struct Landmark {
  std::string_view reason;
  std::string_view element;
  std::string_view role;
};
inline constexpr std::array kLandmarks{
    Landmark{"navigation", "nav", "navigation"},
    Landmark{"related", "aside", "complementary"},
};

inline constexpr std::size_t kLongestLandmark = 3000;  // characters

enum class Match { Whole, Begins };

// Sentences that are furniture where a block holds nothing else.
struct Line {
  std::string_view reason;
  std::string_view words;
  Match match;
  std::string_view also = {};  // what else it must hold

  // What follows names where to share the page.
  constexpr bool announces() const { return reason == "share" && (words.ends_with("：") || words.ends_with(':')); }
  // Of a kind with whole sentences.
  constexpr bool is_long() const { return reason == "player" || reason == "feed"; }
};
inline constexpr std::array kLines{
    Line{"share", "共享此文章", Match::Begins},
    Line{"share", "分享此文", Match::Begins},
    Line{"share", "分享到：", Match::Begins},
    Line{"share", "分享至：", Match::Begins},
    Line{"share", "分享", Match::Whole},
    Line{"share", "Share this:", Match::Begins},
    Line{"share", "Share this article", Match::Begins},
    Line{"share", "Share", Match::Whole},
    Line{"share", "Share this post", Match::Whole},
    Line{"share", "Tweet", Match::Whole},
    Line{"player", "Listen", Match::Whole},
    Line{"share", "Share on Facebook", Match::Begins},
    Line{"share", "点击分享", Match::Begins},
    Line{"share", "點擊分享", Match::Begins},
    Line{"share", "赞过：", Match::Begins},
    Line{"share", "Like this:", Match::Begins},
    Line{"share", "发送给朋友", Match::Whole},
    Line{"share", "공유하기", Match::Whole},
    Line{"share", "转发给朋友", Match::Whole},
    Line{"advertisement", "广告", Match::Whole},
    Line{"advertisement", "廣告", Match::Whole},
    Line{"advertisement", "【广告】", Match::Whole},
    Line{"advertisement", "【廣告】", Match::Whole},
    Line{"advertisement", "- 广告 -", Match::Whole},
    Line{"advertisement", "- 廣告 -", Match::Whole},
    Line{"advertisement", "広告", Match::Whole},
    Line{"advertisement", "スポンサーリンク", Match::Whole},
    Line{"advertisement", "スポンサードリンク", Match::Whole},
    Line{"advertisement", "광고", Match::Whole},
    Line{"advertisement", "Реклама", Match::Whole},
    Line{"advertisement", "Anzeige", Match::Whole},
    Line{"advertisement", "Werbung", Match::Whole},
    Line{"advertisement", "Publicité", Match::Whole},
    Line{"advertisement", "请继续往下阅读", Match::Begins},
    Line{"advertisement", "請繼續往下閱讀", Match::Begins},
    Line{"advertisement", "Advertisement", Match::Whole},
    Line{"advertisement", "Advertisement", Match::Begins, "Continue reading the main story"},
    Line{"advertisement", "Advertisements", Match::Whole},
    Line{"advertisement", "Report this ad", Match::Whole},
    Line{"advertisement", "Sponsored", Match::Whole},
    Line{"advertisement", "Story continues below advertisement", Match::Whole},
    Line{"advertisement", "Continue reading the main story", Match::Whole},
    Line{"advertisement", "Skip advertisement", Match::Whole},
    Line{"advertisement", "Article continues after this advertisement", Match::Whole},
    Line{"advertisement", "Article continues below advertisement", Match::Whole},
    Line{"share", "喜欢作者", Match::Whole},
    Line{"player", "您的设备不支持", Match::Begins},
    Line{"player", "您的設備不支援", Match::Begins},
    Line{"player", "你的设备不支持", Match::Begins},
    Line{"player", "您的浏览器不支持", Match::Begins},
    Line{"player", "你的浏览器不支持", Match::Begins},
    Line{"player", "您的瀏覽器不支援", Match::Begins},
    Line{"player", "Your browser does not support", Match::Begins},
    Line{"player", "Your device cannot play", Match::Begins},
    Line{"player", "This media cannot be played", Match::Begins},
    Line{"player", "Media playback is unsupported", Match::Begins},
    Line{"player", "Media playback is not supported", Match::Begins},
    Line{"player", "No media source currently available", Match::Whole},
    Line{"player", "没有媒体可用资源", Match::Whole},
    Line{"feed", "Feed enhanced by", Match::Begins},
    Line{"feed", "获取更多RSS", Match::Begins},
    Line{"feed", "获取更多 RSS", Match::Begins},
    Line{"feed", "Read more on the original", Match::Begins},
    Line{"feed", "This article was originally published on Feed", Match::Begins},
    Line{"subscribe", "Subscribe to our newsletter", Match::Begins},
    Line{"subscribe", "Subscribe now", Match::Whole},
    Line{"subscribe", "Subscribe", Match::Whole},
    Line{"subscribe", "立即订阅", Match::Whole},
    Line{"subscribe", "立即訂閱", Match::Whole},
    Line{"subscribe", "Sign up for our newsletter", Match::Begins},
    Line{"subscribe", "Sign up for the newsletter", Match::Begins},
    Line{"subscribe", "订阅我们的", Match::Begins},
    Line{"subscribe", "訂閱我們的", Match::Begins},
    Line{"subscribe", "点击订阅", Match::Begins},
    Line{"subscribe", "點擊訂閱", Match::Begins},
    Line{"subscribe", "点击上方蓝字", Match::Begins},
    Line{"subscribe", "點擊上方藍字", Match::Begins},
    Line{"subscribe", "点击蓝字关注", Match::Begins},
    Line{"subscribe", "长按识别二维码", Match::Begins},
    Line{"subscribe", "长按二维码", Match::Begins},
    Line{"subscribe", "长按下方二维码", Match::Begins},
    Line{"subscribe", "扫码关注", Match::Begins},
    Line{"subscribe", "扫描二维码关注", Match::Begins},
    Line{"comments", "举报/反馈", Match::Whole},
    Line{"comments", "发表评论", Match::Whole},
    Line{"comments", "發表評論", Match::Whole},
    Line{"comments", "发表回复", Match::Whole},
    Line{"comments", "發表迴響", Match::Whole},
    Line{"comments", "Leave a Reply", Match::Begins},
    Line{"comments", "コメントを書く", Match::Whole},
    Line{"comments", "コメントを投稿", Match::Whole},
    Line{"comments", "Leave a comment", Match::Whole},
    Line{"navigation", "上一篇：", Match::Begins},
    Line{"navigation", "上一篇:", Match::Begins},
    Line{"navigation", "下一篇：", Match::Begins},
    Line{"navigation", "下一篇:", Match::Begins},
    Line{"navigation", "Previous post:", Match::Begins},
    Line{"navigation", "Next post:", Match::Begins},
    Line{"navigation", "返回搜狐，查看更多", Match::Whole},
    Line{"navigation", "返回首页", Match::Whole},
    Line{"navigation", "返回首頁", Match::Whole},
    Line{"navigation", "Skip to content", Match::Whole},
    Line{"navigation", "Back to top", Match::Whole},
    Line{"navigation", "返回顶部", Match::Whole},
    Line{"navigation", "跳至内容", Match::Whole},
};
inline constexpr std::size_t kLongestLine = 220;  // characters

// Addresses of links that share the page: enough by themselves to recognise a row of icons.
inline constexpr std::array<std::string_view, 47> kShareAddresses{"//twitter.com/share",
                                                                  "//twitter.com/intent/",
                                                                  "//twitter.com/home?status=",
                                                                  "//x.com/intent/",
                                                                  "//x.com/share",
                                                                  "facebook.com/sharer",
                                                                  "facebook.com/share.php",
                                                                  "facebook.com/dialog/share",
                                                                  "google.com/bookmarks/mark",
                                                                  "plus.google.com/share",
                                                                  "linkedin.com/shareArticle",
                                                                  "linkedin.com/cws/share",
                                                                  "linkedin.com/sharing/",
                                                                  "service.weibo.com/share",
                                                                  "v.t.sina.com.cn/share",
                                                                  "t.me/share/",
                                                                  "telegram.me/share/",
                                                                  "api.whatsapp.com/send?text=",
                                                                  "wa.me/?text=",
                                                                  "pinterest.com/pin/create",
                                                                  "reddit.com/submit",
                                                                  "digg.com/submit",
                                                                  "del.icio.us/post",
                                                                  "delicious.com/save",
                                                                  "tumblr.com/share",
                                                                  "getpocket.com/save",
                                                                  "line.me/R/msg/",
                                                                  "social-plugins.line.me/",
                                                                  "connect.qq.com/widget/shareqq",
                                                                  "sns.qzone.qq.com/cgi-bin/qzshare",
                                                                  "share.renren.com/",
                                                                  "addtoany.com/add_to",
                                                                  "addtoany.com/share",
                                                                  "bsky.app/intent/",
                                                                  "threads.net/intent/",
                                                                  "vk.com/share.php",
                                                                  "connect.ok.ru/offer",
                                                                  "b.hatena.ne.jp/add",
                                                                  "b.hatena.ne.jp/entry",
                                                                  "getpocket.com/edit",
                                                                  "douban.com/share",
                                                                  "story.kakao.com/share",
                                                                  "share.naver.com/",
                                                                  "band.us/plugin/share",
                                                                  "plurk.com/?qualifier",
                                                                  "news.ycombinator.com/submitlink",
                                                                  "mailto:?"};

// Labels of buttons: a list with such a name that holds mostly these is a row of buttons.
inline constexpr auto kButtons = std::to_array<std::string_view>(
    {"share",    "tweet",    "pin",       "pin it",   "like",   "print",     "email",    "e-mail",    "mail",
     "facebook", "twitter",  "x",         "linkedin", "reddit", "pinterest", "whatsapp", "telegram",  "tumblr",
     "pocket",   "line",     "instagram", "youtube",  "weibo",  "wechat",    "qq",       "messenger", "bluesky",
     "mastodon", "threads",  "copy link", "copy",     "link",   "more",      "save",     "bookmark",  "rss",
     "comment",  "comments", "subscribe", "follow",   "微信",   "微博",      "新浪微博", "腾讯微博",  "朋友圈",
     "QQ空间",   "QQ好友",   "豆瓣",      "人人网",   "分享",   "转发",      "轉發",     "收藏",      "点赞",
     "點讚",     "评论",     "評論",      "打印",     "列印",   "邮件",      "电子邮件", "复制链接",  "複製連結",
     "更多",     "臉書",     "推特"});

// One of these is in sentences that say how to share the page.
inline constexpr auto kSharing = std::to_array<std::string_view>(
    {"点击",   "點擊", "点右上",  "右上角", "长按",   "長按",   "二维码",   "二維碼",  "扫码",    "掃碼",  "扫一扫",
     "掃一掃", "转发", "轉發",    "分享",   "朋友圈", "公众号", "公眾號",   "微信",    "微博",    "click", "Click",
     "tap ",   "Tap ", "QR code", "share",  "Share",  "button", "Facebook", "Twitter", "WhatsApp"});

// What heads a list of other articles.
inline constexpr std::array<std::string_view, 50> kLists{"相关",
                                                         "相關",
                                                         "相关文章",
                                                         "相關文章",
                                                         "相关新闻",
                                                         "相關新聞",
                                                         "相关报道",
                                                         "相關報導",
                                                         "相关报导",
                                                         "相关阅读",
                                                         "相關閱讀",
                                                         "延伸阅读",
                                                         "延伸閱讀",
                                                         "推荐阅读",
                                                         "推薦閱讀",
                                                         "推荐文章",
                                                         "推薦文章",
                                                         "热门文章",
                                                         "熱門文章",
                                                         "您可能感兴趣的文章",
                                                         "你可能感兴趣的文章",
                                                         "你可能也喜欢",
                                                         "你可能也喜歡",
                                                         "猜你喜欢",
                                                         "更多文章",
                                                         "更多新闻",
                                                         "更多新聞",
                                                         "往期推荐",
                                                         "往期回顾",
                                                         "相关内容",
                                                         "Related",
                                                         "Related articles",
                                                         "Related stories",
                                                         "也请看",
                                                         "也請看",
                                                         "另请参阅",
                                                         "另請參閱",
                                                         "Related posts",
                                                         "You may also like",
                                                         "Recommended",
                                                         "More on this story",
                                                         "热读",
                                                         "熱讀",
                                                         "热门",
                                                         "最热",
                                                         "头条新闻",
                                                         "頭條新聞",
                                                         "Most read",
                                                         "Top stories",
                                                         "Read more"};

}  // namespace offprint::furniture
