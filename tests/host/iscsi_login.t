#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# hooks.d/open-iscsi/login: what it asks iscsistart for, by a root path that a DHCP server
# names, by the command line and by the firmware's table, and what it says when that fails. A
# program in place of iscsistart shows its arguments; the scenarios of iscsi/ have the real
# one.
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
mkdir -p "$work/bin" "$work/etc/iscsi" "$work/sessions"
mount --bind "$work/etc" /etc

# It says and ends as $work/says and $work/status have it, and notes a session for each server
# that is in $work/good.
cat >"$work/bin/iscsistart" <<END
#!/bin/sh
printf '<%s>' "\$@"
work=$work
END
cat >>"$work/bin/iscsistart" <<'END'
target= server=
while [ $# -gt 0 ]; do
	case $1 in
	-t) target=$2 ;;
	-a) server=$2 ;;
	-b) target=iqn.fw:x server=fw ;;
	esac
	shift
done
[ ! -e "$work/says" ] || ! cat "$work/says" || {
	grep -qxF "$server" "$work/good" || exit 1
}
mkdir "$work/sessions/session$server"
echo "$target" >"$work/sessions/session$server/targetname"
END
chmod +x "$work/bin/iscsistart"
echo InitiatorName=iqn.us:x >/etc/iscsi/initiatorname.iscsi
: >"$work/good"

