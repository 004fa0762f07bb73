#include "common/text/versions.h"

#include <unicode/uchar.h>
#include <unicode/uversion.h>

namespace dizin {
namespace {

std::string ToString(const UVersionInfo& version) {
  char text[U_MAX_VERSION_STRING_LENGTH];
  u_versionToString(version, text);
  return text;
}

}  // namespace

std::string UnicodeVersions() {
  UVersionInfo icu;
  u_getVersion(icu);
  UVersionInfo unicode;
  u_getUnicodeVersion(unicode);
  return "icu " + ToString(icu) + ", unicode " + ToString(unicode);
}

}  // namespace dizin
