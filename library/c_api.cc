// The C interface: what the C++ library does, with nothing thrown.

#include <exception>
#include <new>
#include <string>
#include <string_view>
#include <vector>

#include "common/date.h"
#include "common/error.h"
#include "indexer/add_json_lines.h"
#include "indexer/indexer.h"
#include "indexer/report_json.h"
#include "library/dizin.h"
#include "searcher/answer_json.h"
#include "searcher/request_json.h"
#include "searcher/searcher.h"

struct dizin_searcher {
  dizin::Searcher searcher;
  std::string answer;
};

struct dizin_indexer {
  dizin::Indexer indexer;
  std::string database;
  std::string report;
};

namespace {

using dizin::Error;
using dizin::ErrorKind;

constexpr double kDefaultTimeoutSeconds = 10;

std::string& LastMessage() {
  thread_local std::string message;
  return message;
}

dizin_status StatusOf(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::kUsage:
      return DIZIN_USAGE;
    case ErrorKind::kInput:
      return DIZIN_INPUT;
    case ErrorKind::kIndex:
      return DIZIN_INDEX;
    case ErrorKind::kTransient:
      return DIZIN_TRANSIENT;
    case ErrorKind::kSystem:
      return DIZIN_SYSTEM;
    case ErrorKind::kInternal:
      break;
  }
  return DIZIN_INTERNAL;
}

// `message` may be cut to nothing where there is no memory for it.
dizin_status Fail(dizin_status status, const char* message) noexcept {
  try {
    LastMessage() = message;
  } catch (...) {
    LastMessage().clear();
  }
  return status;
}

// Does `work`, and answers what it throws as a status.
template <typename Work>
dizin_status Guarded(const Work& work) noexcept {
  try {
    work();
    return DIZIN_OK;
  } catch (const Error& e) {
    return Fail(StatusOf(e.kind()), e.what());
  } catch (const std::bad_alloc&) {
    return Fail(DIZIN_SYSTEM, "out of memory");
  } catch (const std::exception& e) {
    return Fail(DIZIN_INTERNAL, e.what());
  } catch (...) {
    return Fail(DIZIN_INTERNAL, "an unknown error");
  }
}

// REQUIREs of the caller, checked: a foreign language gets a message.
void Require(const void* argument, const char* name) {
  if (argument == nullptr) {
    throw Error(ErrorKind::kUsage, std::string(name) + " is NULL");
  }
}

std::string_view Text(const char* text, size_t bytes, const char* name) {
  Require(text, name);
  return bytes == DIZIN_TO_NUL ? std::string_view(text)
                               : std::string_view(text, bytes);
}

std::vector<std::string> Texts(const char* const* texts, size_t count,
                               const char* name) {
  Require(texts, name);
  std::vector<std::string> all;
  for (size_t i = 0; i < count; ++i) {
    all.emplace_back(Text(texts[i], DIZIN_TO_NUL, name));
  }
  if (all.empty()) {
    throw Error(ErrorKind::kUsage, std::string(name) + " are none");
  }
  return all;
}

void GiveOut(const std::string& text, const char** out, size_t* bytes) {
  *out = text.c_str();
  if (bytes != nullptr) *bytes = text.size();
}

dizin::SearchRequest Defaults() {
  dizin::SearchRequest defaults;
  defaults.max_seconds = kDefaultTimeoutSeconds;
  defaults.now_seconds = dizin::NowSeconds();
  return defaults;
}

}  // namespace

const char* dizin_version(void) { return DIZIN_VERSION; }

const char* dizin_error_message(void) { return LastMessage().c_str(); }

dizin_status dizin_searcher_open(const char* const* databases, size_t count,
                                 dizin_searcher** searcher) {
  return Guarded([&] {
    Require(searcher, "searcher");
    *searcher = new dizin_searcher{
        dizin::Searcher(Texts(databases, count, "databases")), {}};
  });
}

dizin_status dizin_searcher_open_with(const char* const* databases,
                                      size_t count, const char* options,
                                      size_t bytes, dizin_searcher** searcher) {
  return Guarded([&] {
    Require(searcher, "searcher");
    *searcher = new dizin_searcher{
        dizin::Searcher(
            Texts(databases, count, "databases"),
            dizin::ParseSearcherOptions(Text(options, bytes, "options"))),
        {}};
  });
}

void dizin_searcher_close(dizin_searcher* searcher) { delete searcher; }

dizin_status dizin_searcher_ask(dizin_searcher* searcher, const char* operation,
                                const char* request, size_t bytes,
                                const char** answer, size_t* answer_bytes) {
  return Guarded([&] {
    Require(searcher, "searcher");
    Require(answer, "answer");
    searcher->answer = dizin::AnswerJson(
        dizin::ParseRequest(
            dizin::ParseOperation(Text(operation, DIZIN_TO_NUL, "operation")),
            Text(request, bytes, "request"), Defaults()),
        &searcher->searcher);
    GiveOut(searcher->answer, answer, answer_bytes);
  });
}

dizin_status dizin_indexer_open(const char* database, dizin_indexer** indexer) {
  return Guarded([&] {
    Require(indexer, "indexer");
    const std::string path(Text(database, DIZIN_TO_NUL, "database"));
    *indexer = new dizin_indexer{dizin::Indexer({.database = path}), path, {}};
  });
}

void dizin_indexer_close(dizin_indexer* indexer) { delete indexer; }

dizin_status dizin_indexer_add(dizin_indexer* indexer, const char* json_lines,
                               size_t bytes) {
  return Guarded([&] {
    Require(indexer, "indexer");
    const std::vector<dizin::Rejection> rejected = dizin::AddJsonLines(
        Text(json_lines, bytes, "json_lines"), &indexer->indexer);
    if (rejected.empty()) return;
    throw Error(ErrorKind::kInput,
                "line " + std::to_string(rejected[0].line) + ": " +
                    rejected[0].reason +
                    (rejected.size() == 1
                         ? ""
                         : " (and " + std::to_string(rejected.size() - 1) +
                               " more that were rejected)"));
  });
}

dizin_status dizin_indexer_delete(dizin_indexer* indexer, const char* id,
                                  size_t bytes) {
  return Guarded([&] {
    Require(indexer, "indexer");
    indexer->indexer.Delete(std::string(Text(id, bytes, "id")));
  });
}

dizin_status dizin_indexer_commit(dizin_indexer* indexer) {
  return Guarded([&] {
    Require(indexer, "indexer");
    indexer->indexer.Commit();
  });
}

dizin_status dizin_indexer_add_files(dizin_indexer* indexer,
                                     const char* const* paths, size_t count,
                                     const char** report,
                                     size_t* report_bytes) {
  return Guarded([&] {
    Require(indexer, "indexer");
    Require(report, "report");
    indexer->report = dizin::indexer::SummaryJson(
        indexer->indexer.AddFiles({.paths = Texts(paths, count, "paths")}),
        indexer->database);
    GiveOut(indexer->report, report, report_bytes);
  });
}
