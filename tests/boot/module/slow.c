// SPDX-License-Identifier: GPL-2.0-only
/*
 * A module for tests, which drives what QEMU calls "edu": its initialisation
 * takes as many seconds as it is told (-1: it never ends), and then succeeds or
 * gives an error. It may want firmware.
 */
#include <linux/delay.h>
#include <linux/firmware.h>
#include <linux/module.h>
#include <linux/platform_device.h>

static int seconds;
module_param(seconds, int, 0444);

static int error;
module_param(error, int, 0444);

static int __init slow_init(void)
{
	pr_info("slow: %d s\n", seconds);
	while (seconds) {
		ssleep(1);
		if (seconds > 0)
			seconds--;
	}
	if (error)
		pr_err("slow: the device does not answer\n");
	return error;
}

static void __exit slow_exit(void)
{
}

module_init(slow_init);
module_exit(slow_exit);
MODULE_ALIAS("pci:v00001234d000011E8sv*sd*bc*sc*i*");
MODULE_FIRMWARE("kinit-test/slow.bin");
MODULE_LICENSE("GPL");
