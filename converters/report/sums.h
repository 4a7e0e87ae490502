// A run in numbers, put into words.
#pragma once

#include <string>

#include "converters/report/reporter.h"

namespace offprint {

// How far it is: "3410 of 100000, 2 failed, 612 files/s, 5.1 MB/s, 3 min left", as much as is known.
std::string progress_text(const Tally& tally);

// How it ended: "100 inputs: 97 converted, 1 skipped, 2 failed; 194 files written; pictures: 12 of 15 found".
std::string batch_sum(const Tally& tally);
// Of a book: "97 articles written, 2 left out, 1 failed; pictures: 12 of 15 found".
std::string bind_sum(const Tally& tally);
// "pictures: 12 of 15 found"; empty where none was wanted.
std::string picture_sum(const PictureCount& pictures);

}  // namespace offprint
