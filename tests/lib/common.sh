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

# cached COMMAND...: with ccache before the compilers, where that is installed. Folder after
# folder the tests compile the same; and so does the next clone, for which the name of this
# one is left out. (CCACHE_BASEDIR= where make may be called in another folder next time: the
# names of headers that it is told of are relative to this one.)
cached() {
	if [ -d /usr/lib/ccache ]; then
		env PATH="/usr/lib/ccache:$PATH" CCACHE_DIR="$cache/ccache" CCACHE_MAXSIZE=2G \
			CCACHE_BASEDIR="$repo" CCACHE_NOHASHDIR=1 "$@"
	else
		"$@"
	fi
}

# kinit_options CONFIG: what a kernel's configuration has of kinit's that is on, as words for
# make's command line where there is no configuration.
kinit_options() {
	grep -E '^CONFIG_KINIT(_[A-Z0-9_]+)?=y$' "$1"
}

# The first 16 digits of the hash of standard input.
short_hash() {
	sha256sum | cut -c1-16
}
