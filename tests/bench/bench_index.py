"""Dizin and its peers index the same articles, in turn, on one machine.

    ./dev bench index [--corpus FILE.jsonl[.xz]] [--rounds 3] [--limit N]
                      [--only PATTERN] [--svg FILE]
    ./dev bench index --growth 1,4,10 [--memory 512M] [--limit N]

Every peer stores the text and keeps positions. Each reads the form that costs
it least: Dizin JSON Lines, scriptindex its own dump, the others a line of tabs
an article. The median of the rounds counts; ratios are to Dizin in the same run.
Without a corpus one is made from Debian's documentation (make_corpus.py).

--growth runs Dizin alone, on the corpus so many times over under new ids, in
bounded memory.
"""

import argparse
import os
import pathlib
import re
import shutil
import statistics
import subprocess
import sys

import peer_input

HERE = pathlib.Path(__file__).parent
ROOT = HERE.parent.parent
JARS = ":".join(f"/usr/share/java/lucene-{j}-8.7.0.jar"
                for j in ("core", "analyzers-common"))


def competitors(work, jobs):
    """Name -> command; each writes below work/out."""
    out = work / "out"
    release = ROOT / "build" / "release"
    scriptindex = ["scriptindex", "--overwrite"]
    script = [str(out), str(HERE / "peers" / "scriptindex.def"),
              str(work / "corpus.dump")]
    return {
        "Dizin": [str(release / "indexer" / "dizin-index"), "--db", str(out),
                  "--jobs", str(jobs), "--progress", "none", str(work / "corpus.jsonl")],
        "Lucene": ["java", "-cp", f"{JARS}:{work}", "LucenePeer", "index",
                   str(work / "corpus.tsv"), str(out), str(jobs)],
        "SQLite FTS5": [str(release / "tests" / "bench" / "fts5_peer"), "index",
                        str(work / "corpus.tsv"), str(out / "fts5.db")],
        "scriptindex, no stemmer": [*scriptindex, "--stemmer=none", *script],
        "scriptindex": [*scriptindex, *script],
    }


def measure(command, out):
    """One run: wall and CPU seconds, peak MB, index MB."""
    shutil.rmtree(out, ignore_errors=True)
    if "fts5_peer" in command[0]:
        out.mkdir()
    report = out.parent / "time"
    subprocess.run(["/usr/bin/time", "-o", report, "-f", "%e %U %S %M",
                    *command], check=True, stdout=subprocess.DEVNULL)
    wall, user, system, peak = map(float, report.read_text().split())
    size = sum(f.stat().st_size for f in out.rglob("*") if f.is_file())
    return wall, user + system, peak / 1024, size / 1e6


def table(results, articles, size):
    dizin = results["Dizin"]
    yield (f"{articles} articles, {size / 1e6:.1f} MB of text; medians, and in "
           "brackets how many times Dizin's\n")
    yield "| | wall s | CPU s | peak MB | index MB | MB/s |"
    yield "|---|---|---|---|---|---|"
    for name, row in results.items():
        cells = [f"{v:.1f} ({v / d:.1f})" for v, d in zip(row, dizin)]
        yield f"| {name} | {' | '.join(cells)} | {size / 1e6 / row[0]:.1f} |"


STYLE = """
text { fill: #1f2328 } .peer { fill: #8c959f } .dizin { fill: #0b6e4f }
@media (prefers-color-scheme: dark) {
  text { fill: #e6edf3 } .peer { fill: #6e7681 } .dizin { fill: #3fb97f }
}
"""


def chart(results, size):
    """Megabytes a second as bars, an SVG of our own."""
    speeds = sorted(((size / 1e6 / row[0], name)
                     for name, row in results.items()), reverse=True)
    top = speeds[0][0]
    rows = []
    for i, (speed, name) in enumerate(speeds):
        y = 8 + i * 30
        width = max(1, round(380 * speed / top))
        kind = "dizin" if name == "Dizin" else "peer"
        rows.append(
            f'<text x="170" y="{y + 15}" text-anchor="end">{name}</text>'
            f'<rect class="{kind}" x="180" y="{y}" width="{width}" '
            f'height="20" rx="3"/>'
            f'<text x="{188 + width}" y="{y + 15}">{speed:.1f} MB</text>')
    return ('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 660 '
            f'{14 + 30 * len(rows)}" font-family="sans-serif" font-size="13" '
            'role="img" aria-label="Megabytes of text indexed in a second">'
            f"<style>{STYLE}</style>{''.join(rows)}</svg>\n")


def grow(args, work, size):
    """Dizin alone on ever more: time should be linear and memory flat."""
    print("| times | articles | wall s | CPU s | peak MB | index MB | CPU s / GB |")
    print("|---|---|---|---|---|---|---|")
    large = work / "grown.jsonl"
    for times in map(int, args.growth.split(",")):
        articles = peer_input.grow(work / "corpus.jsonl", large, times)
        command = competitors(work, args.jobs)["Dizin"]
        command[-1:] = ["--memory", args.memory, str(large)]
        runs = [measure(command, work / "out") for _ in range(args.rounds)]
        wall, cpu, peak, index = map(statistics.median, zip(*runs))
        print(f"| {times} | {articles} | {wall:.1f} | {cpu:.1f} | {peak:.0f} | "
              f"{index:.0f} | {cpu / times / size * 1e9:.0f} |", flush=True)
    large.unlink()


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    data = pathlib.Path(os.environ.get("DIZIN_DATA", "../shared/data"))
    parser.add_argument("--corpus", default=data / "bench/corpus.jsonl.xz")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--limit", type=int)
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    parser.add_argument("--only", help="a pattern of names")
    parser.add_argument("--growth", help="how many times, separated by commas")
    parser.add_argument("--memory", default="512M", help="with --growth")
    parser.add_argument("--svg", help="write the chart to this file")
    parser.add_argument("--work", default=ROOT / "build" / "bench")
    args = parser.parse_args()
    work = pathlib.Path(args.work).resolve()
    corpus = pathlib.Path(args.corpus)
    if not corpus.exists():
        corpus = work / "debian.jsonl"
        subprocess.run([sys.executable, HERE / "make_corpus.py", corpus],
                       check=True)
    articles, size = peer_input.prepare(corpus, work, args.limit)
    if args.growth:
        grow(args, work, size)
        return
    subprocess.run(["javac", "-cp", JARS, "-d", work,
                    HERE / "peers" / "LucenePeer.java"], check=True)

    runs = {name: command for name, command in
            competitors(work, args.jobs).items()
            if not args.only or re.search(name, args.only) or name == "Dizin"}
    samples = {name: [] for name in runs}
    for _ in range(args.rounds):
        for name, command in runs.items():
            samples[name].append(measure(command, work / "out"))
            print(f"{name}: {samples[name][-1][0]:.1f} s", file=sys.stderr)
    results = {name: [statistics.median(column) for column in zip(*rows)]
               for name, rows in samples.items()}
    print("\n".join(table(results, articles, size)))
    if args.svg:
        pathlib.Path(args.svg).write_text(chart(results, size))


if __name__ == "__main__":
    main()
