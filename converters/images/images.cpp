#include "converters/images/images.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <string_view>
#include <utility>

#include "converters/files/read_file.h"
#include "converters/images/data_address.h"
#include "converters/images/lookup.h"
#include "converters/images/picture.h"
#include "formats/document/tree.h"

namespace offprint {

namespace {

bool is_file(const std::string& path) {
  std::error_code error;
  return std::filesystem::is_regular_file(path, error);  // a FIFO would wait for ever
}

class Resolver {
 public:
  Resolver(Document& document, const ImageOptions& options, Diagnostics& diagnostics)
      : document_(document), options_(options), diagnostics_(diagnostics), lookup_(options.folder) {}

  void run() {
    if (!options_.folder.empty()) {
      each([&](const Image& image) { lookup_.expect(image.url); });
    }
    std::map<std::string_view, Text> done;  // what an address became
    each([&](Image& image) {
      if (image.url.empty()) return;
      const auto [place, first] = done.try_emplace(image.url, image.url);
      if (first) {
        resolve(image);
        place->second = image.url;
      } else if (place->second.view() != image.url.view()) {
        show(image, place->second);
      }
    });
  }

 private:
  template <class Do>
  void each(Do&& act) {
    for (Node* at = document_.root; at != nullptr; at = next_in(*document_.root, *at)) {
      if (auto* image = as<Image>(at)) act(*image);
    }
  }

  static void show(Image& image, Text address) {
    image.url = address;
    image.mirror = {};
  }

  void resolve(Image& image) {
    why_.clear();
    if (document_.resources.find(image.url) != nullptr) return;  // a reader of a container has it
    const bool data = is_data_address(image.url);
    if (!data && options_.folder.empty()) return;  // nobody looked
    if (data ? take_data(image) : take_file(image, image.url) || take_file(image, image.mirror)) return;
    const std::string refusal = std::move(why_);
    if (take_source(image)) return;
    why_ = refusal;
    std::string what = short_form(image.url);
    if (!why_.empty()) what += " (" + why_ + ")";
    diagnostics_.say(Say::ImageNotFound, image.source.begin, what);
  }

  // Another form or size of the picture, of which the page says that it shows the same.
  bool take_source(Image& image) {
    for (std::uint32_t i = 0; i < image.source_count; ++i) {
      Image other = image;
      show(other, image.sources[i]);
      if (document_.resources.find(other.url) == nullptr && !take_file(other, other.url)) continue;
      show(image, other.url);
      return true;
    }
    return false;
  }

  bool take_data(const Image& image) {
    auto bytes = decode_data_address(image.url, options_.most_bytes);
    if (bytes) return take(image, std::move(*bytes));
    why_ = bytes.error().message;
    return false;
  }

  bool take_file(const Image& image, std::string_view address) {
    if (address.empty()) return false;
    for (const std::string& path : lookup_.paths(address)) {
      if (!is_file(path)) continue;
      auto bytes = read_file(path, options_.most_bytes);
      if (bytes && take(image, std::move(*bytes))) return true;
      if (!bytes) why_ = bytes.error().message;
      why_ = path.substr(options_.folder.size() + 1) + ": " + why_;
    }
    return false;
  }

  bool take(const Image& image, std::string bytes) {
    auto picture = read_picture(std::move(bytes));
    if (!picture) {
      why_ = picture.error().message;
      return false;
    }
    total_ += picture->bytes.size();
    if (total_ > options_.most_in_all) {
      total_ -= picture->bytes.size();
      why_ = "this document's pictures are too large together";
      return false;
    }
    document_.resources.add({std::string(image.url), std::string(picture->media_type), std::move(picture->bytes),
                             picture->width, picture->height});
    return true;
  }

  // A data: address without its data, which may be a megabyte.
  static std::string short_form(Text address) {
    return std::string(is_data_address(address) ? address.part(0, address.view().find(',')) : address);
  }

  Document& document_;
  const ImageOptions& options_;
  Diagnostics& diagnostics_;
  Lookup lookup_;
  std::string why_;  // the last refusal
  std::size_t total_ = 0;
};

}  // namespace

void resolve_images(Document& document, const ImageOptions& options, Diagnostics& diagnostics) {
  Resolver(document, options, diagnostics).run();
}

}  // namespace offprint
