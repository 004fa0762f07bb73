#include "searcher/serve/connection.h"

#include <algorithm>
#include <limits>
#include <utility>

#include <boost/asio/write.hpp>
#include <boost/beast/core/error.hpp>
#include <boost/beast/http/read.hpp>

#include "common/error.h"
#include "searcher/serve/request_head.h"
#include "searcher/serve/token.h"

namespace dizin::serve {
namespace {

namespace asio = boost::asio;
namespace http = boost::beast::http;

constexpr std::uint32_t kMaxHeaderBytes = 16 << 10;
constexpr std::size_t kMaxBufferBytes = std::size_t{64} << 10;
constexpr std::size_t kMaxRequests = 100'000;  // on one connection
}  // namespace

Connection::Connection(asio::ip::tcp::socket socket, Hub* hub)
    : socket_(std::move(socket)), hub_(hub) {
  ErrorCode error;
  const auto end = socket_.remote_endpoint(error);
  if (!error) client_ = end.address().to_string();
  socket_.set_option(asio::ip::tcp::no_delay(true), error);
}

void Connection::Start() { WaitForRequest(); }

void Connection::Refuse() {
  hub_->metrics->CountClosed(Metrics::Closed::kRefused);
  started_ = Clock::now();
  keep_ = false;
  Respond(TryAgain("too many connections", 5));
}

void Connection::Enter(Phase phase, double seconds) {
  if (idle_place_) hub_->idle.erase(*idle_place_);
  idle_place_.reset();
  phase_ = phase;
  deadline_ = Clock::now() + std::chrono::duration_cast<Clock::duration>(
                                 std::chrono::duration<double>(seconds));
}

void Connection::Tick(Clock::time_point now) {
  if (phase_ == Phase::kClosed || now < deadline_) return;
  if (phase_ == Phase::kWorking) return GiveUp();
  const bool reading = phase_ == Phase::kHeader || phase_ == Phase::kBody;
  hub_->metrics->CountClosed(phase_ == Phase::kIdle
                                 ? Metrics::Closed::kIdle
                                 : Metrics::Closed::kTimeout);
  if (!reading || timed_out_) return Close();
  // What was being read ends with an error, and is answered by 408.
  timed_out_ = true;
  Enter(phase_, kLingerSeconds);
  ErrorCode ignored;
  socket_.cancel(ignored);
}

void Connection::WaitForRequest() {
  exchange_ = std::make_shared<Exchange>();
  parser_.reset();
  if (buffer_ && buffer_->size() > 0) return ReadHeader();
  buffer_.reset();
  if (hub_->draining) return Close();
  Enter(Phase::kIdle, hub_->options->idle_seconds);
  idle_place_ = hub_->idle.insert(hub_->idle.end(), this);
  socket_.async_wait(asio::ip::tcp::socket::wait_read,
                     [self = shared_from_this()](ErrorCode error) {
                       if (self->phase_ != Phase::kIdle) return;
                       if (error) return self->Close();
                       self->ReadHeader();
                     });
}

void Connection::ReadHeader() {
  Enter(Phase::kHeader, hub_->options->client_seconds);
  started_ = Clock::now();
  keep_ = false;
  if (!buffer_) buffer_.emplace(kMaxBufferBytes);
  parser_.emplace();
  parser_->header_limit(kMaxHeaderBytes);
  // Routes have their own.
  parser_->body_limit(std::numeric_limits<std::uint64_t>::max());
  http::async_read_header(
      socket_, *buffer_, *parser_,
      [self = shared_from_this()](ErrorCode error, std::size_t) {
        self->OnHeader(error);
      });
}

void Connection::OnHeader(ErrorCode error) {
  if (phase_ == Phase::kClosed) return;
  if (error) return OnBrokenRequest(error);
  std::optional<Response> refusal = TakeHeader();
  if (!refusal) refusal = Route();
  if (refusal) return Respond(std::move(*refusal));
  body_bytes_ = 0;
  body_time_ = {};
  body_begun_ = false;
  parser_->body_limit(exchange_->found.route->max_body);
  if (exchange_->found.route->place == Place::kUpload || parser_->is_done()) {
    return Dispatch();
  }
  ReadBody();
}

void Connection::OnBrokenRequest(ErrorCode error) {
  keep_ = false;
  if (timed_out_) {
    return Respond(Problem(408, "the request took too long to arrive"));
  }
  if (error.category() !=
      http::make_error_code(http::error::bad_method).category()) {
    return Close();  // the connection broke
  }
  if (error == http::error::end_of_stream ||
      error == http::error::partial_message) {
    return Close();
  }
  if (error == http::error::header_limit ||
      error == http::error::buffer_overflow) {
    return Respond(parser_->get().target().empty()
                       ? Problem(414, "the address is too long")
                       : Problem(431, "the header is too long"));
  }
  if (error == http::error::body_limit) return Respond(TooLongBody());
  Respond(Problem(400, "this is no request of HTTP/1.1: " + error.message()));
}

// What the header says, into exchange_; an answer if it is refused.
std::optional<Response> Connection::TakeHeader() {
  const auto& message = parser_->get();
  if (auto refusal = TakeHead(message.base(), &exchange_->request))
    return refusal;
  keep_ = message.keep_alive() && ++requests_ < kMaxRequests;
  if (exchange_->request.method == Method::kOptions &&
      exchange_->request.target == "*") {
    Response response;
    response.status = 204;
    response.headers.emplace_back("Allow", "GET, HEAD, POST, DELETE, OPTIONS");
    return response;
  }
  exchange_->target = ParseTarget(exchange_->request.target);
  if (!exchange_->target) {
    return Problem(400, "the address is no path, or a % in it is no escape");
  }
  return std::nullopt;
}

// Finds what answers; an answer if nothing does.
std::optional<Response> Connection::Route() {
  exchange_->found =
      hub_->router->Find(exchange_->request.method, exchange_->target->path);
  std::optional<Response> refusal;
  if (exchange_->found.route == nullptr) {
    refusal = std::move(exchange_->found.refusal);
  } else if (exchange_->found.route->guarded &&
             !IsAuthorized(exchange_->request.authorization,
                           hub_->options->token)) {
    refusal = Problem(401, "writing needs the token of this server");
    refusal->headers.emplace_back("WWW-Authenticate", "Bearer");
  } else if (!parser_->is_done()) {
    refusal = CheckBody();
  }
  // What is not read cannot be told from the next request.
  if (refusal && !parser_->is_done()) keep_ = false;
  return refusal;
}

std::optional<Response> Connection::CheckBody() const {
  const auto& takes = exchange_->found.route->takes;
  if (takes.empty() || exchange_->request.method != Method::kPost) {
    return Problem(400, "a request of this kind has no body");
  }
  const std::string type = exchange_->request.content_type.substr(
      0, exchange_->request.content_type.find(';'));
  if (std::none_of(takes.begin(), takes.end(), [&](const std::string& one) {
        return boost::beast::iequals(one, type);
      })) {
    return Problem(415, "the body must be " + takes.front());
  }
  const auto length = parser_->content_length();
  if (length && *length > exchange_->found.route->max_body) {
    return TooLongBody();
  }
  return std::nullopt;
}

Response Connection::TooLongBody() const {
  return Problem(413, "the body may have " +
                          std::to_string(exchange_->found.route->max_body) +
                          " bytes");
}

// Reads a part of the body, after the client was told to send it if it waits
// for that.
void Connection::ReadBody() {
  if (body_begun_) return ReadBodyPart();
  body_begun_ = true;
  if (!boost::beast::iequals(parser_->get()[http::field::expect],
                             "100-continue")) {
    return ReadBodyPart();
  }
  Enter(Phase::kBody, hub_->options->client_seconds);
  head_ = "HTTP/1.1 100 Continue\r\n\r\n";
  asio::async_write(socket_, asio::buffer(head_),
                    [self = shared_from_this()](ErrorCode error, std::size_t) {
                      if (self->phase_ == Phase::kClosed) return;
                      if (error) return self->OnBrokenRequest(error);
                      self->ReadBodyPart();
                    });
}

void Connection::ReadBodyPart() {
  const double taken = std::chrono::duration<double>(body_time_).count();
  Enter(Phase::kBody,
        hub_->options->client_seconds - taken +
            static_cast<double>(body_bytes_) / kLeastBytesASecond);
  part_asked_ = Clock::now();
  part_.resize(kPartBytes);
  parser_->get().body().data = part_.data();
  parser_->get().body().size = part_.size();
  http::async_read_some(
      socket_, *buffer_, *parser_,
      [self = shared_from_this()](ErrorCode error, std::size_t) {
        self->OnBodyPart(error);
      });
}

void Connection::OnBodyPart(ErrorCode error) {
  if (phase_ == Phase::kClosed) return;
  if (error && error != http::error::need_buffer) {
    return OnBrokenRequest(error);
  }
  body_time_ += Clock::now() - part_asked_;
  const std::size_t got = part_.size() - parser_->get().body().size;
  body_bytes_ += got;
  TakeBodyPart(std::string_view(part_).substr(0, got));
}

void Connection::TakeBodyPart(std::string_view bytes) {
  const bool done = parser_->is_done();
  if (channel_ == nullptr) {
    exchange_->request.body += bytes;
    return done ? Dispatch() : ReadBodyPart();
  }
  if (bytes.empty() && !done) return ReadBodyPart();
  // The writer asks for the next part, or answers.
  Enter(Phase::kWorking, kForever);
  channel_->Give(bytes, done);
}

void Connection::Close() {
  if (phase_ == Phase::kClosed) return;
  Enter(Phase::kClosed, 0);
  BreakChannel();
  ErrorCode ignored;
  socket_.close(ignored);
  hub_->open.erase(shared_from_this());
}

}  // namespace dizin::serve
