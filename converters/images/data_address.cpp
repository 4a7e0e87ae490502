#include "converters/images/data_address.h"

#include <algorithm>
#include <openssl/evp.h>

#include "formats/document/address.h"
#include "formats/document/unicode.h"

namespace offprint {

namespace {

Result<std::string> decode_base64(std::string text) {
  text.erase(std::remove_if(text.begin(), text.end(), [](char c) { return is_space(c); }), text.end());
  while (text.ends_with('=')) text.pop_back();
  const std::size_t characters = text.size();
  text.append((4 - characters % 4) % 4, '=');
  std::string bytes(text.size() / 4 * 3, '\0');
  const int size = EVP_DecodeBlock(reinterpret_cast<unsigned char*>(bytes.data()),  // NOLINT: bytes are bytes
                                   reinterpret_cast<const unsigned char*>(text.data()), static_cast<int>(text.size()));
  if (size < 0 || characters % 4 == 1 || text.find('=') < characters) {
    return fail(Fault::NotThisFormat, "its base64 is broken");
  }
  bytes.resize(characters * 3 / 4);  // padding counts as bytes
  return bytes;
}

}  // namespace

bool is_data_address(std::string_view address) { return starts_ignoring_case(address, "data:"); }

Result<std::string> decode_data_address(std::string_view address, std::size_t most) {
  constexpr std::string_view kBase64 = ";base64";
  const std::size_t comma = address.find(',');
  if (!is_data_address(address) || comma == std::string_view::npos) {
    return fail(Fault::NotThisFormat, "it holds no data");
  }
  if (address.size() - comma > most / 3 * 4) return fail(Fault::TooLarge, "it is too large");
  const std::string_view head = trim(address.substr(0, comma));
  std::string data = percent_decode(address.substr(comma + 1));
  if (head.size() < kBase64.size() || !equals_ignoring_case(head.substr(head.size() - kBase64.size()), kBase64)) {
    return data;
  }
  return decode_base64(std::move(data));
}

}  // namespace offprint
