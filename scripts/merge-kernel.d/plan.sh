# SPDX-License-Identifier: GPL-2.0-only
# shellcheck shell=sh
#
# A part of ../merge-kernel: what a merge or a removal does with each
# file, and what it refuses before anything is written.
#
# Uses $dir, $style, $force, $state, $manifest, $trouble; in $work: ours, here,
# old.
# Sets $half, $total (the number of our files); in $work: want and manifest
# (what a merge writes), plan, paths (all that are in question), write and drop
# (paths too), parents (folders).

# What a merge in this style writes: $work/ours -> $work/want
list_wanted() {
	if [ "$style" = link ]; then
		awk '{ print /\/\.gitignore$/ ? $0 : "link - " $3 }' \
			"$work/ours" >"$work/want"
	else
		cp "$work/ours" "$work/want"
	fi
	manifest_text merged "$work/want" >"$work/manifest"
}

# make_plan WANT OLD: what to do with each file -> $work/plan, "ACTION PATH":
#	keep		is right already
#	new replace	to be written
#	drop		to be deleted: it is not wanted any more
#	changed		neither what was merged nor what is wanted
#	way		the same, and it was never merged
make_plan() {
	awk '{ print $3 }' "$1" "$2" | sort -u >"$work/paths"
	list_kernel "$work/paths"
	awk -v force="$force" '
		role == "ours" { ours[$3] = $1; next }
		role == "want" { want[$3] = $1; mode[$3] = $2; all[$3]; next }
		role == "old" { old[$3, $1] = 1; merged[$3] = 1; all[$3]; next }
		{ here[$3] = $1; heremode[$3] = $2 }
		function is_known(p, id) {
			if (id == "elsewhere")
				id = "link"
			return (p, id) in old || id == "link" || id == ours[p]
		}
		function action(p, id) {
			if (id == "")
				return (p in want) ? "new" : ""
			if ((p in want) && id == want[p] && heremode[p] == mode[p])
				return "keep"
			if (id == "folder")
				return (p in want) ? "way" : ""
			if (is_known(p, id) || (force && (p in merged)))
				return (p in want) ? "replace" : "drop"
			return (p in merged) ? "changed" : "way"
		}
		END {
			for (p in all) {
				what = action(p, here[p])
				if (what != "")
					print what, p
			}
		}
	' role=ours "$work/ours" role=want "$1" role=old "$2" role=here \
		"$work/here" | sort -k2 >"$work/plan"
}

# pick ACTION...: the paths of the plan that this is to be done with
pick() {
	awk -v actions=" $* " 'index(actions, " " $1 " ") { print $2 }' \
		"$work/plan"
}

# Refuse what is in the way, naming each.
refuse_conflicts() {
	pick way >"$work/way"
	pick changed >"$work/changed"
	[ -s "$work/way" ] || [ -s "$work/changed" ] || return 0
	while read -r path; do
		echo "$dir/$path is in the way: not a file of kinit; move it away"
	done <"$work/way" >"$work/refused"
	while read -r path; do
		echo "$dir/$path was changed since the merge; save it or --force"
	done <"$work/changed" >>"$work/refused"
	more=$(($(count "$work/refused") - 10))
	head -n 10 "$work/refused" | sed 's/^/merge-kernel: /' >&2
	[ "$more" -le 0 ] || say "and $more more"
	exit "$trouble"
}

# A symlinked folder would take the merge to some other place. -> $work/parents
refuse_strange_folders() {
	awk '{ print $3 }' "$@" >"$work/paths"
	folders_of "$work/paths" >"$work/parents"
	while read -r folder; do
		if [ -h "$dir/$folder" ]; then
			die "$dir/$folder is a symlink; replace it by a folder"
		elif [ -e "$dir/$folder" ] && [ ! -d "$dir/$folder" ]; then
			die "$dir/$folder is in the way: no folder; move it away"
		fi
	done <"$work/parents"
}

refuse_unwritable() {
	for folder in . usr $(cat "$work/parents"); do
		[ ! -d "$dir/$folder" ] || [ -w "$dir/$folder" ] ||
			die "$dir/$folder: no permission to write there;" \
				'become its owner, or merge into a copy'
	done
}

# All that merge, diff and patch have to know, and what they refuse
prepare() {
	refuse_old
	read_manifest
	count_lines
	half=$(half_merged)
	[ -z "$half" ] || die "$dir is half merged: $half;" \
		"run: merge-kernel --remove $dir"
	list_repository
	list_wanted
	refuse_strange_folders "$work/want" "$work/old"
	make_plan "$work/want" "$work/old"
	refuse_conflicts
	[ -n "$state" ] || add_lines
	pick new replace >"$work/write"
	pick drop >"$work/drop"
	total=$(count "$work/ours")
}

is_merged() {
	[ -n "$state" ] && [ ! -s "$work/write" ] && [ ! -s "$work/drop" ] &&
		cmp -s "$work/manifest" "$dir/$manifest"
}
