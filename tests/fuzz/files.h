// What is read beside articles, and may be of anyone: lines of stream, files of furniture, style sheets.
#pragma once

#include <string_view>

namespace offprint::fuzz {

void read_stream_line(std::string_view line);
void read_furniture_file(std::string_view json);
void read_style(std::string_view sheet);

}  // namespace offprint::fuzz
