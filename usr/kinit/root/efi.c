// SPDX-License-Identifier: GPL-2.0-only
#include <fcntl.h>
#include <linux/mount.h>
#include <sys/mount.h>
#include <unistd.h>

#include "log/log.h"
#include "root/discoverable.h"
#include "root/efi.h"

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

static size_t read_variable(uint8_t *buf, size_t size)
{
	int fd = open(LOADER_VARIABLE, O_RDONLY | O_CLOEXEC);
	ssize_t n;

	if (fd < 0)
		return 0;
	n = read(fd, buf, size);
	close(fd);
	return n < 0 ? 0 : n;
}

void efi_read_loader(struct boot *boot)
{
	const unsigned long flags = MS_NOSUID | MS_NODEV | MS_NOEXEC |
				    MS_RDONLY;
	uint8_t raw[DISCOVERABLE_LOADER_SIZE];
	bool is_ours;

	/* To list the variables takes the firmware its time: only if needed. */
	if (!is_automatic(&boot->targets[TARGET_ROOT]) || access(EFIVARS, F_OK))
		return;
	is_ours = !mount("efivarfs", EFIVARS, "efivarfs", flags, NULL);
	if (discoverable_loader(boot->loader_partuuid, raw,
				read_variable(raw, sizeof(raw))))
		log_print(LOG_DEBUG, "the boot loader is from PARTUUID=%s",
			  boot->loader_partuuid);
	/* The real init mounts it as it likes. */
	if (is_ours)
		umount(EFIVARS);
}
