#include "formats/reading/task_box.h"

#include "formats/document/tree.h"
#include "formats/unicode/ascii.h"
#include "formats/unicode/characters.h"

namespace offprint {

bool is_task_box(const Node& node) {
  if (is_element(node, "en-todo")) return true;
  return is_element(node, "input") && equals_ignoring_case(trim(node.element->get("type")), "checkbox");
}

bool is_ticked(const Node& box) {
  if (is_element(box, "en-todo")) return box.element->get("checked") == "true";
  return box.element->find("checked") != nullptr;
}

bool is_in_form(const Node& box) {
  for (const Node* at = box.parent; at != nullptr; at = at->parent) {
    if (is_element(*at, "form")) return true;
  }
  return false;
}

bool is_shown_box(const Node& node) {
  if (!is_task_box(node)) return false;
  if (node.element->name == "en-todo") return true;
  return node.element->find("disabled") != nullptr && !is_in_form(node);
}

}  // namespace offprint
