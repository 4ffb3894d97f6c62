// SPDX-License-Identifier: GPL-2.0-only
/*
 * What the root of a machine may be behind. Drivers are known by the folder of
 * the kernel's source that they come from, which says what they are for and
 * holds what does not exist yet; file systems by the aliases that the kernel
 * itself asks for.
 */
#include <stdlib.h>
#include <string.h>

#include "base/message.h"
#include "kernel/pick.h"

/* Below the folder of all modules. */
static const char *const folders[] = {
	/* Disks, and what they are attached to. */
	"kernel/drivers/ata/",
	"kernel/drivers/block/",
	"kernel/drivers/cdrom/",
	"kernel/drivers/firewire/",
	"kernel/drivers/hv/",
	"kernel/drivers/memstick/",
	"kernel/drivers/message/",
	"kernel/drivers/mmc/",
	"kernel/drivers/nvdimm/",
	"kernel/drivers/nvme/host/",
	"kernel/drivers/pci/",
	"kernel/drivers/scsi/",
	"kernel/drivers/thunderbolt/",
	"kernel/drivers/ufs/",
	"kernel/drivers/usb/chipidea/",
	"kernel/drivers/usb/common/",
	"kernel/drivers/usb/core/",
	"kernel/drivers/usb/dwc2/",
	"kernel/drivers/usb/dwc3/",
	"kernel/drivers/usb/host/",
	"kernel/drivers/usb/phy/",
	"kernel/drivers/usb/roles/",
	"kernel/drivers/usb/storage/",
	"kernel/drivers/usb/typec/",
	"kernel/drivers/virtio/",
	"kernel/drivers/xen/",
	/* What those need on boards that describe themselves by a device tree. */
	"kernel/drivers/bus/",
	"kernel/drivers/clk/",
	"kernel/drivers/dma/",
	"kernel/drivers/gpio/",
	"kernel/drivers/interconnect/",
	"kernel/drivers/iommu/",
	"kernel/drivers/mailbox/",
	"kernel/drivers/nvmem/",
	"kernel/drivers/phy/",
	"kernel/drivers/pinctrl/",
	"kernel/drivers/regulator/",
	"kernel/drivers/reset/",
	"kernel/drivers/soc/",
	/* Keyboards. */
	"kernel/drivers/hid/",
	"kernel/drivers/input/keyboard/",
	"kernel/drivers/input/serio/",
};

/*
 * What else is between a disk and the processor of a board that describes
 * itself by a device tree: what switches its power, and how that is reached.
 * Elsewhere these folders have sensors and the like, so only what a device tree
 * names is meant.
 */
static const char *const board_folders[] = {
	"kernel/drivers/devfreq/",
	"kernel/drivers/extcon/",
	"kernel/drivers/firmware/",
	"kernel/drivers/hwspinlock/",
	"kernel/drivers/i2c/",
	"kernel/drivers/irqchip/",
	"kernel/drivers/memory/",
	"kernel/drivers/mfd/",
	"kernel/drivers/platform/chrome/",
	"kernel/drivers/pmdomain/",
	"kernel/drivers/power/",
	"kernel/drivers/pwm/",
	"kernel/drivers/rpmsg/",
	"kernel/drivers/spi/",
	"kernel/drivers/spmi/",
	"kernel/drivers/usb/",
};

/* Chips on boards, which most have only for their firmware. */
static const char *const flash_folders[] = { "kernel/drivers/mtd/" };

/* Which is in such a folder, and is nothing of the kind. */
static const char *const others[] = {
	"kernel/drivers/hid/hid-sensor",
	"kernel/drivers/scsi/fcoe/",
	"kernel/drivers/scsi/device_handler/",
	"kernel/drivers/scsi/scsi_debug.",
	"kernel/drivers/block/null_blk/",
	"kernel/drivers/block/drbd/",
	"kernel/drivers/block/rnbd/",
	"kernel/drivers/block/aoe/",
	"kernel/drivers/block/zram/",
	"kernel/drivers/block/pktcdvd.",
	"kernel/drivers/block/floppy.",
	"kernel/drivers/firmware/qemu_fw_cfg.",
};

/*
 * Interfaces with a cable, and what is built upon them. Before somebody has
 * logged in there is no wireless network.
 */
static const char *const network_folders[] = {
	"kernel/drivers/net/bonding/",
	"kernel/drivers/net/dsa/",
	"kernel/drivers/net/ethernet/",
	"kernel/drivers/net/fjes/",
	"kernel/drivers/net/hyperv/",
	"kernel/drivers/net/mdio/",
	"kernel/drivers/net/mdio.",
	"kernel/drivers/net/mii.",
	"kernel/drivers/net/net_failover.",
	"kernel/drivers/net/pcs/",
	"kernel/drivers/net/phy/",
	"kernel/drivers/net/usb/",
	"kernel/drivers/net/virtio_net.",
	"kernel/drivers/net/vmxnet3/",
	"kernel/drivers/net/xen-netfront.",
	"kernel/net/8021q/",
	"kernel/net/bridge/bridge.",
	"kernel/net/core/failover.",
	"kernel/net/ipv6/ipv6.",
	"kernel/net/packet/",
};

