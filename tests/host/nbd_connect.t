#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# hooks.d/nbd/connect: what the words of the command line and a root path that a DHCP server
# names become. A program in place of nbd-client shows its arguments; the scenario net/nbd has
# the real one.
set -eu
repo=$(cd "$(dirname "$0")/../.." && pwd)
. "$repo/tests/lib/common.sh"
. "$repo/tests/lib/tap.sh"

[ "$(id -u)" -eq 0 ] || skip_all 'only root can lay files over /proc/cmdline'
if [ "${1:-}" != inside ]; then
	unshare -mn true 2>/dev/null || skip_all 'no namespaces can be made here'
	exec unshare -mn "$0" inside
fi
work=$(mktemp -d)
trap 'umount /proc/cmdline /sys/block /run; rm -rf "$work"' EXIT
mkdir -p "$work/bin" "$work/run/kinit" "$work/block"
: >"$work/cmdline"
mount --bind "$work/cmdline" /proc/cmdline
mount --bind "$work/block" /sys/block
mount --bind "$work/run" /run
cat >"$work/bin/nbd-client" <<'END'
#!/bin/sh
printf '<%s>' "$@" >>/run/calls
read -r retries </proc/sys/net/ipv4/tcp_syn_retries || :
echo "$retries" >/run/retries
for arg; do case $arg in /dev/nbd*) : >"/sys/block/${arg#/dev/}/pid" ;; esac; done
[ ! -e /run/says ] || { read -r line </run/says; echo "$line"; exit 1; }
END
chmod +x "$work/bin/nbd-client"

