#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# hooks.d/open-iscsi/login: what a root path that a DHCP server names becomes. A program in
# place of iscsistart shows its arguments; the scenario net/iscsi has the real one.
set -eu
repo=$(cd "$(dirname "$0")/../.." && pwd)
. "$repo/tests/lib/common.sh"
. "$repo/tests/lib/tap.sh"

[ "$(id -u)" -eq 0 ] || skip_all 'only root can lay files over /etc/iscsi'
if [ "${1:-}" != inside ]; then
	unshare -m true 2>/dev/null || skip_all 'no mount namespace can be made here'
	exec unshare -m "$0" inside
fi
work=$(mktemp -d)
trap 'umount /etc; rm -rf "$work"' EXIT
mkdir -p "$work/bin" "$work/etc/iscsi"
mount --bind "$work/etc" /etc
printf '#!/bin/sh\nprintf "<%%s>" "$@"\n' >"$work/bin/iscsistart"
chmod +x "$work/bin/iscsistart"
echo InitiatorName=iqn.us:x >/etc/iscsi/initiatorname.iscsi

# login ROOT_PATH: $status, and what it said as $said.
login() {
	status=0
	said=$(PATH=$work/bin SERVER=192.0.2.9 ROOT_PATH=$1 /bin/sh \
		"$repo/hooks.d/open-iscsi/login" 2>&1 | tr '\n' ' ') || status=$?
}
# asks ROOT_PATH TARGET SERVER PORT [REST]
asks() {
	login "$1"
	is "$said" "logging in to $2 at $3 <-i><iqn.us:x><-t><$2><-g><1><-a><$3><-p><$4>${5:-}" "$1"
}
t=iqn.2001-04.com.example:storage.x:y
asks "iscsi:192.0.2.1:6:3261:0:$t" "$t" 192.0.2.1 3261
asks "iscsi:192.0.2.1::::$t" "$t" 192.0.2.1 3260
asks "iscsi:[2001:db8::1]:6::1:$t" "$t" 2001:db8::1 3260
asks "iscsi:::::$t" "$t" 192.0.2.9 3260
asks "iscsi:me:secret@host::3261:ens3:eth0:1:$t" "$t" host 3261 '<-u><me><-w><secret>'
asks "iscsi:me:secret:you:other@host:::1:eui.02004567A425678D" eui.02004567A425678D host 3260 \
	'<-u><me><-w><secret><-U><you><-W><other>'
# shellcheck disable=SC2016 # it is not to be expanded, here or there
asks 'iscsi:$(reboot):::0:iqn.a:`reboot`' 'iqn.a:`reboot`' '$(reboot)' 3260
for path in iscsi:host:17::1:iqn.x:y iscsi:junk iscsi:; do
	login "$path"
	is "$said" "$path: expected SERVER:[PROTOCOL]:[PORT]:[LUN]:TARGET, with protocol 6 or none " "$path"
done
login nfs:host:/path
is "$said" '' 'another root path is not its business'
echo >/etc/iscsi/initiatorname.iscsi
login "iscsi:192.0.2.1::::$t"
is "${said%%:*}" 'no initiator name' 'who we are must be known'
cat >/etc/iscsi/iscsi.initramfs <<'END'
ISCSI_INITIATOR=iqn.file:x
ISCSI_TARGET_NAME=iqn.target:x
ISCSI_TARGET_IP=192.0.2.7
ISCSI_USERNAME=me
ISCSI_PASSWORD=secret
END
login ''
is "$said" 'logging in to iqn.target:x at 192.0.2.7 <-i><iqn.file:x><-t><iqn.target:x><-g><1><-a><192.0.2.7><-p><3260><-u><me><-w><secret>' \
	'iscsi.initramfs'
done_testing
