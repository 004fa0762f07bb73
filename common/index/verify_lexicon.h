// The part of VerifyContents() (verify_shard.h) that is about the lexicon.

#ifndef DIZIN_COMMON_INDEX_VERIFY_LEXICON_H_
#define DIZIN_COMMON_INDEX_VERIFY_LEXICON_H_

#include "common/index/term_dictionary.h"
#include "common/index/verify_shard.h"
#include "common/lexicon/lexicon.h"
#include "common/lexicon/vocabulary.h"

namespace dizin::index {

// `lexicon` is all of one shard's; `vocabulary` what its articles have, in
// terms of `terms`.
void VerifyLexicon(const lexicon::Lexicon& lexicon,
                   const lexicon::Vocabulary* vocabulary,
                   const TermDictionary& terms, const ProblemVisitor& problem);

}  // namespace dizin::index

#endif  // DIZIN_COMMON_INDEX_VERIFY_LEXICON_H_
