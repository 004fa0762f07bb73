#include "searcher/serve/listen.h"

#include <charconv>
#include <cstdint>
#include <cstdlib>
#include <string_view>
#include <system_error>

#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include "common/error.h"

namespace dizin::serve {
namespace {

using boost::asio::ip::tcp;
using ErrorCode = boost::system::error_code;

constexpr int kFirstInherited = 3;

tcp::endpoint EndpointOf(const std::string& text) {
  const std::size_t colon = text.rfind(':');
  std::string host = text.substr(0, colon);
  if (host.starts_with('[') && host.ends_with(']')) {
    host = host.substr(1, host.size() - 2);
  }
  ErrorCode error;
  const auto address = boost::asio::ip::make_address(host, error);
  std::uint16_t port = 0;
  const char* const end = text.data() + text.size();
  bool whole = false;
  if (colon != std::string::npos && colon + 1 < text.size()) {
    const auto read = std::from_chars(text.data() + colon + 1, end, port);
    whole = read.ptr == end && read.ec == std::errc();
  }
  if (error || !whole) {
    throw Error(ErrorKind::kUsage,
                "--listen: '" + text +
                    "' is no address (want 127.0.0.1:8642 or [::1]:8642)");
  }
  return {address, port};
}

bool IsNumber(const char* variable, long number) {
  const char* const value = std::getenv(variable);
  return value != nullptr && value == std::to_string(number);
}

// What is inherited for another process is not ours.
bool HasInherited() {
  return IsNumber("LISTEN_PID", getpid()) && IsNumber("LISTEN_FDS", 1);
}

tcp InheritedProtocol() {
  sockaddr_storage address{};
  socklen_t size = sizeof address;
  if (getsockname(kFirstInherited, reinterpret_cast<sockaddr*>(&address),
                  &size) != 0 ||
      (address.ss_family != AF_INET && address.ss_family != AF_INET6)) {
    throw Error(ErrorKind::kSystem, "the inherited socket is none of TCP");
  }
  return address.ss_family == AF_INET ? tcp::v4() : tcp::v6();
}

}  // namespace

void Listen(const std::string& address, tcp::acceptor* acceptor) {
  try {
    if (HasInherited()) {
      acceptor->assign(InheritedProtocol(), kFirstInherited);
      return;
    }
    const tcp::endpoint end = EndpointOf(address);
    acceptor->open(end.protocol());
    acceptor->set_option(tcp::acceptor::reuse_address(true));
    acceptor->bind(end);
    acceptor->listen();
  } catch (const boost::system::system_error& error) {
    throw Error(ErrorKind::kSystem,
                "listening on " + address + ": " + error.code().message());
  }
}

std::string UrlOf(const tcp::acceptor& acceptor) {
  const tcp::endpoint end = acceptor.local_endpoint();
  const std::string host = end.address().to_string();
  return "http://" + (end.address().is_v6() ? "[" + host + "]" : host) + ":" +
         std::to_string(end.port());
}

void RaiseFileLimit() {
  rlimit limit{};
  if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
  limit.rlim_cur = limit.rlim_max;
  setrlimit(RLIMIT_NOFILE, &limit);
}

}  // namespace dizin::serve
