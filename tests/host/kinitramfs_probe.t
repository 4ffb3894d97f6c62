#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# kinitramfs probe: what it prints, in what form, and its status. What kinit sees
# on all that the real tools make is in probe_blkid.t.
set -eu
repo=$(cd "$(dirname "$0")/../.." && pwd)
. "$repo/tests/lib/common.sh"
. "$repo/tests/lib/tap.sh"
. "$repo/tests/lib/kinitramfs.sh"

PATH=$PATH:/usr/sbin:/sbin
LC_ALL=C.UTF-8
MKE2FS_CONFIG=/dev/null
export PATH LC_ALL MKE2FS_CONFIG
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
kinitramfs_tool "$tmp"

# probe ARG...: keeps the status, what was shown and what was said.
probe() {
	status=0
	"$tool" probe "$@" >out 2>err || status=$?
	said=$(cat err)
	shown=$(cat out)
}

uuid=5b1c9b5e-6d1f-4f0a-9c57-0123456789ab
truncate -s 8M fs
/sbin/mke2fs -q -F -t ext2 -b 1024 -U "$uuid" -L root fs
probe fs
is "$shown" "fs: TYPE=\"ext2\" USAGE=\"filesystem\" LABEL=\"root\" UUID=\"$uuid\" VERSION=\"1.0\" SIZE=\"8388608\" FSBLOCKSIZE=\"1024\"" \
	'a file system'
is "$status $said" '0 ' 'found'

# The last two bytes of the label are the start of an escape for a terminal.
tune2fs -L "$(printf '$(x)`"\\\033[')" fs >/dev/null
probe fs
check 'a label that no shell and no terminal obeys' \
	grep -qF 'LABEL="\x24(x)\x60\x22\x5c\x1b["' out
# What a shell makes of it is those letters.
(
	eval "${shown#fs: }"
	# shellcheck disable=SC2153 # the line that was printed sets it
	[ "$LABEL" = '\x24(x)\x60\x22\x5c\x1b[' ]
)
ok $? 'read by a shell'

printf '\001' | dd of=fs bs=1 seek=1060 conv=notrunc status=none
dd if=/dev/zero of=fs bs=1 seek=1024 count=4 conv=notrunc status=none
probe fs
check 'damage' grep -q 'TYPE="ext2".* DAMAGE="superblock says that there are no inodes"' out
is "$status" 0 'is something found'
printf '\004' | dd of=fs bs=1 seek=$((1024 + 0x60)) conv=notrunc status=none
probe fs
check 'a journal to be replayed' grep -q ' RECOVERY="1"' out

truncate -s 1M nothing
probe nothing
is "$status $shown" '0 nothing: TYPE=""' 'nothing'
: >empty
probe empty
is "$status $shown" '0 empty: TYPE=""' 'nothing at all'
probe missing nothing
is "$status $said" '1 missing: No such file or directory' 'what is not there'
is "$shown" 'nothing: TYPE=""' 'the others all the same'
probe .
is "$status" 1 'a folder'
touch "$(printf 'a\nb')"
probe "$(printf 'a\nb')"
is "$shown" 'a\x0ab: TYPE=""' 'a name that breaks a line'

truncate -s 8M disk
cat >script <<EOF
label: gpt
label-id: $uuid
1: start=2048, size=2048, uuid=$uuid, name="a b", attrs="GUID:60", type=L
3: start=4096, size=2048, uuid=$uuid, type=U
EOF
sfdisk -q disk <script
cp disk good
probe disk
cat >wanted <<EOF
disk: PTTYPE="gpt" PTUUID="$uuid"
disk: PARTN="1" START="1048576" SIZE="1048576" PARTTYPE="0fc63daf-8483-4772-8e79-3d69d8477de4" PARTUUID="$uuid" PARTLABEL="a b" ATTRIBUTES="0x1000000000000000"
disk: PARTN="3" START="2097152" SIZE="1048576" PARTTYPE="c12a7328-f81f-11d2-ba4b-00a0c93ec93b" PARTUUID="$uuid"
EOF
check 'a GPT' diff -u wanted out
dd if=/dev/zero of=disk bs=512 seek=1 count=1 conv=notrunc status=none
probe disk
is "$(head -n 1 out)" "disk: PTTYPE=\"gpt\" PTUUID=\"$uuid\" DAMAGE=\"GPT header is missing\" BACKUP=\"1\"" \
	'a damaged one, and its backup'
is "$(wc -l <out)" 3 'from which the partitions are'
dd if=/dev/zero of=disk bs=512 seek=16383 count=1 conv=notrunc status=none
probe disk
is "$shown" 'disk: PTTYPE="gpt" DAMAGE="GPT header is missing"' 'both damaged'
probe --sector-size=4096 good
is "$shown" 'good: PTTYPE="gpt" DAMAGE="GPT header is missing"' 'sectors of another size'

cat >script <<'EOF'
label: dos
label-id: 0x1234abcd
1: start=2048, size=2048, type=83
2: start=4096, size=12288, type=5
5: size=2048, type=82
6: size=1024, type=8e
EOF
truncate -s 16M mbr
sfdisk -q mbr <script
probe mbr
is "$(sed 's/.*\(PARTN="[0-9]*"\).*PARTTYPE="\([^"]*\)".*/\1 \2/;1d' out | tr '\n' ' ')" \
	'PARTN="1" 0x83 PARTN="2" 0x5 PARTN="5" 0x82 PARTN="6" 0x8e ' \
	'an MBR, with logical partitions'
check 'their names' grep -q 'PARTN="6" .* PARTUUID="1234abcd-06"' out
sfdisk -d mbr >dump
is "$(sed -n 's/.*PARTN="6" START="\([0-9]*\)".*/\1/p' out)" \
	"$(($(sed -n 's/^mbr6 : start= *\([0-9]*\),.*/\1/p' dump) * 512))" \
	'their places'

# A partition may begin at 0, if the table is said so.
printf 'label: dos\n1: start=2048, size=2048\n' | sfdisk -q mbr
printf '\0\0\0\0' | dd of=mbr bs=1 seek=454 conv=notrunc status=none
probe mbr
check 'a partition that begins at 0 says so' grep -q ' PARTN="1" START="0" ' out

probe - <good
is "$(head -n 1 out | cut -d ' ' -f 1,2)" '-: PTTYPE="gpt"' 'standard input'
mkfifo pipe
cat good >pipe &
probe - <pipe
is "$status $said" '1 -: a pipe cannot be read at many places, as a device is' 'not a pipe'
probe
is "$status $(head -n 1 err)" '2 kinitramfs: name a device, or an image of one' 'no file'
probe --sector-size=1000 fs
is "$status" 2 'no size of sectors'
probe --unknown fs
is "$status" 2 'no option'
probe --help
is "$status" 0 'help'
"$tool" probe fs >/dev/full 2>err && status=0 || status=$?
is "$status $(cat err)" '1 kinitramfs: writing: No space left on device' 'nowhere to write'
done_testing
