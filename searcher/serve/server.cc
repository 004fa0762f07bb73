#include "searcher/serve/server.h"

#include <charconv>
#include <csignal>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>

#include "common/error.h"
#include "searcher/serve/connection.h"

namespace dizin::serve {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using ErrorCode = boost::system::error_code;

constexpr auto kTick = std::chrono::milliseconds(250);
// No file descriptor is left: what is open must end first.
constexpr auto kPauseOfAccepting = std::chrono::milliseconds(100);

tcp::endpoint EndpointOf(const std::string& text) {
  const std::size_t colon = text.rfind(':');
  std::string host = text.substr(0, colon);
  if (host.starts_with('[') && host.ends_with(']')) {
    host = host.substr(1, host.size() - 2);
  }
  ErrorCode error;
  const auto address = asio::ip::make_address(host, error);
  std::uint16_t port = 0;
  const char* const end = text.data() + text.size();
  const bool whole =
      colon != std::string::npos && colon + 1 < text.size() &&
      std::from_chars(text.data() + colon + 1, end, port).ptr == end;
  if (error || !whole) {
    throw Error(ErrorKind::kUsage,
                "--listen: '" + text +
                    "' is no address (want 127.0.0.1:8642 or [::1]:8642)");
  }
  return {address, port};
}

}  // namespace

class Server::Impl {
 public:
  Impl(const ServeOptions& options, const Router& router, WorkerPool::Open open)
      : options_(options),
        log_(options.log),
        pool_(options.threads, options.max_waiting, std::move(open)),
        acceptor_(io_),
        retry_(io_),
        ticker_(io_),
        signals_(io_, SIGINT, SIGTERM) {
    hub_.io = &io_;
    hub_.router = &router;
    hub_.pool = &pool_;
    hub_.log = &log_;
    hub_.options = &options_;
    std::signal(SIGPIPE, SIG_IGN);
    Listen();
  }

  void Run() {
    Accept();
    Tick();
    signals_.async_wait([this](ErrorCode error, int) {
      if (!error) Drain();
    });
    io_.run();
    log_.Write("stopped", {});
  }

 private:
  void Listen() {
    const tcp::endpoint end = EndpointOf(options_.listen);
    try {
      acceptor_.open(end.protocol());
      acceptor_.set_option(tcp::acceptor::reuse_address(true));
      acceptor_.bind(end);
      acceptor_.listen();
    } catch (const boost::system::system_error& error) {
      throw Error(ErrorKind::kSystem, "listening on " + options_.listen + ": " +
                                          error.code().message());
    }
    const tcp::endpoint bound = acceptor_.local_endpoint();
    const std::string host = bound.address().to_string();
    log_.Write(
        "listening",
        {{"url", "http://" +
                     (bound.address().is_v6() ? "[" + host + "]" : host) + ":" +
                     std::to_string(bound.port())}});
  }

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
    if (hub_.open.size() >= options_.max_connections && !hub_.idle.empty()) {
      hub_.idle.front()->CloseIdle();
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
      if (hub_.draining && hub_.open.empty()) return io_.stop();
      Tick();
    });
  }

  void Drain() {
    log_.Write("draining", {{"connections", std::to_string(hub_.open.size())}});
    // The next signal does what it does by itself.
    signals_.clear();
    hub_.draining = true;
    ErrorCode ignored;
    acceptor_.close(ignored);
    while (!hub_.idle.empty()) hub_.idle.front()->CloseIdle();
    if (hub_.open.empty()) io_.stop();
  }

  const ServeOptions options_;
  asio::io_context io_{1};
  Log log_;
  Hub hub_;
  WorkerPool pool_;
  tcp::acceptor acceptor_;
  asio::steady_timer retry_;
  asio::steady_timer ticker_;
  asio::signal_set signals_;
};

Server::Server(const ServeOptions& options, const Router& router,
               WorkerPool::Open open)
    : impl_(std::make_unique<Impl>(options, router, std::move(open))) {}

Server::~Server() = default;

void Server::Run() { impl_->Run(); }

}  // namespace dizin::serve
