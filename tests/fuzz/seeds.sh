#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# seeds.sh DIR: fills DIR/TARGET/ with inputs to begin from, made of what the
# real tools write. The 8 bytes in front are described in fuzz_image.h.
set -eu

[ $# -eq 1 ] || { echo "usage: seeds.sh DIR" >&2; exit 2; }
here=$(cd "$(dirname "$0")" && pwd)
images=$1/images
mkdir -p "$1"
[ "$images/made" -nt "$here/../unit/images.sh" ] ||
	"$here/../unit/images.sh" "$images"

# le N BYTES: a little-endian number
le() {
	n=$1
	i=$2
	while [ "$i" -gt 0 ]; do
		# The inner one writes \ooo, of which the outer makes a byte.
		# shellcheck disable=SC2059
		printf "$(printf '\\%03o' $((n & 255)))"
		n=$((n >> 8))
		i=$((i - 1))
	done
}

# seed TARGET IMAGE SECTOR_SHIFT HEAD TAIL: twice, the second with FUZZ_SIGN
seed() {
	mkdir -p "$1"
	for flags in 0 2; do
		{
			le $(($3 - 9)) 1
			le "$flags" 1
			le "$5" 2
			le $(($(wc -c <"$images/$2") / 512)) 4
			head -c "$4" "$images/$2"
			tail -c "$5" "$images/$2"
		} >"$1/$2.$flags"
	done
}

for image in ext2-1k ext2-rev0 ext3-2k ext4-1k ext4-csum ext4-64k jbd-4k; do
	seed "$1/fuzz_superblock" "$image" 9 2048 0
done
for image in md-1.2-spare md-1.2-raid5 luks1 luks2 lvm2; do
	seed "$1/fuzz_superblock" "$image" 9 4864 0
done
for image in sun sgi; do
	seed "$1/fuzz_ptable" "$image" 9 512 0
done
for image in md-1.0-ext4 imsm ddf; do
	seed "$1/fuzz_superblock" "$image" 9 2048 8192
done
for image in xfs fat12 fat16 fat32 exfat ntfs squashfs romfs cramfs verity; do
	seed "$1/fuzz_superblock" "$image" 9 4096 0
done
for image in swap-4k xfs-4k f2fs-csum erofs nilfs2 bcache bcachefs; do
	seed "$1/fuzz_superblock" "$image" 9 5632 0
done

# at TARGET IMAGE FROM LENGTH: these bytes, at their place, as the end of a disk
# that has nothing before them.
at() {
	for flags in 0 2; do
		{
			le 0 1
			le "$flags" 1
			le "$4" 2
			le $((($3 + $4) / 512)) 4
			tail -c +$(($3 + 1)) "$images/$2" | head -c "$4"
		} >"$1/$2.$flags"
	done
}

at "$1/fuzz_superblock" zfs 16384 1024
at "$1/fuzz_superblock" jfs 32768 512
at "$1/fuzz_superblock" iso-joliet 32768 6144
at "$1/fuzz_superblock" udf-2048 32768 6144
at "$1/fuzz_superblock" btrfs 65536 4096
at "$1/fuzz_superblock" reiserfs 65536 512

# poke FILE OFFSET: standard input there
poke() {
	dd of="$1" bs=1 seek="$2" conv=notrunc status=none
}

# Backups of file systems that end right behind them, so that they fit the disk,
# which has nothing but its end; that of xfs has a start that says where it is.
backups=$1/backups
mkdir -p "$backups" "$1/fuzz_backup"
tail -c +$((8193 * 1024 + 1)) "$images/ext2-rev0-wiped" | head -c 4096 >"$backups/ext"
le 8197 4 | poke "$backups/ext" 4
tail -c +$((64 * 1048576 + 1)) "$images/btrfs-wiped" | head -c 4096 >"$backups/btrfs"
le $((64 * 1048576 + 4096)) 8 | poke "$backups/btrfs" 209
tail -c +$((64 * 1048576 + 1)) "$images/xfs-4k-wiped" | head -c 4096 >"$backups/xfs"
printf '\000\000\000\000\000\000\100\001' | poke "$backups/xfs" 8
head -c 8192 "$images/xfs-4k-wiped" >"$backups/xfs.head"
: >"$backups/ext.head"
: >"$backups/btrfs.head"
for flags in 0 2; do
	while read -r name offset; do
		{
			le 0 1; le "$flags" 1; le 4096 2
			le $(((offset + 4096) / 512)) 4
			cat "$backups/$name.head" "$backups/$name"
		} >"$1/fuzz_backup/$name.$flags"
	done <<-EOF
	ext $((8193 * 1024))
	btrfs $((64 * 1048576))
	xfs $((64 * 1048576))
	EOF
done

# On a disk of 64 KiB this one is at the start, where a fuzzer likes it.
for flags in 0 2; do
	{
		le 0 1; le "$flags" 1; le 0 2; le 128 4
		tail -c 65536 "$images/md-0.90" | head -c 4096
	} >"$1/fuzz_superblock/md-0.90.$flags"
done
seed "$1/fuzz_lvm2" lvm2 9 29696 0
seed "$1/fuzz_lvm2" lvm2-no-area 9 1024 0
seed "$1/fuzz_ptable" gpt-small 9 1536 1024
seed "$1/fuzz_ptable" gpt-4096 12 9216 0
seed "$1/fuzz_ptable" gpt-hybrid 9 1536 0
seed "$1/fuzz_ptable" mbr 9 512 0
# entry TYPE START SIZE: of an MBR
entry() {
	le 0 4; le "$1" 1; le 0 3; le "$2" 4; le "$3" 4
}
# Two logical partitions, close to each other: their tables are the next sectors.
for flags in 0 2; do
	{
		le 0 1; le "$flags" 1; le 0 2; le 64 4
		le 0 446; entry 5 1 60; le 0 48; le 43605 2
		le 0 446; entry 131 2 8; entry 5 1 20; le 0 32; le 43605 2
		le 0 446; entry 131 9 8; le 0 48; le 43605 2
	} >"$1/fuzz_ptable/logical.$flags"
done

# text TARGET NAME FORMAT: FORMAT as printf(1) takes it
text() {
	mkdir -p "$1"
	# shellcheck disable=SC2059 # it is meant to be a format
	printf "$3" >"$1/$2"
}

cmdline=$1/fuzz_cmdline
text "$cmdline" plain 'BOOT_IMAGE=/vmlinuz root=/dev/sda1 ro quiet rootwait=5\n'
text "$cmdline" quoted 'root="LABEL=a b" "init=/my init" rootflags=a,"b c"'
text "$cmdline" all 'rootfstype=ext4,xfs rw rootwait kinit.timeout=9 kinit.stall=2 kinit.log=debug kinit.x -- root=y'
text "$cmdline" odd '=a=b "" "a="b"" c="'

# 8 bytes in front, of which one says that it is a text: see fuzz_lvm2.c.
text "$1/fuzz_lvm2" text '\000\200\000\000\000\000\000\000vg0 {\nid = "dee7fD-hqgg-hW7U-ctqG-KKjs-INny-StEEF7"\nseqno = 16 # x\nstatus = ["READ", "\\\\\""]\nphysical_volumes {\npv0 {\nid = "CzrZJX"\nflags = ["MISSING"]\n}\n}\n}\n'

uevent=$1/fuzz_uevent
text "$uevent" disk 'add@/devices/x/block/vda\000ACTION=add\000DEVPATH=/devices/x/block/vda\000SUBSYSTEM=block\000MAJOR=254\000MINOR=0\000DEVNAME=vda\000DEVTYPE=disk\000SEQNUM=1\000'
text "$uevent" part 'remove@/a@b\000ACTION=remove\000DEVPATH=/a@b\000SUBSYSTEM=block\000PARTN=2\000'
text "$uevent" udev 'libudev\000\376\355\312\376\000\000\000\050'
text "$uevent" file 'MAJOR=8\nMINOR=1\nDEVNAME=sda1\nDEVTYPE=partition\nPARTN=1\n'

spec=$1/fuzz_spec
number=0
for value in /dev/mapper/vg-root 8:1 4095:1048575 10fe2c ffffffff \
	UUID=5b1c9b5e-6d1f-4f0a-9c57-0123456789ab 'LABEL="a b"' \
	PARTLABEL=root PARTUUID=1234abcd-01/PARTNROFF=1 \
	LABEL=%0255d LABEL=%0256d 'UUID="%0256d"' \
	'PARTUUID="x"/PARTNROFF=-2147483647' \
	'UUID=x,LABEL="a,b",8:1' '/dev/disk/by-label/a\\x20b' \
	/dev/disk/by-id/ata-X_1-part2 ubi0_1,mtd:rootfs 'ubi0!"a"'; do
	number=$((number + 1))
	text "$spec" "$number" "$value"
done

text "$1/fuzz_pnp" pnp '#PROTO: DHCP\ndomain example.org\nnameserver 10.0.0.2\nbootserver 10.0.0.1\n'
text "$1/fuzz_pnp" route 'eth0\t00000000\t0100000A\t0003\n'

net=$1/fuzz_net_options
text "$net" static 'ip=192.168.0.10:192.168.0.2:192.168.0.1:255.255.255.0:h:eth0:off:10.0.0.1:10.0.0.2:10.0.0.3 nameserver=10.0.0.4'
text "$net" ip6 'ip=[2001:db8::1]:[2001:db8::2/64]:[2001:db8::3]:64:h:eth0:none:[::ffff:1.2.3.4] nameserver=2001:db8::53'
text "$net" dhcp 'ip=eth0:dhcp:1500:52:54:00:12:34:56 ip=:::::eth1:either6::52-54-00-12-34-57 ip=dhcp,1,x rd.neednet=1'
text "$net" links 'vlan=eth0.0005:bond0 bond=bond0:eth0,eth1:mode=802.3ad,miimon=100:9000 bridge=br0:eth2,eth3 ifname=b:52:54:00:12:34:58'
text "$net" others 'BOOTIF=01-52-54-00-12-34-56 rd.bootif=0 bootdev=e rd.peerdns=no rd.route=[2001:DB8:3::/8]:[2001:DB8:2::1]:e rd.route=10.0.0.0/8::e carrier_timeout=9 rd.net.timeout.dhcp=9 dhcpclass=x team=t'

# Texts with a NUL behind each, described in fuzz_nfs.c.
nfs=$1/fuzz_nfs
mkdir -p "$nfs"
printf 'nfs:10.0.0.1:/srv:vers=3\0\0/x/%%s,vers=4,soft\0ro\0\1a' >"$nfs/dracut"
printf '/dev/nfs\0[::1]:/srv,minorversion=1,nolock\0nfs4:10.0.0.9:/x\0\0\2' >"$nfs/kernel"
printf 'dhcp\0\0[fe80::1]:/%%s:nfsvers=4.1,bg\0v4.0,retry=1,x-y\0\4' >"$nfs/dhcp"

# A line for each ibft_field().
ibft=$1/fuzz_ibft
text "$ibft" static '3\n52:54:00:00:00:09\n192.0.2.7\n24\n1\n255.255.255.0\n192.0.2.1\n192.0.2.2\n0.0.0.0\n5\n2001:0db8:0000:0000:0000:0000:0000:0001\nbox\n'
text "$ibft" dhcp '3\n52:54:00:00:00:09\n192.0.2.7\n24\n3\n255.255.255.0\n192.0.2.1\n192.0.2.2\n192.0.2.3\n0\n'

# Two bytes in front, described in fuzz_options.c.
options=$1/fuzz_options
text "$options" mixed '\010\000noatime,errors=panic,ro,,data=ordered,nodev,'
text "$options" quoted '\024\001rw,a="b,c",suid,"d,atime'
text "$options" flags '\000\000defaults,sync,async,lazytime,nolazytime,silent,strictatime'

# Archives, plain, packed, and in several segments; and with the first four
# bytes that fuzz_inspect.c cuts off.
inspect=$1/fuzz_inspect
mkdir -p "$inspect" "$1/tree/kernel/x86" "$1/tree/usr/lib/kinit/files.d"
printf 'microcode' >"$1/tree/kernel/x86/m"
printf 'kinit.timeout=' >"$1/tree/init"
printf '/init\n/link\n' >"$1/tree/usr/lib/kinit/files.d/a"
printf 'init\n' >"$1/tree/usr/lib/kinit/files.d/b"
ln -sf init "$1/tree/link"
(cd "$1/tree" && find kernel | sort | cpio --quiet -o -H newc) >"$inspect/early"
(cd "$1/tree" && find . | sort | cpio --quiet -o -H newc) >"$inspect/plain"
(cd "$1/tree" && find . | sort | cpio --quiet -o -H crc) >"$inspect/crc"
for command in gzip bzip2 lzma 'xz -0' lzop 'lz4 -ql' 'zstd -q'; do
	$command -c <"$inspect/plain" >"$inspect/${command%% *}"
done
cat "$inspect/early" "$inspect/gzip" "$inspect/zstd" >"$inspect/several"
for magic in '\050\265\057\375' '\037\213\010\000' '\002\041\114\030'; do
	number=$((number + 1))
	# shellcheck disable=SC2059 # it is meant to be a format
	{ printf "$magic"; cat "$inspect/plain"; } >"$inspect/cut.$number"
done

program=$1/fuzz_program
mkdir -p "$program"
cp /bin/true "$program/true"
text "$program" script '#! /bin/sh -e\necho'
text "$program" long '#!%0300d'
text "$1/fuzz_kmsg" initrd '4,1,2,-;rootfs image is not initramfs (compression method xz not configured); looks like an initrd\n\0003,2,3,-;x'
text "$1/fuzz_kmsg" firmware '4,1,2,-;a 0:1: Direct firmware load for b/c failed with error -2\n SUBSYSTEM=pci\n\0003,2,3,-;a 0:1: firmware: failed to load b/c (-2)'

manifest=$1/fuzz_manifest
mkdir -p "$manifest" "$1/fuzz_rules" "$1/fuzz_elf"
cp ../../hooks.d/*.hook "$manifest"
cp ../../hooks.d/*.hook "$1/fuzz_rules"
cp /bin/true "$1/fuzz_elf"

# depmod's of a few modules.
modules=$1/modules/lib/modules/1.0
index=$1/fuzz_module_index
mkdir -p "$modules" "$index"
stock=$("$here/../lib/stock")
for module in virtio_blk virtio virtio_ring ext4 mbcache jbd2; do
	find "$stock/lib/modules/" -name "$module.ko*" -exec cp {} "$modules" \;
done
PATH=$PATH:/sbin:/usr/sbin depmod -b "$1/modules" 1.0
for name in dep alias symbols; do
	cp "$modules/modules.$name.bin" "$index"
done

# What a real sysfs says of each of its disks and their partitions, each of them
# called "d": see fuzz_disk_names.c.
mkdir -p "$1/fuzz_disk_names"
perl -ne '
	next unless /^\s*\{ "(.*?)", "(.*)", \d+ \},$/;
	my ($path, $value) = ($1, $2);
	$value =~ s/\\([0-7]{3}|.)/
		length($1) == 3 ? chr(oct($1)) : $1 eq "n" ? "\n" : $1/gse;
	push(@all, [$path, $value]);
	END {
		for (grep { $_->[0] =~ m{^class/block/} } @all) {
			my ($name, $at) = @$_;
			$name =~ s{.*/}{};
			$at =~ s{^(\.\./)*}{};
			open(my $seed, ">", "$out/$name") or die;
			print $seed "class/block/d=$at\xff";
			for (@all) {
				my ($path, $value) = @$_;
				my $folder = $path =~ s{/[^/]*$}{}r;
				print $seed "$path=$value\xff"
					if "$at/" =~ m{^\Q$folder\E/} ||
					$path =~ m{^class/ata};
			}
		}
	}
	BEGIN { $out = pop(@ARGV); }
