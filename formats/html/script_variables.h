// What pages of WeChat say about the article only in the variables of their scripts.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace offprint {

// Pairs of a key of head.cpp's table ("wechat:date" …) and a value, in the page's order; nothing for other pages.
std::vector<std::pair<std::string_view, std::string>> read_script_variables(std::string_view html);

}  // namespace offprint
