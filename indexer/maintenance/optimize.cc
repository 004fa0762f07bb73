#include "indexer/maintenance/optimize.h"

#include "common/cli/progress.h"
#include "common/error.h"
#include "common/index/database.h"
#include "common/index/format_check.h"
#include "common/index/glass_probe.h"
#include "common/index/merge_shards.h"
#include "common/text/json_writer.h"
#include "indexer/load_manifest.h"

namespace dizin::indexer {
namespace {

using cli::HumanBytes;
using cli::WithCommas;

class Optimizer {
 public:
  Optimizer(const std::string& path, const index::BulkLoadOptions& options)
      : path_(path), options_(options), lock_(path) {
    layout_ = index::ReadLayout(path);
    for (const index::ShardPlace& shard : layout_.shards) {
      if (shard.path.empty() || shard.path == path) {
        throw Error(ErrorKind::kUsage,
                    path + ": " + shard.name +
                        " cannot be replaced from here; run this where the "
                        "shard is");
      }
      names_.push_back(shard.name);
    }
    // A load that is not finished is beside shards as they were.
    RemoveManifest(path);
    index::RemoveUnlistedShards(path);
  }

  OptimizedShard Do(std::size_t number, bool with_lexicon) {
    const std::string old = layout_.shards[number].path;
    OptimizedShard done;
    done.bytes_before = index::DirectoryBytes(old);
    try {
      std::vector<std::string> shards{old};
      if (with_lexicon) shards.push_back(MakeLexicon(number, &done));
      done.name = index::FreshShardName(path_, number);
      index::MergeShards(shards, path_ + "/" + done.name);
    } catch (...) {  // leaves no room taken; the error goes on
      index::RemoveUnlistedShards(path_);
      throw;
    }
    done.bytes_after = index::DirectoryBytes(path_ + "/" + done.name);
    names_[number] = done.name;
    index::SwitchShards(layout_, names_);
    index::RemoveUnlistedShards(path_);
    layout_ = index::ReadLayout(path_);
    return done;
  }

  const index::DatabaseLayout& layout() const { return layout_; }

 private:
  // A shard without articles, that has the lexicon of those that live.
  std::string MakeLexicon(std::size_t number, OptimizedShard* done) {
    const std::string& old = layout_.shards[number].path;
    const std::string lexicon =
        path_ + "/" + index::FreshShardName(path_, number);
    index::BulkLoad load(lexicon, options_);
    load.GoesBehind(old, index::Keep::kLive);
    done->dropped_words = load.Finish().dropped_rows;
    return lexicon;
  }

  const std::string& path_;
  const index::BulkLoadOptions& options_;
  const index::DatabaseLock lock_;
  index::DatabaseLayout layout_;
  std::vector<std::string> names_;
};

}  // namespace

OptimizeReport OptimizeDatabase(
    const std::string& path, const index::BulkLoadOptions& options,
    const std::function<void(const std::string& shard)>& begin) {
  index::ReadLayout(path);  // before a lock is made where there is no database
  Optimizer optimizer(path, options);
  OptimizeReport report;
  for (std::size_t i = 0; i < optimizer.layout().shards.size(); ++i) {
    const index::ShardPlace shard = optimizer.layout().shards[i];
    begin(shard.name);
    // A lexicon of this program's rules would say that all is of them.
    const std::string doubt = index::GlassFormatIsKnown()
                                  ? index::ShardAge(shard.path)
                                  : index::GlassFormatDoubt();
    if (!doubt.empty()) {
      report.notes.push_back("compacted only, dead words stay: " + doubt);
    }
    report.shards.push_back(optimizer.Do(i, doubt.empty()));
  }
  return report;
}

std::string OptimizeText(const OptimizeReport& report,
                         const std::string& database) {
  std::string text;
  std::uint64_t before = 0;
  std::uint64_t after = 0;
  std::uint64_t words = 0;
  const auto line = [&text](const std::string& name, std::uint64_t is,
                            std::uint64_t was, std::uint64_t dropped) {
    text += name + ": " + HumanBytes(static_cast<double>(is)) + ", was " +
            HumanBytes(static_cast<double>(was)) + "; " + WithCommas(dropped) +
            (dropped == 1 ? " dead word" : " dead words") + " dropped\n";
  };
  for (const OptimizedShard& shard : report.shards) {
    before += shard.bytes_before;
    after += shard.bytes_after;
    words += shard.dropped_words;
    if (report.shards.size() > 1) {
      line("  " + shard.name, shard.bytes_after, shard.bytes_before,
           shard.dropped_words);
    }
  }
  std::string details = std::move(text);
  text.clear();
  line(database, after, before, words);
  return text + details;
}

std::string OptimizeJson(const OptimizeReport& report,
                         const std::string& database) {
  std::string text;
  JsonWriter json(&text);
  json.BeginObject().Key("version").Number(1);
  json.Key("database").String(database).Key("shards").BeginArray();
  for (const OptimizedShard& shard : report.shards) {
    json.BeginObject().Key("name").String(shard.name);
    json.Key("bytes_before").Number(shard.bytes_before);
    json.Key("bytes_after").Number(shard.bytes_after);
    json.Key("dropped_words").Number(shard.dropped_words).EndObject();
  }
  json.EndArray().Key("notes").BeginArray();
  for (const std::string& note : report.notes) json.String(note);
  json.EndArray().EndObject();
  return text + "\n";
}

}  // namespace dizin::indexer