' "$here/../unit/samples/sysfs.inc" "$1/fuzz_disk_names"

# A boot, and the kernel's log of it in each form: see fuzz_timeline.c.
timelines=$1/fuzz_timeline
mkdir -p "$timelines"
cat >"$timelines/boot" <<'TIMELINE'
1.000000 start
1.002000 load virtio_pci
1.020000 loaded virtio_pci
1.030000 found vda linux_raid_member
1.040000 run mdadm: mdadm --incremental /dev/vda
1.050000 run one: hang
1.130000 found vdb \x3c linux_raid_member
1.140000 end mdadm: mdadm --incremental /dev/vda exit status 1
1.150000 end one: hang interrupted
1.160000 load ahci
1.161000 refused ahci
1.231000 mount /root
1.241000 mounted /root
1.244000 switch /sbin/init
TIMELINE
cat >"$timelines/dmesg.log" <<'LOG'
[    0.000000] Linux version 6.1.0-9 (someone@somewhere) #1 SMP
[    0.100000] Trying to unpack rootfs image as initramfs...
[    0.300000][    T1] Freeing initrd memory: 11844K
[    0.400000] initcall acpi_init+0x0/0x4c returned 0 after 84000 usecs
[    0.500000] probe of 0000:00:01.0 returned -517 after 5000 usecs
[    0.990000] Run /init as init process
[    1.025000] virtio_blk virtio0: [vda] 98304 512-byte logical blocks
[    1.236000] kinit: root is md0: 32.0 MiB, ext4
LOG
sed 's/^\[ *\([0-9]*\)\.0*\([0-9]*\)\][^ ]* /6,7,\1\2,-;/; s/$/\n SUBSYSTEM=x/' \
	"$timelines/dmesg.log" >"$timelines/records.log"
