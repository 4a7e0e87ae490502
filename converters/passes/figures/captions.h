// The first part of the figures pass.
#pragma once

#include <array>
#include <string_view>

#include "converters/passes/passes.h"

namespace offprint {

// Words of classes.
inline constexpr std::array<std::string_view, 3> kCaptionWords{"caption", "captions", "cutline"};
inline constexpr std::array<std::string_view, 7> kCreditWords{"credit",      "credits",      "copyright",  "cred",
                                                              "attribution", "photographer", "photocredit"};
inline constexpr std::array<std::string_view, 1> kLabelWords{"label"};
inline constexpr std::array<std::string_view, 5> kHiddenWords{"hidden", "hide", "sr", "screenreader", "visuallyhidden"};

// What there is of captions anywhere in a page.
struct CaptionSigns {
  bool named = false;     // kCaptionWords or kCreditWords
  bool labelled = false;  // kLabelWords or kHiddenWords
  bool small = false;     // <small>
};

void find_captions(Document& document, const CaptionSigns& signs, const PassOptions& options, Diagnostics& diagnostics);

}  // namespace offprint
