# SPDX-License-Identifier: GPL-2.0-only
#
# What is in this folder, for the program and for the tests.

# Pure.
load-objs := $(addprefix load/, boot_params.o memory_map.o plan.o)
# What acts; x86_64 only.
load-acting-objs := $(if $(CONFIG_X86_64),\
	$(addprefix load/, machine.o segments.o trampoline.o),load/none.o)
