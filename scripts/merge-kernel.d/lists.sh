# SPDX-License-Identifier: GPL-2.0-only
# shellcheck shell=sh
#
# A part of ../merge-kernel: lists of files.
#
# A list has "ID MODE PATH" a line, sorted by PATH. ID is the file's SHA-256, or
# "link" (a symlink to this repository's PATH), and in the list of what a kernel
# tree has also "elsewhere" (a symlink to another repository's PATH), "foreign"
# (any other symlink) or "folder" (not a file).
#
# Uses $dir, $repo, $tree, $manifest.
# Sets in $work: ours (what this repository lays over a kernel), here (what the
# kernel tree has).

# list_files FOLDER PATHS: that list for the regular files named in PATHS
list_files() {
	(cd "$1" && xargs -r sha256sum <"$2") >"$work/sums"
	(cd "$1" && xargs -r sh -c 'find "$@" -prune -perm -u+x' sh <"$2") \
		>"$work/executable"
	awk '
		role == "executable" { executable[$1] = 1; next }
		{ print $1, ($2 in executable) ? "0755" : "0644", $2 }
	' role=executable "$work/executable" role=sum "$work/sums"
}

# is_product PATH TREE: whether a build has made it. Beside each NAME that kbuild
# makes it leaves a .NAME.cmd.
is_product() {
	case $1 in
	*.o|*.a|*.elf|*.cmd|*/.*.d|*/modules.order) return 0 ;;
	usr/klibc/syscalls/*.c|usr/klibc/sys_calls.h) return 0 ;;
	usr/kinit/init|usr/kinit/packer|usr/kinit/files/*) return 0 ;;
	usr/kinit/base.list|usr/kinit/base.cpio) return 0 ;;
	esac
	[ -f "$2/${1%/*}/.${1##*/}.cmd" ]
}

# list_repository: what this repository lays over a kernel -> $work/ours
list_repository() {
	set --
	for path in $tree; do
		[ ! -e "$repo/$path" ] || set -- "$@" "$path"
	done
	if [ -e "$repo/.git" ] && command -v git >/dev/null; then
		git -C "$repo" ls-files -co --exclude-standard -- "$@" \
			>"$work/found" || die "git cannot list the files of $repo"
	else
		(cd "$repo" && find "$@" ! -type d) >"$work/all"
		while read -r path; do
			is_product "$path" "$repo" || printf '%s\n' "$path"
		done <"$work/all" >"$work/found"
	fi
	sort -u "$work/found" >"$work/sorted"
	while read -r path; do
		case $path in
		*[!A-Za-z0-9._/+@-]*)
			die "$repo: $path: no file name for a kernel tree; rename it" ;;
		"$manifest") continue ;;
		esac
		# Deleted, and git has not been told yet.
		[ -e "$repo/$path" ] || [ -h "$repo/$path" ] || continue
		if [ -h "$repo/$path" ] || [ ! -f "$repo/$path" ]; then
			die "$repo/$path: not a regular file; remove it"
		fi
		printf '%s\n' "$path"
	done <"$work/sorted" >"$work/paths"
	for path in usr/kinit/Makefile.kinit usr/kinit/Kconfig; do
		grep -qxF "$path" "$work/paths" ||
			die "$repo is incomplete: it has no $path"
	done
	list_files "$repo" "$work/paths" >"$work/ours"
}

# list_kernel PATHS: what the kernel tree has of these -> $work/here
list_kernel() {
	: >"$work/regular"
	while read -r path; do
		if [ -h "$dir/$path" ]; then
			case $(readlink "$dir/$path") in
			"$repo/$path") printf 'link - %s\n' "$path" ;;
			*/"$path") printf 'elsewhere - %s\n' "$path" ;;
			*) printf 'foreign - %s\n' "$path" ;;
			esac
		elif [ -f "$dir/$path" ]; then
			printf '%s\n' "$path" >>"$work/regular"
		elif [ -e "$dir/$path" ]; then
			printf 'folder - %s\n' "$path"
		fi
	done <"$1" >"$work/here"
	list_files "$dir" "$work/regular" >>"$work/here"
}

count() {
	wc -l <"$1" | tr -d ' '
}

# folders_of LIST: the folders, and theirs, of the paths in LIST
folders_of() {
	awk '{
		while (sub(/\/[^\/]*$/, ""))
			print
	}' "$1" | sort -u
}
