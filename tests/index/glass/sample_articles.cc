#include "tests/index/glass/sample_articles.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <cstdlib>
#include <future>
#include <iostream>
#include <utility>

#include <xapian.h>

#include "common/index/glass/batch_builder.h"

namespace dizin::index::glass {
namespace {

class Maker {
 public:
  Maker(const SampleShape& shape, unsigned seed)
      : shape_(shape), random_(seed), sample_(std::make_unique<Sample>()) {}

  std::unique_ptr<Sample> Make() {
    MakeVocabulary();
    for (std::size_t i = 0; i < shape_.articles; ++i) MakeArticle(i);
    sample_->metadata = {{"schema", "1"},
                         {"empty", ""},
                         {std::string("nul\0key", 7), std::string("a\0b", 3)},
                         {std::string(200, 'k'), std::string(100'000, 'z')}};
    return std::move(sample_);
  }

 private:
  std::uint32_t Below(std::size_t end) {
    return static_cast<std::uint32_t>(random_() % end);
  }
  bool OneIn(unsigned n) { return Below(n) == 0; }

  void MakeVocabulary() {
    for (std::size_t i = 0; i < shape_.vocabulary; ++i) {
      std::string word;
      const std::size_t length = 1 + Below(12);
      const bool any_bytes = shape_.odd_terms && OneIn(9);
      while (word.size() < length) {
        word.push_back(
            static_cast<char>(any_bytes ? Below(256) : 'a' + Below(5)));
      }
      words_.push_back(sample_->terms.Intern(word));
    }
    if (!shape_.odd_terms) return;
    const std::string odd[] = {std::string(245, 'x'),
                               std::string(122, '\0') + "y",
                               std::string(1, '\0'),
                               std::string(2, '\0'),
                               std::string("\0\xe0", 2),
                               std::string("\0\xe0\0", 3),
                               std::string("\0\xc0meta", 6),
                               std::string("a\0", 2),
                               std::string("a\0\xff", 3),
                               std::string("a\0b", 3),
                               "\xff\xff"};
    for (const std::string& word : odd) {
      words_.push_back(sample_->terms.Intern(word));
    }
  }

  void MakeArticle(std::size_t number) {
    IndexedArticle article;
    const bool is_empty = shape_.odd_articles && OneIn(40);
    if (!is_empty) {
      if (!shape_.odd_articles || !OneIn(30)) AddTerms(&article);
      AddValues(&article);
      AddData(number, &article);
    }
    if (shape_.repeated_ids_percent > 0) {
      const bool again = number > 0 && Below(100) < shape_.repeated_ids_percent;
      article.id = std::to_string(again ? Below(number) : number);
      article.occurrences.push_back(
          {sample_->terms.Intern("Q" + article.id), 0, 0});
    }
    sample_->articles.push_back(std::move(article));
  }

  void AddTerms(IndexedArticle* article) {
    const std::size_t count =
        shape_.odd_articles && OneIn(20) ? 300 : Below(shape_.max_terms);
    std::uint64_t length = 0;
    for (std::size_t i = 0; i < count; ++i) {
      // The first words of the vocabulary are more frequent.
      const std::uint32_t word =
          words_[std::min(Below(words_.size()), Below(words_.size()))];
      std::uint32_t position = 0;
      const std::uint32_t occurrences = OneIn(2) ? 1 + Below(5) : 0;
      for (std::uint32_t k = 0; k < occurrences; ++k) {
        position += 1 + Below(OneIn(10) ? 100'000 : 4);
        const std::uint32_t wdf = OneIn(3) ? Below(4) : 1;
        article->occurrences.push_back({word, position, wdf});
        length += wdf;
      }
      if (OneIn(3) || occurrences == 0) {
        const std::uint32_t wdf = OneIn(5) ? Below(3) * 5000 + 130 : Below(3);
        article->occurrences.push_back({word, 0, wdf});
        length += wdf;
      }
    }
    // Xapian's check objects to positions in an article of no length.
    if (length == 0 && !article->occurrences.empty()) {
      article->occurrences.front().wdf = 1;
    }
  }

  void AddValues(IndexedArticle* article) {
    const auto add = [&](unsigned one_in, std::uint32_t slot,
                         std::string value) {
      if (OneIn(one_in)) article->values.emplace_back(slot, std::move(value));
    };
    add(2, 0, std::to_string(Below(1000)));
    if (shape_.odd_articles) add(50, 127, std::string(1 + Below(5000), 'v'));
    add(4, 128, "x");
    add(9, 70'000, std::string(1, '\0'));
    add(9, 0xfffffffe, "last");
  }

  void AddData(std::size_t number, IndexedArticle* article) {
    const unsigned kind = shape_.odd_articles ? Below(6) : 5;
    if (kind == 0) return;
    if (kind == 1) {
      for (std::uint32_t n = Below(30'000); n > 0; --n) {
        article->data.push_back(static_cast<char>(Below(256)));
      }
    } else if (kind == 2) {
      // Longer ones Xapian's own writer stores so that it cannot read them.
      article->data.assign(Below(8193), 'd');
    } else {
      article->data = "short " + std::to_string(number);
    }
  }

  const SampleShape shape_;
  std::mt19937 random_;
  std::unique_ptr<Sample> sample_;
  std::vector<std::uint32_t> words_;
};

Xapian::Document ToDocument(const IndexedArticle& article,
                            const TermDictionary& terms) {
  Xapian::Document document;
  for (const Occurrence& o : article.occurrences) {
    const std::string term(terms.Term(o.term));
    if (o.position != 0) {
      document.add_posting(term, o.position, o.wdf);
    } else {
      document.add_term(term, o.wdf);
    }
  }
  for (const auto& [slot, value] : article.values) {
    document.add_value(slot, value);
  }
  document.set_data(article.data);
  return document;
}

}  // namespace

unsigned PrintedSeed(unsigned otherwise) {
  const char* const given = std::getenv("DIZIN_TEST_SEED");
  const unsigned seed =
      given != nullptr ? static_cast<unsigned>(std::atoi(given)) : otherwise;
  std::cout << "DIZIN_TEST_SEED=" << seed << '\n';
  return seed;
}

std::unique_ptr<Sample> MakeSample(const SampleShape& shape, unsigned seed) {
  return Maker(shape, seed).Make();
}

std::unique_ptr<Sample> MakeText(std::size_t articles, unsigned seed) {
  constexpr double kWords = 20'000;
  std::mt19937 random(seed);
  std::uniform_real_distribution<double> uniform(0, 1);
  auto sample = std::make_unique<Sample>();
  for (std::size_t i = 0; i < articles; ++i) {
    IndexedArticle article;
    article.id = std::to_string(i);
    const std::size_t words = 20 + random() % 300;
    for (std::uint32_t position = 1; position <= words; ++position) {
      // The inverse of the sum of 1 / n up to the word's rank.
      const auto rank =
          static_cast<unsigned>(std::pow(kWords, uniform(random)));
      article.occurrences.push_back(
          {sample->terms.Intern("w" + std::to_string(rank)), position, 1});
      article.data += "w" + std::to_string(rank) + ' ';
    }
    article.occurrences.push_back(
        {sample->terms.Intern("Q" + article.id), 0, 0});
    article.values = {
        {0, Xapian::sortable_serialise(static_cast<double>(random() % 10'000))},
        {4, Xapian::sortable_serialise(static_cast<double>(words))}};
    sample->articles.push_back(std::move(article));
  }
  return sample;
}

BulkSummary BulkLoad(const Sample& sample, const LoadPlan& plan,
                     const std::string& directory) {
  BulkWriter writer(directory, plan.options);
  const std::size_t size = sample.articles.size() / plan.batches + 1;
  std::atomic<std::size_t> next = 0;
  const auto work = [&] {
    BatchBuilder builder(&sample.terms);
    for (std::size_t n = next++; n < plan.batches; n = next++) {
      const std::size_t end = std::min(sample.articles.size(), (n + 1) * size);
      for (std::size_t i = n * size; i < end; ++i) {
        builder.Add(sample.articles[i]);
      }
      writer.Put(n, builder.Finish());
    }
  };
  std::vector<std::future<void>> threads;
  for (unsigned i = 1; i < plan.threads; ++i) {
    threads.push_back(std::async(std::launch::async, work));
  }
  work();
  for (std::future<void>& thread : threads) thread.get();
  if (!plan.metadata_as_source) {
    for (const auto& [key, value] : sample.metadata) {
      writer.SetMetadata(key, value);
    }
    return writer.Finish(nullptr);
  }
  return writer.Finish([&](const MetadataSink& add) {
    for (const auto& [key, value] : sample.metadata) add(key, value);
  });
}

void XapianLoad(const Sample& sample, const std::string& directory,
                std::uint32_t block_bytes) {
  Xapian::WritableDatabase database(
      directory,
      Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS | Xapian::DB_NO_SYNC,
      static_cast<int>(block_bytes));
  for (const auto& [key, value] : sample.metadata) {
    database.set_metadata(key, value);
  }
  for (const IndexedArticle& article : sample.articles) {
    if (!article.id.empty()) database.delete_document("Q" + article.id);
    database.add_document(ToDocument(article, sample.terms));
  }
  database.commit();
}

}  // namespace dizin::index::glass
