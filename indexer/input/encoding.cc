#include "indexer/input/encoding.h"

#include <cerrno>
#include <string>
#include <string_view>
#include <utility>

#include <iconv.h>

#include "common/error.h"
#include "common/text/charset.h"
#include "common/text/utf8.h"
#include "indexer/ascii.h"
#include "indexer/input/utf16.h"

namespace dizin::indexer {
namespace {

constexpr std::size_t kBlockBytes = 1 << 14;

// The name that iconv knows for what the web calls `charset`.
std::string IconvName(std::string_view charset) {
  const std::string name = ToLower(Strip(charset));
  // encoding.spec.whatwg.org/#names-and-labels
  if (name == "iso-8859-1" || name == "latin1" || name == "us-ascii" ||
      name == "ascii") {
    return "windows-1252";
  }
  if (name == "iso-8859-9" || name == "latin5") return "windows-1254";
  if (name == "iso-8859-8-i") return "windows-1255";
  if (name == "gb2312" || name == "gbk") return "gb18030";
  if (name == "shift_jis" || name == "shift-jis" || name == "sjis") {
    return "cp932";
  }
  if (name == "ks_c_5601-1987" || name == "euc-kr") return "cp949";
  return name;
}

class Iconv {
 public:
  explicit Iconv(std::string_view charset)
      : handle_(iconv_open("UTF-8", IconvName(charset).c_str())) {}
  ~Iconv() {
    if (known()) iconv_close(handle_);
  }
  Iconv(const Iconv&) = delete;
  Iconv& operator=(const Iconv&) = delete;

  bool known() const { return handle_ != reinterpret_cast<iconv_t>(-1); }

  // Appends what `*bytes` says to `*utf8` and removes it from `*bytes`, but for
  // the beginning of a character that is not all there.
  void Convert(std::string* bytes, std::string* utf8) const {
    char* in = bytes->data();
    std::size_t in_left = bytes->size();
    while (in_left > 0) {
      char buffer[4096];
      char* out = buffer;
      std::size_t out_left = sizeof buffer;
      const std::size_t result = iconv(handle_, &in, &in_left, &out, &out_left);
      const int error = result == static_cast<std::size_t>(-1) ? errno : 0;
      utf8->append(buffer, out);
      if (error == EINVAL) break;
      if (error == EILSEQ) {
        AppendUtf8(kReplacementCharacter, utf8);
        ++in;
        --in_left;
      }
    }
    bytes->erase(0, bytes->size() - in_left);
  }

 private:
  iconv_t handle_;
};

class CharsetSource : public BlockSource {
 public:
  CharsetSource(std::unique_ptr<ByteSource> source, std::string_view charset)
      : source_(std::move(source)), iconv_(charset) {}

 private:
  bool MakeBlock(std::string* block) override {
    const std::size_t had = bytes_.size();
    bytes_.resize(had + kBlockBytes);
    const std::size_t got = source_->Read(bytes_.data() + had, kBlockBytes);
    bytes_.resize(had + got);
    iconv_.Convert(&bytes_, block);
    if (got == 0 && !bytes_.empty()) AppendUtf8(kReplacementCharacter, block);
    return got > 0;
  }

