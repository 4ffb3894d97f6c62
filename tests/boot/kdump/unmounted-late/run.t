#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# What the dump goes to takes 100 kB a second, so that it is not unmounted in time. That is a
# failure, and kinit goes on with its policy.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/boot/kdump/lib.sh"
only_long kdump/uuid

disk root afterwards -L root
dump_disk dump 64M -L dump
hook kdump <<'RULES'
on vmcore kind=folder run hooktest copy /large $DUMP_DIR/vmcore
RULES
head -c 1500000 /dev/urandom >"$work/hooks/large"
pack "$work/hooks"
crash_machine ext4
crash_image unmounted-late --dump-target LABEL=dump
crash_more "$work/hooks.cpio"
# shellcheck disable=SC2046 # words
crash 'root=LABEL=root kinit.dump.limit=2 kinit.dump.action=root' \
	$(virtio root dump),throttling.bps-write=100000 $(port_options "$init_port")
shows 'kinit: the dump is not saved: it is not unmounted after 2 s' 'the report names the cause'
shows 'kinit: There, the target of the dump is vdb .*' 'and what it is'
shows 'kinit: root is vda .*' 'then the root is looked for'
reached afterwards
done_testing
