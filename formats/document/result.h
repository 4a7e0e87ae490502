// Errors are values: a Result holds what was asked for, or the Error that is in its place.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include <tl/expected.hpp>

namespace offprint {

// What can go wrong outside HTML (which never fails to parse): one row for each kind, with its exit code.
enum class Fault : std::uint8_t {
  Usage,       // the command line is wrong
  NotFound,    // no such input
  Unreadable,  // no permission, an I/O error
  IsDirectory,
  Empty,
  NotText,        // an image, an archive: named for what it is
  NotThisFormat,  // the content is not what --from says
  TooLarge,       // a limit that shapes output: nodes, arena bytes
  TooSlow,        // the deadline, a backstop
  Unwritable,     // the output
  Lossy,          // --strict found a loss
  Internal,       // a defect of Offprint
};
inline constexpr std::size_t kFaultCount = static_cast<std::size_t>(Fault::Internal) + 1;

struct FaultRow {
  Fault fault;
  std::string_view name;
  int exit_code;  // DESIGN: 1 lossy, 2 usage, 3 the input, 4 the output
};
inline constexpr std::array<FaultRow, kFaultCount> kFaults{{
    {Fault::Usage, "usage", 2},
    {Fault::NotFound, "not-found", 3},
    {Fault::Unreadable, "unreadable", 3},
    {Fault::IsDirectory, "is-directory", 3},
    {Fault::Empty, "empty", 3},
    {Fault::NotText, "not-text", 3},
    {Fault::NotThisFormat, "not-this-format", 3},
    {Fault::TooLarge, "too-large", 3},
    {Fault::TooSlow, "too-slow", 3},
    {Fault::Unwritable, "unwritable", 4},
    {Fault::Lossy, "lossy", 1},
    {Fault::Internal, "internal", 3},
}};
constexpr const FaultRow& row(Fault fault) { return kFaults.at(static_cast<std::size_t>(fault)); }

struct Error {
  Fault fault = Fault::Internal;
  std::string message;  // what is wrong and what to do, without the file's name; one line
};

template <class T>
using Result = tl::expected<T, Error>;

inline tl::unexpected<Error> fail(Error error) { return tl::unexpected<Error>(std::move(error)); }
inline tl::unexpected<Error> fail(Fault fault, std::string message) {
  return tl::unexpected<Error>(Error{fault, std::move(message)});
}

}  // namespace offprint
