# SPDX-License-Identifier: GPL-2.0-only
# shellcheck shell=sh
#
# A part of ../merge-kernel: writing and deleting. What is written goes
# through the staging folder, which is renamed from.
#
# Uses $dir, $repo, $style, $staging; in $work: ours.
# Sets $acting; $from and $to, the folders that copy_files and move_files work
# between.

begin() {
	acting=yes
	mkdir -p "$dir/usr/kinit"
	rm -rf "${dir:?}/$staging"
	mkdir "$dir/$staging"
}

# put TEXT PATH: a file of ours in the kernel tree
put() {
	cp "$1" "$dir/$staging/file"
	chmod 0644 "$dir/$staging/file"
	mv -f "$dir/$staging/file" "$dir/$2"
}

# put_kernel TEXT PATH: a file of the kernel's, which keeps its mode and owner
put_kernel() {
	cp -p "$dir/$2" "$dir/$staging/file"
	chmod u+w "$dir/$staging/file"
	cat "$1" >"$dir/$staging/file"
	chmod "$(stat -c %a "$dir/$2")" "$dir/$staging/file"
	mv -f "$dir/$staging/file" "$dir/$2"
}

# by_folder LIST COMMAND: COMMAND FOLDER PATH... for the paths in LIST: one
# process for a folder is much faster than one for a file
by_folder() {
	list=$1
	command=$2
	last=
	set --
	while read -r path; do
		if [ "${path%/*}" != "$last" ] && [ $# -gt 0 ]; then
			"$command" "$last" "$@"
			set --
		fi
		last=${path%/*}
		set -- "$@" "$path"
	done <"$list"
	if [ $# -gt 0 ]; then
		"$command" "$last" "$@"
	fi
}

copy_files() {
	copy_to=$to/$1
	shift
	(cd "$from" && cp -- "$@" "$copy_to/")
}

move_files() {
	move_to=$to/$1
	shift
	(cd "$from" && mv -f -- "$@" "$move_to/")
}

link_files() {
	link_to=$to/$1
	shift
	for file in "$@"; do
		set -- "$@" "$repo/$file"
		shift
	done
	ln -s -- "$@" "$link_to/"
}

make_folders() {
	folders_of "$1" >"$work/folders"
	(cd "$2" && xargs -r mkdir -p <"$work/folders")
}

# fill LIST FOLDER: those of this repository's files, as they are merged
fill() {
	make_folders "$1" "$2"
	from=$repo
	to=$2
	cp "$1" "$work/copied"
	if [ "$style" = link ]; then
		# git follows no link that is called .gitignore
		sed '/\/\.gitignore$/d' "$1" >"$work/linked"
		sed -n '/\/\.gitignore$/p' "$1" >"$work/copied"
		by_folder "$work/linked" link_files
	fi
	by_folder "$work/copied" copy_files
	awk 'NR == FNR { wanted[$1]; next }
		$2 == "0755" && ($3 in wanted) { print $3 }' \
		"$work/copied" "$work/ours" >"$work/executable"
	(cd "$2" && xargs -r chmod 0644 <"$work/copied")
	(cd "$2" && xargs -r chmod 0755 <"$work/executable")
}

# drop LIST: delete those files, and the folders that are empty without them
drop() {
	tr '\n' '\0' <"$1" >"$work/null"
	(cd "$dir" && xargs -0 -r rm -f -- <"$work/null")
	folders_of "$1" >"$work/folders"
	drop_folders "$work/folders"
}

# drop_folders LIST: delete those of them that are empty
drop_folders() {
	sort -r "$1" >"$work/deepest-first"
	while read -r folder; do
		rmdir "$dir/$folder" 2>/dev/null || :
	done <"$work/deepest-first"
}
