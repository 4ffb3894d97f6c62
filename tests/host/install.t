#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# What "make install" and "make deb" bring, without a kernel tree: the base image, and
# what is called when kernels come and go. The scenario debian/apt, which takes minutes,
# does it with apt.
set -eu
repo=$(cd "$(dirname "$0")/../.." && pwd)
. "$repo/tests/lib/common.sh"
. "$repo/tests/lib/tap.sh"
. "$repo/tests/lib/kinitramfs.sh"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
kinitramfs_tool "$work"
make -s -C "$repo" -f scripts/install/base.mk O="$work/base" >"$work/log" 2>&1 || :
base=$work/base/usr/kinit/base.cpio
check 'the base image is made by the system itself' [ -s "$base" ]
check 'its /init is kinit' sh -c "'$tool' inspect '$base' | grep -q ' base '"
check 'nothing is made twice' sh -c "make -s -C '$repo' -f scripts/install/base.mk \
	O='$work/base' 2>&1 | grep -c KLIBC | grep -qx 0"
# What is made of a header that has changed must not be mixed with what was made before.
touch "$repo/usr/kinit/match.h"
check 'what includes a header that has changed is made anew' sh -c "make -s -C '$repo' \
	-f scripts/install/base.mk O='$work/base' 2>&1 | grep -q 'KLIBC.*/usr/kinit/goal.o'"

# A root with a kernel, and its image in a folder that stands for /boot.
root=$("$repo/tests/lib/stock_root")
version=$(cd "$root/usr/lib/modules" && echo *)
mkdir -p "$work/bin" "$work/boot"
: >"$work/boot/vmlinuz-$version"
: >"$work/boot/vmlinuz-6.1.0-gone"
cat >"$work/bin/kinitramfs" <<TOOL
#!/bin/sh
exec '$tool' "\$@" --root '$root' --full '$base' --module virtio_blk
TOOL
chmod +x "$work/bin/kinitramfs"
KINIT_BOOT=$work/boot KINIT_STATE=$work/state KINIT_MODULES=$root/usr/lib/modules
PATH=$work/bin:$PATH
export KINIT_BOOT KINIT_STATE KINIT_MODULES PATH
update=$repo/scripts/install/update
image=$work/boot/initrd.img-$version

quiet() {
	"$@" >"$work/out" 2>&1
}

check 'an image is made' quiet "$update" make "$version"
check 'it is complete' sh -c "'$tool' inspect '$image' >'$work/list'"
check 'it has kinit' grep -q ' /init$' "$work/list"
check 'and the module' grep -q '/virtio_blk.ko$' "$work/list"
check_not 'none without modules' quiet "$update" make 6.1.0-gone
check 'which is said' grep -q 'there are no modules of this kernel' "$work/out"
rm "$image"
check 'all: those of kernels that have modules' quiet "$update" all
check 'which is one' [ -s "$image" ]
check 'no other' [ ! -e "$work/boot/initrd.img-6.1.0-gone" ]
: >"$work/boot/initrd.img-other"
check 'what is not ours' quiet "$update" remove other
check 'stays' [ -e "$work/boot/initrd.img-other" ]
check 'what is' quiet "$update" remove "$version"
check 'goes' [ ! -e "$image" ]

# A /boot that is not mounted has no kernel.
printf '# %s\n/dev/sda1\t%s\text4 defaults 0 2\n' "/dev/sda1 $work/unmounted x" "$work/boot" \
	>"$work/fstab"
KINIT_FSTAB=$work/fstab
export KINIT_FSTAB
check 'with its kernel in it nobody asks' quiet "$update" make "$version"
rm "$work/boot/vmlinuz-$version" "$image"
check_not 'without it, it should be mounted' quiet "$update" make "$version"
check 'which is said' grep -q "boot is not mounted, and $work/fstab says" "$work/out"
check 'and nothing is written' [ ! -e "$image" ]
rm -f "$work"/boot/vmlinuz-*
check_not 'nor is there any to make' quiet "$update" all
check 'which is said' grep -q "boot is not mounted, and $work/fstab says" "$work/out"
echo >"$work/fstab"
check 'unless it is no file system of its own' quiet "$update" make "$version"
check_not 'anything else is an error' quiet "$update" foo
done_testing
