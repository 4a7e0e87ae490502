/* Gumbo within bounds: a byte budget and a deadline, beyond which it is left by longjmp. All of that is behind this
 * header, in C: nothing with a destructor may live between setjmp and longjmp. */
#ifndef OFFPRINT_FORMATS_HTML_GUMBO_PARSE_H_
#define OFFPRINT_FORMATS_HTML_GUMBO_PARSE_H_

#include <stddef.h>

#include <gumbo.h>

#ifdef __cplusplus
extern "C" {
#endif

/* The memory of one tree at a time. Never destroyed by Gumbo, whose gumbo_destroy_output recurses. */
typedef struct ParseArena ParseArena;

/* Null if there is no memory. */
ParseArena* parse_arena_new(void);
void parse_arena_free(ParseArena* arena);
/* Forgets the tree, and keeps a few blocks for the next. */
void parse_arena_reset(ParseArena* arena);

typedef enum ParseOutcome {
  ParseOk,
  ParseTooLarge,
  ParseTooSlow,
  ParseNoMemory, /* there is less than the budget */
  ParseBroken    /* an assertion of Gumbo's failed */
} ParseOutcome;

/* Parses bytes[0, size), UTF-8, into `*document`, which lives until the arena is reset or freed and points into
 * `bytes`. bytes[size] must be readable: Gumbo looks at it (for a reference at the end of an attribute). `budget`: how
 * many bytes the tree and the work on it may take. `seconds`: of this thread's CPU time, checked now and then. */
ParseOutcome parse_html(ParseArena* arena, const char* bytes, size_t size, size_t budget, double seconds,
                        const GumboNode** document);

/* After a parse: `size` bytes more for its tree, of what is left of its budget; null if that is too much or if there is
 * no memory, which parse_arena_outcome tells. */
void* parse_arena_take(ParseArena* arena, size_t size);
ParseOutcome parse_arena_outcome(const ParseArena* arena);

#ifdef __cplusplus
}
#endif

#endif  // OFFPRINT_FORMATS_HTML_GUMBO_PARSE_H_
