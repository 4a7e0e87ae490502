// Text whose line ends mean something, as HTML: what WordPress, Movable Type and many a form keep and show so.
#pragma once

#include <string>
#include <string_view>

namespace offprint {

// HTML in which blank lines end paragraphs and other line ends are breaks, except in <pre>, <script>, <style> and
// <textarea> and beside tags of blocks, as WordPress's wpautop and Movable Type's "Convert Line Breaks" have it.
std::string with_paragraphs(std::string_view html);

// The same of text without HTML: & and < are themselves.
std::string text_as_html(std::string_view text);

}  // namespace offprint
