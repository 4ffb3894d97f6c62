/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef KEXEC_VERSION_H
#define KEXEC_VERSION_H

/*
 * Which version is newer? Below 0, 0, above 0: @a is older, the same, newer. By
 * "UAPI.10 Version Format Specification" (uapi-group.org).
 */
int version_compare(const char *a, const char *b);

#endif
