// SPDX-License-Identifier: GPL-2.0-only
/* What goal.c decides about a hibernated system: before root, or not at all. */
#include "goal_facts.h"

static struct job job;
static struct group group;

/* Root is there; sda3 is what resume= means. */
static void begin_resume(const char *root, const char *resume)
{
	begin(root);
	boot.params.resume = resume;
	targets_init(&boot);
	boot.last_command = 0;
	boot.devices = NULL;
	boot.groups = NULL;
}

static struct blockdev *add(const char *name)
{
	struct blockdev *dev = device(name);

	dev->hibernated[0] = '\0';
	dev->next = boot.devices;
	boot.devices = dev;
	return dev;
}

static struct blockdev *add_swap(const char *format)
{
	struct blockdev *dev = add("sda3");

	dev->sb.type = *format ? "swsuspend" : "swap";
	dev->sb.not_fs = true;
	strcpy(dev->hibernated, format);
	return dev;
}

static const char *const forms[] = {
	"/dev/sda3", "UUID=" UUID_B, "PARTUUID=p-3", "8:3", "UUID=x,/dev/sda3",
};

static void test_there(void)
{
	for (size_t i = 0; i < sizeof(forms) / sizeof(*forms); i++) {
		begin_resume("/dev/sda2", forms[i]);
		add("sda2");
		add_swap("");
		is_str(decide(PROGRESS), "none", "<%s>: has none", forms[i]);
		strcpy(boot.devices->hibernated, "s1suspend");
		boot.devices->sb.type = "swsuspend";
		is_str(decide(PROGRESS), "resume", "<%s>: has one", forms[i]);
		boot.resume.pending = false;
		is_str(decide(PROGRESS), "sda2", "<%s>: decided", forms[i]);
	}
}

static void test_order(void)
{
	begin_resume("/dev/sda2", "/dev/sda3");
	boot.looked = false;
	is_str(decide(0), "look", "first kinit looks");
	boot.looked = true;
	add("sda2");
	is_str(decide(PROGRESS), "wait", "root waits for it");
	add_swap("s1suspend");
	boot.jobs = &job;
	boot.running = 1;
	is_str(decide(PROGRESS), "wait", "what runs is not frozen half-way");
	boot.tty_taken = true;
	is_str(decide(PROGRESS), "resume", "but for a question");
	boot.running = 0;
	boot.tty_taken = false;
	boot.jobs = NULL;
	boot.params.resume_delay = 9;
	is_str(decide(8999), "wait", "resumedelay=");
	is_str(decide(9000), "resume", "is over");
}

static void test_missing(void)
{
	const uint64_t stall = PROGRESS + STALL_DEFAULT * 1000;

	begin_resume("/dev/sda2", "/dev/sda3");
	is_str(decide(stall), "wait", "root is not there either");
	is_str(decide(DEADLINE - 1), "wait", "until the deadline");
	is_str(decide(DEADLINE), "missing", "then root is what is reported");
	add("sda2");
	is_str(decide(stall - 1), "wait", "it may still come");
	is_str(decide(stall), "missing", "boot goes on without it");
	boot.last_command = stall - 500;
	is_str(decide(stall), "wait", "what a command did is on its way");
	is_str(decide(stall + 500), "missing", "is not");
	boot.params.timeout = WAIT_FOREVER;
	is_str(decide(stall + 500), "missing", "rootwait is for root");
	boot.params.resume_wait = true;
	is_str(decide(DEADLINE * 10), "wait", "resumewait: for ever");
}

static void test_incomplete(void)
{
	const uint64_t stall = PROGRESS + STALL_DEFAULT * 1000;

	begin_resume("/dev/sda2", "/dev/md/root");
	add("sda2");
	group = (struct group){
		.type = "linux_raid_member",
		.members = 2,
		.present = 1,
	};
	boot.groups = &group;
	is_str(decide(stall - 1), "wait", "a member is missing");
	is_str(decide(stall), "stall degraded", "it is started without");
	boot.stalled_at = stall;
	is_str(decide(stall), "missing", "that was in vain");
	strcpy(add("md/root")->hibernated, "s1suspend");
	is_str(decide(stall), "resume", "that has brought it");
	boot.stalled_at = 0;
	boot.devices = boot.devices->next;
	boot.params.degraded = DEGRADED_ASK;
	is_str(decide(stall), "ask", "kinit.degraded=ask");
}

