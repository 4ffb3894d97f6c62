// SPDX-License-Identifier: GPL-2.0-only
#include <string.h>

#include "root/nfs/version.h"
#include "text.h"

static const char versions[NFS_VERSIONS][NFS_VERSION_SIZE] = { "4.2", "4.1",
							       "4.0", "3" };

/* The value of an option "NAME=VALUE" of @len bytes; or NULL. */
static const char *value_of(const char *option, size_t len, const char *name)
{
	size_t n = strlen(name);

	return len > n && !memcmp(option, name, n) ? option + n : NULL;
}

/* Is it one that names a version? Then sets @version. "4" is any of them. */
static bool read_version(char version[NFS_VERSION_SIZE], const char *option,
			 size_t len)
{
	const char *value = value_of(option, len, "vers=");
	struct text t;

	if (!value)
		value = value_of(option, len, "nfsvers=");
	if (!value && len > 1 && option[0] == 'v' && option[1] >= '2' &&
	    option[1] <= '4')
		value = option + 1;
	if (!value)
		return false;
	text_init(&t, version, NFS_VERSION_SIZE);
	text_add(&t, "%.*s", (int)(option + len - value), value);
	return true;
}

/* These are for mount.nfs(8), and mean nothing here. */
static bool is_for_program(const char *option, size_t len)
{
	return value_of(option, len, "retry=") ||
	       (len == 2 &&
		(!memcmp(option, "bg", 2) || !memcmp(option, "fg", 2)));
}

bool nfs_version(char version[NFS_VERSION_SIZE], const char *options, bool v4,
		 unsigned int n)
{
	char named[NFS_VERSION_SIZE] = "";
	unsigned int count = v4 ? NFS_VERSIONS - 1 : NFS_VERSIONS;

	while (*options) {
		size_t len = strcspn(options, ",");

		read_version(named, options, len);
		options += len + (options[len] == ',');
	}
	if (!strcmp(named, "4")) {
		count = NFS_VERSIONS - 1;
	} else if (named[0]) {
		memcpy(version, named, NFS_VERSION_SIZE);
		return !n;
	}
	if (n >= count)
		return false;
	memcpy(version, versions[n], NFS_VERSION_SIZE);
	return true;
}

bool nfs_mount_text(char *data, size_t size, const char *options,
		    const char *version, const struct ip_address *server)
{
	char ignored[NFS_VERSION_SIZE];
	struct text t;

	/* Of what contradicts another option the last one counts. */
	text_init(&t, data, size);
	text_add(&t, "vers=%s,nolock,addr=%pI", version, server);
	while (*options) {
		size_t len = strcspn(options, ",");

		if (len && !read_version(ignored, options, len) &&
		    !is_for_program(options, len))
			text_add(&t, ",%.*s", (int)len, options);
		options += len + (options[len] == ',');
	}
	return t.len + 1 < t.size;
}
