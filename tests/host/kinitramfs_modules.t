#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# kinitramfs and loadable modules: of which kernel, machine and hook, under which names,
# compressed, with firmware and configuration; and input that is wrong. The modules are
# those of Debian's stock kernels.
set -eu
repo=$(cd "$(dirname "$0")/../.." && pwd)
. "$repo/tests/lib/common.sh"
. "$repo/tests/lib/tap.sh"
. "$repo/tests/lib/kinitramfs.sh"
PATH=$PATH:/sbin:/usr/sbin

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
kinitramfs_tool "$work"
stock=$("$repo/tests/lib/stock")
version=$(cd "$stock/usr/lib/modules" && echo *)
from=$stock/usr/lib/modules/$version

# kernel NAME MODULE...: a root, $work/NAME, with kernel 1.0 that has these modules, as
# FILE or FILE=NEW-NAME.
kernel() {
	_modules=$work/$1/usr/lib/modules/1.0
	mkdir -p "$_modules/kernel" "$work/$1/etc"
	ln -s usr/lib "$work/$1/lib"
	: >"$_modules/modules.builtin"
	: >"$_modules/modules.order"
	shift
	for _module; do
		_path=$(cd "$from" && find kernel -name "${_module%=*}.ko")
		mkdir -p "$_modules/${_path%/*}"
		cp "$from/$_path" "$_modules/${_path%/*}/${_module#*=}.ko"
	done
}

index() {
	depmod -b "$work/$1" 1.0
}

