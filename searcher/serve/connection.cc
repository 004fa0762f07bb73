#include "searcher/serve/connection.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <ctime>
#include <limits>
#include <utility>

#include <boost/asio/post.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/error.hpp>
#include <boost/beast/http/read.hpp>

#include "common/error.h"
#include "searcher/serve/answer_call.h"
#include "searcher/serve/cors.h"
#include "searcher/serve/encoding.h"
#include "searcher/serve/request_head.h"
#include "searcher/serve/token.h"

namespace dizin::serve {
namespace {

namespace asio = boost::asio;
namespace http = boost::beast::http;

constexpr std::uint32_t kMaxHeaderBytes = 16 << 10;
constexpr std::size_t kMaxBufferBytes = std::size_t{64} << 10;
constexpr std::size_t kBodyPartBytes = std::size_t{16} << 10;
constexpr std::size_t kMaxRequests = 100'000;  // on one connection
constexpr std::size_t kMaxUnsentBytes = std::size_t{256} << 20;
// A client that is slower for long is not served.
constexpr double kLeastBytesASecond = 16'384;
// What a refused client still sends is read so long, for it to see why.
constexpr double kLingerSeconds = 2;
constexpr std::size_t kMaxLingeredBytes = std::size_t{1} << 20;

// RFC 9110, 5.6.7: "Sun, 06 Nov 1994 08:49:37 GMT".
std::string HttpDate() {
  const std::time_t now = std::time(nullptr);
  std::tm utc{};
  gmtime_r(&now, &utc);
  char text[40];
  std::strftime(text, sizeof text, "%a, %d %b %Y %H:%M:%S GMT", &utc);
  return text;
}

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
  if (phase_ == Phase::kWorking || phase_ == Phase::kClosed) return;
  if (now < deadline_) return;
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
  request_ = {};
  target_.reset();
  found_ = {};
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
  if (found_.route->place == Place::kUpload || parser_->is_done()) {
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
  if (error == http::error::bad_version) {
    return Respond(Problem(505, "HTTP/1.1 is spoken here"));
  }
  Respond(Problem(400, "this is no request of HTTP/1.1: " + error.message()));
}

// What the header says, into request_; an answer if it is refused.
std::optional<Response> Connection::TakeHeader() {
  const auto& message = parser_->get();
  if (auto refusal = TakeHead(message.base(), &request_)) return refusal;
  keep_ = message.keep_alive() && ++requests_ < kMaxRequests;
  if (request_.method == Method::kOptions && request_.target == "*") {
    Response response;
    response.status = 204;
    response.headers.emplace_back("Allow", "GET, HEAD, POST, DELETE, OPTIONS");
    return response;
  }
  target_ = ParseTarget(request_.target);
  if (!target_) {
    return Problem(400, "the address is no path, or a % in it is no escape");
  }
  return std::nullopt;
}

// Finds what answers; an answer if nothing does.
std::optional<Response> Connection::Route() {
  found_ = hub_->router->Find(request_.method, target_->path);
  std::optional<Response> refusal;
  if (found_.route == nullptr) {
    refusal = std::move(found_.refusal);
  } else if (found_.route->guarded &&
             !IsAuthorized(request_.authorization, hub_->options->token)) {
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
  const auto& takes = found_.route->takes;
  if (takes.empty() || request_.method != Method::kPost) {
    return Problem(400, "a request of this kind has no body");
  }
  const std::string type =
      request_.content_type.substr(0, request_.content_type.find(';'));
  if (std::none_of(takes.begin(), takes.end(), [&](const std::string& one) {
        return boost::beast::iequals(one, type);
      })) {
    return Problem(415, "the body must be " + takes.front());
  }
  const auto length = parser_->content_length();
  if (length && *length > found_.route->max_body) {
    return Problem(413, "the body may have " +
                            std::to_string(found_.route->max_body) + " bytes");
  }
  return std::nullopt;
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
  part_.resize(kBodyPartBytes);
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
  if (body_bytes_ > found_.route->max_body) {
    keep_ = false;
    return Respond(Problem(413, "the body may have " +
                                    std::to_string(found_.route->max_body) +
                                    " bytes"));
  }
  TakeBodyPart(std::string_view(part_).substr(0, got));
}

void Connection::TakeBodyPart(std::string_view bytes) {
  const bool done = parser_->is_done();
  if (channel_ == nullptr) {
    request_.body += bytes;
    return done ? Dispatch() : ReadBodyPart();
  }
  if (bytes.empty() && !done) return ReadBodyPart();
  // The writer asks for the next part, or answers.
  Enter(Phase::kWorking, 0);
  channel_->Give(bytes, done);
}

void Connection::Dispatch() {
  Enter(Phase::kWorking, 0);
  const Place place = found_.route->place;
  const Call call{&request_, &target_->parameters, found_.id, nullptr};
  if (place == Place::kAtOnce) {
    Response response = Guarded([&] { return found_.route->answer(call); });
    Encode(request_, &response);
    return Respond(std::move(response));
  }
  if (place != Place::kSearch) return DispatchWriting();
  // The request stays as it is while the phase is kWorking.
  auto job = [self = shared_from_this(),
              call = Call(call)](const auto& searcher) mutable {
    Response response = Guarded([&] {
      call.searcher = searcher();
      Response made = self->found_.route->answer(call);
      Encode(*call.request, &made);
      return made;
    });
    asio::io_context* const io = self->hub_->io;
    asio::post(*io, [self = std::move(self),
                     response = std::move(response)]() mutable {
      self->OnAnswer(std::move(response));
    });
  };
  if (!hub_->pool->TryPost(std::move(job))) {
    hub_->metrics->CountFull();
    Respond(TryAgain("too many requests wait already"));
  }
}

void Connection::DispatchWriting() {
  const auto self = shared_from_this();
  asio::io_context* const io = hub_->io;
  const auto done = [self, io](Response response) {
    asio::post(*io, [self, response = std::move(response)]() mutable {
      self->OnAnswer(std::move(response));
    });
  };
  bool taken = false;
  if (found_.route->place == Place::kDelete) {
    taken = hub_->writer->TryDelete(found_.id, done);
  } else {
    channel_ = std::make_shared<ByteChannel>([self, io] {
      asio::post(*io, [self] {
        if (self->phase_ == Phase::kWorking) self->ReadBody();
      });
    });
    if (parser_->is_done()) channel_->Give("", true);
    taken = hub_->writer->TryUpload(channel_, done);
  }
  if (!taken) {
    hub_->metrics->CountFull();
    OnAnswer(TryAgain("too many writes wait already"));
  }
}

void Connection::OnAnswer(Response response) {
  // Else it was answered already, as the client was too slow.
  if (phase_ != Phase::kWorking) return;
  if (!parser_->is_done()) keep_ = false;
  Respond(std::move(response));
}

void Connection::Respond(Response response) {
  if (phase_ == Phase::kClosed) return;
  BreakChannel();
  if (hub_->unsent_bytes + response.body.size() > kMaxUnsentBytes) {
    response = TryAgain("too many answers wait for slow clients");
  }
  keep_ = keep_ && !response.close && !hub_->draining;
  AddCors(hub_->options->cors, request_, &response);
  LogRequest(response);
  Write(std::move(response));
}

void Connection::Write(Response response) {
  const bool empty = response.status == 204 || response.status == 304;
  head_ = "HTTP/1.1 " + std::to_string(response.status) + " ";
  head_.append(ReasonOf(response.status)) += "\r\nServer: dizin\r\nDate: ";
  head_ += HttpDate() + "\r\nX-Content-Type-Options: nosniff\r\n";
  if (!empty) {
    head_ += "Content-Type: " + response.content_type +
             "\r\nContent-Length: " + std::to_string(response.body.size()) +
             "\r\n";
  }
  for (const auto& [name, value] : response.headers) {
    head_ += name + ": " + value + "\r\n";
  }
  head_ +=
      keep_ ? "Connection: keep-alive\r\n\r\n" : "Connection: close\r\n\r\n";
  body_.clear();
  if (!empty && request_.method != Method::kHead)
    body_ = std::move(response.body);
  Enter(Phase::kWriting,
        hub_->options->client_seconds +
            static_cast<double>(body_.size()) / kLeastBytesASecond);
  hub_->unsent_bytes += body_.size();
  const std::array<asio::const_buffer, 2> both = {asio::buffer(head_),
                                                  asio::buffer(body_)};
  asio::async_write(socket_, both,
                    [self = shared_from_this()](ErrorCode error, std::size_t) {
                      self->OnWritten(error);
                    });
}

void Connection::OnWritten(ErrorCode error) {
  hub_->unsent_bytes -= body_.size();
  body_ = {};
  if (phase_ == Phase::kClosed) return;
  if (error) return Close();
  if (keep_) return WaitForRequest();
  Linger();
}

void Connection::LogRequest(const Response& response) const {
  const double ms =
      std::chrono::duration<double, std::milli>(Clock::now() - started_)
          .count();
  hub_->metrics->Count(found_.route != nullptr ? found_.route->name : "none",
                       response.status, ms / 1000, response.body.size());
  char took[32];
  std::snprintf(took, sizeof took, "%.2f", ms);
  hub_->log->Write("request",
                   {{"client", client_},
                    {"method", ToString(request_.method)},
                    {"path", target_ ? std::string_view(target_->path) : "-"},
                    {"status", std::to_string(response.status)},
                    {"bytes", std::to_string(response.body.size())},
                    {"ms", took},
                    {"fault", response.fault}});
}

// Lets go of the writer, who holds this too.
void Connection::BreakChannel() {
  if (channel_ != nullptr) channel_->Break();
  channel_.reset();
}

void Connection::Linger() {
  Enter(Phase::kLingering, kLingerSeconds);
  ErrorCode error;
  socket_.shutdown(asio::ip::tcp::socket::shutdown_send, error);
  if (error) return Close();
  buffer_.reset();
  part_.resize(kBodyPartBytes);
  DropLingering();
}

void Connection::DropLingering() {
  socket_.async_read_some(
      asio::buffer(part_),
      [self = shared_from_this()](ErrorCode error, std::size_t bytes) {
        if (self->phase_ == Phase::kClosed) return;
        self->lingered_bytes_ += bytes;
        if (error || self->lingered_bytes_ > kMaxLingeredBytes) {
          return self->Close();
        }
        self->DropLingering();
      });
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
