#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# What vmcore-save writes after a panic, in a file and on a raw device, judged by those who
# read dumps: kexec-tools' vmcore-dmesg, makedumpfile, gdb and readelf.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/boot/kdump/lib.sh"
only_long kdump/uuid

theirs=$("$repo/tests/lib/package_root" "$("$repo/tests/lib/stock_root" "$KINIT_STOCK")" \
	"$arch" kexec-tools)
# As large as small machines are.
memory=1024
dump_disk dump 1100M -L dumps
# Swap, which nobody wants any more.
truncate -s 1100M "$work/raw.img"
mkswap -q "$work/raw.img"
crash_machine ext4
crash_image save --dump-target LABEL=dumps
# shellcheck disable=SC2046 # words
crash '' $(virtio dump)
is "$(dump_files "$work/dump.img")" 'dmesg.txt vmcore' 'the dump is saved'
dump_take "$work/dump.img" dmesg.txt
dump_take "$work/dump.img" vmcore

# info KEY: what VMCOREINFO says of it.
info() {
	sed -n "s/^$1=//p" "$work/info"
}

# judged FILE: a dump is what others expect of one.
judged() {
	check 'readelf reads it' is_vmcore "$1"
	timeout 60 "$theirs/sbin/vmcore-dmesg" "$1" >"$work/theirs" || :
	check "kexec-tools' vmcore-dmesg finds the same log, byte for byte" \
		cmp "$work/theirs" "$work/dmesg.txt"
	rm -f "$work/small"
	check 'makedumpfile takes it, and leaves out what is excluded' \
		sh -c "makedumpfile -d 31 '$1' '$work/small' >'$work/makedumpfile' 2>&1"
	rm -f "$work/text"
	check 'it finds a log' \
		sh -c "makedumpfile --dump-dmesg '$1' '$work/text' >'$work/makedumpfile' 2>&1"
	# It indents the second line of a message, and writes bytes beyond ASCII differently.
	is "$(grep '^\[' "$work/text" | grep -v '\\x')" \
		"$(grep '^\[' "$work/dmesg.txt" | grep -v '\\x')" 'the same'
	# A kernel's name for itself is behind two others of 65 bytes each.
	head -c 16384 "$1" | tr '\0' '\n' | grep -a '^[A-Z][A-Za-z-]*[(=]' >"$work/info" || :
	_at="0x$(info 'SYMBOL(init_uts_ns)') + $(info 'OFFSET(uts_namespace.name)') + 130"
	is "$(gdb -batch -nx -c "$1" -ex "printf \"%s\\n\", (char *)($_at)" 2>/dev/null |
		tail -n 1)" "$stock_version" 'gdb finds what it looks for in that memory'
}

judged "$work/vmcore"
check 'the log has the panic' grep -q 'Kernel panic - not syncing' "$work/dmesg.txt"
size=$(stat -c %s "$work/vmcore")
used=$(debugfs -R "stat $(dump_dir "$work/dump.img")/vmcore" "$work/dump.img" 2>/dev/null |
	sed -n 's/.*Blockcount: *\([0-9]*\).*/\1/p')
diag "$size bytes, of which $((used * 512)) are not zero"
check 'pages of zeros take no room' [ $((used * 512)) -lt $((size * 9 / 10)) ]

# The call for which kexec itself makes the headers of the dump.
crash_call=-c
crash_image save-raw --dump-target raw:/dev/vda
# shellcheck disable=SC2046 # words
crash '' $(virtio raw)
shows 'kinit: the dump is saved: /dev/vda' 'the dump is saved on a device'
rm -f "$work/dmesg.txt"
check 'vmcore-save takes it from there' "$vmcore_save" --quiet --dmesg-only \
	--from "$work/raw.img" "$work"
judged "$work/raw.img"
done_testing
