// Lines that feeds and their plug-ins put beneath an article.
#pragma once

#include <string_view>

namespace offprint {

// "© Ann for The Harbour, 2009. | Permalink | No comment | Add to del.icio.us", "The post … appeared first on …",
// "(Digital Fingerprint: …)" and their like, by the text alone.
bool is_feed_footer(std::string_view line);

// A template's word that was never filled in: get_post_time('Y'), %%BLOGLINK%%, {{ year }}, [sitename].
bool holds_placeholder(std::string_view line);

}  // namespace offprint
