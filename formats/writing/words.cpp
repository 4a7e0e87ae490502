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
  std::array<std::string_view, 5> text;  // in the order of Wording
};

constexpr std::array<WordRow, kWordCount> kWords{{
    {Word::Contents, {"Contents", "目录", "目錄", "目次", "차례"}},
    {Word::Landmarks, {"Landmarks", "导览", "導覽", "ナビゲーション", "이동"}},
    {Word::Start, {"Start of text", "正文", "正文", "本文", "본문"}},
    {Word::Cover, {"Cover", "封面", "封面", "表紙", "표지"}},
    {Word::Untitled, {"Untitled", "无标题", "無標題", "無題", "제목 없음"}},
    {Word::DateUnknown, {"Date unknown", "日期不详", "日期不詳", "日付不明", "날짜 미상"}},
    {Word::PartWithoutDate, {"Without a date", "未注明日期", "未註明日期", "日付なし", "날짜 없음"}},
    {Word::PartWithoutSite, {"Without a site", "未注明来源", "未註明來源", "サイト不明", "출처 없음"}},
    {Word::PartWithoutAuthor, {"Without an author", "未署名", "未署名", "著者不明", "글쓴이 없음"}},
    {Word::PartWithoutTag, {"Without a tag", "无标签", "無標籤", "タグなし", "태그 없음"}},
    {Word::Authors, {"Author", "作者", "作者", "著者", "글쓴이"}},
    {Word::Published, {"Published", "发布日期", "發布日期", "公開日", "게시일"}},
    {Word::Source, {"Original article", "原文", "原文", "元の記事", "원문"}},
    {Word::Site, {"Site", "来源", "來源", "サイト", "사이트"}},
    {Word::OriginalAddress, {"Original address", "原文地址", "原文網址", "元のURL", "원문 주소"}},
    {Word::Rights, {"Rights", "版权", "版權", "権利", "저작권"}},
    {Word::Tags, {"Tags", "标签", "標籤", "タグ", "태그"}},
    {Word::Notes, {"Notes", "注释", "註釋", "注", "주석"}},
    {Word::Links, {"Links", "链接", "連結", "リンク", "링크"}},
    {Word::Link, {"Link", "链接", "連結", "リンク", "링크"}},
    {Word::Picture, {"Picture", "图片", "圖片", "画像", "그림"}},
    {Word::PictureNotIncluded,
     {"Picture not included", "图片未收录", "圖片未收錄", "画像は収録していません", "그림 없음"}},
    {Word::Video, {"Video", "视频", "影片", "動画", "동영상"}},
    {Word::Audio, {"Audio", "音频", "音訊", "音声", "오디오"}},
    {Word::Embed, {"Embedded content", "嵌入内容", "嵌入內容", "埋め込みコンテンツ", "삽입된 콘텐츠"}},
    {Word::Table, {"Table", "表格", "表格", "表", "표"}},
    {Word::Articles, {"Articles", "文章合集", "文章合集", "記事集", "글 모음"}},
    {Word::VariousAuthors, {"Various", "多位作者", "多位作者", "複数の著者", "여러 글쓴이"}},
    {Word::ArticleMissing,
     {"This article could not be converted when the book was made. Read it at its original address.",
      "制作本书时，这篇文章未能转换，请到原文地址阅读。", "製作本書時，這篇文章未能轉換，請到原文網址閱讀。",
      "本の作成時に、この記事は変換できませんでした。元のURLでお読みください。",
      "책을 만들 때 이 글을 변환하지 못했습니다. 원문 주소에서 읽어 주십시오."}},
    {Word::TitlePage, {"Title page", "扉页", "扉頁", "扉", "속표지"}},
    {Word::Sources, {"Sources", "文章出处", "文章出處", "出典", "출처"}},
    {Word::AboutSources,
     {"Where each article was published, and the file that it was made from with its SHA-256.",
      "各篇文章的原文地址，以及制作所用的文件及其SHA-256校验值。",
      "各篇文章的原文網址，以及製作所用的檔案及其SHA-256雜湊值。",
      "各記事の元のURL、作成に用いたファイルとそのSHA-256。", "각 글의 원문 주소와, 글을 만든 파일 및 그 SHA-256."}},
    {Word::SourceFile, {"File", "文件", "檔案", "ファイル", "파일"}},
    {Word::AlsoAt, {"Also at", "另见", "另見", "別の掲載先", "다른 주소"}},
    {Word::Volume, {"Volume % of %", "第%卷（共%卷）", "第%卷（共%卷）", "第%巻（全%巻）", "제%권(전 %권)"}},
    {Word::OneArticle, {"1 article", "1篇文章", "1篇文章", "記事1本", "글 1편"}},
    {Word::SomeArticles, {"% articles", "%篇文章", "%篇文章", "記事%本", "글 %편"}},
    {Word::ArticleCount, {"Articles", "文章", "文章", "記事", "글"}},
    {Word::Period, {"Period", "时间", "時間", "期間", "기간"}},
    {Word::Outlets, {"From", "来源", "來源", "掲載元", "출처"}},
    {Word::Languages, {"Languages", "语言", "語言", "言語", "언어"}},
    {Word::MadeWith, {"Made with", "制作工具", "製作工具", "作成", "제작 도구"}},
    {Word::LeftOut, {"Left out", "未收录", "未收錄", "未収録", "제외됨"}},
    {Word::MoreOutlets, {"and % more", "另有%个来源", "另有%個來源", "ほか%件", "외 %곳"}},
    {Word::OneDuplicate, {"1 exact duplicate", "1篇重复文章", "1篇重複文章", "重複した記事1本", "중복된 글 1편"}},
    {Word::SomeDuplicates, {"% exact duplicates", "%篇重复文章", "%篇重複文章", "重複した記事%本", "중복된 글 %편"}},
    {Word::OneFailure,
     {"1 article that could not be read", "1篇无法读取的文章", "1篇無法讀取的文章", "読み取れなかった記事1本",
      "읽지 못한 글 1편"}},
    {Word::SomeFailures,
     {"% articles that could not be read", "%篇无法读取的文章", "%篇無法讀取的文章", "読み取れなかった記事%本",
      "읽지 못한 글 %편"}},
    {Word::UnknownLanguage, {"unknown", "未知", "不詳", "不明", "알 수 없음"}},
    {Word::KeptAll,
     {"all that the pages show is kept", "保留网页上可见的全部内容", "保留網頁上可見的全部內容",
      "ページに見えるものをすべて収録", "페이지에 보이는 모든 내용을 실음"}},
    {Word::SetVertically, {"set from top to bottom", "竖排", "直排", "縦組み", "세로쓰기"}},
    {Word::InSimplified, {"in simplified characters", "以简体字排印", "以簡體字排印", "簡体字に変換", "간체자로 변환"}},
    {Word::InTraditional,
     {"in traditional characters", "以繁体字排印", "以繁體字排印", "繁体字に変換", "번체자로 변환"}},
    {Word::PicturesLeftOut, {"without pictures", "不含图片", "不含圖片", "画像なし", "그림 없음"}},
    {Word::Search, {"Search", "搜索", "搜尋", "検索", "검색"}},
    {Word::NothingFound,
     {"Nothing found", "没有找到文章", "沒有找到文章", "見つかりませんでした", "찾은 글이 없습니다"}},
    {Word::SomeFound, {"Found: %", "找到%篇文章", "找到%篇文章", "%本の記事", "글 %편"}},
    {Word::ManyFound,
     {"Found: %; the best % are shown", "找到%篇文章，显示最相关的%篇", "找到%篇文章，顯示最相關的%篇",
      "%本の記事（関連の高い%本を表示）", "글 %편, 가장 관련 있는 %편 표시"}},
    {Word::SearchFailed,
     {"The search cannot read the file %", "搜索无法读取文件%", "搜尋無法讀取檔案%", "検索はファイル%を読めません",
      "검색이 파일 %을(를) 읽을 수 없습니다"}},
    {Word::MoreArticles, {"More articles", "其他文章", "其他文章", "ほかの記事", "다른 글"}},
    {Word::AccessibleText,
     {"The text can be read aloud and resized; headings and the contents lead through it.",
      "正文可朗读、可调整字号，可按标题和目录浏览。", "正文可朗讀、可調整字級，可按標題和目錄瀏覽。",
      "本文は読み上げと文字サイズの変更ができ、見出しと目次から移動できます。",
      "본문은 소리 내어 읽거나 글자 크기를 바꿀 수 있으며, 제목과 차례로 찾아갈 수 있습니다."}},
    {Word::AccessiblePictures,
     {"The text can be read aloud and resized; headings and the contents lead through it. Pictures have alternative "
      "texts, as their pages give them.",
      "正文可朗读、可调整字号，可按标题和目录浏览；图片附有原网页的替代文字。",
      "正文可朗讀、可調整字級，可按標題和目錄瀏覽；圖片附有原網頁的替代文字。",
      "本文は読み上げと文字サイズの変更ができ、見出しと目次から移動できます。画像には元のページの代替テキストがあります"
      "。",
      "본문은 소리 내어 읽거나 글자 크기를 바꿀 수 있으며, 제목과 차례로 찾아갈 수 있습니다. 그림에는 원래 페이지의 "
      "대체 텍스트가 있습니다."}},
    {Word::PicturesWithoutText,
     {"The text can be read aloud and resized; headings and the contents lead through it. Not all pictures have "
      "alternative texts.",
      "正文可朗读、可调整字号，可按标题和目录浏览；部分图片没有替代文字。",
      "正文可朗讀、可調整字級，可按標題和目錄瀏覽；部分圖片沒有替代文字。",
      "本文は読み上げと文字サイズの変更ができ、見出しと目次から移動できます。代替テキストのない画像があります。",
      "본문은 소리 내어 읽거나 글자 크기를 바꿀 수 있으며, 제목과 차례로 찾아갈 수 있습니다. 일부 그림에는 대체 "
      "텍스트가 없습니다."}},
    {Word::Fetched, {"Saved", "保存于", "保存於", "保存日", "저장"}},
    {Word::PicturesMissing, {"Without the pictures", "缺少图片", "缺少圖片", "収録できなかった画像", "빠진 그림"}},
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
  if (equals_ignoring_case(primary, "ja")) return Wording::Japanese;
  if (equals_ignoring_case(primary, "ko")) return Wording::Korean;
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
  constexpr std::array<const char*, 5> kLocales{"en", "zh_Hans", "zh_Hant", "ja", "ko"};  // in the order of Wording
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

bool is_set_wide(std::string_view language) {
  const Wording words = wording(language);
  return words != Wording::English && words != Wording::Korean;
}

std::string_view colon(std::string_view language) { return is_set_wide(language) ? "：" : ": "; }

std::string_view comma(std::string_view language) { return is_set_wide(language) ? "、" : ", "; }

}  // namespace offprint
