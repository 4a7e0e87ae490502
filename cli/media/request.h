// What is asked of offprint-media, a JSON object a line, and what it answers, one a line, in any order:
//
//   {"id": 1, "job": "fetch", "tries": [[ADDRESS, KEPT-AS], ...], "referer": ADDRESS}
//     -> {"id": 1, "file": PATH, "fetched": BOOL} or {"id": 1, "reason": WORD, "detail": TEXT}
//   {"id": 2, "job": "reshape", "data": BASE64, "width": 1200, "height": 1600, "compatible": true}
//     -> {"id": 2, "data": BASE64}; without "data" it stays as it is
//   {"id": 3, "job": "cover", "svg": TEXT, "picture": BASE64, "box": [X, Y, WIDTH, HEIGHT]}
//     -> {"id": 3, "data": BASE64}
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace offprint::media {

struct Try {
  std::string address;  // that is asked for
  std::string kept_as;  // the picture's own, under which the cache keeps it
};

struct Box {
  int x = 0;
  int y = 0;
  int width = 0;
  int height = 0;
};

struct Request {
  enum class Job : std::uint8_t { None, Fetch, Reshape, Cover };
  std::uint64_t id = 0;
  Job job = Job::None;
  std::vector<Try> tries;   // Fetch: the first that brings a picture ends it
  std::string referer;      // Fetch: the article's address, for hosts that give nothing without it; "" for none
  std::string picture;      // Reshape; Cover: shown on it, or ""
  std::uint32_t width = 0;  // Reshape: at most; 0: any
  std::uint32_t height = 0;
  bool compatible = false;  // Reshape: WebP and AVIF become JPEG or PNG
  std::string svg;          // Cover
  Box box;                  // Cover: where the picture is shown
};

// Job::None where the line is no request.
Request read_request(std::string_view line);

}  // namespace offprint::media
