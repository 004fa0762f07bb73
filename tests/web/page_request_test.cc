#include "searcher/serve/page/page_request.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace dizin::serve {
namespace {

// What a browser sends for an address of ours.
Parameters Decode(const std::string& address) {
  Parameters parameters;
  std::string name;
  std::string* into = &name;
  std::string value;
  for (std::size_t i = address.find('?') + 1; i <= address.size(); ++i) {
    const char c = i < address.size() ? address[i] : '&';
    if (c == '&') {
      if (!name.empty()) parameters.emplace_back(name, value);
      name.clear();
      value.clear();
      into = &name;
    } else if (c == '=') {
      into = &value;
    } else if (c == '%') {
      into->push_back(
          static_cast<char>(std::stoi(address.substr(i + 1, 2), nullptr, 16)));
      i += 2;
    } else {
      into->push_back(c);
    }
  }
  return parameters;
}

TEST(PageRequestTest, AddressIsReadBack) {
  PageRequest request;
  EXPECT_EQ(PageAddress(request), "/");
  request.query = "\"ibrahim kalın\" & كالين +50% #=?";
  request.like = "tr/42\xFF";
  request.language = "tr";
  request.source = "A&B \"quoted\"";
  request.from = "2021-02";
  request.to = "2021-03-15";
  request.exact = true;
  request.newest_first = true;
  request.offset = 20;
  const std::string address = PageAddress(request);
  EXPECT_EQ(address.find_first_of("\"<> '#"), std::string::npos) << address;
  EXPECT_EQ(ReadPageRequest(Decode(address)), request);
  request.ToFirstPage();
  request.after = "AQ-ID_";
  EXPECT_EQ(ReadPageRequest(Decode(PageAddress(request))), request);
}

TEST(PageRequestTest, PassesOverWhatMakesNoSense) {
  const Parameters parameters = {{"lang", "<script>"}, {"from", "soon"},
                                 {"to", "2021-13"},    {"offset", "-1"},
                                 {"match", "none"},    {"sort", "up"},
                                 {"colour", "red"},    {"q", "kal\xFFin"}};
  PageRequest want;
  want.query = "kal\uFFFDin";
  EXPECT_EQ(ReadPageRequest(parameters), want);
  const Parameters far = {{"offset", "99999999"}};
  EXPECT_EQ(ReadPageRequest(far).offset, kMaxPageOffset);
}

TEST(PageRequestTest, FiltersStandBeforeWhatIsTyped) {
  PageRequest request;
  request.query = "\"ibrahim kal";
  request.language = "tr";
  request.source = "The \"Wire\" \\ Post";
  EXPECT_EQ(ToSearchRequest(request, 0).query,
            "lang:tr source:\"The \\\"Wire\\\" \\\\ Post\" \"ibrahim kal");
}

}  // namespace
}  // namespace dizin::serve
