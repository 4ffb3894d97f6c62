# SPDX-License-Identifier: GPL-2.0-only
#
# For whoever works on kinit. The kernel build does not read this file: merged
# into a kernel tree the entry is usr/kinit/Makefile.kinit, outside of one it is
# Kbuild (make -C KERNEL M=$PWD).

# A kernel source; empty: Debian's linux-source-6.1.
KDIR ?=
export KDIR

# "make -C KERNEL M=..." comes here only if Kbuild is missing.
ifneq ($(KERNELRELEASE),)
$(error Kbuild is missing in this folder)
endif

.PHONY: help
help:
	@echo 'make boot          boot LVM on RAID1 and iSCSI in QEMU, on a stock kernel and on one that has kinit in it'
	@echo 'make check         run all tests'
	@echo 'make check-quick   those that need no kernel: unit tests and fuzzers'
	@echo 'make check-arch    the boots on arm64 and riscv64: an own kernel each, so it takes long'
	@echo 'make coverage      the lines of the pure files that no unit test runs'
	@echo 'make check-long    those that take minutes: other Debians, apt, all controllers, stock kernels'
	@echo 'make bench         sizes and boot times, beside the budgets'
	@echo 'make merge KDIR=D  lay kinit over the kernel source D, which is changed'
	@echo 'make patch KDIR=D  the same as a patch for "git am", on standard output'
	@echo 'make format        format the C files; format-check only looks'
	@echo 'make install       kinitramfs, kexec, vmcore-save, the base image, pages, completion and hooks (PREFIX, DESTDIR)'
	@echo 'make base          the base image and kexec, by this system'"'"'s compiler and linux-libc-dev'
	@echo 'make deb           a Debian package of all that, in place of initramfs-tools'
	@echo 'make rpm           the same for distributions with rpm'
	@echo 'make clean         delete build/'
	@echo
	@echo 'KDIR=D  for boot and check: the kernel source to build (not changed; a copy is)'
	@echo '        default: the Debian package linux-source-6.1, kept in the cache'
	@echo
	@echo 'Without any of this: scripts/merge-kernel --help, and Documentation/.'

.PHONY: boot
boot:
	tests/lib/packages boot
	tests/lib/demo stock
	tests/lib/demo kernel

.PHONY: check
check:
	tests/lib/packages boot check
	tests/lib/check

.PHONY: check-quick
check-quick:
	tests/lib/packages check
	tests/lib/check --quick

.PHONY: check-arch
check-arch:
	tests/lib/packages boot check arch
	tests/lib/check_arch

.PHONY: coverage
coverage:
	tests/lib/packages check
	tests/lib/coverage --lines

.PHONY: check-long
check-long:
	tests/lib/packages boot check
	tests/lib/kernel
	KINIT_LONG=1 prove --timer --failures $$(grep -lE 'only_long|is_long' \
		tests/boot/*/*/run.t tests/host/*.t)
	KINIT_STOCK=linux-image-cloud-amd64 prove --timer --failures \
		$(foreach room,bus luks lvm md mount,$(wildcard tests/boot/$(room)/*/run.t))
	FUZZ_RUNS=1000000 FUZZ_SECONDS=20 prove --timer tests/fuzz/fuzz.t

.PHONY: bench
bench:
	tests/lib/packages boot check bench
	@mkdir -p build
	tests/bench/run

.PHONY: merge patch
merge patch:
	@test -n "$(KDIR)" || { echo >&2 'make $@: name the kernel source: make $@ KDIR=/path/to/linux'; exit 2; }
	@scripts/merge-kernel $(if $(filter patch,$@),--patch) "$(KDIR)"

c-files = git ls-files -co --exclude-standard '*.c' '*.h'

.PHONY: format format-check
format:
	$(c-files) | xargs clang-format -i
format-check:
	$(c-files) | xargs clang-format --dry-run --Werror

PREFIX ?= /usr/local
SBINDIR ?= $(PREFIX)/sbin
MANDIR ?= $(PREFIX)/share/man
COMPLETIONDIR ?= $(PREFIX)/share/bash-completion/completions
# Where kinitramfs looks, whatever the prefix: packages put theirs there.
HOOKDIR ?= /usr/lib/kinit/hooks.d
# A package has kexec and vmcore-dmesg where they are not in the way of kexec-tools, and
# kexec's page too.
KEXECDIR ?= $(SBINDIR)
KEXECPAGE ?= kexec.8
doc := Documentation/admin-guide/kinit

.PHONY: base install deb rpm
base:
	@$(MAKE) --no-print-directory -f scripts/install/base.mk

install: base
	$(MAKE) -C scripts/kinitramfs
	install -D -m 755 build/kinitramfs/kinitramfs $(DESTDIR)$(SBINDIR)/kinitramfs
	install -D -m 644 $(doc)/kinitramfs.8 $(DESTDIR)$(MANDIR)/man8/kinitramfs.8
	install -D -m 644 $(doc)/kinit-hook.5 $(DESTDIR)$(MANDIR)/man5/kinit-hook.5
	install -D -m 644 scripts/kinitramfs/completion.bash $(DESTDIR)$(COMPLETIONDIR)/kinitramfs
	install -D -m 644 build/base/usr/kinit/base.cpio $(DESTDIR)/usr/lib/kinit/base.cpio
	install -D -m 755 scripts/install/update $(DESTDIR)/usr/lib/kinit/update
	install -D -m 755 scripts/install/50-kinit.install \
		$(DESTDIR)/usr/lib/kernel/install.d/50-kinit.install
	install -D -m 755 build/base/usr/kexec/kexec $(DESTDIR)$(KEXECDIR)/kexec
	install -D -m 644 $(doc)/kexec.8 $(DESTDIR)$(MANDIR)/man8/$(KEXECPAGE)
	install -D -m 755 build/base/usr/kexec/vmcore-save $(DESTDIR)$(KEXECDIR)/vmcore-save
	ln -sf vmcore-save $(DESTDIR)$(KEXECDIR)/vmcore-dmesg
	install -D -m 644 $(doc)/vmcore-save.8 $(DESTDIR)$(MANDIR)/man8/vmcore-save.8
	install -d $(DESTDIR)$(HOOKDIR)
	cp -R --preserve=mode hooks.d/. $(DESTDIR)$(HOOKDIR)/

deb:
	scripts/install/deb build

rpm:
	scripts/install/rpm build

.PHONY: clean
clean:
	rm -rf build
