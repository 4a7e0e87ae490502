#include "formats/html/gumbo_parse.h"

#include <assert.h>
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum {
  BlockBytes = 1 << 20,
  BlocksKept = 4,           /* from one tree to the next */
  AllocationsPerLook = 1024 /* at the clock */
};

typedef struct ParseBlock {
  struct ParseBlock* next;
  size_t size; /* of what follows */
  max_align_t bytes[];
} ParseBlock;

struct ParseArena {
  ParseBlock* first;
  ParseBlock* current; /* null before the first */
  size_t used;         /* bytes of current */
  size_t budget;       /* of it left */
  unsigned until_look;
  double seconds;  /* that it may take */
  double deadline; /* 0 before the first look */
  ParseOutcome outcome;
  jmp_buf left;
};

static _Noreturn void leave(ParseArena* arena, ParseOutcome outcome) {
  arena->outcome = outcome;
  longjmp(arena->left, 1);
}

/* The parse that runs in this thread; null if none does. */
static _Thread_local ParseArena* running;

/* Debian's libgumbo.a is built with its assertions, and some tag soup makes one fail (CDATA in <math> in <table>),
 * which would end the program. This replaces the C library's function in everything that is linked with Gumbo, and
 * does the same as that wherever no parse is running. */
_Noreturn void __assert_fail(const char* assertion, const char* file, unsigned line,  // NOLINT(bugprone-reserved*)
                             const char* function) {
  if (running != NULL) leave(running, ParseBroken);
  (void)fprintf(stderr, "%s:%u: %s: Assertion `%s' failed.\n", file, line, function, assertion);
  abort();
}

static double cpu_seconds(void) {
  struct timespec now;
  if (clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now) != 0) return 0;
  return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

static void free_blocks(ParseBlock* block) {
  while (block != NULL) {
    ParseBlock* const next = block->next;
    free(block);
    block = next;
  }
}

ParseArena* parse_arena_new(void) { return calloc(1, sizeof(ParseArena)); }

void parse_arena_free(ParseArena* arena) {
  if (arena == NULL) return;
  free_blocks(arena->first);
  free(arena);
}

void parse_arena_reset(ParseArena* arena) {
  int kept = 0;
  for (ParseBlock** link = &arena->first; *link != NULL;) {
    ParseBlock* const block = *link;
    if (block->size <= BlockBytes && kept < BlocksKept) {
      ++kept;
      link = &block->next;
    } else {
      *link = block->next;
      free(block);
    }
  }
  arena->current = NULL;
  arena->used = 0;
}

/* The next block that holds `size` bytes: one kept from an earlier tree, or a new one; null if there is no memory. */
static ParseBlock* next_block(ParseArena* arena, size_t size) {
  ParseBlock** const link = arena->current == NULL ? &arena->first : &arena->current->next;
  if (*link != NULL && (*link)->size >= size) return *link;
  const size_t bytes = size > BlockBytes ? size : BlockBytes;
  ParseBlock* const block = malloc(sizeof(ParseBlock) + bytes);
  if (block == NULL) return NULL;
  block->size = bytes;
  block->next = *link;
  *link = block;
  return block;
}

void* parse_arena_take(ParseArena* arena, size_t size) {
  const size_t step = sizeof(max_align_t);
  if (size > arena->budget) {
    arena->outcome = ParseTooLarge;
    return NULL;
  }
  size = size == 0 ? step : (size + step - 1) / step * step;
  arena->budget -= size < arena->budget ? size : arena->budget;
  if (arena->current == NULL || arena->current->size - arena->used < size) {
    ParseBlock* const block = next_block(arena, size);
    if (block == NULL) {
      arena->outcome = ParseNoMemory;
      return NULL;
    }
    arena->current = block;
    arena->used = 0;
  }
  void* const at = (char*)arena->current->bytes + arena->used;
  arena->used += size;
  return at;
}

ParseOutcome parse_arena_outcome(const ParseArena* arena) { return arena->outcome; }

static void* allocate(void* userdata, size_t size) {
  ParseArena* const arena = userdata;
  if (--arena->until_look == 0) {
    arena->until_look = AllocationsPerLook;
    const double now = cpu_seconds();
    if (arena->deadline == 0) arena->deadline = now + arena->seconds;
    if (now > arena->deadline) leave(arena, ParseTooSlow);
  }
  void* const memory = parse_arena_take(arena, size);
  if (memory == NULL) leave(arena, arena->outcome);
  return memory;
}

static void deallocate(void* userdata, void* memory) {
  (void)userdata;
  (void)memory;
}

ParseOutcome parse_html(ParseArena* arena, const char* bytes, size_t size, size_t budget, double seconds,
                        const GumboNode** document) {
  parse_arena_reset(arena);
  arena->budget = budget;
  arena->until_look = AllocationsPerLook;
  arena->seconds = seconds;
  arena->deadline = 0; /* most pages end before the first look, and a clock is not free */
  GumboOptions options = kGumboDefaultOptions;
  options.allocator = allocate;
  options.deallocator = deallocate;
  options.userdata = arena;
  options.max_errors = 0; /* each would copy the stack of open elements */
  *document = NULL;
  arena->outcome = ParseOk;
  running = arena;
  if (setjmp(arena->left) == 0) *document = gumbo_parse_with_options(&options, bytes, size)->document;
  running = NULL;
  return arena->outcome;
}
