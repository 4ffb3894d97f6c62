# SPDX-License-Identifier: GPL-2.0-only
# shellcheck shell=sh
#
# What the scenarios with a shell share, after boot.sh.

# rescue_image SYSROOT: $work/rescue.cpio, an image with the hook "rescue" whose
# programs are those of SYSROOT, to be laid over the base image.
rescue_image() {
	_tool=$build/kinitramfs/kinitramfs
	make -s -C "$repo/scripts/kinitramfs" O="$build/kinitramfs"
	check 'an image with the hook is made' sh -c "'$_tool' build --hook rescue \
		--root '$1' --tree-hooks '$repo/hooks.d' --kernel '$kernel_dir/build' \
		-o '$work/rescue.cpio' 2>'$work/build.log'"
}

_shown() {
	_until=$(($(date +%s) + limit))
	until [ "$(grep -aoF "$1" "$console" | wc -l)" -ge "$2" ]; do
		[ "$(date +%s)" -lt "$_until" ] && kill -0 "$qemu_pid" || return 1
		sleep 0.1
	done
}

# shell N: waits for a shell more, and takes it. Its prompt will be the Nth in all.
shells=0
shell() {
	shells=$((shells + 1))
	_shown 'Press Enter for a shell.' "$shells" || return 1
	type_line ''
	_shown 'rescue# ' "$1"
}
