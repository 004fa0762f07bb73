"""Learns common/text/name_letters.tab: how much each letter of the scripts
without capitals speaks for a name.

    letters_train.py MESSAGES OUT

MESSAGES is a folder of translated messages (.mo), whose words are ordinary;
letters_train.sh fetches them. Names are those of
$DIZIN_DATA/names/tune, never of names/check: Wikidata by way of
NETransliteration-COLING2018 (CC0), GeoNames (CC BY 4.0), CLDR (Unicode
licence). Distinct words of both, as the index has them (NFKC, casefolded).

The weight of a letter is the logarithm of its share of the letters of names
over that of words. Both shares are drawn towards the script's mean, as few
names are known of some scripts.
"""

import collections
import gettext
import math
import os
import pathlib
import re
import sys
import unicodedata

# Scripts as the first word of a letter's Unicode name tells them.
SCRIPTS = {
    "ARABIC": "Arabic", "HEBREW": "Hebrew", "DEVANAGARI": "Devanagari",
    "BENGALI": "Bengali", "GURMUKHI": "Gurmukhi", "GUJARATI": "Gujarati",
    "ORIYA": "Odia", "TAMIL": "Tamil", "TELUGU": "Telugu",
    "KANNADA": "Kannada", "MALAYALAM": "Malayalam", "SINHALA": "Sinhala",
    "THAI": "Thai", "LAO": "Lao", "KHMER": "Khmer", "MYANMAR": "Burmese",
    "TIBETAN": "Tibetan", "GEORGIAN": "Georgian", "ETHIOPIC": "Ethiopic",
    "HIRAGANA": "Kana", "KATAKANA": "Kana", "KATAKANA-HIRAGANA": "Kana",
    "CJK": "Han", "HANGUL": "Hangul",
}
FEWEST_NAMES = 150   # of a script, to be learned from
DOUBT = 5            # letters of either kind that are as the mean
STEP = .25
LARGEST = 2
LEAST_SEEN = 12      # a letter that is rarer is left out


def script_of(letter):
    return SCRIPTS.get(unicodedata.name(letter, "").split(" ")[0])


# Languages of messages and of names by other codes.
LANGUAGES = {"pa_IN": "pa", "zh_CN": "zh", "zh_TW": "zh_Hant", "arb": "ar"}


def add_words(text, words):
    for word in re.split(r"[\s\-·・]+", unicodedata.normalize("NFKC", text)):
        word = word.strip(".,:;!?()[]{}\"'«»“”…،؛؟。、").casefold()
        scripts = {script_of(c) for c in word}
        if scripts and None not in scripts:
            for script in scripts:  # Kana and Han stand in one word.
                words[script].add(word)


def read_names(folder):
    """{language: {script: {word, …}}}"""
    names = collections.defaultdict(lambda: collections.defaultdict(set))
    for path in sorted(folder.glob("*.tsv")):
        language = path.name.split(".")[0]
        language = LANGUAGES.get(language, language)
        for line in path.read_text(encoding="utf-8").splitlines():
            add_words(line.split("\t")[0], names[language])
    return names


def read_messages(folder):
    """The same of FOLDER/…/LANGUAGE/LC_MESSAGES/*.mo"""
    words = collections.defaultdict(lambda: collections.defaultdict(set))
    for path in sorted(folder.rglob("*.mo")):
        if "timezones" in path.name:  # cities
            continue
        language = path.parent.parent.name
        language = LANGUAGES.get(language, language)
        with path.open("rb") as file:
            for text in gettext.GNUTranslations(file)._catalog.values():
                add_words(text, words[language])
    return words


def letters_of(words, script):
    return collections.Counter(
        c for word in words for c in word if script_of(c) == script)


def weights_of(names, words):
    """{letter: (weight, how often it was seen)} of one language."""
    seen_in_names, seen_in_words = sum(names.values()), sum(words.values())
    weights = {}
    for letter in names.keys() | words.keys():
        seen = names[letter] + words[letter]
        mean = seen / (seen_in_names + seen_in_words)
        in_names = (names[letter] + DOUBT * mean) / (seen_in_names + DOUBT)
        in_words = (words[letter] + DOUBT * mean) / (seen_in_words + DOUBT)
        weights[letter] = math.log(in_names / in_words), seen
    return weights


def mean_weights(of_languages):
    """By how often each language has the letter, so that it tells nothing of
    the language; {weight: [letter, …]}, the largest first."""
    total, seen = collections.Counter(), collections.Counter()
    for weights in of_languages:
        for letter, (weight, times) in weights.items():
            total[letter] += weight * times
            seen[letter] += times
    rows = collections.defaultdict(list)
    for letter in sorted(seen):
        weight = max(-LARGEST, min(LARGEST, total[letter] / seen[letter]))
        weight = round(weight / STEP) * STEP
        if seen[letter] >= LEAST_SEEN and weight:
            rows[weight].append(letter)
    return dict(sorted(rows.items(), reverse=True))


def main():
    messages, out = sys.argv[1:]
    data = pathlib.Path(os.environ.get("DIZIN_DATA", "../shared/data"))
    names = read_names(data / "names" / "tune")
    words = read_messages(pathlib.Path(messages))
    lines = [
        'R"tab(',
        "# How much letters of scripts without capitals speak for a name.",
        "# Made by tests/bench/letters_train.sh, where it is said how and of",
        "# what; not to be edited. A row is a weight (name_letters.h) and the",
        "# letters that have it.",
    ]
    for script in sorted(set(SCRIPTS.values())):
        languages = [language for language in sorted(names)
                     if len(names[language][script]) >= FEWEST_NAMES
                     and len(words[language][script]) >= FEWEST_NAMES]
        rows = mean_weights(
            weights_of(letters_of(names[language][script], script),
                       letters_of(words[language][script], script))
            for language in languages)
        if rows:
            lines += ["", f"# {script}: {', '.join(languages)}"]
        for weight, letters in rows.items():
            lines.append(f"{weight:+.2f} {''.join(letters)}")
    pathlib.Path(out).write_text("\n".join(lines + [')tab"', ""]),
                                 encoding="utf-8")


if __name__ == "__main__":
    main()
