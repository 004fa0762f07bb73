#include "common/cli/options.h"

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <limits>
#include <memory>
#include <utility>

#include <boost/program_options.hpp>
#include <unistd.h>

#include "common/cli/config.h"
#include "common/cli/terminal.h"
#include "common/error.h"

namespace dizin::cli {
namespace {

namespace po = boost::program_options;

constexpr std::size_t kWidestHelp = 100;
constexpr std::size_t kHelpColumn = 28;
constexpr char kPositional[] = "positional arguments";

// Damerau-Levenshtein (restricted): how many letters were left out, added,
// changed or swapped.
std::size_t EditDistance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before(b.size() + 1);
  std::vector<std::size_t> above(b.size() + 1);
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) above[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t change = a[i - 1] == b[j - 1] ? 0 : 1;
      row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + change});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        row[j] = std::min(row[j], before[j - 2] + 1);
      }
    }
    before.swap(above);
    above.swap(row);
  }
  return above[b.size()];
}

[[noreturn]] void Fail(const std::string& message) {
  throw Error(ErrorKind::kUsage, message);
}

// Columns of a help text: code points, which is right for what we write.
std::size_t Columns(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(
      text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

// Appends `text` in lines of at most `width` columns, the lines after the first
// one indented by `indent`; `at` is the column where the first one begins.
void AppendWrapped(std::string_view text, std::size_t at, std::size_t indent,
                   std::size_t width, std::string* out) {
  bool first = true;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    const std::string_view word = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (!first && at + 1 + Columns(word) > width) {
      out->append("\n").append(indent, ' ');
      at = indent;
    } else if (!first) {
      out->push_back(' ');
      ++at;
    }
    out->append(word);
    at += Columns(word);
    first = false;
  }
  out->push_back('\n');
}

std::uint64_t ParseNumber(std::string_view text) {
  std::uint64_t value = 0;
  const auto [end, error] =
      std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) {
    Fail("'" + std::string(text) + "' is not a number");
  }
  return value;
}

double ParseSeconds(std::string_view text) {
  constexpr double kMost = 1e6;
  double value = 0;
  const auto [end, error] = std::from_chars(
      text.data(), text.data() + text.size(), value, std::chars_format::fixed);
  if (error != std::errc() || end != text.data() + text.size() ||
      !(value >= 0 && value <= kMost)) {
    Fail("'" + std::string(text) + "' is not a number of seconds");
  }
  return value;
}

}  // namespace

std::uint64_t ParseBytes(std::string_view text) {
  constexpr std::string_view kUnits = "KMGT";
  std::string_view digits = text;
  if (digits.ends_with("iB")) {
    digits.remove_suffix(2);
  } else if (digits.ends_with('B')) {
    digits.remove_suffix(1);
  }
  int shift = 0;
  if (!digits.empty()) {
    const char letter = digits.back() == 'k' ? 'K' : digits.back();
    const std::size_t unit = kUnits.find(letter);
    if (unit != std::string_view::npos) {
      shift = 10 * (static_cast<int>(unit) + 1);
      digits.remove_suffix(1);
    }
  }
  std::uint64_t value = 0;
  const auto [end, error] =
      std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error != std::errc() || end != digits.data() + digits.size() ||
      value > (std::numeric_limits<std::uint64_t>::max() >> shift)) {
    Fail("'" + std::string(text) + "' is not a size (want 4096, 64K, 512M)");
  }
  return value << shift;
}

Options::Options(std::string program, std::string usage, std::string summary)
    : program_(std::move(program)),
      usage_(std::move(usage)),
      summary_(std::move(summary)) {
  Group("Other");
  Flag("help,h", &help_, "show this page");
  Flag("version", &version_, "show the version");
}

Options& Options::Group(std::string title) {
  groups_.push_back(std::move(title));
  return *this;
}

Options& Options::Parsed(std::string_view name, std::string value_name,
                         std::function<void(const std::string&)> parse,
                         std::string help) {
  Spec spec;
  const std::size_t comma = std::min(name.find(','), name.size());
  spec.name = name.substr(0, comma);
  if (comma < name.size()) spec.short_name = name.substr(comma + 1);
  spec.value_name = std::move(value_name);
  spec.help = std::move(help);
  spec.group = groups_.size() - 1;
  spec.take = std::move(parse);
  specs_.push_back(std::move(spec));
  return *this;
}

Options& Options::Flag(std::string_view name, bool* out, std::string help) {
  return Parsed(
      name, "", [out](const std::string&) { *out = true; }, std::move(help));
}