  std::unique_ptr<ByteSource> source_;
  Iconv iconv_;
  std::string bytes_;  // read and not converted
};

constexpr std::size_t kGuessBytes = std::size_t{1} << 16;
// Where a text says its charset.
constexpr std::size_t kNamedWithin = 4096;

// What <?xml … encoding="…"?> or <meta … charset=…> says.
std::string_view NamedCharset(std::string_view text) {
  const std::string_view head = text.substr(0, kNamedWithin);
  const bool is_xml = Strip(head).starts_with("<?xml");
  const std::string_view name = is_xml ? "encoding" : "charset";
  std::size_t at = FindIgnoringCase(head, name);
  if (at == std::string_view::npos) return {};
  // Only markup says what it is in: a text may speak of charsets.
  const std::size_t tag = head.rfind('<', at);
  if (tag == std::string_view::npos ||
      !StartsWithIgnoringCase(head.substr(tag), is_xml ? "<?xml" : "<meta")) {
    return {};
  }
  std::string_view rest = Strip(head.substr(at + name.size()));
  if (!rest.starts_with('=')) return {};
  rest = Strip(rest.substr(1));
  if (rest.starts_with('"') || rest.starts_with('\'')) rest.remove_prefix(1);
  return rest.substr(0, rest.find_first_of("\"' \t\r\n/>;?"));
}

// Characters beyond ASCII that are UTF-8, and bytes that are not.
struct Utf8Evidence {
  std::size_t good = 0;
  std::size_t bad = 0;
};

// What is cut at the end, if it may be, is no evidence.
Utf8Evidence WeighUtf8(std::string_view head, bool may_be_cut) {
  Utf8Evidence evidence;
  for (Utf8Reader reader(head); !reader.AtEnd();) {
    const std::size_t begin = reader.position();
    const char32_t c = reader.Next();
    if (c < 0x80) continue;
    const std::string_view bytes =
        head.substr(begin, reader.position() - begin);
    if (c != kReplacementCharacter || bytes == "\uFFFD") {
      ++evidence.good;
    } else if (!may_be_cut || begin + 4 <= head.size()) {
      ++evidence.bad;
    }
  }
  return evidence;
}

}  // namespace

std::string GuessCharset(std::string_view head, bool may_be_cut) {
  if (head.find('\0') != std::string_view::npos) return {};
  const Utf8Evidence evidence =
      IsAscii(head) ? Utf8Evidence() : WeighUtf8(head, may_be_cut);
  if (evidence.bad == 0 && evidence.good > 0) return {};
  const std::string_view named = NamedCharset(head);
  if (StartsWithIgnoringCase(named, "utf")) return {};
  if (!named.empty() && IsKnownCharset(named)) return std::string(named);
  if (evidence.bad <= evidence.good) return {};
  const std::string detected = DetectCharset(head);
  return IsKnownCharset(detected) ? detected : "windows-1252";
}

bool IsKnownCharset(std::string_view charset) { return Iconv(charset).known(); }

std::unique_ptr<ByteSource> ConvertToUtf8(std::unique_ptr<ByteSource> source,
                                          std::string_view charset,
                                          bool may_wait) {
  using namespace std::string_view_literals;
  auto peek = std::make_unique<PeekSource>(std::move(source));
  const std::string_view head = peek->Peek(4, 4);
  if (head == "\xFF\xFE\0\0"sv || head == "\0\0\xFE\xFF"sv) {
    throw Error(ErrorKind::kInput,
                "is in UTF-32, which is not read; convert it with "
                "'iconv -f UTF-32 -t UTF-8'");
  }
  char mark[3];
  if (head.starts_with("\xEF\xBB\xBF"sv)) {
    peek->Read(mark, 3);
    return peek;
  }
  const bool little = head.starts_with("\xFF\xFE"sv);
  const bool big = head.starts_with("\xFE\xFF"sv);
  if (little || big) {
    peek->Read(mark, 2);
    return ReadUtf16(std::move(peek),
                     big ? ByteOrder::kBig : ByteOrder::kLittle);
  }
  std::string guessed;
  if (charset.empty()) {
    const std::string_view beginning =
        peek->Peek(may_wait ? 1 : kGuessBytes, kGuessBytes);
    if (const auto order = Utf16Order(beginning)) {
      return ReadUtf16(std::move(peek), *order);
    }
    guessed =
        GuessCharset(beginning, may_wait || beginning.size() == kGuessBytes);
    if (guessed.empty()) return peek;
    charset = guessed;
  }
  if (!IsKnownCharset(charset)) {
    throw Error(ErrorKind::kUsage, "'" + std::string(charset) +
                                       "' is no charset ('iconv -l' lists "
                                       "them)");
  }
  return std::make_unique<CharsetSource>(std::move(peek), charset);
}

}  // namespace dizin::indexer
