#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# kinitramfs check: whether an image can reach the root of a machine, and that build does
# not replace one that can by one that cannot. The kernel is Debian's stock one.
set -eu
repo=$(cd "$(dirname "$0")/../.." && pwd)
. "$repo/tests/lib/common.sh"
. "$repo/tests/lib/tap.sh"
. "$repo/tests/lib/kinitramfs.sh"
PATH=$PATH:/sbin:/usr/sbin

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
kinitramfs_tool "$work"
root=$("$repo/tests/lib/stock_root")
version=$(cd "$root/usr/lib/modules" && echo *)
base=$("$repo/tests/lib/base")

# machine NAME ROOT LAYER...: a description, with one disk.
machine() {
	_file=$work/$1
	printf 'architecture x86_64\nroot %s\n' "$2" >"$_file"
	shift 2
	for _layer; do
		echo "layer $_layer" >>"$_file"
	done
	cat >>"$_file" <<-'MACHINE'
	device pci:v00001AF4d00001001sv00001AF4sd00000002bc01sc00i00 at pci/0000:00:02.0
	device virtio:d00000002v00001AF4 driver virtio_blk
	device pci:v00001234d00001111sv00001AF4sd00001100bc03sc00i00 at pci/0000:00:01.0
	MACHINE
}

# make_image IMAGE OPTION...: an image; the status, and what was said in $work/messages.
make_image() {
	_image=$1
	shift
	"$tool" build --root "$root" --kernel "$version" --tree-hooks "$repo/hooks.d" "$@" \
		-o "$work/$_image" >"$work/out" 2>"$work/messages"
}

# can STATUS IMAGE MACHINE WHAT [OPTION...]: what check answers, in $work/out.
can() {
	_wanted=$1 _image=$2 _machine=$3 _what=$4
	shift 4
	_status=0
	"$tool" check --machine "$work/$_machine" --root "$root" "$@" "$work/$_image" \
		>"$work/out" 2>"$work/messages" || _status=$?
	is "$_status" "$_wanted" "$_what"
}

has() {
	check "$1" grep -q -- "$2" "$work/out"
}

has_not() {
	check_not "$1" grep -q -- "$2" "$work/out"
}

says() {
	check "$1" grep -qE -- "$2" "$work/messages"
}

machine plain xfs
machine stack ext4 'lvm linear' 'md raid1'
machine raid5 ext4 'md raid5'
machine secret ext4 'crypt aes-xts-plain64'

check 'an image for a machine' make_image stack.img --machine "$work/stack" --full "$base"
can 0 stack.img stack 'it reaches the root of that machine'
has 'with kinit' '^yes     /init: kinit$'
has 'the driver of the disk' '^yes     device virtio:d00000002v00001AF4: virtio_blk$'
has 'and of what it is attached to' '^yes     device pci/0000:00:02.0 pci:.*: virtio_pci$'
has_not 'a graphics card is not asked about' bc03
sed 's,^device.* at pci/0000:00:02.0$,&\n&,; s,:02.0$,:03.0,' "$work/stack" >"$work/twins"
can 0 stack.img twins 'nor do more of a kind matter'
has 'which are one line' '^yes     device pci/0000:00:02.0 pci:.* and 1 like it: virtio_pci$'
has 'a hook for a layer' '^yes     layer md raid1: hook mdadm$'
has 'for each' '^yes     layer lvm linear: hook lvm2$'
has 'and the end is the answer' 'stack.img can reach the root$'
can 1 stack.img plain 'the root of another it does not reach'
has 'whose file system it lacks' '^no      file system xfs: xfs is not in the image$'
can 1 stack.img secret 'nor one that is encrypted'
has 'for which it has no hook' '^no      layer crypt aes-xts-plain64: no hook of the image is for it$'
has 'and no cipher' '^no      layer crypt .*: nothing in the image is for crypto-xts: xts is missing$'

# A disk of another machine, behind the network.
machine far ext4 iscsi 'network eth0'
echo 'device virtio:d00000001v00001AF4 at virtio/virtio3 driver virtio_net' >>"$work/far"
mkdir "$work/far-hooks"
printf 'on network run login\nown login\n' >"$work/far-hooks/far.hook"
mkdir "$work/far-hooks/far"
echo >"$work/far-hooks/far/login"
can 1 stack.img far 'nor one that is on another machine'
has 'for which it has no hook' '^no      layer iscsi: no hook of the image is for it$'
has 'and no driver' '^no      device virtio/virtio3 virtio:.*: virtio_net is not in the image$'
machine built ext4 iscsi 'network bond0' 'bond bond0'
can 1 stack.img built 'nor one that is behind a bond'
has 'for which it has no module' \
	'^no      layer bond bond0: nothing in the image is for rtnl-link-bond: bonding is missing$'
