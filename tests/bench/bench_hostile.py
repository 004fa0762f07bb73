"""A server among clients that mean it ill, and one that only wants to search.

    ./dev bench hostile --db DIR [--requests 100000] [--threads 16]
                        [--program build/release/searcher/serve/dizin-serve]

Requests of some eighty hostile shapes are sent to a server of its own, some
byte by byte, some left half-way, while 200 connections send a header for ever.
Beside them one client asks a plain query twenty times a second. It fails if
that client gets anything but 200, or waits a second more than once in a
hundred; if any answer is 5xx, but for 503 with Retry-After; if the server holds
more than 512 MiB, or ends with other threads than it began with.
"""

import argparse
import collections
import json
import os
import pathlib
import random
import re
import socket
import subprocess
import sys
import threading
import time

ROOT = pathlib.Path(__file__).parent.parent.parent
MOST_MIB = 512
MOST_SECONDS = 1.0
FROZEN = 200  # connections whose header never ends
RANDOM = random.Random(7)
WORDS = ["Ankara", "ibrahim", "kalin", "the", "of", "x"]


def escaped(text):
    return "".join(f"%{byte:02X}" for byte in text.encode())


def head(target, fields="", method="GET"):
    return f"{method} {target} HTTP/1.1\r\nHost: x\r\n{fields}\r\n".encode(
        "latin-1")


def post(body, fields=None, target="/v1/search", kind="application/json"):
    body = body.encode() if isinstance(body, str) else body
    if fields is None:
        fields = f"Content-Length: {len(body)}\r\n"
    return head(target, f"Content-Type: {kind}\r\n" + fields, "POST") + body


def chunked(body):
    return post(body, "Transfer-Encoding: chunked\r\n")


def search(query, more=""):
    return head("/v1/search?query=" + query + more)


def some(count):
    return "+".join(RANDOM.choice(WORDS) for _ in range(count))


