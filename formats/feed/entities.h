// Entities that a feed's own DTD declares, in its internal subset: text that stands for a name.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace offprint {

class Entities {
 public:
  // The first declaration of a name counts. Names that XML knows itself stay what they are.
  void declare(std::string_view name, std::string_view value);

  // The text with what it refers to in the references' places, outside of CDATA. What names itself, or grows beyond
  // any use (an entity bomb), stays a reference.
  std::string expanded(std::string_view text) const;

  using List = std::vector<std::pair<std::string, std::string>>;
  const List& list() const { return list_; }

 private:
  bool append(std::string_view text, unsigned depth, std::string& out, std::size_t& room) const;
  const std::string* value_of(std::string_view name) const;

  List list_;
};

}  // namespace offprint
