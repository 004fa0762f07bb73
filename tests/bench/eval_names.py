"""Names across languages: sentences of parallel news, found by English names.

    ./dev eval names [LANGUAGE…] [--kind person|other] [--small]

Each sentence of $DIZIN_DATA/ntrex is an article. A query is a name in its
English spelling, and the sentences that mention the person are the same in
every language, so recall and MAP (top 100) can be told for each. Once with one
database a language, once with one database for all and each language's slice of
its answer (the query with lang:xx, which filters and does not rank), and of the
answer as a whole (top 1000). --small types the names in small letters.
"""

import collections
import json
import os
import pathlib
import subprocess
import sys
import tempfile

import trec_measures

ROOT = pathlib.Path(__file__).parent.parent.parent
BIN = ROOT / "build" / "release"
# Recall / MAP of an earlier prototype, one database a language.
REFERENCES = {
    "tur": ".958 .926", "deu": ".967 .947", "pol": ".944 .885",
    "fin": ".943 .849", "rus": ".947 .825", "ell": ".946 .831",
    "arb": ".922 .737", "heb": ".925 .779", "jpn": ".910 .729",
    "zho-CN": ".849 .655", "tha": ".971 .909",
}
BASE_LANGUAGE = {
    "eng": "en", "tur": "tr", "deu": "de", "rus": "ru", "arb": "ar",
    "ell": "el", "heb": "he", "jpn": "ja", "zho-CN": "zh", "pol": "pl",
    "fin": "fi", "tha": "th",
}
DEPTH = 100


def read_sentences(path):
    sentences = collections.defaultdict(dict)
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            number, language, _, text = line.rstrip("\n").split("\t", 3)
            sentences[language][number] = text
    return sentences


def read_queries(path, kind):
    """[(id, name, {sentence, …})]"""
    queries = []
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            number, name, its_kind, where, _ = line.rstrip("\n").split("\t", 4)
            if its_kind == kind:
                queries.append((number, name, set(where.split())))
    return queries


def index(database, sentences, languages, work):
    corpus = work / "corpus.jsonl"
    with open(corpus, "w", encoding="utf-8") as out:
        for language in languages:
            for number, text in sentences[language].items():
                out.write(json.dumps({"id": f"{language}:{number}",
                                      "text": text, "lang": language}) + "\n")
    subprocess.run([BIN / "indexer" / "dizin-index", "--db", database,
                    "--progress", "none", corpus],
                   check=True, stdout=subprocess.DEVNULL)


def search(database, queries, prefix, work, depth=DEPTH):
    """{id: [article, best first]}"""
    topics = work / "topics.tsv"
    topics.write_text("".join(f"{q}\t{prefix}{name}\n"
                              for q, name, _ in queries), encoding="utf-8")
    answer = subprocess.run(
        [BIN / "searcher" / "dizin-search", "--db", database, "--topics",
         topics, "-n", str(depth), "--format", "trec"],
        check=True, stdout=subprocess.PIPE, text=True)
    return trec_measures.read_run(answer.stdout.splitlines())


def measure(database, queries, languages, prefix, work, depth=DEPTH):
    run = search(database, queries, prefix, work, depth)
    qrels = {q: {f"{language}:{s}": 1 for language in languages for s in where}
             for q, _, where in queries}
    means = [sum(measure(run.get(q, []), judged)
                 for q, judged in qrels.items()) / len(qrels)
             for measure in (lambda r, j: trec_measures.recall(r, j, depth),
                             trec_measures.average_precision)]
    found = [sum(d in qrels[q] for d in documents) / len(documents)
             for q, documents in run.items() if documents]
    return (*means, sum(found) / max(1, len(found)))


def report(title, rows, references=None):
    columns = ["recall", "MAP", "precision"]
    columns += ["prototype"] if references else []
    print(f"\n{title}\n\n| language | {' | '.join(columns)} |")
    print("|---" * (len(columns) + 1) + "|")
    mean = [sum(row[i] for row in rows.values()) / len(rows) for i in range(3)]
    for language, row in [*rows.items(), ("mean", mean)]:
        print(f"| {language} | {row[0]:.3f} | {row[1]:.3f} | {row[2]:.2f} |" +
              (f" {references.get(language, '')} |" if references else ""),
              flush=True)


def main(arguments):
    kind = "person"
    if "--kind" in arguments:
        at = arguments.index("--kind")
        kind = arguments[at + 1]
        del arguments[at:at + 2]
    small = "--small" in arguments
    if small:
        arguments.remove("--small")
    data = pathlib.Path(os.environ.get("DIZIN_DATA", "../shared/data"))
    if not (data / "ntrex").is_dir():
        print(f"eval names: skipped, there is no {data}/ntrex")
        return
    sentences = read_sentences(data / "ntrex" / "sentences.tsv")
    queries = read_queries(data / "ntrex" / "name_queries.tsv", kind)
    if small:
        queries = [(q, name.lower(), where) for q, name, where in queries]
    languages = arguments or sorted(sentences)
    apart, merged = {}, {}
    with tempfile.TemporaryDirectory() as folder:
        work = pathlib.Path(folder)
        for language in languages:
            database = work / language
            index(database, sentences, [language], work)
            apart[language] = measure(database, queries, [language],
                                      "", work)
        report(f"One database a language, {len(queries)} names ({kind})", apart,
               REFERENCES)
        index(work / "all", sentences, languages, work)
        for language in languages:
            merged[language] = measure(
                work / "all", queries, [language],
                f"lang:{BASE_LANGUAGE.get(language, language)} ", work)
        report("One database for all, each language's slice", merged,
               REFERENCES)
        whole = measure(work / "all", queries, languages, "", work, 1000)
        print(f"\nThe answer as a whole: recall {whole[0]:.3f},"
              f" MAP {whole[1]:.3f}")


if __name__ == "__main__":
    main(sys.argv[1:])
