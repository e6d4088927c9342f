#!/bin/sh
# Installs into DIR the independent engine that compare.py runs:
#   @rmlio/yarrrml-parser  YARRRML -> RML, the reference converter
#   rocketrml              RML -> RDF over JSON
#   yaml                   YAML 1.2 reader put in front of the converter
#   pyoxigraph             RDF parser of the comparison
# Usage: setup.sh DIR     (needs python3 with venv, node >= 18 and npm)
# A second run with the same versions does nothing.
set -eu

[ $# -eq 1 ] || { echo "usage: setup.sh DIR" >&2; exit 2; }
mkdir -p "$1"
DIR=$(cd "$1" && pwd)

PYOXIGRAPH=0.5.13
# The libraries the two npm packages lean on are pinned as well.
PACKAGE_JSON='{
  "private": true,
  "dependencies": {
    "@rmlio/yarrrml-parser": "1.12.2",
    "rocketrml": "2.1.2",
    "yaml": "2.9.1"
  },
  "overrides": {
    "jsonld": "5.2.0",
    "jsonpath-plus": "7.2.0",
    "n3": "1.26.0"
  }
}'

STAMP="pyoxigraph $PYOXIGRAPH
$PACKAGE_JSON"
if [ -f "$DIR/.installed" ] && [ "$(cat "$DIR/.installed")" = "$STAMP" ]; then
    exit 0
fi
rm -f "$DIR/.installed"

for tool in python3 node npm; do
    command -v "$tool" >/dev/null || { echo "setup.sh: $tool is missing" >&2; exit 2; }
done

[ -x "$DIR/venv/bin/python" ] || python3 -m venv "$DIR/venv"
"$DIR/venv/bin/python" -m pip install --quiet --disable-pip-version-check "pyoxigraph==$PYOXIGRAPH"

rm -rf "$DIR/node_modules" "$DIR/package-lock.json"
printf '%s\n' "$PACKAGE_JSON" > "$DIR/package.json"
(cd "$DIR" && npm install --silent --no-audit --no-fund --no-update-notifier --ignore-scripts >/dev/null)

printf '%s\n' "$STAMP" > "$DIR/.installed"
