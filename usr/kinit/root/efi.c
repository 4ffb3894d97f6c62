// SPDX-License-Identifier: GPL-2.0-only
#include <fcntl.h>
#include <linux/mount.h>
#include <sys/mount.h>
#include <unistd.h>

#include "log/log.h"
#include "root/discoverable.h"
#include "root/efi.h"
#include "small_file.h"

#define EFIVARS "/sys/firmware/efi/efivars"

/* Of the vendor ID that systemd's Boot Loader Interface has. */
#define LOADER_VARIABLE                                                        \
	EFIVARS "/LoaderDevicePartUUID-4a67b082-0a4c-41cf-b6c7-440b29bb8c4f"

static bool is_automatic(const struct target *root)
{
	for (unsigned int i = 0; i < root->n_specs; i++)
		if (root->specs[i].kind == ROOT_GPT_AUTO)
			return true;
	return false;
}

void efi_read_loader(struct boot *boot)
{
	const unsigned long flags = MS_NOSUID | MS_NODEV | MS_NOEXEC |
				    MS_RDONLY;
	uint8_t raw[DISCOVERABLE_LOADER_SIZE];
	bool is_ours;
	ssize_t n;

	/* To list the variables takes the firmware its time: only if needed. */
	if (!is_automatic(&boot->targets[TARGET_ROOT]) || access(EFIVARS, F_OK))
		return;
	is_ours = !mount("efivarfs", EFIVARS, "efivarfs", flags, NULL);
	n = small_file_read(AT_FDCWD, LOADER_VARIABLE, raw, sizeof(raw));
	if (discoverable_loader(boot->loader_partuuid, raw, n < 0 ? 0 : n))
		log_print(LOG_DEBUG, "the boot loader is from PARTUUID=%s",
			  boot->loader_partuuid);
	/* The real init mounts it as it likes. */
	if (is_ours)
		umount(EFIVARS);
}
