#include "formats/pandoc/syntax.h"

#include <algorithm>
#include <cstddef>

#include "formats/unicode/characters.h"
#include "formats/writing/xml_escape.h"

namespace offprint::pandoc {

void Syntax::key(std::string_view name) { writer_.Key(name.data(), static_cast<rapidjson::SizeType>(name.size())); }

void Syntax::string(std::string_view text) {
  if (!is_xml_text(text)) return string(only_xml_chars(text));
  writer_.String(text.data(), static_cast<rapidjson::SizeType>(text.size()));
}

void Syntax::leaf(std::string_view constructor) {
  writer_.StartObject();
  key("t");
  string(constructor);
  writer_.EndObject();
}

void Syntax::open(std::string_view constructor) {
  writer_.StartObject();
  key("t");
  string(constructor);
  key("c");
}

void Syntax::open_list(std::string_view constructor) {
  open(constructor);
  begin_array();
}

void Syntax::close_list() {
  end_array();
  close();
}

void Syntax::attributes(const Attributes& attributes) {
  begin_array();
  string(attributes.id);
  begin_array();
  for (const std::string& each : attributes.classes) string(each);
  end_array();
  begin_array();
  for (const auto& [name, value] : attributes.pairs) {
    begin_array();
    string(name);
    string(value);
    end_array();
  }
  end_array();
  end_array();
}

void Syntax::target(std::string_view url, std::string_view title) {
  begin_array();
  string(url);
  string(title);
  end_array();
}

void Syntax::words(std::string_view text) {
  const auto space = [](char c) { return is_space(c); };
  for (auto at = text.begin(); at != text.end();) {
    const auto end = std::find_if(at, text.end(), space);
    if (end != at) {
      open("Str");
      string({at, end});
      close();
    }
    at = std::find_if_not(end, text.end(), space);
    if (at != end) leaf("Space");
  }
}

void Syntax::flush(bool all) {
  constexpr std::size_t kLarge = std::size_t{1} << 16U;
  if (!all && buffer_.GetSize() < kLarge) return;
  sink_.write({buffer_.GetString(), buffer_.GetSize()});
  buffer_.Clear();
}

void Syntax::end_line() {
  buffer_.Put('\n');
  flush(true);
}

}  // namespace offprint::pandoc
