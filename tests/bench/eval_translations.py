"""Names in the translations of a game, found by their English spelling.

    ./dev eval translations [LANGUAGE…] [--misses]

The stories of Wesnoth (GPL-2.0-or-later, Debian's packages wesnoth-1.16-*) are
told in some fifty languages, by people who put its invented names into every
case that their language has. Each translated message is an article; the
English messages tell which name it mentions.

With --misses, what is not found is printed instead of the table.
"""

import collections
import gettext
import pathlib
import re
import sys
import tempfile

import eval_names

MIN_WORDS = 4  # of a message that is an article
MIN_LETTERS = 4  # of a name
MIN_ARTICLES = 3  # that mention it
MIN_MESSAGES = 300  # of a language
MIN_NAMES = 10  # in them
# Languages that write a name as English does unless they translate it, and how
# many of their messages must.
KEEPING = ("es", "fr", "it")
MIN_KEPT = .7
DEPTH = 1000  # the heroes are in most messages of their story
WORD = re.compile(r"[A-Za-z]+(?:['’-][A-Za-z]+)*")
ADDRESS = "wesnoth.org"  # makes an ordinary word of the name
# A message may begin with what only translators see.
NOTE = re.compile(r"^[a-z_ 0-9-]{1,40}\^|^.*\x04", re.DOTALL)


def read_messages(folder):
    """{language: {English message: translation}}"""
    messages = collections.defaultdict(dict)
    for path in sorted(pathlib.Path(folder).rglob("*.mo")):
        language = path.parent.parent.name
        try:
            with open(path, "rb") as file:
                catalog = gettext.GNUTranslations(file)._catalog
        except (ValueError, UnicodeDecodeError) as error:
            print(f"eval translations: {path}: {error}", file=sys.stderr)
            continue
        for english, translation in catalog.items():
            if (isinstance(english, str) and english != translation and
                    ADDRESS not in english):
                english = NOTE.sub("", english)
                messages[language][english] = translation
    return messages


def words_of(message):
    """[(word without 's, where it begins)]"""
    return [(re.sub(r"['’]s$", "", match.group()), match.start())
            for match in WORD.finditer(message)]


def is_inside(message, begin):
    """Whether a capital there is not that of a sentence."""
    before = message[:begin].rstrip(" ")
    return begin != len(before) and (before[-1:].islower() or
                                     before[-1:] == ",")


def find_names(messages):
    """{name: {English message}}: what has a capital inside sentences and is
    not translated into other languages."""
    inside = collections.Counter()
    mentions = collections.defaultdict(set)
    for message in {m for texts in messages.values() for m in texts}:
        for word, begin in words_of(message):
            if word[0].isupper() and len(word) >= MIN_LETTERS:
                mentions[word].add(message)
                inside[word] += is_inside(message, begin)

    def is_kept(name, where):
        for language in KEEPING:
            texts = messages[language]
            there = [name in texts[m] for m in where if m in texts]
            if not there or sum(there) < MIN_KEPT * len(there):
                return False
        return True

    return {name: where for name, where in mentions.items()
            if inside[name] > 1 and len(where) >= MIN_ARTICLES and
            is_kept(name, where)}


def print_misses(run, queries, texts):
    for number, name, where in queries:
        for missed in sorted(where - {d.split(":")[1]
                                      for d in run.get(number, [])}):
            print(f"{name}\t{texts[missed]}")


def main(arguments):
    show_misses = "--misses" in arguments
    folder, *languages = [a for a in arguments if a != "--misses"]
    messages = read_messages(folder)
    english = sorted({m for texts in messages.values() for m in texts})
    number_of = {m: f"{i:05}" for i, m in enumerate(english)}
    names = find_names(messages)
    rows = {}
    with tempfile.TemporaryDirectory() as scratch:
        work = pathlib.Path(scratch)
        for language in languages or sorted(messages):
            texts = {number_of[m]: " ".join(t.split())
                     for m, t in messages[language].items()
                     if len(m.split()) >= MIN_WORDS and t.strip()}
            if len(texts) < MIN_MESSAGES or language.startswith("en"):
                continue
            queries = []
            for name, where in sorted(names.items()):
                found = {number_of[m] for m in where} & texts.keys()
                if len(found) >= MIN_ARTICLES:
                    queries.append((name, name, found))
            if len(queries) < MIN_NAMES:
                continue
            database = work / language
            eval_names.index(database, {language: texts}, [language], work)
            if show_misses:
                run = eval_names.search(database, queries, "", work, DEPTH)
                print_misses(run, queries, texts)
            else:
                rows[language] = eval_names.measure(
                    database, queries, [language], "", work, DEPTH)
    if not show_misses:
        eval_names.report(
            f"One database a language, {len(names)} names", rows)


if __name__ == "__main__":
    main(sys.argv[1:])
