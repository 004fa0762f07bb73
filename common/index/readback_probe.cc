#include "common/index/readback_probe.h"

#include <cstddef>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <system_error>

#include <xapian.h>

#include "common/error.h"
#include "common/index/xapian_error.h"

namespace dizin::index {
namespace {

namespace fs = std::filesystem;

// What Xapian inflates in one piece cannot fail.
constexpr std::size_t kPieceBytes = 8192;
// What a term list holds of a term besides its own bytes, at most.
constexpr std::size_t kMaxEntryBytes = 7;
// Its changes are dropped after so many documents, to keep it small.
constexpr int kMaxPending = 200;

std::string MakeTemporaryDirectory() {
  std::error_code code;
  std::string name =
      (fs::temp_directory_path(code) / "dizin-probe-XXXXXX").string();
  if (code || ::mkdtemp(name.data()) == nullptr) {
    throw Error(ErrorKind::kSystem,
                "cannot make a temporary directory (" + name +
                    "); set TMPDIR to one that can be written");
  }
  return name;
}

// The document as its term list is made from it.
Xapian::Document WithoutPositions(const Xapian::Document& document) {
  Xapian::Document terms;
  for (auto i = document.termlist_begin(); i != document.termlist_end(); ++i) {
    terms.add_term(*i, i.get_wdf());
  }
  terms.set_data(document.get_data());
  return terms;
}

}  // namespace

struct ReadbackProbe::State {
  State() : path(MakeTemporaryDirectory()) {
    database = Xapian::WritableDatabase(
        path, Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_NO_SYNC);
    database.begin_transaction();
  }
  ~State() {
    std::error_code ignored;
    fs::remove_all(path, ignored);
  }
  State(const State&) = delete;
  State& operator=(const State&) = delete;

  bool CanRead(const Xapian::Document& document) {
    if (++pending > kMaxPending) {
      database.cancel_transaction();
      database.begin_transaction();
      pending = 0;
    }
    const Xapian::docid id = database.add_document(document);
    try {
      std::size_t terms = 0;
      for (auto i = database.termlist_begin(id); i != database.termlist_end(id);
           ++i) {
        ++terms;
      }
      return terms == document.termlist_count() &&
             database.get_document(id).get_data() == document.get_data();
    } catch (const Xapian::DatabaseCorruptError&) {
      return false;
    }
  }

  std::string path;
  Xapian::WritableDatabase database;
  int pending = 0;
};

ReadbackProbe::ReadbackProbe() = default;
ReadbackProbe::~ReadbackProbe() = default;

bool ReadbackProbe::CanRead(const Xapian::Document& document,
                            std::size_t term_bytes) {
  const std::size_t termlist_bytes =
      term_bytes + document.termlist_count() * kMaxEntryBytes;
  if (document.get_data().size() <= kPieceBytes &&
      termlist_bytes <= kPieceBytes) {
    return true;
  }
  return GuardXapian("probing a document", "in a temporary database", [&] {
    if (state_ == nullptr) state_ = std::make_unique<State>();
    return state_->CanRead(WithoutPositions(document));
  });
}

}  // namespace dizin::index
