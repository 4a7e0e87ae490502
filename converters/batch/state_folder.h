// OUT/.offprint: where a run keeps journal, lock and temporary files.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "converters/files/failure.h"
#include "converters/options/run.h"
#include "formats/document/result.h"

namespace offprint {

class StateFolder {
 public:
  StateFolder(const std::string& output, Shard shard);

  std::string journal() const { return path_ + "/journal" + suffix_; }
  std::string lock() const { return path_ + "/lock" + suffix_; }
  std::string temporary() const { return path_ + "/temporary" + suffix_; }
  const std::string& path() const { return path_; }

  // Why what stands there is not batch's own folder, but leads elsewhere.
  std::optional<Failure> stranger() const;
  // Makes what is not there.
  std::optional<Failure> make();
  // Of a run that is refused: removes what make() made, and the lock and journal in it. Call it under the lock.
  void take_back() const;
  // Journals of the other shards of the same number.
  std::vector<std::string> other_journals() const;
  // Usage where earlier runs cut the inputs into another number of parts.
  std::optional<Error> refusal() const;
  // What a run that died left. Call it under the lock.
  void remove_leftovers() const;

 private:
  std::string output_;
  std::string path_;
  Shard shard_;
  std::vector<std::string> made_;  // folders, the deepest first
  bool is_first_ = false;          // no run of these parts was here before
  std::string suffix_;             // ".2-of-4"; empty for the whole
};

}  // namespace offprint
