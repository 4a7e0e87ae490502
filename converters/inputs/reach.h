// What the worker processes of a run may reach.
#pragma once

#include "converters/engine/sandbox.h"
#include "converters/inputs/plan.h"
#include "converters/options/options.h"

namespace offprint {

// To read: what was given and what the plan found there, with what lies beside it, and the folder of pictures. To
// start: offprint-media. To write: nothing.
Allowed reach_of(const Plan& plan, const Settings& settings);

}  // namespace offprint
