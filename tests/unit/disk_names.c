// SPDX-License-Identifier: GPL-2.0-only
/*
 * The names of disks: those of a real machine, compared with what the real udev
 * made of it, and of hardware that there was none of, as udev's source has it.
 */
#include "../tap.h"
#include "device/disk_names.h"
#include "device/names/vpd.h"
#include "sysfs_tree.h"

static const struct entry machine_entries[] = {
#include "samples/sysfs.inc"
};
static const struct tree machine = TREE(machine_entries);

static const struct {
	const char *device, *name;
} links[] = {
#include "samples/udev_links.inc"
};

#define N_LINKS (sizeof(links) / sizeof(*links))

/*
 * The name of a controller whose namespaces all claim it: udev's link leads to
 * the last one of them; here each has it, and so it is ambiguous.
 */
#define SHARED "by-id/nvme-QEMU_NVMe_Ctrl_NV_me_1"

static bool is_link(const char *device, const char *name)
{
	if (!strncmp(name, SHARED, strlen(SHARED)) &&
	    (!name[strlen(SHARED)] || name[strlen(SHARED)] == '-'))
		return true;
	for (size_t i = 0; i < N_LINKS; i++)
		if (!strcmp(links[i].device, device) &&
		    !strcmp(links[i].name, name))
			return true;
	return false;
}

static void test_machine(void)
{
	char names[DISK_NAMES_SIZE];
	const char *device = "";

	for (size_t i = 0; i < N_LINKS; i++) {
		if (strcmp(device, links[i].device)) {
			device = links[i].device;
			disk_names(&machine.sysfs, device, NULL, names);
			for (char *p = names; *p; p += strlen(p) + 1)
				ok(is_link(device, p), "%s: %s is udev's too",
				   device, p);
		}
		ok(disk_names_have(names, links[i].name), "%s: %s of udev's",
		   device, links[i].name);
	}
}

#define FILE(path, text)                                                       \
	{                                                                      \
		path, text "\n", sizeof(text)                                  \
	}
#define LINK(path, target)                                                     \
	{                                                                      \
		path, target, sizeof(target) - 1                               \
	}
#define BYTES(path, text)                                                      \
	{                                                                      \
		path, text, sizeof(text) - 1                                   \
	}
#define DEVICE(path, subsystem_, type)                                         \
	LINK(path "/subsystem", "../../bus/" subsystem_),                      \
		FILE(path "/uevent", "X=y\nDEVTYPE=" type)
#define BLOCK(name, path)                                                      \
	LINK("class/block/" name, "../../" path), DEVICE(path, "block", "disk")
#define PARTITION(name, path, number)                                          \
	LINK("class/block/" name, "../../" path),                              \
		DEVICE(path, "block", "partition"),                            \
		FILE(path "/partition", number)

/* All names, with a space between them. */
static const char *list(const struct entry *entries, size_t n,
			const char *device)
{
	static char names[DISK_NAMES_SIZE];
	const struct tree tree = {
		.sysfs = { tree_get, tree_link, tree_lowest_host },
		.entries = entries,
		.n = n,
	};

	disk_names(&tree.sysfs, device, NULL, names);
	for (char *p = names; *p; p++)
		if (!*(p += strlen(p)) && p[1])
			*p = ' ';
	return names;
}

#define LIST(entries, device)                                                  \
	list(entries, sizeof(entries) / sizeof(*(entries)), device)

/* A SCSI disk, "3:0:1:2", somewhere. */
#define SCSI_DISK(above, lun)                                                  \
	DEVICE(above "/host3", "scsi", "scsi_host"),                           \
		DEVICE(above "/host3" TARGET, "scsi", "scsi_target"),          \
		DEVICE(above "/host3" TARGET "/3:0:1:" lun, "scsi",            \
		       "scsi_device"),                                         \
		BLOCK("sda", above "/host3" TARGET "/3:0:1:" lun "/block/sda")

#define PCI	 "devices/pci0000:00/0000:00:1f.2"
#define PCI_PATH "by-path/pci-0000:00:1f.2-"

