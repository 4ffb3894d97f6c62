#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# kinitramfs build --kdump: what is in the image of a crash kernel, what is not, how much memory
# it is to have, and that its target is looked up. The kernel is Debian's stock one.
set -eu
repo=$(cd "$(dirname "$0")/../.." && pwd)
. "$repo/tests/lib/common.sh"
. "$repo/tests/lib/tap.sh"
. "$repo/tests/lib/kinitramfs.sh"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
kinitramfs_tool "$work"
root=$("$repo/tests/lib/stock_root")
version=$(cd "$root/usr/lib/modules" && echo *)
# Some program of the root stands for what saves the dump.
mkdir -p "$work/hooks"
cat >"$work/hooks/kdump.hook" <<'HOOK'
exec /usr/bin/dash /usr/sbin/vmcore-save
on vmcore run vmcore-save $DUMP_DIR
HOOK

# make_image OPTION...: $work/image; what was said is in $work/out.
make_image() {
	ASAN_OPTIONS=detect_leaks=0 "$tool" build --kdump --root "$root" --kernel "$version" \
		--hook-dir "$work/hooks" --tree-hooks "$repo/hooks.d" -o "$work/image" "$@" \
		>"$work/out" 2>&1
}

says() {
	check "$2" grep -qE -- "$1" "$work/out"
}

# in_image PATH: the text of that file.
in_image() {
	rm -rf "$work/tree"
	mkdir "$work/tree"
	zstd -dcq <"$work/image" | (cd "$work/tree" && cpio --quiet -idm 2>/dev/null)
	cat "$work/tree/$1"
}

has_file() {
	"$tool" inspect --tree "$work/image" | grep -q -- "$1"
}

cat >"$work/machine" <<'MACHINE'
architecture x86_64
root xfs
layer md raid1
device pci:v00001AF4d00001001sv00001AF4sd00000002bc01sc00i00
device virtio:d00000002v00001AF4
device pci:v00001AF4d00001000sv00001AF4sd00000001bc02sc00i00
device virtio:d00000001v00001AF4
MACHINE

check 'an image for a machine' make_image --machine "$work/machine" --dump-target 'LABEL=a b'
is "$(in_image usr/lib/kinit/cmdline)" 'kinit.dump="LABEL=a b"' 'it knows its target'
says '^hook kdump: it saves the dump$' 'who saves it'
says '^hook mdadm: the root is on md raid1$' 'what leads there'
check 'with the driver' has_file 'xfs\.ko'
check_not 'file systems are not checked' has_file e2fsck
check_not 'the network is not needed' has_file virtio_net
says '^crash kernel: [0-9]+ MiB for the kernel, [0-9]+ for the image, [0-9]+ for its files, 36 to work with: crashkernel=[0-9]+M$' \
	'how much memory that takes'
need=$(sed -n 's/.*crashkernel=\([0-9]*\)M$/\1/p' "$work/out")
check 'it is not more than 128 MiB' test "$need" -le 128
check 'that is enough' make_image --machine "$work/machine" --crash-size "${need}M"
rm "$work/image"
check_not 'less is not' make_image --machine "$work/machine" --crash-size 64M
says "^kinitramfs: the crash kernel needs $need MiB, and 64 are set aside: crashkernel=${need}M would do$" \
	'which is said'
check_not 'and there is no image' test -e "$work/image"

check 'a target on NFS' make_image --machine "$work/machine" --dump-target nfs:192.0.2.1:/srv
check 'with the driver' has_file 'nfsv4\.ko'
check 'and that of the network' has_file 'virtio_net\.ko'
check_not 'and not that of the disk' has_file 'xfs\.ko'
check 'a raw device' make_image --machine "$work/machine" --dump-target raw:/dev/vdb
check_not 'has no file system' has_file 'xfs\.ko'

for wrong in '--generic' '--crash-size 12x' '--crash-size 0'; do
	# shellcheck disable=SC2086 # words
	check_not "$wrong" make_image --machine "$work/machine" $wrong
done
check_not 'nothing that saves it' make_image --machine "$work/machine" --hook mdadm
says 'no hook saves the dump: kinit.s own, kdump, wants vmcore-save' 'is said'
check_not '--dump-target without --kdump' "$tool" build --dump-target /dev/x -o "$work/image" \
	2>"$work/out"
says '^kinitramfs: --dump-target and --crash-size are for --kdump$' 'is said'

ASAN_OPTIONS=detect_leaks=0
export ASAN_OPTIONS
make_image --machine "$work/machine" --full "$("$repo/tests/lib/base")"
check 'check knows it' sh -c "'$tool' check --machine '$work/machine' --root '$root' \
	'$work/image' >'$work/out'"
says '^yes +dump of a crash: hook kdump$' 'for what it is'
check 'and asks about the target' sh -c "'$tool' check --machine '$work/machine' --root '$root' \
	--dump-target raw:/dev/vdb '$work/image' >'$work/out'"
says 'image can reach the target of the dump$' 'not about the root'
done_testing
