// SPDX-License-Identifier: GPL-2.0-only
/* The report's words for modules, and for devices that have no driver. */
#include "report_facts.h"

static struct module modules[2];
static struct kmsg_lines said = {
	.n = 3,
	.line = {
		"other: something else",
		"md_mod: the cause",
		"PKCS#7 what comes behind it",
	},
};
static struct driverless driverless[5];

static void begin_modules(void)
{
	begin("UUID=x");
	boot.modules.have = true;
	strcpy(boot.modules.release, "6.1");
	memset(modules, 0, sizeof(modules));
	modules[0].name = (char *)"md_mod";
	modules[0].next = &modules[1];
	modules[1].name = (char *)"x\033y";
	modules[1].state = MODULE_LIVE;
	boot.modules.first = modules;
}

static void test_causes(void)
{
	begin_modules();
	modules[0].state = MODULE_LIVE;
	make(CAUSE_NOT_FOUND);
	FIRST("root device not found: root=UUID=x");
	ok(!strstr(report, "Modules:"), "nothing is wrong with any");

	modules[0].state = MODULE_LOADING;
	modules[0].since = 2000;
	make(CAUSE_NOT_FOUND);
	FIRST("root device not found, and module md_mod is still loading: root=UUID=x");
	HAS("Modules:");

	modules[0].state = MODULE_MISSING;
	make(CAUSE_NOT_FOUND);
	FIRST("root device not found, and this image lacks the module md_mod: root=UUID=x");
	HAS("  there is no module md_mod in this image; add it: kinitramfs build --module md_mod");

	modules[0].state = MODULE_LACKS;
	make(CAUSE_NOT_FOUND);
	HAS("  module md_mod lacks one that it depends on");

	modules[0].state = MODULE_REFUSED;
	modules[0].error = -ENODEV;
	make(CAUSE_NOT_FOUND);
	FIRST("root device not found: root=UUID=x");

	modules[0].error = -EIO;
	make(CAUSE_NOT_FOUND);
	FIRST("root device not found, and module md_mod was refused: Input/output error: root=UUID=x");
	modules[0].said = &said;
	make(CAUSE_NOT_FOUND);
	FIRST("root device not found, and module md_mod was refused: md_mod: the cause (Input/output error): root=UUID=x");
	HAS("    other: something else");
	HAS("    PKCS#7 what comes behind it");

	strcpy(modules[0].built_for, "5.10");
	make(CAUSE_NOT_FOUND);
	FIRST("root device not found, and module md_mod was refused: it was built for kernel 5.10, and this is 6.1: root=UUID=x");
	strcpy(modules[0].built_for, "6.1");
	make(CAUSE_NOT_FOUND);
	FIRST("root device not found, and module md_mod was refused: md_mod: the cause (Input/output error): root=UUID=x");

	boot.modules.damaged = "modules.dep.bin";
	boot.modules.damage = "it is short";
	make(CAUSE_NOT_FOUND);
	FIRST("root device not found, and modules.dep.bin in this image cannot be used: root=UUID=x");
	HAS("modules.dep.bin: it is short; make the image anew.");

	strcpy(boot.modules.other, "5.10\033");
	make(CAUSE_NOT_FOUND);
	FIRST("root device not found, and this image has modules of kernel 5.10\\x1b, not of this one, 6.1: root=UUID=x");
	HAS("Make an image for this kernel: kinitramfs build --kernel 6.1");
}

static void test_driverless(void)
{
	begin_modules();
	modules[0].state = MODULE_LIVE;
	for (int i = 0; i < 5; i++) {
		driverless[i] = (struct driverless){
			.next = i < 4 ? &driverless[i + 1] : NULL,
			.what = "SATA controller",
			.bus = "pci",
			.modalias = "pci:v",
		};
		snprintf(driverless[i].id, sizeof(driverless[i].id), "%d", i);
	}
	boot.modules.driverless = &driverless[4];
	strcpy(driverless[4].module, "ahci");
	make(CAUSE_NOT_FOUND);
	FIRST("root device not found, and SATA controller pci 4 has no driver: root=UUID=x");
	HAS("No driver has taken these devices:");
	HAS("  SATA controller pci 4 (pci:v): module ahci would drive it, and is not in this image; add it: kinitramfs build --module ahci");
	driverless[4].in_image = true;
	make(CAUSE_NOT_FOUND);
	HAS("  SATA controller pci 4 (pci:v): module ahci is for it");
	driverless[4].module[0] = '\0';
	make(CAUSE_NOT_FOUND);
	HAS("  SATA controller pci 4 (pci:v): no module of this kernel is known for it");
	driverless[4].waits = true;
	make(CAUSE_NOT_FOUND);
	HAS("  SATA controller pci 4 (pci:v): no module of this kernel is known for it; it depends on a device that is not there");
	strcpy(driverless[4].supplier, "i2c:0-001b");
	make(CAUSE_NOT_FOUND);
	HAS("  SATA controller pci 4 (pci:v): no module of this kernel is known for it; it depends on i2c:0-001b, which has no driver");
	driverless[4].more = 31;
	make(CAUSE_NOT_FOUND);
	FIRST("root device not found, and SATA controller pci 4 and 31 like it have no driver: root=UUID=x");
	driverless[4].more = 0;
	boot.modules.driverless = &driverless[3];
	make(CAUSE_NOT_FOUND);
	FIRST("root device not found, and SATA controller pci 3 and SATA controller pci 4 have no driver: root=UUID=x");
	boot.modules.driverless = driverless;
	make(CAUSE_NOT_FOUND);
	FIRST("root device not found, and SATA controller pci 0, SATA controller pci 1, SATA controller pci 2 and 2 more have no driver: root=UUID=x");

	make(CAUSE_NO_INIT);
	ok(!strstr(report, "No driver has taken"),
	   "what was found is not behind one of them");
}

