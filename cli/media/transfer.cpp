#include "cli/media/transfer.h"

#include <algorithm>
#include <array>
#include <memory>
#include <sys/socket.h>
#include <utility>

#include "cli/media/hosts.h"
#include "formats/unicode/ascii.h"

namespace offprint::media {

namespace {

constexpr long kConnectSeconds = 15;
constexpr long kSlow = 64;  // bytes a second, over half of the whole time

// Forms that every reader shows first: of a host that has the picture in several.
constexpr const char* kAccept =
    "image/jpeg,image/png,image/gif,image/svg+xml,image/webp;q=0.8,image/avif;q=0.7,image/*;q=0.5,*/*;q=0.1";

struct CodeRow {
  CURLcode code;
  Reason reason;
};
constexpr std::array<CodeRow, 11> kCodes{{
    {CURLE_COULDNT_RESOLVE_HOST, Reason::Unresolved},
    {CURLE_UNSUPPORTED_PROTOCOL, Reason::NotHttp},
    {CURLE_URL_MALFORMAT, Reason::NotHttp},
    {CURLE_PARTIAL_FILE, Reason::Truncated},
    {CURLE_RECV_ERROR, Reason::Truncated},
    {CURLE_GOT_NOTHING, Reason::Truncated},
    {CURLE_HTTP2_STREAM, Reason::Truncated},
    {CURLE_BAD_CONTENT_ENCODING, Reason::Broken},
    {CURLE_SSL_CONNECT_ERROR, Reason::Insecure},
    {CURLE_PEER_FAILED_VERIFICATION, Reason::Insecure},
    {CURLE_SSL_CERTPROBLEM, Reason::Insecure},
}};

struct StatusRow {
  long first;
  long last;
  Reason reason;
};
constexpr std::array<StatusRow, 8> kStatuses{{
    {401, 401, Reason::Forbidden},
    {403, 403, Reason::Forbidden},
    {404, 404, Reason::NotFound},
    {410, 410, Reason::NotFound},
    {408, 408, Reason::ServerError},
    {429, 429, Reason::Busy},
    {451, 451, Reason::Forbidden},
    {500, 599, Reason::ServerError},
}};

template <class Value>
Value asked(CURL* handle, CURLINFO what) {
  Value value{};
  curl_easy_getinfo(handle, what, &value);
  return value;
}

using Url = std::unique_ptr<CURLU, decltype(&curl_url_cleanup)>;

std::string part(const Url& url, CURLUPart which, unsigned flags = 0) {
  char* text = nullptr;
  if (curl_url_get(url.get(), which, &text, flags) != CURLUE_OK) return {};
  std::string out(text);
  curl_free(text);
  return out;
}

}  // namespace

Target target_of(const std::string& address) {
  const Url url(curl_url(), curl_url_cleanup);
  constexpr unsigned kAs = CURLU_URLENCODE | CURLU_DISALLOW_USER | CURLU_NON_SUPPORT_SCHEME;
  if (curl_url_set(url.get(), CURLUPART_URL, address.c_str(), kAs) != CURLUE_OK) return {};
  const std::string scheme = lower(part(url, CURLUPART_SCHEME));
  if (scheme != "http" && scheme != "https") return {};
  curl_url_set(url.get(), CURLUPART_FRAGMENT, nullptr, 0);
  const std::string host = lower(part(url, CURLUPART_HOST));
  return {part(url, CURLUPART_URL), host + ":" + part(url, CURLUPART_PORT, CURLU_DEFAULT_PORT)};
}

std::string referrer_of(const std::string& page, const Target& asked) {
  const Url url(curl_url(), curl_url_cleanup);
  constexpr unsigned kAs = CURLU_URLENCODE | CURLU_NON_SUPPORT_SCHEME;
  if (curl_url_set(url.get(), CURLUPART_URL, page.c_str(), kAs) != CURLUE_OK) return {};
  const std::string scheme = lower(part(url, CURLUPART_SCHEME));
  if (scheme != "http" && (scheme != "https" || !asked.url.starts_with("https:"))) return {};
  for (const CURLUPart secret : {CURLUPART_USER, CURLUPART_PASSWORD, CURLUPART_FRAGMENT})
    curl_url_set(url.get(), secret, nullptr, 0);
  const std::string host = lower(part(url, CURLUPART_HOST)) + ":" + part(url, CURLUPART_PORT, CURLU_DEFAULT_PORT);
  if (host != asked.host) {
    curl_url_set(url.get(), CURLUPART_PATH, "/", 0);
    curl_url_set(url.get(), CURLUPART_QUERY, nullptr, 0);
  }
  return part(url, CURLUPART_URL);
}

Transfer::Transfer(const Limits& limits, const Target& target, const std::string& referer)
    : limits_(limits), handle_(curl_easy_init()) {
  const auto set = [&](CURLoption option, auto value) { curl_easy_setopt(handle_, option, value); };
  set(CURLOPT_URL, target.url.c_str());
  set(CURLOPT_PROTOCOLS_STR, "http,https");
  set(CURLOPT_FOLLOWLOCATION, 0L);  // each is looked at first
  set(CURLOPT_NOSIGNAL, 1L);
  set(CURLOPT_USERAGENT, limits.agent.c_str());
  set(CURLOPT_ACCEPT_ENCODING, "");
  set(CURLOPT_TIMEOUT, limits.seconds);
  set(CURLOPT_CONNECTTIMEOUT, std::min(kConnectSeconds, limits.seconds));
  set(CURLOPT_LOW_SPEED_LIMIT, kSlow);
  set(CURLOPT_LOW_SPEED_TIME, std::max(1L, limits.seconds / 2));
  if (!referer.empty()) set(CURLOPT_REFERER, referer.c_str());
  // A proxy would resolve names where nobody here sees what they mean.
  if (!limits.private_hosts) set(CURLOPT_PROXY, "");
  set(CURLOPT_WRITEFUNCTION, &Transfer::take);
  set(CURLOPT_WRITEDATA, this);
  set(CURLOPT_NOPROGRESS, 0L);
  set(CURLOPT_MAXFILESIZE_LARGE, static_cast<curl_off_t>(limits.most_bytes));  // where it says so at once
  set(CURLOPT_XFERINFOFUNCTION, &Transfer::count);
  set(CURLOPT_XFERINFODATA, this);
  set(CURLOPT_OPENSOCKETFUNCTION, &Transfer::open);
  set(CURLOPT_OPENSOCKETDATA, this);
  static curl_slist* const headers = curl_slist_append(nullptr, (std::string("Accept: ") + kAccept).c_str());
  set(CURLOPT_HTTPHEADER, headers);
}

Transfer::~Transfer() { curl_easy_cleanup(handle_); }

// Counted as they come, unpacked: what Content-Length promises is no more than a word.
std::size_t Transfer::take(const char* bytes, std::size_t one, std::size_t count, void* self) {
  auto& transfer = *static_cast<Transfer*>(self);
  const std::size_t size = one * count;
  transfer.too_large_ = size > transfer.limits_.most_bytes - transfer.body_.size();
  if (transfer.too_large_) return 0;
  transfer.body_.append(bytes, size);
  return size;
}

// As they come over the wire: what unpacks to nothing has an end, too.
int Transfer::count(void* self, curl_off_t, curl_off_t now, curl_off_t, curl_off_t) {
  auto& transfer = *static_cast<Transfer*>(self);
  const bool over = now > 0 && static_cast<std::size_t>(now) > transfer.limits_.most_bytes;
  transfer.too_large_ = transfer.too_large_ || over;
  return over ? 1 : 0;
}

// Here the address is the one that is connected to, whatever the name was, and will be a moment later.
curl_socket_t Transfer::open(void* self, curlsocktype, curl_sockaddr* address) {
  auto& transfer = *static_cast<Transfer*>(self);
  if (!transfer.limits_.private_hosts && !is_public(address->addr)) {
    transfer.private_ = true;
    return CURL_SOCKET_BAD;
  }
  return ::socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

Refusal Transfer::failure(CURLcode code) const {
  if (too_large_ || code == CURLE_FILESIZE_EXCEEDED)
    return {Reason::TooLarge, "more than " + std::to_string(limits_.most_bytes) + " bytes"};
  if (code == CURLE_OPERATION_TIMEDOUT) {
    const bool connected = asked<curl_off_t>(handle_, CURLINFO_PRETRANSFER_TIME_T) > 0;  // also where it was before
    return {connected ? Reason::TooSlow : Reason::Unreachable, curl_easy_strerror(code)};
  }
  if (private_) return {Reason::PrivateAddress, "its host has an address that is not of the public internet"};
  const auto* found = std::find_if(kCodes.begin(), kCodes.end(), [&](const CodeRow& row) { return row.code == code; });
  return {found == kCodes.end() ? Reason::Unreachable : found->reason, curl_easy_strerror(code)};
}

Outcome Transfer::answered() const {
  Outcome outcome;
  const long status = asked<long>(handle_, CURLINFO_RESPONSE_CODE);
  outcome.retry_after = asked<curl_off_t>(handle_, CURLINFO_RETRY_AFTER);
  if (const char* next = asked<const char*>(handle_, CURLINFO_REDIRECT_URL); next != nullptr) {
    outcome.kind = Outcome::Kind::Redirect;
    outcome.text = next;
    return outcome;
  }
  if (status == 200) {
    outcome.kind = Outcome::Kind::Body;
    return outcome;
  }
  const auto* found = std::find_if(kStatuses.begin(), kStatuses.end(),
                                   [&](const StatusRow& row) { return row.first <= status && status <= row.last; });
  outcome.refusal = {found == kStatuses.end() ? Reason::HttpStatus : found->reason,
                     "HTTP status " + std::to_string(status)};
  return outcome;
}

Outcome Transfer::outcome(CURLcode code) {
  if (code != CURLE_OK) {
    Outcome outcome;
    outcome.refusal = failure(code);
    return outcome;
  }
  Outcome outcome = answered();
  if (outcome.kind == Outcome::Kind::Body) outcome.text = std::move(body_);
  return outcome;
}

}  // namespace offprint::media
