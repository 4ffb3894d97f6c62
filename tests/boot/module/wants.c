// SPDX-License-Identifier: GPL-2.0-only
/*
 * A driver for tests that wants firmware: the kernel's own virtio_blk, which
 * asks for a file before it takes a disk. "driver.c" is its source, with
 * wants_probe() where its own function was named.
 */
#include <linux/firmware.h>
#include <linux/module.h>
#include <linux/string.h>
#include <linux/virtio.h>

static int wants_probe(struct virtio_device *vdev);

#include "driver.c"

static char *name = "kinit-test/disk.bin";
module_param_named(firmware, name, charp, 0444);
MODULE_FIRMWARE("kinit-test/disk.bin");

/* For the device below, which has a driver: one can do without. */
static char *also;
module_param(also, charp, 0444);

static int wants_probe(struct virtio_device *vdev)
{
	static const char content[] = "firmware\n";
	const struct firmware *fw;
	bool good;
	int err;

	if (also && !request_firmware(&fw, also, vdev->dev.parent))
		release_firmware(fw);
	err = request_firmware(&fw, name, &vdev->dev);
	if (err)
		return err;
	good = fw->size == strlen(content) &&
	       !memcmp(fw->data, content, fw->size);
	release_firmware(fw);
	return good ? virtblk_probe(vdev) : -EINVAL;
}