static const char *const wanted[] = {
	"fs-bcachefs", "fs-btrfs",   "fs-cramfs",   "fs-efivarfs",
	"fs-erofs",    "fs-exfat",   "fs-ext4",	    "fs-f2fs",
	"fs-iso9660",  "fs-jffs2",   "fs-jfs",	    "fs-nilfs2",
	"fs-ntfs3",    "fs-overlay", "fs-reiserfs", "fs-romfs",
	"fs-squashfs", "fs-ubifs",   "fs-udf",	    "fs-vfat",
	"fs-xfs",      "nls_cp437",  "nls_ascii",   "nls_iso8859-1",
	"nls_utf8",    "loop",
};

static bool begins_as(const char *path, const char *const *list, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (!strncmp(path, list[i], strlen(list[i])))
			return true;
	return false;
}

#define BEGINS_AS(path, list)                                                  \
	begins_as(path, list, sizeof(list) / sizeof(*(list)))

bool pick_is_storage(const char *path, const char *modalias, bool flash)
{
	if (BEGINS_AS(path, others))
		return false;
	if (BEGINS_AS(path, folders))
		return true;
	return !strncmp(modalias, "of:", 3) &&
	       (BEGINS_AS(path, board_folders) ||
		(flash && BEGINS_AS(path, flash_folders)));
}

bool pick_is_network(const char *path)
{
	return BEGINS_AS(path, network_folders);
}

/* For a root, or for a way to one. */
static bool is_meant(const struct pick *pick, const char *path,
		     const char *modalias, bool flash)
{
	return pick_is_storage(path, modalias, flash) ||
	       (pick->network && pick_is_network(path));
}

bool pick_is_flash(const char *type)
{
	return type && (!strcmp(type, "ubifs") || !strcmp(type, "jffs2"));
}

static bool consider(void *context, const char *key, uint32_t priority,
		     const char *line)
{
	(void)priority;
	if (is_meant(context, line, "", true))
		pick_module(context, key, NULL);
	return true;
}

static bool consider_alias(void *context, const char *key, uint32_t priority,
			   const char *name)
{
	struct pick *pick = context;
	char *line;

	(void)priority;
	if (strncmp(key, "of:", 3) || pick_has(pick, name))
		return true;
	line = modules_line(pick->modules, name);
	if (line && pick_is_storage(line, key, true))
		pick_module(pick, name, NULL);
	free(line);
	return true;
}

/* Of the devices of a machine most have nothing to do with its root. */
static void pick_device(struct pick *pick, const struct machine_device *d,
			bool flash)
{
	struct strings names = { 0 };

	modules_look_up(pick->modules, d->modalias, &names);
	for (size_t i = 0; i < names.count; i++) {
		char *line = modules_line(pick->modules, names.items[i]);

		if (line && is_meant(pick, line, d->modalias, flash)) {
			pick_module(pick, names.items[i], NULL);
			pick_want(pick, names.items[i]);
		}
		free(line);
	}
	strings_free(&names);
}

/* Which version a server has shows at boot, and is asked for then. */
static void pick_nfs(struct pick *pick)
{
	static const char *const names[] = { "fs-nfs", "nfsv3", "nfsv4" };

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		pick_alias(pick, names[i], NULL);
}

static void pick_root(struct pick *pick, const char *type)
{
	static const char *const nls[] = { "nls_cp437", "nls_ascii",
					   "nls_iso8859-1", "nls_utf8" };
	char *alias = mem_printf("fs-%s", type);

	if (pick_alias(pick, alias, NULL) == MODULES_NONE)
		notice_at(NULL,
			  "the kernel %s has no driver for the file system of the root, %s",
			  pick->modules->version, type);
	free(alias);
	for (size_t i = 0; !strcmp(type, "vfat") && i < 4; i++)
		pick_alias(pick, nls[i], NULL);
	if (machine_is_nfs(type))
		pick_nfs(pick);
}

/* What no device asks for: packets for DHCP, and IPv6. */
static void pick_protocols(struct pick *pick)
{
	pick_alias(pick, "net-pf-17", NULL);
	pick_alias(pick, "net-pf-10", NULL);
}

void pick_machine(struct pick *pick, const struct machine *machine)
{
	pick->network |= machine_needs_network(machine);
	for (size_t i = 0; i < machine->n_devices; i++)
		pick_device(pick, &machine->devices[i],
			    pick_is_flash(machine->root));
	if (pick->network)
		pick_protocols(pick);
	/* Where systemd says that the machine is hibernated. */
	pick_alias(pick, "fs-efivarfs", NULL);
	if (machine->root)
		pick_root(pick, machine->root);
	for (size_t i = 0; i < machine->n_layers; i++) {
		const char *kind = machine->layers[i].kind;
		const char *detail = machine->layers[i].detail;
		char *alias = mem_printf("rtnl-link-%s", kind);

		if (!strcmp(kind, "overlay"))
			pick_root(pick, *detail ? detail : kind);
		else if (!strcmp(kind, "loop"))
			pick_alias(pick, "loop", NULL);
		else if (machine_layer_link(kind))
			pick_alias(pick, alias, NULL);
		free(alias);
	}
}

void pick_generic(struct pick *pick)
{
	/*
	 * Whether it is damaged was seen when the names of hooks were looked
	 * up.
	 */
	module_index_walk(&pick->modules->files[MODULES_DEP].index, consider,
			  pick);
	module_index_walk(&pick->modules->files[MODULES_ALIAS].index,
			  consider_alias, pick);
	for (size_t i = 0; i < sizeof(wanted) / sizeof(*wanted); i++)
		pick_alias(pick, wanted[i], NULL);
	if (pick->network)
		pick_nfs(pick);
}
