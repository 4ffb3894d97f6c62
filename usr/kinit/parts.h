/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The parts of kinit that a kernel's configuration can leave out; Kconfig says
 * what each is. All of kinit is compiled whatever the configuration, so that no
 * part goes bad unseen: where one of these is 0, nothing calls it any more, and
 * the linker leaves it out.
 */
#ifndef KINIT_PARTS_H
#define KINIT_PARTS_H

#ifndef KINIT_HAS_NET
#define KINIT_HAS_NET 1
#endif

/* A root on NFS; without the network there is none. */
#ifndef KINIT_HAS_NFS
#define KINIT_HAS_NFS KINIT_HAS_NET
#endif

#ifndef KINIT_HAS_IPV6
#define KINIT_HAS_IPV6 1
#endif

/* VLANs, bonds and bridges. */
#ifndef KINIT_HAS_LINKS
#define KINIT_HAS_LINKS 1
#endif

/* What firmware that has an iSCSI initiator says of the network. */
#ifndef KINIT_HAS_IBFT
#define KINIT_HAS_IBFT 1
#endif

/* What the kernel itself has configured, as ip= says. */
#ifndef KINIT_HAS_IP_PNP
#define KINIT_HAS_IP_PNP 1
#endif

#ifndef KINIT_HAS_MODULES
#define KINIT_HAS_MODULES 1
#endif

/* The way of a crash kernel. */
#ifndef KINIT_HAS_CRASH
#define KINIT_HAS_CRASH 1
#endif

#ifndef KINIT_HAS_RESUME
#define KINIT_HAS_RESUME 1
#endif

#endif
