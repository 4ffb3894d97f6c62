# SPDX-License-Identifier: GPL-2.0-only
# shellcheck shell=sh
#
# What merge.t stands on: TAP, small kernel trees and small repositories.

tests=0
failed=0

# result STATUS NAME: one line of TAP; a failure shows the last output
result() {
	tests=$((tests + 1))
	if [ "$1" -eq 0 ]; then
		echo "ok $tests - $2"
		return
	fi
	failed=$((failed + 1))
	echo "not ok $tests - $2"
	for log in "$tmp/out" "$tmp/err"; do
		sed "s/^/# ${log##*/}: /" "$log"
	done
}

# is NAME GOT WANT: the two texts are the same
is() {
	if [ "$2" = "$3" ]; then
		result 0 "$1"
	else
		printf '%s\n' "$2" >"$tmp/got"
		printf '%s\n' "$3" >"$tmp/want"
		result 1 "$1"
		diff -U 0 "$tmp/want" "$tmp/got" | sed 's/^/# /'
	fi
}

# holds NAME COMMAND...: it succeeds
holds() {
	held=0
	claim=$1
	shift
	"$@" >"$tmp/held" 2>&1 || held=1
	result "$held" "$claim"
}

skip() {
	tests=$((tests + 1))
	echo "ok $tests - $1 # SKIP $2"
}

done_testing() {
	echo "1..$tests"
	[ "$failed" -eq 0 ]
}

# run COMMAND...: its output goes to $tmp/out and $tmp/err, its status to $status
run() {
	status=0
	"$@" >"$tmp/out" 2>"$tmp/err" || status=$?
}

# merge ARGUMENT...: the fixture repository's script, under the shell in $SH_TEST
merge() {
	run ${SH_TEST:-} "$repo/scripts/merge-kernel" "$@"
}

# does NAME STATUS TEXT ARGUMENT...: merge-kernel exits with STATUS and has TEXT,
# an extended regular expression, in what it prints
does() {
	claim=$1
	want=$2
	text=$3
	shift 3
	merge "$@"
	good=0
	[ "$status" -eq "$want" ] || good=1
	cat "$tmp/out" "$tmp/err" | grep -qE -e "$text" || good=1
	result "$good" "$claim"
}

# refuses NAME TEXT ARGUMENT...: exits with 1, says TEXT in one place only, on
# stderr, and leaves the kernel in $kernel alone
refuses() {
	claim=$1
	text=$2
	shift 2
	untouched=$(stamps "$kernel")
	merge "$@"
	good=0
	[ "$status" -eq 1 ] || good=1
	grep -qE -e "$text" "$tmp/err" || good=1
	[ ! -s "$tmp/out" ] || good=1
	[ "$untouched" = "$(stamps "$kernel")" ] || good=1
	result "$good" "$claim"
}

# snapshot DIR: all that a merge may change: names, kinds, modes, contents
snapshot() {
	(
		cd "$1" || exit
		find . -path ./.git -prune -o -exec stat -c '%A %N' {} + | sort
		find . -path ./.git -prune -o -type f -exec sha256sum {} + | sort
	)
}

# stamps DIR: the same with inodes and times of change
stamps() {
	snapshot "$1"
	(cd "$1" && find . -exec stat -c '%i %y %n' {} + | sort)
}

# make_kernel DIR VERSION PATCHLEVEL: what is looked at of a kernel tree, with a
# file beside each folder that is ours
make_kernel() {
	mkdir -p "$1/usr" "$1/scripts" "$1/Documentation/driver-api/early-userspace" \
		"$1/Documentation/admin-guide"
	cat >"$1/Makefile" <<EOF
# SPDX-License-Identifier: GPL-2.0
VERSION = $2
PATCHLEVEL = $3
SUBLEVEL = 7
EXTRAVERSION =
NAME = A Test

all:
	VERSION = 99
EOF
	echo '# top' >"$1/Kbuild"
	cat >"$1/usr/Makefile" <<'EOF'
compress-y := copy
cpio-data := $(obj)/initramfs_data.cpio

$(obj)/initramfs_inc_data: $(cpio-data) FORCE
	$(call if_changed,$(compress-y))

targets += initramfs_inc_data
EOF
	printf 'config INITRAMFS_SOURCE\n\tstring "Sources"\n' >"$1/usr/Kconfig"
	echo 'int main(void) { return 0; }' >"$1/usr/gen_init_cpio.c"
	echo 'echo' >"$1/scripts/config"
	chmod 0755 "$1/scripts/config"
	echo 'index' >"$1/Documentation/admin-guide/index.rst"
	echo 'index' >"$1/Documentation/driver-api/early-userspace/index.rst"
}

# new_kernel [VERSION PATCHLEVEL]: a fresh one in $kernel, its state in $pristine
new_kernel() {
	rm -rf "$kernel"
	make_kernel "$kernel" "${1:-6}" "${2:-1}"
	pristine=$(snapshot "$kernel")
}

# is_pristine NAME: $kernel is as new_kernel made it
is_pristine() {
	is "$1" "$(snapshot "$kernel")" "$pristine"
}

# make_repository DIR: a small one, under git
make_repository() {
	mkdir -p "$1/scripts/kinitramfs" "$1/usr/kinit/probe" "$1/usr/klibc/string" \
		"$1/hooks.d/lvm2" "$1/Documentation/admin-guide/kinit" \
		"$1/Documentation/driver-api/early-userspace" "$1/tests"
	cp -R "$source/scripts/merge-kernel" "$source/scripts/merge-kernel.d" \
		"$1/scripts/"
	echo 'subdir-y += kinit' >"$1/usr/kinit/Makefile.kinit"
	echo 'config KINIT' >"$1/usr/kinit/Kconfig"
	echo 'obj-y += main.o' >"$1/usr/kinit/Makefile"
	printf '%s\n' 'int main(void)' '{' '-- a line like a signature' \
		'From here on' '}' >"$1/usr/kinit/main.c"
	printf 'no newline at the end' >"$1/usr/kinit/probe/ext.c"
	printf 'int a;\n\n \n\t\n' >"$1/usr/klibc/string/memcpy.c"
	echo 'x' >"$1/scripts/Makefile.klibc"
	printf '#!/bin/sh\n' >"$1/scripts/kinitramfs/list"
	chmod 0755 "$1/scripts/kinitramfs/list"
	: >"$1/hooks.d/empty.hook"
	echo 'own' >"$1/hooks.d/lvm2/own"
	echo 'Größe' >"$1/Documentation/admin-guide/kinit/index.rst"
	echo 'design' >"$1/Documentation/driver-api/early-userspace/kinit.rst"
	echo 'stays here' >"$1/tests/t"
	echo 'stays here' >"$1/Makefile"
	printf '*.o\nignored\n' >"$1/.gitignore"
	git -C "$1" init -q
	git -C "$1" config user.name 'Jo "J." Döe, Sr'
	git -C "$1" config user.email jo@example.org
	git -C "$1" add -A
	GIT_COMMITTER_DATE='1000000000 +0200' git -C "$1" commit -q -m start
}

# The number of files that make_repository gives to a kernel
script_parts=$(find "$source/scripts/merge-kernel.d" -type f | wc -l)
repository_files=$((13 + script_parts))

# new_repository: a fresh one in $repo
new_repository() {
	rm -rf "$repo"
	make_repository "$repo"
}