static void test_fibre_channel(void)
{
#define TARGET "/rport-3:0-1/target3:0:1"
	static const struct entry entries[] = {
		DEVICE(PCI, "pci", ""),
		SCSI_DISK(PCI, "2"),
		FILE("class/fc_transport/target3:0:1/port_name",
		     "0x5001438001234567"),
	};
	static const struct entry far[] = {
		DEVICE(PCI, "pci", ""),
		SCSI_DISK(PCI, "65793"),
		FILE("class/fc_transport/target3:0:1/port_name", "0x5"),
	};

	is_str(LIST(entries, "sda"), PCI_PATH "fc-0x5001438001234567-lun-2",
	       "Fibre Channel");
	is_str(LIST(far, "sda"), PCI_PATH "fc-0x5-lun-0x0101000100000000",
	       "a LUN of another addressing method");
#undef TARGET
}

static void test_sas(void)
{
#define TARGET "/port-3:0/end_device-3:0/target3:0:1"
	static const struct entry direct[] = {
		DEVICE(PCI, "pci", ""),
		SCSI_DISK(PCI, "0"),
		FILE(PCI "/host3/port-3:0/uevent", ""),
		FILE(PCI "/host3/port-3:0/end_device-3:0/uevent", ""),
		FILE("class/sas_port/port-3:0/num_phys", "1"),
		FILE("class/sas_device/end_device-3:0/phy_identifier", "4"),
	};
	static const struct entry wide[] = {
		DEVICE(PCI, "pci", ""),
		SCSI_DISK(PCI, "0"),
		FILE(PCI "/host3/port-3:0/uevent", ""),
		FILE(PCI "/host3/port-3:0/end_device-3:0/uevent", ""),
		FILE("class/sas_port/port-3:0/num_phys", "2"),
		FILE("class/sas_device/end_device-3:0/sas_address",
		     "0x5000c500a0b1c2d4"),
	};
	static const struct entry expander[] = {
		DEVICE(PCI, "pci", ""),
		SCSI_DISK(PCI, "0"),
		FILE(PCI "/host3/port-3:0/uevent", ""),
		FILE(PCI "/host3/port-3:0/end_device-3:0/uevent", ""),
		FILE("class/sas_port/port-3:0/num_phys", "1"),
		FILE("class/sas_device/end_device-3:0/phy_identifier", "4"),
		FILE("class/sas_device/host3/sas_address", "0x5001"),
	};

	is_str(LIST(direct, "sda"), PCI_PATH "sas-phy4-lun-0", "SAS");
	is_str(LIST(wide, "sda"), PCI_PATH "sas-0x5000c500a0b1c2d4-lun-0",
	       "SAS, several ways at once");
	is_str(LIST(expander, "sda"), PCI_PATH "sas-exp0x5001-phy4-lun-0",
	       "SAS, by an expander");
#undef TARGET
}

static void test_iscsi(void)
{
#define TARGET "/session7/target3:0:1"
	static const struct entry entries[] = {
		DEVICE("devices/platform", "", ""),
		SCSI_DISK("devices/platform", "1"),
		FILE("devices/platform/host3/session7/uevent", ""),
		FILE("class/iscsi_session/session7/targetname",
		     "iqn.2020-01.example:disk"),
		FILE("class/iscsi_connection/connection7:0/persistent_address",
		     "10.0.2.2"),
		FILE("class/iscsi_connection/connection7:0/persistent_port",
		     "3260"),
	};

	is_str(LIST(entries, "sda"),
	       "by-path/ip-10.0.2.2:3260-iscsi-iqn.2020-01.example:disk-lun-1",
	       "iSCSI");
#undef TARGET
}

static void test_hosts(void)
{
#define TARGET "/target3:0:1"
	static const struct entry relative[] = {
		DEVICE(PCI, "pci", ""),
		SCSI_DISK(PCI, "0"),
		DEVICE(PCI "/host2", "scsi", "scsi_host"),
	};
	static const struct entry hyperv[] = {
		DEVICE("devices/LNXSYSTM:00/VMBUS:01", "acpi", ""),
		DEVICE("devices/LNXSYSTM:00/VMBUS:01/x", "vmbus", ""),
		FILE("devices/LNXSYSTM:00/VMBUS:01/x/device_id",
		     "{12345678-1234-1234-1234-123456789abc}"),
		SCSI_DISK("devices/LNXSYSTM:00/VMBUS:01/x", "0"),
	};
	static const struct entry unknown[] = {
		DEVICE("devices/odd0", "odd", ""),
		SCSI_DISK("devices/odd0", "0"),
	};
	static const struct entry platform[] = {
		DEVICE("devices/platform/1d84000.ufshc", "platform", ""),
		SCSI_DISK("devices/platform/1d84000.ufshc", "0"),
	};

	is_str(LIST(relative, "sda"), PCI_PATH "scsi-1:0:1:0",
	       "hosts are counted from the adapter's first");
	is_str(LIST(hyperv, "sda"),
	       "by-path/acpi-VMBUS:01-vmbus-12345678123412341234123456789abc-lun-0",
	       "on Hyper-V's bus");
	is_str(LIST(unknown, "sda"), "", "on a bus that is not known");
	is_str(LIST(platform, "sda"),
	       "by-path/platform-1d84000.ufshc-scsi-0:0:1:0", "UFS");
#undef TARGET
}

