# SPDX-License-Identifier: GPL-2.0-only
# shellcheck shell=sh
#
# A part of ../merge-kernel: the removal. It may delete this very file.
#
# Uses $dir, $self, $version, $state, $in_make, $in_kconfig, $manifest,
# $staging, $build_folders, $own_folders, $make_line, $kconfig_line; in $work:
# what manifest.sh and plan.sh set.
# Sets $acting, $files, $products, $touched (numbers); in $work: drop, products.

# What a removal deletes: files of the manifest or, where there is none, those
# that are the same as ours; and what builds have left. -> $work/drop
list_removal() {
	: >"$work/ours"
	: >"$work/want"
	if [ -z "$state" ] && [ "$self" = no ]; then
		list_repository
		awk '{ print; print "link", "-", $3 }' "$work/ours" >"$work/old"
	fi
	refuse_strange_folders "$work/old"
	make_plan "$work/want" "$work/old"
	[ -z "$state" ] || refuse_conflicts
	pick drop >"$work/drop"
	files=$(count "$work/drop")
	refuse_unwritable

	set --
	for path in $build_folders; do
		[ ! -d "$dir/$path" ] || [ -h "$dir/$path" ] || set -- "$@" "$path"
	done
	: >"$work/all"
	[ $# -eq 0 ] || (cd "$dir" && find "$@" ! -type d \
		! -path "$staging/*") >"$work/all"
	while read -r path; do
		if is_product "$path" "$dir"; then
			printf '%s\n' "$path"
		fi
	done <"$work/all" | grep -vxF -f "$work/paths" >"$work/products" || :
	products=$(count "$work/products")
}

do_remove() {
	read_manifest
	count_lines
	if [ -z "$state$(half_merged)" ]; then
		echo "$dir (Linux $version) is not merged"
		return
	fi
	list_removal
	begin
	if [ -n "$state" ]; then
		manifest_text removing "$work/old" >"$work/text"
		put "$work/text" "$manifest"
	fi
	touched=0
	if [ "$in_make" -gt 0 ]; then
		without_line "$dir/usr/Makefile" "$make_line" >"$work/text"
		put_kernel "$work/text" usr/Makefile
		touched=$((touched + 1))
	fi
	if [ "$in_kconfig" -gt 0 ]; then
		without_line "$dir/usr/Kconfig" "$kconfig_line" >"$work/text"
		put_kernel "$work/text" usr/Kconfig
		touched=$((touched + 1))
	fi
	drop "$work/drop"
	drop "$work/products"
	rm -rf "${dir:?}/$staging"
	echo "$manifest" >"$work/text"
	drop "$work/text"
	drop_folders "$work/parents"
	acting=
	for path in $build_folders; do
		find "$dir/$path" -depth -type d -exec rmdir {} + 2>/dev/null || :
	done
	echo "removed kinit from $dir (Linux $version): $files files," \
		"$touched touch points, $products build products"

	set --
	for path in $own_folders; do
		[ ! -d "$dir/$path" ] || set -- "$@" "$path"
	done
	[ $# -eq 0 ] || (cd "$dir" && find "$@" ! -type d -exec \
		printf 'left, for it is not of kinit: %s\n' {} +)
}
