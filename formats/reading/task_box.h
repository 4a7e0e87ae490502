// The box of a task: <input type="checkbox">, and Evernote's <en-todo>.
#pragma once

#include "formats/document/node.h"

namespace offprint {

bool is_task_box(const Node& node);
bool is_ticked(const Node& box);
bool is_in_form(const Node& box);
// Whether it shows a state and takes none.
bool is_shown_box(const Node& node);

}  // namespace offprint
