"""table.py SCHEMAORG.ttl > ontology/schemaorg.tsv

Makes the table of schema.org's classes and properties that `filorosso check` compares statements
with. Needs rdflib.
"""
import sys

from rdflib import RDF, RDFS, Graph, URIRef

SCHEMA = "https://schema.org/"


def local(term):
    text = str(term).replace("http://schema.org/", SCHEMA)
    return text[len(SCHEMA):] if text.startswith(SCHEMA) else None


graph = Graph().parse(sys.argv[1], format="turtle")


def of(subject, *predicates):
    names = set()
    for predicate in predicates:
        for base in (SCHEMA, "http://schema.org/"):
            iri = URIRef(base + predicate) if ":" not in predicate else URIRef(predicate)
            names |= {local(value) for value in graph.objects(subject, iri)}
    return " ".join(sorted(name for name in names if name))


print("# Classes and properties of schema.org, version 30.0 (https://schema.org/version/30.0), made by tests/markup/table.py.")
print("# The text of schema.org is under CC BY-SA 3.0 (https://schema.org/docs/terms.html); so is this table.")
print("# class\tname\tsuper-classes, and property\tname\tdomains\tranges; names without the namespace.")
rows = []
for subject in set(graph.subjects()):
    name = local(subject)
    if not name or not isinstance(subject, URIRef):
        continue
    types = set(graph.objects(subject, RDF.type))
    if RDFS.Class in types:
        rows.append(f"class\t{name}\t{of(subject, str(RDFS.subClassOf))}")
    elif RDF.Property in types:
        rows.append(f"property\t{name}\t{of(subject, 'domainIncludes')}\t{of(subject, 'rangeIncludes')}")
print("\n".join(sorted(rows)))
