// SPDX-License-Identifier: GPL-2.0-only
/* The report's words for a root on NFS. */
#include "report_facts.h"

static struct nfs *const nfs = &boot.nfs;
static struct module module;
static struct nic nic = { .configured = true, .told = true };

static void begin_nfs(void)
{
	static char root[] = "nfs:10.0.0.1:/srv/root";

	begin(root);
	memset(&module, 0, sizeof(module));
	boot.net.nics = &nic;
	nfs->found = true;
	ip_parse("10.0.0.1", 8, &nfs->export.server);
	strcpy(nfs->export.source, "10.0.0.1:/srv/\033root");
	strcpy(nfs->version, "4.2");
}

static void refuse(int error)
{
	nfs->error = error;
	root_target->refused = 1;
	make(CAUSE_MOUNT);
}

static void test_refused(void)
{
	begin_nfs();
	refuse(-EACCES);
	FIRST("NFS server 10.0.0.1 denies this machine /srv/\\x1broot: Permission denied");
	HAS("Tried was 10.0.0.1:/srv/\\x1broot, NFSv4.2");
	HAS("Its list of exports has to allow the address of this machine, and a port below 1024 or any.");
	refuse(-ENOENT);
	FIRST("NFS server 10.0.0.1 has no /srv/\\x1broot: No such file or directory");
	refuse(-EPROTONOSUPPORT);
	FIRST("NFS server 10.0.0.1 does not support NFSv4.2: Protocol not supported");
	nfs->n = 3;
	strcpy(nfs->version, "3");
	nfs->errors[0] = -EPROTONOSUPPORT;
	nfs->errors[2] = -EINVAL;
	strcpy(nfs->export.options, "soft");
	refuse(-EPROTONOSUPPORT);
	FIRST("NFS server 10.0.0.1 supports no version of NFS that was tried: Protocol not supported");
	HAS("Tried was 10.0.0.1:/srv/\\x1broot, NFSv3, with the options soft");
	HAS("Before that, NFSv4.2: Protocol not supported");
	HAS("Before that, NFSv4.0: Invalid argument");
	begin_nfs();
	root_target->mount.said.n = 1;
	strcpy(root_target->mount.said.line[0], "nfs: Unknown parameter 'x'");
	refuse(-EINVAL);
	FIRST("the kernel refuses the options of the root on NFS: Invalid argument");
	HAS("The kernel says: nfs: Unknown parameter 'x'");
	refuse(-ENOTDIR);
	FIRST("cannot mount 10.0.0.1:/srv/\\x1broot: Not a directory");
}

static void test_modules(void)
{
	begin_nfs();
	refuse(-ENODEV);
	FIRST("this kernel has no NFSv4.2: set CONFIG_NFS_FS and CONFIG_NFS_V4: No such device");
	module.name = "fs-nfs";
	module.state = MODULE_MISSING;
	boot.modules.first = &module;
	refuse(-ENODEV);
	FIRST("this kernel has no NFS: the module nfs is not in this image: No such device");
	module.name = "nfsv4";
	refuse(-EPROTONOSUPPORT);
	FIRST("this kernel has no NFS: the module nfsv4 is not in this image: Protocol not supported");
	module.name = "xfs";
	refuse(-EPROTONOSUPPORT);
	FIRST("NFS server 10.0.0.1 does not support NFSv4.2: Protocol not supported");
}

static const char *waiting(void)
{
	static char line[256];
	struct text t;

	text_init(&t, line, sizeof(line));
	report_waiting(&t, &boot, 5000);
	return line;
}

static void test_awaited(void)
{
	begin_nfs();
	is_str(waiting(),
	       "kinit: waiting, 30 s left: root=nfs:10.0.0.1:/srv/root",
	       "not tried yet");
	nfs->tries = 1;
	nfs->pid = 7;
	nfs->since = 4500;
	ok(!strstr(waiting(), "answer"), "tried now");
	nfs->since = 4000;
	is_str(waiting(),
	       "kinit: waiting, 30 s left: NFS server 10.0.0.1 does not answer (tried 1 time); root=nfs:10.0.0.1:/srv/root",
	       "tried for a second");
	nfs->pid = 0;
	nfs->tries = 3;
	nfs->error = -ECONNREFUSED;
	make(CAUSE_NFS);
	FIRST("NFS server 10.0.0.1 does not answer: Connection refused (tried 3 times)");
	HAS("Tried was 10.0.0.1:/srv/\\x1broot, NFSv4.2");
	begin_nfs();
	nfs->found = false;
	make(CAUSE_NFS);
	FIRST("the root is on NFS, and nobody knows where: the network is not there");
	nfs->lacks = "no server is known";
	make(CAUSE_NFS);
	FIRST("the root is on NFS, and no server is known");
	boot.net.nics = NULL;
	make(CAUSE_NETWORK);
	FIRST("the network is needed (for the root), and there is no network interface");
	boot.net.options.off = true;
	make(CAUSE_NETWORK);
	FIRST("the network is needed (for the root), and ip= switches it off");
}

int main(void)
{
	report = malloc(SIZE);
	test_refused();
	test_modules();
	test_awaited();
	free(report);
	return done_testing();
}
