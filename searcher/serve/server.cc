#include "searcher/serve/server.h"

#include <csignal>
#include <cstdlib>
#include <optional>
#include <utility>
#include <vector>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>

#include "common/error.h"
#include "searcher/serve/answer_call.h"
#include "searcher/serve/connection.h"
#include "searcher/serve/listen.h"

namespace dizin::serve {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using ErrorCode = boost::system::error_code;

constexpr auto kProbePause = std::chrono::seconds(2);
constexpr auto kDrainTime = std::chrono::seconds(30);
// Beyond the time of a query, while no thread answers.
constexpr auto kStuckTime = std::chrono::seconds(30);
constexpr auto kTick = std::chrono::milliseconds(250);
// No file descriptor is left: what is open must end first.
constexpr auto kPauseOfAccepting = std::chrono::milliseconds(100);

Connection::Clock::duration SecondsOf(double seconds) {
  return std::chrono::duration_cast<Connection::Clock::duration>(
      std::chrono::duration<double>(seconds));
}

}  // namespace

class Server::Impl {
 public:
  Impl(const ServeOptions& options, const Router& router, WorkerPool::Open open,
       Metrics* metrics)
      : options_(options),
        log_(std::in_place, options.log),
        pool_(options.threads, options.max_waiting, std::move(open)),
        acceptor_(io_),
        retry_(io_),
        ticker_(io_),
        signals_(io_, SIGINT, SIGTERM) {
    hub_.io = &io_;
    hub_.router = &router;
    hub_.pool = &pool_;
    hub_.log = &*log_;
    hub_.options = &options_;
    if (options_.writable) {
      hub_.writer = &writer_.emplace(options_.databases.front());
    }
    hub_.metrics = metrics;
    AddGauges();
    std::signal(SIGPIPE, SIG_IGN);
    RaiseFileLimit();
    Listen(options_.listen, &acceptor_);
    log_->Write("listening", {{"url", UrlOf(acceptor_)}});
  }

  std::uint16_t port() const { return acceptor_.local_endpoint().port(); }

  void Run() {
    Accept();
    Tick();
    signals_.async_wait([this](ErrorCode error, int) {
      if (!error) Drain();
    });
    io_.run();
    const bool stuck = options_.query_seconds > 0 && pool_.stuck(StuckSince());
    log_->Write("stopped", {{"fault", stuck ? "a search was stuck" : ""}});
    // No thread can be ended that does not end itself. Readers leave no work
    // undone; the writer is waited for.
    writer_.reset();
    if (!stuck) return;
    log_.reset();
    std::_Exit(static_cast<int>(ExitStatus::kTryAgain));
  }

 private:
  void Accept() {
    acceptor_.async_accept([this](ErrorCode error, tcp::socket socket) {
      if (error == asio::error::operation_aborted) return;
      if (error) {
        retry_.expires_after(kPauseOfAccepting);
        retry_.async_wait([this](ErrorCode ended) {
          if (!ended) Accept();
        });
        return;
      }
      Take(std::move(socket));
      Accept();
    });
  }

  void Take(tcp::socket socket) {
    hub_.metrics->CountAccepted();
    if (hub_.open.size() >= options_.max_connections && !hub_.idle.empty()) {
      hub_.metrics->CountClosed(Metrics::Closed::kCrowded);
      hub_.idle.front()->Close();
    }
    const bool full = hub_.open.size() >= options_.max_connections;
    auto connection = std::make_shared<Connection>(std::move(socket), &hub_);
    hub_.open.insert(connection);
    full ? connection->Refuse() : connection->Start();
  }

  void Tick() {
    ticker_.expires_after(kTick);
    ticker_.async_wait([this](ErrorCode error) {
      if (error) return;
      const auto now = Connection::Clock::now();
      const std::vector<std::shared_ptr<Connection>> open(hub_.open.begin(),
                                                          hub_.open.end());
      for (const auto& connection : open) connection->Tick(now);
      if (hub_.draining && now > drain_end_) {
        for (const auto& connection : open) connection->Close();
      }
      if (hub_.draining && hub_.open.empty()) return io_.stop();
      ReplaceStuck();
      Probe();
      Tick();
    });
  }

