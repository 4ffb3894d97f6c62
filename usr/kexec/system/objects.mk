# SPDX-License-Identifier: GPL-2.0-only
#
# What is in this folder, for the program and for the tests.

# Pure.
system-objs := $(addprefix system/, crash_memory.o refusal.o)
# What acts.
system-acting-objs := $(addprefix system/, execute.o read.o system.o)