static void test_forbidden(void)
{
	begin_resume("/dev/sda2", "/dev/sda3");
	add("sda2");
	boot.params.resume_mode = RESUME_DROP;
	is_str(decide(PROGRESS), "sda2", "noresume does not wait");
	add_swap("s1suspend");
	is_str(decide(PROGRESS), "drop", "but takes away what is there");
	boot.running = 1;
	is_str(decide(PROGRESS), "drop",
	       "for which nothing has to stand still");
	boot.running = 0;
	strcpy(boot.devices->hibernated, "ulsuspend");
	boot.can_resume = true;
	is_str(decide(PROGRESS), "none", "no hook is told of what is theirs");
	boot.params.resume_mode = RESUME_OFF;
	targets_init(&boot);
	is_str(decide(PROGRESS), "sda2", "hibernate=noresume");
	begin_resume("/dev/sda2", "what is this");
	add("sda2");
	is_str(decide(PROGRESS), "missing", "what cannot be understood");
	begin_resume("/dev/sda2", NULL);
	add("sda2");
	add_swap("s1suspend");
	is_str(decide(PROGRESS), "sda2", "no resume=");
}

/* The kernel has, and is still there. */
static void test_refused(void)
{
	begin_resume("/dev/sda2", "/dev/sda3");
	add("sda2");
	add_swap("s1suspend");
	boot.can_resume = true;
	is_str(decide(PROGRESS), "resume", "it is the kernel's, not a hook's");
	boot.resume.tried = true;
	is_str(decide(PROGRESS), "drop", "which does not resume it");
	boot.jobs = &job;
	boot.running = 1;
	is_str(decide(PROGRESS), "drop", "whatever has begun meanwhile");
	boot.jobs = NULL;
}

/* A program of a hook has tried it. */
static void test_hook(void)
{
	begin_resume("/dev/sda2", "/dev/sda3");
	add("sda2");
	add_swap("ulsuspend");
	is_str(decide(PROGRESS), "none", "nobody wants it");
	boot.can_resume = true;
	boot.running = 1;
	is_str(decide(PROGRESS), "wait", "what runs is not cut off");
	boot.running = 0;
	is_str(decide(PROGRESS), "hooks resume", "a hook is told");
	boot.resume.tried = true;
	job.event = ON_RESUME;
	boot.jobs = &job;
	is_str(decide(PROGRESS), "wait", "and waited for");
	boot.jobs = NULL;
	is_str(decide(PROGRESS), "none", "in vain");
}

static void test_match(void)
{
	struct blockdev *dev;

	begin_resume("/dev/sda2", "UUID=" UUID_B);
	dev = add_swap("");
	ok(match_wanted(&boot, dev), "swap space is wanted");
	ok(!match_target(&boot, root_target, dev), "but not as a root");
	dev->sb.type = "crypto_LUKS";
	ok(!match_wanted(&boot, dev), "what encrypts it is not it");
	dev->sb.type = "LVM2_member";
	dev->sb.is_member = true;
	ok(!match_wanted(&boot, dev), "nor a member");
	begin_resume("/dev/vg/root", "/dev/mapper/swap--vg-swap");
	group = (struct group){ .type = "LVM2_member" };
	strcpy(group.name, "vg");
	ok(match_group_name(&boot, &group), "the group of the root");
	strcpy(group.name, "swap-vg");
	ok(match_group_name(&boot, &group), "and that of swap");
	strcpy(group.name, "data");
	ok(!match_group_name(&boot, &group), "and no other");
	is_str(target_awaited(&boot)->source, "/dev/mapper/swap--vg-swap",
	       "it is what is waited for");
	boot.resume.pending = false;
	strcpy(group.name, "swap-vg");
	ok(!match_group_name(&boot, &group), "no more");
	is_str(target_awaited(&boot)->source, "/dev/vg/root", "now root is");
}

/* What has an image comes first; where root may be is not always seen. */
static void test_several(void)
{
	begin_resume("/dev/nfs", "PARTUUID=p-2");
	boot.targets[TARGET_ROOT].specs[0].kind = ROOT_NFS;
	boot.targets[TARGET_ROOT].n_specs = 1;
	ok(goal_decide(&boot, DEADLINE).step == STEP_NO_RESUME, "root on NFS");
	add("sda2");
	strcpy(add("sdb2")->hibernated, "s1suspend");
	add("sda1");
	is_str(goal_decide(&boot, PROGRESS).dev->devname, "sdb2",
	       "one of two has an image");
}

int main(void)
{
	test_there();
	test_order();
	test_missing();
	test_incomplete();
	test_forbidden();
	test_refused();
	test_hook();
	test_match();
	test_several();
	return done_testing();
}
