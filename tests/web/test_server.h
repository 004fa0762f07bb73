// dizin-serve, running beside the test.
//
//   TestServer server({"--db", NewsDatabase()});
//   HttpReply reply = Get(server.port(), "/healthz");
//   server.Stop().status   // 0

#ifndef DIZIN_TESTS_WEB_TEST_SERVER_H_
#define DIZIN_TESTS_WEB_TEST_SERVER_H_

#include <cstdint>
#include <string>
#include <vector>

#include "tests/support/process.h"

namespace dizin::testing {

class TestServer {
 public:
  // Waits until it listens, on a port that was free. Throws std::runtime_error
  // if it does not come to that.
  explicit TestServer(const std::vector<std::string>& arguments,
                      ProcessOptions options = {});

  std::uint16_t port() const { return port_; }
  Process& process() { return process_; }
  // SIGTERM, and what it ends with.
  const ProcessResult& Stop();

 private:
  Process process_;
  std::uint16_t port_ = 0;
};

// A database of corpus/news; the same, and never written to, for all tests of
// a process.
const std::string& NewsDatabase();

// Makes a database of what `paths`, files or folders, have; from the top of the
// sources where they are relative.
void IndexInto(const std::string& database,
               const std::vector<std::string>& paths);

}  // namespace dizin::testing

#endif  // DIZIN_TESTS_WEB_TEST_SERVER_H_
