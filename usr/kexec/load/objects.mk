# SPDX-License-Identifier: GPL-2.0-only
#
# What is in this folder, for the program and for the tests.

# Pure.
load-objs := $(addprefix load/, boot_params.o core_header.o fdt.o memory_map.o plan.o)
# What acts.
load-arch := $(if $(CONFIG_X86_64),x86_64,$(if $(CONFIG_ARM64),arm64))
load-acting-objs := $(if $(load-arch),\
	$(addprefix load/, arch_$(load-arch).o machine.o segments.o trampoline_$(load-arch).o),\
	load/arch_none.o) load/file_load.o
