// The text of a MediaWiki page without its markup.
//
//   PlainWikitext("'''İbrahim Kalın''' (born {{birth date|1971}}) is a "
//                 "[[Turkey|Turkish]] diplomat.<ref>…</ref>")
//   // "İbrahim Kalın (born ) is a Turkish diplomat."
//
// What it does, in order:
// 1. Removed with all that is in them: comments, {{templates}} and {{{their
//    parameters}}}, {| tables |}, <ref>, <math>, <gallery>, <timeline>,
//    <score>, <syntaxhighlight>, <imagemap>, __MAGIC_WORDS__.
// 2. [[link|words]] is its words; [[File:…]], [[Image:…]] and [[Category:…]]
// and
//    links to other languages go, as do those with a namespace that the dump
//    names File or Category. [http://… words] is its words.
// 3. '' and ''' go; "== heading ==" is a line of its own; what marks a list (*
// #
//    : ;) goes.
// 4. Other tags go, their content stays; character references are read.
// What does not close is taken for text, so that nothing behind it is lost.

#ifndef DIZIN_INDEXER_READERS_WIKITEXT_H_
#define DIZIN_INDEXER_READERS_WIKITEXT_H_

#include <string>
#include <string_view>
#include <vector>

namespace dizin::indexer {

// `hidden_namespaces`: names of the dump's own File and Category ("Dosya",
// "Kategori"), compared without ASCII case. Time grows with the length alone.
// Thread-safe.
std::string PlainWikitext(
    std::string_view wikitext,
    const std::vector<std::string>& hidden_namespaces = {});

}  // namespace dizin::indexer

#endif  // DIZIN_INDEXER_READERS_WIKITEXT_H_
