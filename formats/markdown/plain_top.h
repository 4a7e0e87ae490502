// The top of a file that has no front matter: what the article says there is text, whatever it looks like.
#pragma once

#include <optional>
#include <string_view>

#include "formats/writing/write.h"

namespace offprint::markdown {

// Hands on what it is given, with a backslash where the first lines would be front matter or a header to us or to
// others. The first piece holds as much as any header may.
class PlainTop final : public Sink {
 public:
  explicit PlainTop(Sink& sink) : sink_(sink) {}

 private:
  std::optional<Error> put(std::string_view bytes) override;

  Sink& sink_;
  bool begun_ = false;
};

}  // namespace offprint::markdown
