#!/usr/bin/env python3
"""Runs a YARRRML mapping through an independent engine and compares triples.

    compare.py RECORDS_DIR MAPPING.yml OURS.nt [--ignore FILE] [options]

The mapping is converted to RML by @rmlio/yarrrml-parser, the RML is run over
the JSON files of RECORDS_DIR by RocketRML, and the resulting set of triples is
compared, term by term, with OURS.nt (N-Triples or N-Quads; graph names are
dropped on both sides). Exit status: 0 the sets are equal, 1 they differ, 2 a
file could not be read or the engine failed (its own message is printed).

Both engines come from setup.sh DIR. Run this script with DIR/venv/bin/python,
or with any python3 and ENGINE_DIR=DIR in the environment.

What is done around the engine, none of which changes what the mapping means:

* The YAML is read by a YAML 1.2 parser and handed over as a tree, since the
  reader inside the converter decodes "\\u00e8" as two characters and misreads
  a sequence nested as "- - a".
* Every triples map is split into one per subject, predicate and object.
  RocketRML refuses several subject maps ("exacltly one subjectMap needed!")
  and fails on a constant class next to a class taken from the record ("@type"
  value must a string, an array of strings ...).
* Graph maps are dropped.
* A language taken from the record and absent there gives no triple in RML;
  RocketRML would give a plain literal. The iterator of such a triples map gets
  a filter, $[*] -> $[?(@ && @['language'])]. For the same reason the iterator
  of a joined mapping keeps only the records that have the join key.
* RocketRML takes as an IRI only what holds "://" and puts a base in front of
  the rest (mailto:, urn:); the base is set to a marker, which is cut off again.

Language tags are compared in lower case, in which the RDF parser gives them.

--ignore FILE holds one documented exclusion a line, applied to both sides:

    <predicate IRI>         # the engine's own message, or the reason
    class <IRI>             # rdf:type triples with this class
    subject <prefix>        # subjects that begin so
    object <prefix>         # IRI objects that begin so
    datatype <IRI>          # literals with this datatype
    lang <tag>              # literals with this language, * for any

The angle brackets are optional; a comment begins with a # after white space.
"""

import argparse
import collections
import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ENGINE_DIR = Path(os.environ.get("ENGINE_DIR") or Path(sys.prefix).parent).absolute()

# The installed packages are those of ENGINE_DIR, whatever python this is.
if os.path.realpath(sys.prefix) != os.path.realpath(ENGINE_DIR / "venv"):
    python = ENGINE_DIR / "venv/bin/python"
    if python.exists():
        os.execv(python, [str(python), *sys.argv])
try:
    import pyoxigraph as ox
except ImportError:
    ox = None
if ox is None or not (ENGINE_DIR / "node_modules/rocketrml").is_dir():
    print("compare.py: run setup.sh DIR, then DIR/venv/bin/python compare.py ...", file=sys.stderr)
    sys.exit(2)

RR = "http://www.w3.org/ns/r2rml#"
RML = "http://semweb.mmlab.be/ns/rml#"
RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
BASE = "engine-base:"

CONVERT_JS = r"""
const fs = require('fs'), path = require('path');
console.log = console.info = console.warn = console.debug = console.error;
const [mapping, output, external] = process.argv.slice(1);
const generator = require.resolve('@rmlio/yarrrml-parser/lib/rml-generator.js');
const yamljs = require(require.resolve('yamljs', { paths: [path.dirname(generator)] }));
yamljs.parse = text => require('yaml').parse(text, { merge: true });
const Y2R = require(generator);
const y2r = new Y2R({ includeMetadata: false, externalReferences: JSON.parse(external) });
const quads = y2r.convert([{ yarrrml: fs.readFileSync(mapping, 'utf8'), file: mapping }]);
const writer = new (require('n3').Writer)({ format: 'N-Triples' });
writer.addQuads(quads);
writer.end((error, result) => { if (error) throw error; fs.writeFileSync(output, result); });
"""

