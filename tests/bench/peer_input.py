"""The bench corpus in the forms the peers read, made once and kept."""

import itertools
import json
import lzma
import os
import pathlib

FIELDS = ("id", "lang", "date", "title", "text")


def _open(path):
    if str(path).endswith(".xz"):
        return lzma.open(path, "rt", encoding="utf-8")
    return open(path, encoding="utf-8")


def _one_line(value):
    return " ".join(str(value).split())


def grow(corpus, path, copies):
    """Writes `corpus`, JSON Lines, so many times over under new ids to `path`.

    Answers how many articles these are.
    """
    articles = 0
    with open(path, "w", encoding="utf-8") as out:
        for copy in range(copies):
            with _open(corpus) as lines:
                for line in lines:
                    article = json.loads(line)
                    article["id"] = f"{article['id']}#{copy}"
                    out.write(json.dumps(article, ensure_ascii=False) + "\n")
                    articles += 1
    return articles


def prepare(corpus, folder, limit=None):
    """Writes corpus.jsonl, corpus.tsv and corpus.dump (scriptindex) to folder.

    Answers (articles, bytes of title and text). With a limit, of its first
    articles.
    """
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    key = f"{corpus} {os.path.getsize(corpus)} {limit}"
    mark = folder / "made-from"
    if mark.exists():
        made, articles, size = mark.read_text().rsplit("\n", 2)
        if made == key:
            return int(articles), int(size)
    articles = size = 0
    with open(folder / "corpus.jsonl", "w", encoding="utf-8") as jsonl, \
         open(folder / "corpus.tsv", "w", encoding="utf-8") as tsv, \
         open(folder / "corpus.dump", "w", encoding="utf-8") as dump:
        with _open(corpus) as lines:
            for line in itertools.islice(lines, limit):
                article = json.loads(line)
                jsonl.write(line)
                row = [_one_line(article.get(f) or "") for f in FIELDS]
                tsv.write("\t".join(row) + "\n")
                for field, value in zip(FIELDS, row):
                    dump.write(f"{field}={value}\n")
                dump.write("\n")
                articles += 1
                size += len(row[3].encode()) + len(row[4].encode())
    mark.write_text(f"{key}\n{articles}\n{size}")
    return articles, size
