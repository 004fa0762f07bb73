# What `cmake --install` puts where, in the folders of GNUInstallDirs, by
# component: `programs`, `library` (the shared one), `development` (headers, the
# static library, what finds them) and `documentation`. With DIZIN_DEBIAN as
# Debian's packages have it: manual pages compressed, each package with its
# copyright and changelog, completions where Debian's zsh looks.

# dizin_compressed(<output> <file>…): the files as .gz, made when the project is
# built; their paths in <output>.
function(dizin_compressed output)
  set(made "")
  foreach(file IN LISTS ARGN)
    cmake_path(GET file FILENAME name)
    set(gz ${PROJECT_BINARY_DIR}/compressed/${name}.gz)
    add_custom_command(OUTPUT ${gz}
      COMMAND ${CMAKE_COMMAND} -E make_directory
        ${PROJECT_BINARY_DIR}/compressed
      COMMAND gzip -9nc ${PROJECT_SOURCE_DIR}/${file} > ${gz}
      DEPENDS ${PROJECT_SOURCE_DIR}/${file} VERBATIM)
    list(APPEND made ${gz})
  endforeach()
  string(MAKE_C_IDENTIFIER "${output}" name)
  add_custom_target(dizin_${name} ALL DEPENDS ${made})
  set(${output} ${made} PARENT_SCOPE)
endfunction()

set(programs dizin-index dizin-search dizin-serve)
set(commands ${programs})
list(TRANSFORM commands REPLACE "(.+)" "docs/man/\\1.1")
set(manuals docs/man/dizin-query.7)
set(zsh_completions ${CMAKE_INSTALL_DATADIR}/zsh/site-functions)
if(DIZIN_DEBIAN)
  set(zsh_completions ${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions)
  dizin_compressed(commands ${commands})
  dizin_compressed(manuals ${manuals})
  dizin_compressed(changelog packaging/debian/changelog)
  foreach(package IN ITEMS programs:dizin library:libdizin0
      development:libdizin-dev documentation:dizin-doc)
    string(REPLACE ":" ";" package ${package})
    list(POP_FRONT package component)
    install(FILES packaging/debian/copyright ${changelog}
      DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/${package}
      COMPONENT ${component})
  endforeach()
  install(FILES packaging/debian/libdizin0.lintian-overrides
    DESTINATION ${CMAKE_INSTALL_DATADIR}/lintian/overrides RENAME libdizin0
    COMPONENT library)
else()
  install(FILES LICENSE CHANGELOG.md
    DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT documentation)
endif()

install(TARGETS ${programs}
  RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR} COMPONENT programs)
install(FILES ${commands}
  DESTINATION ${CMAKE_INSTALL_MANDIR}/man1 COMPONENT programs)
install(FILES ${manuals}
  DESTINATION ${CMAKE_INSTALL_MANDIR}/man7 COMPONENT programs)

# bash looks for a file by the name of the command.
foreach(program IN LISTS programs)
  install(FILES packaging/completions/dizin.bash
    DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions
    RENAME ${program} COMPONENT programs)
  configure_file(packaging/completions/dizin.fish.in
    completions/${program}.fish @ONLY)
  install(FILES ${PROJECT_BINARY_DIR}/completions/${program}.fish
    DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d
    COMPONENT programs)
endforeach()
install(FILES packaging/completions/_dizin
  DESTINATION ${zsh_completions} COMPONENT programs)
install(FILES
    packaging/systemd/dizin-serve.service
    packaging/systemd/dizin-serve.socket
  DESTINATION lib/systemd/system COMPONENT programs)

install(TARGETS dizin EXPORT dizinTargets
  LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR}
    COMPONENT library NAMELINK_COMPONENT development)
install(TARGETS dizin_static EXPORT dizinTargets
  ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR} COMPONENT development)
install(DIRECTORY ${DIZIN_INCLUDE_DIR}/
  DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} COMPONENT development)
install(EXPORT dizinTargets NAMESPACE dizin::
  DESTINATION ${DIZIN_CMAKE_DIR} COMPONENT development)
install(FILES
    ${PROJECT_BINARY_DIR}/library/dizinConfig.cmake
    ${PROJECT_BINARY_DIR}/library/dizinConfigVersion.cmake
  DESTINATION ${DIZIN_CMAKE_DIR} COMPONENT development)
install(FILES ${PROJECT_BINARY_DIR}/library/dizin.pc
  DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig COMPONENT development)

install(DIRECTORY docs/
  DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT documentation
  FILES_MATCHING PATTERN "*.md" PATTERN man EXCLUDE)
