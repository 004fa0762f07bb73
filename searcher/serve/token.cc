#include "searcher/serve/token.h"

#include <cstddef>

#include <strings.h>

namespace dizin::serve {

bool IsAuthorized(std::string_view authorization, std::string_view token) {
  constexpr std::string_view kScheme = "Bearer ";
  if (token.empty() || authorization.size() < kScheme.size() ||
      strncasecmp(authorization.data(), kScheme.data(), kScheme.size()) != 0) {
    return false;
  }
  authorization.remove_prefix(kScheme.size());
  volatile unsigned different = authorization.size() != token.size() ? 1 : 0;
  for (std::size_t i = 0; i < authorization.size(); ++i) {
    different = different | static_cast<unsigned>(authorization[i] ^
                                                  token[i % token.size()]);
  }
  return different == 0;
}

}  // namespace dizin::serve
