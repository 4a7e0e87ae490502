// Pictures that stand for a character.
#pragma once

#include <string>

#include "formats/document/node.h"

namespace offprint {

// The character, or the few, that a picture of an emoji or a smiley draws; "" where it is a picture. `blank`: its file
// shows nothing, as where a style sheet draws the character behind it.
std::string drawn_character(const Image& image, bool blank);

}  // namespace offprint