sed 's/^/<4>/; s/$/\r/' "$timelines/dmesg.log" >"$timelines/console.log"
sed 's/^/kern  :info  : /' "$timelines/dmesg.log" >"$timelines/levels.log"
for log in "$timelines"/*.log; do
	{ cat "$timelines/boot"; printf '\0'; cat "$log"; } >"${log%.log}"
	rm "$log"
done
# What real DHCP servers answer, with the headers of IP and UDP, and without.
mkdir -p "$1/fuzz_dhcp" "$1/fuzz_udp_packet"
perl -0777 -ne '
	while (/static const char (\w+)\[\] =\s*([^;]*);/g) {
		my ($name, $text) = ($1, $2);
		$text =~ s/[\s"]//g;
		$text =~ s/\[(\d+)\]/"00" x $1/ge;
		my $packet = pack("H*", $text);
		for (["fuzz_udp_packet", 0], ["fuzz_dhcp", 28]) {
			my ($target, $skip) = @$_;
			open(my $seed, ">", "$out/$target/$name") or die;
			print $seed substr($packet, $skip);
		}
	}
	BEGIN { $out = pop(@ARGV); }
' "$here/../unit/samples/dhcp.inc" "$1"
# The same over IPv6: DHCPv6 messages and router advertisements.
mkdir -p "$1/fuzz_ip6"
perl -0777 -ne '
	while (/static const char (\w+)\[\] =\s*([^;]*);/g) {
		my ($name, $text) = ($1, $2);
		$text =~ s/[\s"]//g;
		open(my $seed, ">", "$out/fuzz_ip6/$name") or die;
		print $seed pack("H*", $text);
	}
	BEGIN { $out = pop(@ARGV); }
' "$here/../unit/samples/ip6.inc" "$1"

# The first bytes of kernels, and what gzip packs, behind a byte that is described in
# fuzz_kernel_image.c and fuzz_inflate.c.
kernels=$1/kernels
mkdir -p "$1/fuzz_kernel_image" "$1/fuzz_inflate"
[ "$kernels/made" -nt "$here/../unit/kernels.sh" ] || "$here/../unit/kernels.sh" "$kernels"
for name in amd64 cloud-amd64 cloud-arm64 zboot.gzip zboot.zstd Image.gz Image.xz; do
	{ printf '\001'; head -c 2048 "$kernels/$name"; } >"$1/fuzz_kernel_image/$name"
done
for level in 1 6 9; do
	for file in seeds.sh fuzz.t; do
		{ printf '\000'; head -c 9000 "$here/$file" | gzip "-$level"; } >"$1/fuzz_inflate/$file.$level"
		{ printf '\001'; head -c 9000 "$here/$file" | gzip "-nc$level" | tail -c +11; } \
			>"$1/fuzz_inflate/$file.$level.raw"
	done
done

# Three texts with a NUL between them: see fuzz_entry.c.
entry=$1/fuzz_entry
text "$entry" debian '6.1.0-56+2-1.conf\000default x*\000title Debian\nversion 6.1.0-56\nmachine-id 0123\nsort-key debian\noptions root=UUID=x ro\noptions quiet\nlinux /m/6.1/linux\ninitrd /m/6.1/initrd\ninitrd /ucode\n'
text "$entry" fedora 'f-6.5.fc39.conf\000default @saved\000title Fedora\nlinux /vmlinuz\ninitrd /i.img $tuned_initrd\noptions a  b $tuned_params\ngrub_class f\n# x\narchitecture x64\ndevicetree /d\n'

# A header of 32 bytes, the size of an initrd, and memory: see fuzz_load_plan.c.
plan=$1/fuzz_load_plan
mkdir -p "$plan"
{
	le 3 1; le 1 1; le 620 2; le 13631488 4; le 21 1; le 0 3; le 2147483647 4
	le 16777216 8; le 54525952 4; le 0 4; le 5242880 8; le 1 1
	printf '%s\n' '00001000-0009fbff : System RAM' '0009fc00-0009ffff : Reserved' \
		'00100000-1ffd9fff : System RAM' '1ffda000-1fffffff : ACPI Tables' \
		'100000000-11fffffff : System RAM'
} >"$plan/text"
{
	head -c 40 "$plan/text"; le 0 1
	le 0 8; le 654335 8; le 1 1
	le 1048576 8; le 536870911 8; le 1 1
	le 33554432 8; le 33558527 8; le 2 1
} >"$plan/ranges"

# A device tree with a root and /chosen.
mkdir -p "$1/fuzz_fdt"
perl -e '
	my $names = "#address-cells\0#size-cells\0bootargs\0";
	my $tree = pack("N a4 N4 N4", 1, "", 3, 4, 0, 2, 3, 4, 15, 2) .
		pack("N a8 N3 a4 N3", 1, "chosen", 3, 2, 27, "x", 2, 2, 9);
	my $reserved = pack("Q> Q> Q> Q>", 4096, 8192, 0, 0);
	print pack("N10", 0xd00dfeed, 72 + length($tree . $names), 72, 72 + length($tree),
		40, 17, 16, 0, length($names), length($tree)), $reserved, $tree, $names;
' >"$1/fuzz_fdt/tree"

mkdir -p "$1/fuzz_location" "$1/fuzz_swap"
printf '{"uuid":"%s","offset":38912,"kernelVersion":"6.1.0","osReleaseId":"debian"}' \
	0123456789abcdef0123456789abcdef >"$1/fuzz_location/systemd"
{
	le 0 8
	cat "$1/fuzz_superblock/swap-4k.0"
} >"$1/fuzz_swap/swap-4k"
