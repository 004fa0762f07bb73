# dizin_embed_stop_words(<output.cc> <language>…): text/stop_words/*.txt of the
# current folder as a source file, made anew whenever one of them changes.
function(dizin_embed_stop_words output)
  set(rows "")
  foreach(language IN LISTS ARGN)
    set(file ${CMAKE_CURRENT_SOURCE_DIR}/text/stop_words/${language}.txt)
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${file})
    file(READ ${file} words)
    string(APPEND rows "    {\"${language}\", R\"words(${words})words\"},\n")
  endforeach()
  file(CONFIGURE OUTPUT ${output} @ONLY CONTENT
"// Made from the files in common/text/stop_words/.
#include \"common/text/stop_words/lists.h\"

#include <array>

namespace dizin {
namespace {

constexpr auto kLists = std::to_array<StopWordList>({
@rows@});

}  // namespace

std::span<const StopWordList> StopWordLists() { return kLists; }

}  // namespace dizin
")
endfunction()
