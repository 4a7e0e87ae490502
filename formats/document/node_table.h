// What a pass knows of some nodes of a page, a row each. The node itself carries the number of its row, so that a
// question is two loads; a number that another table left is told by the node that the row names.
#pragma once

#include <cassert>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "formats/document/node.h"

namespace offprint {

// Of two tables in use at once no node may be in both.
template <class T>
class NodeTable {
 public:
  NodeTable() = default;
  explicit NodeTable(std::size_t expected) { rows_.reserve(expected); }

  // The node's row; null for none. Addresses change with `add`.
  T* find(const Node& node) { return holds(node) ? &rows_[node.place].value : nullptr; }
  const T* find(const Node& node) const { return holds(node) ? &rows_[node.place].value : nullptr; }

  // The row of a node that has one.
  T& at(const Node& node) {
    assert(holds(node));
    return rows_[node.place].value;
  }
  const T& at(const Node& node) const {
    assert(holds(node));
    return rows_[node.place].value;
  }

  // A row for a node that has none.
  T& add(const Node& node, const T& value) {
    node.place = static_cast<std::uint32_t>(rows_.size());
    rows_.push_back({&node, value});
    return rows_.back().value;
  }

 private:
  struct Row {
    const Node* node;
    T value;
  };
  bool holds(const Node& node) const { return node.place < rows_.size() && rows_[node.place].node == &node; }

  std::vector<Row> rows_;
};

}  // namespace offprint
