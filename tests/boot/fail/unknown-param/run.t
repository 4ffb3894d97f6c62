#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# A parameter of ours that is not known, and one whose value makes no sense: a
# warning, and the boot goes on.
set -eu
repo=$(cd "$(dirname "$0")/../../../.." && pwd)
. "$repo/tests/lib/boot.sh"

disk root right
for param in kinit.bogus=1 kinit.timeout=soon; do
	# shellcheck disable=SC2046
	boot "$param root=/dev/vda" $(virtio root)
	reached right
	report_is "there is a warning of $param" <<END
ignored, since it is not known or makes no sense: $param
root is vda *
END
done
done_testing
