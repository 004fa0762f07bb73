// An article out of named fields, with the rules that all formats share.
//
//   ArticleBuilder builder("news.jsonl", options.map);
//   builder.Begin(3);
//   builder.Add("headline", "Ankara'da");
//   builder.Finish(&record);
//
// Rules, by the field of the article (FieldMap says which that is):
//   id       as given, at most kMaxIdBytes; else the path for a file that is
//   one
//            article, "path:line" for one of many, "path:line:2" for the second
//            on a line, "stdin:" and a hash of the
//            content for stdin; what is from no file must have one
//   date     what ParseWrittenDate() takes; numbers are a year (4 digits), a
//   day
//            (YYYYMMDD) or seconds since 1970, milliseconds from 12 digits on
//   lang     as given; whoever indexes it makes a code of it
//   authors  each call adds one
//   text     each call adds a paragraph
//   any      where there is none, what FieldMap::OtherNames() are, if it will
//   do others   kept by name in the order given; those of the same name too;
//   with
//            the authors kMaxFields at most
// Every value is made well-formed UTF-8 without NULs and CRs (counted in
// Record::mended) and stripped of blanks at both ends. Empty values are not
// given. An article needs a title or a text.

#ifndef DIZIN_INDEXER_READERS_ARTICLE_BUILDER_H_
#define DIZIN_INDEXER_READERS_ARTICLE_BUILDER_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "indexer/readers/article_reader.h"

namespace dizin::indexer {

class ArticleBuilder {
 public:
  static constexpr std::size_t kMaxIdBytes = 1024;
  static constexpr std::size_t kMaxFields = 10'000;

  // How many articles a file of this format holds.
  enum class Holds : std::uint8_t { kOne, kMany };

  ArticleBuilder(std::string file, Holds holds, const FieldMap* map);

  void Begin(std::uint64_t line);
  // The first reason given counts; nothing is added any more.
  void Reject(std::string reason);
  void PassOver() { record_.passed_over = true; }
  void Add(std::string_view record_field, std::string_view value);
  // The same by the name of the article's field.
  void AddOwn(const std::string& field, std::string_view value);
  // `count` places of the record have been mended before it came here.
  void CountMended(std::size_t count) { record_.mended += count; }
  const Article& article() const { return record_.article; }

  // "has more than 10000 fields"
  static std::string TooManyFields();

  // The record, as it was built since Begin().
  void Finish(Record* record);

 private:
  void Set(const std::string& field, std::string value);
  void FillFromOtherNames();
  bool FillFrom(const std::string& field, std::string_view other);
  void SetDate(std::string_view value);
  void SetId(std::string value);
  std::string DefaultId() const;

  std::string file_;
  Holds holds_;
  const FieldMap* map_;
  Record record_;
  std::uint64_t line_ = 0;             // of the last record
  std::uint64_t records_on_line_ = 0;  // so far, with this one
  std::string unused_;                 // names of fields that are none of ours
};

}  // namespace dizin::indexer

#endif  // DIZIN_INDEXER_READERS_ARTICLE_BUILDER_H_