Options& Options::Value(std::string_view name, std::string value_name,
                        std::string* out, std::string help) {
  return Parsed(
      name, std::move(value_name),
      [out](const std::string& value) { *out = value; }, std::move(help));
}

Options& Options::List(std::string_view name, std::string value_name,
                       std::vector<std::string>* out, std::string help) {
  return Parsed(
      name, std::move(value_name),
      [out](const std::string& value) { out->push_back(value); },
      std::move(help));
}

Options& Options::Number(std::string_view name, std::string value_name,
                         std::uint64_t* out, std::uint64_t least,
                         std::uint64_t most, std::string help) {
  const auto take = [out, least, most](const std::string& value) {
    const std::uint64_t number = ParseNumber(value);
    if (number < least || number > most) {
      Fail(value + " is not between " + std::to_string(least) + " and " +
           std::to_string(most));
    }
    *out = number;
  };
  return Parsed(name, std::move(value_name), take, std::move(help));
}

Options& Options::Bytes(std::string_view name, std::string value_name,
                        std::uint64_t* out, std::string help) {
  return Parsed(
      name, std::move(value_name),
      [out](const std::string& value) { *out = ParseBytes(value); },
      std::move(help));
}

Options& Options::Seconds(std::string_view name, std::string value_name,
                          double* out, std::string help) {
  return Parsed(
      name, std::move(value_name),
      [out](const std::string& value) { *out = ParseSeconds(value); },
      std::move(help));
}

Options& Options::Choice(std::string_view name,
                         std::vector<std::string> choices, std::string* out,
                         std::string help) {
  std::string all;
  for (const std::string& choice : choices) {
    all += (all.empty() ? "" : "|") + choice;
  }
  const auto take = [out, choices = std::move(choices),
                     all](const std::string& value) {
    if (std::find(choices.begin(), choices.end(), value) == choices.end()) {
      Fail("'" + value + "' is not one of " + all);
    }
    *out = value;
  };
  return Parsed(name, all, take, std::move(help));
}

Options& Options::Positional(std::vector<std::string>* out) {
  positional_ = out;
  return *this;
}

Options& Options::FromEnvironment(std::string name, std::string variable) {
  variables_.emplace_back(std::move(name), std::move(variable));
  return *this;
}

Options& Options::FromFile(std::string path) {
  config_ = std::move(path);
  return *this;
}

Options& Options::Example(std::string command, std::string meaning) {
  tail_.push_back({std::move(command), std::move(meaning)});
  return *this;
}

Options& Options::Note(std::string paragraph) {
  tail_.push_back({"", std::move(paragraph)});
  return *this;
}

Options::Next Options::Parse(int argc, const char* const* argv) {
  help_ = version_ = false;
  for (Spec& spec : specs_) spec.given = false;
  Apply({argv + std::min(argc, 1), argv + argc});
  if (help_) {
    const std::string page =
        Help(std::min(TerminalWidth(STDOUT_FILENO), kWidestHelp));
    std::fwrite(page.data(), 1, page.size(), stdout);
  } else if (version_) {
    std::printf("%s %s\n", program_.c_str(), DIZIN_VERSION);
  } else {
    ApplyEnvironment();
    ApplyFile();
  }
  return help_ || version_ ? Next::kStop : Next::kRun;
}

void Options::Apply(const std::vector<std::string>& arguments) {
  po::options_description known;
  for (const Spec& spec : specs_) {
    const std::string both =
        spec.name + (spec.short_name.empty() ? "" : "," + spec.short_name);
    if (spec.value_name.empty()) {
      known.add_options()(both.c_str(), "");
    } else {
      known.add_options()(both.c_str(), po::value<std::string>(), "");
    }
  }
  known.add_options()(kPositional, po::value<std::vector<std::string>>(), "");
  po::positional_options_description rest;
  rest.add(kPositional, -1);

  using po::command_line_style::allow_guessing;
  using po::command_line_style::unix_style;
  try {
    const auto parsed = po::command_line_parser(arguments)
                            .options(known)
                            .positional(rest)
                            .style(unix_style & ~allow_guessing)
                            .run();
    for (const po::option& option : parsed.options) {
      Take(option.string_key, option.value.empty() ? "" : option.value.front());
    }
  } catch (const po::unknown_option& e) {
    const std::string name =
        e.get_option_name().substr(0, e.get_option_name().find('='));
    Fail("unknown option " + name + Suggestion(name));
  } catch (const po::error& e) {
    Fail(e.what());
  }
}

