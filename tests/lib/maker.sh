# SPDX-License-Identifier: GPL-2.0-only
# shellcheck shell=sh
#
# What a script of make_disks (disks.sh) begins with: runs as root in the
# machine that makes disks, among the sysroot's own programs, with no udev.
# The disks are /dev/vda, /dev/vdb, ... in the order in which they were named.

export PATH=/usr/sbin:/usr/bin HOME=/ TERM=linux
export DM_DISABLE_UDEV=1 MDADM_NO_UDEV=1

# make_root DEVICE ID [mke2fs options]: a root with the init of the tests, ext4 unless
# $fs_type says otherwise.
make_root() {
	_device=$1
	echo "$2" >/tree/id
	shift 2
	mke2fs -q -F -t "${fs_type:-ext4}" -d /tree -E root_owner=0:0 "$@" "$_device"
}

# new_array DEVICE LEVEL MEMBER... [mdadm options]: members that are all zero
# are in step already.
new_array() {
	_device=$1 _level=$2
	shift 2
	_members=0
	for _arg; do
		case $_arg in
		/dev/*|missing) _members=$((_members + 1)) ;;
		esac
	done
	case $_level in
	0|linear) ;;
	*) set -- "$@" --assume-clean ;;
	esac
	mdadm --create "$_device" --quiet --run --level="$_level" \
		--raid-devices=$_members "$@"
}

# The stack is taken down from above: a pass for each layer.
take_down() {
	for _pass in 1 2 3 4; do
		vgchange -qq -an >/dev/null 2>&1 || :
		dmsetup remove_all >/dev/null 2>&1 || :
		mdadm --stop --scan >/dev/null 2>&1 || :
		_left=
		for _node in /sys/block/md* /sys/block/dm-*; do
			[ ! -e "$_node/size" ] || [ "$(cat "$_node/size")" = 0 ] ||
				_left="$_left ${_node##*/}"
		done
		[ -n "$_left" ] || return 0
	done
	echo "maker: still in use:$_left"
	return 1
}
