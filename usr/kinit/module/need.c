// SPDX-License-Identifier: GPL-2.0-only
/*
 * By the folder of the kernel's source that a module comes from, which says what
 * it is for, also of what does not exist yet. The first line that fits holds.
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "module/need.h"

struct folder {
	char name[17];
	uint8_t need; /* an enum module_need */
};

/* In drivers/. */
static const struct folder drivers[] = {
	/* The disks of virtual machines: quick to load, and seldom in vain. */
	{ "virtio/", NEED_FIRST },
	{ "block/virtio_blk", NEED_FIRST },
	{ "scsi/virtio_scsi", NEED_FIRST },
	{ "block/xen", NEED_FIRST },
	{ "hv/", NEED_FIRST },
	{ "scsi/hv_storvsc", NEED_FIRST },
	{ "nvme/host/", NEED_FIRST },
	{ "ata/", NEED_STORAGE },
	{ "block/", NEED_STORAGE },
	{ "cdrom/", NEED_STORAGE },
	{ "message/", NEED_STORAGE },
	{ "nvme/", NEED_STORAGE },
	{ "scsi/", NEED_STORAGE },
	{ "pci/", NEED_STORAGE },
	{ "xen/", NEED_STORAGE },
	{ "bus/", NEED_CARRIER },
	{ "clk/", NEED_CARRIER },
	{ "dma/", NEED_CARRIER },
	{ "firewire/", NEED_CARRIER },
	{ "gpio/", NEED_CARRIER },
	{ "interconnect/", NEED_CARRIER },
	{ "iommu/", NEED_CARRIER },
	{ "mailbox/", NEED_CARRIER },
	{ "memstick/", NEED_CARRIER },
	{ "mmc/", NEED_CARRIER },
	{ "mtd/", NEED_CARRIER },
	{ "nvdimm/", NEED_CARRIER },
	{ "phy/", NEED_CARRIER },
	{ "pinctrl/", NEED_CARRIER },
	{ "regulator/", NEED_CARRIER },
	{ "reset/", NEED_CARRIER },
	{ "soc/", NEED_CARRIER },
	{ "thunderbolt/", NEED_CARRIER },
	{ "ufs/", NEED_CARRIER },
	{ "usb/gadget/", NEED_NEVER },
	{ "usb/misc/", NEED_NEVER },
	{ "usb/serial/", NEED_NEVER },
	{ "usb/", NEED_CARRIER },
	{ "hid/", NEED_INPUT },
	{ "input/keyboard/", NEED_INPUT },
	{ "input/serio/", NEED_INPUT },
	{ "net/", NEED_NETWORK },
	{ "bluetooth/", NEED_NEVER },
	{ "char/", NEED_NEVER },
	{ "cpufreq/", NEED_NEVER },
	{ "crypto/", NEED_NEVER },
	{ "edac/", NEED_NEVER },
	{ "gpu/", NEED_NEVER },
	{ "hwmon/", NEED_NEVER },
	{ "iio/", NEED_NEVER },
	{ "infiniband/", NEED_NETWORK },
	{ "input/", NEED_NEVER },
	{ "leds/", NEED_NEVER },
	{ "media/", NEED_NEVER },
	{ "thermal/", NEED_NEVER },
	{ "video/", NEED_NEVER },
	{ "watchdog/", NEED_NEVER },
};

/* Elsewhere. */
static const struct folder others[] = {
	{ "net/", NEED_NETWORK },
	{ "arch/", NEED_NEVER },
	{ "crypto/", NEED_NEVER },
	{ "sound/", NEED_NEVER },
};

/*
 * On a board that describes itself by a device tree these switch the power of a
 * disk's controller, or tell how that is reached. Elsewhere they lead to none.
 */
static const char board[][17] = {
	"devfreq/",  "extcon/",		 "firmware/", "hwspinlock/",
	"i2c/",	     "irqchip/",	 "memory/",   "mfd/",
	"nvmem/",    "platform/chrome/", "pmdomain/", "power/",
	"pwm/",	     "rpmsg/",		 "spi/",      "spmi/",
	"usb/misc/",
};

/*
 * Where what a driver found has a bus of its own: a disk of a controller, a
 * card.
 */
static const char found[][8] = { "scsi:", "virtio:", "mmc:", "vmbus:", "xen:" };

#define COUNT(a) (sizeof(a) / sizeof(*(a)))

static bool begins(const char *text, const char *start)
{
	return !strncmp(text, start, strlen(start));
}

static enum module_need find(const struct folder *f, size_t n, const char *path)
{
	for (; n; f++, n--)
		if (begins(path, f->name))
			return f->need;
	return NEED_OTHER;
}

enum module_need module_need(const char *path, const char *alias)
{
	static const char top[] = "kernel/", in_drivers[] = "drivers/";
	enum module_need need;

	if (begins(path, top))
		path += strlen(top);
	if (begins(path, in_drivers)) {
		path += strlen(in_drivers);
		for (size_t i = 0; i < COUNT(board); i++)
			if (begins(alias, "of:") && begins(path, board[i]))
				return NEED_SUPPLIER;
		need = find(drivers, COUNT(drivers), path);
	} else {
		need = find(others, COUNT(others), path);
	}
	for (size_t i = 0; i < COUNT(found); i++)
		if (need <= NEED_CARRIER && begins(alias, found[i]))
			need = NEED_FIRST;
	return need;
}
