"""The bench corpus in the forms the peers read, made once and kept."""

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


def prepare(corpus, folder, copies=1, limit=None):
    """Writes corpus.jsonl, corpus.tsv and corpus.dump (scriptindex) to folder.

    Answers (articles, bytes of title and text). With copies > 1 the corpus is
    written that many times over under new ids; with a limit, its first articles.
    """
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    key = f"{corpus} {os.path.getsize(corpus)} {copies} {limit}"
    mark = folder / "made-from"
    if mark.exists():
        made, articles, size = mark.read_text().rsplit("\n", 2)
        if made == key:
            return int(articles), int(size)
    articles = size = 0
    with open(folder / "corpus.jsonl", "w", encoding="utf-8") as jsonl, \
         open(folder / "corpus.tsv", "w", encoding="utf-8") as tsv, \
         open(folder / "corpus.dump", "w", encoding="utf-8") as dump:
        for copy in range(copies):
            with _open(corpus) as lines:
                for number, line in enumerate(lines):
                    if limit is not None and number >= limit:
                        break
                    article = json.loads(line)
                    if copy:
                        article["id"] = f"{article['id']}#{copy}"
                        line = json.dumps(article, ensure_ascii=False) + "\n"
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
