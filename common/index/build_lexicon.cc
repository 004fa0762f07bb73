#include "common/index/build_lexicon.h"

#include <algorithm>
#include <cstdint>
#include <exception>
#include <mutex>
#include <string_view>
#include <thread>
#include <vector>

#include "common/index/glass/file.h"
#include "common/lexicon/lexicon_builder.h"

namespace dizin::index {
namespace {

// The lexicon's sorted runs, in a file without a name.
class FileScratch : public lexicon::Scratch {
 public:
  explicit FileScratch(const std::string& directory)
      : file_(glass::File::CreateUnnamed(directory)) {}

  void Append(std::string_view bytes) override {
    file_.Write(bytes);
    size_ += bytes.size();
  }

  std::string Read(std::uint64_t offset, std::size_t size) const override {
    std::string bytes(static_cast<std::size_t>(std::min<std::uint64_t>(
                          size, size_ - std::min(offset, size_))),
                      '\0');
    file_.ReadAt(offset, bytes.data(), bytes.size());
    return bytes;
  }

 private:
  glass::File file_;
  std::uint64_t size_ = 0;
};

// Runs `work` in so many threads, and throws the first error of any.
void InThreads(std::size_t threads,
               const std::function<void(std::size_t)>& work) {
  std::mutex mutex;
  std::exception_ptr error;
  const auto guarded = [&](std::size_t number) {
    try {
      work(number);
    } catch (...) {  // crosses a thread
      const std::lock_guard lock(mutex);
      if (!error) error = std::current_exception();
    }
  };
  std::vector<std::thread> others;
  for (std::size_t i = 1; i < threads; ++i) others.emplace_back(guarded, i);
  guarded(0);
  for (std::thread& thread : others) thread.join();
  if (error) std::rethrow_exception(error);
}

}  // namespace

struct LexiconBuild::Part {
  Part(const std::string& directory, std::size_t memory)
      : scratch(directory), builder(&scratch, memory) {}

  FileScratch scratch;
  lexicon::LexiconBuilder builder;
};

LexiconBuild::LexiconBuild(const std::string& directory,
                           const LexiconBuildOptions& options) {
  for (std::size_t i = 0; i < options.threads; ++i) {
    parts_.push_back(
        std::make_unique<Part>(directory, options.memory / options.threads));
  }
}

LexiconBuild::~LexiconBuild() = default;

void LexiconBuild::AddRows(const PartOfRows& rows) {
  InThreads(parts_.size(), [&](std::size_t part) {
    lexicon::LexiconBuilder& builder = parts_[part]->builder;
    rows(part, [&builder](std::string_view key, std::string_view packed) {
      builder.Add(key, packed);
    });
    builder.Sort();
  });
}

void LexiconBuild::Write(const lexicon::ValueWriter& write) {
  std::vector<lexicon::LexiconBuilder*> builders;
  for (const auto& part : parts_) builders.push_back(&part->builder);
  lexicon::LexiconBuilder::Write(builders, write);
}

void BuildLexicon(const std::string& directory,
                  const LexiconBuildOptions& options, const PartOfRows& rows,
                  const lexicon::ValueWriter& write) {
  LexiconBuild build(directory, options);
  build.AddRows(rows);
  build.Write(write);
}

}  // namespace dizin::index
