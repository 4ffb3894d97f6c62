#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# What "make install" and "make deb" bring, without a kernel tree: the base image, and
# what is called when kernels come and go. The scenarios debian/apt and debian/trixie, which
# take minutes, do it with apt and kernel-install.
set -eu
repo=$(cd "$(dirname "$0")/../.." && pwd)
. "$repo/tests/lib/common.sh"
. "$repo/tests/lib/tap.sh"
. "$repo/tests/lib/kinitramfs.sh"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
kinitramfs_tool "$work"
# From nothing, where ccache finds what it has compiled: the folder's name is in each command.
made=$build/tests/install
rm -rf "$made"
cached env CCACHE_BASEDIR= make -s -C "$repo" -f scripts/install/base.mk O="$made" >"$work/log" 2>&1 || :
base=$made/usr/kinit/base.cpio
check 'the base image is made by the system itself' [ -s "$base" ]
check 'its /init is kinit' sh -c "'$tool' inspect '$base' | grep -q ' base '"
check 'nothing is made twice' sh -c "make -s -C '$repo' -f scripts/install/base.mk \
	O='$made' 2>&1 | grep -c KLIBC | grep -qx 0"
# What is made of a header that has changed must not be mixed with what was made before.
touch "$repo/usr/kinit/match.h"
check 'what includes a header that has changed is made anew' sh -c "make -s -C '$repo' \
	-f scripts/install/base.mk O='$made' 2>&1 | grep -q 'KLIBC.*/usr/kinit/goal/goal.o'"
touch "$repo/scripts/kinitramfs/kernel/pick.h"
check 'so it is for the tool, if its folder is spelled in another way' sh -c "make -n \
	-C '$repo/scripts/kinitramfs' O='$build/tests/../tests/kinitramfs-asan' |
	grep -q 'kernel/pick\.o'"

# A root with a kernel, and its image in a folder that stands for /boot.
root=$("$repo/tests/lib/stock_root")
version=$(cd "$root/usr/lib/modules" && echo *)
mkdir -p "$work/bin" "$work/boot"
: >"$work/boot/vmlinuz-$version"
: >"$work/boot/vmlinuz-6.1.0-gone"
cat >"$work/bin/kinitramfs" <<TOOL
#!/bin/sh
[ ! -e '$work/broken' ] || exit 1
exec '$tool' "\$@" --root '$root' --full '$base' --module virtio_blk
TOOL
chmod +x "$work/bin/kinitramfs"
cat >"$work/post-update" <<'POST'
#!/bin/sh
echo "$*" >>"${0%/*}/../told"
POST
chmod +x "$work/post-update"
mkdir "$work/post-update.d"
mv "$work/post-update" "$work/post-update.d/loader"
KINIT_POST_UPDATE=$work/post-update.d
KINIT_BOOT=$work/boot KINIT_STATE=$work/state KINIT_MODULES=$root/usr/lib/modules
PATH=$work/bin:$PATH
KINIT_UPDATE=$repo/scripts/install/update
export KINIT_BOOT KINIT_STATE KINIT_MODULES KINIT_POST_UPDATE KINIT_UPDATE PATH
update=$KINIT_UPDATE
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
is "$(cat "$work/told")" "$version $image" 'boot loaders that keep a copy are told, once'
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
: >"$work/boot/vmlinuz-$version"
check 'which goes' quiet "$update" remove "$version"
check_not 'anything else is an error' quiet "$update" foo
: >"$work/broken"
check_not 'all: an image that cannot be made is an error' quiet "$update" all
check 'and has no mark' [ ! -e "$work/state/$version" ]
rm "$work/broken"

# The kernel's package calls these, also when it is upgraded.
postinst=$repo/scripts/install/postinst.d
postrm=$repo/scripts/install/postrm.d
check 'no image of a package that is not configured' \
	env DEB_MAINT_PARAMS='abort-upgrade 6.1' "$postinst" "$version"
check 'is made' [ ! -e "$image" ]
check 'that of one that is' env DEB_MAINT_PARAMS="'configure' ''" "$postinst" "$version" \
	2>"$work/out"
check 'is' [ -s "$image" ]
check 'when it is upgraded' env DEB_MAINT_PARAMS='upgrade 6.1' "$postrm" "$version"
check 'the image stays' [ -s "$image" ]

# What kernel-install calls. The folder of its plugins has that of Debian's systemd.
plugin=$work/install.d/50-kinit.install
mkdir "$work/install.d"
cp "$repo/scripts/install/50-kinit.install" "$plugin"

# staged [VARIABLE=...] [INITRD]: what is in the staging area then, in a line; $status.
staged() {
	rm -rf "$work/staging"
	mkdir "$work/staging"
	_set=KERNEL_INSTALL_IMAGE_TYPE=pe
	while :; do
		case ${1:-} in
		before=*) : >"$work/staging/${1#*=}" ;;
		*=*) _set="$_set $1" ;;
		*) break ;;
		esac
		shift
	done
	status=0
	# shellcheck disable=SC2086 # words
	env KERNEL_INSTALL_STAGING_AREA="$work/staging" $_set "$plugin" add "$version" \
		"$work/entry" "$work/boot/vmlinuz-$version" "$@" >"$work/out" 2>&1 || status=$?
	staged=$(cd "$work/staging" && echo *)
}

staged
is "$staged" "initrd.img-$version" 'kernel-install gets the image that is in /boot'
is "$(readlink "$work/staging/$staged")" "$image" 'by a link, as from Debian'
rm "$work/state/$version"
: >"$work/install.d/55-initrd.install"
staged
is "$staged" '*' 'nothing, if that is of another, which Debian puts there'
staged KERNEL_INSTALL_INITRD_GENERATOR=kinit
is "$staged:$status" '*:1' 'which is an error, if kinit is chosen'
check 'that says what to do' grep -q "update make $version" "$work/out"
rm "$image"
staged
is "$staged" initrd 'one that is made, if there is none'
check 'which is complete' sh -c "'$tool' inspect '$work/staging/initrd' >'$work/list'"
check 'with kinit' grep -q ' /init$' "$work/list"
staged before=initrd.other
is "$staged" initrd.other 'nothing, if another one was first'
staged KERNEL_INSTALL_INITRD_GENERATOR=kinit before=initrd.other
is "$staged" 'initrd initrd.other' 'unless kinit is chosen'
staged KERNEL_INSTALL_INITRD_GENERATOR=dracut
is "$staged:$status" '*:0' 'nothing, if another is chosen'
staged KERNEL_INSTALL_IMAGE_TYPE=uki
is "$staged:$status" '*:0' 'or if the kernel holds one'
staged "$work/given"
is "$staged:$status" '*:0' 'or if one is given'
: >"$work/broken"
staged
is "$staged:$status" '*:1' 'an image that cannot be made ends kernel-install with an error'
done_testing
