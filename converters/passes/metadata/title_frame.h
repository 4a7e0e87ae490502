// What programs put around an article's title in <title>, which its heading does not show.
#pragma once

#include <string>
#include <string_view>

namespace offprint {

// The title as it is written, without a counter of messages before it ("(3) Tides - Site") or the brackets around all
// of it (『潮』), where the heading (squeezed) shows it without. "" where there is nothing of the kind.
std::string without_frame(std::string_view title, std::string_view heading);

// The outlet in brackets behind the heading (squeezed), as Yahoo! Japan names whose article it shows: "河北日報" of
// "潮（河北日報） - Yahoo!ニュース". "" for none.
std::string bracketed_behind(std::string_view title, std::string_view heading);

}  // namespace offprint
