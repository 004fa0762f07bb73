// Every number behind the choice of variants. The defaults are what every
// search uses; docs/relevance.md says what each brought. Others are for
// experiments.

#ifndef DIZIN_COMMON_LEXICON_RULES_H_
#define DIZIN_COMMON_LEXICON_RULES_H_

#include <cstddef>
#include <cstdint>

namespace dizin::lexicon {

struct ExpansionRules {
  // Variants of a word, filled from the closest grade on. In an index of 40
  // languages 32 starve the rarer scripts (recall of names 82 %), 64 do not
  // (86 %).
  std::size_t max_variants = 64;
  std::size_t max_name_variants = 96;  // typed with a capital

  // A word is at home in a language if its relative frequency there is at
  // least this share of that in its best language. Without it German words
  // take in twice their own postings from other languages, with it a fifth.
  double typed_home_share = .2;
  double candidate_home_share = .1;
  // Of an ordinary word, and of a form of it, so much at least must be of the
  // language (LexiconView::PartIn). In an index of 50 languages, of which many
  // are half English, foreign forms of a thousand frequent words of 16
  // languages 85 -> 54 % of the words' postings; 2 % of the postings of forms
  // that an index of the language alone has are lost.
  double least_part = .03;
  // And a form in another script as much at home: sistema is hardly Serbian.
  double other_script_home_share = .5;
  // A word that differs by accents alone is inflected too if the typed word is
  // at most so frequent in comparison.
  double rare_spelling_ratio = .1;
  // How much of a word's uses that tell must have a capital for it to be a
  // name (name_judge.h), typed small, with a capital as the first word of a
  // query, or with one within it: half instead makes names of power and game.
  // From unsure_name_share on, it may still be a place.
  double name_share = .9;
  double first_word_name_share = .8;
  double unsure_name_share = .6;
  double capital_name_share = .1;
  // The first word of a query is mixed from here on.
  double mixed_name_share = .3;
  // What "most" is of the uses of a word that is a name to all languages but
  // one. .8 instead loses Adam, a man to Turks.
  double abroad_name_share = .7;
  // So few uses that tell are judged with those of the word's other forms.
  std::uint64_t least_told = 2;
  // Less of a German noun's uses, in other languages, tells nothing.
  double least_told_share = .2;
  // A typed abbreviation also means the word if at least this share of the
  // word's other uses has a capital (US is not us).
  double abbreviated_word_share = .5;
  // A long abbreviation stops meaning the word if at most this share has.
  double common_word_share = .1;

