// What ordinary words bring along: for each word of
// tests/lexicon/ordinary_words.h, typed small, the postings of its variants of
// other words, as a share of the word's own.
//
//   ordinary_words DATABASE [--words FILE] [--capital] [--within] [--list]
//
// A variant by sound is another word. One by spelling or inflection is where
// it is not at home in the language of the list (LexiconView::IsHome at .1).
// --words reads others, "language TAB word" a line; --capital types the words
// with one, as at the start of a query, or with --within in the midst of one;
// --list names the variants counted, with ~ those by sound.

#include "tests/lexicon/ordinary_words.h"

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <optional>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/error.h"
#include "common/index/open_shards.h"
#include "common/lexicon/expander.h"
#include "common/lexicon/lexicon_view.h"
#include "common/text/fold.h"
#include "common/text/title_case.h"

namespace {

using dizin::Relation;
using dizin::Variant;
using dizin::lexicon::Expander;
using dizin::lexicon::LexiconView;

struct Options {
  std::string database;
  std::string words;  // of a file; empty for our own
  bool capital = false;
  bool within = false;
  bool list = false;
};

struct Sums {
  int known = 0;
  int with_sound = 0;  // words that have a variant by sound
  std::uint64_t own = 0;
  std::uint64_t sound = 0;
  std::uint64_t foreign_inflection = 0;
  std::uint64_t foreign_spelling = 0;
};

bool IsForeign(const LexiconView& view, const std::string& word,
               std::string_view language) {
  const auto stats = view.StatsOf(word);
  return stats.has_value() &&
         !view.IsHome(*stats, dizin::lexicon::LanguageIdOf(language), .1);
}

std::uint64_t* SumOf(const Variant& variant, bool foreign, Sums* sums) {
  switch (variant.relation) {
    case Relation::kTyped:
      return &sums->own;
    case Relation::kSpelling:
      return foreign ? &sums->foreign_spelling : nullptr;
    case Relation::kInflection:
      return foreign ? &sums->foreign_inflection : nullptr;
    default:
      return &sums->sound;
  }
}

void Add(const std::vector<Variant>& variants, const LexiconView& view,
         std::string_view language, Sums* sums, std::string* listed) {
  bool known = false;
  bool sound = false;
  for (const Variant& variant : variants) {
    const std::string& word = variant.terms.front();
    std::uint64_t* const sum =
        SumOf(variant, IsForeign(view, word, language), sums);
    if (sum == nullptr) continue;
    *sum += variant.articles;
    known = known || sum == &sums->own;
    sound = sound || sum == &sums->sound;
    if (sum != &sums->own) {
      *listed += sum == &sums->sound ? " ~" : " ";
      *listed += word + ":" + std::to_string(variant.articles);
    }
  }
  sums->known += known ? 1 : 0;
  sums->with_sound += sound ? 1 : 0;
}

// "3 small, 5 with a capital, of 9".
std::string Uses(const LexiconView& view, const std::string& word) {
  const auto stats = view.StatsOf(dizin::Casefold(word));
  if (!stats.has_value()) return "unknown";
  return std::to_string(stats->lower) + " small, " +
         std::to_string(stats->capitals) + " with a capital, of " +
         std::to_string(stats->Total());
}

void Print(std::string_view language, const Sums& sums) {
  const auto share = [&sums](std::uint64_t postings) {
    return 100 * static_cast<double>(postings) /
           static_cast<double>(std::max<std::uint64_t>(sums.own, 1));
  };
  std::printf("| %s | %d | %ju | %d | +%.1f | +%.1f | +%.1f |\n",
              std::string(language).c_str(), sums.known,
              static_cast<std::uintmax_t>(sums.own), sums.with_sound,
              share(sums.sound), share(sums.foreign_inflection),
              share(sums.foreign_spelling));
}

struct Words {
  std::string language;
  std::vector<std::string> words;
};

std::vector<Words> OurWords() {
  std::vector<Words> all;
  for (const auto& of : dizin::testing::kOrdinaryWords) {
    all.push_back({std::string(of.language), {}});
    std::istringstream words{std::string(of.words)};
    for (std::string word; words >> word;) all.back().words.push_back(word);
  }
  return all;
}

std::vector<Words> ReadWords(const std::string& path) {
  std::ifstream in(path);
  if (!in) throw dizin::Error(dizin::ErrorKind::kInput, "cannot read " + path);
  std::vector<Words> all;
  for (std::string language, word; in >> language >> word;) {
    if (all.empty() || all.back().language != language) {
      all.push_back({language, {}});
    }
    all.back().words.push_back(word);
  }
  return all;
}

void Run(const Options& options) {
  dizin::index::OpenShards shards({options.database});
  shards.Refresh();
  LexiconView view(shards.lexicon());
  view.Refresh();
  Expander expander(shards.lexicon());
  const auto says = options.within ? dizin::lexicon::CapitalSays::kName
                                   : dizin::lexicon::CapitalSays::kLittle;
  std::puts(
      "| language | words known | postings | words with variants by sound | "
      "sound, % | foreign inflection, % | foreign spelling, % |\n"
      "|---|---|---|---|---|---|---|");
  std::string listed;
  for (const Words& of :
       options.words.empty() ? OurWords() : ReadWords(options.words)) {
    Sums sums;
    for (const std::string& word : of.words) {
      const std::string typed = options.capital ? dizin::TitleCase(word) : word;
      std::string others;
      Add(expander.Expand(typed, dizin::Match::kDefault, says).variants, view,
          of.language, &sums, &others);
      if (others.empty()) continue;
      listed += of.language + " " + typed + " (" + Uses(view, word) +
                "):" + others + "\n";
    }
    Print(of.language, sums);
  }
  if (options.list) std::cout << listed;
}

std::optional<Options> Read(int argc, char** argv) {
  Options options;
  for (int i = 1; i < argc; ++i) {
    const std::string_view argument = argv[i];
    if (argument == "--words" && i + 1 < argc) {
      options.words = argv[++i];
    } else if (argument == "--capital") {
      options.capital = true;
    } else if (argument == "--within") {
      options.within = true;
    } else if (argument == "--list") {
      options.list = true;
    } else if (options.database.empty() && !argument.starts_with("-")) {
      options.database = argument;
    } else {
      return std::nullopt;
    }
  }
  if (options.database.empty()) return std::nullopt;
  return options;
}

}  // namespace

int main(int argc, char** argv) {
  const std::optional<Options> options = Read(argc, argv);
  if (!options.has_value()) {
    std::cerr << "usage: ordinary_words DATABASE [--words FILE] [--capital] "
                 "[--within] [--list]\n";
    return 2;
  }
  try {
    Run(*options);
    return 0;
  } catch (const dizin::Error& e) {
    std::cerr << "ordinary_words: " << e.what() << '\n';
    return 2;
  }
}
