// SPDX-License-Identifier: GPL-2.0-only
/*
 * A modalias has what a bus knows of a device (kernel:
 * scripts/mod/file2alias.c): its class too, where the bus has such.
 */
#include <stddef.h>
#include <string.h>

#include "module/device_class.h"

static const struct class
{
	const char *bus; /* what the modalias begins with */
	const char *class; /* what is in it; "": that is enough */
	const char *words;
} classes[] = {
	/* Whatever class it pretends to have. */
	{ "pci:v00001AF4", "", "virtio device" },
	/* PCI Code and ID Assignment Specification: base class, subclass. */
	{ "pci:", "bc01sc00", "SCSI controller" },
	{ "pci:", "bc01sc01", "IDE controller" },
	{ "pci:", "bc01sc04", "RAID controller" },
	{ "pci:", "bc01sc05", "ATA controller" },
	{ "pci:", "bc01sc06", "SATA controller" },
	{ "pci:", "bc01sc07", "SAS controller" },
	{ "pci:", "bc01sc08", "NVMe controller" },
	{ "pci:", "bc01", "storage controller" },
	{ "pci:", "bc08sc05", "SD card controller" },
	{ "pci:", "bc0Csc03", "USB controller" },
	{ "pci:", "bc0Csc00", "FireWire controller" },
	/* VIRTIO 1.1, section 5. */
	{ "virtio:", "d00000002v", "virtio disk" },
	{ "virtio:", "d00000008v", "virtio SCSI controller" },
	{ "scsi:t-0x00", "", "SCSI disk" },
	{ "scsi:t-0x05", "", "SCSI CD-ROM drive" },
	{ "scsi:t-0x0e", "", "SCSI disk" },
	{ "mmc:block", "", "memory card" },
	/* USB Mass Storage Class. */
	{ "usb:", "ic08", "USB storage device" },
	{ "vmbus:d96361baa104294db60572e2ffb1dc7f", "",
	  "Hyper-V SCSI controller" },
	{ "xen:vbd", "", "Xen disk" },
	/* Devicetree: binding of virtio, and names that its specification has. */
	{ "of:N", "Cvirtio,mmio", "virtio device" },
	{ "of:NmmcT", "", "SD card controller" },
	{ "of:NpcieT", "", "PCI host bridge" },
	{ "of:NsataT", "", "SATA controller" },
	{ "of:NufsT", "", "UFS controller" },
	{ "of:NusbT", "", "USB controller" },
	/* Linaro's ACPI IDs. */
	{ "acpi:LNRO0005:", "", "virtio device" },
	{ NULL, NULL, NULL },
};

static const struct class nics[] = {
	{ "pci:", "bc02sc00", "Ethernet controller" },
	{ "pci:", "bc02", "network controller" },
	{ "virtio:", "d00000001v", "virtio network interface" },
	/* USB CDC, subclasses ECM and NCM. Many others are of no class. */
	{ "usb:", "ic02isc06", "USB network interface" },
	{ "usb:", "ic02isc0D", "USB network interface" },
	{ "vmbus:635161f83edfc546913ff2d2f965ed0e", "",
	  "Hyper-V network interface" },
	{ "xen:vif", "", "Xen network interface" },
	{ "of:NethernetT", "", "Ethernet controller" },
	{ NULL, NULL, NULL },
};

const char *const disk_buses[] = { "pci", "virtio", "scsi", "usb",
				   "mmc", "vmbus",  "xen",  NULL };

const char *const board_buses[] = { "platform", "i2c", "spi", NULL };

bool device_is_slot(const char *modalias)
{
	return strstr(modalias, "Cvirtio,mmio") ||
	       !strncmp(modalias, "acpi:LNRO0005:", 14);
}

static const char *find(const struct class *c, const char *modalias)
{
	for (; c->bus; c++)
		if (!strncmp(modalias, c->bus, strlen(c->bus)) &&
		    strstr(modalias, c->class))
			return c->words;
	return NULL;
}

const char *device_class(const char *modalias)
{
	return find(classes, modalias);
}

const char *device_nic_class(const char *modalias)
{
	return find(nics, modalias);
}
