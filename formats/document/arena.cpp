#include "formats/document/arena.h"

#include <algorithm>

namespace offprint {

void* Arena::allocate_in_next(std::size_t size) {
  constexpr std::size_t kFirst = std::size_t{64} << 10U;
  constexpr std::size_t kLargest = std::size_t{1} << 20U;
  while (!blocks_.empty() && current_ + 1 < blocks_.size()) {  // blocks kept by reset
    ++current_;
    if (blocks_[current_].size >= size) {
      used_ = size;
      return blocks_[current_].bytes.get();
    }
  }
  const std::size_t grown = blocks_.empty() ? kFirst : std::min(kLargest, blocks_.back().size * 2);
  const std::size_t bytes = std::max(grown, size);
  // Not value-initialised: the block is written before it is read.
  blocks_.push_back({std::unique_ptr<std::byte[]>(new std::byte[bytes]), bytes});
  current_ = blocks_.size() - 1;
  used_ = size;
  return blocks_.back().bytes.get();
}

}  // namespace offprint
