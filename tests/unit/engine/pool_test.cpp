// The pool over worker processes that are this program: what a task's text says is what its worker does.
#include "converters/engine/pool.h"

#include <chrono>
#include <csignal>
#include <map>
#include <numeric>
#include <stdexcept>
#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "converters/engine/worker.h"

namespace offprint {
namespace {

#if defined(__SANITIZE_ADDRESS__)  // which takes terabytes of addresses, so that no limit is set
constexpr const char* kNoMemory = "not enough memory";
#else
constexpr const char* kNoMemory = "more than 1024 MiB of memory; raise --memory";
#endif

using ::testing::HasSubstr;

struct Order {
  std::string what;

  template <class Wire, class T>
  static void fields(Wire& wire, T& self) {
    wire(self.what);
  }
};

struct Echo {
  std::string text;
  std::uint32_t tasks = 0;  // that its worker has done

  template <class Wire, class T>
  static void fields(Wire& wire, T& self) {
    wire(self.text);
    wire(self.tasks);
  }
};

// ---- the worker

struct Unheard {};

// What a broken worker may put on the wire.
void misbehave(const std::string& what, const Echo& echo) {
  const TaskNumber number = coming_task();
  if (what == "garbage") send_frame("malloc(): corrupted top size\n, as a library would print it");
  if (what == "other number") send_frame(pack(FrameKind::Answer, number + 1, echo));
  if (what == "twice") send_frame(pack(FrameKind::Answer, number, echo));
  if (what == "other kind") send_frame(pack(FrameKind::Task, number, echo));
  if (what == "greets again") send_frame(pack_greeting());
  if (what == "no answer") send_frame(pack(FrameKind::Answer, number, Order{"x"}));
  if (what == "too long") send_frame(pack(FrameKind::Answer, number, std::pair(echo, echo)));
  if (what == "half" || what == "hangs") {
    const std::string frame = pack(FrameKind::Answer, number, echo);
    send_frame(std::string_view(frame).substr(0, frame.size() - 1));
  }
  if (what == "half" || what == "leaves") ::_exit(0);
  while (what == "hangs") ::pause();
  if (what == "fails") ::_exit(1);
  if (what == "crashes") std::raise(SIGABRT);
  if (what == "memory") throw std::bad_alloc();
  if (what == "length") throw std::length_error("vector::reserve");
  if (what == "defect") throw std::out_of_range("at(7)");
  if (what == "oddity") throw Unheard();
}

int work(std::string_view parent) {
  RunSettings run;
  run.memory = 1024;
  if (!become_worker(parent, run, false)) return 0;
  const auto setup = receive_setup<std::string>();
  std::uint32_t tasks = 0;
  return serve<Order>([&](const Order& order) {
    Echo echo{setup.value_or("") + order.what, ++tasks};
    misbehave(order.what, echo);
    return echo;
  });
}

// ---- the parent

// Time passes only while a worker hangs, and fast.
class Clock final : public World {
 public:
  explicit Clock(const std::string& given) : given_(given) {}
  std::int64_t milliseconds() override { return now_ += given_ == "hangs" ? 40'000 : 0; }

 private:
  const std::string& given_;  // the task that was given last
  std::int64_t now_ = 0;
};

class Orders final : public Job<Order, Echo> {
 public:
  explicit Orders(std::vector<std::string> orders) : orders_(std::move(orders)) {}

  Order task(TaskNumber number) override {
    given_ = orders_.at(number);
    return {given_};
  }
  void answered(TaskNumber number, Echo echo) override {
    EXPECT_TRUE(outcomes.emplace(number, echo.text).second) << number;
    done.push_back(echo.tasks);
  }
  void lost(TaskNumber number, const Error& error) override {
    EXPECT_TRUE(outcomes.emplace(number, "lost: " + error.message).second) << number;
    faults.push_back(error.fault);
  }

  PoolEnd run(unsigned jobs = 1) {
    RunSettings settings;
    settings.jobs = jobs;
    settings.timeout = 100;
    PoolOptions options(settings, "test-worker", {});
    options.setup = pack(FrameKind::Setup, 0, std::string("did: "));
    Clock world(given_);
    std::vector<TaskNumber> numbers(orders_.size());
    std::iota(numbers.begin(), numbers.end(), 0);
    TaskList tasks(numbers);
    return Pool(options, world, nullptr, *this).run(tasks);
  }

  std::map<TaskNumber, std::string> outcomes;
  std::vector<std::uint32_t> done;
  std::vector<Fault> faults;

