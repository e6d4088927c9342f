"""Asks real servers for what a table lists, and for the things of a release.

    check.py WORK TABLE [RELEASE]

WORK has `fixtures/NAME`, folders with rules; TABLE says what is asked of them. For each folder
Apache runs with both its rules and those of the name space, and nginx with the folder's.
"""

import contextlib
import grp
import http.client
import os
import pwd
import random
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.parse
from pathlib import Path

APACHE = """
ServerRoot "{work}"
PidFile "{work}/apache.pid"
Mutex pthread
ServerName localhost
Listen 127.0.0.1:{port}
{modules}
TypesConfig "{work}/mime.types"
ErrorLog "{work}/apache.log"
LogLevel warn
User {user}
Group {group}
<Directory "/">
  AllowOverride None
  Require all granted
</Directory>
<Directory "{work}/www">
  AllowOverride All
  Options Indexes FollowSymLinks MultiViews
</Directory>
# Servers that take packed files for packed forms are common; the rules must undo that.
AddEncoding x-gzip .gz
{hosts}
"""
HOST = """
<VirtualHost *:{port}>
  ServerName {name}
  DocumentRoot "{root}"
</VirtualHost>
"""
NGINX = """
user {user};
worker_processes 1;
daemon off;
pid {work}/nginx.pid;
error_log {work}/nginx.log warn;
events {{ }}
http {{
    include {work}/mime.types.nginx;
    access_log off;
    client_body_temp_path {work}/t1; proxy_temp_path {work}/t2; fastcgi_temp_path {work}/t3;
    uwsgi_temp_path {work}/t4; scgi_temp_path {work}/t5;
    include "{folder}/nginx.conf";
    server {{
        listen 127.0.0.1:{port};
        root "{root}";
        index index.html;
        include "{folder}/nginx-server.conf";
    }}
}}
"""
MODULES = "mpm_event authz_core unixd mime dir negotiation alias rewrite headers autoindex deflate".split()
MIME = "text/html html\ntext/turtle ttl\napplication/json json\ntext/css css\n"


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def addresses(folder):
    """Base and address, as the folder's own rules tell them."""
    text = (folder / ".htaccess").read_text()
    said = dict(re.findall(r"^# The (IRIs|folder): (\S+)$", text, re.M))
    return said["IRIs"], said["folder"]


def stand(www, address, folder):
    """Puts a folder where its address says, below the root of a server; gives root and host."""
    parts = urllib.parse.urlsplit(address)
    path = urllib.parse.unquote(parts.path).strip("/")
    root = www / parts.hostname
    root.mkdir(parents=True, exist_ok=True)
    shutil.copytree(folder, root / path, symlinks=True, dirs_exist_ok=True)
    return root, parts.hostname


class Server:
    """A running server: how to reach it, and how its hosts are named."""

    def __init__(self, kind, port, base, address):
        self.kind, self.port, self.base, self.address = kind, port, base, address

    def ask(self, side, method, path, headers):
        """The answer to a request: status, headers (names in small letters), body."""
        root = urllib.parse.urlsplit(self.base if side == "base" else self.address)
        if path == "~":  # the address without its last slash
            path = root.path.rstrip("/") or "/"
        elif not path.startswith("//"):
            path = root.path + path.lstrip("/")
        else:
            path = path[1:]
        link = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        link._validate_path = lambda url: None
        link.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
        for name, value in [("Host", root.hostname), *headers]:
            link.putheader(name, value)
        link.endheaders()
        answer = link.getresponse()
        body = answer.read()
        found = {}
        for name, value in answer.getheaders():
            found.setdefault(name.lower(), []).append(value)
        link.close()
        return answer.status, found, body


@contextlib.contextmanager
def running(command, port, log):
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    try:
        for _ in range(100):
            if process.poll() is not None:
                told = log.read_text() if log.exists() else ""
                sys.exit(f"{command[0]} ended:\n{process.stderr.read().decode()}{told}")
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
                break
            time.sleep(0.1)
        yield
    finally:
        process.terminate()
        process.wait()


