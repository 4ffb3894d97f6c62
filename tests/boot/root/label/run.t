#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# root=LABEL=, one of them with a space, in quotes.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"

disk plain plain -L plain
disk space space -L 'my root'
# shellcheck disable=SC2046
boot root=LABEL=plain $(virtio space plain)
reached plain
# shellcheck disable=SC2046
boot 'root="LABEL=my root" ro' $(virtio plain space)
reached space
says_not 'argv\[1\].*' 'the space does not split it'
done_testing
