// A client that sends whatever it is told to, byte by byte, and reads what
// comes back.
//
//   HttpClient client(port);
//   HttpReply reply = client.Get("/v1/search?query=kalin");
//   client.Send("GET / HTTP/1.1\r\n…"); reply = client.Read();

#ifndef DIZIN_TESTS_WEB_HTTP_CLIENT_H_
#define DIZIN_TESTS_WEB_HTTP_CLIENT_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dizin::testing {

struct HttpReply {
  int status = 0;  // 0: the connection was closed instead
  std::vector<std::pair<std::string, std::string>> headers;
  std::string body;

  // Empty if it is not there. Names in any case.
  std::string Header(std::string_view name) const;
};

// One connection to the loopback. Waits at most a minute for anything.
class HttpClient {
 public:
  // Throws std::runtime_error if it cannot connect.
  explicit HttpClient(std::uint16_t port);
  ~HttpClient();
  HttpClient(const HttpClient&) = delete;
  HttpClient& operator=(const HttpClient&) = delete;

  // False if the other side has closed.
  bool Send(std::string_view bytes);
  // No more will be sent.
  void FinishSending();
  // The next reply; of one without Content-Length, all until the end.
  // `with_body` is false for what answers HEAD.
  HttpReply Read(bool with_body = true);
  // True if the other side closes, after whatever it still sends.
  bool ReadsEnd();

  // `headers` are whole lines, each with its \r\n.
  HttpReply Get(std::string_view target, std::string_view headers = "");
  HttpReply Ask(std::string_view method, std::string_view target,
                std::string_view headers = "", std::string_view body = "");

 private:
  bool Fill();

  int socket_;
  std::string read_;  // and not given
};

// One request over a connection of its own.
HttpReply Get(std::uint16_t port, std::string_view target,
              std::string_view headers = "");

}  // namespace dizin::testing

#endif  // DIZIN_TESTS_WEB_HTTP_CLIENT_H_
