"""Names in the endings of their languages, found by their English spelling.

    ./dev eval forms [LANGUAGE…] [--split tune] [--misses]

A form is a name of eval_cities.py or $DIZIN_DATA/names as the language writes
it, in languages with Latin letters as English does, with what its grammar hangs
on it (name_endings.tsv). An article is a message of GTK in that language with a
form in its midst; some others have none. For each language: the names that are
found as they stand, the forms that are found of these, and how much of all that
is found is right. Then the endings with which less than four in five are found.
With --misses, the forms that are not found.
"""

import collections
import gettext
import hashlib
import os
import pathlib
import random
import re
import sys
import tempfile

import eval_names

ROOT = pathlib.Path(__file__).parent
PLACES = pathlib.Path("build/eval/places/sets/names")
MESSAGES = pathlib.Path("build/eval/messages/usr/share/locale")
NAMES = 150
FORMS = 6  # of a name; no text has them all
OTHERS = 2000  # messages without a name
MIN_LETTERS = 4
FEW = .8
# Languages that GTK does not speak; the messages of a neighbour serve.
NEIGHBOUR = {"ckb": "fa", "fo": "is", "rw": "id", "so": "id", "zu": "xh"}
LATIN = set("az cs et eu fi fo hr hu id is lt lv pl rw sk sl so sq tk tl tr uz "
            "xh zu".split())
VOWELS = set("aeiouyąęäåæıóöøüáéíőúűāēīūėųįõàèòəě" "аеёиоуыэюяіїєәөүұ"
             "აეოუ" "աեէըիոօ" "اەێۆی" "ािीुूेैोौॉ" "ািীুূেৈোৌ" "ாிீுூெேைொோ"
             "ాిీుూెేైొో" "ಾಿೀುೂೆೇೈೊೋ" "ാിീുൂെേൈൊോ" "ාිීුූෙේෛොෝැෑ")
BACK = set("aıouáóúаоуыұюяё")
ALONE = dict(zip("ൻർൽൾൺ", "നരലളണ"))


def read_endings():
    """{language: (behind consonants, behind vowels)}"""
    endings = {}
    with open(ROOT / "name_endings.tsv", encoding="utf-8") as lines:
        for line in lines:
            if not line.startswith("#"):
                language, *lists = line.rstrip("\n").split("\t")
                endings[language] = (lists[0].split(), lists[-1].split())
    return endings


def without_last(name):
    if name[-1] in ALONE:
        return name[:-1] + ALONE[name[-1]]
    return name[:-1]


def ends_in_vowel(name):
    last = name[-1].lower()
    # From Tamil to Sinhala a consonant without a sign has a vowel.
    inherent = ("\u0b80" <= last <= "\u0dff" and last.isalpha() and
                last not in ALONE)
    return last in VOWELS or inherent


def is_back(name):
    vowels = [c for c in name.lower() if c in VOWELS]
    return bool(vowels) and vowels[-1] in BACK


def forms_of(name, endings):
    """[(ending, form)]"""
    forms = []
    for ending in endings[ends_in_vowel(name)]:
        if "/" in ending:
            front, back = ending.split("/")
            forms.append((ending, name + (back if is_back(name) else front)))
        elif ending.endswith("+"):
            forms.append((ending, ending[:-1] + name))
        elif ending.startswith("~"):
            forms.append((ending, without_last(name) + ending[1:]))
        else:
            forms.append((ending, name + ending))
    return forms


def read_pairs(language, split, data):
    """{English name: as the language writes it}"""
    if language in LATIN:
        files = [PLACES / split / "ru.places.tsv"]
    else:
        files = sorted([*(PLACES / split).glob(f"{language}.p*.tsv"),
                        *(data / "names" / split).glob(f"{language}.*.tsv")])
    pairs = {}
    for path in files:
        for line in path.read_text(encoding="utf-8").splitlines():
            written, english = line.split("\t")[:2]
            english = english.split("|")[0]
            if len(english) < MIN_LETTERS or not re.fullmatch(r"\w+", english):
                continue
            if language in LATIN and english.isascii():
                written = english
            elif language in LATIN or re.search(r"[\s/()-]", written):
                continue
            pairs.setdefault(english.lower(), written[0].upper() + written[1:])
    return pairs


