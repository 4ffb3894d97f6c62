#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# kinit.break=: a shell, here busybox, at each of the four places of a boot, where
# so much has been done and no more.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"
. "$repo/tests/boot/rescue/lib.sh"

typing=y
rescue_image /
"$build/kinitramfs/kinitramfs" inspect "$work/rescue.cpio" >"$work/list"
check 'busybox is in it' grep -q ' /usr/bin/busybox$' "$work/list"
check_not 'and stands for all else' grep -q ' /usr/bin/mount$' "$work/list"
hook watch <<'RULES'
on early run hooktest say early-rule
on mounted run hooktest say mounted-rule
on switch run hooktest say switch-rule
RULES
cat "$work/hooks.cpio" "$work/rescue.cpio" >"$work/initrd"
disk root root -L root

# stands REASON KEY...: what the timeline has by now: these, and of the others none.
stands() {
	_reason=$1
	shift
	check "$_reason: there is a shell" shell
	for _key in look mount /root/id early-rule mounted-rule switch-rule; do
		_want=no
		case " $* " in *" $_key "*) _want=yes ;; esac
		case $_key in
		/*) in_shell "[ -e $_key ] && echo yes: \$REASON $_key || echo no: \$REASON $_key" ;;
		*)  in_shell "grep -q '^[0-9.]* $_key\\>\\|end .* $_key' /run/kinit/timeline && echo yes: \$REASON $_key || echo no: \$REASON $_key" ;;
		esac
		check "$_reason: $_key: $_want" printed "$_want: $_reason $_key"
	done
	type_line exit
}
# shellcheck disable=SC2046
start 'panic=-1 root=LABEL=root kinit.break=early,mount,switch kinit.break=mounted' \
	-initrd "$work/initrd" $(virtio root)
stands early
stands mount early-rule look
stands mounted early-rule look mount /root/id
stands switch early-rule look mount /root/id mounted-rule switch-rule
check 'the machine stops by itself' finish
reached root
says 'children: none' 'nothing of a shell is left'
done_testing
