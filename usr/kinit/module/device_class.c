// SPDX-License-Identifier: GPL-2.0-only
/*
 * A modalias has what a bus knows of a device (kernel:
 * scripts/mod/file2alias.c): its class too, where the bus has such.
 */
#include <stddef.h>
#include <string.h>

#include "glob.h"
#include "module/device_class.h"

/* Globs of modaliases, and the words for the first that matches. */
static const char classes[] =
	/* Whatever class it pretends to have. */
	"pci:v00001AF4*\0virtio device\0"
	/* PCI Code and ID Assignment Specification: base class, subclass. */
	"pci:*bc01sc00*\0SCSI controller\0"
	"pci:*bc01sc01*\0IDE controller\0"
	"pci:*bc01sc04*\0RAID controller\0"
	"pci:*bc01sc05*\0ATA controller\0"
	"pci:*bc01sc06*\0SATA controller\0"
	"pci:*bc01sc07*\0SAS controller\0"
	"pci:*bc01sc08*\0NVMe controller\0"
	"pci:*bc01*\0storage controller\0"
	"pci:*bc08sc05*\0SD card controller\0"
	"pci:*bc0Csc03*\0USB controller\0"
	"pci:*bc0Csc00*\0FireWire controller\0"
	/* VIRTIO 1.1, section 5. */
	"virtio:*d00000002v*\0virtio disk\0"
	"virtio:*d00000008v*\0virtio SCSI controller\0"
	"scsi:t-0x00*\0SCSI disk\0"
	"scsi:t-0x05*\0SCSI CD-ROM drive\0"
	"scsi:t-0x0e*\0SCSI disk\0"
	"mmc:block*\0memory card\0"
	/* USB Mass Storage Class. */
	"usb:*ic08*\0USB storage device\0"
	"vmbus:d96361baa104294db60572e2ffb1dc7f*\0Hyper-V SCSI controller\0"
	"xen:vbd*\0Xen disk\0"
	/* Devicetree: binding of virtio, and names that its specification has. */
	"of:N*Cvirtio,mmio*\0virtio device\0"
	"of:NmmcT*\0SD card controller\0"
	"of:NpcieT*\0PCI host bridge\0"
	"of:NsataT*\0SATA controller\0"
	"of:NufsT*\0UFS controller\0"
	"of:NusbT*\0USB controller\0"
	/* Linaro's ACPI IDs. */
	"acpi:LNRO0005:*\0virtio device\0";

static const char nics[] =
	"pci:*bc02sc00*\0Ethernet controller\0"
	"pci:*bc02*\0network controller\0"
	"virtio:*d00000001v*\0virtio network interface\0"
	/* USB CDC, subclasses ECM and NCM. Many others are of no class. */
	"usb:*ic02isc06*\0USB network interface\0"
	"usb:*ic02isc0D*\0USB network interface\0"
	"vmbus:635161f83edfc546913ff2d2f965ed0e*\0Hyper-V network interface\0"
	"xen:vif*\0Xen network interface\0"
	"of:NethernetT*\0Ethernet controller\0";

const char *const disk_buses[] = { "pci", "virtio", "scsi", "usb",
				   "mmc", "vmbus",  "xen",  NULL };

const char *const board_buses[] = { "platform", "i2c", "spi", NULL };

bool device_is_slot(const char *modalias)
{
	return strstr(modalias, "Cvirtio,mmio") ||
	       !strncmp(modalias, "acpi:LNRO0005:", 14);
}

static const char *find(const char *glob, const char *modalias)
{
	while (*glob) {
		const char *words = glob + strlen(glob) + 1;

		if (glob_match(glob, modalias))
			return words;
		glob = words + strlen(words) + 1;
	}
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