check 'an image for that one' make_image far.img --machine "$work/far" --full "$base" \
	--hook-dir "$work/far-hooks"
can 0 far.img far 'reaches it'
has 'by its hook' '^yes     layer iscsi: hook far$'
echo 'layer nbd iscsi' >>"$work/far-hooks/far.hook"
check 'the same, which says what it is for' make_image far.img --machine "$work/far" --full "$base" \
	--hook-dir "$work/far-hooks"
can 0 far.img far 'reaches it, too'
echo 'layer nbd' >"$work/far-hooks/far.hook"
printf 'on network run login\nown login\n' >>"$work/far-hooks/far.hook"
check 'one for another kind of disk' make_image near.img --machine "$work/far" --full "$base" \
	--hook-dir "$work/far-hooks" --hook far
can 1 near.img far 'does not'
has 'for want of a hook' '^no      layer iscsi: no hook of the image is for it$'
can 0 far.img far 'reaches it'
has 'and the driver' '^yes     device virtio/virtio3 virtio:.*: virtio_net$'

# A root on NFS.
machine nfs nfs4
echo 'device virtio:d00000001v00001AF4 at virtio/virtio3 driver virtio_net' >>"$work/nfs"
can 1 stack.img nfs 'nor one on NFS'
has 'whose driver it lacks' '^no      file system nfs4: nfs is not in the image'
has 'and that of its version' '^no      NFSv4: nfsv4 is not in the image'
has 'and that of the interface' '^no      device virtio/virtio3 virtio:.*: virtio_net is not in the image$'
check 'an image for that one' make_image nfs.img --machine "$work/nfs" --full "$base"
can 0 nfs.img nfs 'reaches it'
has 'with its version' '^yes     NFSv4: nfsv4$'
sed 's/nfs4/nfs/' "$work/nfs" >"$work/nfs3"
can 0 nfs.img nfs3 'and an older server'
has 'by its version' '^yes     NFSv3: nfsv3$'

# A kinit without all that can be left out.
lean=$build/tests/lean
cached env CCACHE_BASEDIR= make -s -f "$repo/scripts/install/base.mk" CONFIG_KINIT=y O="$lean" \
	>"$work/log" 2>&1 || cat "$work/log" >&2
check 'an image of that' make_image lean.img --machine "$work/nfs" --full "$lean/usr/kinit/base.cpio"
can 1 lean.img nfs 'does not reach the server'
for part in MODULES NET NFS; do
	has "for want of $part" "^no      .*: left out of that kinit: it needs CONFIG_KINIT_$part\$"
done
has_not 'a bond is not asked for' CONFIG_KINIT_LINKS

# An overlay, which writes to a disk.
sed 's/^root .*/&\nlayer overlay\nlayer overlay xfs/' "$work/nfs" >"$work/over"
can 1 nfs.img over 'but not one below an overlay'
has 'whose driver it lacks' '^no      file system overlay: overlay is not in the image$'
has 'and that of what it writes to' '^no      file system xfs: xfs is not in the image$'
check 'an image for that one' make_image over.img --machine "$work/over" --full "$base"
can 0 over.img over 'reaches it'
has 'as before' '^yes     NFSv4: nfsv4$'

# What is taken out of it is found.
check 'the same without programs' make_image none.img --machine "$work/stack" --no-hooks
says 'what it lacks is said' 'none.img: note: layer lvm linear: no hook of the image is for it$'
can 1 none.img stack 'does not reach it'
has 'for want of kinit' '^no      /init: not in the image: .*"build --full" puts it in$'
has 'and of a level' '^no      layer md raid1: nothing in the image is for md-raid1: raid1 is missing$'
mkdir "$work/hooks"
printf 'module md-mod|md\non block fstype=linux_raid_member run mdadm-of-another\n' \
	>"$work/hooks/array.hook"
check 'a hook whose command comes from elsewhere' make_image array.img \
	--machine "$work/raid5" --hook-dir "$work/hooks" --hook array --full "$base"
