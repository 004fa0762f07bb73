#include "indexer/maintenance/describe.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>

#include "common/cli/progress.h"
#include "common/date.h"
#include "common/error.h"
#include "common/index/database.h"
#include "common/text/display_width.h"
#include "common/text/json_writer.h"
#include "common/text/utf8.h"
#include "indexer/checkpoint.h"

namespace dizin::indexer {
namespace {

using cli::HumanBytes;
using cli::WithCommas;
using Counts = std::map<std::string, std::uint64_t>;

// Of languages and sources, on the screen.
constexpr std::size_t kMostListed = 6;
constexpr std::size_t kLabelColumns = 11;
constexpr std::size_t kNameColumns = 30;

std::string DayOf(double seconds) {
  return Date{.seconds = static_cast<std::int64_t>(std::floor(seconds))}
      .ToString();
}

// The most frequent first.
std::vector<std::pair<std::string, std::uint64_t>> Ranked(
    const Counts& counts) {
  std::vector<std::pair<std::string, std::uint64_t>> ranked(counts.begin(),
                                                            counts.end());
  std::stable_sort(
      ranked.begin(), ranked.end(),
      [](const auto& a, const auto& b) { return a.second > b.second; });
  return ranked;
}

// At most kNameColumns of it.
std::string Shortened(const std::string& name) {
  if (DisplayWidth(name) <= kNameColumns) return name;
  std::string_view kept = name;
  while (DisplayWidth(kept) >= kNameColumns) {
    kept = TruncateUtf8(kept, kept.size() - 1);
  }
  return std::string(kept) + "…";
}

// "en 31,000, de 8,000, 43 others, 12 without"
std::string CountsText(const Counts& counts, std::uint64_t articles) {
  std::string text;
  const auto add = [&text](const std::string& part) {
    text += (text.empty() ? "" : ", ") + part;
  };
  const auto ranked = Ranked(counts);
  std::uint64_t with = 0;
  for (std::size_t i = 0; i < ranked.size(); ++i) {
    with += ranked[i].second;
    if (i < kMostListed) {
      add(Shortened(ranked[i].first) + " " + WithCommas(ranked[i].second));
    }
  }
  if (ranked.size() > kMostListed) {
    add(WithCommas(ranked.size() - kMostListed) + " others");
  }
  if (with < articles) add(WithCommas(articles - with) + " without");
  return text;
}

std::vector<std::string> KindNames(std::uint8_t kinds) {
  std::vector<std::string> names;
  if ((kinds & index::kHoldsWords) != 0) names.emplace_back("words");
  if ((kinds & index::kHoldsNumbers) != 0) names.emplace_back("numbers");
  if ((kinds & index::kHoldsDates) != 0) names.emplace_back("dates");
  return names;
}

std::string FieldsText(const index::FieldKinds& fields) {
  std::string text;
  std::size_t listed = 0;
  for (const auto& [name, kinds] : fields) {
    if (++listed > kMostListed) {
      return text + ", " + WithCommas(fields.size() - kMostListed) + " others";
    }
    std::string list;
    for (const std::string& kind : KindNames(kinds)) {
      list += (list.empty() ? "" : ", ") + kind;
    }
    text += (text.empty() ? "" : ", ") + name + " (" + list + ")";
  }
  return text;
}

// A table of lines, of which the first has the label.
class Screen {
 public:
  explicit Screen(std::string first) : text_(std::move(first)) {}

  void Line(const std::string& label, const std::string& line) {
    if (line.empty()) return;
    const std::string shown = label == last_ ? "" : label;
    last_ = label;
    text_ += "  " + shown +
             std::string(kLabelColumns - std::min(kLabelColumns, shown.size()),
                         ' ') +
             line + "\n";
  }

  std::string Take() { return std::move(text_); }

