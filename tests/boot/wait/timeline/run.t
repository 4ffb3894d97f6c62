#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# What kinit leaves to the real init: when each thing happened, and a report of
# what went wrong on the way.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"

disk root root -L root
disk other other
hook one <<'RULES'
on mounted run hooktest say hello
on mounted run hooktest fail
RULES
# shellcheck disable=SC2046
boot 'root=LABEL=root kinit.nonsense=1' -initrd "$work/hooks.cpio" $(virtio root other)
reached root
is "$(init_text | sed -n 's/^timeline: [0-9]*[.][0-9]\{6\} //p' | grep -v '^found' | tr '\n' '|')" \
	'start|early|look|mount /root|mounted /root|mounted|run one: hooktest say hello|end one: hooktest say hello|run one: hooktest fail|end one: hooktest fail exit status 3|switch|switch /sbin/init|' \
	'what happened'
says 'timeline: [0-9.]* found vda ext4' 'which device was found'
check 'the times never go back' sh -c \
	"sed -n 's/^timeline: \([0-9.]*\) .*/\1/p' '$init_port' | sort -nc"
says 'report: boot went on after 0[.][0-9]* s' 'the report says that boot went on'
says 'report: root is vda .*LABEL=root.*' 'from where'
says 'report: ignored: kinit[.]nonsense' 'what was ignored'
says 'report:   one: hooktest fail: exit status 3' 'which command failed'
done_testing
