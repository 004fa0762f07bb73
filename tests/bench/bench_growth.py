"""Input that could take more than its size: what n, 2n and 4n of it cost.

    ./dev bench growth [--only PATTERN] [--bytes 200000] [--instructions]
                       [--program build/release/indexer/dizin-index]

Each shape is indexed at three sizes. What 4n costs over 2n, divided by what 2n
costs over n, is 2 where the cost is linear and 4 where it is quadratic; above 3
is a failure, and so is more than 600 bytes of memory a byte of input.

Processor time is counted, the least of up to three runs; with --instructions what
valgrind counts, which is exact and takes fifty times as long.
"""

import argparse
import fnmatch
import os
import pathlib
import re
import resource
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).parent.parent.parent
MOST_RATIO = 3.0
MOST_BYTES_A_BYTE = 600
# What a run takes that has nothing to do with its input.
FREE_BYTES = 200 << 20
# Below this much a difference is noise.
LEAST_SECONDS = 0.15
LEAST_INSTRUCTIONS = 3e6


def fill(piece, size, start="", end=""):
    """`piece` over and over, `size` bytes of it."""
    piece = piece.encode() if isinstance(piece, str) else piece
    body = piece * max(1, size // len(piece))
    return start.encode() + body + end.encode()


def numbered(form, size, start="", end=""):
    """form.format(0), form.format(1) …, `size` bytes of them."""
    count = max(1, size // len(form.format(99999)))
    return (start + "".join(map(form.format, range(count))) + end).encode()


def half(first, second, size):
    return fill(first, size // 2) + fill(second, size // 2)


def field(text):
    """A JSON Lines article with this text."""
    return b'{"id":"a","title":"t","text":"' + text + b'"}\n'


WIKI = ("<mediawiki xml:lang='en'><page><title>t</title><ns>0</ns><id>1</id>"
        "<revision><text>")
WIKI_END = "</text></revision></page></mediawiki>"
DOC = "<DOC><DOCNO>1</DOCNO><TEXT>"

# Ending of the file, and what makes it at a size.
SHAPES = {
    "html attributes": (".html", lambda n: numbered(
        " a{}=1", n, "<p>x<p", ">text")),
    "html attributes without end": (".html", lambda n: numbered(
        " a{}=1", n, "<p>text<p")),
    "html one attribute": (".html", lambda n: fill(
        "x", n, '<p>x<p class="', '">text')),
    "html classes": (".html", lambda n: fill("x ", n, '<p class="', '">text')),
    "html divs": (".html", lambda n: fill("<div>", n, "", "text")),
    "html inline": (".html", lambda n: fill("<b><i><a>", n, "", "text")),
    "html ends of nothing": (".html", lambda n: half("<b>", "</i>", n)),
    "html ends of blocks": (".html", lambda n: half("<div>", "</p>", n)),
    "html tables": (".html", lambda n: fill("<table><tr><td>", n, "", "text")),
    "html lists": (".html", lambda n: fill("<ul><li>a", n)),
    "html forms": (".html", lambda n: fill("<form><select><option>", n)),
    "html paragraphs": (".html", lambda n: fill("<p>a", n)),
    "html comments": (".html", lambda n: fill("<!--", n, "<p>text")),
    "html comment ends": (".html", lambda n: fill("--!>->", n, "<p>text<!--")),
    "html brackets": (".html", lambda n: fill("<", n, "<p>text")),
    "html open tags": (".html", lambda n: fill("<a ", n, "<p>text")),
    "html open quotes": (".html", lambda n: fill("<a b='", n, "<p>text")),
    "html instructions": (".html", lambda n: fill("<?", n, "<p>text")),
    "html doctypes": (".html", lambda n: fill("<!DOCTYPE ", n, "<p>text")),
    "html scripts": (".html", lambda n: fill("<script>", n, "<p>text")),
    "html script ends": (".html", lambda n: fill(
        "</scrip", n, "<p>text<script>")),
    "html entities": (".html", lambda n: fill("&amp", n, "<p>text")),
    "html ampersands": (".html", lambda n: fill("&", n, "<p>text")),
    "html line": (".html", lambda n: fill("word ", n, "<p>")),
    "html names": (".html", lambda n: numbered("<x{}>", n, "<p>text")),
    "html long name": (".html", lambda n: fill("x", n, "<p>text<")),
    "html metas": (".html", lambda n: numbered(
        "<meta name=a{} content=b>", n, "", "<p>text")),
    "html json-ld": (".html", lambda n: fill(
        "[", n, '<p>text<script type="application/ld+json">', "</script>")),
    "html many json-ld": (".html", lambda n: fill(
        '<script type="application/ld+json">{"a":[1,2,3]}</script>', n,
        "<p>text")),
    "json objects": (".json", lambda n: fill('{"a":', n)),
    "json lists": (".json", lambda n: fill("[", n)),
    "json keys": (".json", lambda n: numbered(
        '"k{}":"v",', n, "{", '"text":"t"}')),
    "json long keys": (".json", lambda n: fill(
        "k", n, '{"', '":"v","text":"t"}')),
    "json values": (".json", lambda n: fill('"v",', n, '{"text":[', '"v"]}')),
    "json authors": (".json", lambda n: fill(
        '"v",', n, '{"text":"t","authors":[', '"v"]}')),
    "json quotes": (".json", lambda n: fill('"\n', n, '{"text":"t",')),
    "json broken": (".json", lambda n: fill('{"a":[}\n', n)),
    "json broken in columns": (".json", lambda n: fill(' {"a":{\n', n)),
    "json open objects": (".json", lambda n: fill('{\n', n)),
    "json articles": (".json", lambda n: fill(
        '{"text":"t"},', n, '{"articles":[', "{}]}")),
    "json commas": (".json", lambda n: fill(",", n)),
    "json digits": (".json", lambda n: fill("1", n, '{"text":"t","n":', "}")),
    "json escapes": (".json", lambda n: fill(
        "\\ud800", n, '{"text":"', '"}')),
    "jsonl lines": (".jsonl", lambda n: fill("{\n", n)),
    "jsonl long line": (".jsonl", lambda n: fill("{", n)),
    "csv fields": (".csv", lambda n: numbered(
        "f{},", n // 2, "text,", "\n") + numbered("v{},", n // 2, "a,", "\n")),
    "csv open quotes": (".csv", lambda n: fill('"a\n', n, "id,text\n")),
    "csv open quotes in rows": (".csv", lambda n: fill(
        '1,"a\n', n, "id,text\n")),
    "csv indented quotes": (".csv", lambda n: fill(' "a', n, "id,text\n")),
    "csv quotes": (".csv", lambda n: fill('"', n, "id,text\n1,")),
    "csv blanks": (".csv", lambda n: fill(" ", n, "id,text\n1,")),
    "csv blanks and quotes": (".csv", lambda n: fill(
        ' "a" b,', n, "id,text\n1,")),
    "tsv tabs": (".tsv", lambda n: fill("\t", n, "id\ttext\n1\ta")),
    "trec open": (".trec", lambda n: fill("<DOC>\n", n)),
    "trec titles": (".trec", lambda n: fill("<TITLE>", n, DOC)),
    "trec titles and texts": (".trec", lambda n: fill(
        "<TITLE>a</TITLE><TEXT>b</TEXT>", n, DOC, "</TEXT></DOC>")),
    "trec texts open": (".trec", lambda n: fill(
        "<TEXT>", n, DOC + "</TEXT>", "</DOC>")),
    "trec brackets": (".trec", lambda n: fill("<", n, DOC, "</TEXT></DOC>")),
    "trec comments": (".trec", lambda n: fill(
        "<!-- ", n, DOC, "</TEXT></DOC>")),
    "wiki pages": (".xml", lambda n: fill("<page>", n, "<mediawiki>")),
    "wiki namespaces": (".xml", lambda n: fill(
        "<namespace key='6'>a", n, "<mediawiki>", WIKI + WIKI_END)),
}
for name, mark in {
        "templates": "{{", "closed templates": "{{a}}", "parameters": "{{{",
        "tables": "{|", "links": "[[", "link ends": "[[a]]]]",
        "pictures": "[[File:a|", "outside links": "[http://a ",
        "refs": "&lt;ref&gt;", "ref tags": "&lt;ref name=a&gt;b",
        "galleries": "&lt;gallery&gt;&lt;math&gt;&lt;score&gt;",
        "comments": "&lt;!--", "quotes": "'''''", "headings": "==\n",
        "entities": "&amp;amp;", "lists": "*#:;\n", "bars": "|",
        "brackets": "&lt;", "magic words": "__A"}.items():
    SHAPES["wiki " + name] = (
        ".xml", lambda n, mark=mark: fill(mark, n, WIKI, WIKI_END))
for name, piece in {
        "letters": "a", "digits": "1", "capitals": "A", "Han": "安",
        "kana": "カ", "Hangul": "한", "Thai": "กา", "Khmer": "កា",
        "Lao": "ກາ", "Burmese": "ကာ", "Tibetan": "ཀ", "Arabic": "ا",
        "Devanagari": "का", "marks": "\u0301", "mixed marks": "\u0323\u0301",
        "joiners": "\u200d", "letters and joiners": "क\u200d",
        "soft hyphens": "a\u00ad", "hyphens": "a-", "apostrophes": "a'",
        "stops": "U.", "numbers": "1,", "underscores": "a_", "emoji": "👩\u200d",
        "flags": "🇹🇷", "Hebrew and Latin": "אa", "digits and letters": "1a",
        "long ligature": "ﷺ", "at signs": "a@", "right to left": "\u202e",
        "variation selectors": "葛\udb40\udd00"}.items():
    SHAPES["text " + name] = (
        ".jsonl", lambda n, piece=piece.encode("utf-16", "surrogatepass")
        .decode("utf-16"): field(fill(piece, n)))
for name, form in {
        "words": "w{} ", "names": "Name{} ", "headings": "Name{}. ",
        "long forms": "Aa Bb{} (AB) ", "open brackets": "(AB{} ",
        "phrases": "Ab{} Cd Ef ", "dotted": "A.B{} ", "Han words": "安{} ",
        "mails": "a{}@b.c "}.items():
    SHAPES["text many " + name] = (
        ".jsonl", lambda n, form=form: field(numbered(form, n)))
SHAPES["text lines"] = (".txt", lambda n: fill("\n", n, "a"))
SHAPES["text headers"] = (".txt", lambda n: fill(" a\n", n, "title: a\n"))
SHAPES["text half surrogates"] = (".txt", lambda n: b"\xff\xfe" + fill(
    b"\x00\xd8a\x00", n))
SHAPES["text bad bytes"] = (".txt", lambda n: fill(b"\xff", n, "a"))
SHAPES["titles"] = (".jsonl", lambda n: b'{"text":"t","title":"' + numbered(
    "Ab{} ", n) + b'"}')
SHAPES["ids"] = (".jsonl", lambda n: numbered('{{"id":"i{}","text":"t"}}\n', n))


def run(program, path, instructions):
    """What indexing it costs, and the memory that took."""
    with tempfile.TemporaryDirectory(dir=path.parent) as folder:
        command = [program, "--db", folder + "/x.dizin", "--jobs", "1",
                   str(path)]
        if instructions:
            command = ["valgrind", "--tool=cachegrind", "--cache-sim=no",
                       "--cachegrind-out-file=/dev/null", *command]
        reader, writer = os.pipe()
        with os.fdopen(reader) as errors:
            child = subprocess.Popen(command, stdout=subprocess.DEVNULL,
                                     stderr=writer)
            os.close(writer)
            text = errors.read()
            _, status, usage = os.wait4(child.pid, 0)
            child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode not in (0, 2):
            raise SystemExit(f"{path}: {child.returncode}: {text}")
        memory = usage.ru_maxrss * 1024
        if instructions:
            found = re.search(r"I +refs: +([\d,]+)", text)
            return int(found[1].replace(",", "")), memory
        return usage.ru_utime + usage.ru_stime, memory


def judge(costs, least):
    """What 4n costs over 2n by what 2n costs over n, and whether it is bad."""
    first, second = costs[1] - costs[0], costs[2] - costs[1]
    ratio = second / max(first, least / 2)
    return ratio, second > least and ratio > MOST_RATIO


def measure(program, folder, name, size, instructions):
    """Prints what a shape costs; true if that is linear."""
    ending, make = SHAPES[name]
    least = LEAST_INSTRUCTIONS if instructions else LEAST_SECONDS
    paths = []
    for factor in (1, 2, 4):
        paths.append(folder / f"input{factor}{ending}")
        paths[-1].write_bytes(make(size * factor))
    costs = [float("inf")] * len(paths)
    for _ in range(1 if instructions else 3):
        runs = [run(program, path, instructions) for path in paths]
        costs = [min(old, new[0]) for old, new in zip(costs, runs)]
        ratio, grows = judge(costs, least)
        if not grows:
            break
    memory = runs[-1][1]
    bad = ["GROWS"] if grows else []
    if memory - FREE_BYTES > paths[-1].stat().st_size * MOST_BYTES_A_BYTE:
        bad.append("MEMORY")
    shown = " ".join(f"{cost / 1e6:9.0f}M" if instructions else f"{cost:7.2f}s"
                     for cost in costs)
    print(f"{name:32} {shown} {ratio:6.2f} {memory >> 20:6} MiB "
          + " ".join(bad), flush=True)
    return not bad


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--only", default="*")
    parser.add_argument("--bytes", type=int, default=200_000)
    parser.add_argument("--instructions", action="store_true")
    parser.add_argument("--program", default=str(
        ROOT / "build/release/indexer/dizin-index"))
    options = parser.parse_args()
    failed = []
    with tempfile.TemporaryDirectory() as folder:
        for name in SHAPES:
            if fnmatch.fnmatch(name, options.only) and not measure(
                    options.program, pathlib.Path(folder), name, options.bytes,
                    options.instructions):
                failed.append(name)
    if failed:
        sys.exit("more than linear: " + ", ".join(failed))


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    main()
