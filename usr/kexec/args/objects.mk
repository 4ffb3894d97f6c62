# SPDX-License-Identifier: GPL-2.0-only
#
# What is in this folder, for the program and for the tests.

# Pure.
args-objs := $(addprefix args/, command_line.o options.o)
