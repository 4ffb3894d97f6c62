#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# LUKS with ciphers and hashes that are modules, one container in another: the kernel asks
# for each of them when cryptsetup wants it.
set -eu
KINIT_STOCK=${KINIT_STOCK:-linux-image-cloud-amd64}
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"
. "$repo/tests/boot/luks/lib.sh"

# shellcheck disable=SC2086 # words
stock_image "$stock_name" $stock_options
maker_on "$image"
typing=y
make_disks 128M locked <<SCRIPT
/sbin/modprobe -a virtio_pci virtio_blk ext4 dm-crypt algif_skcipher algif_hash
# lock DEVICE NAME OPTION...
lock() {
	_locked=\$1 _name=\$2
	shift 2
	printf right | cryptsetup luksFormat -q "\$@" \$_locked -
	printf right | cryptsetup open --key-file - \$_locked \$_name
}
lock /dev/vda one --type luks1 --pbkdf-force-iterations 1000 --hash ripemd160 \
	--cipher aes-cbc-essiv:sha256 --key-size 256
lock /dev/mapper/one two $luks2 --cipher serpent-xts-plain64
lock /dev/mapper/two three $luks2 --cipher twofish-xts-plain64 --hash sha512
lock /dev/mapper/three four $luks2 --cipher xchacha20,aes-adiantum-plain64 --key-size 256
make_root /dev/mapper/four here -L here
SCRIPT

# shellcheck disable=SC2046
start 'panic=-1 root=LABEL=here' $(virtio locked)
for n in 1 2 3 4; do
	check "the passphrase of container $n is asked for" prompted $n
	type_line right
done
check 'the machine stops by itself' finish
reached here
for module in essiv serpent twofish adiantum algif_skcipher; do
	says "timeline: .* loaded $module.*" "$module was loaded"
done
done_testing
