#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# root= with alternatives: the first that is there; one that does not come makes room
# for the next.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"

disk one one -L one
disk two two -L two
# shellcheck disable=SC2046
boot root=LABEL=two,LABEL=one $(virtio one two)
reached two 'the first, though both are there'
# shellcheck disable=SC2046
boot root=LABEL=none,LABEL=one,LABEL=two\ kinit.stall=2 $(virtio two one)
reached one 'the second: the first has not come'
done_testing
