"""Relevance on the collections of $DIZIN_DATA/ir, default settings for all.

    ./dev eval search [COLLECTION…]

Indexes each collection with dizin-index, answers its queries with dizin-search
--topics, 1,000 articles a query, and prints the measures beside what others
reach (references as published, or plain BM25 of the same data).
"""

import os
import pathlib
import subprocess
import sys
import tempfile

import trec_measures

ROOT = pathlib.Path(__file__).parent.parent.parent
BIN = ROOT / "build" / "release"
REFERENCES = {
    "cacm": "Anserini MAP .3123 P@30 .1942",
    "scifact": "Anserini nDCG@10 .6789 R@100 .9253",
    "time": "plain BM25 MAP .637",
    "cranfield": "plain BM25 MAP .254",
    "tquad-tr": "plain BM25 MAP .717",
    "xquad-en": "plain BM25 MAP .949",
    "xquad-de": "plain BM25 MAP .899",
    "xquad-tr": "plain BM25 MAP .853",
    "xquad-ru": "plain BM25 MAP .873",
    "xquad-ar": "plain BM25 MAP .868",
}


def run(collection, work, options):
    database = work / "db"
    subprocess.run([BIN / "indexer" / "dizin-index", "--db", database,
                    "--progress", "none", "--max-bad-records", "99", collection / "corpus.jsonl"],
                   check=True, stdout=subprocess.DEVNULL)
    answer = subprocess.run(
        [BIN / "searcher" / "dizin-search", "--db", database, "--topics",
         collection / "queries.tsv", "-n", "1000", "--format", "trec",
         *options],
        check=True, stdout=subprocess.PIPE, text=True)
    return trec_measures.read_run(answer.stdout.splitlines())


def main(arguments):
    data = pathlib.Path(os.environ.get("DIZIN_DATA", "../shared/data")) / "ir"
    if not data.is_dir():
        print(f"eval search: skipped, there is no {data}")
        return
    options = [a for a in arguments if a.startswith("-")]
    names = [a for a in arguments if not a.startswith("-")] or sorted(
        p.name for p in data.iterdir() if (p / "queries.tsv").exists())
    print("| collection | MAP | nDCG@10 | P@30 | R@100 | reference |")
    print("|---|---|---|---|---|---|")
    for name in names:
        qrels = data / name / "qrels.anserini-verbatim.txt"
        if not qrels.exists():
            qrels = data / name / "qrels.txt"
        with tempfile.TemporaryDirectory() as work:
            answers = run(data / name, pathlib.Path(work), options)
        means = trec_measures.evaluate(answers, trec_measures.read_qrels(qrels))
        cells = " | ".join(f"{v:.4f}" for v in means.values())
        print(f"| {name} | {cells} | {REFERENCES.get(name, '')} |", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
