"""Place names in their translations, each found among 50,000 English names.

    ./dev eval cities [--split tune] [--misses N] [--sets ug.places,…]

The names are those of libgweather (weather stations all over the world) and
KGeography, both GPL-2.0-or-later, translated into some hundred languages. They
are cut in two by the English name, to tune on one half and check on the other.
names_pairs does the rest: nothing but keys and similarity, so the names of
places that Dizin takes from CLDR cannot help.
"""

import collections
import gettext
import hashlib
import os
import pathlib
import re
import subprocess
import sys

BIN = pathlib.Path("build/release/tests/bench/names_pairs")
DOMAINS = ("libgweather-4.0-locations", "kgeography")
ENGLISH = re.compile(r"[A-Z][A-Za-zÀ-ɏ'-]{2,}")
MIN_NAMES = 50  # of a language
MAX_NAMES = 400  # of a half of them
END_OF_LATIN = "\u0250"


def read_names(folder):
    """{language: {translation: English name}}, names of one word."""
    names = collections.defaultdict(dict)
    for path in sorted(folder.rglob("*.mo")):
        if path.stem not in DOMAINS:
            continue
        with open(path, "rb") as file:
            catalog = gettext.GNUTranslations(file)._catalog
        for english, translation in catalog.items():
            if not isinstance(english, str):
                continue  # a plural
            english = english.split("\x04")[-1]
            if (ENGLISH.fullmatch(english) and english != translation and
                    translation and len(translation.split()) == 1):
                names[path.parent.parent.name][translation] = english
    return names


def digest(text):
    return hashlib.md5(text.encode()).hexdigest()


def write_sets(names, folder):
    for split in ("tune", "check"):
        (folder / split).mkdir(parents=True, exist_ok=True)
        for language, of_language in names.items():
            own = [(t, e) for t, e in of_language.items()
                   if (split == "tune") == (digest(e.lower())[-1] in "13579bdf")]
            latin = sum(t[0] < END_OF_LATIN for t, _ in own) > len(own) / 2
            own = [(t, e) for t, e in own if latin or t[0] >= END_OF_LATIN]
            if len(own) < MIN_NAMES:
                continue
            rows = sorted(own, key=lambda row: digest(row[0]))[:MAX_NAMES]
            script = "Latin" if latin else "Other"
            path = folder / split / f"{language}.places.tsv"
            path.write_text("".join(
                f"{translation}\t{english}\t{script}\t{language}\n"
                for translation, english in rows), encoding="utf-8")


def main(arguments):
    data = pathlib.Path(os.environ.get("DIZIN_DATA", "../shared/data"))
    crowd = data / "names" / "pool.txt"
    if not crowd.is_file():
        print(f"eval cities: skipped, there is no {crowd}")
        return 0
    folder = pathlib.Path(arguments[0])
    sets = folder / "sets" / "names"
    write_sets(read_names(folder), sets)
    here = sets / "pool.txt"
    here.unlink(missing_ok=True)
    here.symlink_to(crowd.resolve())
    # Without an opinion on full names, which these have none of.
    every = arguments[1:]
    if "--sets" not in every:
        split = every[every.index("--split") + 1] if "--split" in every \
            else "check"
        every += ["--sets", ",".join(sorted(
            path.stem for path in (sets / split).glob("*.tsv")))]
    return subprocess.run([BIN, "--data", folder / "sets", *every]).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
