// SPDX-License-Identifier: GPL-2.0-only
#include <fcntl.h>
#include <linux/mount.h>
#include <stdio.h>
#include <sys/mount.h>
#include <unistd.h>

#include "log/log.h"
#include "resume/location.h"
#include "root/discoverable.h"
#include "root/efi.h"
#include "small_file.h"

#define EFIVARS "/sys/firmware/efi/efivars"

/* Of the vendor ID that systemd's Boot Loader Interface has. */
#define LOADER_VARIABLE                                                        \
	EFIVARS "/LoaderDevicePartUUID-4a67b082-0a4c-41cf-b6c7-440b29bb8c4f"

/* And of that which is systemd's own. */
#define LOCATION_VARIABLE                                                      \
	EFIVARS "/HibernateLocation-8cf2644b-4b0b-428f-9387-6d876050dc67"

static bool is_automatic(const struct target *root)
{
	for (unsigned int i = 0; i < root->n_specs; i++)
		if (root->specs[i].kind == ROOT_GPT_AUTO)
			return true;
	return false;
}

static void read_loader(struct boot *boot)
{
	uint8_t raw[DISCOVERABLE_LOADER_SIZE];
	ssize_t n =
		small_file_read(AT_FDCWD, LOADER_VARIABLE, raw, sizeof(raw));

	if (discoverable_loader(boot->loader_partuuid, raw, n < 0 ? 0 : n))
		log_print(LOG_DEBUG, "the boot loader is from PARTUUID=%s",
			  boot->loader_partuuid);
}

/* The kernel's command line comes first, but not what the image says. */
static bool wants_location(const struct boot *boot)
{
	const struct params *p = &boot->params;

	return KINIT_HAS_RESUME && !saves_dump(boot) &&
	       (!p->resume || p->resume == boot->resume.location) &&
	       p->resume_mode != RESUME_OFF &&
	       !access("/sys/power/resume", F_OK);
}

static void read_location(struct boot *boot)
{
	struct target *t = &boot->targets[TARGET_RESUME];
	struct resume *r = &boot->resume;
	uint8_t raw[LOCATION_SIZE];
	struct location l;
	ssize_t n =
		small_file_read(AT_FDCWD, LOCATION_VARIABLE, raw, sizeof(raw));

	if (n <= 0)
		return;
	if (!location_read(&l, raw, n)) {
		log_print(LOG_WARNING,
			  "EFI's HibernateLocation makes no sense");
		return;
	}
	snprintf(r->location, sizeof(r->location), "UUID=%s", l.uuid);
	r->offset = l.offset;
	r->pending = true;
	t->source = r->location;
	t->n_specs = root_parse_list(t->specs, r->location);
}

void efi_read(struct boot *boot)
{
	const unsigned long flags = MS_NOSUID | MS_NODEV | MS_NOEXEC |
				    MS_RDONLY;
	bool loader = is_automatic(&boot->targets[TARGET_ROOT]);
	bool location = wants_location(boot);
	bool is_ours;

	/* To list the variables takes the firmware its time: only if needed. */
	if ((!loader && !location) || access(EFIVARS, F_OK))
		return;
	is_ours = !mount("efivarfs", EFIVARS, "efivarfs", flags, NULL);
	if (loader)
		read_loader(boot);
	if (location)
		read_location(boot);
	/* The real init mounts it as it likes. */
	if (is_ours)
		umount2(EFIVARS, 0);
}
