#include "formats/writing/words.h"

#include <algorithm>

#include <unicode/locid.h>
#include <unicode/uloc.h>
#include <unicode/unistr.h>

#include "formats/language/tags.h"
#include "formats/unicode/ascii.h"

namespace offprint {

namespace {

struct WordRow {
  Word word;
  std::array<std::string_view, 3> text;  // in the order of Wording
};

constexpr std::array<WordRow, kWordCount> kWords{{
    {Word::Contents, {"Contents", "目录", "目錄"}},
    {Word::Landmarks, {"Landmarks", "导览", "導覽"}},
    {Word::Start, {"Start of text", "正文", "正文"}},
    {Word::Cover, {"Cover", "封面", "封面"}},
    {Word::Untitled, {"Untitled", "无标题", "無標題"}},
    {Word::DateUnknown, {"Date unknown", "日期不详", "日期不詳"}},
    {Word::PartWithoutDate, {"Without a date", "未注明日期", "未註明日期"}},
    {Word::PartWithoutSite, {"Without a site", "未注明来源", "未註明來源"}},
    {Word::PartWithoutAuthor, {"Without an author", "未署名", "未署名"}},
    {Word::PartWithoutTag, {"Without a tag", "无标签", "無標籤"}},
    {Word::Authors, {"Author", "作者", "作者"}},
    {Word::Published, {"Published", "发布日期", "發布日期"}},
    {Word::Source, {"Original article", "原文", "原文"}},
    {Word::Site, {"Site", "来源", "來源"}},
    {Word::OriginalAddress, {"Original address", "原文地址", "原文網址"}},
    {Word::Rights, {"Rights", "版权", "版權"}},
    {Word::Tags, {"Tags", "标签", "標籤"}},
    {Word::Notes, {"Notes", "注释", "註釋"}},
    {Word::Links, {"Links", "链接", "連結"}},
    {Word::Link, {"Link", "链接", "連結"}},
    {Word::Picture, {"Picture", "图片", "圖片"}},
    {Word::PictureNotIncluded, {"Picture not included", "图片未收录", "圖片未收錄"}},
    {Word::Video, {"Video", "视频", "影片"}},
    {Word::Audio, {"Audio", "音频", "音訊"}},
    {Word::Embed, {"Embedded content", "嵌入内容", "嵌入內容"}},
    {Word::Table, {"Table", "表格", "表格"}},
    {Word::Articles, {"Articles", "文章合集", "文章合集"}},
    {Word::ArticleMissing,
     {"This article could not be converted when the book was made. Read it at its original address.",
      "制作本书时，这篇文章未能转换，请到原文地址阅读。", "製作本書時，這篇文章未能轉換，請到原文網址閱讀。"}},
    {Word::TitlePage, {"Title page", "扉页", "扉頁"}},
    {Word::Sources, {"Sources", "文章出处", "文章出處"}},
    {Word::AboutSources,
     {"Where each article was published, and the file that it was made from with its SHA-256.",
      "各篇文章的原文地址，以及制作所用的文件及其SHA-256校验值。",
      "各篇文章的原文網址，以及製作所用的檔案及其SHA-256雜湊值。"}},
    {Word::SourceFile, {"File", "文件", "檔案"}},
    {Word::AlsoAt, {"Also at", "另见", "另見"}},
    {Word::Volume, {"Volume % of %", "第%卷（共%卷）", "第%卷（共%卷）"}},
    {Word::OneArticle, {"1 article", "1篇文章", "1篇文章"}},
    {Word::SomeArticles, {"% articles", "%篇文章", "%篇文章"}},
    {Word::ArticleCount, {"Articles", "文章", "文章"}},
    {Word::Period, {"Period", "时间", "時間"}},
    {Word::Outlets, {"From", "来源", "來源"}},
    {Word::Languages, {"Languages", "语言", "語言"}},
    {Word::MadeWith, {"Made with", "制作工具", "製作工具"}},
    {Word::LeftOut, {"Left out", "未收录", "未收錄"}},
    {Word::MoreOutlets, {"and % more", "另有%个来源", "另有%個來源"}},
    {Word::OneDuplicate, {"1 exact duplicate", "1篇重复文章", "1篇重複文章"}},
    {Word::SomeDuplicates, {"% exact duplicates", "%篇重复文章", "%篇重複文章"}},
    {Word::OneFailure, {"1 article that could not be read", "1篇无法读取的文章", "1篇無法讀取的文章"}},
    {Word::SomeFailures, {"% articles that could not be read", "%篇无法读取的文章", "%篇無法讀取的文章"}},
    {Word::UnknownLanguage, {"unknown", "未知", "不詳"}},
    {Word::KeptAll, {"all that the pages show is kept", "保留网页上可见的全部内容", "保留網頁上可見的全部內容"}},
    {Word::SetVertically, {"set from top to bottom", "竖排", "直排"}},
    {Word::AccessibleText,
     {"The text can be read aloud and resized; headings and the contents lead through it.",
      "正文可朗读、可调整字号，可按标题和目录浏览。", "正文可朗讀、可調整字級，可按標題和目錄瀏覽。"}},
    {Word::AccessiblePictures,
     {"The text can be read aloud and resized; headings and the contents lead through it. Pictures have alternative "
      "texts, as their pages give them.",
      "正文可朗读、可调整字号，可按标题和目录浏览；图片附有原网页的替代文字。",
      "正文可朗讀、可調整字級，可按標題和目錄瀏覽；圖片附有原網頁的替代文字。"}},
    {Word::PicturesWithoutText,
     {"The text can be read aloud and resized; headings and the contents lead through it. Not all pictures have "
      "alternative texts.",
      "正文可朗读、可调整字号，可按标题和目录浏览；部分图片没有替代文字。",
      "正文可朗讀、可調整字級，可按標題和目錄瀏覽；部分圖片沒有替代文字。"}},
    {Word::PicturesMissing, {"Without the pictures", "缺少图片", "缺少圖片"}},
}};

constexpr bool words_in_order() {
  for (std::size_t i = 0; i < kWordCount; ++i) {
    if (static_cast<std::size_t>(kWords.at(i).word) != i) return false;
    for (const std::string_view text : kWords.at(i).text) {
      if (text.empty()) return false;
    }
  }
  return true;
}
static_assert(words_in_order(), "kWords must stand in the order of Word, every word in every language");

struct SubtagRow {
  std::string_view subtag;
  Wording wording;
};
// Read from the left, so that a script overrides the region after it: zh-Hans-HK is Hans.
constexpr std::array<SubtagRow, 6> kSubtags{{
    {"Hans", Wording::Hans},
    {"Hant", Wording::Hant},
    {"TW", Wording::Hant},
    {"HK", Wording::Hant},
    {"MO", Wording::Hant},
    {"yue", Wording::Hant},  // zh-yue: Cantonese, mostly of Hong Kong
}};

}  // namespace

Wording wording(std::string_view language) {
  const std::string_view primary = take_subtag(language);
  if (equals_ignoring_case(primary, "yue")) return Wording::Hant;
  if (!equals_ignoring_case(primary, "zh")) return Wording::English;
  while (!language.empty()) {
    const std::string_view subtag = take_subtag(language);
    const auto* found = std::find_if(kSubtags.begin(), kSubtags.end(),
                                     [&](const SubtagRow& row) { return equals_ignoring_case(row.subtag, subtag); });
    if (found != kSubtags.end()) return found->wording;
  }
  return Wording::Hans;
}

Word embed_word(EmbedKind kind) {
  switch (kind) {
    case EmbedKind::Iframe: return Word::Embed;
    case EmbedKind::Video: return Word::Video;
    case EmbedKind::Audio: return Word::Audio;
  }
  __builtin_unreachable();
}

std::string_view word(Word word, std::string_view language) {
  return kWords.at(static_cast<std::size_t>(word)).text.at(static_cast<std::size_t>(wording(language)));
}

std::string phrase(Word what, std::string_view language, std::initializer_list<std::string_view> values) {
  std::string_view rest = word(what, language);
  std::string out;
  for (const std::string_view value : values) {
    const std::size_t place = std::min(rest.find('%'), rest.size());
    (out += rest.substr(0, place)) += value;
    rest.remove_prefix(std::min(place + 1, rest.size()));
  }
  return out += rest;
}

std::string counted(Word one, Word some, std::size_t count, std::string_view language) {
  return count == 1 ? std::string(word(one, language)) : phrase(some, language, {std::to_string(count)});
}

std::string language_name(std::string_view tag, std::string_view language) {
  if (tag.empty() || equals_ignoring_case(tag, "und")) return std::string(word(Word::UnknownLanguage, language));
  constexpr std::array<const char*, 3> kLocales{"en", "zh_Hans", "zh_Hant"};  // in the order of Wording
  UErrorCode status = U_ZERO_ERROR;
  std::array<char, ULOC_FULLNAME_CAPACITY> locale{};
  uloc_forLanguageTag(std::string(tag).c_str(), locale.data(), ULOC_FULLNAME_CAPACITY, nullptr, &status);
  if (U_FAILURE(status) || status == U_STRING_NOT_TERMINATED_WARNING) return std::string(tag);
  icu::UnicodeString name;
  icu::Locale(locale.data())
      .getDisplayName(icu::Locale(kLocales.at(static_cast<std::size_t>(wording(language)))), name);
  std::string out;
  name.toUTF8String(out);
  return out.empty() ? std::string(tag) : out;
}

std::string_view colon(std::string_view language) { return wording(language) == Wording::English ? ": " : "："; }

}  // namespace offprint
