#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# What the dump is to go to does not come: there is a report, and an end, even if the other
# kernel was to wait for ever.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/boot/kdump/lib.sh"

dump_disk dump 16M -L there
crash_machine ext4
crash_image missing --dump-target LABEL=gone
# shellcheck disable=SC2046 # words
crash 'rootwait kinit.dump.limit=3 kinit.on_failure=wait' $(virtio dump)
shows 'kinit: device for the dump not found.*: a dump to LABEL=gone' 'the report names the cause'
shows 'kinit:   vda \(254:0\): 16.0 MiB, ext4, .*LABEL=there' 'and what is there'
shows 'kinit: What follows is kinit.dump.action=reboot' 'and what follows'
shows 'reboot: machine restart' 'which does'
is "$(dump_dir "$work/dump.img")" '' 'nothing is written elsewhere'
done_testing