def user():
    """Whom the servers run as: root must not, and nobody else can choose."""
    if os.getuid() == 0:
        return "www-data", "www-data"
    return pwd.getpwuid(os.getuid()).pw_name, grp.getgrgid(os.getgid()).gr_name


@contextlib.contextmanager
def apache(work, folder):
    """Apache with the folder, and with the name space when it is another one."""
    base, address = addresses(folder)
    www, port = work / "www", free_port()
    hosts = dict([stand(www, address, folder)[::-1]])
    rules = folder / "w3id.htaccess"
    if rules.exists():
        parts = urllib.parse.urlsplit(base)
        root = www / parts.hostname
        place = root / urllib.parse.unquote(parts.path).strip("/")
        place.mkdir(parents=True, exist_ok=True)
        shutil.copy(rules, place / ".htaccess")
        hosts[parts.hostname] = root
    subprocess.run(["chmod", "-R", "a+rX", www], check=True)
    (work / "mime.types").write_text(MIME)
    modules = "/usr/lib/apache2/modules"
    built_in = subprocess.run(["apache2", "-l"], capture_output=True, text=True).stdout
    name, group = user()
    config = APACHE.format(
        work=work, port=port, user=name, group=group,
        modules="\n".join(
            f"LoadModule {one}_module {modules}/mod_{one}.so"
            for one in MODULES if f"mod_{one}.c" not in built_in
        ),
        hosts="".join(HOST.format(port=port, name=n, root=r) for n, r in sorted(hosts.items())),
    )
    (work / "apache.conf").write_text(config)
    command = ["apache2", "-D", "FOREGROUND", "-f", str(work / "apache.conf")]
    with running(command, port, work / "apache.log"):
        yield Server("apache", port, base, address)


@contextlib.contextmanager
def nginx(work, folder):
    """nginx with the folder; what it asks of a name space is not its business."""
    base, address = addresses(folder)
    port = free_port()
    root, _ = stand(work / "nginx", address, folder)
    subprocess.run(["chmod", "-R", "a+rX", work / "nginx"], check=True)
    (work / "mime.types.nginx").write_text("types { text/html html; application/json json; text/css css; }\n")
    config = NGINX.format(work=work, port=port, user=user()[0], folder=folder, root=root)
    (work / "nginx.conf").write_text(config)
    told = subprocess.run(["nginx", "-t", "-c", str(work / "nginx.conf")], capture_output=True, text=True)
    if told.returncode or "[warn]" in told.stderr:
        sys.exit(f"nginx does not like its rules:\n{told.stderr}")
    with running(["nginx", "-c", str(work / "nginx.conf")], port, work / "nginx.log"):
        yield Server("nginx", port, base, address)


def escapes(address):
    """Percent-encoding in one case: servers differ in it."""
    return re.sub("%[0-9a-fA-F]{2}", lambda m: m.group().upper(), address)


