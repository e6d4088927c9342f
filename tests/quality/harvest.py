"""harvest.py PROGRAM FOLDER...

Compares the preview of `filorosso check --release` with what ckanext-dcat's own parser makes of the same catalogue. Each
field of the preview must be what CKAN would store; values of blank nodes, whose names are made up, are not compared.
"""
import json
import os
import subprocess
import sys

import ckantoolkit
from ckanext.dcat.processors import RDFParser

# As every CKAN has it whose configuration does not say otherwise.
ckantoolkit.config["ckan.locale_default"] = "en"

# Fields that ckanext-dcat keeps beside the package or the resource.
TAGS = "tags"


def theirs(folder):
    name = next(n for n in ("catalog.ttl", "catalogue.ttl", "catalog.jsonld") if os.path.exists(os.path.join(folder, n)))
    with open(os.path.join(folder, name), encoding="utf-8") as file:
        parser = RDFParser(profiles=["euro_dcat_ap_3"])
        parser.parse(file.read(), _format="json-ld" if name.endswith("ld") else "turtle")
    packages = {}
    for package in parser.datasets():
        fields = {extra["key"]: extra["value"] for extra in package.get("extras", [])}
        fields.update({key: value for key, value in package.items() if key not in ("extras", "resources")})
        fields[TAGS] = [tag["name"] for tag in package.get(TAGS, [])]
        packages[fields["uri"]] = (fields, package["resources"])
    return packages


def listed(value):
    if isinstance(value, str) and value.startswith("["):
        return json.loads(value)
    return value


def same(own, other):
    other = listed(other) or None
    own = own or None
    if isinstance(own, list) and isinstance(other, list):
        named = sorted(one for one in own if not one.startswith("_:"))
        return len(own) == len(other) and not set(named) - set(other)
    if isinstance(own, str) and own.startswith("_:"):
        return other is not None
    return own == (None if other is None else str(other))


def differences(own, other, where):
    for key, value in own.items():
        if not same(value, other.get(key)):
            yield f"{where}: {key}: CKAN {other.get(key)!r}, filorosso {value!r}"


def main():
    program, *folders = sys.argv[1:]
    wrong = []
    for folder in folders:
        run = subprocess.run([program, "check", "--release", folder, "--format", "json"], capture_output=True, text=True)
        packages = theirs(folder)
        datasets = json.loads(run.stdout)["datasets"]
        if len(datasets) != len(packages):
            wrong.append(f"{folder}: CKAN {len(packages)} datasets, filorosso {len(datasets)}")
        for dataset in datasets:
            own = dataset["ckan"]
            fields, resources = packages[own["package"]["uri"] or ""]
            wrong += differences(own["package"], fields, f"{folder}: {dataset['dataset']}")
            for at, (one, other) in enumerate(zip(own["resources"], resources, strict=True), 1):
                wrong += differences(one, other, f"{folder}: resource {at}")
        print(f"{folder}: {len(datasets)} datasets, {sum(len(r) for _, r in packages.values())} resources compared")
    print("\n".join(wrong), file=sys.stderr)
    sys.exit(bool(wrong))


main()