 private:
  std::string text_;
  std::string last_;
};

std::string Padded(const std::string& text, std::size_t columns, bool right) {
  const std::size_t width = DisplayWidth(text);
  const std::string blanks(columns - std::min(columns, width), ' ');
  return right ? blanks + text : text + blanks;
}

std::vector<std::pair<const char*, std::uint64_t>> PartsOf(
    const index::PartSizes& bytes) {
  return {{"postings", bytes.postings},
          {"positions", bytes.positions},
          {"term_lists", bytes.term_lists},
          {"stored_text", bytes.stored_text},
          {"lexicon", bytes.lexicon},
          {"values", bytes.values},
          {"other", bytes.other}};
}

void AddParts(const index::PartSizes& bytes, Screen* screen) {
  for (const auto& [name, size] : PartsOf(bytes)) {
    if (size == 0) continue;
    std::string label = name;
    std::replace(label.begin(), label.end(), '_', ' ');
    const auto percent = static_cast<std::uint64_t>(
        std::llround(100.0 * static_cast<double>(size) /
                     static_cast<double>(bytes.Total())));
    screen->Line("parts",
                 Padded(label, 12, false) +
                     Padded(HumanBytes(static_cast<double>(size)), 10, true) +
                     Padded(std::to_string(percent), 5, true) + " %");
  }
}

void WriteCounts(const char* key, const Counts& counts, JsonWriter* json) {
  json->Key(key).BeginObject();
  for (const auto& [name, count] : Ranked(counts))
    json->Key(name).Number(count);
  json->EndObject();
}

void WriteDate(const char* key, const std::optional<double>& seconds,
               JsonWriter* json) {
  json->Key(key);
  if (seconds) {
    json->String(DayOf(*seconds));
  } else {
    json->Null();
  }
}

}  // namespace

DatabaseStatistics DescribeDatabase(const std::string& path) {
  DatabaseStatistics statistics;
  statistics.path = path;
  std::vector<std::string> checkpoints;
  for (const index::ShardPlace& shard : index::ReadLayout(path).shards) {
    if (shard.path.empty()) {
      throw Error(ErrorKind::kUsage, path + ": the shard " + shard.name +
                                         " is on another machine; ask there");
    }
    index::ShardStatistics of_shard = index::DescribeShard(shard.path);
    checkpoints.push_back(of_shard.checkpoint);
    if (statistics.shards.empty()) {
      statistics.all = of_shard;
    } else {
      index::AddStatistics(of_shard, &statistics.all);
    }
    statistics.shards.emplace_back(shard.name, std::move(of_shard));
  }
  const std::optional<Checkpoint> first = DecodeCheckpoint(checkpoints.front());
  if (!first) return statistics;
  if (const auto resumable = FindResumable(checkpoints, first->run)) {
    statistics.interrupted = PlaceNote(*resumable);
  }
  return statistics;
}

std::string StatisticsText(const DatabaseStatistics& statistics) {
  const index::ShardStatistics& all = statistics.all;
  Screen screen(statistics.path + ": " + WithCommas(all.articles) +
                (all.articles == 1 ? " article, " : " articles, ") +
                HumanBytes(static_cast<double>(all.bytes.Total())) + "\n");
  screen.Line(
      "words",
      WithCommas(all.words) + ", " + WithCommas(all.different_words) +
          " different" +
          (statistics.shards.size() > 1 ? " (each shard's counted)" : ""));
  screen.Line("languages", CountsText(all.languages, all.articles));
  if (all.dated > 0) {
    screen.Line("dates", DayOf(*all.first_date) + " to " +
                             DayOf(*all.last_date) + ", in " +
                             WithCommas(all.dated));
  }
  if (!all.sources.empty()) {
    screen.Line("sources", CountsText(all.sources, all.articles));
  }
  screen.Line("fields", FieldsText(all.fields));
  AddParts(all.bytes, &screen);
  screen.Line("format", all.format + ", " + all.fingerprint);
  for (const auto& [name, shard] : statistics.shards) {
    screen.Line("shards",
                Padded(name, 12, false) +
                    Padded(HumanBytes(static_cast<double>(shard.bytes.Total())),
                           10, true) +
                    "  " + WithCommas(shard.articles) + " articles");
  }
  if (!statistics.interrupted.empty()) {
    screen.Line("stopped", statistics.interrupted +
                               ": the same command goes on from there");
  }
  return screen.Take();
}

std::string StatisticsJson(const DatabaseStatistics& statistics) {
  const index::ShardStatistics& all = statistics.all;
  std::string text;
  JsonWriter json(&text);
  json.BeginObject().Key("version").Number(1);
  json.Key("database").String(statistics.path);
  json.Key("articles").Number(all.articles).Key("words").Number(all.words);
  json.Key("different_words").Number(all.different_words);
  json.Key("terms").Number(all.terms);
  json.Key("bytes").Number(all.bytes.Total()).Key("parts").BeginObject();
  for (const auto& [name, size] : PartsOf(all.bytes)) {
    json.Key(name).Number(size);
  }
  json.EndObject().Key("dates").BeginObject().Key("articles").Number(all.dated);
  WriteDate("first", all.first_date, &json);
  WriteDate("last", all.last_date, &json);
  json.EndObject();
  WriteCounts("languages", all.languages, &json);
  WriteCounts("sources", all.sources, &json);
  json.Key("fields").BeginObject();
  for (const auto& [name, kinds] : all.fields) {
    json.Key(name).BeginArray();
    for (const std::string& kind : KindNames(kinds)) json.String(kind);
    json.EndArray();
  }
  json.EndObject().Key("format").String(all.format);
  json.Key("fingerprint").String(all.fingerprint);
  json.Key("interrupted").String(statistics.interrupted);
  json.Key("shards").BeginArray();
  for (const auto& [name, shard] : statistics.shards) {
    json.BeginObject().Key("name").String(name);
    json.Key("articles").Number(shard.articles);
    json.Key("words").Number(shard.words);
    json.Key("different_words").Number(shard.different_words);
    json.Key("bytes").Number(shard.bytes.Total()).EndObject();
  }
  json.EndArray().EndObject();
  return text + "\n";
}

}  // namespace dizin::indexer