def differences(server, side, row):
    """What is not as the row says."""
    headers = [("Accept", row["accept"])] if row["accept"] != "-" else []
    if row["method"] == "OPTIONS":
        headers += [("Origin", "https://app.example.com"), ("Access-Control-Request-Method", "GET")]
    status, found, body = server.ask(side, row["method"], row["path"], headers)
    wrong = []
    if str(status) not in row["status"].split("|"):
        wrong.append(f"status {status}")
    fill = {"BASE": server.base, "ADDRESS": server.address}
    location = re.sub("BASE|ADDRESS", lambda m: fill[m.group()], row["location"])
    got = found.get("location", ["-"])
    if [escapes(one) for one in got] != [escapes(location)]:
        wrong.append(f"location {got}")
    if "x-evil" in found:
        wrong.append("a header that the request wrote")
    media = found.get("content-type", ["-"])[0]
    if row["type"] != "-" and media != row["type"]:
        wrong.append(f"content type {media}")
    if found.get("access-control-allow-origin") != ["*"] and "outside" not in row["more"]:
        wrong.append(f"CORS {found.get('access-control-allow-origin')}")
    vary = [one.strip() for line in found.get("vary", []) for one in line.split(",")]
    negotiated = "vary" in row["more"]
    if (vary.count("Accept") == 1) != negotiated or vary.count("Accept") > 1:
        wrong.append(f"vary {vary}")
    if "link" in row["more"] and 'type="text/turtle"' not in "".join(found.get("link", [])):
        wrong.append(f"link {found.get('link')}")
    if "preflight" in row["more"] and "GET" not in "".join(found.get("access-control-allow-methods", [])):
        wrong.append("no allowed methods")
    if "preflight" not in row["more"] and "access-control-allow-methods" in found:
        wrong.append("allowed methods without being asked")
    if "content-encoding" in found:
        wrong.append(f"encoding {found['content-encoding']}")
    if status == 200 and row["method"] == "GET" and "own" in row["more"]:
        expected = urllib.parse.unquote(row["path"]).strip("/") or "index.html"
        if body.decode() != expected:
            wrong.append(f"body {body[:60]}")
    return wrong


