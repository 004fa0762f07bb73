"""Place names in their translations, each found among 50,000 English names.

    ./dev eval cities [--split tune] [--misses N] [--sets ug.places,…]

The names are those of libgweather (weather stations all over the world) and
KGeography, of the stars and cities of KStars, all GPL-2.0-or-later, and of the
parts of countries in iso-codes (LGPL-2.1-or-later), translated into up to a
hundred languages. They are cut in two by the English name, to tune on one half
and check on the other.
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
SETS = {"libgweather-4.0-locations": "places", "kgeography": "places",
        "kstars": "stars", "iso_3166-2": "parts"}
ENGLISH = re.compile(r"[A-Z][A-Za-zÀ-ɏ'-]{2,}")
MIN_NAMES = 50  # of a language
MAX_NAMES = 400  # of a set that are looked for
END_OF_LATIN = "\u0250"


def read_names(folder):
    """{language.set: {translation: English name}}, names of one word."""
    names = collections.defaultdict(dict)
    for path in sorted(folder.rglob("*.mo")):
        if path.stem not in SETS:
            continue
        name = f"{path.parent.parent.name}.{SETS[path.stem]}"
        with open(path, "rb") as file:
            catalog = gettext.GNUTranslations(file)._catalog
        for english, translation in catalog.items():
            if not isinstance(english, str):
                continue  # a plural
            english = english.split("\x04")[-1]
            if (ENGLISH.fullmatch(english) and english != translation and
                    translation and len(translation.split()) == 1):
                names[name][translation] = english
    return names


def digest(text):
    return hashlib.md5(text.encode()).hexdigest()


def write_sets(names, folder):
    for split in ("tune", "check"):
        (folder / split).mkdir(parents=True, exist_ok=True)
        for name, of_name in names.items():
            own = [(t, e) for t, e in of_name.items()
                   if (split == "tune") == (digest(e.lower())[-1] in "13579bdf")]
            latin = sum(t[0] < END_OF_LATIN for t, _ in own) > len(own) / 2
            own = [(t, e) for t, e in own if latin or t[0] >= END_OF_LATIN]
            if len(own) < MIN_NAMES:
                continue
            rows = sorted(own, key=lambda row: digest(row[0]))
            script = "Latin" if latin else "Other"
            path = folder / split / f"{name}.tsv"
            path.write_text("".join(
                f"{translation}\t{english}\t{script}\t{name}\n"
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
    every = ["--at-most", str(MAX_NAMES), *arguments[1:]]
    if "--sets" not in every:
        split = every[every.index("--split") + 1] if "--split" in every \
            else "check"
        every += ["--sets", ",".join(sorted(
            path.stem for path in (sets / split).glob("*.tsv")))]
    return subprocess.run([BIN, "--data", folder / "sets", *every]).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
