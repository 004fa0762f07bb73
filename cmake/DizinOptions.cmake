# dizin_options: the flags that every target of ours is built with, and none of
# anybody else's. Warnings become errors in the presets, not here.
add_library(dizin_options INTERFACE)
target_compile_features(dizin_options INTERFACE cxx_std_20)
target_include_directories(dizin_options INTERFACE
  $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}>)
target_compile_options(dizin_options INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wnon-virtual-dtor
  -Woverloaded-virtual)
if(DIZIN_SANITIZE)
  target_compile_options(dizin_options INTERFACE
    -fsanitize=${DIZIN_SANITIZE} -fno-omit-frame-pointer
    -fno-sanitize-recover=all)
  target_link_options(dizin_options INTERFACE -fsanitize=${DIZIN_SANITIZE})
endif()

set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
# What the library offers is marked: common/export.h.
set(CMAKE_CXX_VISIBILITY_PRESET hidden)
set(CMAKE_VISIBILITY_INLINES_HIDDEN ON)
if(NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE RelWithDebInfo CACHE STRING "" FORCE)
endif()

find_program(DIZIN_CCACHE ccache)
mark_as_advanced(DIZIN_CCACHE)
if(DIZIN_CCACHE)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${DIZIN_CCACHE})
endif()
