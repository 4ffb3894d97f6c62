# SPDX-License-Identifier: GPL-2.0-only
#
# The base image without any kernel tree, for who installs kinit on a system whose
# kernel stays as it is: with the headers for user space of that system (Debian's
# linux-libc-dev) and its compiler.
#
#	make -f scripts/install/base.mk O=DIR		DIR/usr/kinit/base.cpio, DIR/usr/kexec/kexec
#
# For another architecture, as the kernel's makefile has it (libc6-dev-arm64-cross brings
# the headers):
#
#	make -f scripts/install/base.mk CROSS_COMPILE=aarch64-linux-gnu- O=DIR
#
# The folders' makefiles are those of the kernel build. What they use of kbuild is
# defined here: make's own idea of what is out of date does, as nobody changes a
# configuration. CONFIG_KINIT_KEXEC=y, which puts kexec into the image, may be set on the
# command line, for a folder of its own. So may what else usr/kinit/Kconfig has: all parts of
# kinit are there unless CONFIG_KINIT=y stands beside those that are wanted.

self := $(abspath $(lastword $(MAKEFILE_LIST)))
source := $(abspath $(dir $(self))/../..)
O ?= $(source)/build/base
override O := $(abspath $(O))

# What runs here, and what compiles for the target; each may be named by itself.
HOSTCC ?= cc
ifneq ($(CROSS_COMPILE),)
ifneq ($(filter default,$(origin CC)),)
CC := $(CROSS_COMPILE)gcc
endif
ifneq ($(filter default,$(origin LD)),)
LD := $(CROSS_COMPILE)ld
endif
ifneq ($(filter default,$(origin AR)),)
AR := $(CROSS_COMPILE)ar
endif
endif
STRIP ?= $(CROSS_COMPILE)strip

machine := $(shell $(CC) -dumpmachine)
CONFIG_X86_64 := $(if $(filter x86_64-%,$(machine)),y)
CONFIG_ARM64 := $(if $(filter aarch64-%,$(machine)),y)
CONFIG_RISCV := $(if $(filter riscv64-%,$(machine)),y)
ifeq ($(CONFIG_X86_64)$(CONFIG_ARM64)$(CONFIG_RISCV),)
$(error kinit: $(CC) compiles for $(machine): klibc knows x86_64, aarch64 and riscv64)
endif

ifeq ($(folder),)

# In this order: each needs what is before it.
folders := usr/klibc usr/lib usr/kexec usr/kinit

.PHONY: all $(folders)
all: $(folders)

$(folders): | $(O)/headers/usr/include
	@mkdir -p $(O)/$@
	@$(MAKE) --no-print-directory -f $(self) O=$(O) folder=$@
usr/lib: usr/klibc
usr/kexec: usr/lib
usr/kinit: usr/lib usr/kexec

# The compiler's own C library has its headers in the same folders, which must not be
# seen: only what comes from the kernel is.
kernel-headers := linux asm asm-generic mtd rdma scsi/fc sound video misc
header-folders := $(addsuffix /include,/usr/$(machine) \
	$(addsuffix /usr,$(filter-out /,$(shell $(CC) -print-sysroot)))) \
	$(if $(CROSS_COMPILE),,/usr/include) \
	/usr/include/$(shell $(CC) -print-multiarch)

$(O)/headers/usr/include:
	@rm -rf $@.new; mkdir -p $@.new/scsi
	@for name in $(kernel-headers); do \
		for dir in $(header-folders); do \
			[ ! -d $$dir/$$name ] || [ -e $@.new/$$name ] || \
				ln -s $$dir/$$name $@.new/$$name; \
		done; \
	done
	@[ -e $@.new/linux/types.h ] && [ -e $@.new/asm/unistd.h ] || { \
		echo >&2 "kinit: the kernel's headers for user space are missing for $(machine): install linux-libc-dev$(if $(CROSS_COMPILE), of that architecture)"; \
		exit 1; }
	@mv $@.new $@

else

obj := $(O)/$(folder)
srctree := $(source)
objtree := $(O)/headers
KBUILD_EXTMOD := $(source)
KBUILD_CFLAGS := $(if $(CONFIG_X86_64),-m64)
KBUILD_LDFLAGS := $(if $(CONFIG_X86_64),-m elf_x86_64)

real-prereqs = $(filter-out FORCE,$^)
depfile = $(@D)/.$(@F).d
cc-option = $(shell $(CC) -Werror $(1) -c -x c /dev/null -o /dev/null 2>/dev/null && echo '$(1)')
if_changed = $(if $(filter-out FORCE,$?),@mkdir -p $(@D); echo '  $(quiet_cmd_$(1))'; $(cmd_$(1)))
# The compiler names only the object's file, and make wants its path; and a header that is
# gone is no error.
if_changed_dep = $(if $(filter-out FORCE,$?),$(if_changed) && \
	sed -i '1s|^[^:]*:|$@:|' $(depfile) && \
	headers=$$(tr -s ' \\' '\n\n' <$(depfile) | sed -n 's|^/.*\.h$$|&:|p') && \
	printf '%s\n' "$$headers" >>$(depfile))

all: build-all

include $(source)/$(folder)/Makefile

# What was compiled with other flags does not go with what is compiled with these.
$(addprefix $(obj)/,$(klibc-objs)): $(source)/scripts/Makefile.klibc $(self)

.PHONY: all build-all FORCE
.DELETE_ON_ERROR:
.SECONDARY:
build-all: $(addprefix $(obj)/,$(always-y))
FORCE:

-include $(shell find $(obj) -name '.*.d' 2>/dev/null)

endif
