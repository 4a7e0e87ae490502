#include "formats/hash/digest.h"

#include <gtest/gtest.h>

namespace offprint {
namespace {

TEST(Digest, ContentNamesAreTheStartOfSha256) {
  EXPECT_EQ(content_name("abc"), "ba7816bf8f01cfea414140de5dae2223");  // FIPS 180-4's own example
}

TEST(Digest, UuidsAreOfTheNameSpaceOfUrls) {
  // Python: uuid.uuid5(uuid.NAMESPACE_URL, …)
  EXPECT_EQ(uuid_of_url("https://www.example.com/"), "3d3ed9d2-aa3d-5fa6-90e8-ed662e90f559");
}

TEST(Digest, Base64) {
  EXPECT_EQ(base64(""), "");
  EXPECT_EQ(base64("f"), "Zg==");
  EXPECT_EQ(base64("foob"), "Zm9vYg==");
  EXPECT_EQ(base64("foobar"), "Zm9vYmFy");  // RFC 4648 §10
}

}  // namespace
}  // namespace offprint