PLAIN = search("ankara+kalin", "&limit=3")
QUERY = '{"query":"a"}'
SHAPES = {
    # Queries.
    "plain": lambda: PLAIN,
    "10,000 words": lambda: post(json.dumps(
        {"query": " ".join(f"w{i}" for i in range(10_000))})),
    "1,000 words": lambda: search("+".join(f"w{i}" for i in range(1000))),
    "64 words": lambda: search(some(64)),
    "a phrase of one": lambda: search(escaped('"' + "the " * 60 + '"')),
    "brackets": lambda: search("(" * 1900),
    "nots": lambda: search(escaped("(".join(["a NOT "] * 100))),
    "beginnings": lambda: search("a*+b*+c*"),
    "an asterisk": lambda: search("*"),
    "misspellings": lambda: search("a~2+b~2+ankara~2"),
    "a long word": lambda: search("a" * 2040),
    "dates": lambda: search("date:99999999999..-5", "&from=9999999-01-01"),
    "recency": lambda: search("a", "&recency=99999999999999d"),
    "bad escapes": lambda: search("%zz%"),
    "bad UTF-8": lambda: search("%ff%fe%c0%80%ed%a0%80"),
    "NULs": lambda: search("%00%00a"),
    "facets": lambda: search("the", "&facets=names&facet_values=1000"
                             "&limit=1000"),
    "many facets": lambda: search("the", "&facets=" + "names," * 200),
    "a limit below 0": lambda: search("a", "&limit=-1"),
    "a huge limit": lambda: search("a", "&limit=" + "9" * 30),
    "a huge offset": lambda: search("a", "&offset=18446744073709551615"),
    "no time": lambda: search("a", "&timeout=nan"),
    "all time": lambda: search("a", "&timeout=1e999"),
    "a forged cursor": lambda: search("ankara", "&after=" + escaped("".join(
        chr(RANDOM.randrange(33, 127)) for _ in range(200)))),
    "a long cursor": lambda: search("ankara", "&after=" + "A" * 8000),
    # Other paths.
    "a long name": lambda: head("/v1/names?word=" + "a" * 2000),
    "a name of a megabyte": lambda: head("/v1/names?word=" + "a" * 1_000_000),
    "a name of 64 words": lambda: head("/v1/names?word=" + some(64)),
    "a Han name": lambda: head("/v1/names?word=" + escaped("安" * 60)),
    "completion": lambda: head("/v1/complete?text=a&limit=1000"),
    "abbreviations": lambda: head("/v1/abbreviations"),
    "like nothing": lambda: head("/v1/similar/none"),
    "dots": lambda: head("/" + "../" * 2000),
    "script": lambda: head("/?q=%3Cscript%3E"),
    "delete": lambda: head("/v1/articles/x", method="DELETE"),
    "upload": lambda: post('{"id":"x"}\n', target="/v1/articles"),
    # Bodies.
    "deep JSON": lambda: post('{"query":' + "[" * 30_000),
    "a field twice": lambda: post('{"query":"a","query":"b"}'),
    "many fields": lambda: post("{" + ",".join(
        f'"k{i}":1' for i in range(3000)) + "}"),
    "a huge number": lambda: post('{"query":"a","limit":1e400}'),
    "half a surrogate": lambda: post('{"query":"\\ud800"}'),
    "a megabyte": lambda: post('{"query":"' + "a" * 1_000_000 + '"}'),
    "gzip": lambda: post(b"\x1f\x8b\x08\0\0\0\0\0"),
    # Framing.
    "a length and chunks": lambda: post(
        "0\r\n\r\nGET / HTTP/1.1\r\nHost: x\r\n\r\n",
        "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n"),
    "two lengths": lambda: post(
        QUERY, "Content-Length: 4\r\nContent-Length: 5\r\n"),
    "a signed length": lambda: post(QUERY, "Content-Length: +13\r\n"),
    "a length below 0": lambda: post(QUERY, "Content-Length: -1\r\n"),
    "a huge length": lambda: post("", "Content-Length: " + "9" * 20 + "\r\n"),
    "two codings": lambda: post(
        "0\r\n\r\n", "Transfer-Encoding: chunked, identity\r\n"),
    "a coding like it": lambda: post(
        "0\r\n\r\n", "Transfer-Encoding: xchunked\r\n"),
    "a blank in it": lambda: post(
        "0\r\n\r\n", "Transfer-Encoding : chunked\r\n"),
    "chunk extensions": lambda: chunked(
        "5;" + "a=b;" * 1000 + '\r\n{"q":\r\n0\r\n\r\n'),
    "a huge chunk": lambda: chunked("ffffffffffffffff\r\naaa"),
    "a chunk below 0": lambda: chunked("-1\r\naaa"),
    "tiny chunks": lambda: chunked("1\r\n{\r\n" * 1000 + "0\r\n\r\n"),
    "trailers": lambda: chunked("0\r\n" + "X: y\r\n" * 3000 + "\r\n"),
    # Headers.
    "many fields of a header": lambda: search("a")[:-2] + b"X: y\r\n" * 5000,
    "a long field": lambda: head("/", "X: " + "y" * 100_000 + "\r\n"),
    "a folded field": lambda: head("/", "X: a\r\n b\r\n"),
    "a NUL in a field": lambda: head("/", "X: a\0b\r\n"),
    "a bare CR": lambda: head("/", "X: a\rY: b\r\n"),
    "bare LFs": lambda: b"GET / HTTP/1.1\nHost: x\n\n",
    "two hosts": lambda: head("/", "Host: y\r\n"),
    "no host": lambda: b"GET / HTTP/1.1\r\n\r\n",
    "tags": lambda: search("a")[:-2] + b"If-None-Match: "
            + b'W/"x",' * 2000 + b"\r\n\r\n",
    "encodings": lambda: head(
        "/", "Accept-Encoding: gzip;q=1e999,*;q=-1," + "a," * 3000 + "\r\n"),
    "ranges": lambda: head("/", "Range: bytes=0-18446744073709551615,-1\r\n"),
    "expectation": lambda: post(
        QUERY, "Expect: 100-continue\r\nContent-Length: 13\r\n"),
    "odd expectation": lambda: post(
        QUERY, "Expect: more\r\nContent-Length: 13\r\n"),
    "upgrade": lambda: head(
        "/", "Connection: Upgrade\r\nUpgrade: websocket\r\n"),
    # Protocols.
    "HTTP/2": lambda: b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    "HTTP/1.0": lambda: b"GET /v1/search?query=a HTTP/1.0\r\n\r\n",
    "HTTP/0.9": lambda: b"GET /v1/search?query=a\r\n\r\n",
    "absolute form": lambda: head("http://evil/v1/search?query=a"),
    "a tunnel": lambda: head("x:443", method="CONNECT"),
    "an asterisk for a path": lambda: head("*", method="OPTIONS"),
    "a long method": lambda: head("/", method="A" * 5000),
    "TLS": lambda: bytes.fromhex("16030100c8010000c40303") + os.urandom(200),
    "noise": lambda: os.urandom(2000),
    "raw bytes": lambda: b"GET /v1/search?query=\xff\xfe\0 HTTP/1.1\r\n"
                         b"Host: x\r\n\r\n",
    "200 at once": lambda: PLAIN * 200,
    "one and noise": lambda: PLAIN + b"\0\xff noise\r\n\r\n",
}


class Server:
    """A dizin-serve of our own."""

    def __init__(self, program, database):
        self.process = subprocess.Popen(
            [program, "--db", database, "--listen", "127.0.0.1:0", "--log",
             "logfmt"], stderr=subprocess.PIPE, text=True)
        for line in self.process.stderr:
            if found := re.search(r"127\.0\.0\.1:(\d+)", line):
                self.address = ("127.0.0.1", int(found[1]))
                break
        self.faults = []
        threading.Thread(target=self.read_log, daemon=True).start()

    def read_log(self):
        for line in self.process.stderr:
            if " fault=" in line or "status=500" in line:
                self.faults.append(line.strip())

    def state(self):
        """MiB that it holds, and its threads."""
        text = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        return (int(re.search(r"VmHWM:\s+(\d+)", text)[1]) >> 10,
                int(re.search(r"Threads:\s+(\d+)", text)[1]))


