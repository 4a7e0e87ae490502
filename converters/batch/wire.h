// What a batch and its workers say to each other, a frame (converters/engine/frames.h) a block of tasks or an answer.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "converters/batch/written_file.h"
#include "converters/inputs/source.h"
#include "converters/media/fetch_pictures.h"
#include "converters/report/diagnostics.h"
#include "formats/document/result.h"

namespace offprint {

// An input for a worker.
struct BatchTask {
  bool name_only = false;                   // say what --name makes of it, write nothing
  bool look_only = false;                   // say which pictures are to be fetched, write nothing
  bool may_be_same = false;                 // where its bytes still have `hash`, nothing is to do
  std::uint32_t ours = 0;                   // bits of the outputs, in the order of --to, that earlier runs wrote
  std::vector<std::string> our_pictures{};  // saved beside them, by earlier runs
  InputSource source;                       // what is opened
  std::uint64_t hash = 0;
  std::string relative;  // to the input given, as it stands
  std::string output;    // below the output folder, without extension; for name_only its own name

  template <class Wire, class T>
  static void fields(Wire& wire, T& self) {
    wire(self.name_only);
    wire(self.look_only);
    wire(self.may_be_same);
    wire(self.ours);
    wire(self.our_pictures);
    wire(self.source);
    wire(self.hash);
    wire(self.relative);
    wire(self.output);
  }
};

// What a worker answers, a frame an input, in the order of the tasks.
struct BatchAnswer {
  enum class Status : std::uint8_t { Ok, Failed, Same, Named, Looked };
  Status status = Status::Failed;
  bool stops_run = false;  // the disk is full or broken: no other file will do better
  Fault fault = Fault::Internal;
  std::string message;     // of the error
  std::string subject;     // the output that it is about; empty for the input itself
  std::uint64_t size = 0;  // of the input's bytes
  std::int64_t time = 0;
  std::uint64_t hash = 0;
  std::uint32_t milliseconds = 0;
  std::string date;  // the article's, as it stands; empty for none
  std::string site;
  std::string name;                   // Status::Named
  std::vector<WantedPicture> wanted;  // Status::Looked
  std::vector<WrittenFile> outputs;
  std::vector<WrittenFile> found;  // that somebody else had put there: the same bytes
  ArticleDiagnostics told;

  template <class Wire, class T>
  static void fields(Wire& wire, T& self) {
    wire(self.status);
    wire(self.stops_run);
    wire(self.fault);
    wire(self.message);
    wire(self.subject);
    wire(self.size);
    wire(self.time);
    wire(self.hash);
    wire(self.milliseconds);
    wire(self.date);
    wire(self.site);
    wire(self.name);
    wire(self.wanted);
    wire(self.outputs);
    wire(self.found);
    wire(self.told);
  }
};

}  // namespace offprint
