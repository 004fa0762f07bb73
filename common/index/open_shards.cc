#include "common/index/open_shards.h"

#include <algorithm>
#include <filesystem>
#include <limits>
#include <set>
#include <string_view>
#include <system_error>
#include <utility>

#include <xapian.h>

#include "common/error.h"
#include "common/index/database.h"
#include "common/index/format_check.h"
#include "common/index/hash.h"
#include "common/index/lexicon_store.h"
#include "common/index/schema.h"

namespace dizin::index {
namespace {

// Milliseconds that a shard on another host may take to answer and to connect.
constexpr unsigned kRemoteTimeoutMs = 10'000;
constexpr unsigned kRemoteConnectMs = 1'000;

Xapian::Database OpenRemote(const std::string& place) {
  const std::size_t colon = place.rfind(':');
  if (place.starts_with(':')) {  // ":program arguments"
    const std::size_t space = place.find(' ');
    const std::string arguments =
        space == std::string::npos ? "" : place.substr(space + 1);
    return Xapian::Remote::open(place.substr(1, space - 1), arguments,
                                kRemoteTimeoutMs);
  }
  unsigned port = 0;
  for (const char digit : std::string_view(place).substr(
           colon == std::string::npos ? place.size() : colon + 1)) {
    if (digit < '0' || digit > '9' || port > 65'535) port = 65'536;
    port = port * 10 + static_cast<unsigned>(digit - '0');
  }
  if (port == 0 || port > 65'535) {
    throw Error(ErrorKind::kIndex,
                "shard " + place + ": a remote shard is HOST:PORT");
  }
  return Xapian::Remote::open(place.substr(0, colon), port, kRemoteTimeoutMs,
                              kRemoteConnectMs);
}

// Xapian numbers the articles of all shards in 32 bits, and would wrap.
void CheckDocumentIds(const std::vector<std::uint32_t>& last_documents) {
  std::uint64_t greatest = 0;
  for (const std::uint32_t last : last_documents) {
    greatest = std::max<std::uint64_t>(greatest, last);
  }
  if (greatest * last_documents.size() >
      std::numeric_limits<std::uint32_t>::max()) {
    throw Error(ErrorKind::kIndex,
                "too many articles for one search: search fewer databases "
                "at once");
  }
}

// Two ways to one folder would find each article twice.
std::vector<std::string> EachOnce(std::vector<std::string> paths) {
  std::set<std::filesystem::path> seen;
  std::erase_if(paths, [&seen](const std::string& path) {
    std::error_code unknown;  // opening it will say what is wrong
    const auto folder = std::filesystem::weakly_canonical(path, unknown);
    return !seen.insert(unknown ? std::filesystem::path(path) : folder).second;
  });
  return paths;
}

}  // namespace

struct OpenShards::Shard {
  explicit Shard(ShardPlace where)
      : place(std::move(where)), lexicon(&database, place.path.empty()) {}

  bool remote() const { return place.path.empty(); }
  std::string Metadata(std::string_view key) const {
    return database.get_metadata(std::string(key));
  }

  ShardPlace place;
  FileStamp stamp;  // of its version file; zeros if there is none to look at
  Xapian::Database database;
  ShardLexicon lexicon;  // reads `database`
};

struct OpenShards::State {
  std::vector<DatabaseLayout> layouts;
  std::vector<std::unique_ptr<Shard>> shards;
  Xapian::Database all;
  FieldKinds field_kinds;
  std::string name;  // of this state of all shards
  StateMark mark;
  std::vector<std::string> notes;
  std::unique_ptr<lexicon::MergedLexicon> lexicon;
  bool complete = false;  // everything above was read from this state
};

// Stands for the lexicon of whatever is open.
class OpenShards::CurrentLexicon : public lexicon::Lexicon {
 public:
  explicit CurrentLexicon(const OpenShards* shards) : shards_(shards) {}

  void Read(std::string_view key, const ValueVisitor& visit) const override {
    shards_->state_->lexicon->Read(key, visit);
  }
  void ReadPrefix(std::string_view prefix,
                  const EntryVisitor& visit) const override {
    shards_->state_->lexicon->ReadPrefix(prefix, visit);
  }
  std::uint32_t DocumentFrequency(std::string_view term) const override {
    return shards_->state_->lexicon->DocumentFrequency(term);
  }
  std::uint64_t Revision() const override { return shards_->revision_; }