  // Least similarity (similarity.h) of a variant by sound, by where the two
  // words are written in scripts of one family or of two. The levels of a grade
  // (word_query.h) put the most similar first, so what is far off costs little:
  // .72 across scripts instead loses 1.5 points of recall and 1 of MAP.
  float same_script_similarity = .85F;
  float other_script_similarity = .62F;
  // From here on grade near. Two grades by sound instead of one: MAP 73 -> 79.
  float near_similarity = .88F;
  // For Match::kSounds.
  float widest_same_script_similarity = .75F;
  float widest_other_script_similarity = .55F;
  // Candidates of a language that the second pass looks at. 24 instead: .1
  // points of recall, a tenth slower.
  std::size_t max_second_pass = 16;
  // Of a language: variants by sound (those that share a stem count as one:
  // Arabic recall .921 -> .922), and how far below the best of them. A
  // quota by script instead lets languages of one script crowd each other out
  // (Russian with 40 languages: recall 84 -> 72 %). .18 instead gains .15
  // points of recall and loses 2 of precision, .12 loses .4 and gains 2.4.
  std::size_t max_sound_variants_of_language = 8;
  float max_below_best_of_language = .15F;
  // For each variant that a language has before it, one counts for so much less
  // alike. In one database of 12 languages: MAP of each
  // language's slice .898 -> .903, of the answer as a whole .861 -> .867; twice
  // as much brings no more.
  float penalty_for_rank = .04F;
  // A variant of another script may be in so many times more articles than the
  // word itself: Chinese text writes Trump once and 特朗普 eighty times. 40
  // instead loses such names wherever a stray English one stands. One of the
  // same script may if it is so much alike, and less so: an English name that
  // one of the translations of a game left as it was hid all of its forms. In
  // eight languages of them recall 90.9 -> 91.6 with both.
  double other_script_frequency_ratio = 400;
  double close_frequency_ratio = 10;
  float close_similarity = .93F;
  // A variant without capitals counts for so much less alike for each doubling
  // of its frequency above that of the typed word, or above
  // usual_share_of_name of its language's words, or usual_uses_of_name, where
  // that is more; and a far one must be so much more alike. Thai words run
  // together bring a fourth less.
  float penalty_for_doubling = .01F;
  float similarity_for_doubling = .03F;
  double usual_share_of_name = 4e-5;
  double usual_uses_of_name = 2;
  // The same for words of Arabic and Hebrew that are seen with an article, so
  // often for each use without: MAP of their names .828 -> .832, precision
  // .561 -> .576.
  float article_penalty = .06F;
  double article_share = .1;
  // How much more alike it is for each unit that its letters speak for a name
  // (name_letters.h).
  float letters_of_name = .02F;
  // A typed word of a script without capitals has variants by sound only if
  // one of them, its namesake, is written with a capital and so similar.
  // Ordinary Japanese words brought 28 times their own postings without it, as
  // many with it. (.85 instead: .3 points of recall for names typed in Arabic,
  // half more words of it that bring others.)
  float caseless_needs_similarity = .87F;
  // So similar if its capitals tell nothing (German). Any instead: of the
  // thousand most frequent words of Arabic 440 bring others, not 530.
  float untold_namesake_similarity = .93F;
  // And the word may be so many times as frequent in its language as the
  // namesake in its own: 200 of those words, not 130, without it.
  double namesake_frequency_ratio = 32;
  // Where few languages have capitals, another word is a namesake if both have
  // the letters of names (name_letters.h), in two scripts, and are so much
  // alike: two sounds that are each near a Latin one are less so. In news in
  // Arabic, Hebrew, Japanese, Chinese and Thai alone recall of names typed in
  // Arabic .62 -> .75, in katakana .60 -> .81, and of each one's hundred most
  // frequent words none to four more bring others.
  float least_letters_of_namesake = 1;
  float namesake_by_letters_similarity = .76F;
  // A word that may be no name needs one that is near in another script, a noun
  // where all have capitals one that is nearer (Zahl has зал at .89); or one in
  // its own, where at .94 Stunde has Stande.
  float noun_needs_similarity = .9F;
  float unsure_needs_same_script_similarity = .95F;
  // A word of a script without capitals that is in no article, where no name
  // is near: what sounds so much alike. Near ones instead: of a thousand
  // frequent words of Korean 330 bring others, not 110.
  float stray_similarity = .95F;
  // A word that sounds so much alike brings its forms. .88 instead loses .5
  // points of recall and .3 of MAP in Russian, .65 gains none.
  float similarity_of_forms = .7F;
  // Of a stem (NameStems) that sounds alike in place of the word.
  float stem_penalty = .03F;
  // Endings (kPrefixKeyMin of name_key.h): least similarity to the beginning
  // of a longer word, and what it counts for.
  float prefix_similarity = .85F;
  float prefix_factor = .9F;
  // No more of the words that sound alike are read, in bytes of one class.
  std::size_t max_class_bytes = std::size_t{256} << 10U;

  // Whether long forms of abbreviations are taken, and names of places; and of
  // how many exact and alike forms other names are asked for.
  bool use_abbreviations = true;
  bool use_places = true;
  std::size_t max_aliased_forms = 16;

  // Long forms of an abbreviation: the most that are taken; an explained one
  // is seen in at least this share of the articles that the commonest one is;
  // an alleged one in so many, and in this share of all alleged ones.
  std::size_t max_long_forms = 3;
  double min_long_form_share = .2;
  std::uint64_t min_alleged = 2;
  double min_alleged_share = .5;

  // Phrases of a compound of several words: the best variants of each part
  // that are combined with those of their script, and the combinations. 6 and
  // 24 leave nothing for most of 12 languages: .4 points of recall.
  std::size_t max_part_variants = 48;
  std::size_t max_compounds = 64;

  // Room for what is remembered, for names that come again (expansion_memo.h):
  // some 10 MB, five thousand words.
  std::size_t remembered_variants = std::size_t{1} << 16U;
};

}  // namespace dizin::lexicon

#endif  // DIZIN_COMMON_LEXICON_RULES_H_
