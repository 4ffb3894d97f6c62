# SPDX-License-Identifier: GPL-2.0-only
# shellcheck shell=sh
#
# A part of ../merge-kernel: what a merge would change. Two folders a/ and
# b/ get those files, as they are and as they will be; a symlink is a text that
# holds its target, as in git.
#
# Uses $dir, $repo, $style, $state, $manifest; in $work: what lists.sh, plan.sh
# and touch.sh set.
# Sets $trouble, $from, $to; in $work: diff, and the manifest and the touch
# points are added to here and want.

copy_before() {
	make_folders "$1" "$work/a"
	from=$dir
	to=$work/a
	: >"$work/regular"
	while read -r path; do
		if [ -h "$dir/$path" ]; then
			printf '%s' "$(readlink "$dir/$path")" >"$work/a/$path"
		else
			printf '%s\n' "$path" >>"$work/regular"
		fi
	done <"$1"
	by_folder "$work/regular" copy_files
}

copy_after() {
	if [ "$style" = copy ]; then
		fill "$1" "$work/b"
		return
	fi
	make_folders "$1" "$work/b"
	while read -r path; do
		printf '%s' "$repo/$path" >"$work/b/$path"
	done <"$1"
}

# The differences as git writes them -> $work/diff
make_diff() {
	mkdir -p "$work/a/usr/kinit" "$work/b/usr/kinit"
	pick replace drop >"$work/before"
	copy_before "$work/before"
	copy_after "$work/write"
	cp "$work/manifest" "$work/b/$manifest"
	echo "- 0644 $manifest" >>"$work/want"
	if [ -n "$state" ]; then
		cp "$dir/$manifest" "$work/a/$manifest"
		echo "- 0644 $manifest" >>"$work/here"
	else
		for file in Makefile Kconfig; do
			cp "$dir/usr/$file" "$work/a/usr/$file"
			cp "$work/$file" "$work/b/usr/$file"
			echo "- 0644 usr/$file" | tee -a "$work/here" >>"$work/want"
		done
	fi
	status=0
	(cd "$work" && diff -U 3 -rN a b) >"$work/plain" || status=$?
	[ "$status" -le 1 ] || die 'diff failed'
	{ echo "replace $manifest"; cat "$work/plan"; } >"$work/changes"
	awk '
		role == "here" { old[$3] = $1 == "-" || length($1) == 64 ? \
			"10" $2 : "120000"; next }
		role == "want" { new[$3] = $1 == "link" ? "120000" : "10" $2; next }
		role == "plan" { if ($1 != "keep") todo[++n] = $2; next }
		function head(p) {
			print "diff --git a/" p " b/" p
			if (!(p in old))
				print "new file mode " new[p]
			else if (!(p in new))
				print "deleted file mode " old[p]
			else if (old[p] != new[p])
				print "old mode " old[p] "\nnew mode " new[p]
			shown[p] = 1
		}
		/^Binary files / { print >"/dev/stderr"; exit 1 }
		/^diff / {
			path = substr($NF, 3)
			head(path)
			lines = 2
			next
		}
		lines == 2 { print "--- " ((path in old) ? "a/" path : "/dev/null") }
		lines == 1 { print "+++ " ((path in new) ? "b/" path : "/dev/null") }
		lines > 0 { lines--; next }
		{ print }
		END {
			# Empty files, and changes of the mode alone
			for (i = 1; i <= n; i++) {
				p = todo[i]
				if (!(p in shown) && (!(p in old) ||
				    !(p in new) || old[p] != new[p]))
					head(p)
			}
		}
	' role=here "$work/here" role=want "$work/want" role=plan \
		"$work/changes" role=diff "$work/plain" >"$work/diff" ||
		die 'a binary file cannot be shown as a patch'
}

do_diff() {
	prepare
	! is_merged || return 0
	make_diff
	cat "$work/diff"
	trouble=1
	exit 1
}
