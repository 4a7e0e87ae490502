// RapidJSON writers take a pointer and a size; what we have is a view.
#pragma once

#include <string_view>

#include <rapidjson/rapidjson.h>

namespace offprint {

template <class Writer>
void write_key(Writer& writer, std::string_view key) {
  writer.Key(key.data(), static_cast<rapidjson::SizeType>(key.size()));
}

template <class Writer>
void write_string(Writer& writer, std::string_view text) {
  writer.String(text.data(), static_cast<rapidjson::SizeType>(text.size()));
}

template <class Writer>
void write_field(Writer& writer, std::string_view key, std::string_view text) {
  write_key(writer, key);
  write_string(writer, text);
}

}  // namespace offprint
