#include "common/index/glass_probe.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <system_error>

#include <xapian.h>

#include "common/error.h"
#include "common/index/glass/batch_builder.h"
#include "common/index/glass/bulk_writer.h"
#include "common/index/glass/version_file.h"
#include "common/index/shard_writer.h"
#include "common/index/term_dictionary.h"

namespace dizin::index {
namespace {

namespace fs = std::filesystem;

constexpr char kWord[] = "probe";
constexpr char kData[] = "stored";
constexpr char kKey[] = "key";

// A directory that goes when the probe is done.
class TemporaryDirectory {
 public:
  TemporaryDirectory() {
    path_ = fs::temp_directory_path() / "dizin-probe-XXXXXX";
    if (::mkdtemp(path_.data()) == nullptr) {
      throw Error(ErrorKind::kSystem, "making " + path_);
    }
  }
  ~TemporaryDirectory() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  TemporaryDirectory(const TemporaryDirectory&) = delete;
  TemporaryDirectory& operator=(const TemporaryDirectory&) = delete;

  std::string File(const char* name) const { return path_ + "/" + name; }

 private:
  std::string path_;
};

bool HasOurVersion(const std::string& database) {
  std::ifstream in(database + "/" + std::string(glass::kVersionFileName),
                   std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(in), {}};
  return bytes.starts_with(glass::kFormatMagic);
}

void WriteTheirs(const std::string& path) {
  Xapian::WritableDatabase database(
      path, Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS);
  database.commit();
}

void WriteOurs(const std::string& path) {
  TermDictionary terms;
  IndexedArticle article;
  article.id = "1";
  article.occurrences = {{terms.Intern("Q1"), 0, 0},
                         {terms.Intern(kWord), 1, 1},
                         {terms.Intern(kWord), 3, 1}};
  article.values = {{0, "value"}};
  article.data = kData;
  glass::BatchBuilder builder(&terms);
  builder.Add(article);
  glass::BulkWriter writer(path, {});
  writer.Put(0, builder.Finish());
  writer.SetMetadata(kKey, kData);
  writer.Finish(nullptr);
}

bool CanReadOurs(const std::string& path) {
  const Xapian::Database database(path);
  const Xapian::PositionIterator first = database.positionlist_begin(1, kWord);
  return database.get_doccount() == 1 && database.get_termfreq(kWord) == 1 &&
         database.get_doclength(1) == 2 && *first == 1 &&
         database.get_document(1).get_data() == kData &&
         database.get_document(1).get_value(0) == "value" &&
         database.get_metadata(kKey) == kData;
}

bool Probe() {
  try {
    const TemporaryDirectory directory;
    const std::string theirs = directory.File("theirs");
    const std::string ours = directory.File("ours");
    WriteTheirs(theirs);
    WriteOurs(ours);
    return HasOurVersion(theirs) && CanReadOurs(ours);
  } catch (const Xapian::Error&) {
    return false;
  } catch (const std::exception&) {
    return false;
  }
}

}  // namespace

bool GlassFormatIsKnown() {
  static const bool known = Probe();
  return known;
}

}  // namespace dizin::index
