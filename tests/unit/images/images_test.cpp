#include "converters/images/images.h"

#include <filesystem>
#include <fstream>
#include <string>
#include <sys/stat.h>
#include <vector>

#include <gmock/gmock.h>

#include "formats/document/tree.h"
#include "formats/hash/sha256.h"
#include "tests/unit/images/pictures.h"

namespace offprint {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class LocalImages : public testing::Test {
 protected:
  void SetUp() override {
    const auto* info = testing::UnitTest::GetInstance()->current_test_info();
    top_ = fs::path(testing::TempDir()) / (std::string("offprint_images_") + info->name());
    fs::remove_all(top_);
    fs::create_directories(top_ / "pictures");
    options_.folder = (top_ / "pictures").string();
  }
  void TearDown() override { fs::remove_all(top_); }

  // A PNG of that width, which tells it from others.
  void put(const std::string& name, std::uint32_t width) { put_bytes(name, test::png(width, 1)); }
  void put_bytes(const std::string& name, const std::string& bytes) {
    const fs::path path = top_ / "pictures" / name;
    fs::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << bytes;
  }
  void image(std::string_view url, std::string_view mirror = {}) {
    auto* node = document_.make<Image>({});
    node->url = document_.text(url);
    node->mirror = document_.text(mirror);
    append(*document_.root, *node);
  }
  void resolve() { resolve_images(document_, options_, said_); }
  // The width of the picture that was found; 0 for none.
  std::uint32_t found(std::string_view url) const {
    const Resource* resource = document_.resources.find(url);
    return resource == nullptr ? 0 : resource->width;
  }
  // The width of the picture that a document with that image alone gets.
  std::uint32_t resolved(std::string_view url, std::string_view mirror = {}) {
    document_.reset();
    said_.clear();
    image(url, mirror);
    resolve();
    return found(url);
  }
  std::vector<std::string> said() const {
    std::vector<std::string> out;
    for (const Diagnostic& d : said_.all()) {
      EXPECT_EQ(d.code, DiagnosticCode::ImageNotFound);
      out.push_back(d.what);
    }
    return out;
  }

