"""Load on dizin-serve over loopback, beside the library in one process.

    ./dev bench serve [--db DIR] [--seconds N] [--rounds N] [--soak SECONDS]

Mixed queries by wrk (Debian's package) and by serve_inprocess with as many
threads, in turn; then at half of that rate for p99; then while dizin-index
writes the same articles anew. --soak runs so long and prints the memory on the
way. The client shares the cores; CPU microseconds a query tell the server's
part.
"""

import argparse
import itertools
import json
import lzma
import os
import pathlib
import re
import subprocess
import threading
import time
import urllib.parse
import urllib.request

import bench_index

HERE = pathlib.Path(__file__).parent
BUILD = bench_index.ROOT / "build" / "release"
LUA = """
local lines = {}
for line in io.lines("%s") do lines[#lines + 1] = line end
local at = math.random(#lines)
request = function()
  at = at %% #lines + 1
  return wrk.format("GET", lines[at])
end
delay = function() return %d end
local threads = {}
setup = function(thread) threads[#threads + 1] = thread end
bad = 0
response = function(status)
  if status ~= 200 then bad = bad + 1 end
end
done = function(summary, latency)
  local refused = 0
  for _, thread in ipairs(threads) do refused = refused + thread:get("bad") end
  local e = summary.errors
  io.write(string.format("RESULT %%f %%f %%f %%d %%d\\n",
    summary.requests * 1e6 / summary.duration,
    latency:percentile(50) / 1000, latency:percentile(99) / 1000,
    refused, e.connect + e.read + e.write + e.timeout))
end
"""


def query_text(line):
    """A line of the tsv, kind and words, in the query language."""
    kind, words = line.rstrip("\n").split("\t")
    if kind == "phrase":
        return f'"{words}"'
    if kind == "prefix":
        return words + "*"
    return (" AND " if kind.startswith("and") else " ").join(words.split())


class Server:
    def __init__(self, database, threads):
        self.process = subprocess.Popen(
            [BUILD / "searcher/serve/dizin-serve", "--db", database, "--listen",
             "127.0.0.1:0", "--threads", str(threads)],
            stderr=subprocess.PIPE, text=True)
        line = self.process.stderr.readline()
        self.url = re.search(r"http://\S+", line).group(0).strip('"')
        # Lines are read, so that the server writes them as it would.
        self.reader = subprocess.Popen(["sh", "-c", "cat >/dev/null"],
                                       stdin=self.process.stderr)

    def metric(self, name):
        text = urllib.request.urlopen(self.url + "/metrics").read().decode()
        return float(re.search(rf"^{name} (\S+)", text, re.M).group(1))

    def stop(self):
        self.process.terminate()
        return self.process.wait()


def wrk(server, work, targets, seconds, connections, delay=0):
    """Requests a second, p50 and p99 in ms, answers that are not 200, errors
    of sockets, CPU microseconds of the server a request."""
    script = work / "serve.lua"
    script.write_text(LUA % (targets, delay))
    if not delay:
        script.write_text(script.read_text().replace(
            "delay = function() return 0 end\n", ""))
    cpu = server.metric("process_cpu_seconds_total")
    out = subprocess.run(
        ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "-s", script,
         server.url], check=True, stdout=subprocess.PIPE, text=True).stdout
    cpu = server.metric("process_cpu_seconds_total") - cpu
    rate, p50, p99, refused, errors = re.search(
        r"RESULT (\S+) (\S+) (\S+) (\d+) (\d+)", out).groups()
    rate = float(rate)
    return rate, float(p50), float(p99), int(refused), int(errors), \
        cpu * 1e6 / (rate * seconds)


def in_process(queries, database, threads, seconds):
    out = subprocess.run(
        [BUILD / "tests/bench/serve_inprocess", queries, database,
         str(threads), str(seconds)],
        check=True, stdout=subprocess.PIPE, text=True).stdout
    return [float(x) for x in out.split("\t")]


def rewrite(database, corpus, end):
    """Replaces 2,000 articles again and again, with a commit for each 200."""
    with lzma.open(corpus, "rt") as file:
        lines = [json.loads(line) for line in itertools.islice(file, 2000)]
    rounds = 0
    while time.monotonic() < end:
        rounds += 1
        text = "".join(json.dumps({**line, "round": str(time.time())}) + "\n"
                       for line in lines)
        subprocess.run(
            ["nice", BUILD / "indexer/dizin-index", "--db", database, "--fresh",
             "--commit-articles", "200", "--progress", "none", "--format",
             "jsonl", "-"], input=text, text=True, check=True,
            stdout=subprocess.DEVNULL)
    return rounds


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    data = pathlib.Path(os.environ.get("DIZIN_DATA", "../shared/data"))
    parser.add_argument("--corpus", default=data / "bench/corpus.jsonl.xz")
    parser.add_argument("--queries",
                        default=data.parent / "reference/speed/queries.tsv")
    parser.add_argument("--db")
    parser.add_argument("--seconds", type=int, default=10)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--threads", type=int, default=os.cpu_count())
    parser.add_argument("--soak", type=int, default=0)
    args = parser.parse_args()
    for needed in (args.queries, args.corpus):
        if not pathlib.Path(needed).exists():
            print(f"bench serve: skipped, there is no {needed}")
            return
    work = (bench_index.ROOT / "build" / "bench").resolve()
    work.mkdir(parents=True, exist_ok=True)
    database = pathlib.Path(args.db or work / "serve.dizin")
    if not database.exists():
        subprocess.run([BUILD / "indexer/dizin-index", "--db", database,
                        args.corpus], check=True)
    queries = [query_text(line) for line in open(args.queries)]
    (work / "serve.queries").write_text("\n".join(queries) + "\n")
    targets = work / "serve.targets"
    targets.write_text("\n".join("/v1/search?query=" + urllib.parse.quote(q)
                                 for q in queries) + "\n")
    server = Server(database, args.threads)
    load = lambda seconds, connections, delay=0: wrk(
        server, work, targets, seconds, connections, delay)
    load(2, 8)  # warm
    print("| | queries/s | CPU us/query | p50 ms | p99 ms | not 200 | errors |")
    print("|---|---|---|---|---|---|---|")
    best = 0
    for _ in range(args.rounds):
        rate, cpu, p50, p99 = in_process(work / "serve.queries", database,
                                         args.threads, args.seconds)
        print(f"| in process, {args.threads} threads | {rate:.0f} | {cpu:.0f} "
              f"| {p50:.2f} | {p99:.2f} | | |", flush=True)
        row = load(args.seconds, 8)
        best = max(best, row[0])
        show("wrk, 8 connections", row)
    connections = 16
    delay = round(connections / (best / 2) * 1000)
    show("half of that", load(args.seconds, connections, delay))
    writer = threading.Thread(target=lambda: print(
        "rewritten", rewrite(database, args.corpus,
                             time.monotonic() + args.seconds), "times"))
    writer.start()
    show("half, while it is rewritten",
         load(args.seconds, connections, delay))
    writer.join()
    if args.soak:
        soak(server, load, connections, delay, args.soak)
    print("the server ended with", server.stop())


def show(name, row):
    rate, p50, p99, refused, errors, cpu = row
    print(f"| {name} | {rate:.0f} | {cpu:.0f} | {p50:.2f} | {p99:.2f} "
          f"| {refused} | {errors} |", flush=True)


def soak(server, load, connections, delay, seconds):
    step = max(10, seconds // 10)
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        row = load(step, connections, delay)
        memory = server.metric("process_resident_memory_bytes") / 1e6
        show(f"soak, {memory:.1f} MB", row)


if __name__ == "__main__":
    main()
