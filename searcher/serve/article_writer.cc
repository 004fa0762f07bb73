#include "searcher/serve/article_writer.h"

#include <cstdint>
#include <random>
#include <utility>
#include <vector>

#include "common/error.h"
#include "common/text/json_writer.h"
#include "indexer/indexer.h"
#include "indexer/readers/article_reader.h"
#include "searcher/serve/answer_call.h"

namespace dizin::serve {
namespace {

// A large body is committed each time so much of it is written.
constexpr std::uint64_t kCommitArticles = 50'000;
constexpr std::uint64_t kCommitBytes = std::uint64_t{512} << 20;

struct Rejected {
  std::uint64_t line;
  std::string reason;
};

struct UploadReport {
  IndexReport counts;
  std::uint64_t rejected = 0;
  std::uint64_t mended = 0;
  std::vector<Rejected> rejections;

  void Reject(std::uint64_t line, std::string reason) {
    ++rejected;
    if (rejections.size() < ArticleWriter::kMaxRejections) {
      rejections.push_back({line, std::move(reason)});
    }
  }
};

Response Render(const UploadReport& report) {
  Response response;
  JsonWriter json(&response.body, 2);
  json.BeginObject().Key("version").Number(1);
  json.Key("added").Number(report.counts.added);
  json.Key("replaced").Number(report.counts.replaced);
  json.Key("unchanged").Number(report.counts.unchanged);
  json.Key("mended").Number(report.mended);
  json.Key("rejected").Number(report.rejected);
  json.Key("rejections").BeginArray();
  for (const Rejected& one : report.rejections) {
    json.BeginObject().Key("line").Number(one.line);
    json.Key("reason").String(one.reason).EndObject();
  }
  json.EndArray().EndObject();
  response.body += '\n';
  return response;
}

class FromChannel : public indexer::ByteSource {
 public:
  explicit FromChannel(std::shared_ptr<ByteChannel> channel)
      : channel_(std::move(channel)) {}
  std::size_t Read(char* out, std::size_t size) override {
    return channel_->Read(out, size);
  }

 private:
  std::shared_ptr<ByteChannel> channel_;
};

// A name for a body that no id begins with by chance: a record without an id
// is given one that begins so.
std::string BodyName() {
  std::random_device random;
  return "body-" + std::to_string(random()) + std::to_string(random());
}

// Takes one body.
class Upload {
 public:
  Upload(const std::string& database, std::shared_ptr<ByteChannel> body)
      : name_(BodyName()),
        input_(name_, std::make_unique<FromChannel>(std::move(body))),
        reader_(indexer::MakeReader(
            indexer::Format::kJsonLines, &input_,
            {.map = {},
             .charset = {},
             .max_article_bytes = ArticleWriter::kMaxLineBytes})),
        indexer_({.database = database}) {}

  Response Run() {
    for (indexer::Record record; reader_->Next(&record);) {
      Take(std::move(record));
    }
    if (uncommitted_articles_ > 0) indexer_.Commit();
    report_.counts = indexer_.Counts();
    return Render(report_);
  }

 private:
  void Take(indexer::Record record) {
    const bool has_id = !record.article.id.starts_with(name_);
    if (!record.rejection.empty() || !has_id) {
      return report_.Reject(record.line, record.rejection.empty()
                                             ? "it has no id"
                                             : record.rejection);
    }
    report_.mended += record.mended;
    ++uncommitted_articles_;
    uncommitted_bytes_ += record.article.text.size();
    indexer_.Add(std::move(record.article));
    if (uncommitted_articles_ < kCommitArticles &&
        uncommitted_bytes_ < kCommitBytes) {
      return;
    }
    indexer_.Commit();
    uncommitted_articles_ = 0;
    uncommitted_bytes_ = 0;
  }

  const std::string name_;
  indexer::Input input_;
  std::unique_ptr<indexer::ArticleReader> reader_;
  Indexer indexer_;
  UploadReport report_;
  std::uint64_t uncommitted_articles_ = 0;
  std::uint64_t uncommitted_bytes_ = 0;
};

Response Delete(const std::string& database, const std::string& id) {
  Indexer indexer({.database = database});
  indexer.Delete(id);
  indexer.Commit();
  if (indexer.Counts().removed == 0) {
    return Problem(404, "there is no article with this id");
  }
  Response response;
  response.status = 204;
  return response;
}

}  // namespace

ArticleWriter::ArticleWriter(std::string database)
    : database_(std::move(database)), pool_(1, kMaxWaiting, {}) {}

bool ArticleWriter::TryUpload(std::shared_ptr<ByteChannel> body, Done done) {
  return pool_.TryPost([this, body = std::move(body),
                        done = std::move(done)](const auto&) mutable {
    done(Guarded([&] { return Upload(database_, std::move(body)).Run(); }));
  });
}

bool ArticleWriter::TryDelete(std::string id, Done done) {
  return pool_.TryPost(
      [this, id = std::move(id), done = std::move(done)](const auto&) {
        done(Guarded([&] { return Delete(database_, id); }));
      });
}

}  // namespace dizin::serve
