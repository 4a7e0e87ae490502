// Why a picture was not had, each told apart by a word.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace offprint::media {

enum class Reason : std::uint8_t {
  NotHttp,
  PrivateAddress,
  NotFound,
  Forbidden,
  HttpStatus,
  Busy,
  ServerError,
  Unresolved,
  Unreachable,
  Insecure,
  TooSlow,
  TooLarge,
  Truncated,
  RedirectLoop,
  TooManyRedirects,
  Html,
  NotAPicture,
  TooManyPixels,
  Broken,
  Disk,
  NoFont,
  BadRequest,
};
inline constexpr std::size_t kReasonCount = static_cast<std::size_t>(Reason::BadRequest) + 1;

struct ReasonRow {
  Reason reason;
  std::string_view word;  // as answers and the cache have it
  bool for_good;          // it is not asked for again within a day
  bool retried;           // another attempt, a little later, may bring it
};
inline constexpr std::array<ReasonRow, kReasonCount> kReasons{{
    {Reason::NotHttp, "not-http", true, false},
    {Reason::PrivateAddress, "private-address", true, false},
    {Reason::NotFound, "not-found", true, false},
    {Reason::Forbidden, "forbidden", true, false},
    {Reason::HttpStatus, "http-status", true, false},
    {Reason::Busy, "busy", false, true},
    {Reason::ServerError, "server-error", false, true},
    {Reason::Unresolved, "unresolved", false, true},  // no network has the same look as no such host
    {Reason::Unreachable, "unreachable", false, true},
    {Reason::Insecure, "insecure", true, false},
    {Reason::TooSlow, "too-slow", false, false},
    {Reason::TooLarge, "too-large", true, false},
    {Reason::Truncated, "truncated", false, true},
    {Reason::RedirectLoop, "redirect-loop", true, false},
    {Reason::TooManyRedirects, "too-many-redirects", true, false},
    {Reason::Html, "html", true, false},
    {Reason::NotAPicture, "not-a-picture", true, false},
    {Reason::TooManyPixels, "too-many-pixels", true, false},
    {Reason::Broken, "broken", true, false},
    {Reason::Disk, "disk", false, false},
    {Reason::NoFont, "no-font", false, false},
    {Reason::BadRequest, "bad-request", false, false},
}};
constexpr const ReasonRow& row(Reason reason) { return kReasons.at(static_cast<std::size_t>(reason)); }

struct Refusal {
  Reason reason = Reason::BadRequest;
  std::string detail;  // "HTTP status 404"; may be empty
};

}  // namespace offprint::media
