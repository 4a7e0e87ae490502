// One request to a host and what came of it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <curl/curl.h>
#include <string>

#include "cli/media/reasons.h"

namespace offprint::media {

// What a stranger's host may cost.
struct Limits {
  bool private_hosts = false;  // may be asked, and so may the environment's proxy
  long seconds = 60;           // a request, all in all
  std::size_t most_bytes = std::size_t{64} << 20U;
  std::int64_t back_off = 1000;  // milliseconds before the second attempt; twice that before the third
  std::string cache;             // the folder
  std::string agent;             // who is asking
};

struct Outcome {
  enum class Kind : std::uint8_t { Body, Redirect, Refused } kind = Kind::Refused;
  std::string text;  // the body, or where the redirection leads (an absolute address)
  Refusal refusal;
  std::int64_t retry_after = 0;  // seconds, as the host wants it; 0: it does not say
};

// The address as a request needs it (what may stand in no URL, as %XX), and whose it is: HOST:PORT, in lower case.
// Empty where it is none of http and https, or names a user.
struct Target {
  std::string url;
  std::string host;
};
Target target_of(const std::string& address);

// What a request to `asked` may say of the page that led there: RFC 9110 §10.1.3, and the web's
// strict-origin-when-cross-origin (Referrer Policy §3.8): of another host's page the host alone. "" for nothing.
std::string referrer_of(const std::string& page, const Target& asked);

class Transfer {
 public:
  // All must outlive it. `referer` "" for none.
  Transfer(const Limits& limits, const Target& target, const std::string& referer);
  Transfer(const Transfer&) = delete;
  Transfer& operator=(const Transfer&) = delete;
  ~Transfer();

  CURL* handle() const { return handle_; }
  // Once, when the transfer has ended.
  Outcome outcome(CURLcode code);

 private:
  static std::size_t take(const char* bytes, std::size_t one, std::size_t count, void* self);
  static int count(void* self, curl_off_t all, curl_off_t now, curl_off_t up_all, curl_off_t up_now);
  static curl_socket_t open(void* self, curlsocktype purpose, curl_sockaddr* address);
  Refusal failure(CURLcode code) const;
  Outcome answered() const;

  const Limits& limits_;
  CURL* handle_;
  std::string body_;
  bool private_ = false;
  bool too_large_ = false;
};

}  // namespace offprint::media
