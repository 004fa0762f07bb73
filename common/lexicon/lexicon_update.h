// UpdateLexicon adds the words of a batch to the lexicon of a database that is
// already there: it reads the lists they belong to, and writes those that
// change. The counts are exact, so it does not matter how articles are spread
// over batches.
//
//   UpdateLexicon(vocabulary, term_of, read, write);   // before the commit
//
// Words are never taken out: of articles that are replaced or deleted the words
// stay in the lexicon until it is built anew (LexiconBuilder, ReadRows()). A
// searcher ignores words that no article has.

#ifndef DIZIN_COMMON_LEXICON_LEXICON_UPDATE_H_
#define DIZIN_COMMON_LEXICON_LEXICON_UPDATE_H_

#include <functional>
#include <string>
#include <string_view>

#include "common/lexicon/list_writer.h"
#include "common/lexicon/relations.h"
#include "common/lexicon/vocabulary.h"

namespace dizin::lexicon {

// The value under `key`, as of now; empty if there is none.
using ValueReader = std::function<std::string(std::string_view key)>;

// `write` is called in order of key, each key at most once, after the last call
// of `read`. Throws Error(kIndex) if a list is damaged.
void UpdateLexicon(const Vocabulary& vocabulary, const TermOf& term_of,
                   Relations* relations, const ValueReader& read,
                   const ValueWriter& write);

}  // namespace dizin::lexicon

#endif  // DIZIN_COMMON_LEXICON_LEXICON_UPDATE_H_
