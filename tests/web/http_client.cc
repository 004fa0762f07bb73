#include "tests/web/http_client.h"

#include <algorithm>
#include <cstddef>
#include <stdexcept>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <strings.h>
#include <sys/socket.h>
#include <unistd.h>

namespace dizin::testing {

std::string HttpReply::Header(std::string_view name) const {
  for (const auto& [known, value] : headers) {
    if (known.size() == name.size() &&
        strncasecmp(known.data(), name.data(), name.size()) == 0) {
      return value;
    }
  }
  return "";
}

HttpClient::HttpClient(std::uint16_t port)
    : socket_(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
  const timeval minute{60, 0};
  setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &minute, sizeof minute);
  setsockopt(socket_, SOL_SOCKET, SO_SNDTIMEO, &minute, sizeof minute);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) !=
      0) {
    close(socket_);
    throw std::runtime_error("cannot connect");
  }
}

HttpClient::~HttpClient() { close(socket_); }

bool HttpClient::Send(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t n = send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (n <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(n));
  }
  return true;
}

void HttpClient::FinishSending() { shutdown(socket_, SHUT_WR); }

bool HttpClient::Fill() {
  char buffer[16384];
  const ssize_t n = recv(socket_, buffer, sizeof buffer, 0);
  if (n > 0) read_.append(buffer, static_cast<std::size_t>(n));
  return n > 0;
}

bool HttpClient::ReadsEnd() {
  char buffer[16384];
  ssize_t n = 0;
  while ((n = recv(socket_, buffer, sizeof buffer, 0)) > 0) {
  }
  return n == 0 || errno == ECONNRESET;
}

HttpReply HttpClient::Read(bool with_body) {
  HttpReply reply;
  std::size_t end = 0;
  while ((end = read_.find("\r\n\r\n")) == std::string::npos) {
    if (!Fill()) return reply;
  }
  const std::string head = read_.substr(0, end + 2);
  read_.erase(0, end + 4);
  reply.status = std::stoi(head.substr(head.find(' ')));
  std::size_t at = head.find("\r\n") + 2;
  while (at < head.size()) {
    const std::size_t line_end = head.find("\r\n", at);
    const std::string line = head.substr(at, line_end - at);
    const std::size_t colon = line.find(':');
    reply.headers.emplace_back(
        line.substr(0, colon),
        line.substr(
            std::min(line.find_first_not_of(' ', colon + 1), line.size())));
    at = line_end + 2;
  }
  if (!with_body) return reply;
  const std::string length = reply.Header("Content-Length");
  if (length.empty()) return reply;
  const std::size_t bytes = std::stoul(length);
  while (read_.size() < bytes && Fill()) {
  }
  reply.body = read_.substr(0, bytes);
  read_.erase(0, bytes);
  return reply;
}

HttpReply HttpClient::Get(std::string_view target, std::string_view headers) {
  return Ask("GET", target, headers);
}

HttpReply HttpClient::Ask(std::string_view method, std::string_view target,
                          std::string_view headers, std::string_view body) {
  std::string request;
  request.append(method).append(" ").append(target);
  request.append(" HTTP/1.1\r\nHost: test\r\n").append(headers);
  if (!body.empty()) {
    request += "Content-Length: " + std::to_string(body.size()) + "\r\n";
  }
  request.append("\r\n").append(body);
  Send(request);
  return Read(method != "HEAD");
}

HttpReply Get(std::uint16_t port, std::string_view target,
              std::string_view headers) {
  return HttpClient(port).Get(target, headers);
}

}  // namespace dizin::testing
