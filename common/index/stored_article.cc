#include "common/index/stored_article.h"

#include <cstddef>
#include <utility>

#include <zstd.h>

#include "common/error.h"
#include "common/index/hash.h"
#include "common/index/varint.h"

namespace dizin::index {
namespace {

// Level 1 costs half of level 3 and its frames are 5 % larger.
constexpr int kCompressionLevel = 1;
// No article may be larger than what a reader is willing to allocate.
constexpr std::size_t kMaxPlainBytes = std::size_t{1} << 30;
constexpr std::size_t kKeptFrameBytes = std::size_t{1} << 20;

enum Tag : char {
  kTitle = 't',
  kText = 'x',
  kDate = 'd',  // precision byte, then seconds as zigzag
  kLanguage = 'l',
  kUrl = 'u',
  kSource = 's',
  kAuthor = 'a',  // one for each
  kExtra = 'e',   // name with its length, then the value
};

[[noreturn]] void Damaged(const char* how) {
  throw Error(ErrorKind::kIndex,
              std::string("a stored article is damaged (") + how +
                  "): run dizin-index --verify, or index again");
}

std::string EncodeDate(const Date& date) {
  std::string out(1, static_cast<char>(date.precision));
  const auto seconds = static_cast<std::uint64_t>(date.seconds);
  AppendVarint((seconds << 1) ^ (date.seconds < 0 ? ~std::uint64_t{0} : 0),
               &out);
  return out;
}

Date DecodeDate(std::string_view bytes) {
  ByteReader in(bytes);
  const std::string_view precision = in.Take(1);
  const std::uint64_t zigzag = in.Varint();
  if (!in.ok() || !in.AtEnd() || precision[0] < 0 ||
      precision[0] > static_cast<char>(Date::Precision::kSecond)) {
    Damaged("its date");
  }
  Date date;
  date.precision = static_cast<Date::Precision>(precision[0]);
  date.seconds = static_cast<std::int64_t>((zigzag >> 1) ^ (~(zigzag & 1) + 1));
  return date;
}

// Calls put(tag, value) for each field that is there.
template <class Put>
void VisitFields(const Article& article, const Put& put) {
  const auto put_if_any = [&put](Tag tag, std::string_view value) {
    if (!value.empty()) put(tag, value);
  };
  put_if_any(kTitle, article.title);
  put_if_any(kText, article.text);
  if (article.date) put(kDate, EncodeDate(*article.date));
  put_if_any(kLanguage, article.language);
  put_if_any(kUrl, article.url);
  put_if_any(kSource, article.source);
  for (const std::string& author : article.authors) put(kAuthor, author);
  for (const auto& [name, value] : article.extra) {
    std::string pair;
    AppendBytes(name, &pair);
    pair += value;
    put(kExtra, pair);
  }
}

void DecodeField(char tag, std::string_view value, Article* article) {
  switch (tag) {
    case kTitle:
      article->title = value;
      return;
    case kText:
      article->text = value;
      return;
    case kDate:
      article->date = DecodeDate(value);
      return;
    case kLanguage:
      article->language = value;
      return;
    case kUrl:
      article->url = value;
      return;
    case kSource:
      article->source = value;
      return;
    case kAuthor:
      article->authors.emplace_back(value);
      return;
    case kExtra: {
      ByteReader in(value);
      std::string name(in.Bytes());
      if (!in.ok()) Damaged("a field of its");
      article->extra.emplace_back(std::move(name), in.rest());
      return;
    }
    default:
      Damaged("a field we do not know");
  }
}

std::uint32_t IdCheck(std::string_view id) {
  return static_cast<std::uint32_t>(Hash64(id));
}

void AppendFixed32(std::uint32_t value, std::string* out) {
  for (int shift = 0; shift < 32; shift += 8) {
    out->push_back(static_cast<char>(value >> shift));
  }
}

// The head of a record, with its id if it has one; leaves `in` at its frame.
std::string_view ReadHead(ByteReader* in) {
  const std::string_view version = in->Take(1);
  if (!in->ok()) Damaged("it is empty");
  if (version[0] == kStoredWithoutId) return {};
  if (version[0] != kStoredWithId) {
    throw Error(ErrorKind::kIndex,
                "stored articles are of version " +
                    std::to_string(static_cast<unsigned char>(version[0])) +
                    ", which this program does not know: use a newer one");
  }
  const std::string_view id = in->Bytes();
  const std::string_view check = in->Take(4);
  if (!in->ok()) Damaged("its id");
  std::uint32_t want = 0;
  for (std::size_t i = 4; i-- > 0;) {
    want = want << 8 | static_cast<unsigned char>(check[i]);
  }
  if (want != IdCheck(id)) Damaged("its id");
  return id;
}

std::string Decompress(std::string_view frame) {
  const unsigned long long size =
      ZSTD_getFrameContentSize(frame.data(), frame.size());
  if (size == ZSTD_CONTENTSIZE_UNKNOWN || size == ZSTD_CONTENTSIZE_ERROR ||
      size > kMaxPlainBytes) {
    Damaged("its size");
  }
  std::string plain(static_cast<std::size_t>(size), '\0');
  const std::size_t got =
      ZSTD_decompress(plain.data(), plain.size(), frame.data(), frame.size());
  if (ZSTD_isError(got) != 0) Damaged(ZSTD_getErrorName(got));
  if (got != plain.size()) Damaged("its size");
  return plain;
}

struct FreeContext {
  void operator()(ZSTD_CCtx* context) const { ZSTD_freeCCtx(context); }
};

}  // namespace

struct StoredArticleEncoder::State {
  std::unique_ptr<ZSTD_CCtx, FreeContext> context;
  std::string plain;
  std::string frame;  // as long as the longest one, up to kKeptFrameBytes
};

StoredArticleEncoder::StoredArticleEncoder()
    : state_(std::make_unique<State>()) {
  state_->context.reset(ZSTD_createCCtx());
  if (state_->context == nullptr) {
    throw Error(ErrorKind::kSystem, "out of memory for compression");
  }
  ZSTD_CCtx_setParameter(state_->context.get(), ZSTD_c_compressionLevel,
                         kCompressionLevel);
  ZSTD_CCtx_setParameter(state_->context.get(), ZSTD_c_checksumFlag, 1);
}

StoredArticleEncoder::~StoredArticleEncoder() = default;
StoredArticleEncoder::StoredArticleEncoder(StoredArticleEncoder&&) noexcept =
    default;
StoredArticleEncoder& StoredArticleEncoder::operator=(
    StoredArticleEncoder&&) noexcept = default;

std::string StoredArticleEncoder::Encode(const Article& article, bool with_id) {
  std::string& plain = state_->plain;
  plain.clear();
  VisitFields(article, [&plain](Tag tag, std::string_view value) {
    plain.push_back(tag);
    AppendBytes(value, &plain);
  });
  if (plain.size() > kMaxPlainBytes) {
    throw Error(ErrorKind::kInput,
                "article " + article.id + " is larger than 1 GiB");
  }
  std::string& frame = state_->frame;
  const std::size_t bound = ZSTD_compressBound(plain.size());
  if (frame.size() < bound) frame.resize(bound);
  const std::size_t size =
      ZSTD_compress2(state_->context.get(), frame.data(), frame.size(),
                     plain.data(), plain.size());
  if (ZSTD_isError(size) != 0) {
    throw Error(ErrorKind::kInternal, std::string("compressing an article: ") +
                                          ZSTD_getErrorName(size));
  }
  std::string out =
      with_id ? StoredHead(article.id) : std::string(1, kStoredWithoutId);
  out.append(frame, 0, size);
  if (frame.size() > kKeptFrameBytes) frame = std::string();
  return out;
}

std::string EncodeStoredArticle(const Article& article) {
  return StoredArticleEncoder().Encode(article);
}

Article DecodeStoredArticle(std::string_view data) {
  ByteReader in(data);
  Article article;
  article.id = ReadHead(&in);
  const std::string plain = Decompress(in.rest());
  ByteReader fields(plain);
  while (!fields.AtEnd()) {
    const std::string_view tag = fields.Take(1);
    const std::string_view value = fields.Bytes();
    if (!fields.ok()) Damaged("its fields");
    DecodeField(tag[0], value, &article);
  }
  return article;
}

std::string DecodeStoredId(std::string_view data) {
  ByteReader in(data);
  const std::string_view id = ReadHead(&in);
  if (id.empty()) Damaged("its id is missing");
  return std::string(id);
}

std::string StoredHead(std::string_view id) {
  std::string head(1, kStoredWithId);
  AppendBytes(id, &head);
  AppendFixed32(IdCheck(id), &head);
  return head;
}

std::string PadStoredArticle(std::string_view data, std::uint32_t seed) {
  std::string pad;
  for (std::uint32_t i = 0; i < 4 + seed % 16; ++i) {
    AppendFixed32(static_cast<std::uint32_t>(
                      Hash64(std::to_string(seed) + "." + std::to_string(i))),
                  &pad);
  }
  std::string out(data);
  AppendFixed32(ZSTD_MAGIC_SKIPPABLE_START, &out);
  AppendFixed32(static_cast<std::uint32_t>(pad.size()), &out);
  return out + pad;
}

// Of the id and the fields as they are stored, one behind the other.
std::uint64_t ContentHash(const Article& article) {
  Hasher64 hasher;
  std::string head;
  const auto add = [&](std::string_view value) {
    AppendVarint(value.size(), &head);
    hasher.Add(head);
    hasher.Add(value);
  };
  add(article.id);
  VisitFields(article, [&](Tag tag, std::string_view value) {
    head.assign(1, tag);
    add(value);
  });
  return hasher.Finish();
}

}  // namespace dizin::index
