// The socket that a server listens on: one of its own, or one that systemd has
// opened for it (sd_listen_fds(3)).

#ifndef DIZIN_SEARCHER_SERVE_LISTEN_H_
#define DIZIN_SEARCHER_SERVE_LISTEN_H_

#include <string>

#include <boost/asio/ip/tcp.hpp>

namespace dizin::serve {

// Makes the acceptor listen: at the inherited socket if there is one, and else
// at `address`, "127.0.0.1:8642" or "[::1]:8642"; port 0 is any that is free.
// Throws Error: kUsage for what is no address, kSystem where that fails.
void Listen(const std::string& address,
            boost::asio::ip::tcp::acceptor* acceptor);

// "http://127.0.0.1:8642". REQUIRES: it listens.
std::string UrlOf(const boost::asio::ip::tcp::acceptor& acceptor);

// Lets the process hold as many files as it may: a connection is one.
void RaiseFileLimit();

}  // namespace dizin::serve

#endif  // DIZIN_SEARCHER_SERVE_LISTEN_H_
