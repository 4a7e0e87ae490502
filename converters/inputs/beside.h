// What an archive says of an article in a table beside its file.
#pragma once

#include <string>

#include "formats/document/metadata.h"

namespace offprint {

// Fills fields of the metadata that are empty from the table of the folder that the file lies in, or of the one above
// it (formats/rows/table_beside.h). Each folder is looked at once by a thread.
void take_table_beside(const std::string& path, Metadata& metadata);

// Whether such a table says that the article is a draft, or private.
bool is_draft_beside(const std::string& path);

}  // namespace offprint
