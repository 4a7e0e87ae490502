#include "converters/images/data_address.h"

#include <algorithm>
#include <cstdint>
#include <nettle/base64.h>

#include "formats/address/address.h"
#include "formats/unicode/ascii.h"
#include "formats/unicode/characters.h"

namespace offprint {

namespace {

Result<std::string> decode_base64(std::string text) {
  text.erase(std::remove_if(text.begin(), text.end(), [](char c) { return is_space(c); }), text.end());
  while (text.ends_with('=')) text.pop_back();
  if (text.size() % 4 != 0) text.append(4 - text.size() % 4, '=');
  base64_decode_ctx context;
  base64_decode_init(&context);
  std::string bytes(BASE64_DECODE_LENGTH(text.size()), '\0');
  std::size_t size = bytes.size();
  const int fits =
      base64_decode_update(&context, &size, reinterpret_cast<std::uint8_t*>(bytes.data()),  // NOLINT: bytes
                           text.size(), text.data());
  if (fits == 0 || base64_decode_final(&context) == 0) return fail(Fault::NotThisFormat, "its base64 is broken");
  bytes.resize(size);
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
    if (data.size() > most) return fail(Fault::TooLarge, "it is too large");
    return data;
  }
  return decode_base64(std::move(data));
}

}  // namespace offprint