#define Q_LACKS                                                                \
	"qla2xxx did not get the firmware q\\x1b.bin for SCSI controller pci 0:5.0 (add it: kinitramfs build --firmware q\\x1b.bin)"

static void test_firmware(void)
{
	struct firmware *f = boot.modules.firmware;

	begin_modules();
	modules[0].state = MODULE_LIVE;
	for (int i = 0; i < 2; i++)
		driverless[i] = (struct driverless){
			.next = i ? NULL : &driverless[1],
			.what = "SCSI controller",
			.bus = "pci",
			.modalias = "pci:v",
		};
	strcpy(driverless[0].id, "0:5.0");
	strcpy(driverless[1].id, "0:6.0");
	boot.modules.driverless = driverless;
	strcpy(f[0].driver, "wifi");
	f[0].id = "0:3.0";
	f[0].name = "w.bin";
	boot.modules.n_firmware = 1;
	make(CAUSE_NOT_FOUND);
	FIRST("root device not found, and SCSI controller pci 0:5.0 and SCSI controller pci 0:6.0 have no driver: root=UUID=x");
	HAS("Firmware not found:");
	HAS("  wifi did not get the firmware w.bin for 0:3.0 (add it: kinitramfs build --firmware w.bin)");

	strcpy(f[1].driver, "qla2xxx");
	f[1].id = driverless[0].id;
	f[1].name = "q\033.bin";
	f[1].device = driverless;
	driverless[0].asked = true;
	boot.modules.n_firmware = 2;
	make(CAUSE_NOT_FOUND);
	FIRST("root device not found, and " Q_LACKS
	      ", and SCSI controller pci 0:6.0 has no driver: root=UUID=x");
	HAS("  wifi did not get the firmware w.bin for 0:3.0 (add it: kinitramfs build --firmware w.bin)");
	HAS("  " Q_LACKS);
	HAS("No driver has taken these devices:");
	driverless[0].next = NULL;
	make(CAUSE_NOT_FOUND);
	FIRST("root device not found, and " Q_LACKS ": root=UUID=x");

	modules[0].state = MODULE_REFUSED;
	modules[0].error = -EIO;
	make(CAUSE_UNREADABLE);
	FIRST("root device not found, and " Q_LACKS
	      ", and module md_mod was refused: Input/output error: root=UUID=x");

	/* All drivers are built in: firmware may be missing all the same. */
	boot.modules.have = false;
	boot.modules.first = NULL;
	make(CAUSE_NOT_FOUND);
	FIRST("root device not found, and " Q_LACKS ": root=UUID=x");
	driverless[0].asked = false;
	boot.modules.n_firmware = 1;
	make(CAUSE_NOT_FOUND);
	FIRST("root device not found: root=UUID=x");
	ok(!strstr(report, "No driver has taken"),
	   "a kernel without modules has what it has");

	make(CAUSE_NO_INIT);
	ok(!strstr(report, "Firmware"), "the root is not missed for it");
	boot.modules.n_firmware = 0;
	make(CAUSE_NOT_FOUND);
	ok(!strstr(report, "Firmware"), "none was asked for");
}

static void test_waiting(void)
{
	char line[300];
	struct text t;

	begin_modules();
	modules[0].state = MODULE_LOADING;
	modules[0].since = 4000;
	text_init(&t, line, sizeof(line));
	report_waiting(&t, &boot, 5999);
	ok(!strstr(line, "md_mod"), "it may take a moment");
	text_init(&t, line, sizeof(line));
	report_waiting(&t, &boot, 6000);
	is_str(line,
	       "kinit: waiting, 29 s left: module md_mod has been loading for 2 s; root=UUID=x (2 block devices are there)",
	       "what takes long is named");
}

static void test_driver(void)
{
	begin_modules();
	modules[0].state = MODULE_LIVE;
	root_target->mount.attempt.done = true;
	root_target->mount.attempt.error = -ENODEV;
	strcpy(root_target->mount.type, "ext4");
	make(CAUSE_MOUNT);
	HAS("Its driver is neither in this kernel nor in this image.");
	boot.modules.have = false;
	make(CAUSE_MOUNT);
	HAS("Its driver is not in this kernel: set CONFIG_EXT4_FS=y.");
}

int main(void)
{
	report = malloc(SIZE);
	test_causes();
	test_driverless();
	test_firmware();
	test_waiting();
	test_driver();
	free(report);
	return done_testing();
}
