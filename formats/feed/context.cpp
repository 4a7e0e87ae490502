#include "formats/feed/context.h"

#include "formats/writing/xml_escape.h"

namespace offprint {

namespace {

void append_pair(std::string& out, std::string_view element, const std::pair<std::string, std::string>& pair) {
  out.append("<").append(element);
  append_attribute(out, "key", pair.first);
  append_attribute(out, "value", pair.second);
  out += "/>";
}

}  // namespace

std::string written(const FeedContext& context) {
  std::string out = "<?xml version=\"1.0\"";
  if (!context.encoding.empty()) append_attribute(out, "encoding", context.encoding);
  out.append("?>").append(kFeedContext);
  for (const auto& [name, address] : context.spaces) append_attribute(out, name, address);
  const std::pair<std::string_view, const std::string*> values[] = {{"title", &context.title},
                                                                    {"link", &context.link},
                                                                    {"language", &context.language},
                                                                    {"base", &context.base},
                                                                    {"author", &context.author}};
  for (const auto& [name, value] : values)
    if (!value->empty()) append_attribute(out, name, *value);
  if (context.wordpress) append_attribute(out, "wordpress", "1");
  out += '>';
  for (const auto& entity : context.entities.list()) append_pair(out, "entity", entity);
  for (const auto& person : context.people) append_pair(out, "person", person);
  for (const auto& attachment : context.attachments) append_pair(out, "attachment", attachment);
  return out;
}

}  // namespace offprint
