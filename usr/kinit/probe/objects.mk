# SPDX-License-Identifier: GPL-2.0-only
#
# What looks at a device: /init is linked with it, and so are "kinitramfs probe",
# the unit tests and the fuzzers. device.o, which makes system calls, is apart.

probe-objs := backup.o bcachefs.o bios_raid.o btrfs.o chain.o exfat.o ext.o f2fs.o \
	fat.o fields.o foreign.o gpt.o iso9660.o jfs.o luks.o lvm2.o \
	lvm2_text.o mapper.o mbr.o md.o nilfs2.o ntfs.o old_raid.o ptable.o \
	ptable_other.o readonly.o reiserfs.o swap.o table.o udf.o xfs.o zfs.o

# Those of usr/lib that it needs.
probe-lib-objs := blake2b.o crc32.o crc32c.o crc64.o sha256.o utf16.o uuid.o \
	xxh64.o
