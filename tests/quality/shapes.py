"""shapes.py PROGRAM SHAPES BACKGROUND FOLDER...

Compares what `filorosso check --release` says of DCAT-AP with what pySHACL says by the profile's official shapes: the
same properties of the same things must be wrong. SHAPES is the folder of the shapes, BACKGROUND a Turtle file that
describes the concepts which the shapes expect. Where the shapes write `sh:shape`, which SHACL does not have, `sh:node` is
meant: without it nobody looks at the dates of a dataset.
"""
import json
import os
import subprocess
import sys

from pyshacl import validate
from rdflib import RDF, Graph, Namespace, URIRef

SH = Namespace("http://www.w3.org/ns/shacl#")
SPDX = Namespace("http://spdx.org/rdf/terms#")
# SPDX's own addresses begin with http; the shapes ask for https.
UNFULFILLABLE = "ChecksumAlgorithmRestriction"
# What the test catalogues use and the background lacks.
FURTHER = """
@prefix dct: <http://purl.org/dc/terms/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
<http://publications.europa.eu/resource/authority/file-type/PDF> a skos:Concept, dct:MediaTypeOrExtent ;
    skos:inScheme <http://publications.europa.eu/resource/authority/file-type> ; skos:prefLabel "PDF" .
"""


def prefixes(graph):
    return {str(space): prefix for prefix, space in graph.namespaces()}


def short(iri, names):
    for space, prefix in names.items():
        if iri.startswith(space):
            return f"{prefix}:{iri[len(space):]}"
    return iri


def official(text, form, shapes, background, names):
    found = set()
    catalogue = Graph().parse(data=text, format=form)
    subjects = set(catalogue.subjects())
    known = Graph().parse(background).parse(data=FURTHER, format="turtle")
    for name in ("shapes", "range", "mdr-vocabularies.shape"):
        data = Graph().parse(data=text, format=form) + known
        rules = Graph().parse(os.path.join(shapes, f"{name}.ttl"))
        for shape, node in list(rules.subject_objects(SH.shape)):
            rules.add((shape, SH.node, node))
        _, report, _ = validate(data, shacl_graph=rules, advanced=False)
        for result in report.objects(None, SH.result):
            if report.value(result, SH.resultSeverity) != SH.Violation:
                continue
            value = report.value(result, SH.value)
            is_typed = (value, RDF.type, SPDX.ChecksumAlgorithm) in catalogue
            messages = [str(one) for one in report.objects(result, SH.resultMessage)]
            if any(UNFULFILLABLE in one for one in messages) and is_typed:
                continue
            thing = report.value(result, SH.focusNode)
            path = report.value(result, SH.resultPath)
            if isinstance(thing, URIRef) and thing not in subjects:
                continue
            thing = str(thing) if isinstance(thing, URIRef) else "blank"
            found.add((thing, short(str(path), names)))
    return found


def ours(program, folder):
    run = subprocess.run([program, "check", "--release", folder, "--format", "json"], capture_output=True, text=True)
    rating = json.loads(run.stdout)
    found = set()
    for one in rating["violations"]:
        thing = one["thing"] if one["thing"].startswith(("http", "file")) else "blank"
        found.add((thing, one["property"]))
    assert run.returncode == bool(found), f"{folder}: exit code {run.returncode}"
    return found


def main():
    program, shapes, background, *folders = sys.argv[1:]
    names = prefixes(Graph().parse(os.path.join(shapes, "shapes.ttl")))
    names["http://www.w3.org/ns/locn#"] = "locn"
    wrong = 0
    for folder in folders:
        name = next(n for n in ("catalog.ttl", "catalogue.ttl", "catalog.jsonld") if os.path.exists(os.path.join(folder, n)))
        with open(os.path.join(folder, name), encoding="utf-8") as file:
            text = file.read()
        theirs = official(text, "json-ld" if name.endswith("ld") else "turtle", shapes, background, names)
        own = ours(program, folder)
        for sign, rest in (("only the shapes", theirs - own), ("only filorosso", own - theirs)):
            for thing, path in sorted(rest):
                print(f"{folder}: {sign}: {path} of {thing}")
                wrong += 1
        print(f"{folder}: {len(theirs)} violations by the shapes, {len(own)} by filorosso")
    sys.exit(bool(wrong))


main()