  fs::path top_;
  ImageOptions options_;
  Document document_;
  Diagnostics said_;
};

TEST_F(LocalImages, AreFoundByPlaceHashAndName) {
  put("example.org/a/b.png", 1);
  put("example.org/q.php?id=2", 2);
  put(sha256("https://example.org/hashed?x=1") + ".jpg", 3);
  put("named.jpg", 4);
  put("图 片.png", 5);
  put("mirror.example/m.png", 6);
  put("folder/relative.png", 7);
  put("100%25.png", 8);
  EXPECT_EQ(resolved("https://user@example.org/a/b.png?w=800#top"), 1U);
  EXPECT_EQ(resolved("https://example.org/q.php?id=2"), 2U);
  EXPECT_EQ(resolved("https://example.org/hashed?x=1"), 3U);
  EXPECT_EQ(resolved("https://elsewhere.example/deep/named.jpg"), 4U);
  EXPECT_EQ(resolved("https://example.org/%E5%9B%BE%20%E7%89%87.png"), 5U);
  EXPECT_EQ(resolved("https://example.org/gone.png", "https://mirror.example/m.png"), 6U);
  EXPECT_EQ(resolved("folder/relative.png"), 7U);
  EXPECT_EQ(resolved("https://example.org/100%25.png"), 8U);
  EXPECT_THAT(said(), IsEmpty());
}

TEST_F(LocalImages, AreOneServersAlone) {
  put("example.org/a/b.png", 1);
  put("example.org:8080/a/b.png", 2);
  put("example.org+8081/a/b.png", 3);
  put("[::1]:8080/a/b.png", 4);
  EXPECT_EQ(resolved("http://user@EXAMPLE.org/a/b.png"), 1U);
  EXPECT_EQ(resolved("http://example.org:80/a/b.png"), 1U);
  EXPECT_EQ(resolved("https://example.org:443/a/b.png"), 1U);
  EXPECT_EQ(resolved("http://example.org:8080/a/b.png"), 2U);
  EXPECT_EQ(resolved("http://example.org:8081/a/b.png"), 3U);
  EXPECT_EQ(resolved("http://[::1]:8080/a/b.png"), 4U);
  EXPECT_THAT(said(), IsEmpty());
  EXPECT_EQ(resolved("http://example.org:443/a/b.png"), 0U);
}

TEST_F(LocalImages, KeepWhatTheirBytesSay) {
  put_bytes("a.jpg", test::webp(20, 10));
  image("https://example.org/a.jpg");
  resolve();
  ASSERT_EQ(document_.resources.all().size(), 1U);
  const Resource& resource = document_.resources.all()[0];
  EXPECT_EQ(resource.address, "https://example.org/a.jpg");
  EXPECT_EQ(resource.media_type, "image/webp");
  EXPECT_EQ(resource.bytes, test::webp(20, 10));
  EXPECT_EQ(resource.height, 10U);
}

TEST_F(LocalImages, AreLookedForOnceAnAddress) {
  put("a.png", 1);
  image("https://example.org/a.png");
  image("https://example.org/a.png");
  image("https://example.org/gone.png");
  image("https://example.org/gone.png");
  image("");
  resolve();
  resolve();
  EXPECT_EQ(document_.resources.all().size(), 1U);
  EXPECT_THAT(said(), ElementsAre("https://example.org/gone.png", "https://example.org/gone.png"));
}

TEST_F(LocalImages, TakeNoFileForTwoOfItsName) {
  put("1.jpg", 1);
  put("example.org/b/1.jpg", 2);
  image("https://example.org/a/1.jpg");
  image("https://example.org/b/1.jpg");
  image("https://example.org/b/1.jpg?w=100");
  resolve();
  EXPECT_EQ(found("https://example.org/a/1.jpg"), 0U);
  EXPECT_EQ(found("https://example.org/b/1.jpg"), 2U);
  EXPECT_EQ(found("https://example.org/b/1.jpg?w=100"), 2U);
}

TEST_F(LocalImages, MayBeAnotherFormOfThePicture) {
  put("pier.png", 1);
  const Text forms[] = {"https://example.org/pier.avif", "https://example.org/pier.png"};
  for (const std::string_view url : {"https://example.org/pier-800.webp", "https://example.org/pier-800.webp"}) {
    image(url);
    auto* node = static_cast<Image*>(document_.root->last);
    node->sources = forms;
    node->source_count = 2;
  }
  image("https://example.org/gone.jpg");
  resolve();
  EXPECT_EQ(static_cast<const Image*>(document_.root->first)->url, "https://example.org/pier.png");
  EXPECT_EQ(static_cast<const Image*>(document_.root->first->next)->url, "https://example.org/pier.png");
  EXPECT_EQ(found("https://example.org/pier.png"), 1U);
  EXPECT_THAT(said(), ElementsAre("https://example.org/gone.jpg"));
}

TEST_F(LocalImages, NeverLeaveTheFolder) {
  std::ofstream(top_ / "secret.png", std::ios::binary) << test::png(9, 1);
  put("x/inside.png", 1);
  for (const std::string_view url :
       {"../secret.png", "https://example.org/../../secret.png", "https://example.org/..%2f..%2Fsecret.png",
        "https://../secret.png", "https://example.org/%2e%2e/%2E./secret.png", "https://example.org/secret.png%00",
        "file:///../secret.png", "..", "https://example.org/", "https://example.org"}) {
    EXPECT_EQ(resolved(url), 0U) << url;
    EXPECT_THAT(said(), ElementsAre(std::string(url)));
  }
  EXPECT_EQ(resolved((top_ / "secret.png").string()), 0U);
}

TEST_F(LocalImages, AreNoOtherFiles) {
  put_bytes("page.jpg", "<!DOCTYPE html><title>404</title>");
  put_bytes("empty.jpg", "");
  put_bytes("large.jpg", test::png(1, 1) + std::string(100, ' '));
  put("folder.jpg/a.png", 1);
  ASSERT_EQ(mkfifo((top_ / "pictures" / "fifo.jpg").c_str(), 0600), 0);
  options_.most_bytes = 100;
  for (const std::string_view name : {"page.jpg", "empty.jpg", "large.jpg"}) {
    EXPECT_EQ(resolved("https://example.org/" + std::string(name)), 0U);
    ASSERT_EQ(said().size(), 1U);
    EXPECT_THAT(said()[0], HasSubstr(std::string(name) + " (" + std::string(name) + ": it is"));
  }
  for (const std::string_view name : {"folder.jpg", "fifo.jpg"}) EXPECT_EQ(resolved(name), 0U) << name;
}

TEST_F(LocalImages, AreTakenFromDataAddressesWithoutAFolder) {
  options_.folder.clear();
  const std::string data = "data:image/gif;base64,R0lGODlhAgADAAAAADs=";
  image(data);
  image("data:image/png;base64,!!!!");
  image("https://example.org/a.png");
  resolve();
  EXPECT_EQ(found(data), 2U);
  EXPECT_EQ(document_.resources.all()[0].media_type, "image/gif");
  EXPECT_THAT(said(), ElementsAre("data:image/png;base64 (its base64 is broken)"));
}

class Beside : public LocalImages {
 protected:
  void SetUp() override {
    LocalImages::SetUp();
    options_.beside = options_.folder;
    options_.folder.clear();
  }
  // The width of the picture that an image gets whose address the page spells so.
  std::uint32_t beside(std::string_view written) {
    document_.reset();
    said_.clear();
    const std::string url = "https://example.org/" + std::string(written);
    document_.resources.add({url, {}, {}, 0, 0, std::string(written)});
    image(url);
    resolve();
    return found(url);
  }
};

TEST_F(Beside, APictureLiesWhereThePageSays) {
  put("page_files/a b.png", 1);
  put("c.png", 2);
  put("d.png?w=1", 3);
  put("100%25.png", 4);
  EXPECT_EQ(beside("page_files/a%20b.png"), 1U);
  EXPECT_EQ(beside("./page_files/a b.png#top"), 1U);
  EXPECT_EQ(beside("c.png?w=1"), 2U);
  EXPECT_EQ(beside("d.png?w=1"), 3U);
  EXPECT_EQ(beside("d.png%3Fw=1"), 3U);
  EXPECT_EQ(beside("100%25.png"), 4U);
  EXPECT_EQ(count_pictures(document_).found, 1U);
  EXPECT_EQ(beside("gone.png"), 0U);
  EXPECT_THAT(said(), ElementsAre("https://example.org/gone.png"));
  EXPECT_EQ(count_pictures(document_).all, 1U);
  EXPECT_EQ(count_pictures(document_).found, 0U);
}

TEST_F(Beside, NothingOutsideTheFolderIsRead) {
  std::ofstream(top_ / "secret.png", std::ios::binary) << test::png(9, 1);
  put("x/inside.png", 1);
  fs::create_symlink(top_ / "secret.png", top_ / "pictures/out.png");
  fs::create_symlink(top_, top_ / "pictures/up");
  fs::create_symlink("x/inside.png", top_ / "pictures/in.png");
  const std::string absolute = (top_ / "secret.png").string();
  for (const std::string& written :
       {std::string("../secret.png"), std::string("x/../../secret.png"), std::string("..%2Fsecret.png"),
        std::string("%2e%2e/secret.png"), std::string("out.png"), std::string("up/secret.png"), absolute,
        "file://" + absolute, "/" + absolute})
    EXPECT_EQ(beside(written), 0U) << written;
  EXPECT_EQ(beside("in.png"), 1U);
}

TEST_F(Beside, AnotherFormMayLieThere) {
  put("small.png", 1);
  document_.resources.add({"https://example.org/small.png", {}, {}, 0, 0, "small.png"});
  image("https://example.org/large.png");
  const Text forms[] = {"https://example.org/small.png"};
  auto* node = static_cast<Image*>(document_.root->first);
  node->sources = forms;
  node->source_count = 1;
  resolve();
  EXPECT_EQ(node->url, "https://example.org/small.png");
  EXPECT_EQ(found("https://example.org/small.png"), 1U);
}

TEST_F(LocalImages, HaveALimitTogether) {
  put("a.png", 1);
  put("b.png", 2);
  options_.most_in_all = test::png(1, 1).size();
  image("a.png");
  image("b.png");
  resolve();
  EXPECT_EQ(found("a.png"), 1U);
  EXPECT_EQ(found("b.png"), 0U);
  EXPECT_THAT(said(), ElementsAre(HasSubstr("too large together")));
}

}  // namespace
}  // namespace offprint
