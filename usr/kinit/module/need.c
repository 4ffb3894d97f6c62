// SPDX-License-Identifier: GPL-2.0-only
/*
 * By the folder of the kernel's source that a module comes from, which says what
 * it is for, also of what does not exist yet. The first line that fits holds.
 */
#include <stddef.h>
#include <string.h>

#include "module/need.h"

static const struct {
	const char *folder;
	enum module_need need;
} folders[] = {
	/* The disks of virtual machines: quick to load, and seldom in vain. */
	{ "drivers/virtio/", NEED_FIRST },
	{ "drivers/block/virtio_blk", NEED_FIRST },
	{ "drivers/scsi/virtio_scsi", NEED_FIRST },
	{ "drivers/block/xen", NEED_FIRST },
	{ "drivers/hv/", NEED_FIRST },
	{ "drivers/scsi/hv_storvsc", NEED_FIRST },
	{ "drivers/nvme/host/", NEED_FIRST },
	{ "drivers/ata/", NEED_STORAGE },
	{ "drivers/block/", NEED_STORAGE },
	{ "drivers/cdrom/", NEED_STORAGE },
	{ "drivers/message/", NEED_STORAGE },
	{ "drivers/nvme/", NEED_STORAGE },
	{ "drivers/scsi/", NEED_STORAGE },
	{ "drivers/pci/", NEED_STORAGE },
	{ "drivers/xen/", NEED_STORAGE },
	{ "drivers/bus/", NEED_CARRIER },
	{ "drivers/clk/", NEED_CARRIER },
	{ "drivers/dma/", NEED_CARRIER },
	{ "drivers/firewire/", NEED_CARRIER },
	{ "drivers/gpio/", NEED_CARRIER },
	{ "drivers/interconnect/", NEED_CARRIER },
	{ "drivers/iommu/", NEED_CARRIER },
	{ "drivers/mailbox/", NEED_CARRIER },
	{ "drivers/memstick/", NEED_CARRIER },
	{ "drivers/mmc/", NEED_CARRIER },
	{ "drivers/mtd/", NEED_CARRIER },
	{ "drivers/nvdimm/", NEED_CARRIER },
	{ "drivers/phy/", NEED_CARRIER },
	{ "drivers/pinctrl/", NEED_CARRIER },
	{ "drivers/regulator/", NEED_CARRIER },
	{ "drivers/reset/", NEED_CARRIER },
	{ "drivers/soc/", NEED_CARRIER },
	{ "drivers/thunderbolt/", NEED_CARRIER },
	{ "drivers/ufs/", NEED_CARRIER },
	{ "drivers/usb/gadget/", NEED_NEVER },
	{ "drivers/usb/misc/", NEED_NEVER },
	{ "drivers/usb/serial/", NEED_NEVER },
	{ "drivers/usb/", NEED_CARRIER },
	{ "drivers/hid/", NEED_INPUT },
	{ "drivers/input/keyboard/", NEED_INPUT },
	{ "drivers/input/serio/", NEED_INPUT },
	{ "drivers/net/", NEED_NETWORK },
	{ "net/", NEED_NETWORK },
	{ "arch/", NEED_NEVER },
	{ "crypto/", NEED_NEVER },
	{ "drivers/bluetooth/", NEED_NEVER },
	{ "drivers/char/", NEED_NEVER },
	{ "drivers/cpufreq/", NEED_NEVER },
	{ "drivers/crypto/", NEED_NEVER },
	{ "drivers/edac/", NEED_NEVER },
	{ "drivers/gpu/", NEED_NEVER },
	{ "drivers/hwmon/", NEED_NEVER },
	{ "drivers/iio/", NEED_NEVER },
	{ "drivers/infiniband/", NEED_NETWORK },
	{ "drivers/input/", NEED_NEVER },
	{ "drivers/leds/", NEED_NEVER },
	{ "drivers/media/", NEED_NEVER },
	{ "drivers/thermal/", NEED_NEVER },
	{ "drivers/video/", NEED_NEVER },
	{ "drivers/watchdog/", NEED_NEVER },
	{ "sound/", NEED_NEVER },
};

/*
 * On a board that describes itself by a device tree these switch the power of a
 * disk's controller, or tell how that is reached. Elsewhere they lead to none.
 */
static const char *const board[] = {
	"drivers/devfreq/",  "drivers/extcon/",
	"drivers/firmware/", "drivers/hwspinlock/",
	"drivers/i2c/",	     "drivers/irqchip/",
	"drivers/memory/",   "drivers/mfd/",
	"drivers/nvmem/",    "drivers/platform/chrome/",
	"drivers/pmdomain/", "drivers/power/",
	"drivers/pwm/",	     "drivers/rpmsg/",
	"drivers/spi/",	     "drivers/spmi/",
	"drivers/usb/misc/",
};

/*
 * Where what a driver found has a bus of its own: a disk of a controller, a
 * card.
 */
static const char *const found[] = { "scsi:", "virtio:", "mmc:", "vmbus:",
				     "xen:" };

enum module_need module_need(const char *path, const char *alias)
{
	static const char top[] = "kernel/";
	enum module_need need = NEED_OTHER;

	if (!strncmp(path, top, strlen(top)))
		path += strlen(top);
	for (size_t i = 0; i < sizeof(board) / sizeof(*board); i++)
		if (!strncmp(alias, "of:", 3) &&
		    !strncmp(path, board[i], strlen(board[i])))
			return NEED_SUPPLIER;
	for (size_t i = 0; i < sizeof(folders) / sizeof(*folders); i++) {
		if (strncmp(path, folders[i].folder, strlen(folders[i].folder)))
			continue;
		need = folders[i].need;
		break;
	}
	for (size_t i = 0; i < sizeof(found) / sizeof(*found); i++)
		if (need <= NEED_CARRIER &&
		    !strncmp(alias, found[i], strlen(found[i])))
			need = NEED_FIRST;
	return need;
}
