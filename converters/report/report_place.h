// Where a report may be written.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "converters/files/failure.h"
#include "converters/inputs/input_files.h"

namespace offprint {

// A report that an earlier run wrote there is no input, in whatever folder it lies: it leaves the plan. Fails where
// another input lies there, or a picture.
std::optional<Failure> settle_report(const std::string& report, InputFiles& files, Plan& plan);

// Where a picture is, which an article may show, no output of another kind goes. `option` is what names it.
std::optional<Failure> refuse_over_picture(const std::string& path, std::string_view option);

// That an output of the same run goes there.
Failure report_over_output(const std::string& report);

}  // namespace offprint
