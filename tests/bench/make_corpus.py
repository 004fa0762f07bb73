"""Makes a benchmark corpus out of Debian's documentation packages.

    python3 tests/bench/make_corpus.py OUT.jsonl [PACKAGE…]

Downloads the packages (apt-get download), unpacks them beside the output and
writes an article a manual page or HTML page: id, title, text, date, lang. Any
Debian user gets the same articles from the same versions of the packages.
"""

import datetime
import gzip
import html.parser
import json
import pathlib
import re
import subprocess
import sys

PACKAGES = (
    "manpages manpages-dev manpages-de manpages-es manpages-fr manpages-hu "
    "manpages-it manpages-ja manpages-pl manpages-pt-br manpages-ru "
    "manpages-tr manpages-zh debian-handbook debian-reference-en "
    "debian-reference-de debian-reference-fr debian-reference-ja "
    "libreoffice-help-de libreoffice-help-en-us libreoffice-help-ru "
    "libreoffice-help-tr libreoffice-help-zh-cn libreoffice-help-ko "
    "postgresql-doc-15 python3.11-doc linux-doc-6.1").split()

DEFAULT_LANGUAGE = "en"
SKIPPED = {"script", "style", "nav", "header", "footer", "head"}


class Text(html.parser.HTMLParser):
    """The title and the visible words of an HTML page."""

    def __init__(self):
        super().__init__()
        self.title, self.words, self.language = "", [], ""
        self._inside = []

    def handle_starttag(self, tag, attrs):
        if tag == "html":
            self.language = dict(attrs).get("lang") or ""
        if tag in SKIPPED or tag == "title":
            self._inside.append(tag)

    def handle_endtag(self, tag):
        if tag in self._inside:
            while self._inside.pop() != tag:
                pass

    def handle_data(self, data):
        if self._inside and self._inside[-1] == "title":
            self.title += data.strip()
        elif not self._inside and data.strip():
            self.words.append(data.strip())


def page(text):
    parser = Text()
    parser.feed(text)
    return parser.title, "\n".join(parser.words), parser.language


def manual(text):
    lines = []
    for line in text.splitlines():
        if line.startswith(('.\\"', "'\\\"")):
            continue
        line = re.sub(r"^[.'][A-Za-z]+\s*", "", line)
        line = re.sub(r"\\f[A-Z]|\\&|\\\(..|\\", "", line).strip()
        if line:
            lines.append(line)
    return "", "\n".join(lines), ""


def articles(package, tree):
    for path in sorted(p for p in tree.rglob("*") if p.is_file()):
        name = str(path.relative_to(tree))
        plain = name.removesuffix(".gz")
        is_page = plain.endswith((".html", ".xhtml", ".htm"))
        is_manual = "/man/" in plain and re.search(r"\.[1-8][a-z]*$", plain)
        if not is_page and not is_manual:
            continue
        data = path.read_bytes()
        if name.endswith(".gz"):
            data = gzip.decompress(data)
        title, text, language = (page if is_page else manual)(
            data.decode("utf-8", "replace"))
        if len(text) < 200:
            continue
        folder = re.search(r"/man/([a-z]{2}(?:_[A-Z]{2})?)/", "/" + name)
        day = datetime.datetime.fromtimestamp(path.stat().st_mtime,
                                              datetime.timezone.utc)
        yield {"id": f"{package}:{name}",
               "title": title or pathlib.Path(plain).stem, "text": text,
               "date": day.strftime("%Y-%m-%d"),
               "lang": language or (folder.group(1) if folder
                                    else DEFAULT_LANGUAGE)}


def main(out, packages):
    out = pathlib.Path(out)
    work = out.parent / "packages"
    work.mkdir(parents=True, exist_ok=True)
    with open(out, "w", encoding="utf-8") as lines:
        for package in packages:
            subprocess.run(["apt-get", "download", "-q", package], cwd=work,
                           check=True)
            tree = work / package
            for file in work.glob(f"{package}_*.deb"):
                subprocess.run(["dpkg-deb", "-x", file, tree], check=True)
                file.unlink()
            for article in articles(package, tree):
                lines.write(json.dumps(article, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:] or PACKAGES)
