#!/usr/bin/env python3
"""Draws queries as people type them, for query_bench and expand_bench.

    query_words.py corpus.jsonl NAMES.tsv >queries.tsv

420 queries of one to three words, 60 in each of seven languages, drawn from the
articles by the square root of a word's frequency, as they are written there; and
80 names of persons. A line is "or", a tab and the words. NAMES.tsv is
name_queries.tsv of the evaluation data. The same input draws the same queries.
"""

import collections
import json
import random
import re
import sys

LANGUAGES = {"en": "en", "de": "de", "tr": "tr", "fi": "fi", "ru": "ru",
             "ar": "ar", "arb": "ar", "ja": "ja"}
# Letters of one script; the Japanese write no spaces.
WORD = re.compile(
    r"[一-鿿]{2,4}|[ァ-ヺー]{2,}|[ぁ-ゖ]{2,}|[^\W\d_一-鿿ぁ-ゖァ-ヺー]+")


def count_words(path):
    counts = {name: collections.Counter() for name in LANGUAGES.values()}
    with open(path, encoding="utf-8") as articles:
        for line in articles:
            article = json.loads(line)
            language = LANGUAGES.get(article.get("lang"))
            if language:
                counts[language].update(WORD.findall(article["text"]))
    return counts


def draw(words, number, rng):
    """So many of the words, the frequent ones more often."""
    names = sorted(words)
    weights = [words[name] ** 0.5 for name in names]
    return rng.choices(names, weights, k=number)


def persons(path):
    with open(path, encoding="utf-8") as rows:
        for row in rows:
            _, name, kind = row.split("\t")[:3]
            if kind == "person":
                yield name


def main():
    corpus, names = sys.argv[1:3]
    rng = random.Random(7)
    for language, words in count_words(corpus).items():
        for _ in range(60):
            print("or", " ".join(draw(words, rng.randint(1, 3), rng)), sep="\t")
    for name in rng.sample(sorted(set(persons(names))), 80):
        print("or", name, sep="\t")


if __name__ == "__main__":
    main()
