#include "converters/stream/worker.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "converters/engine/spawn.h"
#include "converters/stream/frame.h"

namespace offprint::stream {

namespace {

constexpr std::size_t kKeptBuffer = std::size_t{4} << 20U;  // of a buffer that one long line made large

void never_wait(int descriptor) { ::fcntl(descriptor, F_SETFL, ::fcntl(descriptor, F_GETFL) | O_NONBLOCK); }

Error not_started(int number) {
  return {Fault::Internal, std::string("a worker process could not be started (") + std::strerror(number) +
                               "); give fewer with -j, or raise the limit (ulimit -u)"};
}

std::string last_words(int status) {
  if (WIFSIGNALED(status)) {
    return "its worker process died of it (" + std::string(strsignal(WTERMSIG(status))) +
           "); please report it, with the line";
  }
  return "its worker process left without an answer (exit code " + std::to_string(WEXITSTATUS(status)) +
         "); please report it, with the line";
}

}  // namespace

void work(const Settings& settings, const Listener& listener) {
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);  // a parent that died before this is seen as the end of stdin
  const Descriptor requests = take_stdin();
  Answerer answerer(settings, listener);
  std::array<char, sizeof(FrameHead)> room{};
  while (read_exactly(requests.number(), room.data(), room.size())) {
    const FrameHead head = head_of({room.data(), room.size()});
    Line line{head.number, std::string(head.size, '\0'), head.mark == Mark::TooLong};
    if (!read_exactly(requests.number(), line.text.data(), line.text.size())) return;
    const Answer answer = answerer.answer(line);
    const Mark mark = answer.failed ? Mark::Failed : Mark::Whole;
    if (!write_exactly(STDOUT_FILENO, to_head(head.number, mark, answer.record.size()))) return;
    if (!write_exactly(STDOUT_FILENO, answer.record)) return;
  }
}

Worker::~Worker() {
  if (process_ > 0) end(!idle());
}

std::optional<Error> Worker::start() {
  if (process_ > 0 && ::waitpid(process_, nullptr, WNOHANG) == 0) return {};
  auto spawned = spawn(command_, -1);
  if (!spawned) {
    process_ = 0;
    return not_started(errno);
  }
  process_ = spawned->id;
  requests_ = std::move(spawned->tasks);
  answers_ = std::move(spawned->answers);
  never_wait(answers_.number());
  return {};
}

void Worker::give(Line line) {
  head_ = to_head(line.number, line.too_long ? Mark::TooLong : Mark::Whole, line.text.size());
  sent_ = 0;
  line_ = std::move(line);
  idle_ = false;
  given_ = Clock::now();
}

void Worker::send() {
  while (sending()) {
    const std::string_view rest = sent_ < head_.size() ? std::string_view(head_).substr(sent_)
                                                       : std::string_view(line_.text).substr(sent_ - head_.size());
    const ssize_t written = ::write(requests_.number(), rest.data(), rest.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return;  // it is full, or the process is gone, which its answers tell
    sent_ += static_cast<std::size_t>(written);
    given_ = Clock::now();
  }
}

std::optional<Answer> Worker::receive() {
  std::array<char, 65536> room{};
  while (true) {
    const ssize_t got = ::read(answers_.number(), room.data(), room.size());
    if (got < 0 && errno == EINTR) continue;
    if (got < 0 && errno == EAGAIN) return {};
    if (got <= 0) return bury();
    answer_.append(room.data(), static_cast<std::size_t>(got));
    given_ = Clock::now();
    if (answer_.size() < sizeof(FrameHead)) continue;
    const FrameHead head = head_of(answer_);
    if (answer_.size() < sizeof(FrameHead) + head.size) continue;
    Answer answer{answer_.substr(sizeof(FrameHead)), head.mark == Mark::Failed};
    finish();
    return answer;
  }
}

void Worker::finish() {
  idle_ = true;
  line_ = {};
  answer_.clear();
  if (answer_.capacity() > kKeptBuffer) answer_.shrink_to_fit();
}

std::optional<Answer> Worker::turn() {
  send();
  return receive();
}

// Closes the pipes, and waits for the process; its status.
int Worker::end(bool kill) {
  requests_ = Descriptor();
  answers_ = Descriptor();
  if (kill) ::kill(process_, SIGKILL);  // of no effect on the status of one that has died already
  int status = 0;
  while (::waitpid(process_, &status, 0) < 0 && errno == EINTR) {
  }
  process_ = 0;
  return status;
}

Answer Worker::bury() { return stop(last_words(end(true))); }

Answer Worker::stop(const std::string& message) {
  if (process_ > 0) end(true);
  Answer answer = give_up(line_, message);
  finish();
  return answer;
}

}  // namespace offprint::stream
