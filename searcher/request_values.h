// What the values of a request are called: the same words for options, fields
// of JSON and parameters of a URL.

#ifndef DIZIN_SEARCHER_REQUEST_VALUES_H_
#define DIZIN_SEARCHER_REQUEST_VALUES_H_

#include <string>
#include <string_view>
#include <vector>

#include "common/index/results.h"
#include "common/lexicon/variant.h"

namespace dizin {

// What somebody sent, in quotes and fit for a message of one line: cut after 40
// bytes, without controls.
std::string Quoted(std::string_view sent);

// The others throw Error(kUsage), with what would have been right. Thread-safe.

// "default", "exact", "alike" or "sounds".
Match ParseMatch(std::string_view name);

// "relevance" or "date".
index::Sort ParseSort(std::string_view name);

// "30d" in seconds: hours, days, weeks, months of 30 days, years of 365.
double ParseDuration(std::string_view text);

// "lang,names"; FacetName() has the names. Each once.
std::vector<index::FacetKind> ParseFacets(std::string_view text);

}  // namespace dizin

#endif  // DIZIN_SEARCHER_REQUEST_VALUES_H_
