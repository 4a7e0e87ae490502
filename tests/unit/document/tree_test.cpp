#include "formats/document/tree.h"

#include <utility>

#include <gtest/gtest.h>

#include "formats/document/document.h"
#include "formats/document/print.h"
#include "formats/document/validate.h"
#include "formats/unicode/characters.h"

namespace offprint {
namespace {

TEST(Tree, WrapUnwrapAndDetachKeepTheLinks) {
  Document document;
  auto* a = document.make_text("a", {});
  auto* b = document.make_text("b", {});
  auto* c = document.make_text("c", {});
  for (Node* node : {static_cast<Node*>(a), static_cast<Node*>(b), static_cast<Node*>(c)})
    append(*document.root, *node);
  auto* strong = document.make<Strong>({});
  wrap(*a, *b, *strong);
  EXPECT_EQ(print(*document.root), "root\n  strong\n    text \"a\"\n    text \"b\"\n  text \"c\"\n");
  EXPECT_EQ(validate(document), std::nullopt);
  unwrap(*strong);
  detach(*b);
  EXPECT_EQ(print(*document.root), "root\n  text \"a\"\n  text \"c\"\n");
  EXPECT_EQ(validate(document), std::nullopt);
  EXPECT_EQ(text_content(*document.root), "ac");
}

TEST(Tree, AMovedDocumentKeepsItsNodes) {
  Document document;
  append(*document.root, *document.make_text(document.text("文"), {}));
  const Document moved = std::move(document);
  EXPECT_EQ(text_content(*moved.root), "文");
}

TEST(Validate, FindsWhatAnArticleMayNotHold) {
  Document document;
  document.stage = Stage::Article;
  append(*document.root, *document.make_text("loose", {}));
  EXPECT_EQ(validate(document), "root at 0: may not hold text");
}

TEST(Validate, FindsControlCharactersAndBrokenUtf8) {
  for (const char* bad : {"\x01", "\xff", "\xed\xa0\x80", "\xef\xbf\xbe"}) {
    Document document;
    append(*document.root, *document.make_text(document.text(bad), {}));
    EXPECT_TRUE(validate(document).has_value()) << bad;
  }
}

TEST(Unicode, DecodesForwardAndBackward) {
  const std::string_view text = "a文\U0001F1E8";
  EXPECT_EQ(decode(text, 1).value, U'文');
  EXPECT_EQ(decode_before(text, text.size()).value, U'\U0001F1E8');
  EXPECT_EQ(decode("\xe6\x96", 0).size, 1U);
  EXPECT_TRUE(is_wide(U'，') && is_wide(U'文') && !is_wide(U'“') && !is_wide(U'한'));
}

}  // namespace
}  // namespace offprint