 private:
  std::vector<std::string> orders_;
  std::string given_;
};

TEST(Pool, DoesAllTasksOnce) {
  for (const unsigned jobs : {1U, 3U}) {
    Orders orders(std::vector<std::string>(500, "well"));
    EXPECT_EQ(orders.run(jobs), PoolEnd::Done);
    EXPECT_EQ(orders.outcomes.size(), 500U);
    for (const auto& [number, text] : orders.outcomes) EXPECT_EQ(text, "did: well") << number;
  }
}

// Task 1 of four does harm: it alone is lost, with these words.
TEST(Pool, AWorkerThatEndsCostsOneTask) {
  const std::vector<std::pair<std::string, std::string>> rows{{"garbage", "gave an answer that cannot be read"},
                                                              {"other number", "gave an answer that cannot be read"},
                                                              {"other kind", "gave an answer that cannot be read"},
                                                              {"greets again", "gave an answer that cannot be read"},
                                                              {"no answer", "gave an answer that cannot be read"},
                                                              {"too long", "gave an answer that cannot be read"},
                                                              {"half", "ended without an answer"},
                                                              {"leaves", "ended without an answer"},
                                                              {"fails", "ended without an answer"},
                                                              {"crashes", "crashed (SIGABRT)"},
                                                              {"hangs", "longer than 100 s; raise --timeout"},
                                                              {"memory", kNoMemory},
                                                              {"length", kNoMemory},
                                                              {"defect", "a defect: at(7); please report it"},
                                                              {"oddity", "a defect: something was thrown"}};
  for (const auto& [what, words] : rows) {
    Orders orders({"well", what, "good", "fine"});
    EXPECT_EQ(orders.run(), PoolEnd::Done) << what;
    EXPECT_EQ(orders.outcomes[0], "did: well") << what;
    EXPECT_THAT(orders.outcomes[1], HasSubstr("lost: ")) << what;
    EXPECT_THAT(orders.outcomes[1], HasSubstr(words)) << what;
    EXPECT_EQ(orders.outcomes[2], "did: good") << what;
    EXPECT_EQ(orders.outcomes[3], "did: fine") << what;
    EXPECT_EQ(orders.done.back(), 2U) << what << ": a new worker went on";
  }
}

// An answer too many comes while the next task is in hand, or is not: that task may be lost with its worker, but no
// task gets the answer of another.
TEST(Pool, AnAnswerTooManyIsNobodys) {
  Orders orders({"well", "twice", "good", "fine"});
  EXPECT_EQ(orders.run(), PoolEnd::Done);
  ASSERT_EQ(orders.outcomes.size(), 4U);
  EXPECT_EQ(orders.outcomes[1], "did: twice");
  EXPECT_THAT(orders.outcomes[2], ::testing::AnyOf("did: good", HasSubstr("cannot be read")));
  EXPECT_EQ(orders.outcomes[3], "did: fine");
}

TEST(Pool, HarmOnAllSidesEnds) {
  std::vector<std::string> all;
  for (int i = 0; i < 60; ++i) all.emplace_back(i % 3 == 0 ? "crashes" : i % 3 == 1 ? "garbage" : "well");
  Orders orders(all);
  EXPECT_EQ(orders.run(2), PoolEnd::Done);
  EXPECT_EQ(orders.outcomes.size(), 60U);
  for (const auto& [number, text] : orders.outcomes) EXPECT_EQ(text == "did: well", number % 3 == 2) << number << text;
}

TEST(Pool, AWorkerThatNeverGreetsIsNotStartedForEver) {
  Orders orders({"well"});
  RunSettings settings;
  World world;
  const std::vector<TaskNumber> numbers{0};
  TaskList tasks(numbers);
  EXPECT_EQ(Pool(PoolOptions(settings, "no-worker", {}), world, nullptr, orders).run(tasks), PoolEnd::CannotStart);
  EXPECT_TRUE(orders.outcomes.empty());
}

// Twenty seconds go by once the first task was given.
class JumpingClock final : public World {
 public:
  std::int64_t milliseconds() override { return calls_++ == 0 ? 0 : 20'000; }

 private:
  int calls_ = 0;
};

TEST(Pool, AWorkerThatIsSlowToStartIsNotLateWithItsTask) {
  Orders orders({"well"});
  RunSettings settings;
  settings.timeout = 10;
  PoolOptions options(settings, "slow-worker", {});
  options.setup = pack(FrameKind::Setup, 0, std::string("did: "));
  JumpingClock world;
  const std::vector<TaskNumber> numbers{0};
  TaskList tasks(numbers);
  EXPECT_EQ(Pool(options, world, nullptr, orders).run(tasks), PoolEnd::Done);
  EXPECT_EQ(orders.outcomes[0], "did: well");
}

}  // namespace

int test_main(int count, char** words) {
  const std::string_view command = count > 1 ? words[1] : "";
  if (command == "test-worker") return work(words[count - 1]);
  if (command == "slow-worker") {
    std::this_thread::sleep_for(std::chrono::seconds(1));  // longer than the pool waits before it looks at the clock
    return work(words[count - 1]);
  }
  if (command == "no-worker") return 1;
  std::signal(SIGPIPE, SIG_IGN);  // as the program does
  ::testing::InitGoogleTest(&count, words);
  return RUN_ALL_TESTS();
}

}  // namespace offprint

int main(int count, char** words) { return offprint::test_main(count, words); }
