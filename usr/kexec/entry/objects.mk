# SPDX-License-Identifier: GPL-2.0-only
#
# What is in this folder, for the program and for the tests. It needs libpure.a.

# Pure.
entry-objs := $(addprefix entry/, entry.o order.o version.o)
# What acts.
entry-acting-objs := $(addprefix entry/, chosen.o find.o)
