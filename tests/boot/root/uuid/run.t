#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# root=UUID=, and all that the real init is handed.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"

uuid=3f1f4f5e-6a0b-4c7d-8e9f-a0b1c2d3e4f5
disk other other -U 11111111-2222-3333-4444-555555555555
disk root right -U "$uuid"

# Words that the kernel does not know are for init; "kinit.x" is for kinit.
cmdline="root=UUID=$(echo "$uuid" | tr a-f A-F) kinit.log=debug word \"two words\" -- last"
# shellcheck disable=SC2046
boot "$cmdline" $(virtio other root)
reached right

says 'argv\[0\]: /sbin/init' 'argv[0] is the path of init'
says 'argv\[1\]: word' 'an unknown word is an argument'
says 'argv\[2\]: two words' 'a quoted one too'
says 'argv\[3\]: last' 'what follows -- too'
says_not 'argv\[4\].*' 'nothing else is'
says 'env: HOME=/' 'HOME is the kernel'\''s'
says 'env: TERM=linux' 'TERM too'
says 'pid: 1' 'the process is 1'
says 'cwd: /' 'the folder is /'

says 'fd: 0 -> /dev/console' 'standard input is the console of devtmpfs'
says 'fd: 1 -> /dev/console' 'standard output too'
says 'fd: 2 -> /dev/console' 'standard error too'
says_not 'fd: ([3-9]|[0-9][0-9]) .*' 'no other descriptor is open'
says 'children: none' 'there is no child'
says 'status: SigBlk:[[:space:]]0+' 'no signal is blocked'
says 'status: SigIgn:[[:space:]]0+' 'no signal is ignored'
says 'status: SigCgt:[[:space:]]0+' 'no signal is caught'
says 'status: Umask:[[:space:]]0022' 'the umask is the kernel'\''s'

mounted vdb ro,relatime 'ro(,.*)?' 'the root is mounted read-only, from the right disk'
for fs in devtmpfs:/dev proc:/proc tmpfs:/run sysfs:/sys; do
	says "mount: [0-9]+ [0-9]+ [0-9:]+ / ${fs#*:} rw,.* - ${fs%:*} .*" "$fs is handed over"
done
is "$(init_text | grep -c '^mount:')" 5 'nothing else is mounted'
says 'devtmpfs: is there' 'the devices are there'
says "cmdline: $console_option .*root=UUID=.* last" '/proc/cmdline is there'
says 'devkmsg: ratelimit' 'the log is limited as it was'
done_testing
