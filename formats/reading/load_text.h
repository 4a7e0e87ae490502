// Bytes to text: what every reader of text begins with.
#pragma once

#include "formats/reading/read.h"

namespace offprint {

// Decodes `bytes` into document.buffer: valid UTF-8, NUL-terminated, of characters of XML 1.0 only (others are left
// out), no BOM, lines ended by LF; document.offsets maps back to `bytes` (to their UTF-8 form where they were in
// another charset). The charset is options.charset, else a BOM's, else UTF-16 where the bytes have its NULs, else UTF-8
// where they are valid UTF-8 or nearly (cut in a character, a few bad bytes), else what the text declares (<meta>, XML
// declaration), else detected on the text without its tags; UTF-16 without a BOM and what was detected give
// Say::CharsetGuessed. Bytes that are no character become U+FFFD, with Say::BytesReplaced. Labels are the Encoding
// Standard's (gbk and gb2312 are read as GB18030). Fails with Usage for a charset that is unknown, Empty for no bytes,
// TooLarge for 4 GiB and more.
Result<void> load_text(std::string_view bytes, const ReadOptions& options, Document& document);

}  // namespace offprint
