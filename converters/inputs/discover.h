// From what a call names to the plan of all inputs.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "converters/files/failure.h"
#include "converters/inputs/plan.h"
#include "converters/options/options.h"

namespace offprint {

// Whether an earlier run took that file, unchanged, for an input: then it needs no look inside.
using Known = std::function<bool(const InputId& id, std::uint64_t size, std::int64_t time)>;

// All inputs that the call names, those of --files-from behind the others. Fails where that list cannot be read, or
// where one of them is the output folder.
std::optional<Failure> named_inputs(std::span<const std::string> inputs, const Settings& settings,
                                    std::vector<std::string>& all);

// ArticleDiagnostics of what was left out, and why.
using NoteTaker = std::function<void(std::string_view subject, std::string_view message)>;

// Files; folders, by the bytes of the paths in them; archives, as folders. Links are followed to what lies in the same
// folder given, once around. FIFOs, devices and links that lead out are left out and noted; what cannot be read is a
// problem of the plan. What several inputs reach is taken once, under the first of them. Fails as named_inputs does.
std::optional<Failure> discover(std::span<const std::string> inputs, const Settings& settings, const Known& known,
                                Plan& plan, const NoteTaker& notes);

// Where it lies as seen from the output folder, links resolved: the beginning of an input's key. "." for that itself.
std::string key_of(const std::string& path, const std::string& output);

}  // namespace offprint
