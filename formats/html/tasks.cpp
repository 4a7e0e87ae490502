#include "formats/html/tasks.h"

#include <array>
#include <cstdint>
#include <string_view>

#include "formats/document/tree.h"
#include "formats/reading/task_box.h"
#include "formats/unicode/characters.h"
#include "formats/unicode/tokens.h"

namespace offprint {

namespace {

// What programs write of a task, where it is neither a checkbox nor ARIA's: a token of an attribute.
enum class Holder : std::uint8_t { Item, List, Box };  // Box: the first element of the item, if it shows nothing
struct TaskRow {
  Holder holder;
  std::string_view attribute;
  std::string_view token;
  Checked checked;
  std::string_view list;  // a class of the list, without which the token may mean anything; "" for none
};
constexpr std::array kTasks{
    TaskRow{Holder::Item, "data-list", "checked", Checked::Yes, ""},  // Quill 2
    TaskRow{Holder::Item, "data-list", "unchecked", Checked::No, ""},
    TaskRow{Holder::List, "data-checked", "true", Checked::Yes, ""},  // Quill 1
    TaskRow{Holder::List, "data-checked", "false", Checked::No, ""},
    TaskRow{Holder::Item, "data-checked", "true", Checked::Yes, ""},  // ProseMirror
    TaskRow{Holder::Item, "data-checked", "false", Checked::No, ""},
    TaskRow{Holder::Box, "class", "checkbox-on", Checked::Yes, ""},  // Notion
    TaskRow{Holder::Box, "class", "checkbox-off", Checked::No, ""},
    TaskRow{Holder::Box, "class", "fa-check-square-o", Checked::Yes, "checklist"},  // Asciidoctor
    TaskRow{Holder::Box, "class", "fa-square-o", Checked::No, "checklist"},
    TaskRow{Holder::Item, "class", "checked", Checked::Yes, "inline-task-list"},  // Confluence
    TaskRow{Holder::List, "class", "inline-task-list", Checked::No, ""},
};

std::string_view attribute_of(const Node* node, std::string_view name) {
  return node == nullptr || node->element == nullptr ? std::string_view() : node->element->get(name);
}

// A picture of a box, as Google Docs puts it on the clipboard.
bool is_picture_of_box(const Node& node) {
  return node.kind == Kind::Image && attribute_of(&node, "aria-roledescription") == "checkbox";
}

// ARIA's; not of a control, which can be reached by the keyboard.
Checked said_by_role(const Node& node) {
  if (!holds_token(attribute_of(&node, "role"), "checkbox") || node.element->find("tabindex") != nullptr)
    return Checked::None;
  const std::string_view state = trim(attribute_of(&node, "aria-checked"));
  if (is_in_form(node)) return Checked::None;
  return state == "true" ? Checked::Yes : state == "false" ? Checked::No : Checked::None;
}

Checked said_by_program(const Node* node, Holder holder, const ListItem& item) {
  for (const TaskRow& row : kTasks) {
    if (row.holder != holder || !holds_token(attribute_of(node, row.attribute), row.token)) continue;
    if (row.list.empty() || holds_token(attribute_of(item.parent, "class"), row.list)) return row.checked;
  }
  return Checked::None;
}

Checked said_by_item(const ListItem& item) {
  Checked checked = said_by_role(item);
  if (checked == Checked::None) checked = said_by_program(&item, Holder::Item, item);
  return checked != Checked::None ? checked : said_by_program(item.parent, Holder::List, item);
}

// Org's: <li class="on"><code>[X]</code>.
Checked written_box(const Node& node, const ListItem& item) {
  const auto* text = as<TextNode>(static_cast<const Node*>(node.first));
  if (!is_element(node, "code") || text == nullptr || text->next != nullptr) return Checked::None;
  const std::string_view classes = attribute_of(&item, "class");
  const std::string_view box = text->value;
  if (holds_token(classes, "on") && box == "[X]") return Checked::Yes;
  return holds_token(classes, "off") && (box == "[\u00A0]" || box == "[ ]") ? Checked::No : Checked::None;
}

// A box to be filled in and submitted is none. That of a task is one, even in a page that is all one form.
bool is_control(const Node& box) {
  if (box.element->find("disabled") != nullptr) return false;
  return attribute_of(&box, "class").find("task-list") == std::string_view::npos && is_in_form(box);
}

Checked said_by_box(const Node& node, const ListItem& item) {
  if (node.element == nullptr) return Checked::None;
  if (is_task_box(node)) return is_control(node) ? Checked::None : is_ticked(node) ? Checked::Yes : Checked::No;
  if (is_picture_of_box(node)) return said_by_item(item);
  Checked checked = written_box(node, item);
  if (checked != Checked::None || node.first != nullptr) return checked;
  checked = said_by_role(node);
  return checked != Checked::None ? checked : said_by_program(&node, Holder::Box, item);
}

// What the item begins with, if it is a box; null if something else comes first.
Node* first_box(ListItem& item) {
  for (Node* at = item.first; at != nullptr; at = next_in(item, *at)) {
    if (said_by_box(*at, item) != Checked::None) return at;
    const auto* text = as<TextNode>(at);
    const bool passes = text != nullptr
                            ? is_blank(text->value)
                            : is(at->kind, group::kGrouping) || at->kind == Kind::Paragraph || is_mark(at->kind);
    if (!passes) return nullptr;
  }
  return nullptr;
}

}  // namespace

void finish_item(ListItem& item) {
  Node* box = first_box(item);
  if (box == nullptr) {
    item.checked = said_by_item(item);
    return;
  }
  item.checked = said_by_box(*box, item);
  if (is_element(*box, "en-todo")) return unwrap(*box);  // HTML has no such tag without an end: it holds what follows
  detach(*box);
}

}  // namespace offprint
