// Pictures that stand for a character.
#pragma once

#include <string>

#include "formats/document/node.h"

namespace offprint {

// The character, or the few, that a picture of an emoji or a smiley draws; "" where it is a picture.
std::string drawn_character(const Image& image);

}  // namespace offprint
