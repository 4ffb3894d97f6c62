#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# The scenario of that name in another room, on a kernel that has it all as modules.
set -eu
KINIT_STOCK=linux-image-cloud-amd64
export KINIT_STOCK
exec "$(dirname "$0")/../../lvm/on-md/run.t"
