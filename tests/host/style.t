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

files() {
	git ls-files -co --exclude-standard "$@" | while read -r f; do
		[ ! -f "$f" ] || echo "$f"
	done
}

to_stderr() {
	"$@" >&2
}

check 'clang-format' quietly sh -c \
	"git ls-files -co --exclude-standard '*.c' '*.h' | xargs clang-format --dry-run --Werror"

# checkpatch.pl comes from a kernel's source. What it is not asked: a libc has
# typedefs, C's types are uint32_t and its kin, and the kernel's macros for
# attributes, its advice on strlcpy() and on the names of functions in messages
# are for the kernel.
checkpatch=$("$repo/tests/lib/kernel" --dir)/linux/scripts/checkpatch.pl
[ -f "$checkpatch" ] || die "$checkpatch: missing; run tests/lib/kernel first"
checked=$(files 'usr/*.c' 'usr/*.h' 'usr/*.S' 'scripts/*.c' 'scripts/*.h')
# shellcheck disable=SC2086 # a list of names without spaces
check 'checkpatch.pl' to_stderr perl "$checkpatch" --no-tree --terse --no-summary \
	--ignore PREFER_KERNEL_TYPES,NEW_TYPEDEFS,PREFER_DEFINED_ATTRIBUTE_MACRO,STRLCPY,EMBEDDED_FUNCTION_NAME \
	-f $checked

missing=
for file in $(files ':!LICENSES' ':!README*' ':!*.md' ':!.clang-format' ':!*.seed'); do
	case $file in
	usr/klibc/*|usr/lib/*)
		head -n 3 "$file" | grep -q 'SPDX-License-Identifier: GPL-2.0-only OR BSD-2-Clause' ||
			missing="$missing $file" ;;
	*)	head -n 3 "$file" | grep -q 'SPDX-License-Identifier: GPL-2.0-only' ||
			missing="$missing $file" ;;
	esac
done
is "$missing" '' 'each file names its licence'

check 'includes point one way' tests/lib/includes

scripts=$(files | while read -r f; do
	! head -n 1 "$f" | grep -q '^#!/bin/sh' || echo "$f"
done)
# shellcheck disable=SC2046,SC2086 # lists of names without spaces
check 'shellcheck' to_stderr shellcheck -S warning $scripts $(files 'tests/*.sh' 'scripts/*.sh')

documented=Documentation/admin-guide/kinit/parameters.rst
undocumented=
for param in $(sed -n 's/^\t{ "\([a-z.]*\)", [A-Z_]*VALUE, .*/\1/p' usr/kinit/cmdline.c); do
	grep -q "^\`\`${param}[=\`]" "$documented" ||
		grep -q ", \`\`${param}[=\`]" "$documented" ||
		undocumented="$undocumented $param"
done
is "$undocumented" '' 'each parameter is documented'

check_not 'no unfinished work' git grep -nIwE 'TODO|FIXME|XXX' -- . ':!tests/host/style.t' ':!LICENSES'
long=$(files '*.c' '*.h' '*.S' 'scripts/*' 'tests/lib/*' | while read -r f; do
	[ "$(wc -l <"$f")" -le 500 ] || echo "$f"
done)
is "$long" '' 'no file is longer than 500 lines'
done_testing
