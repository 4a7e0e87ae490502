// Where a report may be written.
#pragma once

#include <optional>
#include <string>

#include "converters/files/failure.h"
#include "converters/inputs/input_files.h"

namespace offprint {

// A report that an earlier run wrote there is no input, in whatever folder it lies: it leaves the plan. Fails where
// another input lies there.
std::optional<Failure> settle_report(const std::string& report, InputFiles& files, Plan& plan);

// That an output of the same run goes there.
Failure report_over_output(const std::string& report);

}  // namespace offprint
