#include "cli/media/fetch.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include "cli/media/answers.h"
#include "cli/media/pixels.h"

namespace offprint::media {

namespace {

constexpr std::size_t kMostInHand = 256;
constexpr std::size_t kMostActive = 16;
constexpr unsigned kMostOfHost = 2;
constexpr std::size_t kMostRedirects = 5;
constexpr unsigned kAttempts = 3;
constexpr std::int64_t kLongestWait = 60;  // seconds that a host may make us wait
constexpr unsigned kLostHost = 2;  // pictures in a row for which a host was not there: the others are not asked for

std::int64_t now() {
  using std::chrono::steady_clock;
  return std::chrono::duration_cast<std::chrono::milliseconds>(steady_clock::now().time_since_epoch()).count();
}

bool is_absence(Reason reason) { return reason == Reason::Unresolved || reason == Reason::Unreachable; }

}  // namespace

Fetch::Fetch(const Limits& limits) : limits_(limits), cache_(limits.cache) {
  curl_global_init(CURL_GLOBAL_DEFAULT);
  multi_ = curl_multi_init();
}

Fetch::~Fetch() {
  for (const auto& [handle, active] : active_) curl_multi_remove_handle(multi_, handle);
  active_.clear();
  curl_multi_cleanup(multi_);
  curl_global_cleanup();
}

bool Fetch::is_full() const { return waiting_.size() + active_.size() >= kMostInHand; }

void Fetch::answer(const Errand& errand, const std::string& file, bool fetched) {
  reader_left_ = !answer_file(errand.request.id, file, fetched) || reader_left_;
}

void Fetch::answer(const Errand& errand, const Refusal& refusal) {
  reader_left_ = !answer_refusal(errand.request.id, refusal) || reader_left_;
}

void Fetch::add(Request request) {
  Errand errand{std::move(request)};
  if (errand.request.tries.empty()) return answer(errand, Refusal{Reason::BadRequest, "it names no address"});
  for (const Try& each : errand.request.tries)
    if (const std::string file = cache_.find(each.kept_as); !file.empty()) return answer(errand, file, false);
  settle(std::move(errand));
}

// Passes over what cannot be asked for, or was a short while ago; then the errand waits for its turn.
void Fetch::settle(Errand errand) {
  if (disk_failed_) return answer(errand, Refusal{Reason::Disk, "nothing more can be written"});
  const std::string& address = current(errand).address;
  errand.target = target_of(address);
  if (errand.target.host.empty())
    return give_up(std::move(errand), {Reason::NotHttp, "it is no http or https address"});
  const auto recent = cache_.recent_failure(address);
  const bool permitted = recent && recent->reason == Reason::PrivateAddress && limits_.private_hosts;  // by now
  if (recent && !permitted) {
    if (errand.number == 0) errand.first = *recent;
    if (next_try(errand)) return settle(std::move(errand));
    return answer(errand, errand.first);
  }
  errand.seen = {errand.target.url};
  wait(std::move(errand));
}

bool Fetch::next_try(Errand& errand) {
  if (errand.number + 1 == errand.request.tries.size()) return false;
  ++errand.number;
  errand.attempts = 0;
  errand.with_referer = false;
  errand.not_before = 0;
  return true;
}

void Fetch::wait(Errand errand) { waiting_.push_back(std::move(errand)); }

bool Fetch::may_start(const Errand& errand) const {
  const auto host = hosts_.find(errand.target.host);
  const std::int64_t time = now();
  if (errand.not_before > time) return false;
  const bool asked = std::any_of(active_.begin(), active_.end(), [&](const auto& active) {
    return current(active.second.errand).kept_as == current(errand).kept_as;
  });
  if (asked) return false;
  return host == hosts_.end() || (host->second.active < kMostOfHost && host->second.not_before <= time);
}

void Fetch::start_waiting() {
  for (auto at = waiting_.begin(); at != waiting_.end() && active_.size() < kMostActive;) {
    const bool lost = hosts_[at->target.host].lost >= kLostHost;
    if (!lost && !may_start(*at)) {
      ++at;
      continue;
    }
    Errand errand = std::move(*at);
    at = waiting_.erase(at);
    if (lost) {
      const Refusal why = hosts_[errand.target.host].why;
      give_up(std::move(errand), why);
    } else {
      start(std::move(errand));
    }
  }
}

void Fetch::start(Errand errand) {
  // Another errand, or another process, may have been first.
  if (const std::string file = cache_.find(current(errand).kept_as); !file.empty()) return answer(errand, file, false);
  if (disk_failed_) return settle(std::move(errand));
  ++hosts_[errand.target.host].active;
  const std::string referrer = errand.with_referer ? referrer_of(errand.request.referer, errand.target) : std::string();
  auto transfer = std::make_unique<Transfer>(limits_, errand.target, referrer);
  CURL* handle = transfer->handle();
  curl_multi_add_handle(multi_, handle);
  active_.emplace(handle, Active{std::move(errand), std::move(transfer)});
}

void Fetch::step(int input, int milliseconds) {
  start_waiting();
  int running = 0;
  curl_multi_perform(multi_, &running);
  int left = 0;
  bool any = false;
  while (const CURLMsg* message = curl_multi_info_read(multi_, &left)) {
    if (message->msg != CURLMSG_DONE) continue;
    any = true;
    finish(message->easy_handle, message->data.result);
  }
  if (any) return;
  curl_waitfd also{input, CURL_WAIT_POLLIN, 0};
  curl_multi_poll(multi_, &also, input >= 0 ? 1 : 0, milliseconds, nullptr);
}

void Fetch::finish(CURL* handle, CURLcode code) {
  auto node = active_.extract(handle);
  Active& active = node.mapped();
  const Outcome outcome = active.transfer->outcome(code);
  curl_multi_remove_handle(multi_, handle);
  Host& host = hosts_[active.errand.target.host];
  --host.active;
  if (outcome.kind != Outcome::Kind::Refused || !is_absence(outcome.refusal.reason)) host.lost = 0;
  switch (outcome.kind) {
    case Outcome::Kind::Body: return take_body(std::move(active.errand), outcome.text);
    case Outcome::Kind::Redirect: return follow(std::move(active.errand), outcome.text);
    case Outcome::Kind::Refused: return refuse(std::move(active.errand), outcome);
  }
}

void Fetch::take_body(Errand errand, const std::string& body) {
  std::string extension;
  if (const auto refusal = judge(body, extension)) {
    Outcome outcome;
    outcome.refusal = *refusal;
    return refuse(std::move(errand), outcome);
  }
  std::string file;
  if (const auto refusal = cache_.keep(current(errand).kept_as, body, extension, file)) {
    disk_failed_ = true;
    return answer(errand, *refusal);
  }
  answer(errand, file, true);
}

void Fetch::follow(Errand errand, const std::string& to) {
  errand.target = target_of(to);
  if (errand.target.host.empty()) return give_up(std::move(errand), {Reason::NotHttp, "it leads to " + to});
  const std::string& url = errand.target.url;
  if (std::find(errand.seen.begin(), errand.seen.end(), url) != errand.seen.end())
    return give_up(std::move(errand), {Reason::RedirectLoop, "it leads back to " + url});
  if (errand.seen.size() > kMostRedirects)
    return give_up(std::move(errand), {Reason::TooManyRedirects, "more than " + std::to_string(kMostRedirects)});
  errand.seen.push_back(url);
  wait(std::move(errand));
}

void Fetch::refuse(Errand errand, const Outcome& outcome) {
  const Refusal& refusal = outcome.refusal;
  const bool may_be_named = !errand.with_referer && !referrer_of(errand.request.referer, errand.target).empty();
  if (refusal.reason == Reason::Forbidden && may_be_named) {
    errand.with_referer = true;
    return wait(std::move(errand));
  }
  ++errand.attempts;
  const bool again = row(refusal.reason).retried && errand.attempts < kAttempts && outcome.retry_after <= kLongestWait;
  if (!again) return give_up(std::move(errand), refusal);
  const std::int64_t pause = std::max(limits_.back_off << (errand.attempts - 1), outcome.retry_after * 1000);
  errand.not_before = now() + pause;
  if (outcome.retry_after > 0) hosts_[errand.target.host].not_before = errand.not_before;
  wait(std::move(errand));
}

void Fetch::give_up(Errand errand, const Refusal& refusal) {
  if (is_absence(refusal.reason)) {
    Host& host = hosts_[errand.target.host];
    ++host.lost;
    host.why = refusal;
  }
  if (errand.number == 0) errand.first = refusal;
  if (const auto failed = cache_.note_failure(current(errand).address, refusal)) {
    disk_failed_ = true;
    return answer(errand, *failed);
  }
  if (next_try(errand)) return settle(std::move(errand));
  answer(errand, errand.first);
}

}  // namespace offprint::media
