// SPDX-License-Identifier: GPL-2.0-only
#include "../tap.h"
#include "module/device_class.h"

/* Modaliases as QEMU's devices have them. */
int main(void)
{
	is_str(device_class(
		       "pci:v00008086d00002922sv00001AF4sd00001100bc01sc06i01"),
	       "SATA controller", "by its subclass");
	is_str(device_class(
		       "pci:v00001000d00000012sv00000000sd00001000bc01sc80i00"),
	       "storage controller", "by its class");
	is_str(device_class(
		       "pci:v00001B36d0000000Dsv00001AF4sd00001100bc0Csc03i30"),
	       "USB controller", "what a disk may hang on");
	is_str(device_class(
		       "pci:v00001AF4d00001001sv00001AF4sd00000002bc01sc00i00"),
	       "virtio device", "whatever it pretends to be");
	is_str(device_class(
		       "pci:v00001AF4d00001041sv00001AF4sd00001100bc02sc00i00"),
	       "virtio device", "of which the bus tells more");
	is_str(device_class("virtio:d00000008v00001AF4"),
	       "virtio SCSI controller", "virtio");
	is_str(device_class(
		       "usb:v46F4p0001d0000dc00dsc00dp00ic08isc06ip50in00"),
	       "USB storage device", "USB");
	is_str(device_class("scsi:t-0x00"), "SCSI disk", "SCSI");
	is_str(device_class("of:Nvirtio_mmioT(null)Cvirtio,mmio"),
	       "virtio device", "of a device tree");
	is_str(device_class("of:NmmcT(null)Cbrcm,bcm2835-sdhost"),
	       "SD card controller", "by the name of its node");
	is_str(device_class("acpi:LNRO0005:"), "virtio device", "of ACPI");
	ok(device_is_slot("of:Nvirtio_mmioT(null)Cvirtio,mmio"),
	   "where a device may be");
	ok(device_is_slot("acpi:LNRO0005:"), "and of ACPI");
	ok(!device_is_slot("of:NmmcT(null)Cbrcm,bcm2835-sdhost"),
	   "a controller is there for itself");
	ok(!device_class("of:Ni2cT(null)Cbrcm,bcm2835-i2c"),
	   "what is named otherwise may be anything");
	ok(!device_class(
		   "pci:v00001234d00001111sv00001AF4sd00001100bc03sc00i00"),
	   "a graphics card leads to no disk");
	ok(!device_class("virtio:d00000001v00001AF4"),
	   "nor does a network card");
	ok(!device_class(""), "nor nothing");
	is_str(device_nic_class(
		       "pci:v00001AF4d00001000sv00001AF4sd00000001bc02sc00i00"),
	       "Ethernet controller", "a network card");
	is_str(device_nic_class("virtio:d00000001v00001AF4"),
	       "virtio network interface", "of virtio");
	ok(!device_nic_class("virtio:d00000002v00001AF4"), "a disk is none");
	return done_testing();
}
