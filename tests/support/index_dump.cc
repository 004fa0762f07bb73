#include "tests/support/index_dump.h"

#include <algorithm>
#include <map>
#include <sstream>
#include <stdexcept>

#include <xapian.h>

#include "common/index/article_id.h"
#include "common/index/database.h"
#include "common/index/schema.h"

namespace dizin::testing {
namespace {

using Lines = std::vector<std::string>;

std::string Hex(const std::string& bytes) {
  std::string hex;
  for (const char c : bytes) {
    if (c > ' ' && c < 0x7F && c != '%') {
      hex += c;
    } else {
      char code[4];
      std::snprintf(code, sizeof code, "%%%02x", static_cast<unsigned char>(c));
      hex += code;
    }
  }
  return hex;
}

void DumpArticles(const Xapian::Database& database, Lines* lines) {
  for (auto it = database.postlist_begin(""), end = database.postlist_end("");
       it != end; ++it) {
    const Xapian::Document document = database.get_document(*it);
    const std::string data = document.get_data();
    const std::string id = Hex(index::IdOf(document));
    lines->push_back("data " + id + " " + Hex(data));
    lines->push_back("length " + id + " " +
                     std::to_string(database.get_doclength(*it)));
    for (auto value = document.values_begin(); value != document.values_end();
         ++value) {
      lines->push_back("value " + id + " " +
                       std::to_string(value.get_valueno()) + " " + Hex(*value));
    }
    for (auto term = document.termlist_begin(); term != document.termlist_end();
         ++term) {
      std::ostringstream line;
      line << "term " << Hex(*term) << " " << id << " " << term.get_wdf();
      for (auto position = term.positionlist_begin();
           position != term.positionlist_end(); ++position) {
        line << " " << *position;
      }
      lines->push_back(line.str());
    }
  }
}

// Postings are in the posting table as well as in the term lists.
void DumpFrequencies(const Xapian::Database& database,
                     std::map<std::string, std::uint64_t>* frequencies) {
  for (auto term = database.allterms_begin(); term != database.allterms_end();
       ++term) {
    std::uint64_t& sum = (*frequencies)[*term];
    for (auto posting = database.postlist_begin(*term);
         posting != database.postlist_end(*term); ++posting) {
      sum += 1'000'000 + posting.get_wdf();
    }
  }
}

void DumpMetadata(const Xapian::Database& database, const std::string& shard,
                  Lines* lines) {
  for (auto key = database.metadata_keys_begin();
       key != database.metadata_keys_end(); ++key) {
    if (*key == index::kCheckpointKey) continue;
    lines->push_back("meta " + shard + " " + Hex(*key) + " " +
                     Hex(database.get_metadata(*key)));
  }
}

}  // namespace

std::vector<std::string> DumpDatabase(const std::string& path) {
  Lines lines;
  std::map<std::string, std::uint64_t> frequencies;
  int number = 0;
  for (const index::ShardPlace& shard : index::ReadLayout(path).shards) {
    std::ostringstream complaints;
    if (Xapian::Database::check(shard.path, 0, &complaints) != 0) {
      throw std::runtime_error(shard.path + ": " + complaints.str());
    }
    const Xapian::Database database(shard.path);
    DumpArticles(database, &lines);
    DumpFrequencies(database, &frequencies);
    DumpMetadata(database, std::to_string(number++), &lines);
  }
  for (const auto& [term, sum] : frequencies) {
    lines.push_back("frequency " + Hex(term) + " " + std::to_string(sum));
  }
  std::sort(lines.begin(), lines.end());
  return lines;
}

std::string FirstDifferences(const std::vector<std::string>& want,
                             const std::vector<std::string>& got) {
  constexpr std::size_t kMost = 5;
  const auto missing = [kMost](const Lines& from, const Lines& in,
                               const char* what) {
    Lines only;
    std::set_difference(from.begin(), from.end(), in.begin(), in.end(),
                        std::back_inserter(only));
    std::string text;
    for (std::size_t i = 0; i < std::min(kMost, only.size()); ++i) {
      text += what + only[i].substr(0, 300) + "\n";
    }
    if (only.size() > kMost) {
      text += what + ("and " + std::to_string(only.size() - kMost)) + " more\n";
    }
    return text;
  };
  return missing(want, got, "- ") + missing(got, want, "+ ");
}

}  // namespace dizin::testing