# connect CMDLINE [VARIABLE=VALUE...]: $status, what nbd-client got as $calls, the causes that it
# named as $causes and the root that it brought as $root.
connect() {
	echo "$1" >/proc/cmdline
	shift
	status=0
	said=$(env -i PATH="$work/bin" "$@" /bin/sh "$repo/hooks.d/nbd/connect" 2>&1) || status=$?
	calls=$(cat /run/calls 2>/dev/null || :)
	causes=$(echo "$said" | sed -n 's/^cause: //p')
	root=$(cat /run/kinit/root 2>/dev/null || :)
	: >/run/calls
}
# afresh: nothing is connected.
afresh() {
	rm -rf /run/kinit/* /run/calls /run/says /sys/block/*
	mkdir /sys/block/nbd0 /sys/block/nbd1 /sys/block/nbd2
}
# asks CMDLINE ARGUMENTS [VARIABLE=VALUE...]
asks() {
	_cmdline=$1 _wanted=$2
	shift 2
	afresh
	connect "$_cmdline" "$@"
	is "$calls" "$_wanted" "$_cmdline $*"
	is "$status" 0 '... succeeds'
}
# refuses CMDLINE CAUSE [VARIABLE=VALUE...]
refuses() {
	_cmdline=$1 _wanted=$2
	shift 2
	afresh
	connect "$_cmdline" "$@"
	is "$causes" "$_wanted" "$_cmdline $*"
	is "$calls" '' '... asks nobody'
	is "$status" 1 '... and fails'
}
m='<-systemd-mark>'

# As dracut has it.
asks x "<host></dev/nbd0><-name><far>$m" ROOT=nbd:host:far
is "$root" /dev/nbd0 'it is the root'
asks x "<host></dev/nbd0><-name><far>$m" ROOT=UUID=x,nbd:host:far
is "$root" /dev/nbd0 'one of several, too'
asks x "<host><10810></dev/nbd0><-name><>$m" ROOT=nbd:host:10810:ext4:noatime,ro
asks x "<2001:db8::1><99></dev/nbd0><-name><a/b>$m<-block-size><512><-timeout><5><-swap><-readonly>" \
	'ROOT=nbd:[2001:db8::1]:a/b:::bs=512,timeout=5,-swap,,--readonly,port=99'
asks 'a netroot=nbd:host:far b' "<host></dev/nbd0><-name><far>$m"
is "$root" '' 'it is not the root'
asks 'netroot=nbd:one:a netroot=nbd:two:b::' \
	"<one></dev/nbd0><-name><a>$m<two></dev/nbd1><-name><b>$m"

is "$(cat /run/retries)" 2 'a server that does not answer is not waited for long'
is "$(cat /proc/sys/net/ipv4/tcp_syn_retries)" 6 'which holds for nobody else'

# As Debian has it.
asks nbdroot=host,far "<host></dev/nbd0><-name><far>$m"
asks nbdroot=host,far,nbd1 "<host></dev/nbd1><-name><far>$m"
asks 'nbdroot=host,far,nbd1 nbddev=/dev/nbd2' "<host></dev/nbd2><-name><far>$m"
asks 'root=/dev/nbd1p2 nbdroot=host,10810' "<host><10810></dev/nbd1><-name><>$m"
asks nbdroot=host:10810 "<host><10810></dev/nbd0><-name><>$m"
asks nbdroot=host:10810/far "<host><10810></dev/nbd0><-name><far>$m"
asks nbdroot=host:/far/a "<host></dev/nbd0><-name></far/a>$m"
asks 'nbdroot=[2001:db8::1]:/far' "<2001:db8::1></dev/nbd0><-name></far>$m"
asks 'nbdroot=[2001:db8::1]:99/far' "<2001:db8::1><99></dev/nbd0><-name><far>$m"
asks nbdroot=/far "<192.0.2.9></dev/nbd0><-name></far>$m" SERVER=192.0.2.9
asks nbdroot=:far "<192.0.2.8></dev/nbd0><-name><far>$m" SERVER=192.0.2.9 NEXT_SERVER=192.0.2.8

# By DHCP.
asks nbdroot=dhcp "<host></dev/nbd0><-name></far>$m" ROOT_PATH=host:/far
asks nbdroot=dhcp "<host></dev/nbd0><-name><far>$m" ROOT_PATH=nbd:host:far:ext4
asks ip=dhcp "<host></dev/nbd0><-name><far>$m" ROOT_PATH=nbd:host:far
asks netroot=nbd:host:near "<host></dev/nbd0><-name><near>$m" ROOT_PATH=nbd:host:far
asks ip=dhcp '' ROOT_PATH=iscsi:::::iqn.x:y
asks ip=dhcp ''
refuses nbdroot=dhcp 'which NBD export? DHCP names no root path'

# What is said by who should not be believed goes nowhere but into one argument.
# shellcheck disable=SC2016 # it is not to be expanded, here or there
asks ip=dhcp "<host></dev/nbd0><-name><\$(reboot)\`reboot\`;* \"'>$m" 'ROOT_PATH=nbd:host:$(reboot)`reboot`;* "'\'
for server in -d --help 'a b' 'a;b' '$(reboot)' 'bs=1' '/etc' '*'; do
	refuses ip=dhcp "$server is no name or address of an NBD server" "ROOT_PATH=nbd:$server:far"
done
asks ip=dhcp "<host></dev/nbd0><-name><-d>$m" ROOT_PATH=nbd:host:-d
refuses ip=dhcp 'the NBD option -nofork is not supported here' ROOT_PATH=nbd:host:far:::---nofork
refuses ip=dhcp 'the NBD option bs=-d wants a number' ROOT_PATH=nbd:host:far:::bs=-d
refuses ip=dhcp 'the NBD option timeout=1 2 wants a number' 'ROOT_PATH=nbd:host:far:::timeout=1 2'
refuses nbdroot=host:x/far 'x is no port of an NBD server'
refuses nbdroot=host,far,sda 'sda is no NBD device, as nbd0 is'
refuses nbdroot=host,far,../sda '../sda is no NBD device, as nbd0 is'
refuses nbdroot=host,far,1 '1 is no NBD device, as nbd0 is'
refuses nbdroot=host,far,nbd/../sda 'nbd/../sda is no NBD device, as nbd0 is'
refuses x 'nbd:host: expected nbd:SERVER:EXPORT' ROOT=nbd:host
refuses x 'which NBD server? neither the command line nor DHCP names one' ROOT=nbd::far

# A second interface, or a second try.
afresh
connect x ROOT=nbd:host:far
: >/run/kinit/root
connect x ROOT=nbd:host:far
is "$calls:$root" :/dev/nbd0 'what is connected is not connected again'
connect netroot=nbd:other:far
is "$calls" "<other></dev/nbd1><-name><far>$m" 'what is not is'
connect nbdroot=other,near,nbd1
is "$causes" 'nbd1 is connected to something else' 'a device is used once'
rm -r /sys/block/nbd2
connect nbdroot=other,near
is "$causes" 'there is no NBD device that is free' 'all are used'

# Why it did not connect.
while IFS='|' read -r words cause; do
	afresh
	echo "$words" >/run/says
	connect x ROOT=nbd:host:far:::port=99
	is "$causes:$root" "$cause:" "$words"
done <<'END'
Error: Socket failed: Connection refused|the NBD server host refuses a connection to port 99
Error: Socket failed: No route to host|the NBD server host cannot be reached at port 99
Error: Socket failed: Connection timed out|the NBD server host cannot be reached at port 99
getaddrinfo failed: Name or service not known|the name of the NBD server host has no address
Negotiation: ..Error: Unknown error returned by server. Server said: Export unknown|the NBD server host has no export far
Negotiation: ..E: Connection not allowed by server policy. Server said: x|the NBD server host denies the export far
something else|the NBD export far of host cannot be connected to
END
done_testing