  // When a search must have begun that should have stopped by itself by now.
  Connection::Clock::time_point StuckSince() const {
    return Connection::Clock::now() -
           SecondsOf(options_.query_seconds + Connection::kGraceSeconds);
  }

  void ReplaceStuck() {
    if (options_.query_seconds == 0) return;
    const std::size_t replaced = pool_.ReplaceStuck(StuckSince());
    if (replaced == 0) return;
    log_->Write("replaced", {{"threads", std::to_string(replaced)},
                             {"fault", "a search does not stop"}});
  }

  // Has a thread look whether the database can be read, now and then.
  void Probe() {
    const auto now = Connection::Clock::now();
    if (probing_ && options_.query_seconds > 0 &&
        now > next_probe_ + kStuckTime + SecondsOf(options_.query_seconds) &&
        hub_.metrics->health.readable.exchange(false)) {
      log_->Write("stuck", {{"fault", "no thread has answered for too long"}});
    }
    if (probing_ || now < next_probe_) return;
    next_probe_ = now;
    probing_ = pool_.TryPost([this](const auto& searcher) {
      Health& health = hub_.metrics->health;
      const Response seen = Guarded([&] {
        health.articles = searcher()->ArticleCount();
        return Response();
      });
      const bool was = health.readable.exchange(seen.status == 200);
      if (was != (seen.status == 200)) {
        log_->Write(was ? "unreadable" : "readable", {{"fault", seen.fault}});
      }
      asio::post(io_, [this] {
        probing_ = false;
        next_probe_ = Connection::Clock::now() + kProbePause;
      });
    });
  }

  void AddGauges() {
    hub_.metrics->AddGauge(
        "dizin_http_connections", "Connections now.",
        [this] { return static_cast<double>(hub_.open.size()); });
    hub_.metrics->AddGauge(
        "dizin_http_idle_connections", "Of them, those without a request.",
        [this] { return static_cast<double>(hub_.idle.size()); });
    hub_.metrics->AddGauge(
        "dizin_http_unsent_bytes", "Of answers that clients have not taken.",
        [this] { return static_cast<double>(hub_.unsent_bytes); });
    hub_.metrics->AddGauge(
        "dizin_stuck_threads", "Threads whose search does not stop.", [this] {
          return options_.query_seconds > 0
                     ? static_cast<double>(pool_.stuck(StuckSince()))
                     : 0.0;
        });
    hub_.metrics->AddGauge(
        "dizin_queue_requests", "Requests that wait for a thread.",
        [this] { return static_cast<double>(pool_.waiting()); });
  }

  void Drain() {
    log_->Write("draining",
                {{"connections", std::to_string(hub_.open.size())}});
    // The next signal does what it does by itself.
    signals_.clear();
    hub_.draining = true;
    hub_.metrics->health.draining = true;
    drain_end_ = Connection::Clock::now() + kDrainTime;
    ErrorCode ignored;
    acceptor_.close(ignored);
    while (!hub_.idle.empty()) hub_.idle.front()->Close();
    if (hub_.open.empty()) io_.stop();
  }

  const ServeOptions options_;
  asio::io_context io_{1};
  std::optional<Log> log_;
  Hub hub_;
  WorkerPool pool_;
  std::optional<ArticleWriter> writer_;
  tcp::acceptor acceptor_;
  asio::steady_timer retry_;
  asio::steady_timer ticker_;
  asio::signal_set signals_;
  Connection::Clock::time_point drain_end_;
  Connection::Clock::time_point next_probe_;
  bool probing_ = false;
};

Server::Server(const ServeOptions& options, const Router& router,
               WorkerPool::Open open, Metrics* metrics)
    : impl_(std::make_unique<Impl>(options, router, std::move(open), metrics)) {
}

Server::~Server() = default;

void Server::Run() { impl_->Run(); }

std::uint16_t Server::port() const { return impl_->port(); }

}  // namespace dizin::serve
