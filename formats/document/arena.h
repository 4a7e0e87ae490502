// A bump allocator over blocks. What it hands out lives until `reset` or the arena's end, and is never destroyed: only
// trivially destructible types may be made in it. Movable: addresses stay valid.
#pragma once

#include <cstddef>
#include <cstring>
#include <memory>
#include <new>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "formats/document/text.h"

namespace offprint {

class Arena final {
 public:
  Arena() = default;
  Arena(Arena&& other) noexcept { swap(other); }
  Arena& operator=(Arena&& other) noexcept {
    swap(other);
    return *this;
  }
  Arena(const Arena&) = delete;
  Arena& operator=(const Arena&) = delete;
  ~Arena() = default;

  // Bytes aligned to `alignment` (a power of two, at most that of max_align_t). Never null; throws bad_alloc.
  void* allocate(std::size_t size, std::size_t alignment) {
    const std::size_t at = (used_ + alignment - 1) & ~(alignment - 1);
    if (current_ >= blocks_.size() || at + size > blocks_[current_].size) return allocate_in_next(size);
    used_ = at + size;
    return blocks_[current_].bytes.get() + at;
  }

  template <class T, class... Args>
  T* make(Args&&... args) {
    static_assert(std::is_trivially_destructible_v<T>, "the arena destroys nothing");
    return ::new (allocate(sizeof(T), alignof(T))) T(std::forward<Args>(args)...);
  }

  // An array of value-initialised elements; null for none.
  template <class T>
  T* make_array(std::size_t count) {
    static_assert(std::is_trivially_destructible_v<T>, "the arena destroys nothing");
    if (count == 0) return nullptr;
    return ::new (allocate(sizeof(T) * count, alignof(T))) T[count]();
  }

  // A copy of `bytes` that lives as long as the arena's content.
  Text copy(std::string_view bytes) {
    if (bytes.empty()) return {};
    auto* to = static_cast<char*>(allocate(bytes.size(), 1));
    std::memcpy(to, bytes.data(), bytes.size());
    return Text(std::string_view(to, bytes.size()));
  }

  // A view into a buffer that the arena's owner keeps alive as long as the arena (the normalised input).
  static Text borrow(std::string_view kept) { return Text(kept); }

  // Forgets all content and keeps the blocks for the next document.
  void reset() {
    current_ = 0;
    used_ = 0;
  }

 private:
  struct Block {
    std::unique_ptr<std::byte[]> bytes;
    std::size_t size = 0;
  };
  void* allocate_in_next(std::size_t size);
  void swap(Arena& other) noexcept {
    blocks_.swap(other.blocks_);
    std::swap(current_, other.current_);
    std::swap(used_, other.used_);
  }

  std::vector<Block> blocks_;
  std::size_t current_ = 0;  // the block being filled
  std::size_t used_ = 0;     // bytes of it in use
};

}  // namespace offprint
