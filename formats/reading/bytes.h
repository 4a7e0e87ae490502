// Bytes to text: what every reader of text begins with.
#pragma once

#include "formats/reading/read.h"

namespace offprint {

// Decodes `bytes` into document.buffer: valid UTF-8, NUL-terminated, of characters of XML 1.0 only (others are left
// out), no BOM, lines ended by LF; document.offsets maps back to `bytes` (to their UTF-8 form where they were in
// another charset). The charset is options.charset, else a BOM's, else UTF-8 where the bytes are valid UTF-8, else what
// the text declares (<meta>, XML declaration), else detected on the text without its tags, with Say::CharsetGuessed.
// Labels are the Encoding Standard's (gbk and gb2312 are read as GB18030). Fails with Usage for a charset that is
// unknown, Empty for no bytes.
Result<void> load_text(std::string_view bytes, const ReadOptions& options, Document& document);

}  // namespace offprint
