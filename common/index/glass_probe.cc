#include "common/index/glass_probe.h"

#include <exception>
#include <filesystem>
#include <fstream>
#include <vector>

#include <stdlib.h>
#include <xapian.h>

#include "common/error.h"
#include "common/index/glass/batch_builder.h"
#include "common/index/glass/bulk_writer.h"
#include "common/index/glass/version_file.h"

namespace dizin::index {
namespace {

namespace fs = std::filesystem;

// The series that the format was read from and tried with.
constexpr int kMajor = 1;
constexpr int kMinor = 4;
static_assert(sizeof(Xapian::docid) == 4 && sizeof(Xapian::termcount) == 4,
              "glass/ writes 32-bit numbers of articles, positions and words");

constexpr std::uint32_t kArticles = 3;
constexpr std::uint32_t kWords = 40;  // enough for a compressed term list

struct Doubt {
  std::string why;
};

void Require(bool holds, const char* what) {
  if (!holds) throw Doubt{what};
}

class ScratchDirectory {
 public:
  explicit ScratchDirectory(const std::string& parent)
      : path_(parent + "/dizin-probe-XXXXXX") {
    if (mkdtemp(path_.data()) == nullptr) {
      throw Doubt{"cannot write to " + parent};
    }
  }
  ~ScratchDirectory() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  ScratchDirectory(const ScratchDirectory&) = delete;
  ScratchDirectory& operator=(const ScratchDirectory&) = delete;

  std::string operator/(const char* name) const { return path_ + '/' + name; }

 private:
  std::string path_;
};

void CheckVersions() {
  if (XAPIAN_MAJOR_VERSION != kMajor || XAPIAN_MINOR_VERSION != kMinor ||
      Xapian::major_version() != kMajor || Xapian::minor_version() != kMinor) {
    throw Doubt{std::string("Xapian ") + Xapian::version_string() +
                " (built with " + XAPIAN_VERSION +
                ") is not of the 1.4 series"};
  }
}

void CheckMagic(const std::string& path, std::string_view magic) {
  {
    Xapian::WritableDatabase database(path, Xapian::DB_CREATE |
                                                Xapian::DB_BACKEND_GLASS |
                                                Xapian::DB_NO_SYNC);
    Xapian::Document document;
    document.add_posting("word", 1);
    database.add_document(document);
    database.commit();
  }
  std::ifstream in(path + '/' + std::string(glass::kVersionFileName),
                   std::ios::binary);
  std::string begin(magic.size(), '\0');
  in.read(begin.data(), static_cast<std::streamsize>(begin.size()));
  Require(in.good() && begin == magic,
          "Xapian's files are of a version that is not known");
}

// Words are w0, w1, …, each at two places; article n has n + 1 times w0 more.
IndexedArticle MakeArticle(std::uint32_t number, TermDictionary* terms) {
  IndexedArticle article;
  for (std::uint32_t i = 0; i < 2 * kWords; ++i) {
    const std::uint32_t word = terms->Intern("w" + std::to_string(i % kWords));
    article.occurrences.push_back({word, i + 1, 1});
  }
  article.occurrences.push_back({terms->Intern("w0"), 0, number + 1});
  article.occurrences.push_back(
      {terms->Intern("Q" + std::to_string(number)), 0, 0});
  article.values = {{1, "v" + std::to_string(number)}};
  article.data = "data " + std::to_string(number);
  return article;
}

void WriteOurs(const std::string& path) {
  TermDictionary terms;
  glass::BatchBuilder builder(&terms);
  for (std::uint32_t i = 0; i < kArticles; ++i) {
    builder.Add(MakeArticle(i, &terms));
  }
  glass::BulkWriter writer(path, {});
  writer.Put(0, builder.Finish());
  writer.SetMetadata("key", "value");
  writer.Finish(nullptr);
}

void CheckArticle(const Xapian::Database& database, std::uint32_t number) {
  const Xapian::docid docid = number + 1;
  const Xapian::Document document = database.get_document(docid);
  const std::string n = std::to_string(number);
  Require(document.get_data() == "data " + n, "data are not read back");
  Require(document.get_value(1) == "v" + n, "values are not read back");
  Require(document.termlist_count() == kWords + 1,
          "term lists are not read back");
  Require(database.get_doclength(docid) == 2 * kWords + number + 1,
          "lengths are not read back");
  const std::vector<Xapian::termpos> positions(
      database.positionlist_begin(docid, "w7"),
      database.positionlist_end(docid, "w7"));
  Require(positions == std::vector<Xapian::termpos>{8, kWords + 8},
          "positions are not read back");
  Require(*database.postlist_begin("Q" + n) == docid,
          "postings are not read back");
}

void CheckOurs(const std::string& path) {
  Require(Xapian::Database::check(path) == 0, "Xapian finds our files damaged");
  const Xapian::Database database(path);
  Require(database.get_doccount() == kArticles &&
              database.get_termfreq("w0") == kArticles &&
              database.get_collection_freq("w0") == kArticles * 2 + 6,
          "statistics are not read back");
  Require(database.get_metadata("key") == "value",
          "metadata are not read back");
  for (std::uint32_t i = 0; i < kArticles; ++i) CheckArticle(database, i);
}

void CheckThatOursCanBeChanged(const std::string& path) {
  Xapian::WritableDatabase database(path, Xapian::DB_OPEN | Xapian::DB_NO_SYNC);
  database.delete_document("Q1");
  Xapian::Document document;
  document.add_posting("w7", 1);
  document.add_posting("new", 2);
  database.add_document(document);
  database.commit();
  Require(database.get_doccount() == kArticles &&
              database.get_termfreq("w7") == kArticles &&
              database.get_termfreq("Q1") == 0 &&
              Xapian::Database::check(path) == 0,
          "our files cannot be changed");
}

}  // namespace

std::string ProbeGlassFormat(const std::string& directory,
                             std::string_view magic) {
  try {
    CheckVersions();
    const ScratchDirectory scratch(directory);
    CheckMagic(scratch / "xapian", magic);
    WriteOurs(scratch / "ours");
    CheckOurs(scratch / "ours");
    CheckThatOursCanBeChanged(scratch / "ours");
    return "";
  } catch (const Doubt& doubt) {
    return doubt.why;
  } catch (const Xapian::Error& e) {
    return "Xapian says: " + e.get_description();
  } catch (const std::exception& e) {
    return e.what();
  }
}

const std::string& GlassFormatDoubt() {
  static const std::string kDoubt = [] {
    std::error_code no_place;
    const fs::path directory = fs::temp_directory_path(no_place);
    if (no_place)
      return "no directory for temporary files: " + no_place.message();
    return ProbeGlassFormat(directory, glass::kFormatMagic);
  }();
  return kDoubt;
}

bool GlassFormatIsKnown() { return GlassFormatDoubt().empty(); }

}  // namespace dizin::index
