"""Is /openapi.json a valid document, and does the server do what it says?

    openapi_check.py DIZIN_SERVE DIZIN_INDEX SOURCES

Validates the document, sends every example of it to a server, and validates
each answer by the schema that the document has for it. The validators are
openapi-spec-validator and jsonschema (Python); where they are missing this is
said, and the status is 77.
"""

import json
import os
import re
import subprocess
import sys
import tempfile
import urllib.error
import urllib.parse
import urllib.request

try:
    import jsonschema
    import openapi_spec_validator
except ImportError as missing:
    print(f"skipped: {missing}")
    sys.exit(77)

TOKEN = "an-example-of-a-token"


def follow(document, node):
    while "$ref" in node:
        target = document
        for part in node["$ref"].removeprefix("#/").split("/"):
            target = target[part]
        node = target
    return node


def text_of(value):
    if isinstance(value, bool):
        return "true" if value else "false"
    return ",".join(value) if isinstance(value, list) else str(value)


def requests_of(document, path, operation):
    """(target, body, media type) of each example: what is required alone, and
    with each of the other parameters."""
    parameters = [follow(document, p) for p in operation.get("parameters", [])]
    needed = [p for p in parameters if p.get("required")]
    for extra in [None] + [p for p in parameters if not p.get("required")]:
        target, query = path, []
        for one in needed + ([extra] if extra else []):
            value = text_of(one["example"])
            if one["in"] == "path":
                target = target.replace("{%s}" % one["name"],
                                        urllib.parse.quote(value, safe=""))
            else:
                query.append((one["name"], value))
        if query:
            target += "?" + urllib.parse.urlencode(query)
        bodies = operation.get("requestBody", {}).get("content", {})
        if not bodies:
            yield target, None, None
        for media, content in bodies.items():
            for example in content["examples"].values():
                value = example["value"]
                yield target, value if isinstance(value, str) \
                    else json.dumps(value), media


def ask(url, method, body, media):
    headers = {"Authorization": "Bearer " + TOKEN}
    if media:
        headers["Content-Type"] = media
    request = urllib.request.Request(
        url, method=method.upper(), headers=headers,
        data=body.encode() if body is not None else None)
    try:
        answer = urllib.request.urlopen(request, timeout=60)
    except urllib.error.HTTPError as error:
        answer = error
    with answer:
        return answer.status, answer.headers.get_content_type(), answer.read()


def check_answer(document, operation, status, media, body):
    described = follow(document, operation["responses"][str(status)])
    if "content" not in described:
        assert not body, "a body that is not described"
        return
    schema = described["content"][media]["schema"]
    if media.endswith("json"):
        jsonschema.Draft202012Validator(
            {**schema, "components": document["components"]}
        ).validate(json.loads(body))


def check(document, url):
    # Deletes come behind what they delete.
    order = {"post": 0, "get": 1, "delete": 2}
    operations = [(order[method], path, method, operation)
                  for path, methods in document["paths"].items()
                  for method, operation in methods.items()]
    count = 0
    for _, path, method, operation in sorted(operations, key=lambda o: o[:3]):
        for target, body, media in requests_of(document, path, operation):
            status, got, answer = ask(url + target, method, body, media)
            label = f"{method} {target}: {status}"
            if not 200 <= status < 300:
                sys.exit(f"{label}: {answer.decode()}")
            try:
                check_answer(document, operation, status, got, answer)
            except Exception as error:
                sys.exit(f"{label}: {error}")
            count += 1
    return count


def main():
    serve, index, source = map(os.path.abspath, sys.argv[1:4])
    with tempfile.TemporaryDirectory() as folder:
        database = folder + "/db"
        environment = {**os.environ, "DIZIN_TOKEN": TOKEN,
                       "XDG_CONFIG_HOME": "/nonexistent"}
        subprocess.run([index, "--db", database, "corpus/news"], check=True,
                       env=environment, cwd=source, stdout=subprocess.DEVNULL)
        server = subprocess.Popen(
            [serve, "--db", database, "--listen", "127.0.0.1:0", "--writable"],
            stderr=subprocess.PIPE, text=True, env=environment)
        url = re.search(r"http://[0-9.:]+", server.stderr.readline()).group(0)
        try:
            document = json.load(urllib.request.urlopen(url + "/openapi.json"))
            openapi_spec_validator.validate(document)
            print(f"valid; {check(document, url)} examples hold")
        finally:
            server.terminate()
            server.stderr.read()
            server.wait()


if __name__ == "__main__":
    main()
