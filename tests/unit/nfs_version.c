// SPDX-License-Identifier: GPL-2.0-only
/* Which versions of NFS are tried, with which options, and what then follows. */
#include <errno.h>
#include <stdlib.h>

#include "../tap.h"
#include "root/nfs/nfs.h"

/* All that are tried, with a blank between them. */
static const char *versions(const char *options, bool v4)
{
	static char all[64];
	char version[NFS_VERSION_SIZE];

	all[0] = '\0';
	for (unsigned int n = 0; nfs_version(version, options, v4, n); n++) {
		if (n)
			strcat(all, " ");
		strcat(all, version);
	}
	return all;
}

static void test_versions(void)
{
	is_str(versions("", false), "4.2 4.1 4.0 3", "none is named");
	is_str(versions("soft,versatile=1", false), "4.2 4.1 4.0 3",
	       "nor is one here");
	is_str(versions("", true), "4.2 4.1 4.0", "root=nfs4:");
	is_str(versions("ro,vers=4,soft", false), "4.2 4.1 4.0", "vers=4");
	is_str(versions("v4", false), "4.2 4.1 4.0", "v4");
	is_str(versions("vers=4.1", false), "4.1", "vers=4.1");
	is_str(versions("nfsvers=3", false), "3", "nfsvers=3");
	is_str(versions("v3", true), "3", "v3");
	is_str(versions("vers=3,vers=4.0", false), "4.0", "the last counts");
	is_str(versions("vers=123456789", false), "1234567",
	       "one that is none is for the kernel to refuse");
}

static const char *data_of(const char *options, size_t size)
{
	struct ip_address server;
	char *data = malloc(size);
	static char copy[256];

	ip_parse("10.0.0.1", 8, &server);
	if (nfs_mount_text(data, size, options, "4.1", &server))
		snprintf(copy, sizeof(copy), "%s", data);
	else
		strcpy(copy, "too long");
	free(data);
	return copy;
}

static void test_text(void)
{
	is_str(data_of("", 64), "vers=4.1,nolock,addr=10.0.0.1", "no options");
	is_str(data_of("vers=4,rsize=4096,,retry=2,bg,v4,fgx,port=99", 128),
	       "vers=4.1,nolock,addr=10.0.0.1,rsize=4096,fgx,port=99",
	       "some, without those that are not the kernel's");
	is_str(data_of("minorversion=1", 64),
	       "vers=4.1,nolock,addr=10.0.0.1,minorversion=1",
	       "an older way is left to the kernel");
	is_str(data_of("lock", 64), "vers=4.1,nolock,addr=10.0.0.1,lock",
	       "what the user says comes last");
	is_str(data_of("rsize=4096", 30), "too long", "no room");
}

static struct nfs nfs;

static enum nfs_outcome after(int error, uint64_t now)
{
	nfs.error = error;
	nfs.tries += !nfs.n;
	return nfs_conclude(&nfs, now);
}

static void test_negotiation(void)
{
	memset(&nfs, 0, sizeof(nfs));
	is_int(after(0, 0), NFS_DONE, "mounted");
	is_int(after(-EPROTONOSUPPORT, 0), NFS_OTHER_VERSION, "not 4.2");
	is_int(nfs.n, 1, "4.1 is next");
	is_int(after(-EPROTONOSUPPORT, 0), NFS_OTHER_VERSION, "not 4.1");
	is_int(after(-EPROTONOSUPPORT, 0), NFS_OTHER_VERSION, "not 4.0");
	is_int(nfs.n, 3, "3 is next");
	is_int(after(-EPROTONOSUPPORT, 0), NFS_REFUSED, "nor 3");
	is_int(nfs.error, -EPROTONOSUPPORT, "no version");

	memset(&nfs, 0, sizeof(nfs));
	is_int(after(-ENOENT, 0), NFS_OTHER_VERSION, "no such path");
	is_int(nfs.n, 3, "but maybe for 3");
	is_int(nfs.errors[1], 0, "others were not tried");
	is_int(after(-ECONNREFUSED, 0), NFS_REFUSED, "which is not there");
	is_int(nfs.error, -ENOENT, "so that is what counts");

	memset(&nfs, 0, sizeof(nfs));
	strcpy(nfs.export.options, "vers=4.1");
	is_int(after(-EPROTONOSUPPORT, 0), NFS_REFUSED, "that or none");
	is_int(after(-ENOENT, 0), NFS_REFUSED, "that or none");
	nfs.export.options[0] = '\0';
	is_int(after(-EACCES, 0), NFS_REFUSED, "denied is denied");
	nfs.export.v4 = true;
	is_int(after(-ENOENT, 0), NFS_REFUSED, "of NFSv4 alone");
}

static void test_pauses(void)
{
	static const unsigned int pauses[] = { 500,  1000, 2000, 4000,
					       8000, 8000, 8000 };

	memset(&nfs, 0, sizeof(nfs));
	for (int i = 0; i < 7; i++) {
		is_int(after(-ETIMEDOUT, 1000), NFS_LATER, "it may come");
		is_int(nfs.next, 1000 + pauses[i], "after a while");
	}
	nfs.n = 3;
	nfs.errors[0] = nfs.errors[1] = nfs.errors[2] = -EPROTONOSUPPORT;
	is_int(after(-ECONNREFUSED, 0), NFS_LATER, "half of it is there");
	is_int(nfs.n, 0, "all versions are tried again");
}

int main(void)
{
	test_versions();
	test_text();
	test_negotiation();
	test_pauses();
	return done_testing();
}