# login ROOT_PATH [WORD...]: $status, and what it said as $said.
login() {
	_path=$1
	shift
	echo "$*" >"$work/cmdline"
	status=0
	PATH=$work/bin:$PATH SERVER=192.0.2.9 ROOT_PATH=$_path CMDLINE=$work/cmdline \
		SESSIONS=$work/sessions IBFT=$work/ibft \
		/bin/sh "$repo/hooks.d/open-iscsi/login" >"$work/said" 2>&1 || status=$?
	said=$(tr '\n' ' ' <"$work/said")
}
forget() {
	rm -rf "$work/sessions"/* "$work/says"
	: >"$work/good"
}
params='<--param><node.session.initial_login_retry_max=1><--param><node.conn[0].timeo.login_timeout=5>'
# becomes TARGET SERVER PORT [REST]: what was said is that.
becomes() {
	echo "logging in to $1 at $2 <-i><iqn.us:x><-t><$1><-g><1><-a><$2><-p><$3>${4:-}$params "
}
# asks ROOT_PATH TARGET SERVER PORT [REST]
asks() {
	forget
	_root_path=$1
	login "$1"
	shift
	is "$said" "$(becomes "$@")" "$_root_path"
}
t=iqn.2001-04.com.example:storage.x:y
asks "iscsi:192.0.2.1:6:3261:0:$t" "$t" 192.0.2.1 3261
asks "iscsi:192.0.2.1::::$t" "$t" 192.0.2.1 3260
asks "iscsi:[2001:db8::1]:6::1:$t" "$t" 2001:db8::1 3260
asks "iscsi:::::$t" "$t" 192.0.2.9 3260
asks "iscsi:me:secret@host::3261:ens3:eth0:1:$t" "$t" host 3261 '<-u><me><-w><secret>'
asks "iscsi:me:a@b@host::::$t" "$t" host 3260 '<-u><me><-w><a@b>'
asks "iscsi:me:secret:you:other@host:::1:eui.02004567A425678D" eui.02004567A425678D host 3260 \
	'<-u><me><-w><secret><-U><you><-W><other>'
# shellcheck disable=SC2016 # it is not to be expanded, here or there
asks 'iscsi:$(reboot):::0:iqn.a:`reboot`' 'iqn.a:`reboot`' '$(reboot)' 3260
for path in iscsi:host:17::1:iqn.x:y iscsi:junk iscsi:; do
	login "$path"
	wrong="$path is not SERVER:[PROTOCOL]:[PORT]:[LUN]:TARGET with protocol 6 or none"
	is "$said" "$wrong cause: $wrong " "$path"
done
login 'iscsi:me:hush@hush@junk'
case $said in
*hush*) ok 1 'a secret is never printed' ;;
*junk*) ok 0 'a secret is never printed' ;;
esac
login nfs:host:/path
is "$said" '' 'another root path is not its business'

# Of a target that has a session nothing is wanted any more.
asks "iscsi:192.0.2.1::::$t" "$t" 192.0.2.1 3260
login "iscsi:192.0.2.1::::$t"
is "$status $said" '0 ' 'who is logged in is not asked again'
forget

# Portals are tried in turn.
echo 'initiator reported error (8 - connection timed out)' >"$work/says"
echo 192.0.2.2 >"$work/good"
login '' "netroot=iscsi:192.0.2.1::::$t netroot=iscsi:192.0.2.2::::$t netroot=iscsi:192.0.2.3::::$t"
is "$(echo "$said" | grep -o 'logging in to [^ ]* at [^ ]*' | tr '\n' ' ')" \
	"logging in to $t at 192.0.2.1 logging in to $t at 192.0.2.2 " 'until one lets us in'
is "$status" 0 'which is enough'
case $said in
*cause:*) ok 1 'and nothing is wrong then' ;;
*) ok 0 'and nothing is wrong then' ;;
esac
rm -rf "$work/sessions"/*
login '' "iscsi_target_name=$t iscsi_target_ip=192.0.2.1,192.0.2.2 rd.iscsi.login_retry_max=3 rd.iscsi.param=a=b rd.iscsi.waitnet=0"
is "$(echo "$said" | grep -o '<-a><[^>]*>' | tr '\n' ' ')" '<-a><192.0.2.1> <-a><192.0.2.2> ' \
	'several servers of a target'
is "$status" 0 'and the second one will do'
case $said in
*'<node.session.initial_login_retry_max=3><--param><node.conn[0].timeo.login_timeout=5><--param><a=b>'*)
	ok 0 'what is given by the words for it is handed on' ;;
*)	ok 1 'what is given by the words for it is handed on'; diag "$said" ;;
esac
case $said in
'ignored, '*': rd.iscsi.waitnet '*) ok 0 'what is ignored is named' ;;
*) ok 1 'what is ignored is named'; diag "$said" ;;
esac
forget

# says TEXT CAUSE [WORDS]: iscsistart fails with that text, and that is the cause.
says() {
	forget
	echo "iscsistart: $1" >"$work/says"
	login "iscsi:${3:-}192.0.2.1::::$t"
	is "${said##*cause: }" "$2 " "$1"
	is "$status" 1 'it has failed'
}
says 'connection1:0 login rejected: initiator error - target not found (02/03)' \
	"192.0.2.1 has no target $t, or not for iqn.us:x"
says 'connection1:0 login rejected: initiator failed authorization with target' \
	"192.0.2.1 does not let iqn.us:x use $t"
says 'initiator reported error (24 - iSCSI login failed due to authorization failure)' \
	"192.0.2.1 wants a user and a password for $t"
says 'initiator reported error (24 - iSCSI login failed due to authorization failure)' \
	"192.0.2.1 refuses the user me, or the password, for $t" me:hush@
says "failing authentication, received incorrect CHAP response from target $t" \
	"192.0.2.1 does not know the secret by which $t proves who it is"
says 'connect to 192.0.2.1:3260 failed (Connection refused)' \
	'192.0.2.1 refuses the connection at port 3260'
says 'connect to 192.0.2.1:3260 failed (Network is unreachable)' '192.0.2.1 cannot be reached'
says 'initiator reported error (8 - connection timed out)' '192.0.2.1 does not answer at port 3260'
says 'cannot resolve host name 192.0.2.1' 'the name 192.0.2.1 has no address'
says 'initiator reported error (7 - invalid parameter)' "192.0.2.1: login to $t failed: 7 - invalid parameter"
forget
echo 'initiator reported error (15 - session exists)' >"$work/says"
login "iscsi:192.0.2.1::::$t"
is "$status" 0 'a session that is there is one'
forget

# The firmware's table.
login '' rd.iscsi.firmware
is "${said##*cause: }" 'the firmware has no table of iSCSI targets (iBFT) ' 'there is none'
mkdir -p "$work/ibft/target0"
login '' iscsi_auto
is "${said##*cause: }" "the firmware's table (iBFT) names no target " 'there is no target in it'
echo iqn.fw:x >"$work/ibft/target0/target-name"
echo 192.0.2.5 >"$work/ibft/target0/ip-addr"
login '' rd.iscsi.firmware=1
is "$said" "logging in to the firmware's targets: iqn.fw:x <-b>$params " 'it is logged in to'
login '' rd.iscsi.firmware=1
is "$said" '' 'once'
forget
login '' rd.iscsi.firmware=1 rd.iscsi.firmware=0
is "$said" '' 'unless it is not wanted'

echo >/etc/iscsi/initiatorname.iscsi
login "iscsi:192.0.2.1::::$t"
is "${said%%:*}" 'the initiator has no name' 'who we are must be known'
cat >/etc/iscsi/iscsi.initramfs <<'END'
ISCSI_INITIATOR=iqn.file:x
ISCSI_TARGET_NAME=iqn.target:x
ISCSI_TARGET_IP="192.0.2.7"
ISCSI_USERNAME=me
ISCSI_PASSWORD=secret
END
login ''
is "$said" "logging in to iqn.target:x at 192.0.2.7 <-i><iqn.file:x><-t><iqn.target:x><-g><1><-a><192.0.2.7><-p><3260><-u><me><-w><secret>$params " \
	'iscsi.initramfs'
done_testing
