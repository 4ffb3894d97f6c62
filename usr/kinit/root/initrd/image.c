// SPDX-License-Identifier: GPL-2.0-only
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "log/kmsg.h"
#include "log/log.h"
#include "probe/device.h"
#include "root/initrd/image.h"

#define INITRD_IMAGE "/initrd.image"

static void judge(struct initrd_fact *fact, struct device_image *dev)
{
	char said[KMSG_LINE_SIZE];
	bool is_said = kmsg_find(said, INITRD_SAID);
	struct superblock *sb = calloc(1, sizeof(*sb));
	uint8_t head[6];
	size_t len = 0;

	if (!image_read(&dev->image, 0, head, sizeof(head)))
		len = sizeof(head);
	if (sb)
		probe_superblock(&dev->image, sb);
	initrd_judge(fact, head, len, is_said ? said : NULL,
		     sb ? sb->type : NULL);
	free(sb);
}

void initrd_image_look(struct boot *boot)
{
	struct device_image *dev;

	/* It hardly ever is there. */
	if (access(INITRD_IMAGE, F_OK))
		return;
	dev = calloc(1, sizeof(*dev));
	if (!dev || device_open(dev, INITRD_IMAGE)) {
		free(dev);
		return;
	}
	judge(&boot->initrd, dev);
	device_close(dev);
	free(dev);
	/* As large as it is, the memory is of use elsewhere. */
	unlinkat(AT_FDCWD, INITRD_IMAGE, 0);
	initrd_describe(log_begin(), &boot->initrd);
	log_end(LOG_WARNING);
}
