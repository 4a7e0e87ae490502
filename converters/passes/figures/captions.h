// The first part of the figures pass.
#pragma once

#include <array>
#include <string_view>
#include <vector>

#include "converters/passes/passes.h"
#include "converters/passes/pictures/picture_holders.h"

namespace offprint {

// Words of classes.
inline constexpr std::array<std::string_view, 3> kCaptionWords{"caption", "captions", "cutline"};
// What describes anything; a picture only beside a word for one: "img_descr", "photo-description".
inline constexpr std::array<std::string_view, 3> kDescriptionWords{"desc", "descr", "description"};
inline constexpr std::array<std::string_view, 5> kOfPictureWords{"img", "image", "photo", "pic", "picture"};
inline constexpr std::array<std::string_view, 7> kCreditWords{"credit",      "credits",      "copyright",  "cred",
                                                              "attribution", "photographer", "photocredit"};
inline constexpr std::array<std::string_view, 1> kLabelWords{"label"};
inline constexpr std::array<std::string_view, 5> kHiddenWords{"hidden", "hide", "sr", "screenreader", "visuallyhidden"};

// What there is of captions anywhere in a page: elements whose class or id holds one of the words, in order.
struct CaptionSigns {
  std::vector<Node*> named;     // kCaptionWords or kCreditWords
  std::vector<Node*> labelled;  // kLabelWords or kHiddenWords
  bool small = false;           // there is a <small>
};

void find_captions(Document& document, const CaptionSigns& signs, const PictureHolders& pictures,
                   const PassOptions& options, Diagnostics& diagnostics);

}  // namespace offprint
