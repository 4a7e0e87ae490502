// Typed access to the fields of JSON objects. The first thing that is wrong is remembered with its place; whatever is
// asked for after that is empty.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <rapidjson/document.h>

#include "formats/document/result.h"

namespace offprint::json {

using Value = rapidjson::Value;
enum class Need : std::uint8_t { Required, Optional };

class Reading {
 public:
  // The reading is inside a field, or an array's element, for as long as this lives. `field` must outlive it.
  class Inside {
   public:
    Inside(Reading& reading, std::string_view field) : reading_(reading) { reading_.place_.push_back({field, 0}); }
    Inside(Reading& reading, rapidjson::SizeType index) : reading_(reading) { reading_.place_.push_back({{}, index}); }
    Inside(const Inside&) = delete;
    Inside& operator=(const Inside&) = delete;
    ~Inside() { reading_.place_.pop_back(); }

   private:
    Reading& reading_;
  };

  void refuse(std::string_view what);
  void refuse(std::string_view field, std::string_view what);
  bool failed() const { return error_.has_value(); }
  const std::optional<Error>& error() const { return error_; }

  // Null if the object has no such field, or has null in it, as mdast's own tools write.
  static const Value* find(const Value& object, std::string_view field);
  bool is_object(const Value& value);
  // Not cleaned; see clean.
  std::string_view string(const Value& object, std::string_view field, Need need = Need::Optional);
  std::int64_t number(const Value& object, std::string_view field, std::int64_t least, std::int64_t most,
                      std::optional<std::int64_t> otherwise = {});
  bool boolean(const Value& object, std::string_view field);
  const Value* object(const Value& object, std::string_view field, Need need = Need::Optional);
  const Value* array(const Value& object, std::string_view field, Need need = Need::Optional);
  std::vector<std::string> strings(const Value& object, std::string_view field);

 private:
  struct Step {
    std::string_view field;  // empty: an element of an array
    rapidjson::SizeType index;
  };
  const Value* require(const Value& object, std::string_view field, Need need);

  std::vector<Step> place_;
  std::optional<Error> error_;
};

std::string_view view(const Value& string);
// Only characters of XML 1.0, lines ended by LF.
std::string clean(std::string_view utf8);

}  // namespace offprint::json
