# Xapian::Xapian, from pkg-config. Xapian ships a CMake config file, but 1.4's
# defines only variables (and sets `prefix` in the caller), no target.
find_package(PkgConfig REQUIRED)
pkg_check_modules(XAPIAN_PC QUIET IMPORTED_TARGET GLOBAL xapian-core)
include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(Xapian
  REQUIRED_VARS XAPIAN_PC_FOUND
  VERSION_VAR XAPIAN_PC_VERSION)
if(Xapian_FOUND AND NOT TARGET Xapian::Xapian)
  add_library(Xapian::Xapian ALIAS PkgConfig::XAPIAN_PC)
endif()
