# SPDX-License-Identifier: GPL-2.0-only
# shellcheck shell=sh
#
# What the scripts here share. The includer sets $repo.

: "${repo:?}"
cache=${XDG_CACHE_HOME:-$HOME/.cache}/kinit
build=$repo/build
jobs=$(nproc)

die() {
	echo "${0##*/}: $*" >&2
	exit 1
}

say() {
	echo "==> $*"
}

# The first 16 digits of the hash of standard input.
short_hash() {
	sha256sum | cut -c1-16
}
