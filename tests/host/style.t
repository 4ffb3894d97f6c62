#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# The habits: formatting, the kernel's checkpatch.pl, licences, the direction of
# includes, shellcheck.
set -eu
repo=$(cd "$(dirname "$0")/../.." && pwd)
. "$repo/tests/lib/common.sh"
. "$repo/tests/lib/tap.sh"
cd "$repo"
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT

files() {
	git ls-files -co --exclude-standard "$@" | while read -r f; do
		[ ! -f "$f" ] || echo "$f"
	done
}

# unchecked ID FILE...: those of the files that have not passed what ID says yet, with their
# present content. A checker takes minutes for all, and most are as they were.
stamps=$cache/style
unchecked() {
	_id=$1
	shift
	for _file; do
		[ -f "$stamps/$(stamp "$_id" "$_file")" ] || echo "$_file"
	done
}

stamp() {
	{ echo "$1" "$2"; cat "$2"; } | short_hash
}

# each_passes ID FILES COMMAND...: the command, with those files that have not passed it yet.
each_passes() {
	_id=$1 _files=$2
	shift 2
	# shellcheck disable=SC2086 # lists of names without spaces
	_files=$(unchecked "$_id" $_files)
	[ -n "$_files" ] || return 0
	# shellcheck disable=SC2086
	"$@" $_files >&2 || return
	for _file in $_files; do
		: >"$stamps/$(stamp "$_id" "$_file")"
	done
}
mkdir -p "$stamps"
find "$stamps" -type f -mtime +30 -delete

check 'clang-format' quietly sh -c \
	"git ls-files -co --exclude-standard '*.c' '*.h' | xargs clang-format --dry-run --Werror"

# checkpatch.pl comes from a kernel's source. What it is not asked: a libc has
# typedefs, C's types are uint32_t and its kin, and the kernel's macros for
# attributes, its advice on strlcpy(), on ENOSYS and on the names of functions in
# messages are for the kernel.
checkpatch=$("$repo/tests/lib/kernel" --dir)/linux/scripts/checkpatch.pl
[ -f "$checkpatch" ] || die "$checkpatch: missing; run tests/lib/kernel first"
checked=$(files 'usr/*.c' 'usr/*.h' 'usr/*.S' 'scripts/*.c' 'scripts/*.h')
ignored=PREFER_KERNEL_TYPES,NEW_TYPEDEFS,PREFER_DEFINED_ATTRIBUTE_MACRO,STRLCPY,ENOSYS,EMBEDDED_FUNCTION_NAME
check 'checkpatch.pl' each_passes "checkpatch $ignored $(short_hash <"$checkpatch")" "$checked" \
	perl "$checkpatch" --no-tree --terse --no-summary --ignore "$ignored" -f

# unlicensed LICENCE: those of the files on standard input whose first three lines lack it.
unlicensed() {
	tr '\n' '\0' | xargs -0 -r awk -v wanted="SPDX-License-Identifier: $1" '
		FNR == 1 && NR > 1 && !found { print last }
		FNR == 1 { found = 0; last = FILENAME }
		FNR <= 3 && index($0, wanted) { found = 1 }
		END { if (NR && !found) print last }'
}
files ':!LICENSES' ':!README*' ':!*.md' ':!.clang-format' ':!*.seed' >"$tmp/all"
missing=$(
	grep -E '^usr/(klibc|lib)/' "$tmp/all" | unlicensed 'GPL-2.0-only OR BSD-2-Clause'
	grep -vE '^usr/(klibc|lib)/' "$tmp/all" | unlicensed GPL-2.0-only
	# Of what has no line awk sees nothing.
	while read -r f; do [ -s "$f" ] || echo "$f"; done <"$tmp/all"
)
is "$missing" '' 'each file names its licence'

check 'includes point one way' tests/lib/includes

# What usr/lib/text.c cannot read, and no compiler sees.
# shellcheck disable=SC2016 # Perl's
mixed=$(files 'usr/*.c' 'scripts/*.c' | xargs perl -0777 -ne '
	while (/((?:"(?:[^"\\\n]|\\.)*"\s*)+)/g) {
		my $format = $1;
		print "$ARGV: $format\n" if $format =~ /%p\w/ && $format =~ /%(?!p[A-Z0-9]|s)/;
	}')
is "$mixed" '' 'a format with %pE or its like has nothing else beside it than %s'

scripts=$(files | while read -r f; do
	! head -n 1 "$f" | grep -q '^#!/bin/sh' || echo "$f"
done)
check 'shellcheck' each_passes "shellcheck $(shellcheck --version | short_hash)" \
	"$scripts $(files 'tests/*.sh' 'scripts/*.sh')" shellcheck -S warning

documented=Documentation/admin-guide/kinit/parameters.rst
undocumented=
for param in $(sed -n 's/^\t{ "\([a-z.]*\)", [A-Z_]*VALUE, .*/\1/p' usr/kinit/cmdline.c); do
	grep -q "^\`\`${param}[=\`]" "$documented" ||
		grep -q ", \`\`${param}[=\`]" "$documented" ||
		undocumented="$undocumented $param"
done
is "$undocumented" '' 'each parameter is documented'

check_not 'no unfinished work' git grep -nIwE 'TODO|FIXME|XXX' -- . ':!tests/host/style.t' ':!LICENSES'
long=$(files '*.c' '*.h' '*.S' 'scripts/*' 'tests/lib/*' | tr '\n' '\0' |
	xargs -0 wc -l | awk '$1 > 500 && $2 != "total" { print $2 }')
is "$long" '' 'no file is longer than 500 lines'
done_testing