 private:
  const OpenShards* shards_;
};

OpenShards::OpenShards(std::vector<std::string> paths)
    : paths_(EachOnce(std::move(paths))),
      lexicon_(std::make_unique<CurrentLexicon>(this)) {}

OpenShards::~OpenShards() = default;

const Xapian::Database& OpenShards::all() const { return state_->all; }
bool OpenShards::any_remote() const {
  return std::any_of(state_->shards.begin(), state_->shards.end(),
                     [](const auto& shard) { return shard->remote(); });
}
const FieldKinds& OpenShards::field_kinds() const {
  return state_->field_kinds;
}
const std::string& OpenShards::state() const { return state_->name; }
const StateMark& OpenShards::mark() const { return state_->mark; }
const std::vector<std::string>& OpenShards::notes() const {
  return state_->notes;
}

const lexicon::Lexicon& OpenShards::lexicon() const { return *lexicon_; }

void OpenShards::Drop() { state_.reset(); }

void OpenShards::Refresh() {
  if (state_ != nullptr) {
    for (const DatabaseLayout& layout : state_->layouts) {
      if (ReadStamp(layout.path) == layout.stamp) continue;
      Drop();
      break;
    }
  }
  if (state_ == nullptr) {
    Open();
  } else if (!ReopenChanged() && state_->complete) {
    return;
  }
  state_->complete = false;
  ++revision_;
  ReadMetadata();
  state_->complete = true;
}

void OpenShards::Open() {
  auto state = std::make_unique<State>();
  for (const std::string& path : paths_) {
    state->layouts.push_back(ReadLayout(path));
    for (const ShardPlace& place : state->layouts.back().shards) {
      auto shard = std::make_unique<Shard>(place);
      if (shard->remote()) {
        shard->database = OpenRemote(place.name);
      } else {
        shard->stamp = ReadVersionStamp(place.path);
        shard->database = Xapian::Database(place.path);
      }
      state->all.add_database(shard->database);
      state->shards.push_back(std::move(shard));
    }
  }
  std::vector<const lexicon::Lexicon*> lexicons;
  for (const auto& shard : state->shards) lexicons.push_back(&shard->lexicon);
  state->lexicon =
      std::make_unique<lexicon::MergedLexicon>(std::move(lexicons));
  state_ = std::move(state);
}

bool OpenShards::ReopenChanged() {
  bool changed = false;
  for (const auto& shard : state_->shards) {
    if (!shard->remote()) {
      const FileStamp stamp = ReadVersionStamp(shard->place.path);
      if (stamp != FileStamp{} && stamp == shard->stamp) continue;
      shard->stamp = stamp;
    }
    changed |= shard->database.reopen();
  }
  return changed;
}

void OpenShards::ReadMetadata() {
  state_->field_kinds.clear();
  state_->name.clear();
  state_->notes.clear();
  state_->mark = {};
  std::string shards;
  for (const auto& shard : state_->shards) {
    shard->lexicon.SetRevision(revision_);
    const std::string& name =
        shard->remote() ? shard->place.name : shard->place.path;
    std::string note = CheckFormat(shard->Metadata(kFormatKey),
                                   shard->Metadata(kFingerprintKey), name);
    if (!note.empty()) state_->notes.push_back(std::move(note));
    MergeFieldKinds(DecodeFieldKinds(shard->Metadata(kFieldsKey)),
                    &state_->field_kinds);
    const std::string uuid = shard->database.get_uuid();
    if (!any_remote()) {
      state_->name +=
          uuid + "@" + std::to_string(shard->database.get_revision()) + " ";
    }
    shards += uuid + " ";
    state_->mark.last_documents.push_back(shard->database.get_lastdocid());
  }
  if (!any_remote()) state_->mark.revision = Hash64(state_->name);
  state_->mark.shards = Hash64(shards);
  CheckDocumentIds(state_->mark.last_documents);
}

}  // namespace dizin::index