can 1 array.img raid5 'is not enough'
has 'for want of the command' '^no      layer md raid5: mdadm-of-another is not in the image, which its hook array runs$'
has 'and of the level' 'md-raid5: raid456 is missing$'
check 'an image with modules of something else' make_image other.img --module loop --no-hooks \
	--full "$base"
can 1 other.img plain 'does not reach it'
has 'for want of the driver' '^no      device virtio:.*: virtio_blk is not in the image$'
check 'one without modules' sh -c "'$tool' build --root '$root' --kernel '$version' \
	--no-hooks --full '$base' -o '$work/bare.img' >'$work/out'"
can 1 bare.img plain 'does not reach it either' --kernel "$version"
has 'and says so' '^unknown kernel .*: the image has no modules at all$'

# A kernel that lacks what is needed, and a device that nothing drives.
mkdir -p "$work/lacks/boot" "$work/lacks/usr/lib"
ln -s usr/lib "$work/lacks/lib"
cp -al "$root/usr/lib/modules" "$work/lacks/usr/lib/"
printf '# CONFIG_RD_ZSTD is not set\nCONFIG_RD_GZIP=y\nCONFIG_KINIT=y\n' \
	>"$work/lacks/boot/config-$version"
echo 'device pci:v0000FFFFd0000FFFFsv0sd0bc01sc88i00 at pci/0000:00:09.0 driver new' \
	>>"$work/stack"
echo 'device pci:v0000FFFFd0000FFFEsv0sd0bc01sc88i00 at pci/0000:00:0a.0' >>"$work/stack"
# Not one for disks, but it is in that kernel, as virtio_pci is in Debian 13's.
echo 'device pci:v0000FFFFd0000FFFDsv0sd0bc01sc88i00 at pci/0000:00:0b.0 driver rng-core' \
	>>"$work/stack"
check 'a kernel with kinit in it' make_image zstd.img --machine "$work/stack" --compress zstd
can 1 zstd.img stack 'that cannot unpack the image' --root "$work/lacks"
has 'has the first' '^yes     /init: kinit, in the kernel$'
has 'without what loads modules' '^no      modules: left out of that kinit: it needs CONFIG_KINIT_MODULES$'
has 'and says the other' '^no      compression: segment 1 is compressed by zstd, and the kernel has no CONFIG_RD_ZSTD$'
has 'a disk that nothing drives is named' "^no      device pci/0000:00:09.0 .*: kernel $version has no driver for it\$"

has 'one that nothing drives today is no obstacle' \
	"^unknown device pci/0000:00:0a.0 .*: kernel $version has no driver for it\$"

has 'one whose driver is in the kernel is driven by that' \
	'^yes     device pci/0000:00:0b.0 .*: built in$'

# build looks before it replaces.
machine stack ext4 'lvm linear' 'md raid1'
cp "$work/stack.img" "$work/kept"
check_not 'an image that reaches the root is not replaced by one that does not' \
	make_image kept --machine "$work/stack" --no-hooks
says 'which is said' 'kept: not replaced: it can reach the root, and the new image cannot; --force replaces it all the same$'
check 'it is there as it was' cmp -s "$work/kept" "$work/stack.img"
check 'unless --force says so' make_image kept --machine "$work/stack" --no-hooks --force
check 'one that reaches it no better is replaced' make_image kept --machine "$work/plain" \
	--no-hooks
check 'and so is one by another that does' make_image kept --machine "$work/stack" --full "$base"
can 0 kept stack 'which is whole'

# Firmware. The driver, of another kernel, says what it may want; the machine what it did.
cloud=$root
cloud_version=$version
root=$work/wants
cp -al "$("$repo/tests/lib/stock_root" linux-image-amd64)" "$root"
version=$(cd "$root/usr/lib/modules" && echo *)
config=$root/boot/config-$version
cp "$config" "$work/config"
mkdir "$root/usr/lib/firmware"
echo 2100 >"$root/usr/lib/firmware/ql2100_fw.bin"
echo 2200 | xz -c --check=crc32 >"$root/usr/lib/firmware/ql2200_fw.bin.xz"
mkdir "$root/usr/lib/firmware/real"
echo other >"$root/usr/lib/firmware/real/other.bin"
ln -s real "$root/usr/lib/firmware/link"
printf 'root ext4\ndevice pci:v00001077d00002100sv0sd0bc01sc00i00 driver qla2xxx\n' >"$work/may"
check 'an image of a machine whose driver may want firmware' make_image may.img \
	--machine "$work/may" --full "$base"
