# What `cmake --install` puts where: programs, man pages, completions, licence
# and documentation, in the folders of GNUInstallDirs.

install(TARGETS dizin-index dizin-search dizin-serve
  RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})

install(FILES
    docs/man/dizin-index.1
    docs/man/dizin-search.1
    docs/man/dizin-serve.1
  DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
install(FILES docs/man/dizin-query.7
  DESTINATION ${CMAKE_INSTALL_MANDIR}/man7)

# bash looks for a file by the name of the command.
foreach(program dizin-index dizin-search dizin-serve)
  install(FILES packaging/completions/dizin.bash
    DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions
    RENAME ${program})
endforeach()
install(FILES packaging/completions/_dizin
  DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/site-functions)
install(FILES
    packaging/completions/dizin-index.fish
    packaging/completions/dizin-search.fish
    packaging/completions/dizin-serve.fish
  DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)

install(FILES
    packaging/systemd/dizin-serve.service
    packaging/systemd/dizin-serve.socket
  DESTINATION lib/systemd/system)

install(FILES LICENSE CHANGELOG.md DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(DIRECTORY docs/ DESTINATION ${CMAKE_INSTALL_DOCDIR}
  FILES_MATCHING PATTERN "*.md" PATTERN man EXCLUDE)
