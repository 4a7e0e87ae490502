#include "tests/unit/passes/page.h"

namespace offprint {
namespace {

Document in_script(std::string_view html, Script script, std::string title = {}) {
  PassOptions options;
  options.script = script;
  Metadata metadata;
  metadata.title = std::move(title);
  return article(html, options, std::move(metadata));
}

TEST(Script, ChangesTextTitleAndAlternativesAndTheLanguageFollows) {
  const Document document = in_script(
      "<p>这个图书馆在夜里开门。<img src='https://e.org/书.jpg' alt='图书馆'></p><p><code>图书馆</code><a "
      "href='https://e.org/书'>书</a></p>",
      Script::HantTw, "图书馆的夜班");
  EXPECT_EQ(tree(document),
            "paragraph\n  text \"這個圖書館在夜裡開門。\"\n  image url=\"https://e.org/书.jpg\" alt=\"圖書館\"\n"
            "paragraph\n  inlineCode \"图书馆\"\n  link url=\"https://e.org/书\"\n    text \"書\"\n");
  EXPECT_EQ(document.metadata.title, "圖書館的夜班");
  EXPECT_EQ(document.metadata.language, "zh-Hant-TW");
}

TEST(Script, TextThatIsInItAlreadyIsNotTouched) {
  // Each would be damaged: s2t makes 嶽飛, 餘先生, 裏長, 遊錫堃, 鬱達夫 of them.
  const std::string html = "<p>岳飛、余先生、里長、游錫堃與郁達夫，這幾個名字說明了為什麼。</p>";
  for (const Script script : {Script::Hant, Script::HantTw, Script::HantHk}) {
    EXPECT_EQ(tree(in_script(html, script)),
              "paragraph\n  text \"岳飛、余先生、里長、游錫堃與郁達夫，這幾個名字說明了為什麼。\"\n");
  }
}

TEST(Script, AQuotationIsJudgedByItself) {
  const Document document = in_script(
      "<p>這個圖書館在夜裡開門，來的人都很安靜。</p><blockquote><p>这里的灯一直亮着。</p></blockquote>", Script::Hant);
  EXPECT_EQ(tree(document),
            "paragraph\n  text \"這個圖書館在夜裡開門，來的人都很安靜。\"\nblockquote\n  paragraph\n    text "
            "\"這裏的燈一直亮着。\"\n");
}

TEST(Script, HansOfTraditionalAndOtherLanguagesStay) {
  EXPECT_EQ(tree(in_script("<p>這個圖書館。</p>", Script::Hans)), "paragraph\n  text \"这个图书馆。\"\n");
  EXPECT_EQ(tree(in_script("<p>図書館は静かだ。この部屋も静かだ。</p>", Script::Hans)),
            "paragraph\n  text \"図書館は静かだ。この部屋も静かだ。\"\n");
}

}  // namespace
}  // namespace offprint
