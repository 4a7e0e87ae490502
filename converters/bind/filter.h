// Which articles a book takes.
#pragma once

#include "converters/options/bind.h"
#include "formats/document/metadata.h"

namespace offprint {

// Whether --since, --until and all of --where hold. What has no date lies in no period.
bool is_wanted(const Metadata& metadata, const BindSettings& settings);

}  // namespace offprint