static void test_ata(void)
{
#define TARGET "/target3:1:1"
	static const struct entry multiplier[] = {
		DEVICE(PCI, "pci", ""),
		FILE(PCI "/ata7/uevent", ""),
		DEVICE(PCI "/ata7/host3", "scsi", "scsi_host"),
		DEVICE(PCI "/ata7/host3/target3:2:0", "scsi", "scsi_target"),
		DEVICE(PCI "/ata7/host3/target3:2:0/3:2:0:0", "scsi",
		       "scsi_device"),
		BLOCK("sdb", PCI "/ata7/host3/target3:2:0/3:2:0:0/block/sdb"),
		FILE("class/ata_port/ata7/port_no", "2"),
	};

	is_str(LIST(multiplier, "sdb"), PCI_PATH "ata-2.2.0 " PCI_PATH "ata-2",
	       "behind a port multiplier");
#undef TARGET
}

#define SUBSYS "devices/virtual/nvme-subsystem/nvme-subsys0"

static void test_nvme(void)
{
	static const struct entry entries[] = {
		DEVICE(PCI, "pci", ""),
		DEVICE(PCI "/nvme/nvme0", "nvme", ""),
		LINK("class/nvme/nvme0", "../../" PCI "/nvme/nvme0"),
		DEVICE(SUBSYS, "nvme-subsystem", ""),
		FILE(SUBSYS "/model", "Fast  one                "),
		FILE(SUBSYS "/serial", "S/N 1 "),
		BLOCK("nvme0n1", SUBSYS "/nvme0n1"),
		FILE(SUBSYS "/nvme0n1/wwid", "eui.0025388b71b2a3c4"),
		FILE(SUBSYS "/nvme0n1/nsid", "1"),
		PARTITION("nvme0n1p12", SUBSYS "/nvme0n1/nvme0n1p12", "12"),
	};

	is_str(LIST(entries, "nvme0n1"),
	       "by-id/nvme-eui.0025388b71b2a3c4 by-id/nvme-Fast__one_S_N_1 "
	       "by-id/nvme-Fast__one_S_N_1_1 by-path/pci-0000:00:1f.2-nvme-1",
	       "NVMe with multipath");
	is_str(LIST(entries, "nvme0n1p12"),
	       "by-id/nvme-eui.0025388b71b2a3c4-part12 "
	       "by-id/nvme-Fast__one_S_N_1-part12 "
	       "by-id/nvme-Fast__one_S_N_1_1-part12 "
	       "by-path/pci-0000:00:1f.2-nvme-1-part12",
	       "a partition of it");
}

#define MMC "devices/platform/fe340000.mmc/mmc_host/mmc1"

static void test_cards(void)
{
	static const struct entry mmc[] = {
		DEVICE("devices/platform/fe340000.mmc", "platform", ""),
		DEVICE(MMC, "mmc_host", ""),
		DEVICE(MMC "/mmc1:0001", "mmc", ""),
		FILE(MMC "/mmc1:0001/name", "AB C\\x20"),
		FILE(MMC "/mmc1:0001/serial", "0x0a0b0c0d"),
		BLOCK("mmcblk1", MMC "/mmc1:0001/block/mmcblk1"),
		FILE(MMC "/mmc1:0001/block/mmcblk1/diskseq", "4"),
		PARTITION("mmcblk1p2", MMC "/mmc1:0001/block/mmcblk1/mmcblk1p2",
			  "2"),
		BLOCK("mmcblk1boot0",
		      MMC "/mmc1:0001/block/mmcblk1/mmcblk1boot0"),
	};

	static const struct entry memstick[] = {
		DEVICE(PCI, "pci", ""),
		DEVICE(PCI "/memstick0", "memstick", ""),
		FILE(PCI "/memstick0/name", "MS"),
		FILE(PCI "/memstick0/serial", "1a"),
		BLOCK("mspblk0", PCI "/memstick0/block/mspblk0"),
	};

	is_str(LIST(memstick, "mspblk0"), "by-id/memstick-MS_1a",
	       "a memory stick");
	is_str(LIST(mmc, "mmcblk1"),
	       "by-id/mmc-AB_C\\x20_0x0a0b0c0d "
	       "by-path/platform-fe340000.mmc by-diskseq/4",
	       "eMMC");
	is_str(LIST(mmc, "mmcblk1p2"),
	       "by-id/mmc-AB_C\\x20_0x0a0b0c0d-part2 "
	       "by-path/platform-fe340000.mmc-part2",
	       "its partition");
	is_str(LIST(mmc, "mmcblk1boot0"), "by-path/platform-fe340000.mmc-boot0",
	       "its boot area is none of its own");
}

