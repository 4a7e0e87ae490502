// Which addresses an output may hold.
#pragma once

#include <string>
#include <string_view>

namespace offprint {

// The scheme in lower case, without the colon, as a browser finds it (URL Standard §4.4: it skips leading control
// characters and spaces, and tabs and line ends anywhere), and without what shows nothing outside ASCII, which others
// skip; "" for a relative address.
std::string address_scheme(std::string_view address);

// Whether the text holds a sign that every address that is refused holds: few names and words do.
bool may_be_unsafe(std::string_view text);
// Whether a link of an output may lead there: not to what would run code in the page (javascript:, vbscript:, data:),
// and not into the reader's own machine or network by other means than the web's (file:, smb:, ms-…:, C:, a path that
// begins with two backslashes or three slashes). Readers refuse these too, but documents also come from elsewhere.
bool is_safe_address(std::string_view address);
// The same of what a page shows in itself, which may also be a picture in its address (data:image/…).
bool is_safe_picture(std::string_view address);
// Whether it is a drawing in its address (data:image/svg+xml), which holds markup: converters/images/drawings.h.
bool is_drawing_address(std::string_view address);
// What DiagnosticCode::AddressRefused says of the address: its scheme, with the type of data:; "//" for a path.
std::string refused_name(std::string_view address);

// A protocol-relative address (//example.org/a), whose scheme is that of the page that it is in, with https: in front;
// others as they are. A page that is opened from a disk would look for a folder of that machine.
std::string with_scheme(std::string_view address);

// A file's relative path as a relative address: characters with a meaning in addresses are percent-encoded, others stay
// as they are (RFC 3987); in a path that is no text of XML (a name in GBK), all outside ASCII are encoded.
std::string encoded_path(std::string_view path);

}  // namespace offprint
