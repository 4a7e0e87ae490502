#include "cli/commands.h"
#include "converters/files/write_file.h"

int main(int argc, char** argv) {
  offprint::tidy_up_on_signals();
  return offprint::run({argv + 1, static_cast<std::size_t>(argc > 0 ? argc - 1 : 0)});
}
