# SPDX-License-Identifier: GPL-2.0-only
# shellcheck shell=sh
#
# A part of ../merge-kernel: what a kernel tree is, and how it stands.
#
# Uses $dir, $repo, $action, $state, $in_make, $in_kconfig, $manifest, $staging.
# Sets $dir (made absolute), $version, $self (yes if this script lies in $dir,
# else no).

open_kernel() {
	[ -e "$dir" ] || die "$dir: there is no such folder"
	[ -d "$dir" ] || die "$dir is not a folder"
	dir=$(cd "$dir" && pwd -P) || die "$dir: no permission to enter it"
	self=no
	[ "$dir" != "$repo" ] || self=yes
	for file in Makefile Kbuild usr/Makefile usr/Kconfig usr/gen_init_cpio.c
	do
		[ -f "$dir/$file" ] && continue
		[ "$self" = no ] || die "$dir is this repository itself;" \
			'name the top folder of a Linux source tree'
		die "$dir is no kernel: it has no $file;" \
			'name the top folder of a Linux source tree'
	done
	version=$(awk '
		/^[A-Z]+ =/ && !($1 in v) { v[$1] = $3 }
		END { print v["VERSION"] "." v["PATCHLEVEL"] "." v["SUBLEVEL"] }
	' "$dir/Makefile")
	version=${version%.}
	case $version in
	[0-9]*.[0-9]*) ;;
	*) die "$dir is no kernel: its Makefile has no VERSION and PATCHLEVEL;" \
		'name the top folder of a Linux source tree' ;;
	esac
	for file in usr/Makefile usr/Kconfig; do
		[ ! -h "$dir/$file" ] ||
			die "$dir/$file is a symlink; replace it by a copy"
	done
	if [ "$self" = yes ] && [ "$action" != remove ]; then
		die "$dir is where this script itself lies;" \
			'run the one of the kinit repository'
	fi
	if [ "$self" = no ] && [ -f "$repo/usr/gen_init_cpio.c" ]; then
		die "$repo is a kernel tree; run the script of the kinit repository"
	fi
}

refuse_old() {
	minor=${version#*.}
	minor=${minor%%.*}
	[ $((${version%%.*} * 1000 + minor)) -ge 5010 ] ||
		die "$dir is Linux $version; kinit needs 5.10 or newer"
}

# In words, what is half done in a kernel tree; nothing if it is as it should be
half_merged() {
	case $state in
	merging) echo "a merge was interrupted ($manifest says so)" ;;
	removing) echo "a removal was interrupted ($manifest says so)" ;;
	*)
		[ "$in_make" -le 1 ] || echo 'usr/Makefile has our line twice'
		[ "$in_kconfig" -le 1 ] || echo 'usr/Kconfig has our line twice'
		if [ -d "$dir/$staging" ]; then
			echo "$staging is left over"
		elif [ -z "$state" ]; then
			[ "$in_make" -eq 0 ] ||
				echo "usr/Makefile has our line without $manifest"
			[ "$in_kconfig" -eq 0 ] ||
				echo "usr/Kconfig has our line without $manifest"
		else
			[ "$in_make" -gt 0 ] ||
				echo 'usr/Makefile lacks our line'
			[ "$in_kconfig" -gt 0 ] ||
				echo 'usr/Kconfig lacks our line'
		fi
		;;
	esac | sed -n '1h; 1!H; ${ x; s/\n/; /g; p; }'
}
