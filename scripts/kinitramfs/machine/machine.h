/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The description of a machine: what devices it has, and what its root is on.
 * As text it is made of words.h's statements:
 *
 *	architecture NAME	as uname(2) calls it
 *	processor VENDOR MODEL	of x86: "GenuineIntel 06-9e-0a"; the model is
 *				family, model, stepping
 *	root TYPE		the file system that is "/", or that is below an
 *				overlay there
 *	layer KIND [DETAIL]	what that is on, from the top to the bottom:
 *				"crypt aes-xts-plain64", "lvm linear",
 *				"md raid1", "partition"; "overlay", and "overlay
 *				TYPE" for another file system that this is made
 *				of; "iscsi", "nbd",
 *				"nvme-tcp", "aoe" and "rbd" are disks of another
 *				machine, which are behind "network INTERFACE",
 *				as NFS is; and where that is built upon others,
 *				"vlan INTERFACE", "bond INTERFACE", "bridge
 *				INTERFACE"
 *	device MODALIAS [at BUS/ID] [driver NAME]
 *	firmware FILE		below /lib/firmware, that it wants
 *
 * Pure, but for memory.
 */
#ifndef KINITRAMFS_MACHINE_H
#define KINITRAMFS_MACHINE_H

#include <stdbool.h>
#include <stdio.h>

#include "base/strlist.h"

struct machine_device {
	char *modalias;
	char *place; /* "pci/0000:00:1f.2"; or NULL */
	char *driver; /* or NULL: none has taken it */
};

struct machine_layer {
	char *kind, *detail; /* detail may be "" */
};

struct machine {
	char *architecture; /* or NULL */
	char *vendor, *processor; /* or NULL */
	char *root; /* file system; or NULL */
	struct machine_layer *layers;
	size_t n_layers;
	struct machine_device *devices;
	size_t n_devices;
	struct strings firmware;
};

void machine_add_layer(struct machine *m, const char *kind, const char *detail);
void machine_add_device(struct machine *m, const char *modalias,
			const char *place, const char *driver);

void machine_drop_layers(struct machine *m);

/*
 * Sorts devices and drops those that say nothing new: the text is to be
 * compared.
 */
void machine_sort(struct machine *m);

/* Writes it as text; errors are left in @out. */
void machine_print(const struct machine *m, FILE *out);

/* Called for each error. @word may be NULL. */
typedef void machine_complain(void *context, unsigned int line,
			      unsigned int column, const char *word,
			      const char *problem);

#define MACHINE_SIZE (4 << 20) /* no description is longer, in bytes */

/*
 * Reads the @len bytes of @text, which is copied. All errors are reported.
 * Returns 0 or -EINVAL; @m is always to be freed.
 */
int machine_parse(struct machine *m, const char *text, size_t len,
		  machine_complain *complain, void *context);

void machine_free(struct machine *m);

/* Is one of the layers of this kind? */
bool machine_has_layer(const struct machine *m, const char *kind);

/* Is this type of a file system a folder of an NFS server? */
bool machine_is_nfs(const char *type);

/* Is the root one? */
bool machine_is_on_nfs(const struct machine *m);

/* Is it behind a network, whether a layer says so or not? */
bool machine_needs_network(const struct machine *m);

/* "vlan", "bond" or "bridge", if @kind is one of these; else NULL. */
const char *machine_layer_link(const char *kind);

/* Is it a disk of another machine? */
bool machine_layer_is_remote(const char *kind);

/*
 * What kinit calls what is on a layer of this kind, as in a rule's fstype=:
 * "crypto_LUKS" for "crypt". NULL: it needs nobody's help.
 */
const char *machine_layer_fstype(const char *kind);

#endif
