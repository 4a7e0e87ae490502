#include "converters/engine/fence.h"

#include <exception>
#include <memory>
#include <new>
#include <stdexcept>
#include <string>
#include <string_view>

#include "converters/engine/limits.h"

namespace offprint {

namespace {

constexpr std::size_t kReserve = std::size_t{1} << 20U;

std::unique_ptr<char[]> reserve;

Error defect(std::string_view what) {
  return {Fault::Internal, std::string("a defect: ").append(what).append("; please report it, with the input")};
}

}  // namespace

void hold_reserve() {
  if (!reserve) reserve.reset(new (std::nothrow) char[kReserve]);
}

Error thrown() {
  try {
    throw;
  } catch (const std::bad_alloc&) {
    reserve.reset();
    return out_of_memory();
  } catch (const std::length_error&) {  // a string or vector of more than there can be
    return out_of_memory();
  } catch (const std::exception& error) {
    return defect(error.what());
  } catch (...) {
    return defect("something was thrown that is no exception");
  }
}

}  // namespace offprint
