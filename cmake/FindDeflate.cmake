# Deflate::Deflate: libdeflate, from pkg-config. Debian 12's libdeflate-dev
# ships no CMake config.
find_package(PkgConfig REQUIRED)
pkg_check_modules(DEFLATE_PC QUIET IMPORTED_TARGET GLOBAL libdeflate)
include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(Deflate
  REQUIRED_VARS DEFLATE_PC_FOUND
  VERSION_VAR DEFLATE_PC_VERSION)
if(Deflate_FOUND AND NOT TARGET Deflate::Deflate)
  add_library(Deflate::Deflate ALIAS PkgConfig::DEFLATE_PC)
endif()
