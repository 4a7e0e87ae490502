#include "formats/html/table_fit.h"

#include <initializer_list>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/epub/specimen.h"

namespace offprint {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using Print = TableFit::Print;

class Fitting : public ::testing::Test {
 protected:
  TableRow* row(bool header, std::initializer_list<const char*> texts) {
    auto* node = make_.make<TableRow>();
    for (const char* text : texts) append(*node, *make_.cell(header, {make_.say(text)}));
    return node;
  }
  TableFit fit(std::initializer_list<Node*> rows, const char* language = "en") {
    table_ = make_.make<Table>(rows);
    append(*document_.root, *table_);
    return table_fit(*table_, language);
  }

  Document document_;
  specimen::Maker make_{document_};
  Table* table_ = nullptr;
};

TEST_F(Fitting, ByTheLongestWordOfEachColumn) {
  EXPECT_EQ(fit({row(true, {"Hour", "High"}), row(false, {"six", "3.4 metres"})}).print, Print::Plain);
  EXPECT_EQ(
      fit({row(true, {"Boat", "Harbour", "Registered"}), row(false, {"Marigold", "Sandhaven", "in spring"})}).print,
      Print::Tight);
  EXPECT_EQ(fit({row(true, {"Characteristics", "Responsibility", "Acknowledgement"})}).print, Print::Dense);
  TableRow* const week = row(true, {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"});
  EXPECT_EQ(fit({week}).print, Print::Dense);
  EXPECT_EQ(fit({week, row(false, {"calm", "breeze", "southwesterly", "storm", "fog", "sunshine", "thunder"})}).print,
            Print::Denser);
}

TEST_F(Fitting, HeadersOfChineseAreDividedAtSpacesOnly) {
  const auto week = [&](bool header) {
    return row(header, {"星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日"});
  };
  EXPECT_EQ(fit({week(false)}, "zh").print, Print::Tight);
  EXPECT_EQ(fit({week(true)}, "zh").print, Print::Dense);
}

TEST_F(Fitting, AnAddressIsDividedAndTheOtherCellsAreNot) {
  TableRow* const address = row(false, {"Otter", "https://boats.example/registry/marigold-of-port-elen"});
  const TableFit found = fit({row(true, {"Boat", "Address"}), address, row(false, {"Marigold", "none"})});
  EXPECT_EQ(found.print, Print::Tight);
  EXPECT_THAT(found.long_words, ElementsAre(static_cast<const TableCell*>(address->first->next)));
  EXPECT_THAT(fit({row(true, {"一周之内进港的全部船只"})}, "zh").long_words, testing::SizeIs(1));
}

TEST_F(Fitting, ATableInACellIsLookedAtWithTheOneAroundIt) {
  Table* const inner = make_.make<Table>({row(false, {"Characteristics-Responsibility-Acknowledgement"})});
  fit({make_.make<TableRow>({make_.cell(false, {inner})})});
  const TableFit found = table_fit(*inner, "en");
  EXPECT_EQ(found.print, Print::Plain);
  EXPECT_THAT(found.long_words, IsEmpty());
}

}  // namespace
}  // namespace offprint
