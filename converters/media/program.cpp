#include "converters/media/program.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <nettle/base64.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>

#include <rapidjson/document.h>

#include "converters/engine/spawn.h"
#include "converters/files/names.h"

namespace offprint {

namespace {

constexpr const char* kVariable = "OFFPRINT_MEDIA";
constexpr const char* kProgramName = "offprint-media";
constexpr int kHalfASecond = 500;

bool is_program(const std::string& path) { return ::access(path.c_str(), X_OK) == 0; }

std::string own_folder() {
  std::string path(4096, '\0');
  const ssize_t size = ::readlink("/proc/self/exe", path.data(), path.size());
  path.resize(size < 0 ? 0 : static_cast<std::size_t>(size));
  return path.substr(0, path.rfind('/') + 1);
}

std::string member(const rapidjson::Document& json, const char* key) {
  const auto found = json.FindMember(key);
  if (found == json.MemberEnd() || !found->value.IsString()) return {};
  return {found->value.GetString(), found->value.GetStringLength()};
}

std::string unpacked(const std::string& base64) {
  base64_decode_ctx context;
  base64_decode_init(&context);
  std::string bytes(BASE64_DECODE_LENGTH(base64.size()), '\0');
  std::size_t size = bytes.size();
  auto* const out = reinterpret_cast<std::uint8_t*>(bytes.data());  // NOLINT: bytes
  const bool whole = base64_decode_update(&context, &size, out, base64.size(), base64.data()) != 0;
  bytes.resize(whole ? size : 0);
  return bytes;
}

std::optional<MediaAnswer> answer_of(std::string_view line) {
  rapidjson::Document json;
  json.Parse<rapidjson::kParseIterativeFlag>(line.data(), line.size());
  if (json.HasParseError() || !json.IsObject()) return {};
  MediaAnswer answer;
  const auto id = json.FindMember("id");
  if (id != json.MemberEnd() && id->value.IsUint64()) answer.id = id->value.GetUint64();
  answer.file = member(json, "file");
  answer.data = unpacked(member(json, "data"));
  answer.reason = member(json, "reason");
  answer.detail = member(json, "detail");
  const auto fetched = json.FindMember("fetched");
  answer.fetched = fetched != json.MemberEnd() && fetched->value.IsTrue();
  return answer;
}

}  // namespace

bool media_is_declined() {
  const char* named = std::getenv(kVariable);
  return named != nullptr && *named == '\0';
}

std::string media_program() {
  if (const char* named = std::getenv(kVariable)) return is_program(named) ? named : "";
  if (std::string beside = own_folder() + kProgramName; is_program(beside)) return beside;
  const char* path = std::getenv("PATH");
  std::string_view folders = path == nullptr ? "" : path;
  while (!folders.empty()) {
    const std::size_t end = std::min(folders.find(':'), folders.size());
    std::string there = std::string(folders.substr(0, end)) + "/" + kProgramName;
    if (end > 0 && is_program(there)) return there;
    folders.remove_prefix(std::min(end + 1, folders.size()));
  }
  return {};
}

std::optional<MediaProgram> MediaProgram::start(const std::vector<std::string>& options) {
  const std::string program = media_program();
  if (program.empty()) return {};
  std::vector<std::string> words{program};
  words.insert(words.end(), options.begin(), options.end());
  auto spawned = spawn(words, {}, program.c_str());
  if (!spawned) return {};
  return MediaProgram(spawned->id, std::move(spawned->tasks), std::move(spawned->answers));
}

MediaProgram::MediaProgram(MediaProgram&& other) noexcept
    : id_(std::exchange(other.id_, -1)),
      requests_(std::move(other.requests_)),
      answers_(std::move(other.answers_)),
      line_(other.line_),
      sent_(other.sent_),
      text_(std::move(other.text_)) {}

MediaProgram::~MediaProgram() {
  if (id_ < 0) return;
  requests_ = Descriptor();
  answers_ = Descriptor();  // what it still has to say, nobody hears
  int status = 0;
  while (::waitpid(id_, &status, 0) < 0 && errno == EINTR) continue;
}

// As much as it takes without waiting. False: it does not listen any more.
bool MediaProgram::send(std::span<const std::string> lines) {
  while (line_ < lines.size()) {
    const std::string_view rest = std::string_view(lines[line_]).substr(sent_);
    const ssize_t written = ::write(requests_.number(), rest.data(), rest.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return errno == EAGAIN;
    sent_ += static_cast<std::size_t>(written);
    if (sent_ < lines[line_].size()) return true;
    ++line_;
    sent_ = 0;
  }
  return true;
}

bool MediaProgram::receive() {
  std::array<char, 65536> room;  // NOLINT(cppcoreguidelines-pro-type-member-init)
  const ssize_t got = ::read(answers_.number(), room.data(), room.size());
  if (got < 0) return errno == EINTR;
  text_.append(room.data(), static_cast<std::size_t>(got));
  return got > 0;
}

bool MediaProgram::ask(std::span<const std::string> lines, const std::function<void(MediaAnswer)>& hear,
                       const std::function<bool()>& stop) {
  std::signal(SIGPIPE, SIG_IGN);
  line_ = 0;
  sent_ = 0;
  for (std::size_t heard = 0; heard < lines.size();) {
    if (stop()) {
      ::kill(id_, SIGKILL);  // of which the folder takes no harm; it has the other signals blocked
      return false;
    }
    std::array<pollfd, 2> ends{{{answers_.number(), POLLIN, 0}, {requests_.number(), POLLOUT, 0}}};
    const bool more = line_ < lines.size();
    if (::poll(ends.data(), more ? 2 : 1, kHalfASecond) < 0 && errno != EINTR) return false;
    if (more && ends[1].revents != 0 && !send(lines)) return false;
    if (ends[0].revents == 0) continue;
    if (!receive()) return false;
    for (std::size_t end = text_.find('\n'); end != std::string::npos; end = text_.find('\n')) {
      if (auto answer = answer_of(std::string_view(text_).substr(0, end))) hear(std::move(*answer));
      text_.erase(0, end + 1);
      ++heard;
    }
  }
  return true;
}

std::optional<MediaAnswer> MediaProgram::ask(const std::string& line) {
  std::optional<MediaAnswer> got;
  const auto hear = [&](MediaAnswer answer) { got = std::move(answer); };
  return ask(std::span(&line, 1), hear, [] { return false; }) ? std::move(got) : std::nullopt;
}

}  // namespace offprint
