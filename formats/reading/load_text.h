// Bytes to text: what every reader of text begins with.
#pragma once

#include "formats/reading/read.h"

namespace offprint {

// Decodes `bytes` into document.buffer: valid UTF-8, NUL-terminated, only characters of XML 1.0 (others are left out),
// no BOM, lines ended by LF; document.offsets maps back to `bytes` (to their UTF-8 form if they were in another
// charset). The charset is options.charset, else a BOM's, else UTF-16 if the bytes have its NULs, else UTF-8 if they
// are valid UTF-8 or nearly (cut in a character, a few bad bytes), else what the text declares (<meta>, XML
// declaration), else detected in the text without its tags; UTF-16 without a BOM and detected charsets give
// DiagnosticCode::CharsetGuessed. Bytes that are not a character become U+FFFD, with DiagnosticCode::BytesReplaced.
// Labels are the Encoding Standard's (gbk and gb2312 are read as GB18030). Fails with Usage for an unknown charset,
// Empty for no bytes, TooLarge for 4 GiB or more.
Result<void> load_text(std::string_view bytes, const ReadOptions& options, Document& document);

}  // namespace offprint
