#include "indexer/readers/field_map.h"

#include "common/error.h"
#include "indexer/ascii.h"

namespace dizin::indexer {
namespace {

constexpr std::size_t kMaxNameBytes = 64;

using std::string_view;

constexpr string_view kIds[] = {"_id", "guid", "uuid", "docno", "docid"};
constexpr string_view kTitles[] = {"headline", "heading", "subject", "name"};
constexpr string_view kTexts[] = {
    "body",     "content", "content_text", "full_text",    "fulltext",
    "maintext", "article", "articlebody",  "article_body", "message",
    "abstract", "summary", "description"};
constexpr string_view kDates[] = {
    "published",    "published_at",     "publishedat",    "pubdate",
    "pub_date",     "date_published",   "datepublished",  "date_publish",
    "publish_date", "publication_date", "published_date", "created_at",
    "created",      "timestamp"};
constexpr string_view kUrls[] = {"link", "href", "uri", "permalink", "web_url"};
constexpr string_view kSources[] = {"source_name", "publisher", "publication",
                                    "site_name", "source_domain"};
constexpr string_view kLanguages[] = {"language_code", "inlanguage", "locale"};
constexpr string_view kAuthors[] = {"byline", "creator", "dc_creator",
                                    "writer"};

// The name of an article's field for one as somebody wrote it.
std::string FieldName(std::string_view written) {
  std::string name(written.substr(0, kMaxNameBytes));
  for (char& c : name) {
    c = IsLetter(c) || IsDigit(c) ? ToLower(c) : '_';
  }
  if (name == "language") return "lang";
  if (name == "author") return "authors";
  return name;
}

}  // namespace

FieldMap::FieldMap(const std::vector<std::string>& rules) {
  for (const std::string& rule : rules) {
    const std::size_t equals = rule.find('=');
    if (equals == 0 || equals == std::string::npos) {
      throw Error(ErrorKind::kUsage, "'" + rule +
                                         "' is not a mapping (want "
                                         "title=headline)");
    }
    const std::string target = FieldName(rule.substr(0, equals));
    const std::string source = rule.substr(equals + 1);
    targets_.try_emplace(target, "");
    if (!source.empty()) targets_[source] = target;
  }
}

std::string FieldMap::Target(std::string_view record_field) const {
  const auto exact = targets_.find(record_field);
  if (exact != targets_.end()) return exact->second;
  std::string name = FieldName(record_field);
  const auto found = targets_.find(name);
  return found == targets_.end() ? name : found->second;
}

std::span<const string_view> FieldMap::OtherNames(string_view field) const {
  if (targets_.find(field) != targets_.end()) return {};
  if (field == "id") return kIds;
  if (field == "title") return kTitles;
  if (field == "text") return kTexts;
  if (field == "date") return kDates;
  if (field == "url") return kUrls;
  if (field == "source") return kSources;
  if (field == "lang") return kLanguages;
  if (field == "authors") return kAuthors;
  return {};
}

std::string FieldMap::ToString() const {
  std::string all;
  for (const auto& [source, target] : targets_) {
    all += target + "=" + source + "\n";
  }
  return all;
}

}  // namespace dizin::indexer
