# Zstd::Zstd, from pkg-config: Debian 12's libzstd-dev ships no CMake config.
find_package(PkgConfig REQUIRED)
pkg_check_modules(ZSTD_PC QUIET IMPORTED_TARGET GLOBAL libzstd)
include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(Zstd
  REQUIRED_VARS ZSTD_PC_FOUND
  VERSION_VAR ZSTD_PC_VERSION)
if(Zstd_FOUND AND NOT TARGET Zstd::Zstd)
  add_library(Zstd::Zstd ALIAS PkgConfig::ZSTD_PC)
endif()
