# Debian packages by CPack, one a component: dizin (programs), libdizin0,
# libdizin-dev and dizin-doc. `./dev package` configures with DIZIN_DEBIAN=ON,
# which lays files out as Debian's policy has them, and runs CPack.

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME dizin)
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY
  "full-text search for names written in many ways")
set(CPACK_PACKAGE_VERSION ${PROJECT_VERSION})
set(CPACK_PACKAGE_CONTACT "The authors of Dizin <dizin@example.org>")
set(CPACK_PACKAGE_DIRECTORY ${PROJECT_BINARY_DIR}/packages)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_COMPONENTS_ALL programs library development documentation)
set(CPACK_COMPONENTS_GROUPING IGNORE)
set(CPACK_DEB_COMPONENT_INSTALL ON)
# Folders as dpkg wants them, whatever the umask.
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
  OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE
  WORLD_READ WORLD_EXECUTE)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_RELEASE "")
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_PACKAGE_GENERATE_SHLIBS ON)
set(CPACK_DEBIAN_PACKAGE_GENERATE_SHLIBS_POLICY ">=")

set(about "A name is found in any spelling or script: Kalin, Kalın and Калын are
one man. Articles are indexed as they were written; which words are alike is
learnt from them, and the spelling that was typed ranks first.
")

set(CPACK_DEBIAN_PROGRAMS_PACKAGE_NAME dizin)
set(CPACK_DEBIAN_PROGRAMS_PACKAGE_SECTION text)
set(CPACK_DEBIAN_PROGRAMS_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PROGRAMS_PACKAGE_SUGGESTS "dizin-doc, xapian-tools")
set(CPACK_DEBIAN_PROGRAMS_DESCRIPTION "${about}
This package has the programs.")

set(CPACK_DEBIAN_LIBRARY_PACKAGE_NAME libdizin${PROJECT_VERSION_MAJOR})
set(CPACK_DEBIAN_LIBRARY_PACKAGE_SECTION libs)
set(CPACK_DEBIAN_LIBRARY_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_LIBRARY_PACKAGE_CONTROL_EXTRA
  ${PROJECT_SOURCE_DIR}/packaging/debian/triggers)
set(CPACK_DEBIAN_LIBRARY_DESCRIPTION "${about}
This package has the shared library.")

set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_NAME libdizin-dev)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_SECTION libdevel)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_DEPENDS
  "libdizin${PROJECT_VERSION_MAJOR} (= ${PROJECT_VERSION})")
# For those who link the static library.
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_SUGGESTS
  "dizin-doc, libbz2-dev, libcld2-dev, libdeflate-dev, libicu-dev, liblzma-dev, \
libsimdjson-dev, libstemmer-dev, libxapian-dev, libxml2-dev, libzstd-dev, \
zlib1g-dev")
set(CPACK_DEBIAN_DEVELOPMENT_DESCRIPTION "${about}
This package has the headers for C++ and C, and the static library.")

set(CPACK_DEBIAN_DOCUMENTATION_PACKAGE_NAME dizin-doc)
set(CPACK_DEBIAN_DOCUMENTATION_PACKAGE_SECTION doc)
set(CPACK_DEBIAN_DOCUMENTATION_PACKAGE_ARCHITECTURE all)
set(CPACK_DEBIAN_DOCUMENTATION_DESCRIPTION "${about}
This package has the manuals of the query language, the JSON that is asked and
answered, the library, the format of the index, and what was measured.")

include(CPack)