# list ROOT OPTION...: what is in the list, or the messages, in $work/out.
list() {
	_root=$1
	shift
	"$tool" list --root "$work/$_root" --kernel 1.0 "$@" >"$work/out" 2>"$work/messages"
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

virtio='virtio virtio_ring virtio_pci virtio_pci_modern_dev virtio_pci_legacy_dev'
# shellcheck disable=SC2086 # words
kernel plain $virtio virtio_blk md-mod raid1 xfs libcrc32c loop
index plain
# shellcheck disable=SC2086 # words
kernel renamed $virtio virtio_blk=virtio-disk md-mod=md raid1 xfs libcrc32c
index renamed
# shellcheck disable=SC2086 # words
kernel built $virtio raid1 xfs libcrc32c
printf 'kernel/drivers/md/md-mod.ko\nkernel/drivers/block/virtio_blk.ko\n' \
	>"$work/built/usr/lib/modules/1.0/modules.builtin"
printf 'virtio_blk.alias=virtio:d00000002v*\0md_mod.alias=md\0' \
	>"$work/built/usr/lib/modules/1.0/modules.builtin.modinfo"
index built

# Which that module may come to ask the kernel for.
echo 'weakdep virtio_blk loop' >"$work/plain/usr/lib/modules/1.0/modules.weakdep"
check 'a module with a weak dependency' list plain --module virtio_blk
has 'the weak dependency goes in' '/loop.ko '
rm "$work/plain/usr/lib/modules/1.0/modules.weakdep"
check 'the same module without it' list plain --module virtio_blk
has_not 'and loop does not' '/loop.ko '

cat >"$work/machine" <<'MACHINE'
root xfs
layer md raid1
device virtio:d00000002v00001AF4 driver virtio_blk
device pci:v00001AF4d00001001sv00001AF4sd00000002bc01sc00i00 at pci/0000:00:02.0
device pci:v00001234d00001111sv00001AF4sd00001100bc03sc00i00 at pci/0000:00:01.0
MACHINE
mkdir "$work/hooks"
printf 'module md-mod|md\nmodule raid1 optional\nmodule gone optional\non block fstype=linux_raid_member run x\n' \
	>"$work/hooks/array.hook"
machine="--machine $work/machine --hook-dir $work/hooks"

# shellcheck disable=SC2086 # words
check 'for a machine' list plain $machine
has 'the driver of its disk goes in' '/virtio_blk.ko '
has 'with what it depends on' '/virtio_ring.ko '
has 'the file system of its root' '/xfs.ko '
has 'with what that depends on' '/libcrc32c.ko '
has 'what a hook names' '/md-mod.ko '
has 'though it may be missing' '/raid1.ko '
has_not 'nothing else' '/loop.ko '
has 'why the hook is there is said' '^hook array: the root is on md raid1$'
has 'its rules name the module' '^#.*module md-mod|md$'
# shellcheck disable=SC2086 # words
check 'the same, where modules were renamed' list renamed $machine
has 'the disk has its driver' '/virtio-disk.ko '
has 'the hook has its module' '/md.ko '
# shellcheck disable=SC2086 # words
check 'the same, where they are built in' list built $machine
has 'others are packed' '/raid1.ko '
has_not 'these are not' 'md-mod.ko'

check 'modules of a machine' sh -c "'$tool' modules --machine '$work/machine' \
	--root '$work/renamed' --kernel 1.0 >'$work/out'"
has 'are named as this kernel does' '^-	virtio_disk (needs .*virtio_ring.*)	virtio:d00000002'
has 'with the place of a device' '^pci/0000:00:02.0	virtio_pci (needs '
has 'what has none is named' '^pci/0000:00:01.0	nothing drives it	pci:'
check 'modules, where one is built in' sh -c "'$tool' modules --machine '$work/machine' \
	--root '$work/built' --kernel 1.0 >'$work/out'"
has 'say so' '^-	built in	virtio:d00000002'
printf 'device acpi:X: driver md-mod\ndevice acpi:Y: driver other\n' >"$work/by-name"
check 'modules, where the kernel does not list the aliases of what is built in' sh -c \
	"'$tool' modules --machine '$work/by-name' --root '$work/built' --kernel 1.0 >'$work/out'"
has 'the name of the driver tells' '^-	built in	acpi:X:$'
has 'if the kernel has it' '^-	no module; other drives it now	acpi:Y:$'

check '--module' list plain --module loop,md
has 'takes a name' '/loop.ko '
check_not 'a name that is none' list plain --module lop
says 'is an error' '^kinitramfs: --module lop: the kernel 1.0 has no such module$'
check_not 'a kernel that is not there' "$tool" list --root "$work/plain" --kernel 2 --generic
check '--generic' list plain --generic --no-hooks
has 'has the disks' '/virtio_blk.ko '
has_not 'and no arrays without a hook' '/md-mod.ko '

# Compressed modules, which a kernel may be able to unpack.
cp -a "$work/plain" "$work/packed"
find "$work/packed/usr/lib/modules" -name 'virtio*.ko' -exec xz --check=crc32 {} +
find "$work/packed/usr/lib/modules" -name 'xfs.ko' -exec zstd -q --rm {} +
index packed
# shellcheck disable=SC2086 # words
check 'modules that are compressed' list packed $machine --files "$work/files" --copy
has 'are unpacked' '/virtio_blk.ko '
has_not 'each of them' '\.ko\.'
same=$(cmp "$(awk '$2 ~ /virtio_blk.ko$/ { print $3 }' "$work/out")" \
	"$work/plain/usr/lib/modules/1.0/kernel/drivers/block/virtio_blk.ko" 2>&1) || :
is "$same" '' 'to what they were'
mkdir "$work/packed/boot"
echo 'CONFIG_MODULES=y
CONFIG_MODULE_DECOMPRESS=y' >"$work/packed/boot/config-1.0"
# shellcheck disable=SC2086 # words
check 'for a kernel that does it itself' list packed $machine
has 'they stay as they are' '/virtio_blk.ko.xz '
printf x >"$work/packed/usr/lib/modules/1.0/kernel/drivers/block/virtio_blk.ko.xz"
# shellcheck disable=SC2086 # words
check_not 'one that is damaged' list packed $machine
says 'is an error' 'virtio_blk.ko.xz: it cannot be unpacked: xz failed'

# Boards, which describe themselves by a device tree.
generic=$("$repo/tests/lib/stock" linux-image-amd64)
board() {
	printf 'root %s\ndevice %s\n' "$1" "$2" >"$work/board"
	shift 2
	"$tool" list --root "$generic" --kernel "$(cd "$generic/usr/lib/modules" && echo *)" \
		--machine "$work/board" --no-hooks "$@" >"$work/out" 2>"$work/messages"
}
check 'a board' board ext4 'of:Ni2cT(null)Copencores,i2c-ocoresCother,i2c'
has 'has what its disk may depend on' '/i2c-ocores.ko '
check 'what is no board' board ext4 platform:ocores-i2c
has_not 'has not' '/i2c-ocores.ko '
check 'a chip of flash' board ext4 'of:NflashT(null)Cjedec,spi-nor'
has_not 'does not matter' '/spi-nor.ko '
check 'unless the root is on it' board ubifs 'of:NflashT(null)Cjedec,spi-nor'
has 'which needs its driver' '/spi-nor.ko '
check '--generic' sh -c "'$tool' list --root '$generic' --no-hooks --generic \
	--kernel \"\$(cd '$generic/usr/lib/modules' && echo *)\" >'$work/out'"
has 'is for boards too' '/i2c-ocores.ko '
has 'and for flash' '/spi-nor.ko '
has_not 'but not for what a PC has of the kind' '/i2c-i801.ko '
has_not 'nor for a network interface' '/e1000e.ko '
check '--generic --network' sh -c "'$tool' list --root '$generic' --no-hooks --generic --network \
	--kernel \"\$(cd '$generic/usr/lib/modules' && echo *)\" >'$work/out'"
has 'is for one that is a card' '/e1000e.ko '
has 'for that of a virtual machine' '/virtio_net.ko '
has 'for one with a chip for the cable' '/realtek.ko '
has 'and what is built upon one' '/bonding.ko '
has 'and for a root on NFS' '/nfsv4.ko '
has_not 'but not for one without a cable' '/iwlwifi.ko '
check 'a network interface' board ext4 pci:v00008086d000010D3sv0sd0bc02sc00i00
has_not 'leads to no root' '/e1000e.ko '
check 'unless --network says so' board ext4 pci:v00008086d000010D3sv0sd0bc02sc00i00 --network
has 'which brings its driver' '/e1000e.ko '
has_not 'and no other' '/igb.ko '
board 'nfs
layer network eth0' pci:v00008086d000010D3sv0sd0bc02sc00i00
has 'or the root is behind a network' '/e1000e.ko '
has 'which brings the driver of NFS' '/nfs.ko '
has 'of the newest version' '/nfsv4.ko '
has 'and of one that an older server has' '/nfsv3.ko '
board nfs4 pci:v00008086d000010D3sv0sd0bc02sc00i00
has 'as NFS does by itself' '/e1000e.ko '
board ext4 pci:v00008086d000010D3sv0sd0bc02sc00i00
has_not 'and no other root' '/nfs.ko '
has_not 'what is built upon one is not asked for' '/8021q.ko '
board 'nfs
layer network bond0.5
layer vlan bond0.5
layer bond bond0' pci:v00008086d000010D3sv0sd0bc02sc00i00
has 'unless the root is behind that: a VLAN' '/8021q.ko '
has 'on a bond' '/bonding.ko '
has_not 'which is no bridge' '/bridge.ko '
printf 'on network run x\n' >"$work/hooks/far.hook"
printf 'root ext4\nlayer iscsi\nlayer network eth0\n' >"$work/remote"
check 'a disk of another machine' list plain --machine "$work/remote" --hook-dir "$work/hooks"
has 'asks for a hook that waits for the network' '^hook far: the root is on iscsi$'
has_not 'and for no other' '^hook array: '
printf 'layer nbd\non network run x\n' >"$work/hooks/near.hook"
check 'with a hook that names its layers' list plain --machine "$work/remote" --hook-dir "$work/hooks"
has 'it asks for one that names none' '^hook far: '
has_not 'and not for one that names others' '^hook near: '
printf 'root ext4\nlayer nbd\nlayer network eth0\n' >"$work/remote"
check 'a disk of its kind' list plain --machine "$work/remote" --hook-dir "$work/hooks"
has 'asks for it' '^hook near: the root is on nbd$'
printf 'exec /usr/sbin/not-there\nlayer nbd\non network run x\n' >"$work/hooks/near.hook"
check 'one whose program is not there' list plain --machine "$work/remote" --hook-dir "$work/hooks"
has_not 'is left out' '^hook near: '
says 'which is said' 'near.hook:1:6: /usr/sbin/not-there: note: the root is on nbd, and this program of its hook near is not in the sysroot: .*'
printf 'layer strange\non early run x\n' >"$work/hooks/far.hook"
printf 'root ext4\nlayer strange "a b"\n' >"$work/remote"
check 'a layer that only a hook knows' list plain --machine "$work/remote" --hook-dir "$work/hooks"
has 'asks for that' '^hook far: the root is on strange a b$'
has_not 'and for no other' '^hook near: '
printf 'on fsck fstype=xfs\n\trun x\n' >"$work/hooks/far.hook"
printf 'root nfs4\nlayer overlay\nlayer network eth0\nlayer overlay xfs\n' >"$work/remote"
check 'an overlay of a disk' list plain --machine "$work/remote" --hook-dir "$work/hooks"
has 'asks for one that checks it' '^hook far: the root is on overlay xfs$'
rm "$work/hooks/far.hook" "$work/hooks/near.hook"

# Firmware: what a device of the machine may want.
mkdir -p "$work/wants/usr/lib/firmware" "$work/wants/etc"
cp -al "$generic/usr/lib/modules" "$work/wants/usr/lib/"
ln -s usr/lib "$work/wants/lib"
wants=$(cd "$generic/usr/lib/modules" && echo *)
echo firmware >"$work/wants/usr/lib/firmware/ql2100_fw.bin"
echo other >"$work/wants/usr/lib/firmware/other.bin"
printf 'device pci:v00001077d00002100sv0sd0bc01sc00i00\nfirmware other.bin\nfirmware gone.bin\n' \
	>"$work/qla"
check 'a driver with firmware' sh -c "'$tool' list --root '$work/wants' --kernel '$wants' \
	--machine '$work/qla' >'$work/out' 2>'$work/messages'"
has 'brings what there is' '/usr/lib/firmware/ql2100_fw.bin '
has 'and what the description names' '/usr/lib/firmware/other.bin '
says 'which may be missing, too' \
	'note: the machine wants the firmware gone.bin, which is not below .*/lib/firmware$'
says 'and what is not is worth a note' \
	'note: module qla2xxx may want the firmware ql2200_fw.bin, which is not below .*/lib/firmware$'

# Firmware that is compressed: as it is for a kernel that unpacks it, unpacked for others.
fw=$work/wants/usr/lib/firmware
ql=$fw/ql2100_fw.bin
xz -k --check=crc32 "$ql"
zstd -q "$ql"
mv "$ql" "$work/ql"
mkdir -p "$work/wants/boot"
# firmware KERNEL-OPTION...: what is listed of the firmware, for a kernel with these.
firmware() {
	printf 'CONFIG_FW_LOADER_COMPRESS_%s=y\n' "$@" >"$work/wants/boot/config-$wants"
	rm -rf "$work/files"
	"$tool" list --root "$work/wants" --kernel "$wants" --machine "$work/qla" \
		--files "$work/files" --copy >"$work/out" 2>"$work/messages" || return
	sed -n 's/^file .usr.lib.firmware.\([^ ]*ql2100[^ ]*\) .*/\1/p' "$work/out" | tr '\n' ' '
}
# unpacked: the list has it as it was before it was compressed.
unpacked() {
	cmp "$work/ql" "$(awk '$2 ~ /ql2100_fw.bin$/ { print $3 }' "$work/out")"
}
is "$(firmware XZ ZSTD)" 'ql2100_fw.bin.zst ' 'as the kernel looks for it: zstd first'
is "$(firmware XZ)" 'ql2100_fw.bin ' 'what the kernel cannot unpack is unpacked'
check 'to what it was' unpacked
rm "$ql.zst"
is "$(firmware XZ)" 'ql2100_fw.bin.xz ' 'xz stays'
is "$(firmware ZSTD)" 'ql2100_fw.bin ' 'unless the kernel cannot unpack it'
check 'to what it was as well' unpacked
is "$(firmware NONE)" 'ql2100_fw.bin ' 'nor anything else'
xz -ck --check=crc64 "$work/ql" >"$ql.xz"
is "$(firmware XZ)" 'ql2100_fw.bin ' 'the kernel knows no other check of xz than CRC32'
zstd -qc <"$work/ql" >"$ql.zst"
is "$(firmware XZ ZSTD)" 'ql2100_fw.bin ' 'and zstd has to say the size'
rm "$ql.zst"
mkdir -p "$fw/real" "$fw/updates/$wants"
mv "$ql.xz" "$fw/real/a.xz"
ln -s real "$fw/link"
ln -s link/a.xz "$ql.xz"
is "$(firmware NONE)" 'ql2100_fw.bin ' 'what a link leads to is unpacked'
check 'under its name' unpacked
cp "$work/ql" "$ql"
is "$(firmware XZ)" 'ql2100_fw.bin ' 'what is not compressed comes first'
cp "$work/ql" "$fw/updates/$wants/ql2100_fw.bin"
is "$(firmware XZ)" "updates/$wants/ql2100_fw.bin " 'an update before that'
rm -r "$ql" "$ql.xz" "$fw/updates" "$fw/link"
echo garbage >"$ql.xz"
check_not 'what is damaged' firmware NONE
says 'is an error' 'ql2100_fw.bin.xz: it cannot be unpacked: xz failed'
rm -r "$ql.xz" "$work/wants/boot"
cp "$work/ql" "$ql"

# Firmware that is asked for.
echo 1 >"$fw/real/one.bin"
echo 2 >"$fw/real/two.bin"
asked() {
	"$tool" list --root "$work/wants" --kernel "$wants" --no-hooks "$@" \
		>"$work/out" 2>"$work/messages"
}
check '--firmware' asked --firmware real/one.bin --firmware other.bin
has 'puts it in' '/usr/lib/firmware/real/one.bin '
has 'each' '/usr/lib/firmware/other.bin '
has_not 'and nothing else' two.bin
check 'a pattern' asked --firmware 'real/*.bin'
has 'is for all that it matches' '/usr/lib/firmware/real/two.bin '
check_not 'what is not there' asked --firmware real/three.bin
says 'is an error that says where it should be' \
	'--firmware real/three.bin: it is not below .*/wants/lib/firmware; install the package that has it there first$'
echo root >"$work/wants/etc/passwd"
check_not 'nor is what lies elsewhere' asked --firmware ../../../etc/passwd
says 'firmware' '--firmware ../../../etc/passwd: it is not below '
mkdir -p "$work/wants/etc/kinit"
echo 'firmware other.bin real/one.bin' >"$work/wants/etc/kinit/kinitramfs.conf"
check 'it may be configured' "$tool" build --root "$work/wants" --kernel "$wants" --no-hooks \
	--compress none -o "$work/image"
"$tool" inspect "$work/image" >"$work/out"
has 'one' '/other.bin$'
has 'and the other' '/real/one.bin$'
rm -r "$work/wants/etc/kinit" "$fw/real"

# Microcode, for a processor or for all. The names are those of linux-firmware.
ucode=$work/wants/usr/lib/firmware
mkdir -p "$ucode/intel-ucode" "$ucode/amd-ucode"
for name in 06-9e-0a 06-4f-01 06-4f-01.initramfs; do
	echo "$name" >"$ucode/intel-ucode/$name"
done
echo 10 >"$ucode/amd-ucode/microcode_amd.bin"
echo 19 >"$ucode/amd-ucode/microcode_amd_fam19h.bin"
# microcode PROCESSOR: what the first segment has, when it was built for it.
microcode() {
	printf 'root ext4\nprocessor %s\n' "$1" >"$work/cpu"
	"$tool" build --root "$work/wants" --kernel "$wants" --machine "$work/cpu" \
		--no-hooks --microcode -o "$work/early" >"$work/out" 2>"$work/messages" || return
	(cd "$work" && rm -rf kernel && cpio --quiet -idm <early 2>/dev/null)
	(cd "$work/kernel/x86/microcode" && grep -H . -- *)
}
is "$(microcode 'GenuineIntel 06-9e-0a')" GenuineIntel.bin:06-9e-0a 'microcode of one processor'
check 'it is in front, as the kernel reads it early' sh -c \
	"'$tool' inspect '$work/early' | grep -qE '^1 +0 .* none .* early '"
is "$(microcode 'AuthenticAMD 19-21-02')" AuthenticAMD.bin:19 'that of a family'
is "$(microcode 'AuthenticAMD 10-04-03')" AuthenticAMD.bin:10 'of an old one'
microcode 'GenuineIntel 06-01-01' >"$work/out" 2>&1 || :
says 'where there is none' \
	'note: there is no microcode for the processor GenuineIntel 06-01-01: .*/intel-ucode/06-01-01 is missing$'
check 'microcode of all' sh -c "'$tool' build --root '$work/wants' --no-hooks --microcode \
	-o '$work/early' >'$work/out' 2>'$work/messages'"
(cd "$work" && rm -rf kernel && cpio --quiet -idm <early 2>/dev/null) || :
is "$(cat "$work/kernel/x86/microcode/GenuineIntel.bin" \
	"$work/kernel/x86/microcode/AuthenticAMD.bin" | tr '\n' ' ')" \
	'06-4f-01 06-9e-0a 10 19 ' 'one file a vendor'
mkdir -p "$work/wants/etc/kinit"
echo 'microcode yes' >"$work/wants/etc/kinit/kinitramfs.conf"
check 'without --microcode' sh -c "'$tool' build --root '$work/wants' --no-hooks \
	-o '$work/early' >'$work/out' 2>'$work/messages'"
check 'it goes in if that is configured' sh -c \
	"'$tool' inspect '$work/early' | grep -q GenuineIntel.bin"
rm "$work/wants/etc/kinit/kinitramfs.conf"
printf 'processor GenuineIntel 6\n' >"$work/cpu"
check_not 'a processor that is garbage' list plain --machine "$work/cpu"
says 'is an error' 'cpu:1:24: 6: this is no family-model-stepping, as 06-9e-0a$'

# modprobe.d, and what is configured for the tool itself.
mkdir -p "$work/plain/etc/modprobe.d" "$work/plain/etc/kinit/kinitramfs.conf.d"
printf 'options virtio-blk a=1\ninstall xfs /bin/false\nfoo\n' \
	>"$work/plain/etc/modprobe.d/a.conf"
echo 'options nothing a=1' >"$work/plain/etc/modprobe.d/b.conf"
# shellcheck disable=SC2086 # words
check 'modprobe.d' list plain $machine
has 'goes in where it concerns a module' '/etc/modprobe.d/a.conf '
has_not 'and nowhere else' '/etc/modprobe.d/b.conf '
says 'a command is named' 'a.conf:2:1: note: module xfs: the command is not run|a.conf:2:1.*module xfs: the command is not run'
says 'and what is wrong' 'a.conf:3:1.*no such statement'
printf 'module loop\ncompress none\n' >"$work/plain/etc/kinit/kinitramfs.conf"
printf 'generic no\n' >"$work/plain/etc/kinit/kinitramfs.conf.d/x.conf"
check 'kinitramfs.conf' "$tool" build --root "$work/plain" --kernel 1.0 --no-hooks \
	-o "$work/image"
"$tool" inspect "$work/image" >"$work/out"
has 'says which modules go in' '/loop.ko$'
has 'and how the image is compressed' ' none '
printf 'generic perhaps\ncompress\nmodule\nx y\n' >"$work/plain/etc/kinit/kinitramfs.conf"
cp "$work/image" "$work/before"
check_not 'what is wrong in it' sh -c "'$tool' build --root '$work/plain' --kernel 1.0 \
	--no-hooks -o '$work/image' 2>'$work/messages'"
says 'is named' 'kinitramfs.conf:1:9: perhaps: this is yes or no$'
says 'each' 'kinitramfs.conf:4:1: x: no such statement'
check 'and the old image stays' cmp -s "$work/image" "$work/before"
rm "$work/plain/etc/kinit/kinitramfs.conf"

# Input that is wrong.
printf 'root ext4\nroot xfs\ndevice\n\001\n' >"$work/garbage"
check_not 'a machine that is garbage' list plain --machine "$work/garbage"
says 'is an error with its place' 'garbage:2:1: root: it was said before$'
check_not 'a machine that is not there' list plain --machine "$work/gone"
says 'is named' 'gone: No such file or directory$'
modules=$work/plain/usr/lib/modules/1.0
for name in dep alias builtin; do
	cp "$modules/modules.$name.bin" "$work/saved"
	head -c 10 "$work/saved" >"$modules/modules.$name.bin"
	# shellcheck disable=SC2086 # words
	check_not "modules.$name.bin that is cut off" list plain $machine --module loop
	says 'is an error' "modules.$name.bin: it is damaged: .*; \"depmod 1.0\" makes it anew\$"
	cp "$work/saved" "$modules/modules.$name.bin"
done
rm "$modules/modules.dep.bin"
# shellcheck disable=SC2086 # words
check_not 'an index that is missing' list plain $machine
says 'is an error that says what to do' 'modules.dep.bin: missing: run "depmod 1.0" there$'
cp "$work/renamed/usr/lib/modules/1.0/modules.dep.bin" "$modules"
# shellcheck disable=SC2086 # words
check_not 'an index of other modules' list plain $machine
says 'is an error' 'No such file or directory, though modules.dep has it$'

check 'this machine is described' sh -c "'$tool' machine -o '$work/here'"
check 'in a form that is read' sh -c "'$tool' modules --machine '$work/here' \
	--root '$work/renamed' --kernel 1.0 >'$work/out'"
done_testing
