// The life of offprint-media: requests on stdin, answers on stdout, until stdin ends.
#pragma once

#include "cli/media/transfer.h"

namespace offprint::media {

// The exit code: 0; 4 where the cache could not be written, or nobody reads the answers.
int run(const Limits& limits);

}  // namespace offprint::media