#define USB	PCI "/usb1/1-4/1-4:1.0"
#define USB_DEV PCI "/usb1/1-4"

#define USB_DISK                                                               \
	DEVICE(PCI, "pci", ""), DEVICE(PCI "/usb1", "usb", "usb_device"),      \
		DEVICE(USB_DEV, "usb", "usb_device"),                          \
		FILE(USB_DEV "/idVendor", "0781"),                             \
		FILE(USB_DEV "/idProduct", "5567"),                            \
		DEVICE(USB, "usb", "usb_interface"),                           \
		FILE(USB "/bInterfaceClass", "08"), SCSI_DISK(USB, "0"),       \
		FILE(USB "/host3" TARGET "/3:0:1:0/vendor", "Ven/dor "),       \
		FILE(USB "/host3" TARGET "/3:0:1:0/model", " A  stick\tX")
#define USB_PATH " by-path/pci-0000:00:1f.2-usb-0:4:1.0-scsi-0:0:1:0"

static uint8_t ata_page[VPD_ATA_SIZE] = { 0, 0x89, 2, 0x38 };

/* A disk of ATA in a case with USB, of which the case passes page 0x89 on. */
static void test_usb_ata(void)
{
#define TARGET "/target3:0:1"
	static const struct entry entries[] = {
		USB_DISK,
		FILE(USB "/bInterfaceSubClass", "06"),
		FILE(USB "/host3" TARGET "/3:0:1:0/block/sda/removable", "0"),
		{ USB "/host3" TARGET "/3:0:1:0/vpd_pg89", (char *)ata_page,
		  sizeof(ata_page) },
	};

	memset(ata_page + 60 + 54, ' ', 40);
	memcpy(ata_page + 60 + 54, "omed l", 6);
	is_str(LIST(entries, "sda"),
	       "by-id/ata-model by-id/usb-Ven_dor_A_stick_X-1:0" USB_PATH,
	       "ATA in a case with USB has both names");
#undef TARGET
}

static void test_firewire(void)
{
#define TARGET "/target3:0:1"
	static const struct entry entries[] = {
		DEVICE(PCI, "pci", ""),
		DEVICE(PCI "/fw1", "firewire", ""),
		SCSI_DISK(PCI "/fw1", "0"),
		FILE(PCI "/fw1/host3" TARGET "/3:0:1:0/ieee1394_id",
		     "0001020304050607:000000:0000"),
	};

	is_str(LIST(entries, "sda"),
	       "by-id/ieee1394-0001020304050607:000000:0000 "
	       "by-path/pci-0000:00:1f.2-ieee1394-0x0001020304050607:000000:0000",
	       "FireWire");
#undef TARGET
}

static void test_usb(void)
{
#define TARGET "/target3:0:1"
	static const struct entry scsi[] = {
		USB_DISK,
		FILE(USB "/bInterfaceSubClass", "06"),
		FILE(USB_DEV "/serial", "12 3"),
	};
	static const struct entry secret[] = {
		USB_DISK,
		FILE(USB "/bInterfaceSubClass", "06"),
		FILE(USB_DEV "/serial", "12,3"),
	};
	static const struct entry other[] = {
		USB_DISK,
		FILE(USB "/bInterfaceSubClass", "01"),
		FILE(USB_DEV "/product", "A product!"),
		FILE(USB_DEV "/serial", "9"),
	};

	is_str(LIST(scsi, "sda"),
	       "by-id/usb-Ven_dor_A_stick_X_12_3-1:0" USB_PATH, "USB");
	is_str(LIST(secret, "sda"), "by-id/usb-Ven_dor_A_stick_X-1:0" USB_PATH,
	       "USB, a serial number with a comma");
	is_str(LIST(other, "sda"), "by-id/usb-0781_A_product__9" USB_PATH,
	       "USB, with other commands than SCSI's");
#undef TARGET
}

