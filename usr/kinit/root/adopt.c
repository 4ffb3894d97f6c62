// SPDX-License-Identifier: GPL-2.0-only
#include <string.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>

#include "log/log.h"
#include "root/adopt.h"

static const struct blockdev *find(const struct boot *boot, dev_t number)
{
	const struct blockdev *dev = boot->devices;

	while (dev &&
	       (dev->major != major(number) || dev->minor != minor(number)))
		dev = dev->next;
	return dev;
}

void root_adopt(struct boot *boot)
{
	struct target *root = &boot->targets[TARGET_ROOT];
	struct mount_fact *fact = &root->mount;
	const struct blockdev *dev;
	struct stat here, there;

	if (boot->params.loop || boot->params.overlay || fact->attempt.done ||
	    stat("/", &here) || stat(ROOTMNT, &there) ||
	    here.st_dev == there.st_dev)
		return;
	*fact = (struct mount_fact){ .attempt.done = true };
	dev = find(boot, there.st_dev);
	if (dev)
		fact->dev = *dev;
	strlcpy(fact->type, "mounted by hand", sizeof(fact->type));
	log_print(LOG_NOTICE, "what is mounted at " ROOTMNT " is the root");
}
