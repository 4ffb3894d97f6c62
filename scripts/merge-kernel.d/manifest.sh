# SPDX-License-Identifier: GPL-2.0-only
# shellcheck shell=sh
#
# A part of ../merge-kernel: the record of a merge, $dir/$manifest, is
# read and written as text.
#
# Its format: comments (#), one line
#
#	state merging|merged|removing
#
# and then one line a file, sorted by path:
#
#	SHA256  0644|0755  PATH		a copy
#	link  PATH			a symlink to a repository's PATH
#
# With the state "merging" a path may stand there several times, as what an
# older merge wrote and as what this one writes: after an interruption, either
# may be found.
#
# Uses $dir, $manifest.
# Sets $state (empty without a manifest); in $work: old (a list, see lists.sh).

# The list of what was merged -> $state (empty if there is none) and $work/old
read_manifest() {
	state=
	: >"$work/old"
	[ -e "$dir/$manifest" ] || [ -h "$dir/$manifest" ] || return 0
	[ -f "$dir/$manifest" ] && [ ! -h "$dir/$manifest" ] ||
		die "$dir/$manifest: not a regular file; move it away"
	bad=$(awk -v out="$work/old" '
		function wrong() { print NR; exit }
		function is_path(p) {
			return p ~ /^[A-Za-z0-9._+@-][A-Za-z0-9._\/+@-]*\/[^\/]+$/ &&
				("/" p "/") !~ /\/\.?\.?\//
		}
		/^#/ { next }
		$1 == "state" && NF == 2 && !seen {
			if ($2 !~ /^(merging|merged|removing)$/)
				wrong()
			seen = 1
			next
		}
		!seen || !is_path($NF) { wrong() }
		$1 == "link" && NF == 2 { print "link", "-", $2 >out; next }
		NF == 3 && length($1) == 64 && $1 !~ /[^0-9a-f]/ &&
			$2 ~ /^0(644|755)$/ { print $1, $2, $3 >out; next }
		{ wrong() }
		END { if (!NR || !seen) print NR + 1 }
	' "$dir/$manifest")
	[ -z "$bad" ] || die "$dir/$manifest: line ${bad%%[!0-9]*} is damaged;" \
		'restore the file, or delete it and run merge-kernel --remove'
	state=$(awk '$1 == "state" { print $2; exit }' "$dir/$manifest")
}

# manifest_text STATE LIST...: the manifest's text
manifest_text() {
	cat <<'EOF'
# SPDX-License-Identifier: GPL-2.0-only
#
# The files that kinit's scripts/merge-kernel has laid over this kernel, beside
# one line each in usr/Makefile and usr/Kconfig. To take it all away:
#	scripts/merge-kernel --remove .
EOF
	printf 'state %s\n' "$1"
	shift
	awk '{
		print $3, ($1 == "link") ? $1 "  " $3 : $1 "  " $2 "  " $3
	}' "$@" | sort -u | sed 's/^[^ ]* //'
}
