#!/usr/bin/env python3
"""Installs the library into an empty folder and embeds it as people would.

    embedding_test.py BUILD SOURCE

Looks at what is installed and exported, then does what docs/embedding.md says:
writes its files, runs its commands, and compares what they print.
"""

import difflib
import os
import pathlib
import re
import subprocess
import sys
import tempfile


def fail(message):
    sys.exit(f"embedding_test: {message}")


def run(command, **options):
    done = subprocess.run(command, text=True, stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, **options)
    if done.returncode != 0:
        fail(f"{command}\n{done.stdout}{done.stderr}")
    return done.stdout


def check_exports(library, listed):
    """What `listed` lists and no other symbols, under the name that programs
    look for. DIZIN_UPDATE_GOLDEN=1 writes the list anew."""
    exported = {line.split(maxsplit=2)[2].split("@")[0] for line in
                run(["nm", "-DC", "--defined-only", library]).splitlines()}
    text = "".join(name + "\n" for name in sorted(exported - {"DIZIN_0"}))
    if os.environ.get("DIZIN_UPDATE_GOLDEN"):
        listed.write_text(text)
    if text != listed.read_text():
        fail("".join(difflib.unified_diff(
            listed.read_text().splitlines(True), text.splitlines(True),
            str(listed), str(library))))
    if "SONAME               libdizin.so.0\n" not in run(
            ["objdump", "-p", library]):
        fail("the soname is not libdizin.so.0")


def check_headers(folder, scratch):
    """Each compiles alone, and sees the standard library and its like only."""
    headers = sorted(folder.iterdir())
    for header in headers:
        text = header.read_text()
        for name in re.findall(r'^#include\s+[<"](.*?)[>"]', text, re.M):
            if not re.fullmatch(r"dizin/\w+\.h|[a-z_]+|stddef\.h", name):
                fail(f"{header.name} includes {name}")
    every = scratch / "every.cc"
    every.write_text("".join(f"#include <dizin/{h.name}>\n" for h in headers))
    strict = ["-Wall", "-Wextra", "-Wpedantic", "-Werror", "-fsyntax-only",
              f"-I{folder.parent}"]
    for header in headers:
        run(["c++", "-std=c++20", *strict, "-include", f"dizin/{header.name}",
             "-x", "c++", "/dev/null"])
    run(["cc", "-std=c89", *strict, "-include", "dizin/dizin.h", "-x", "c",
         "/dev/null"])


def follow(page, scratch, environment):
    """Does what the page says; the number of commands whose output it shows."""
    compared = 0
    printed = None
    blocks = re.findall(r"(?:<!-- (\S+) -->\n)?```(\w+)\n(.*?)```", page, re.S)
    for file, language, text in blocks:
        if file:
            (scratch / file).write_text(text)
        elif language == "sh":
            printed = run(["bash", "-euo", "pipefail", "-c", text],
                          cwd=scratch, env=environment)
        elif language == "text":
            compared += 1
            if printed != text:
                fail(f"the page says\n{text}but it is\n{printed}")
    return compared


def link_statically(prefix, libraries, scratch, environment):
    """What pkg-config says of static libraries is all that a C program needs."""
    flags = run(["pkg-config", "--static", "--libs", "dizin"], env=environment)
    flags = [flag for flag in flags.split() if flag != "-ldizin"]
    run(["cc", "ask.c", f"-I{prefix}/include", f"{libraries}/libdizin.a",
         *flags, "-o", "ask_static"], cwd=scratch)
    answer = run(["./ask_static", "article", '{"id": "none"}'], cwd=scratch)
    if answer != '{"version":1,"article":null}\n':
        fail(f"the static library answers {answer}")
    if "libdizin" in run(["ldd", "ask_static"], cwd=scratch):
        fail("ask_static is linked with the shared library")


def main():
    build, source = map(pathlib.Path, sys.argv[1:])
    with tempfile.TemporaryDirectory(prefix="dizin-embedding-") as folder:
        prefix = pathlib.Path(folder) / "prefix"
        scratch = pathlib.Path(folder) / "program"
        scratch.mkdir()
        for component in ("library", "development"):
            run(["cmake", "--install", build, "--prefix", prefix,
                 "--component", component])
        libraries = next(prefix.rglob("libdizin.a")).parent
        check_exports(libraries / "libdizin.so", source / "library" / "exported.txt")
        check_headers(prefix / "include" / "dizin", scratch)
        environment = dict(
            os.environ, CMAKE_PREFIX_PATH=str(prefix),
            CMAKE_GENERATOR="Ninja",  # the build has it; make need not be there
            LD_LIBRARY_PATH=str(libraries),
            PKG_CONFIG_PATH=str(libraries / "pkgconfig"))
        page = (source / "docs" / "embedding.md").read_text()
        compared = follow(page, scratch, environment)
        if compared != 4:
            fail(f"the page shows {compared} outputs, not 4")
        link_statically(prefix, libraries, scratch, environment)


main()
