// OpenCC, loaded when --script asks for it: linked, it would slow down every start of the program.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "formats/document/result.h"

namespace offprint {

class OpenCc {
 public:
  // `configuration` is one of OpenCC's, such as "s2t.json". Fails with Internal where the library or its dictionaries
  // are missing.
  static Result<OpenCc> open(const std::string& configuration);

  OpenCc(OpenCc&&) noexcept;
  OpenCc& operator=(OpenCc&&) noexcept;
  ~OpenCc();

  // UTF-8 to UTF-8. What OpenCC refuses comes back as it is.
  std::string convert(std::string_view text) const;

 private:
  struct Loaded;
  explicit OpenCc(std::unique_ptr<Loaded> loaded);
  std::unique_ptr<Loaded> loaded_;
};

}  // namespace offprint
