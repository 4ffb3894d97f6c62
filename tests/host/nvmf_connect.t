#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# hooks.d/nvmf/connect: what the words of the command line become. A program in place of nvme
# shows its arguments; the scenario net/nvmf has the real one.
set -eu
repo=$(cd "$(dirname "$0")/../.." && pwd)
. "$repo/tests/lib/common.sh"
. "$repo/tests/lib/tap.sh"

[ "$(id -u)" -eq 0 ] || skip_all 'only root can lay files over /proc/cmdline'
if [ "${1:-}" != inside ]; then
	unshare -m true 2>/dev/null || skip_all 'no mount namespace can be made here'
	exec unshare -m "$0" inside
fi
work=$(mktemp -d)
trap 'umount /proc/cmdline /sys/class /run /etc; rm -rf "$work"' EXIT
mkdir -p "$work/bin" "$work/run/kinit" "$work/class" "$work/etc/nvme"
: >"$work/cmdline"
mount --bind "$work/cmdline" /proc/cmdline
mount --bind "$work/class" /sys/class
mount --bind "$work/run" /run
mount --bind "$work/etc" /etc
cat >"$work/bin/nvme" <<'END'
#!/bin/sh
printf '<%s>' "$@" >>/run/calls
[ ! -e /run/says ] || { read -r line </run/says; echo "$line"; exit 1; }
END
chmod +x "$work/bin/nvme"

# controller NAME NQN: there is one.
controller() {
	mkdir -p "/sys/class/nvme/$1"
	echo "$2" >"/sys/class/nvme/$1/subsysnqn"
}

# connect CMDLINE: $status, what nvme got as $calls, the causes that it named as $causes.
connect() {
	echo "$1" >/proc/cmdline
	: >/run/calls
	status=0
	said=$(env -i PATH="$work/bin" /bin/sh "$repo/hooks.d/nvmf/connect" 2>&1) || status=$?
	calls=$(cat /run/calls)
	causes=$(echo "$said" | sed -n 's/^cause: //p')
}
# afresh: nothing is connected, but somebody else's disk.
afresh() {
	rm -rf /run/kinit/* /run/says /sys/class/*
	controller nvme0 nqn.other
}
# asks CMDLINE ARGUMENTS
asks() {
	afresh
	connect "$1"
	is "$calls" "$2" "$1"
	is "$status:$causes" 0: '... succeeds'
}
# refuses CMDLINE CAUSE
refuses() {
	afresh
	connect "$1"
	is "$causes" "$2" "$1"
	is "$calls:$status" :1 '... asks nobody, and fails'
}
t='<connect-all><--transport=tcp>'
e='<--ctrl-loss-tmo=-1>'
expected='expected tcp,ADDRESS[,[OUR-ADDRESS][,PORT]]'

asks rd.nvmf.discover=tcp,192.0.2.1 "$t<--traddr=192.0.2.1><--trsvcid=4420>$e"
asks nvmf.discover=tcp,192.0.2.1,,8009 "$t<--traddr=192.0.2.1><--trsvcid=8009>$e"
asks 'rd.nvmf.discover=tcp,2001:db8::1,2001:db8::2' \
	"$t<--traddr=2001:db8::1><--trsvcid=4420><--host-traddr=2001:db8::2>$e"
asks 'rd.nvmf.discover=tcp,[2001:db8::1],[2001:db8::2],1' \
	"$t<--traddr=2001:db8::1><--trsvcid=1><--host-traddr=2001:db8::2>$e"
asks 'rd.nvmf.discover=tcp,a rd.nvmf.discover=tcp,b rd.nvmf.hostnqn=nqn.x:y nvmf.hostid=z' \
	"$t<--traddr=a><--trsvcid=4420>$e<--hostnqn=nqn.x:y><--hostid=z>$t<--traddr=b><--trsvcid=4420>$e<--hostnqn=nqn.x:y><--hostid=z>"
asks 'rd.nonvmf rd.nvmf.discover=tcp,a' ''
asks x ''

refuses rd.nvmf.discover=fc,auto 'rd.nvmf.discover=fc,auto: the transport is tcp here, and no other'
# shellcheck disable=SC2016 # it is not to be expanded, here or there
for value in tcp 'tcp,' tcp,,a tcp,-a tcp,a,--b tcp,a,b,-c tcp,a,b,1,2 'tcp,$(reboot)' 'tcp,a;b' tcp,/x; do
	refuses "rd.nvmf.discover=$value" "rd.nvmf.discover=$value: $expected"
done

# What the image has.
echo '# nothing' >/etc/nvme/discovery.conf
asks x ''
echo '--transport=tcp --traddr=a' >>/etc/nvme/discovery.conf
asks x "<connect-all>$e"
asks rd.nvmf.discover=tcp,b "$t<--traddr=b><--trsvcid=4420>$e"
rm /etc/nvme/discovery.conf
echo '[]' >/etc/nvme/config.json
asks x "<connect-all>$e"

# A second interface, or a second try.
afresh
connect rd.nvmf.discover=tcp,a
connect 'rd.nvmf.discover=tcp,a rd.nvmf.discover=tcp,b'
is "$calls" "$t<--traddr=b><--trsvcid=4420>$e" 'what was found is not asked for again'

# Why there is no disk.
afresh
rm -r /sys/class/nvme
controller nvme3 nqn.2014-08.org.nvmexpress.discovery
connect rd.nvmf.discover=tcp,a
is "$causes" 'the NVMe discovery controller a port 4420 names no disk to this machine' 'none is named'
connect 'rd.nvmf.discover=tcp,a rd.nvmf.hostnqn=nqn.x:y'
is "$causes" 'the NVMe discovery controller a port 4420 names no disk to nqn.x:y' 'to whom'
while IFS='|' read -r words cause; do
	afresh
	echo "$words" >/run/says
	connect rd.nvmf.discover=tcp,a
	is "$causes:$status" "the NVMe discovery controller a port 4420 $cause:1" "$words"
done <<'END'
Failed to write to /dev/nvme-fabrics: Connection refused|refuses a connection
failed to add controller, error Connection timed out|cannot be reached
failed to add controller, error No route to host|cannot be reached
something else|names nothing that can be connected to
END
done_testing
