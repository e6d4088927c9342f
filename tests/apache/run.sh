#!/usr/bin/env bash
# The rules of web servers, tried by real servers: Debian's Apache and nginx.
#
#   tests/apache/run.sh [RELEASE]
#
# Made-up releases are asked what `requests.tsv` lists. With RELEASE, a folder that
# `filorosso release` has written, that one is asked for its things, too. The servers run on free
# ports of this machine, from a temporary folder, and end with the script.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
release=${1:-}

# Without the servers there is nothing to try. In CI that is a failure.
left_out() {
    echo "left out: $1"
    [ "${CI:-}" != true ]
    exit
}

has() { command -v "$1" >/dev/null 2>&1 || [ -x "/usr/sbin/$1" ]; }

install() {
    local packages=()
    has apache2 || packages+=(apache2-bin)
    has nginx || packages+=(nginx)
    [ ${#packages[@]} -gt 0 ] || return 0
    if ! command -v apt-get >/dev/null || [ "$(id -u)" -ne 0 ]; then
        return 0
    fi
    echo "installing: ${packages[*]}"
    apt-get update -qq || true
    # At this run level no service is started by its package.
    RUNLEVEL=1 DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 \
        install -y -qq --no-install-recommends "${packages[@]}" >/dev/null || true
}

install
export PATH="$PATH:/usr/sbin"
command -v python3 >/dev/null || left_out "there is no python3"
has apache2 || left_out "there is no apache2, and it cannot be installed"
has nginx || left_out "there is no nginx, and it cannot be installed"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"
mkdir "$work/fixtures"
if [ -n "$release" ]; then
    release=$(cd "$release" && pwd)
fi
(cd "$here/../.." && SERVER_FIXTURES="$work/fixtures" \
    cargo test --quiet --test suite server::fixtures_for_servers -- --exact >"$work/log" 2>&1) ||
    { cat "$work/log"; exit 1; }
test -e "$work/fixtures/apart/.htaccess"
python3 "$here/check.py" "$work" "$here/requests.tsv" ${release:+"$release"}
