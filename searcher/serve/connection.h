// One client: reads requests, has them answered, writes the answers.
//
// All connections live in one thread, the one that runs the io_context; only
// the making of answers happens elsewhere. A connection is always in one phase,
// and each has a deadline that Tick() enforces, so that neither a client nor a
// search that is stuck holds anything for ever; but for writing, whose end is
// the writer's. An idle connection holds no buffer.

#ifndef DIZIN_SEARCHER_SERVE_CONNECTION_H_
#define DIZIN_SEARCHER_SERVE_CONNECTION_H_

#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <list>
#include <memory>
#include <optional>
#include <string>
#include <unordered_set>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/buffer_body.hpp>
#include <boost/beast/http/parser.hpp>

#include "searcher/serve/article_writer.h"
#include "searcher/serve/byte_channel.h"
#include "searcher/serve/log.h"
#include "searcher/serve/message.h"
#include "searcher/serve/metrics.h"
#include "searcher/serve/router.h"
#include "searcher/serve/worker_pool.h"

namespace dizin::serve {

class Connection;

// A request on its way to an answer. The thread that makes the answer shares it
// and only reads it: it outlives the connection, should the search be stuck.
struct Exchange {
  Request request;
  std::optional<Target> target;
  Router::Found found;
  std::atomic<bool> given_up{false};  // it was answered that it took too long
};

// What all connections share. Used by the thread of the io_context.
struct Hub {
  boost::asio::io_context* io = nullptr;
  const Router* router = nullptr;
  WorkerPool* pool = nullptr;
  ArticleWriter* writer = nullptr;  // null: nobody may write
  Metrics* metrics = nullptr;
  Log* log = nullptr;
  const ServeOptions* options = nullptr;
  std::unordered_set<std::shared_ptr<Connection>> open = {};
  std::list<Connection*> idle = {};  // longest first
  std::size_t unsent_bytes = 0;      // of answers that are being written
  bool draining = false;
};

class Connection : public std::enable_shared_from_this<Connection> {
 public:
  using Clock = std::chrono::steady_clock;
  // Beyond the time of a query: a search that stops by itself has done so.
  static constexpr double kGraceSeconds = 1;

  Connection(boost::asio::ip::tcp::socket socket, Hub* hub);

  void Start();
  // Answers 503, whatever is asked, and closes.
  void Refuse();
  // Closes what is over its time.
  void Tick(Clock::time_point now);
  // Closes it, whatever it is at.
  void Close();

 private:
  enum class Phase : std::uint8_t {
    kIdle,
    kHeader,
    kBody,
    kWorking,
    kWriting,
    kLingering,
    kClosed
  };
  static constexpr double kForever = 1e9;
  // A client that is slower for long is not served.
  static constexpr double kLeastBytesASecond = 16'384;
  // What a refused client still sends is read so long, for it to see why.
  static constexpr double kLingerSeconds = 2;
  static constexpr std::size_t kPartBytes = std::size_t{16} << 10;
  using ErrorCode = boost::system::error_code;
  using Parser =
      boost::beast::http::request_parser<boost::beast::http::buffer_body>;

  void Enter(Phase phase, double seconds);
  void WaitForRequest();
  void ReadHeader();
  void OnHeader(ErrorCode error);
  void OnBrokenRequest(ErrorCode error);
  std::optional<Response> TakeHeader();
  std::optional<Response> Route();
  std::optional<Response> CheckBody() const;
  Response TooLongBody() const;
  void ReadBody();
  void ReadBodyPart();
  void OnBodyPart(ErrorCode error);
  void TakeBodyPart(std::string_view bytes);
  void Dispatch();
  void DispatchSearch(const Call& call);
  void DispatchWriting();
  void GiveUp();
  void OnAnswer(const Exchange* exchange, Response response);
  void Respond(Response response);
  void Write(Response response);
  void OnWritten(ErrorCode error);
  void LogRequest(const Response& response) const;
  void BreakChannel();
  void Linger();
  void DropLingering();

  boost::asio::ip::tcp::socket socket_;
  Hub* hub_;
  std::string client_;  // its address
  Phase phase_ = Phase::kIdle;
  Clock::time_point deadline_;
  Clock::time_point started_;  // of the request
  std::optional<std::list<Connection*>::iterator> idle_place_;
  std::optional<boost::beast::flat_buffer> buffer_;
  std::optional<Parser> parser_;
  std::string part_;              // of the body, as it arrives
  std::uint64_t body_bytes_ = 0;  // that have arrived
  Clock::duration body_time_{0};  // that the client took for them
  Clock::time_point part_asked_;
  bool body_begun_ = false;
  std::shared_ptr<ByteChannel> channel_;  // to the writer, who asks for parts
  std::shared_ptr<Exchange> exchange_ = std::make_shared<Exchange>();
  std::string head_, body_;  // that are being written
  std::size_t requests_ = 0;
  std::size_t lingered_bytes_ = 0;
  bool keep_ = false;       // the connection, behind this request
  bool timed_out_ = false;  // while something was being read
};

}  // namespace dizin::serve

#endif  // DIZIN_SEARCHER_SERVE_CONNECTION_H_
