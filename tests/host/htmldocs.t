#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# The documents build without a warning by the kernel's own "make htmldocs": in a tree
# that has all of the kernel, but of its documents only ours.
set -eu
repo=$(cd "$(dirname "$0")/../.." && pwd)
. "$repo/tests/lib/common.sh"
. "$repo/tests/lib/tap.sh"

linux=$("$repo/tests/lib/kernel" --dir)/linux
[ -f "$linux/Documentation/conf.py" ] || skip_all "no kernel source; run tests/lib/kernel first"
command -v sphinx-build >/dev/null || die "sphinx-build is missing: run tests/lib/packages check"

tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
docs=$tmp/Documentation

# What the kernel builds documents with; the rest of it by links.
mkdir -p "$docs/userspace-api" "$docs/admin-guide" "$docs/driver-api"
for path in "$linux"/*; do
	[ "${path##*/}" = Documentation ] || ln -s "$path" "$tmp/"
done
for path in conf.py Makefile docutils.conf sphinx sphinx-static userspace-api/media; do
	cp -r "$linux/Documentation/$path" "$docs/$path"
done
find "$docs/userspace-api" -name '*.rst' -exec rm {} +
cp -r "$repo/Documentation/admin-guide/kinit" "$docs/admin-guide/"
cp -r "$repo/Documentation/driver-api/early-userspace" "$docs/driver-api/"
printf '%s\n' 'All' '===' '' '.. toctree::' '' '   admin-guide/kinit/index' >"$docs/index.rst"

# build [VARIABLE=VALUE]: what "make htmldocs" warns of, but that pictures would be finer
# with graphviz.
build() {
	rm -rf "$docs/output"
	make -C "$tmp" htmldocs "$@" >"$tmp/log" 2>&1 || echo "make htmldocs ended with $?"
	grep -E '(WARNING|ERROR|CRITICAL|SEVERE|Exception):' "$tmp/log" | grep -v 'dot(1) not found' || :
}

is "$(build)" '' 'no warning'
missing=
for file in "$docs"/*/*/*.rst; do
	html=${file#"$docs/"}
	[ -s "$docs/output/${html%.rst}.html" ] || missing="$missing $html"
done
is "$missing" '' 'each document is there as HTML'
is "$(find "$docs/output" -name 'kinit-design.html' -exec grep -l 'goal.c' {} + | wc -l)" 1 \
	'with what it says'

is "$(build SPHINXDIRS=admin-guide/kinit)" '' 'nor if the folder is built alone'

# The warnings are heard.
printf '\nSee :ref:`nowhere`, and a list:\n* without an empty line\n' >>"$docs/admin-guide/kinit/hooks.rst"
check 'a broken reference is a warning' sh -c '[ -n "$1" ]' - "$(build)"
done_testing
