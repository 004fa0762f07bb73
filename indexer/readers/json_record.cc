#include "indexer/readers/json_record.h"

#include <charconv>
#include <string>
#include <string_view>

#include <simdjson.h>

#include "common/text/utf8.h"
#include "indexer/readers/mend_json.h"

namespace dizin::indexer {
namespace {

namespace dom = simdjson::dom;

constexpr int kMaxDepth = 16;
// A parser keeps its largest buffers; one that read a longer line is let go.
constexpr std::size_t kKeptParserBytes = 16 << 20;

static_assert(kJsonPaddingBytes >= simdjson::SIMDJSON_PADDING);

std::string Explain(simdjson::error_code error, std::string_view json) {
  switch (error) {
    case simdjson::TAPE_ERROR:
      return CommonMistake(json);
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

std::string StringIn(const dom::object& object, const char* key) {
  std::string_view value;
  return std::string(object[key].get(value) ? std::string_view() : value);
}

}  // namespace

class JsonRecord::State {
 public:
  State(const FieldMap& map, ArticleBuilder* builder)
      : map_(map),
        builder_(builder),
        parser_(std::make_unique<dom::parser>()) {}

  void Read(std::string_view json);

 private:
  bool TakeAction(const dom::object& object);
  dom::object Unwrap(const dom::object& object);
  void AddFields(const std::string& prefix, const dom::object& fields,
                 int depth);
  void AddValue(const std::string& name, const dom::element& value, int depth);
  void AddList(const std::string& name, const dom::array& list, int depth);
  void AddItem(const std::string& name, const dom::element& item, int depth);
  void AddNumber(const std::string& name, const dom::element& value);

  const FieldMap& map_;
  ArticleBuilder* builder_;
  std::unique_ptr<dom::parser> parser_;
  // What a wrapper, or the action in the line before, says: counts where the
  // article itself has none.
  std::string outer_id_;
};

void JsonRecord::State::Read(std::string_view json) {
  if (parser_->capacity() > kKeptParserBytes) {
    parser_ = std::make_unique<dom::parser>();
  }
  dom::element root;
  simdjson::error_code error =
      parser_->parse(json.data(), json.size(), false).get(root);
  std::string mended;
  if (error) {
    mended = json;
    const std::size_t count =
        MakeWellFormed(&mended) + MendSurrogateEscapes(&mended);
    if (MendNumbers(&mended) > 0 || count > 0) {
      builder_->CountMended(count);
      error = parser_->parse(mended).get(root);
    }
  }
  dom::object fields;
  if (error) {
    builder_->Reject("bad JSON: " + Explain(error, json));
  } else if (root.get(fields)) {
    builder_->Reject(root.is_array() ? "is a JSON list, not an object"
                                     : "is not a JSON object");
  } else if (!TakeAction(fields)) {
    AddFields("", Unwrap(fields), 0);
    if (builder_->article().id.empty()) builder_->Add("id", outer_id_);
    outer_id_.clear();
  }
}

// {"index": {"_id": "1"}}: what Elasticsearch is to do with the next line.
bool JsonRecord::State::TakeAction(const dom::object& object) {
  if (object.size() != 1) return false;
  const auto [name, value] = *object.begin();
  dom::object action;
  if (value.get(action)) return false;
  if (name != "index" && name != "create" && name != "update" &&
      name != "delete") {
    return false;
  }
  for (const dom::key_value_pair part : action) {
    if (!part.key.starts_with('_') && part.key != "routing" &&
        part.key != "retry_on_conflict") {
      return false;
    }
  }
  outer_id_ = name == "delete" ? "" : StringIn(action, "_id");
  builder_->PassOver();
  return true;
}

// The article in what Elasticsearch and Solr put around one: {"_id": …,
// "_source": {…}}, {"add": {"doc": {…}}}.
dom::object JsonRecord::State::Unwrap(const dom::object& object) {
  dom::object inner;
  if (!object["_source"].get(inner)) {
    outer_id_ = StringIn(object, "_id");
    return inner;
  }
  if (object.size() == 1 && !object["add"].get(inner)) return Unwrap(inner);
  for (const dom::key_value_pair part : object) {
    if (part.key != "doc" && part.key != "boost" && part.key != "overwrite" &&
        part.key != "commitWithin" && part.key != "doc_as_upsert") {
      return object;
    }
  }
  return object["doc"].get(inner) ? object : inner;
}

void JsonRecord::State::AddFields(const std::string& prefix,
                                  const dom::object& fields, int depth) {
  if (depth > kMaxDepth) return builder_->Reject("nested too deep");
  for (const dom::key_value_pair field : fields) {
    AddValue(prefix.empty() ? std::string(field.key)
                            : prefix + "." + std::string(field.key),
             field.value, depth);
  }
}

void JsonRecord::State::AddValue(const std::string& name,
                                 const dom::element& value, int depth) {
  dom::array list;
  dom::object object;
  std::string_view text;
  bool truth = false;
  if (!value.get(text)) {
    builder_->Add(name, text);
  } else if (!value.get(list)) {
    AddList(name, list, depth + 1);
  } else if (!value.get(object)) {
    // {"$date": …}, {"$oid": …}: how MongoDB writes one value.
    const bool typed =
        object.size() == 1 && (*object.begin()).key.starts_with('$');
    if (typed && depth < kMaxDepth) {
      AddValue(name, (*object.begin()).value, depth + 1);
    } else {
      AddFields(name, object, depth + 1);
    }
  } else if (!value.get(truth)) {
    builder_->Add(name, truth ? "true" : "false");
  } else if (!value.is_null()) {
    AddNumber(name, value);
  }
}

void JsonRecord::State::AddList(const std::string& name, const dom::array& list,
                                int depth) {
  if (depth > kMaxDepth) return builder_->Reject("nested too deep");
  for (const dom::element item : list) AddItem(name, item, depth);
}

// An element of a list.
void JsonRecord::State::AddItem(const std::string& name,
                                const dom::element& item, int depth) {
  std::string_view author;
  if (item.is_object() && map_.Target(name) == "authors" &&
      !item["name"].get(author)) {
    builder_->Add(name, author);
  } else {
    AddValue(name, item, depth);
  }
}

void JsonRecord::State::AddNumber(const std::string& name,
                                  const dom::element& value) {
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
  builder_->Add(name, {digits, written.ptr});
}

JsonRecord::JsonRecord(const FieldMap& map, ArticleBuilder* builder)
    : state_(std::make_unique<State>(map, builder)) {}

JsonRecord::~JsonRecord() = default;

void JsonRecord::Read(std::string_view json) { state_->Read(json); }

}  // namespace dizin::indexer
