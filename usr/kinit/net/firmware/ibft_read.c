// SPDX-License-Identifier: GPL-2.0-only
#include <fcntl.h>
#include <stdio.h>

#include "log/log.h"
#include "log/timeline.h"
#include "net/firmware/ibft_read.h"
#include "small_file.h"

#define FOLDER "/sys/firmware/ibft/ethernet"

static bool read_nic(struct ibft_nic *nic, unsigned int n)
{
	char path[64], text[128];
	const char *name;
	bool there = false;

	ibft_begin(nic);
	for (unsigned int i = 0; (name = ibft_field(i)); i++) {
		ssize_t len;

		snprintf(path, sizeof(path), FOLDER "%u/%s", n, name);
		len = small_file_read(AT_FDCWD, path, text, sizeof(text));
		if (len <= 0)
			continue;
		there = true;
		ibft_take(nic, name, text, len);
	}
	return there && ibft_end(nic);
}

void ibft_read(struct net *net)
{
	net->ibft_read = true;
	for (unsigned int i = 0; i < IBFT_NICS_MAX; i++)
		net->n_ibft += read_nic(&net->ibft[net->n_ibft], i);
	timeline_note("firmware", "iBFT", "");
	if (!net->n_ibft)
		log_print(LOG_WARNING,
			  "the firmware has left no settings of the network (iBFT)");
}