def read_answer(sock):
    """All that comes until the other end closes."""
    answer = b""
    while part := sock.recv(1 << 16):
        answer += part
    return answer


def statuses(answer):
    """Of each answer, "503!" for one without Retry-After."""
    found = []
    for match in re.finditer(rb"HTTP/1\.1 (\d{3}) [^\r]*\r\n(.*?)\r\n\r\n",
                             answer, re.S):
        status = match[1].decode()
        if status == "503" and b"Retry-After" not in match[2]:
            status += "!"
        found.append(status)
    return found or ["nothing"]


def ask(address, request, manner):
    """What comes of a request that is sent in this manner."""
    try:
        with socket.create_connection(address, timeout=60) as sock:
            try:
                if manner == "by bytes":
                    for byte in request[:4000]:
                        sock.sendall(bytes([byte]))
                else:
                    sock.sendall(request)
                if manner == "left":
                    return ["left"]
                sock.shutdown(socket.SHUT_WR)
            except OSError:
                pass  # it was refused before all was sent
            return statuses(read_answer(sock))
    except ConnectionError:
        return ["reset"]
    except OSError as error:
        return [str(error)]


class Storm:
    def __init__(self, address, requests):
        self.address = address
        self.left = iter(range(requests))
        self.counts = collections.defaultdict(collections.Counter)
        self.waits, self.refused = [], collections.Counter()
        self.lock = threading.Lock()
        self.over = threading.Event()

    def send(self):
        names = list(SHAPES)
        while True:
            with self.lock:
                number = next(self.left, None)
                if number is None:
                    return
                name = names[number % len(names)]
                request = SHAPES[name]()
                manner = RANDOM.choices(["whole", "left", "by bytes"],
                                        [90, 9, 1])[0]
            got = ask(self.address, request, manner)
            with self.lock:
                self.counts[name].update(got)

    def freeze(self):
        frozen = []
        while not self.over.wait(0.05):
            try:
                if len(frozen) < FROZEN:
                    frozen.append(socket.create_connection(self.address))
                    frozen[-1].sendall(b"GET / HTTP/1.1\r\nX: ")
                chosen = RANDOM.choice(frozen)
                chosen.sendall(b"y")
            except OSError:
                frozen = [sock for sock in frozen if sock is not chosen]

    def want(self):
        while not self.over.wait(0.05):
            begin = time.monotonic()
            got = ask(self.address, PLAIN, "whole")
            self.waits.append(time.monotonic() - begin)
            if got != ["200"]:
                self.refused.update(got)

    def run(self, threads):
        beside = [threading.Thread(target=run, daemon=True)
                  for run in (self.freeze, self.want)]
        senders = [threading.Thread(target=self.send) for _ in range(threads)]
        for thread in beside + senders:
            thread.start()
        for thread in senders:
            thread.join()
        self.over.set()
        for thread in beside:
            thread.join()


def judge(storm, server, threads_before):
    waits = sorted(storm.waits)
    p99 = waits[int(len(waits) * 0.99)]
    mib, threads = server.state()
    print(f"plain query: {len(waits)} times, median "
          f"{waits[len(waits) // 2]:.3f} s, p99 {p99:.3f} s, "
          f"longest {waits[-1]:.3f} s; server: {mib} MiB, {threads} threads")
    bad = list(server.faults)
    if storm.refused:
        bad.append(f"the plain query got {dict(storm.refused)}")
    if p99 > MOST_SECONDS:
        bad.append(f"the plain query waited {p99:.3f} s")
    for name, counts in storm.counts.items():
        print(f"{name:26} {dict(counts)}")
        bad += [f"{name}: {status}" for status in counts
                if status.startswith("5") and status != "503"]
    if mib > MOST_MIB:
        bad.append(f"it held {mib} MiB")
    if threads != threads_before:
        bad.append(f"{threads_before} threads have become {threads}")
    if server.process.poll() is not None:
        bad.append(f"it ended with {server.process.returncode}")
    return bad


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--db", required=True)
    parser.add_argument("--requests", type=int, default=100_000)
    parser.add_argument("--threads", type=int, default=16)
    parser.add_argument("--program", default=str(
        ROOT / "build/release/searcher/serve/dizin-serve"))
    options = parser.parse_args()
    server = Server(options.program, options.db)
    try:
        for _ in range(20):
            ask(server.address, PLAIN, "whole")
        threads = server.state()[1]
        storm = Storm(server.address, options.requests)
        storm.run(options.threads)
        bad = judge(storm, server, threads)
    finally:
        server.process.terminate()
    if bad:
        sys.exit("\n".join(bad))


if __name__ == "__main__":
    main()