void Options::ApplyEnvironment() {
  for (const auto& [name, variable] : variables_) {
    const char* value = std::getenv(variable.c_str());
    if (value == nullptr || *value == '\0' || Given(name)) continue;
    try {
      Take(name, value);
    } catch (const Error& e) {
      throw Error(e.kind(), variable + ": " + e.what());
    }
  }
}

void Options::ApplyFile() {
  std::vector<const Spec*> fixed;
  for (const Spec& spec : specs_) {
    if (spec.given) fixed.push_back(&spec);
  }
  for (const ConfigEntry& entry : ReadConfig(config_, program_)) {
    const std::string place = config_ + ":" + std::to_string(entry.line) + ": ";
    Spec* spec = Find(entry.name);
    if (spec == nullptr || spec->name == "help" || spec->name == "version") {
      Fail(place + "there is no option '" + entry.name + "'" +
           Suggestion(entry.name));
    }
    if (std::find(fixed.begin(), fixed.end(), spec) != fixed.end()) continue;
    try {
      const bool flag = spec->value_name.empty();
      if (flag && entry.value != "yes" && entry.value != "no") {
        Fail("'" + entry.value + "' is not one of yes|no");
      }
      if (!flag || entry.value == "yes") spec->take(entry.value);
    } catch (const Error& e) {
      throw Error(e.kind(), place + entry.name + ": " + e.what());
    }
  }
}

Options::Spec* Options::Find(std::string_view name) {
  const auto spec =
      std::find_if(specs_.begin(), specs_.end(),
                   [name](const Spec& s) { return s.name == name; });
  return spec == specs_.end() ? nullptr : &*spec;
}

void Options::Take(std::string_view name, const std::string& value) {
  if (name == kPositional) {
    if (positional_ == nullptr) Fail("'" + value + "' is not an option");
    positional_->push_back(value);
    return;
  }
  Spec* spec = Find(name);
  if (spec == nullptr) return;
  spec->given = true;
  try {
    spec->take(value);
  } catch (const Error& e) {
    throw Error(e.kind(), "--" + spec->name + ": " + e.what());
  }
}

std::string Options::Suggestion(std::string_view unknown) const {
  while (unknown.starts_with('-')) unknown.remove_prefix(1);
  const Spec* best = nullptr;
  // A third of the letters may be wrong.
  std::size_t nearest = unknown.size() / 3 + 2;
  for (const Spec& spec : specs_) {
    const std::size_t distance =
        spec.name.starts_with(unknown) ? 1 : EditDistance(unknown, spec.name);
    if (distance < nearest) {
      nearest = distance;
      best = &spec;
    }
  }
  if (unknown.size() < 2 || best == nullptr) return " (see --help)";
  return "; did you mean --" + best->name + "?";
}

bool Options::Given(std::string_view name) const {
  return std::any_of(specs_.begin(), specs_.end(), [name](const Spec& spec) {
    return spec.given && spec.name == name;
  });
}

std::string Options::Help(std::size_t width) const {
  std::string page = "Usage: " + program_ + " " + usage_ + "\n";
  AppendWrapped(summary_, 0, 0, width, &page);
  for (std::size_t i = 1; i <= groups_.size(); ++i) {
    const std::size_t group = i % groups_.size();
    const auto mine = [group](const Spec& s) { return s.group == group; };
    if (std::none_of(specs_.begin(), specs_.end(), mine)) continue;
    page += "\n" + groups_[group] + ":\n";
    for (const Spec& spec : specs_) {
      if (mine(spec)) AppendOption(spec, width, &page);
    }
  }
  AppendTail(width, &page);
  return page;
}

void Options::AppendOption(const Spec& spec, std::size_t width,
                           std::string* page) const {
  std::string left =
      spec.short_name.empty() ? "      --" : "  -" + spec.short_name + ", --";
  left += spec.name;
  if (!spec.value_name.empty()) left += " " + spec.value_name;
  std::size_t at = Columns(left);
  if (at + 2 > kHelpColumn) {
    left += "\n";
    at = 0;
  }
  left.append(kHelpColumn - at, ' ');
  page->append(left);
  AppendWrapped(spec.help, kHelpColumn, kHelpColumn, width, page);
}

void Options::AppendTail(std::size_t width, std::string* page) const {
  bool in_examples = false;
  for (const Paragraph& paragraph : tail_) {
    if (paragraph.command.empty()) {
      page->push_back('\n');
      AppendWrapped(paragraph.text, 0, 0, width, page);
      continue;
    }
    if (!in_examples) page->append("\nExamples:\n");
    in_examples = true;
    page->append("  " + paragraph.command + "\n      ");
    AppendWrapped(paragraph.text, 6, 6, width, page);
  }
}

}  // namespace dizin::cli