can 0 may.img may 'reaches the root'
has 'with what is there' '^yes     firmware ql2100_fw.bin: qla2xxx may want it$'
has 'as the kernel unpacks it' '^yes     firmware ql2200_fw.bin: qla2xxx may want it$'
has 'what is not is a warning' \
	'^warning firmware ql2400_fw.bin: it is not in the image, and qla2xxx may want it$'
has_not 'of which nobody says that it is needed' '^no '
sed -e '/^CONFIG_FW_LOADER_COMPRESS/d' \
	-e 's/^CONFIG_EXTRA_FIRMWARE=.*/CONFIG_EXTRA_FIRMWARE="a.bin ql2400_fw.bin"/' \
	"$work/config" >"$work/config.new"
mv "$work/config.new" "$config"
can 0 may.img may 'for a kernel that cannot unpack firmware'
has 'that which is compressed is no use' \
	'^warning firmware ql2200_fw.bin: it is compressed in the image, and the kernel cannot unpack it, and qla2xxx may'
has 'and that which it has in itself is there' '^yes     firmware ql2400_fw.bin: '
sed 's/^CONFIG_FW_LOADER_COMPRESS_.*//' "$work/config" >"$work/config.new"
mv "$work/config.new" "$config"
can 0 may.img may 'for an older kernel, whose configuration does not say how'
has 'xz is what it can unpack' '^yes     firmware ql2200_fw.bin: '
cp "$work/config" "$config"

(cat "$work/may" && echo 'firmware link/other.bin' && echo 'firmware ql2400_fw.bin') >"$work/did"
can 1 may.img did 'a machine that wants more does not reach its root'
has 'for want of that' \
	'^no      firmware link/other.bin: it is not in the image, and the machine wants it$'
has 'also of what the driver only may want' \
	'^no      firmware ql2400_fw.bin: it is not in the image, and the machine wants it$'
is "$(grep -c 'firmware ql2400_fw.bin' "$work/out")" 1 'with one line'
check 'what was never there is no reason to refuse an image' make_image kept \
	--machine "$work/did" --full "$base" --force
says 'it is said' 'note: the machine wants the firmware ql2400_fw.bin, which is not below '
check 'even in the place of one that has no more' make_image kept --machine "$work/did" \
	--full "$base"
can 1 kept did 'check says what the machine does'
has 'link or not' '^yes     firmware link/other.bin: the machine wants it$'
check_not 'what has nothing else is refused' make_image kept --machine "$work/did" --no-hooks
echo 2400 >"$root/usr/lib/firmware/ql2400_fw.bin"
check 'with all that was wanted' make_image kept --machine "$work/did" --full "$base"
can 0 kept did 'it reaches the root'
rm "$root/usr/lib/firmware/ql2400_fw.bin"
check_not 'what was there is not given up' make_image kept --machine "$work/did" --full "$base"
says 'for what it was' 'kept: note: firmware ql2400_fw.bin: it is not in the image, and the machine'
says 'is said' 'kept: not replaced: '
can 0 kept did 'it stays as it was'
check 'unless --force says so' make_image kept --machine "$work/did" --full "$base" --force

# A pattern, which a module may have in place of a name.
printf 'root ext4\nfirmware ql2[1]00*\nfirmware none*\n' >"$work/patterns"
can 1 may.img patterns 'patterns'
has 'are for any file' '^yes     firmware ql2\[1\]00\*: the machine wants it$'
has 'that is there' '^no      firmware none\*: it is not in the image, and the machine wants it$'
root=$cloud
version=$cloud_version

# Input that is wrong.
head -c 100000 "$work/stack.img" >"$work/cut"
can 1 cut stack 'an image that is cut off'
says 'is damaged' 'cut: damaged at '
can 2 gone stack 'one that is not there'
says 'is named' 'gone: No such file or directory$'
echo garbage >"$work/garbage"
can 2 stack.img garbage 'a description that is garbage'
says 'is named with the place' 'garbage:1:1: garbage: '
can 2 stack.img stack 'a kernel that is not there' --kernel 0.0
says 'is named' '--kernel 0.0: not found below '
is "$("$tool" check 2>/dev/null || echo $?)" 2 'no image'
done_testing
