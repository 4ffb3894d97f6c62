/* SPDX-License-Identifier: GPL-2.0-only */
/* What is known about the modules of the kernel: facts, which boot.h joins. */
#ifndef KINIT_MODULE_H
#define KINIT_MODULE_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

#include "log/kmsg_record.h"

/* What a module is good for, the most urgent first. */
enum module_need {
	NEED_NOW, /* somebody waits for it: a hook, a mount */
	NEED_FIRST, /* it drives what a driver found, or costs little */
	NEED_STORAGE, /* disks */
	NEED_CARRIER, /* what disks may be attached to: USB, cards */
	NEED_SUPPLIER, /* what those may depend on, on a board */
	NEED_INPUT, /* keyboards */
	NEED_NETWORK,
	NEED_OTHER, /* nobody knows */
	NEED_NEVER, /* it leads to no root: sound, video */
};

enum module_state {
	MODULE_WANTED,
	MODULE_LOADING,
	MODULE_LIVE,
	MODULE_REFUSED, /* by the kernel: error, and said */
	MODULE_LACKS, /* what it depends on was not to be had */
	MODULE_MISSING, /* in this image */
};

#define RELEASE_SIZE 65

struct module_dep {
	struct module *module;
	bool soft; /* it is content if that could not be loaded */
};

struct module {
	struct module *next; /* in the order in which they were wanted */
	char *name; /* with "_" for "-" */
	char *path; /* below the folder of all modules; NULL: it is missing */
	enum module_need need;
	enum module_state state;
	int error; /* -errno */
	/* If it was refused: of what kernel it says that it is; or "" */
	char built_for[RELEASE_SIZE];
	struct kmsg_lines *said; /* then, by the kernel; or NULL */

	unsigned int n_deps;
	struct module_dep *deps;

	pid_t pid; /* of the child that loads it */
	int mark; /* see kmsg_mark() */
	uint64_t since; /* ms: it has been loading */
};

/* A device that no driver has taken, and that a root may be behind. */
struct driverless {
	struct driverless *next;
	const char *what; /* "SATA controller" */
	bool nic; /* it leads to the network */
	char bus[16], id[64]; /* "pci", "0000:00:1f.2" */
	char modalias[128]; /* cut off if it is longer */
	char module[64]; /* that may drive it, with commas between; or "" */
	bool in_image; /* that module */
	unsigned int more; /* others on that bus that are like it */
	bool waits; /* for something that it depends on: */
	char supplier[64]; /* "i2c:0-001b", which has no driver; or "" */
	bool asked; /* its driver, for firmware that was not found */
};

#define FIRMWARE_MAX 8

/* Firmware that a driver asked for, and the kernel did not find. */
struct firmware {
	char driver[KMSG_LINE_SIZE]; /* "qla2xxx"; what follows is behind it */
	const char *id; /* "0000:05:00.0" */
	const char *name; /* below /lib/firmware */
	struct driverless *device; /* NULL: a driver has it; or no disk */
};

struct modules {
	bool have; /* there are indexes of modules for this kernel */
	char release[RELEASE_SIZE]; /* of this kernel */
	char other[RELEASE_SIZE]; /* the image has those of this one; or "" */
	const char *damaged, *damage; /* an index, and what is wrong; or NULL */

	struct module *first;
	unsigned int loading, processors;
	struct driverless *driverless; /* looked for only for a report */
	struct firmware firmware[FIRMWARE_MAX]; /* likewise */
	unsigned int n_firmware;
	uint64_t last; /* ms: the loading of one has ended */
};

/* There is nothing more to be expected of it. */
static inline bool module_is_settled(const struct module *m)
{
	return m->state >= MODULE_LIVE;
}

#endif
