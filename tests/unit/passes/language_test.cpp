#include "converters/passes/language/language_counter.h"
#include "tests/unit/passes/page.h"

namespace offprint {
namespace {

std::string told(std::string_view text) {
  LanguageCounter counter;
  counter.add(text);
  return std::string(counter.told());
}

TEST(Language, IsToldByTheScript) {
  struct Row {
    std::string_view text;
    std::string_view language;
  };
  static constexpr Row kRows[] = {
      {"Сегодня паром не ходит из-за сильного ветра, сообщает порт.", "ru"},
      {"Сьогодні пором не ходить через сильний вітер, повідомила адміністрація її порту.", "uk"},
      {"Днес фериботът не пътува заради силния вятър, съобщиха от пристанището.", "bg"},
      {"Трајект данас не плови због јаког ветра, саопштила је лучка управа, а сутра ће бити љепше.", "sr"},
      {"العبارة لا تعمل اليوم بسبب الرياح القوية.", "ar"},
      {"امروز به دلیل باد شدید، کشتی حرکت نمی‌کند و پل بسته است.", "fa"},
      {"המעבורת אינה יוצאת היום בגלל הרוח החזקה.", "he"},
      {"วันนี้เรือข้ามฟากไม่ออกเพราะลมแรง", "th"},
      {"Το πλοίο δεν ταξιδεύει σήμερα λόγω του ισχυρού ανέμου.", "el"},
      {"तेज़ हवा के कारण आज नौका नहीं चलेगी।", "hi"},
      {"강한 바람 때문에 오늘 배가 뜨지 않습니다.", "ko"},
      {"დღეს ბორანი არ დადის ძლიერი ქარის გამო.", "ka"},
      {"今日は強い風のため船は出ません。明日の朝に出る予定です。", "ja"},
      {"今天风大，船不开。", "zh-Hans"},
      {"今天風大，船不開。", "zh-Hant"},
      {"La barca", ""},
  };
  for (const Row& row : kRows) EXPECT_EQ(told(row.text), row.language) << row.text;
}

TEST(Language, OfAQuotationIsNotTheArticles) {
  EXPECT_EQ(
      told("他写道：「すべてのものは、みな、うつりかわる。」这句话常常被引用，也常常被误解，因为读者不知道它的出处。"),
      "zh-Hans");
  EXPECT_EQ(told("船长说：“The harbour is closed and the ferry is not going to "
                 "sail.”大家听了就回家去了，码头上只剩下他一个人和他的狗。"),
            "zh-Hans");
  EXPECT_EQ(told("Паром называется «Ferry of the Bay», а капитан его из города, где говорят на другом языке."), "ru");
}

TEST(Language, IsNotToldByAddresses) {
  EXPECT_EQ(
      told("见 https://archive.example.org/letters/of/the/writer/from/the/harbour/in/the/year/index.html 。风大。"),
      "zh-Hans");
  EXPECT_EQ(told("这个命令是 /usr/local/bin/harbour_office --config=/etc/harbour/office.conf ，不用别的。"), "zh-Hans");
}

TEST(Language, OfTheMarkupIsBelievedInItsScript) {
  const auto language = [](std::string_view markup, std::string_view text) {
    Metadata metadata;
    metadata.language = markup;
    return article("<p>" + std::string(text) + "</p>", {}, metadata).metadata.language;
  };
  EXPECT_EQ(language("mk", "Денес траектот не плови поради силен ветер."), "mk");
  EXPECT_EQ(language("ku", "پاپۆڕەکە ئەمڕۆ ناڕوات"), "ku");
  EXPECT_EQ(language("fr", "Le bac ne circule pas."), "fr");
  EXPECT_EQ(language("en", "Сегодня паром не ходит из-за сильного ветра."), "ru");
  EXPECT_EQ(language("English", "Le bac ne circule pas."), "");
}

}  // namespace
}  // namespace offprint
