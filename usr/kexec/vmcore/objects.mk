# SPDX-License-Identifier: GPL-2.0-only
#
# vmcore-save, which is vmcore-dmesg too: what it consists of.

vmcore-save-objs := $(addprefix vmcore/, \
	console.o copy.o elf_core.o filter.o main.o memory.o progress.o save_directory.o save_log.o save_raw.o \
	source.o vmcoreinfo.o \
	$(addprefix log/, log_text.o printk_ring.o))
