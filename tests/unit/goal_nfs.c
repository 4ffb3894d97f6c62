// SPDX-License-Identifier: GPL-2.0-only
/* What is done about a root on NFS, and when. */
#include <errno.h>

#include "goal_facts.h"

static struct nic nic;

static void begin_nfs(const char *root)
{
	begin(root);
	nic = (struct nic){
		.method = NIC_DHCP,
		.raised = true,
		.link.carrier = true,
		.configured = true,
		.told = true,
	};
	boot.net.opened = true;
	boot.net.nics = &nic;
	boot.nfs.found = true;
}

static void test_wanted(void)
{
	begin("nfs:10.0.0.1:/srv");
	ok(boot.net.wanted, "the network is wanted, and nobody says so");
	is_int(root_target->specs[0].kind, ROOT_NFS, "root=nfs:");
	is_str(decide(PROGRESS), "network", "so it is asked for");
	boot.net.opened = true;
	is_str(decide(DEADLINE), "no network", "until the deadline");
	begin("LABEL=nfs:");
	ok(!boot.net.wanted, "a disk needs none");
	begin("nfs:box:/srv");
	is_str(decide(PROGRESS), "bad root", "a server that is none");
	begin("LABEL=a,nfs:10.0.0.1:/srv");
	is_str(decide(PROGRESS), "bad root", "among alternatives");
	memset(&boot, 0, sizeof(boot));
	boot.params.nfsroot = "10.0.0.1:/srv";
	targets_init(&boot);
	is_int(root_target->specs[0].kind, ROOT_NFS, "nfsroot= alone");
	is_str(root_target->source, "/dev/nfs", "which has a name");
	boot.net.options.off = true;
	targets_init(&boot);
	ok(!boot.net.wanted, "ip=off");
}

static void test_attempts(void)
{
	struct nfs *nfs = &boot.nfs;

	begin_nfs("nfs:10.0.0.1:/srv");
	is_str(decide(PROGRESS), "flash", "it is tried");
	nfs->pid = 7;
	is_str(decide(PROGRESS), "wait", "once");
	is_str(decide(DEADLINE - 1), "wait", "for a while");
	is_str(decide(DEADLINE), "no server", "until the deadline");
	nfs->pid = 0;
	nfs->next = PROGRESS + 500;
	is_str(decide(PROGRESS), "wait", "there is a pause");
	is_str(decide(PROGRESS + 500), "flash", "then it is tried again");
	nfs->ended = true;
	is_str(decide(PROGRESS), "flash", "its end is taken notice of");
	nfs->ended = false;
	root_target->refused = 1;
	is_str(decide(PROGRESS), "mount", "it is refused");
	root_target->refused = 0;
	root_target->mount.attempt.done = true;
	is_str(decide(PROGRESS), "mounted", "it is mounted");
	begin_nfs("nfs:10.0.0.1:/srv");
	nfs->found = false;
	is_str(decide(PROGRESS), "wait", "nobody knows where it is");
	is_str(decide(DEADLINE), "no server", "until the deadline");
	boot.params.on_failure = FAILURE_WAIT;
	is_int(goal_decide(&boot, DEADLINE).after, AFTER_GO_ON,
	       "which may change");
}

static void test_drivers(void)
{
	struct nfs *nfs = &boot.nfs;

	begin_nfs("/dev/nfs");
	is_str(goal_nfs_drivers(&boot, root_target), "nfs,nfsv4",
	       "the newest is tried first");
	strcpy(nfs->export.options, "vers=3");
	is_str(goal_nfs_drivers(&boot, root_target), "nfs,nfsv3",
	       "one that is named");
	nfs->export.options[0] = '\0';
	nfs->n = 3;
	is_str(goal_nfs_drivers(&boot, root_target), "nfs,nfsv3",
	       "after the others");
	nfs->found = false;
	nfs->n = 0;
	nfs->place.options = "vers=3";
	is_str(goal_nfs_drivers(&boot, root_target), "nfs,nfsv3",
	       "before there is a network");
	ok(!goal_nfs_drivers(&boot, &boot.targets[TARGET_USR]),
	   "another file system");
	boot.modules.have = true;
	is_str(decide(PROGRESS), "driver", "they are asked for");
	strcpy(root_target->driver, "nfs,nfsv3");
	is_str(decide(PROGRESS), "look at the rest", "once");
	root_target->driver[0] = '\0';
	boot.net.options.need_net = true;
	nic.configured = nic.told = false;
	is_str(decide(PROGRESS), "driver", "while the network is waited for");
	nic.configured = nic.told = true;
	boot.net.nics = NULL;
	root_target->driver[0] = '\0';
	boot.looked_at_rest = true;
	is_str(decide(PROGRESS), "wait", "not before there is an interface");
	boot.net.nics = &nic;
	root_target->mount.attempt.done = true;
	is_str(decide(PROGRESS), "mounted", "nor when it is mounted");
}

int main(void)
{
	test_wanted();
	test_attempts();
	test_drivers();
	return done_testing();
}
