/* Dizin for any language that can call C: handles, and JSON in UTF-8 in and
 * out. docs/embedding.md has a walk through it, docs/json.md the requests and
 * answers.
 *
 *   dizin_searcher *searcher;
 *   const char *db[] = {"news.dizin"}, *answer;
 *   if (dizin_searcher_open(db, 1, &searcher) == DIZIN_OK &&
 *       dizin_searcher_ask(searcher, "search", "{\"query\": \"kalin\"}",
 *                          DIZIN_TO_NUL, &answer, NULL) == DIZIN_OK) {
 *     puts(answer);
 *   } else {
 *     fprintf(stderr, "%s\n", dizin_error_message());
 *   }
 *   dizin_searcher_close(searcher);
 *
 * Errors. Every function that can fail answers a dizin_status; what it writes
 * through its last arguments is set on DIZIN_OK only. The status says what can
 * be done about it, dizin_error_message() in one line what happened. Nothing is
 * thrown, nothing printed, and the process is never ended.
 *
 * Threads. Different handles may be used in different threads at the same time;
 * one handle in one thread at a time. A thread that searches needs a searcher
 * of its own: opening one costs about a millisecond.
 *
 * Ownership. A handle is yours until you close it; closing NULL does nothing.
 * What is passed in is read during the call and not kept. Answers are owned by
 * the handle and valid until the next call with it; messages by the thread
 * until its next call that fails. */

#ifndef DIZIN_LIBRARY_DIZIN_H_
#define DIZIN_LIBRARY_DIZIN_H_

#include <stddef.h>

#if defined(__GNUC__)
#define DIZIN_API __attribute__((visibility("default")))
#else
#define DIZIN_API
#endif

#ifdef __cplusplus
extern "C" {
#endif

typedef enum dizin_status {
  DIZIN_OK = 0,
  DIZIN_USAGE = 1,     /* the call or the request is wrong */
  DIZIN_INPUT = 2,     /* the articles given are wrong */
  DIZIN_INDEX = 3,     /* no database, a damaged one, another version's */
  DIZIN_TRANSIENT = 4, /* another try may do: locked, busy, out of time */
  DIZIN_SYSTEM = 5,    /* disk full, permission, out of files or memory */
  DIZIN_INTERNAL = 6   /* a mistake of the library */
} dizin_status;

typedef struct dizin_searcher dizin_searcher;
typedef struct dizin_indexer dizin_indexer;

/* As the length of a string: it ends with its first NUL. */
#define DIZIN_TO_NUL ((size_t)-1)

/* "0.1.0". */
DIZIN_API const char* dizin_version(void);

/* Of the last call in this thread that failed; "" if none has. */
DIZIN_API const char* dizin_error_message(void);

/* Opens `count` databases, searched as one. A newer state of them is seen by
 * the next request, and so is one that has been put in their place. */
DIZIN_API dizin_status dizin_searcher_open(const char* const* databases,
                                           size_t count,
                                           dizin_searcher** searcher);
/* The same with options, a JSON object of `bytes` bytes: "aliases" is a file of
 * names of one thing, "no_abbreviations" true or false, as the options of
 * dizin-search. A file that cannot be read is DIZIN_USAGE, one with a line that
 * makes no sense DIZIN_INPUT. */
DIZIN_API dizin_status dizin_searcher_open_with(const char* const* databases,
                                                size_t count,
                                                const char* options,
                                                size_t bytes,
                                                dizin_searcher** searcher);
DIZIN_API void dizin_searcher_close(dizin_searcher* searcher);

/* Answers a request, a JSON object of `bytes` bytes. `operation` is "search",
 * "explain", "similar", "names", "complete", "abbreviations" or "article".
 * `*answer` is JSON on one line that ends with a line break and a NUL;
 * `answer_bytes`, which may be NULL, is its length without the NUL. A search
 * that says no "timeout" takes 10 seconds at most. An article that is not there
 * is null, not an error. */
DIZIN_API dizin_status dizin_searcher_ask(dizin_searcher* searcher,
                                          const char* operation,
                                          const char* request, size_t bytes,
                                          const char** answer,
                                          size_t* answer_bytes);

/* Opens a database to write to, and makes it if there is none. It is locked
 * until the indexer is closed: a second one is DIZIN_TRANSIENT. */
DIZIN_API dizin_status dizin_indexer_open(const char* database,
                                          dizin_indexer** indexer);
/* Drops what is not committed. */
DIZIN_API void dizin_indexer_close(dizin_indexer* indexer);

/* Adds articles, each a JSON object on a line of its own, as dizin-index reads
 * them: "id", "title", "text", "date", "lang", "url", "source", "authors", and
 * any further fields. One whose id is known replaces the article that has it.
 * DIZIN_INPUT if some could not be added, for which the message has the first
 * reason; all others have been. */
DIZIN_API dizin_status dizin_indexer_add(dizin_indexer* indexer,
                                         const char* json_lines, size_t bytes);

/* An id that no article has is no error. */
DIZIN_API dizin_status dizin_indexer_delete(dizin_indexer* indexer,
                                            const char* id, size_t bytes);

/* What was added and deleted is durable, and found, when it returns DIZIN_OK.
 */
DIZIN_API dizin_status dizin_indexer_commit(dizin_indexer* indexer);

/* Adds all articles of files and folders, in any format that dizin-index reads,
 * and commits. A folder that makes a new database is loaded in bulk. `*report`
 * is what `dizin-index --report json` prints, articles that were rejected
 * included; `report_bytes` may be NULL. */
DIZIN_API dizin_status dizin_indexer_add_files(dizin_indexer* indexer,
                                               const char* const* paths,
                                               size_t count,
                                               const char** report,
                                               size_t* report_bytes);

#ifdef __cplusplus
}
#endif

#endif /* DIZIN_LIBRARY_DIZIN_H_ */
