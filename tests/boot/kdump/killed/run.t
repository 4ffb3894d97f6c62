#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# What saves the dump hangs half-way, and is killed: nothing has the name of a whole dump. The
# policy is to boot the root then.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/boot/kdump/lib.sh"
only_long kdump/uuid

disk root afterwards -L root
dump_disk dump 64M -L dump
hook kdump <<'RULES'
on vmcore kind=folder run hooktest copy /proc/version $DUMP_DIR/vmcore-incomplete
on vmcore kind=folder run hooktest hang
RULES
crash_machine ext4
crash_image killed --dump-target LABEL=dump
crash_more "$work/hooks.cpio"
# shellcheck disable=SC2046,SC2086 # words
crash 'root=LABEL=root kinit.dump.limit=2 kinit.dump.action=root' $(virtio root dump) \
	$(port_options "$init_port")
shows 'kinit: the dump is not saved: kdump: hooktest hang: silent for 2 s, stopped.*' \
	'the report names the cause'
is "$(dump_files "$work/dump.img")" vmcore-incomplete 'what is there does not look whole'
shows 'kinit: root is vda .*' 'then the root is looked for'
reached afterwards
done_testing
