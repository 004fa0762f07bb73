#include "indexer/readers/json_lines.h"

#include <charconv>
#include <string>
#include <string_view>

#include <simdjson.h>

#include "common/text/utf8.h"
#include "indexer/input/line_reader.h"
#include "indexer/readers/article_builder.h"

namespace dizin::indexer {
namespace {

namespace dom = simdjson::dom;

constexpr int kMaxDepth = 16;
// A parser keeps its largest buffers; one that read a longer line is let go.
constexpr std::size_t kKeptParserBytes = 16 << 20;

static_assert(LineReader::kPaddingBytes >= simdjson::SIMDJSON_PADDING);

std::string Explain(simdjson::error_code error) {
  switch (error) {
    case simdjson::TAPE_ERROR:
      return "a comma, colon, brace or quote is missing or too many";
    case simdjson::UNCLOSED_STRING:
      return "a string has no end";
    case simdjson::STRING_ERROR:
      return "a bad escape in a string";
    case simdjson::UNESCAPED_CHARS:
      return "a control character in a string that is not escaped";
    case simdjson::NUMBER_ERROR:
      return "a bad number";
    case simdjson::DEPTH_ERROR:
      return "nested too deep";
    default:
      return simdjson::error_message(error);
  }
}

// The code unit of the escape \uXXXX at `at`, or 0 if there is none.
unsigned EscapedUnit(std::string_view json, std::size_t at) {
  if (json.substr(at, 2) != "\\u" || at + 6 > json.size()) return 0;
  unsigned unit = 0;
  const char* end = json.data() + at + 6;
  return std::from_chars(json.data() + at + 2, end, unit, 16).ptr == end ? unit
                                                                         : 0;
}

// Makes \ud83d without its other half \ufffd; answers how many there were.
std::size_t MendSurrogateEscapes(std::string* json) {
  std::size_t mended = 0;
  for (std::size_t at = json->find('\\'); at != std::string::npos;
       at = json->find('\\', at)) {
    const unsigned unit = EscapedUnit(*json, at);
    if (unit < 0xD800 || unit > 0xDFFF) {
      at += 2;  // any escape: its second character escapes nothing
      continue;
    }
    const unsigned next = EscapedUnit(*json, at + 6);
    if (unit < 0xDC00 && next >= 0xDC00 && next <= 0xDFFF) {
      at += 12;
      continue;
    }
    json->replace(at, 6, "\\ufffd");
    at += 6;
    ++mended;
  }
  return mended;
}

class JsonLinesReader : public ArticleReader {
 public:
  JsonLinesReader(Input* input, const ReaderOptions& options)
      : options_(options),
        lines_(input, options.max_article_bytes),
        builder_(input->name(), ArticleBuilder::Holds::kMany, &options_.map),
        parser_(std::make_unique<dom::parser>()) {}

  bool Next(Record* record) override {
    do {
      if (!lines_.Next()) return false;
    } while (!lines_.too_long() && IsBlank(lines_.line()));
    builder_.Begin(lines_.number());
    if (lines_.too_long()) {
      builder_.Reject(LongerThan(options_.max_article_bytes));
    } else {
      ReadLine(lines_.line());
    }
    builder_.Finish(record);
    return true;
  }

 private:
  static bool IsBlank(std::string_view line) {
    return line.find_first_not_of(" \t") == std::string_view::npos;
  }

  void ReadLine(std::string_view line) {
    if (parser_->capacity() > kKeptParserBytes) {
      parser_ = std::make_unique<dom::parser>();
    }
    dom::element root;
    simdjson::error_code error =
        parser_->parse(line.data(), line.size(), false).get(root);
    std::string mended;
    if (error) {
      mended = line;
      const std::size_t count =
          MakeWellFormed(&mended) + MendSurrogateEscapes(&mended);
      if (count > 0) {
        builder_.CountMended(count);
        error = parser_->parse(mended.data(), mended.size()).get(root);
      }
    }
    dom::object fields;
    if (error) {
      builder_.Reject("bad JSON: " + Explain(error));
    } else if (root.get(fields)) {
      builder_.Reject(root.is_array() ? "is a JSON list: want an object a line"
                                      : "is not a JSON object");
    } else {
      AddFields("", fields, 0);
    }
  }

  void AddFields(const std::string& prefix, const dom::object& fields,
                 int depth) {
    if (depth > kMaxDepth) return builder_.Reject("nested too deep");
    for (const dom::key_value_pair field : fields) {
      AddValue(prefix.empty() ? std::string(field.key)
                              : prefix + "." + std::string(field.key),
               field.value, depth);
    }
  }

  void AddValue(const std::string& name, const dom::element& value, int depth) {
    dom::array list;
    dom::object object;
    std::string_view text;
    bool truth = false;
    if (!value.get(text)) {
      builder_.Add(name, text);
    } else if (!value.get(list)) {
      AddList(name, list, depth + 1);
    } else if (!value.get(object)) {
      AddFields(name, object, depth + 1);
    } else if (!value.get(truth)) {
      builder_.Add(name, truth ? "true" : "false");
    } else if (!value.is_null()) {
      AddNumber(name, value);
    }
  }

  void AddList(const std::string& name, const dom::array& list, int depth) {
    if (depth > kMaxDepth) return builder_.Reject("nested too deep");
    for (const dom::element item : list) AddItem(name, item, depth);
  }

  // An element of a list.
  void AddItem(const std::string& name, const dom::element& item, int depth) {
    std::string_view author;
    if (item.is_object() && options_.map.Target(name) == "authors" &&
        !item["name"].get(author)) {
      builder_.Add(name, author);
    } else {
      AddValue(name, item, depth);
    }
  }

  void AddNumber(const std::string& name, const dom::element& value) {
    char digits[32];
    char* const end = digits + sizeof digits;
    std::to_chars_result written{digits, std::errc()};
    std::int64_t whole = 0;
    std::uint64_t large = 0;
    double real = 0;
    if (!value.get(whole)) {
      written = std::to_chars(digits, end, whole);
    } else if (!value.get(large)) {
      written = std::to_chars(digits, end, large);
    } else if (!value.get(real)) {
      written = std::to_chars(digits, end, real);
    }
    builder_.Add(name, {digits, written.ptr});
  }

  ReaderOptions options_;
  LineReader lines_;
  ArticleBuilder builder_;
  std::unique_ptr<dom::parser> parser_;
};

}  // namespace

std::unique_ptr<ArticleReader> MakeJsonLinesReader(
    Input* input, const ReaderOptions& options) {
  return std::make_unique<JsonLinesReader>(input, options);
}

}  // namespace dizin::indexer
