#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
#
# Inside a kernel tree: what make does again, and what it does not.
set -eu
repo=$(cd "$(dirname "$0")/../.." && pwd)
. "$repo/tests/lib/common.sh"
. "$repo/tests/lib/tap.sh"
. "$repo/tests/lib/usr.sh"

usr_open rebuild
check 'the kernel is configured with kinit' usr_configure
check 'make -j4 usr/ builds' usr_make -j4 usr/
check 'the base image is there' test -s "$objects/usr/kinit/base.cpio"
check 'its list is there, as text' grep -q '^file /init ' "$objects/usr/kinit/base.list"

usr_mark
check 'make once more' usr_make usr/
is "$(usr_changed)" '' 'nothing is made anew if nothing was touched'

usr_mark
touch "$linux/usr/kinit/goal/goal.c"
check 'make after one source of kinit was touched' usr_make usr/
is "$(usr_changed)" 'built-in.a initramfs_data.o initramfs_inc_data kinit/base.cpio kinit/goal/goal.o kinit/init kinit/init.elf ' \
	'it is compiled, linked and packed, and nothing else'

usr_mark
touch "$linux/usr/klibc/string/strlen.c"
check 'make after one source of klibc was touched' usr_make usr/
is "$(usr_changed)" 'built-in.a initramfs_data.o initramfs_inc_data kinit/base.cpio kinit/init kinit/init.elf klibc/libc.a klibc/string/strlen.o ' \
	'it is compiled, archived, linked and packed'

usr_mark
touch "$linux/usr/kinit/goal/goal.h"
check 'make after a header was touched' usr_make usr/
is "$(usr_changed | tr ' ' '\n' | grep '\.o$' | tr '\n' ' ')" \
	'initramfs_data.o kinit/crash.o kinit/goal/goal.o kinit/main.o kinit/report/fail.o kinit/report/mount.o kinit/report/report.o kinit/report/show.o kinit/report/wait.o kinit/step.o ' \
	'what includes it is compiled'

usr_mark
touch "$linux/usr/klibc/include/dirent.h"
check 'make after a header of klibc was touched' usr_make usr/
is "$(usr_changed | tr ' ' '\n' | grep '^kinit.*\.o$' | tr '\n' ' ')" \
	'kinit/coldplug.o kinit/device/blockdev.o kinit/device/identity.o kinit/device/mapped.o kinit/hook/hook.o kinit/module/conf.o kinit/module/driverless.o kinit/module/indexes.o kinit/net/state/hand_over.o kinit/root/init/init.o kinit/root/switch_root.o ' 'what includes it is compiled'

# A packer that fails must not leave something that looks like an image.
usr_mark
touch "$linux/usr/kinit/base.list.in"
check_not 'a packer that fails fails the build' usr_make usr/ packer=/bin/false 2>/dev/null
check_not 'and leaves no image' test -e "$objects/usr/kinit/base.cpio"
check 'make after the list was touched, and the packer mended' usr_make usr/
is "$(usr_changed)" 'built-in.a initramfs_data.o initramfs_inc_data kinit/base.cpio kinit/base.list ' \
	'it is packed again, and nothing is compiled'

before=$(sha256sum <"$objects/usr/kinit/init")
usr_mark
check_not '/init does not know the init' grep -q /opt/first "$objects/usr/kinit/init"
check "an option of ours and the kernel's default init are changed" \
	usr_configure CONFIG_KINIT_TIMEOUT=77 'CONFIG_DEFAULT_INIT="/opt/first"'
check 'make' usr_make usr/
check 'what depends on the one is compiled' test "$objects/usr/kinit/cmdline.o" -nt "$objects.mark"
check 'what depends on the other is, too' test "$objects/usr/kinit/root/init/init.o" -nt "$objects.mark"
check_not 'klibc is not' test "$objects/usr/klibc/libc.a" -nt "$objects.mark"
check_not '/init is another one' test "$before" = "$(sha256sum <"$objects/usr/kinit/init")"
check '/init knows it' grep -q /opt/first "$objects/usr/kinit/init"

# What was built with the option on is cleaned with the option off, too.
echo '# CONFIG_KINIT is not set' >"$objects.off"
(cd "$objects" && "$linux/scripts/kconfig/merge_config.sh" -m .config \
	"$objects.off" >/dev/null 2>&1)
check 'the option is off' usr_make -s olddefconfig
check 'there is something to clean' test -e "$objects/usr/kinit/init"
check 'make clean' usr_make clean
is "$(cd "$objects/usr" && find kinit klibc lib -type f)" '' 'make clean leaves nothing of ours'
check 'the option is on again' usr_configure
check 'it builds again, with -j4' usr_make -j4 usr/
check 'the base image is there again' test -s "$objects/usr/kinit/base.cpio"
usr_copy
check 'make mrproper' usr_make mrproper
is "$(cd "$objects/usr" 2>/dev/null && find kinit klibc lib -type f 2>/dev/null)" '' 'make mrproper leaves nothing of ours'
usr_copy_end
done_testing