static void test_others(void)
{
	static const struct entry entries[] = {
		BLOCK("dm-0", "devices/virtual/block/dm-0"),
		FILE("devices/virtual/block/dm-0/dm/name", "vg-a\\x20b"),
		FILE("devices/virtual/block/dm-0/dm/uuid", "LVM-xyz"),
		FILE("devices/virtual/block/dm-0/diskseq", "3"),
		BLOCK("loop0", "devices/virtual/block/loop0"),
		FILE("devices/virtual/block/loop0/diskseq", "9"),
		BLOCK("pmem0", "devices/virtual/ndbus0/region0/pmem0"),
		FILE("devices/virtual/ndbus0/region0/pmem0/uuid", "abc"),
		BLOCK("ram0", "devices/virtual/block/ram0"),
		FILE("devices/virtual/block/ram0/diskseq", "1"),
		LINK("class/block/vda", "../../devices/x/virtio0/block/vda"),
		DEVICE("devices/x/virtio0/block/vda", "block", "disk"),
		DEVICE("devices/x/virtio0", "virtio", ""),
		BYTES("devices/x/virtio0/block/vda/serial",
		      "../a \n\xc3\xa9\xff$"),
		LINK("class/block/vdb", "/vdb"),
		LINK("class/block/vdc", "vdc"),
	};

	is_str(LIST(entries, "dm-0"),
	       "by-id/dm-name-vg-a\\x20b by-id/dm-uuid-LVM-xyz",
	       "device mapper");
	is_str(LIST(entries, "loop0"), "by-diskseq/9", "a loop device");
	is_str(LIST(entries, "pmem0"), "by-id/pmem-abc", "persistent memory");
	is_str(LIST(entries, "ram0"), "", "a RAM disk");
	is_str(LIST(entries, "vda"), "by-id/virtio-../a_\xc3\xa9__",
	       "what is unsafe is replaced");
	is_str(LIST(entries, "vdb"), "", "a link that leads nowhere");
	is_str(LIST(entries, "vdc"), "", "another");
	is_str(LIST(entries, "vdd"), "", "none at all");
}

static void test_arrays(void)
{
	static const struct entry entries[] = {
		BLOCK("md127", "devices/virtual/block/md127"),
		PARTITION("md127p1", "devices/virtual/block/md127/md127p1",
			  "1"),
	};
	static const struct tree tree = TREE(entries);
	static const struct array_names both = {
		.name = "host:my root",
		.uuid = "01234567-89ab-cdef-0123-456789abcdef",
	};
	static const struct array_names nameless = {
		.name = "",
		.uuid = "01234567-89ab-cdef-0123-456789abcdef",
	};
	static const struct array_names none = { .name = "", .uuid = "" };
	char names[DISK_NAMES_SIZE];

	is_int(disk_names(&tree.sysfs, "md127", &both, names), 2, "an array");
	is_str(names, "by-id/md-name-host:my_root", "by its name");
	is_str(names + strlen(names) + 1,
	       "by-id/md-uuid-01234567:89abcdef:01234567:89abcdef",
	       "by its UUID");
	is_int(disk_names(&tree.sysfs, "md127p1", &nameless, names), 1,
	       "a partition of one without a name");
	is_str(names, "by-id/md-uuid-01234567:89abcdef:01234567:89abcdef-part1",
	       "by its UUID and number");
	is_int(disk_names(&tree.sysfs, "md127", &none, names), 0,
	       "no superblock, no name");
	is_int(disk_names(&tree.sysfs, "md127", NULL, names), 0,
	       "no answer, no name");
}

static void test_have(void)
{
	ok(disk_names_have("a\0b\0", "a"), "the first of two");
	ok(disk_names_have("a\0b\0", "b"), "the second");
	ok(!disk_names_have("a\0b\0", ""), "nothing is none");
	ok(!disk_names_have("ab\0", "a"), "part of one is none");
	ok(!disk_names_have("", "a"), "there is none");
	ok(!disk_names_have(NULL, "a"), "nobody asked for any");
}

int main(void)
{
	test_machine();
	test_fibre_channel();
	test_sas();
	test_iscsi();
	test_hosts();
	test_ata();
	test_nvme();
	test_cards();
	test_usb();
	test_usb_ata();
	test_firewire();
	test_others();
	test_arrays();
	test_have();
	return done_testing();
}
