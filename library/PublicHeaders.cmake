# dizin_public_headers(<folder> <header>…): copies the headers side by side into
# <folder>, with what they include of each other as <dizin/….h>. A header that
# includes one of ours which is not among them is an error: it would not compile
# anywhere else.
function(dizin_public_headers folder)
  set(names "")
  foreach(header IN LISTS ARGN)
    cmake_path(GET header FILENAME name)
    list(APPEND names ${name})
  endforeach()
  foreach(header IN LISTS ARGN)
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS
      ${PROJECT_SOURCE_DIR}/${header})
    cmake_path(GET header FILENAME name)
    file(READ ${PROJECT_SOURCE_DIR}/${header} text)
    string(REGEX MATCHALL "#include \"[^\"]*\"" includes "${text}")
    foreach(include IN LISTS includes)
      string(REGEX REPLACE ".*[/\"]([^/\"]+)\"" "\\1" included "${include}")
      if(NOT included IN_LIST names)
        message(FATAL_ERROR "${header} is public, but includes ${included}")
      endif()
      string(REPLACE "${include}" "#include <dizin/${included}>" text "${text}")
    endforeach()
    file(CONFIGURE OUTPUT ${folder}/${name} CONTENT "${text}" @ONLY)
  endforeach()
endfunction()
