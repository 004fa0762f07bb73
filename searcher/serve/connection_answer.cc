// What a connection does with a request that has arrived: its answer.

#include <array>
#include <cstdio>
#include <ctime>
#include <utility>

#include <boost/asio/post.hpp>
#include <boost/asio/write.hpp>

#include "searcher/serve/answer_call.h"
#include "searcher/serve/connection.h"
#include "searcher/serve/cors.h"
#include "searcher/serve/encoding.h"

namespace dizin::serve {
namespace {

namespace asio = boost::asio;

constexpr std::size_t kMaxLingeredBytes = std::size_t{1} << 20;
constexpr std::size_t kMaxUnsentBytes = std::size_t{256} << 20;

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

void Connection::Dispatch() {
  const Exchange& asked = *exchange_;
  const Call call{&asked.request, &asked.target->parameters, asked.found.id,
                  Clock::now(), nullptr};
  switch (asked.found.route->place) {
    case Place::kAtOnce: {
      Response response =
          Guarded([&] { return asked.found.route->answer(call); });
      Encode(asked.request, &response);
      return Respond(std::move(response));
    }
    case Place::kSearch:
      return DispatchSearch(call);
    default:
      return DispatchWriting();
  }
}

void Connection::DispatchSearch(const Call& call) {
  const double limit = hub_->options->query_seconds;
  Enter(Phase::kWorking, limit > 0 ? limit + kGraceSeconds : kForever);
  auto job = [self = shared_from_this(), exchange = exchange_,
              call = Call(call)](const auto& searcher) mutable {
    Response response;
    if (!exchange->given_up) {
      response = Guarded([&] {
        call.searcher = searcher();
        Response made = exchange->found.route->answer(call);
        Encode(*call.request, &made);
        return made;
      });
    }
    // The connection ends in its own thread, if this is the last of it.
    asio::io_context* const io = self->hub_->io;
    asio::post(*io, [self = std::move(self), exchange = std::move(exchange),
                     response = std::move(response)]() mutable {
      self->OnAnswer(exchange.get(), std::move(response));
    });
  };
  const auto& cost = exchange_->found.route->cost;
  if (!hub_->pool->TryPost(std::move(job), cost ? cost(call) : Cost::kLight)) {
    hub_->metrics->CountFull();
    Respond(TryAgain("too many requests wait already"));
  }
}

void Connection::GiveUp() {
  exchange_->given_up = true;
  Response response = TryAgain("the search took too long");
  response.fault = "no thread answered in time";
  Respond(std::move(response));
}

void Connection::DispatchWriting() {
  Enter(Phase::kWorking, kForever);
  const auto self = shared_from_this();
  asio::io_context* const io = hub_->io;
  const auto done = [self, io, exchange = exchange_](Response response) {
    asio::post(*io, [self, exchange, response = std::move(response)]() mutable {
      self->OnAnswer(exchange.get(), std::move(response));
    });
  };
  bool taken = false;
  if (exchange_->found.route->place == Place::kDelete) {
    taken = hub_->writer->TryDelete(exchange_->found.id, done);
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
    OnAnswer(exchange_.get(), TryAgain("too many writes wait already"));
  }
}

void Connection::OnAnswer(const Exchange* exchange, Response response) {
  // Else it was answered already, as the client or the search was too slow.
  if (phase_ != Phase::kWorking || exchange != exchange_.get()) return;
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
  AddCors(hub_->options->cors, exchange_->request, &response);
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
    head_.append(name).append(": ").append(value) += "\r\n";
  }
  head_ +=
      keep_ ? "Connection: keep-alive\r\n\r\n" : "Connection: close\r\n\r\n";
  body_.clear();
  if (!empty && exchange_->request.method != Method::kHead)
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
  hub_->metrics->Count(
      exchange_->found.route != nullptr ? exchange_->found.route->name : "none",
      response.status, ms / 1000, response.body.size());
  char took[32];
  std::snprintf(took, sizeof took, "%.2f", ms);
  hub_->log->Write(
      "request",
      {{"client", client_},
       {"method", ToString(exchange_->request.method)},
       {"path",
        exchange_->target ? std::string_view(exchange_->target->path) : "-"},
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
  part_.resize(kPartBytes);
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

}  // namespace dizin::serve
