// SPDX-License-Identifier: GPL-2.0-only
#include "../tap.h"
#include "module/need.h"

int main(void)
{
	ok(module_need("kernel/drivers/ata/ahci.ko", "pci:x") == NEED_STORAGE,
	   "a controller");
	ok(module_need("kernel/drivers/scsi/sd_mod.ko.xz", "scsi:t-0x00") ==
		   NEED_FIRST,
	   "what a controller has found");
	ok(module_need("kernel/drivers/virtio/virtio_pci.ko", "pci:x") ==
		   NEED_FIRST,
	   "a virtual bus");
	ok(module_need("kernel/drivers/usb/host/xhci-pci.ko", "pci:x") ==
		   NEED_CARRIER,
	   "a bus");
	ok(module_need("kernel/drivers/usb/serial/usbserial.ko", "usb:x") ==
		   NEED_NEVER,
	   "what hangs on it and is no disk");
	ok(module_need("kernel/drivers/hid/usbhid/usbhid.ko", "usb:x") ==
		   NEED_INPUT,
	   "a keyboard");
	ok(module_need("kernel/drivers/net/virtio_net.ko",
		       "virtio:d00000001") == NEED_NETWORK,
	   "a network card, though virtual");
	ok(module_need("kernel/arch/x86/crypto/aesni-intel.ko", "cpu:x") ==
		   NEED_NEVER,
	   "what the processor can do");
	ok(module_need("kernel/drivers/i2c/busses/i2c-rk3x.ko",
		       "of:Ni2cT(null)Crockchip,rk3399-i2c") == NEED_SUPPLIER,
	   "a device tree names what may switch a disk's power");
	ok(module_need("kernel/drivers/i2c/busses/i2c-i801.ko", "pci:x") ==
		   NEED_OTHER,
	   "elsewhere the same leads nowhere");
	ok(module_need("kernel/drivers/usb/misc/onboard_usb_hub.ko",
		       "of:NhubT(null)Cusb5e3,610") == NEED_SUPPLIER,
	   "a hub on a board");
	ok(module_need("updates/dkms/nvidia.ko", "pci:x") == NEED_OTHER,
	   "what comes from elsewhere");
	ok(module_need("drivers/ata/ahci.ko", "") == NEED_STORAGE,
	   "without the kernel's own folder");
	return done_testing();
}
