// Fetches pictures: many at once, few from each host, each from the first address that brings it.
#pragma once

#include <cstdint>
#include <curl/curl.h>
#include <list>
#include <map>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "cli/media/cache.h"
#include "cli/media/request.h"
#include "cli/media/transfer.h"

namespace offprint::media {

class Fetch {
 public:
  explicit Fetch(const Limits& limits);
  Fetch(const Fetch&) = delete;
  Fetch& operator=(const Fetch&) = delete;
  ~Fetch();

  void add(Request request);
  bool is_full() const;  // enough is in hand; more may wait where it is
  bool is_idle() const { return waiting_.empty() && active_.empty(); }
  // Goes on until something happens, on `input` too (-1: on none), or `milliseconds` have passed.
  void step(int input, int milliseconds);

  bool disk_failed() const { return disk_failed_; }
  bool reader_left() const { return reader_left_; }

 private:
  // A picture on its way.
  struct Errand {
    Request request;
    std::size_t number = 0;  // of the try in hand
    Refusal first{};         // why the first try failed
    // Of that try:
    Target target{};
    std::vector<std::string> seen{};  // where it was led to
    unsigned attempts = 0;
    bool with_referer = false;
    std::int64_t not_before = 0;
  };
  struct Active {
    Errand errand;
    std::unique_ptr<Transfer> transfer;
  };
  struct Host {
    unsigned active = 0;
    unsigned lost = 0;  // pictures in a row for which it could not be reached
    Refusal why{};
    std::int64_t not_before = 0;
  };

  const Try& current(const Errand& errand) const { return errand.request.tries[errand.number]; }
  bool next_try(Errand& errand);
  void wait(Errand errand);
  void settle(Errand errand);
  void start_waiting();
  bool may_start(const Errand& errand) const;
  void start(Errand errand);
  void finish(CURL* handle, CURLcode code);
  void take_body(Errand errand, const std::string& body);
  void follow(Errand errand, const std::string& to);
  void refuse(Errand errand, const Outcome& outcome);
  void give_up(Errand errand, const Refusal& refusal);
  void answer(const Errand& errand, const std::string& file, bool fetched);
  void answer(const Errand& errand, const Refusal& refusal);

  const Limits& limits_;
  Cache cache_;
  CURLM* multi_;
  std::list<Errand> waiting_;
  std::map<CURL*, Active> active_;
  std::unordered_map<std::string, Host> hosts_;
  bool disk_failed_ = false;
  bool reader_left_ = false;
};

}  // namespace offprint::media
