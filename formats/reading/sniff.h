// How a format claims an input: what every sniffer answers, and the text that it looks at.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace offprint {

// How surely the bytes are of a format; the surest row of the registry wins, the first of equals.
enum class Claim : std::uint8_t { No, Perhaps, Likely, Surely };

// The input's first bytes as a sniffer of text wants them: no BOM, no leading white space, and UTF-8 in place of
// UTF-16. Other charsets stay as they are: markup is ASCII in all of them. Line ends may be CRLF. The view is of
// `head`, or of `room`, which must outlive it.
std::string_view sniff_text(std::string_view head, std::string& room);

}  // namespace offprint
