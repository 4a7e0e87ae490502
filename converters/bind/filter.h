// Which articles a book takes.
#pragma once

#include <string_view>
#include <vector>

#include "converters/options/bind.h"
#include "formats/document/metadata.h"

namespace offprint {

// Whether --since, --until and all of --where hold. What has no date lies in no period.
bool is_wanted(const Metadata& metadata, const BindSettings& settings);

// What --where may ask for by a name of ours.
std::vector<std::string_view> filter_keys();

}  // namespace offprint