def read_messages(language):
    code = NEIGHBOUR.get(language, language)
    messages = set()
    for path in MESSAGES.glob(f"{code}/LC_MESSAGES/*.mo"):
        try:
            with open(path, "rb") as file:
                catalog = gettext.GNUTranslations(file)._catalog
        except (ValueError, IndexError) as error:
            print(f"eval forms: {path}: {error}", file=sys.stderr)
            continue
        messages |= {" ".join(text.replace("_", "").split())
                     for english, text in catalog.items()
                     if isinstance(english, str) and english and
                     english != text and len(text.split()) > 2}
    return sorted(messages)


def insert(form, message):
    words = message.split()
    return " ".join([*words[:len(words) // 2], form,
                     *words[len(words) // 2:]])


def evaluate(language, endings, split, data, show_misses):
    chance = random.Random(language)
    pairs = read_pairs(language, split, data)
    messages = read_messages(language)
    if not pairs or not messages:
        return
    chance.shuffle(messages)
    names = sorted(pairs, key=lambda n: hashlib.md5(n.encode()).hexdigest())
    texts, told, queries = {}, {}, []
    for name in names[:NAMES]:
        forms = forms_of(pairs[name], endings)
        chosen = [("", pairs[name]),
                  *chance.sample(forms, min(FORMS, len(forms)))]
        where = set()
        for ending, form in chosen:
            number = f"{len(texts):05}"
            texts[number] = insert(form, messages[len(texts) % len(messages)])
            told[number] = (ending, form)
            where.add(number)
        queries.append((name, name.capitalize(), where))
    for message in messages[:OTHERS]:
        texts[f"{len(texts):05}"] = message
    with tempfile.TemporaryDirectory() as scratch:
        work = pathlib.Path(scratch)
        eval_names.index(work / "db", {language: texts}, [language], work)
        run = eval_names.search(work / "db", queries, "", work, 1000)
    report(language, queries, run, told, show_misses)


def report(language, queries, run, told, show_misses):
    found, all_forms = collections.Counter(), collections.Counter()
    right = answered = 0
    for name, _, where in queries:
        answer = {d.split(":")[1] for d in run.get(name, [])}
        answered += len(answer)
        right += len(answer & where)
        stands = min(where)  # the first one is the bare name
        for number in sorted(where):
            ending, form = told[number]
            if number != stands and stands not in answer:
                continue
            all_forms[ending] += 1
            found[ending] += number in answer
            if show_misses and number not in answer:
                print(f"{language}\t{name}\t{form}")
    if show_misses:
        return
    bare, of_bare = found.pop(""), all_forms.pop("")
    few = [e for e in all_forms if found[e] < FEW * all_forms[e]]
    print(f"| {language} | {bare / of_bare:.2f} | "
          f"{found.total() / max(1, all_forms.total()):.2f} | "
          f"{right / max(1, answered):.2f} | {' '.join(sorted(few))} |",
          flush=True)


def main(arguments):
    data = pathlib.Path(os.environ.get("DIZIN_DATA", "../shared/data"))
    show_misses = "--misses" in arguments
    split = "check"
    if "--split" in arguments:
        at = arguments.index("--split")
        split = arguments[at + 1]
        del arguments[at:at + 2]
    if not PLACES.is_dir():
        print("eval forms: skipped, there are no names")
        return
    languages = [a for a in arguments if not a.startswith("--")]
    endings = read_endings()
    if not show_misses:
        print("| language | names | forms | precision | seldom found |")
        print("|---|---|---|---|---|")
    for language in languages or sorted(endings):
        evaluate(language, endings[language], split, data, show_misses)


if __name__ == "__main__":
    main(sys.argv[1:])
