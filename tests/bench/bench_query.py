"""Latency of the same queries by Dizin and its peers over the same articles.

    ./dev bench query [--queries FILE.tsv] [--corpus FILE] [--limit N] [--svg F]

Databases are kept in build/bench, and made anew where what makes them has
changed. Every program answers the top
ten of each query, warm; a table gives p50 and p99 by kind of query, in CPU time
(Lucene's in wall time: its threads work side by side). Dizin's is
made twice, as a bulk load and article by article through Xapian's own writer;
behind the table stands how much longer the same queries take on that one.

What an answer costs depends on what is read of its hits. Dizin reads their ids,
and so does plain Xapian: over Dizin's own database as Dizin does, over one of
scriptindex that stores nothing else as its document data; and once it reads
nothing ("match"). Behind the table stands how many times as long Dizin takes as
each.
"""

import argparse
import collections
import os
import pathlib
import subprocess

import bench_index
import peer_input

HERE = pathlib.Path(__file__).parent
BY_XAPIAN = "Dizin, by Xapian's writer"
FIRST = "Dizin, asked for the first time"
RUN_BYTES = 4_000_000
BENCH = bench_index.ROOT / "build" / "release" / "tests" / "bench"


def databases(work, jobs, rebuild):
    """Peer -> its database, made where missing."""
    places = {}
    for name, command in bench_index.competitors(work, jobs).items():
        if name == "scriptindex, no stemmer":
            continue
        if name == "scriptindex":  # with nothing stored but the ids
            command[-2] = str(HERE / "peers" / "scriptindex_ids.def")
        place = work / ("db-" + name.split()[0].lower())
        if rebuild or is_stale(place, command):
            bench_index.measure(command, work / "out")
            subprocess.run(["rm", "-rf", place], check=True)
            (work / "out").rename(place)
        places[name] = place
    places[BY_XAPIAN] = work / "db-by-xapian"
    command = bench_index.competitors(work, 1)["Dizin"]
    if rebuild or is_stale(places[BY_XAPIAN], command):
        make_by_xapian(work, command, places[BY_XAPIAN])
    return places


def is_stale(place, command):
    """Whether a program or a file of the command is newer."""
    files = [part for part in command if pathlib.Path(part).is_file()]
    return not place.exists() or any(
        os.path.getmtime(file) > place.stat().st_mtime for file in files)


def make_by_xapian(work, command, place):
    """What comes through a pipe, a few megabytes a run, is no bulk load."""
    subprocess.run(["rm", "-rf", place], check=True)
    command[command.index("--db") + 1] = str(place)
    command[-1] = "-"
    with open(work / "corpus.jsonl", "rb") as corpus:
        while lines := corpus.readlines(RUN_BYTES):
            subprocess.run(command, input=b"".join(lines), check=True,
                           stdout=subprocess.DEVNULL)


def programs(places, queries, work):
    dizin = places["Dizin"]
    bench = BENCH / "query_bench"
    xapian = [BENCH / "xapian_peer", queries, places["scriptindex"]]
    return {
        "Dizin": [bench, queries, dizin],
        "Dizin, exact": [bench, queries, dizin, "exact"],
        FIRST: [bench, queries, dizin, "default", "first"],
        BY_XAPIAN: [bench, queries, places[BY_XAPIAN]],
        BY_XAPIAN + ", exact": [bench, queries, places[BY_XAPIAN], "exact"],
        "Xapian, words": xapian + ["none"],
        "Xapian, stems": xapian + ["english"],
        "Xapian, stems, match": xapian + ["english", "match"],
        "Xapian, words, Dizin's database": [BENCH / "xapian_peer", queries,
                                            dizin, "none", "slot"],
        "Lucene": ["java", "-cp", f"{bench_index.JARS}:{work}", "LucenePeer",
                   "query", queries, places["Lucene"]],
        "SQLite FTS5": [BENCH / "fts5_peer", "query", queries,
                        places["SQLite FTS5"] / "fts5.db"],
    }


def latencies(command):
    """{kind: sorted milliseconds}, all kinds together under 'all'."""
    lines = subprocess.run(command, check=True, stdout=subprocess.PIPE,
                           text=True).stdout.splitlines()
    kinds = collections.defaultdict(list)
    for line in lines:
        kind, ms, _ = line.split("\t")
        kinds[kind].append(float(ms))
        kinds["all"].append(float(ms))
    return {kind: sorted(times) for kind, times in kinds.items()}


def middle_and_worst(times):
    return times[len(times) // 2], times[len(times) * 99 // 100]


def print_ratios(results):
    print("\nTimes as long, p50 / p99\n")
    print("| | Dizin | Dizin, exact |\n|---|---|---|")
    for name, times in results.items():
        if name.startswith("Dizin"):
            continue
        peer = middle_and_worst(times["all"])
        cells = []
        for own in ("Dizin", "Dizin, exact"):
            ours = middle_and_worst(results[own]["all"])
            cells.append(f"{ours[0] / peer[0]:.2f} / {ours[1] / peer[1]:.2f}")
        print(f"| {name} | {' | '.join(cells)} |")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    data = pathlib.Path(os.environ.get("DIZIN_DATA", "../shared/data"))
    parser.add_argument("--corpus", default=data / "bench/corpus.jsonl.xz")
    parser.add_argument("--queries",
                        default=data.parent / "reference/speed/queries.tsv")
    parser.add_argument("--limit", type=int)
    parser.add_argument("--rebuild", action="store_true")
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    args = parser.parse_args()
    if not pathlib.Path(args.queries).exists():
        print(f"bench query: skipped, there is no {args.queries}")
        return
    work = (bench_index.ROOT / "build" / "bench").resolve()
    articles, size = peer_input.prepare(args.corpus, work, args.limit)
    subprocess.run(["javac", "-cp", bench_index.JARS, "-d", work,
                    HERE / "peers" / "LucenePeer.java"], check=True)
    places = databases(work, args.jobs, args.rebuild)
    results = {name: latencies(command) for name, command in
               programs(places, args.queries, work).items()}
    kinds = sorted(next(iter(results.values())))
    print(f"{articles} articles, {size / 1e6:.0f} MB; ms, p50 / p99\n")
    print(f"| | {' | '.join(kinds)} |\n|---|{'---|' * len(kinds)}")
    for name, times in results.items():
        cells = ["{:.2f} / {:.2f}".format(*middle_and_worst(times[k]))
                 for k in kinds]
        print(f"| {name} | {' | '.join(cells)} |", flush=True)
    print_ratios(results)
    print()
    for kind in ("", ", exact"):
        bulk = sum(results["Dizin" + kind]["all"])
        own = sum(results[BY_XAPIAN + kind]["all"])
        print(f"Xapian's writer / bulk load, sum of all queries{kind}: "
              f"{own / bulk:.2f}")


if __name__ == "__main__":
    main()