RUN_JS = r"""
console.log = console.info = console.debug = console.error;
const [rml, output, options] = process.argv.slice(1);
require('rocketrml').parseFile(rml, output, JSON.parse(options)).catch(error => {
  console.error(error instanceof Error ? error.stack : error);
  process.exit(1);
});
"""


class Failure(Exception):
    pass


def node(code, *arguments):
    env = dict(os.environ, NODE_PATH=str(ENGINE_DIR / "node_modules"))
    command = ["node", "--max-old-space-size=8192", "-e", code, "--", *map(str, arguments)]
    run = subprocess.run(command, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    messages = collections.Counter(line for line in run.stderr.splitlines() if line.strip())
    for line, times in messages.items():
        print(f"engine: {line}" + (f"  ({times} times)" if times > 1 else ""), file=sys.stderr)
    if run.returncode:
        raise Failure("the engine failed, see its message above")


# --- the rewriting of the generated RML -------------------------------------


class Rml:
    """The generated RML, split into triples maps that RocketRML can run."""

    def __init__(self, path, records):
        self.records = records
        self.graph = collections.defaultdict(lambda: collections.defaultdict(list))
        for quad in ox.parse(path=str(path), format=ox.RdfFormat.N_TRIPLES):
            self.graph[quad.subject][quad.predicate.value].append(quad.object)
        self.lines = []
        self.copied = set()
        self.count = 0
        for triples_map in sorted((s for s, p in self.graph.items() if RR + "subjectMap" in p), key=str):
            self.split(triples_map)

    def one(self, node, predicate):
        values = self.graph[node].get(predicate, [])
        return values[0] if values else None

    def new(self, kind):
        self.count += 1
        return ox.NamedNode(f"http://mapping.example.com/{kind}_{self.count}")

    def add(self, subject, predicate, value):
        self.lines.append(f"{subject} <{predicate}> {value} .")

    def copy(self, node):
        if node in self.copied or node not in self.graph:
            return node
        self.copied.add(node)
        for predicate, values in self.graph[node].items():
            if predicate == RR + "graphMap":
                continue
            for value in values:
                if predicate == RML + "source":
                    value = ox.Literal(str(self.source(value.value)))
                self.add(node, predicate, self.copy(value))
        return node

    def source(self, access):
        for path in (self.records / access, self.records / Path(access).name):
            if path.is_file():
                return path.absolute()
        raise Failure(f"the mapping reads {access}, which is not in {self.records}")

    def references(self, term_map):
        reference = self.one(term_map, RML + "reference")
        template = self.one(term_map, RR + "template")
        if reference is not None:
            return [reference.value]
        return re.findall(r"(?<!\\){([^}]+)}", template.value) if template is not None else []

    def guarded(self, source, references, test):
        """The logical source with only the records that have the references."""
        if not references:
            return self.copy(source)
        iterator = self.one(source, RML + "iterator").value
        simple = all(re.fullmatch(r"[\w-]+(\.[\w-]+)*", r) for r in references)
        if not simple or not iterator.endswith("[*]"):
            print(f"compare.py: iterator {iterator}: cannot filter on {', '.join(references)}", file=sys.stderr)
            return self.copy(source)
        tests = ["@"]
        for reference in references:
            keys = [f"['{key}']" for key in reference.split(".")]
            tests += ["@" + "".join(keys[:i]) for i in range(1, len(keys))]
            tests.append("@" + "".join(keys) + test)
        new = self.new("source")
        for predicate, values in self.graph[source].items():
            for value in values:
                if predicate == RML + "iterator":
                    value = ox.Literal(iterator[:-3] + "[?(" + " && ".join(tests) + ")]")
                elif predicate == RML + "source":
                    value = ox.Literal(str(self.source(value.value)))
                self.add(new, predicate, self.copy(value))
        return new

    def triples_map(self, source, subject_map):
        new = self.new("map")
        self.add(new, RDF_TYPE, f"<{RR}TriplesMap>")
        self.add(new, RML + "logicalSource", source)
        self.add(new, RR + "subjectMap", self.copy(subject_map))
        return new

    def split(self, triples_map):
        source = self.one(triples_map, RML + "logicalSource")
        for subject_map in self.graph[triples_map][RR + "subjectMap"]:
            for pom in self.graph[triples_map][RR + "predicateObjectMap"]:
                for predicate_map in self.graph[pom][RR + "predicateMap"]:
                    for object_map in self.graph[pom][RR + "objectMap"]:
                        self.rule(source, subject_map, predicate_map, object_map)

    def rule(self, source, subject_map, predicate_map, object_map):
        language = self.one(object_map, RML + "languageMap")
        guards = self.references(language) if language is not None else []
        for new_object in self.object_maps(object_map):
            new = self.triples_map(self.guarded(source, guards, ""), subject_map)
            pom = self.new("pom")
            self.add(new, RR + "predicateObjectMap", pom)
            self.add(pom, RDF_TYPE, f"<{RR}PredicateObjectMap>")
            self.add(pom, RR + "predicateMap", self.copy(predicate_map))
            self.add(pom, RR + "objectMap", new_object)

    def object_maps(self, object_map):
        """The object map itself, or one per subject of the mapping it refers to."""
        parent = self.one(object_map, RR + "parentTriplesMap")
        if parent is None:
            return [self.copy(object_map)]
        joins = self.graph[object_map].get(RR + "joinCondition", [])
        keys = [self.one(join, RR + "parent").value for join in joins]
        maps = []
        for subject_map in self.graph[parent][RR + "subjectMap"]:
            source = self.guarded(self.one(parent, RML + "logicalSource"), keys, "!=null")
            new = self.new("om")
            self.add(new, RDF_TYPE, f"<{RR}ObjectMap>")
            self.add(new, RR + "parentTriplesMap", self.triples_map(source, subject_map))
            for join in joins:
                self.add(new, RR + "joinCondition", self.copy(join))
            maps.append(new)
        return maps

    def write(self, path):
        path.write_text("\n".join([f"@base <{BASE}> .", *self.lines]) + "\n", encoding="utf-8")


# --- triples ----------------------------------------------------------------


def without_base(term):
    if isinstance(term, ox.NamedNode) and term.value.startswith(BASE):
        return "<" + term.value[len(BASE):] + ">"
    return str(term)


def read(path, lenient):
    triples = set()
    blank = 0
    try:
        for quad in ox.parse(path=str(path), format=ox.RdfFormat.N_QUADS, lenient=lenient):
            blank += isinstance(quad.subject, ox.BlankNode) or isinstance(quad.object, ox.BlankNode)
            triples.add((without_base(quad.subject), str(quad.predicate), without_base(quad.object)))
    except (OSError, SyntaxError) as error:
        raise Failure(f"{path}: {error}")
    if blank:
        print(f"compare.py: {path.name}: {blank} triples with blank nodes, compared by label", file=sys.stderr)
    return triples


def loose(triple):
    """The triple with the characters that engines escape differently escaped."""

    def escape(match):
        return "".join(f"%{byte:02X}" for byte in match[0].encode())

    return tuple(
        re.sub(r"[!'()*]|[^\x00-\x7f]", escape, term) if term.startswith("<") else term for term in triple
    )


def exclusions(path):
    rules = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        line = re.split(r"(?:^|\s)#", line, maxsplit=1)[0].strip()
        if not line:
            continue
        words = line.split()
        kind, value = words if len(words) == 2 else ("predicate", words[0])
        value = value.strip("<>")
        tests = {
            "predicate": lambda t, v=f"<{value}>": t[1] == v,
            "class": lambda t, v=f"<{value}>": t[1] == f"<{RDF_TYPE}>" and t[2] == v,
            "subject": lambda t, v="<" + value: t[0].startswith(v),
            "object": lambda t, v="<" + value: t[2].startswith(v),
            "datatype": lambda t, v=f"^^<{value}>": t[2].startswith('"') and t[2].endswith(v),
            "lang": lambda t, v=value.lower(): re.search(r'"@([\w-]+)$', t[2]) is not None
            and v in ("*", t[2].rsplit("@", 1)[1].lower()),
        }
        if len(words) > 2 or kind not in tests or (kind == "predicate" and ":" not in value):
            raise Failure(f"{path}:{number}: not an exclusion: {line}")
        rules.append((line, tests[kind]))
    return rules


def show(title, triples):
    if triples:
        print(f"{title}:")
        for triple in sorted(triples)[:20]:
            print("  " + " ".join(triple) + " .")
        if len(triples) > 20:
            print(f"  ... and {len(triples) - 20} more")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("records", type=Path, metavar="RECORDS_DIR")
    parser.add_argument("mapping", type=Path, metavar="MAPPING.yml")
    parser.add_argument("ours", type=Path, metavar="OURS.nt")
    parser.add_argument("--ignore", type=Path, metavar="FILE", help="documented exclusions, one a line")
    parser.add_argument("--external", action="append", default=[], metavar="KEY=VALUE",
                        help="an external reference, over the ones in the mapping")
    parser.add_argument("--percent", action="store_true",
                        help="IRIs that differ only in the escaping of !'()* or non-ASCII characters are equal")
    parser.add_argument("--skip-empty", action="store_true", help="the engine takes an empty string as absent")
    parser.add_argument("--keep", type=Path, metavar="DIR", help="keep the generated RML and the engine's triples")
    args = parser.parse_args()

    rules = exclusions(args.ignore) if args.ignore else []
    if not args.mapping.is_file():
        raise Failure(f"{args.mapping}: no such file")
    ours = read(args.ours, lenient=False)
    external = dict(pair.split("=", 1) for pair in args.external)

    with tempfile.TemporaryDirectory() as work:
        work = args.keep or Path(work)
        work.mkdir(parents=True, exist_ok=True)
        node(CONVERT_JS, args.mapping.absolute(), work / "generated.nt", json.dumps(external))
        Rml(work / "generated.nt", args.records).write(work / "rewritten.ttl")
        options = {"toRDF": True, "ignoreEmptyStrings": args.skip_empty}
        node(RUN_JS, work / "rewritten.ttl", work / "engine.nq", json.dumps(options))
        engine = read(work / "engine.nq", lenient=True)

    print(f"ours:   {len(ours)} triples")
    print(f"engine: {len(engine)} triples")
    for line, test in rules:
        taken = [{t for t in side if test(t)} for side in (ours, engine)]
        ours -= taken[0]
        engine -= taken[1]
        print(f"ignored {len(taken[0])} of ours, {len(taken[1])} of the engine: {line}")

    common = len(ours & engine)
    only_ours, only_engine = ours - engine, engine - ours
    print(f"equal:  {common} triples")
    if args.percent:
        forms = collections.defaultdict(set)
        for triple in only_engine:
            forms[loose(triple)].add(triple)
        paired = {t for t in only_ours if loose(t) in forms}
        only_ours -= paired
        for triple in paired:
            only_engine -= forms[loose(triple)]
        print(f"equal but for percent-encoding: {len(paired)} triples")
    print(f"only in ours:   {len(only_ours)} triples")
    print(f"only in engine: {len(only_engine)} triples")
    show("only in ours", only_ours)
    show("only in engine", only_engine)
    return 1 if only_ours or only_engine else 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except Failure as failure:
        print(f"compare.py: {failure}", file=sys.stderr)
        sys.exit(2)
    except OSError as failure:
        print(f"compare.py: {failure}", file=sys.stderr)
        sys.exit(2)
