// Remembers what it is told.

#ifndef DIZIN_TESTS_INDEXER_FAKE_PIPELINE_H_
#define DIZIN_TESTS_INDEXER_FAKE_PIPELINE_H_

#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "indexer/pipeline.h"

namespace dizin::indexer {

class FakePipeline : public Pipeline {
 public:
  FakePipeline(std::string name, std::vector<std::string>* log)
      : name_(std::move(name)), log_(log) {}

  void Put(Article article, std::shared_ptr<const Origin> /*origin*/) override {
    log_->push_back(name_ + " put " + article.id);
  }
  void CommitSoon(const std::string& checkpoint) override {
    log_->push_back(name_ + " commits soon " + checkpoint);
  }
  void Commit(const std::string& checkpoint,
              const std::function<void()>& /*meanwhile*/) override {
    log_->push_back(name_ + " commits " + checkpoint);
  }
  CommitLimits Limits(const CommitPolicy& /*policy*/) const override {
    return {.articles = 1000, .seconds = 60};
  }

 private:
  std::string name_;
  std::vector<std::string>* log_;
};

inline Article ArticleOf(const std::string& id, std::size_t bytes) {
  Article article;
  article.id = id;
  article.text.assign(bytes, 'x');
  return article;
}

}  // namespace dizin::indexer

#endif  // DIZIN_TESTS_INDEXER_FAKE_PIPELINE_H_