def table(path):
    names = None
    for number, line in enumerate(path.read_text().splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        cells = line.split("\t")
        if names is None:
            names = cells
        elif len(cells) != len(names):
            sys.exit(f"{path}:{number}: {len(cells)} cells, not {len(names)}")
        else:
            yield number, dict(zip(names, cells))


def try_fixture(work, folder, rows):
    failed = asked = 0
    for start in (apache, nginx):
        with start(work, folder) as server:
            for number, row in rows:
                if row["side"] == "base" and server.kind == "nginx":
                    continue
                if server.kind == "nginx" and "apache" in row["more"]:
                    continue
                asked += 1
                wrong = differences(server, row["side"], row)
                failed += bool(wrong)
                for one in wrong:
                    print(f"requests.tsv:{number}: {server.kind}: {row['method']} {row['path']}: {one}")
    return asked, failed


TYPES = {
    "html": ["text/html"],
    "ttl": ["text/turtle"],
    "jsonld": ["application/ld+json", "application/json"],
    "nt": ["application/n-triples"],
}
OTHER_RDF = ["application/rdf+xml", "text/n3", "text/rdf+n3", "application/trig", "application/n-quads"]


def liked_best(header):
    """The choice that docs/hosting.md describes, computed from a header without odd things."""
    ranges = {}
    for part in filter(None, (part.strip() for part in header.split(","))):
        name, *parameters = (one.strip() for one in part.split(";"))
        weight = next((float(one[2:]) for one in parameters if one.startswith("q=")), 1.0)
        ranges[name] = weight
    if not ranges:
        return "html"
    scores = {}
    for extension, types in TYPES.items():
        wild = [types[0].split("/")[0] + "/*", "*/*"]
        found = next((name for name in [*types, *wild] if name in ranges), None)
        weight = ranges.get(found, 0.0)
        scores[extension] = (weight, found in types) if weight > 0 else (0.0, False)
    best = max(scores, key=lambda extension: scores[extension])  # the first of equals
    refused = any(name in ranges for name in ("text/turtle", "text/*", "*/*")) and scores["ttl"][0] == 0
    if best == "html" and ranges.get("text/html", 0) == 0 and not refused:
        if any(name in ranges for name in OTHER_RDF):
            return "ttl"
    return best


def try_headers(work, folder, count=400):
    """Random headers, the same ones each time, against what the standard says of them."""
    dice = random.Random(4)
    names = [one for types in TYPES.values() for one in types]
    names += ["text/*", "application/*", "*/*", "image/png", "application/xhtml+xml", *OTHER_RDF]
    failed = 0
    for start in (apache, nginx):
        with start(work, folder) as server:
            for _ in range(count):
                parts = []
                for name in dice.sample(names, dice.randint(1, 6)):
                    space = dice.choice(["", "", " "])
                    if dice.random() < 0.15:
                        name += dice.choice([";level=1", "; charset=utf-8", ';profile="http://x/y#z"'])
                    weight = dice.choice(["", "", "0", "1", "0.5", "0.50", "0.505", "0.1", "0.9", "1.000", "0.05", "0.0", "0."])
                    parts.append(name + (f"{space};{space}q={weight}" if weight else ""))
                header = dice.choice([",", ", ", " , "]).join(parts)
                got = server.ask("folder", "GET", "people/with-page", [("Accept", header)])[1]
                expected = f"{server.address}people/with-page.{liked_best(header)}"
                if got.get("location") != [expected]:
                    failed += 1
                    print(f"{server.kind}: Accept: {header}: {got.get('location')}, not {expected}")
    return 2 * count, failed


def release_rows(folder, base, address, side):
    """Requests for things of a release, whatever it holds: each folder's first and last things."""
    kinds = {}
    for path in sorted(folder.rglob("*.ttl")):
        name = path.relative_to(folder).as_posix()[: -len(".ttl")]
        if re.fullmatch(r"[a-z0-9/-]+", name) and name not in ("dump", "void", "catalog", "changes"):
            kinds.setdefault(name.split("/")[0] if "/" in name else "", []).append(name)
    status = "303"
    for names in kinds.values():
        for name in dict.fromkeys(names[:5] + names[-5:]):
            if name == "index":
                continue
            plain = dict(method="GET", path=name, type="-", status=status, more="vary")
            for media, extension in [
                ("text/turtle", "ttl"), ("application/ld+json", "jsonld"),
                ("text/html;q=0.2, text/turtle;q=0.3", "ttl"),
            ]:
                if (folder / f"{name}.{extension}").exists():
                    yield {**plain, "accept": media, "location": f"ADDRESS{name}.{extension}"}
            file = dict(method="GET", path=f"{name}.ttl", accept="text/html", location="-", more="-")
            if side == "base":
                yield {**file, "status": "302", "type": "-", "location": f"ADDRESS{name}.ttl"}
            else:
                yield {**file, "status": "200", "type": "text/turtle; charset=utf-8"}
                yield {**file, "path": f"{name}-that-never-was", "status": "404", "type": "-"}


def try_release(work, folder):
    failed = asked = 0
    base, address = addresses(folder)
    for start in (apache, nginx):
        with start(work, folder) as server:
            sides = ["folder"] if server.kind == "nginx" or base == address else ["base", "folder"]
            for side in sides:
                for row in release_rows(folder, base, address, side):
                    asked += 1
                    wrong = differences(server, side, row)
                    failed += bool(wrong)
                    for one in wrong:
                        print(f"{server.kind}: {side}: {row['path']} ({row['accept']}): {one}")
    if asked == 0:
        sys.exit(f"{folder} holds no things")
    return asked, failed


def main():
    work, listed = Path(sys.argv[1]), Path(sys.argv[2])
    rows = list(table(listed))
    asked = failed = 0
    for name in sorted({row["fixture"] for _, row in rows}):
        own = work / "servers" / name
        own.mkdir(parents=True)
        counts = try_fixture(own, work / "fixtures" / name, [one for one in rows if one[1]["fixture"] == name])
        asked, failed = asked + counts[0], failed + counts[1]
    print(f"{len(rows)} requests of the table, {asked} asked, {failed} wrong")
    own = work / "servers" / "headers"
    own.mkdir()
    counts = try_headers(own, work / "fixtures" / "apart")
    print(f"{counts[0]} headers, {counts[1]} wrong")
    failed += counts[1]
    if len(sys.argv) > 3:
        own = work / "servers" / "release"
        own.mkdir(parents=True)
        counts = try_release(own, Path(sys.argv[3]))
        print(f"{counts[0]} requests of {sys.argv[3]}, {counts[1]} wrong")
        failed += counts[1]
    sys.exit(1 if failed else 0)


main()
