#include "converters/images/images.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <string_view>
#include <unordered_set>
#include <utility>

#include "converters/files/read_file.h"
#include "converters/images/data_address.h"
#include "converters/images/kept.h"
#include "converters/images/lookup.h"
#include "converters/images/picture.h"
#include "formats/address/address.h"
#include "formats/address/safe_address.h"
#include "formats/document/tree.h"
#include "formats/writing/pictures.h"

namespace offprint {

namespace {

bool is_file(const std::string& path) {
  std::error_code error;
  return std::filesystem::is_regular_file(path, error);  // reading a FIFO could block forever
}

template <class Do>
void each_image(Document& document, Do&& act) {
  for (Node* at = document.root; at != nullptr; at = next_in(*document.root, *at)) {
    if (auto* image = as<Image>(at)) act(*image);
  }
}

class Resolver {
 public:
  Resolver(Document& document, const ImageOptions& options, Diagnostics& diagnostics)
      : document_(document), options_(options), diagnostics_(diagnostics), lookup_(options.folder) {}

  void run() {
    if (!options_.folder.empty()) {
      each_image(document_, [&](const Image& image) { lookup_.expect(image.url); });
    }
    std::map<std::string_view, Text> done;  // what an address became
    each_image(document_, [&](Image& image) {
      if (image.url.empty() || (options_.inline_only && !is_data_address(image.url))) return;
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
  static void show(Image& image, Text address) {
    image.url = address;
    image.mirror = {};
  }

  void resolve(Image& image) {
    why_.clear();
    looked_ = !options_.folder.empty();
    if (is_at_hand(image.url)) return;  // a reader of a container has it
    const bool data = is_data_address(image.url);
    if (data ? take_data(image) : take_any(image)) return;
    if (why_.empty()) why_ = why_not_fetched(image.url);
    const std::string refusal = std::move(why_);
    if (take_source(image) || (!data && !looked_)) return;
    why_ = refusal;
    std::string what = short_form(image.url);
    if (!why_.empty()) what += " (" + why_ + ")";
    diagnostics_.report(DiagnosticCode::ImageNotFound, image.source.begin, what);
  }

  // Another form or size of the same picture, by the page's own account.
  bool take_source(Image& image) {
    for (std::uint32_t i = 0; i < image.source_count; ++i) {
      Image other = image;
      show(other, image.sources[i]);
      if (!is_at_hand(other.url) && !take_any(other)) continue;
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

  std::string why_not_fetched(std::string_view address) const {
    const auto failure = options_.fetched ? read_failure(options_.folder, address) : std::nullopt;
    if (!failure) return {};
    return failure->detail.empty() ? failure->reason : failure->reason + ": " + failure->detail;
  }

  bool is_at_hand(std::string_view address) const {
    const Resource* known = document_.resources.find(address);
    return known != nullptr && !known->bytes.empty();
  }

  // By the surest way first: the page says itself where a picture beside it lies.
  bool take_any(const Image& image) {
    return take_from_book(image) || take_beside(image) || take_file(image, image.url) || take_file(image, image.mirror);
  }

  bool take_from_book(const Image& image) {
    if (!options_.book || !address_scheme(image.url).empty()) return false;
    looked_ = true;
    auto bytes = options_.book(percent_decode(image.url));
    if (bytes && take(image, std::move(*bytes))) return true;
    if (!bytes) why_ = bytes.error().message;
    return false;
  }

  bool take_beside(const Image& image) {
    const Resource* known = document_.resources.find(image.url);
    if (options_.beside.empty() || known == nullptr || known->written.empty()) return false;
    looked_ = true;
    for (const std::string& path : paths_beside(options_.beside, known->written)) {
      if (is_file_in(options_.beside, path) && read(image, path, options_.beside)) return true;
    }
    return false;
  }

  bool take_file(const Image& image, std::string_view address) {
    if (address.empty() || options_.folder.empty()) return false;
    for (const std::string& path : lookup_.paths(address)) {
      if (is_file(path) && read(image, path, options_.folder)) return true;
    }
    return false;
  }

  bool read(const Image& image, const std::string& path, const std::string& folder) {
    if (options_.heard) options_.heard(path);
    auto bytes = read_file(path, options_.most_bytes);
    if (bytes && take(image, std::move(*bytes))) return true;
    if (!bytes) why_ = bytes.error().message;
    why_ = path.substr(folder.size() + 1) + ": " + why_;
    return false;
  }

  bool take(const Image& image, std::string bytes) {
    auto picture = read_picture(std::move(bytes));
    if (!picture) {
      why_ = picture.error().message;
      return false;
    }
    if (options_.adapt) {
      if (CheckedPicture other = options_.adapt(*picture); !other.bytes.empty()) *picture = std::move(other);
    }
    if (options_.compatible && picture->media_type == "image/avif") {
      why_ = "it is AVIF, which a book cannot hold; offprint-media would make it a JPEG";
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
  std::string why_;      // the last refusal
  bool looked_ = false;  // somewhere, for the image in hand
  std::size_t total_ = 0;
};

}  // namespace

void resolve_images(Document& document, const ImageOptions& options, Diagnostics& diagnostics) {
  Resolver(document, options, diagnostics).run();
}

PictureCount count_pictures(const Document& document) {
  PictureCount count;
  std::unordered_set<std::string_view> seen;
  for (const Node* at = document.root; at != nullptr; at = next_in(*document.root, *at)) {
    const auto* image = as<Image>(at);
    if (image == nullptr || image->url.empty() || !seen.insert(image->url).second) continue;
    ++count.all;
    if (picture_at_hand(document.resources, image->url) != nullptr) ++count.found;
  }
  return count;
}

}  // namespace offprint
