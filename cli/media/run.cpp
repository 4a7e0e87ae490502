#include "cli/media/run.h"

#include <array>
#include <cerrno>
#include <poll.h>
#include <string>
#include <unistd.h>
#include <utility>

#include "cli/media/answers.h"
#include "cli/media/cover.h"
#include "cli/media/fetch.h"
#include "cli/media/pixels.h"

namespace offprint::media {

namespace {

constexpr int kCannotWrite = 4;
constexpr int kMilliseconds = 200;

class Lines {
 public:
  bool ended() const { return ended_; }
  // What is there now.
  void receive() {
    std::array<char, 65536> room;  // NOLINT(cppcoreguidelines-pro-type-member-init)
    const ssize_t got = ::read(STDIN_FILENO, room.data(), room.size());
    if (got < 0 && errno == EINTR) return;
    ended_ = got <= 0;
    if (got > 0) text_.append(room.data(), static_cast<std::size_t>(got));
  }
  bool take(std::string& line) {
    const std::size_t end = text_.find('\n', looked_);
    if (end == std::string::npos) {
      text_.erase(0, begin_);
      begin_ = 0;
      looked_ = text_.size();
      return false;
    }
    line.assign(text_, begin_, end - begin_);
    begin_ = looked_ = end + 1;
    return true;
  }

 private:
  std::string text_;
  std::size_t begin_ = 0;   // of the first line that was not taken
  std::size_t looked_ = 0;  // up to where no line ends
  bool ended_ = false;
};

bool answer_reshape(const Request& request) {
  std::string out;
  const Shape shape{request.width, request.height, request.compatible};
  if (const auto refusal = reshape(request.picture, shape, out)) return answer_refusal(request.id, *refusal);
  return out.empty() ? answer_same(request.id) : answer_data(request.id, out);
}

bool answer_cover(const Request& request) {
  std::string out;
  if (const auto refusal = draw_cover(request, out)) return answer_refusal(request.id, *refusal);
  return answer_data(request.id, out);
}

class Service {
 public:
  explicit Service(const Limits& limits) : limits_(limits), fetch_(limits) {}

  int run() {
    while (!reader_left_ && !fetch_.reader_left()) {
      std::string line;
      while (!fetch_.is_full() && lines_.take(line)) take(line);
      if (lines_.ended() && fetch_.is_idle()) break;
      const bool more = !lines_.ended() && !fetch_.is_full();
      if (more && fetch_.is_idle()) {
        lines_.receive();  // there is nothing else to wait for
      } else {
        go_on(more);
      }
    }
    return reader_left_ || fetch_.reader_left() || fetch_.disk_failed() ? kCannotWrite : 0;
  }

 private:
  void go_on(bool more) {
    fetch_.step(more ? STDIN_FILENO : -1, kMilliseconds);
    pollfd there{STDIN_FILENO, POLLIN, 0};
    if (more && ::poll(&there, 1, 0) > 0) lines_.receive();
  }

  void take(const std::string& line) {
    Request request = read_request(line);
    switch (request.job) {
      case Request::Job::Fetch: return take_fetch(std::move(request));
      case Request::Job::Reshape: reader_left_ = !answer_reshape(request) || reader_left_; return;
      case Request::Job::Cover: reader_left_ = !answer_cover(request) || reader_left_; return;
      case Request::Job::None: break;
    }
    reader_left_ = !answer_refusal(request.id, {Reason::BadRequest, "it is no request"}) || reader_left_;
  }

  void take_fetch(Request request) {
    if (!limits_.cache.empty()) return fetch_.add(std::move(request));
    reader_left_ = !answer_refusal(request.id, {Reason::BadRequest, "there is no --cache"}) || reader_left_;
  }

  const Limits& limits_;
  Fetch fetch_;
  Lines lines_;
  bool reader_left_ = false;
};

}  // namespace

int run(const Limits& limits) { return Service(limits).run(); }

}  // namespace offprint::media
