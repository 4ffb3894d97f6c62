# SPDX-License-Identifier: GPL-2.0-only
# shellcheck shell=sh
#
# A part of ../merge-kernel: the merge itself.
#
# Uses $dir, $version, $state, $total, $manifest, $staging; in $work: what
# manifest.sh, plan.sh and touch.sh set.
# Sets $acting, $from, $to.

do_merge() {
	prepare
	if is_merged; then
		echo "$dir (Linux $version) is already merged: $total files"
		return
	fi
	refuse_unwritable
	begin
	manifest_text merging "$work/want" "$work/old" >"$work/text"
	put "$work/text" "$manifest"
	fill "$work/write" "$dir/$staging"
	make_folders "$work/write" "$dir"
	from=$dir/$staging
	to=$dir
	by_folder "$work/write" move_files
	drop "$work/drop"
	if [ -z "$state" ]; then
		put_kernel "$work/Makefile" usr/Makefile
		put_kernel "$work/Kconfig" usr/Kconfig
	fi
	put "$work/manifest" "$manifest"
	rm -rf "${dir:?}/$staging"
	acting=
	if [ -z "$state" ]; then
		echo "merged kinit into $dir (Linux $version):" \
			"$total files, 2 touch points"
	else
		pick new >"$work/new"
		echo "updated kinit in $dir (Linux $version): $total files," \
			"$(count "$work/new") of them new," \
			"$(($(count "$work/write") - $(count "$work/new"))) replaced," \
			"$(count "$work/drop") dropped"
	fi
}
