// SPDX-License-Identifier: GPL-2.0-only
/* Which modules goal.c has loaded, and when it waits for them. */
#include "goal_facts.h"

enum {
	AHCI,
	VIRTIO,
	DISK,
	USB,
	PMIC,
	KEYBOARD,
	NIC,
	WATCHDOG,
	MYSTERY,
	XFS,
	MODULES
};

static struct module modules[MODULES];
static struct module_dep deps[2];
static struct hook hook;
static struct job job;
static struct rule rule;

static void module(int i, const char *name, enum module_need need)
{
	modules[i] = (struct module){
		.next = i + 1 < MODULES ? &modules[i + 1] : NULL,
		.name = (char *)name,
		.need = need,
	};
}

static void begin_modules(void)
{
	begin("UUID=" UUID_A);
	module(AHCI, "ahci", NEED_STORAGE);
	module(VIRTIO, "virtio", NEED_FIRST);
	module(DISK, "disk", NEED_FIRST);
	module(USB, "usb", NEED_CARRIER);
	module(PMIC, "pmic", NEED_SUPPLIER);
	module(KEYBOARD, "keyboard", NEED_INPUT);
	module(NIC, "nic", NEED_NETWORK);
	module(WATCHDOG, "watchdog", NEED_NEVER);
	module(MYSTERY, "mystery", NEED_OTHER);
	module(XFS, "xfs", NEED_NEVER);
	deps[0] = (struct module_dep){ &modules[VIRTIO], false };
	modules[DISK].deps = deps;
	modules[DISK].n_deps = 1;
	boot.modules.have = true;
	boot.modules.processors = 1;
	boot.modules.first = modules;
	boot.looked_at_rest = true;
}

static void set(int i, enum module_state state)
{
	modules[i].state = state;
	modules[i].since = PROGRESS;
}

/* Virtio's disk is wanted later than AHCI and is more urgent, but has to wait. */
static void test_order(void)
{
	begin_modules();
	is_str(decide(PROGRESS), "virtio",
	       "what a disk depends on comes first");
	set(VIRTIO, MODULE_LOADING);
	is_str(decide(PROGRESS), "wait", "one at a time on one processor");
	boot.modules.processors = 2;
	is_str(decide(PROGRESS), "ahci", "two on two");
	boot.modules.processors = 1;
	set(VIRTIO, MODULE_REFUSED);
	is_str(decide(PROGRESS), "disk", "what it depends on has had its time");
	set(DISK, MODULE_LIVE);
	is_str(decide(PROGRESS), "ahci", "controllers");
	set(AHCI, MODULE_LIVE);
	is_str(decide(PROGRESS), "usb", "then what disks may be attached to");
	set(USB, MODULE_LIVE);
	is_str(decide(PROGRESS), "pmic", "then what those may depend on");
	set(PMIC, MODULE_LIVE);
	is_str(decide(PROGRESS), "wait", "the rest is left");
	boot.modules.last = PROGRESS + 500;
	is_str(decide(PROGRESS + 1499), "wait", "while something moves");
	is_str(decide(PROGRESS + 1500), "mystery",
	       "and tried when nothing does");
	set(MYSTERY, MODULE_LIVE);
	is_str(decide(PROGRESS + 9000), "wait",
	       "no network, no watchdog, no keyboard");
	boot.tty_taken = true;
	is_str(decide(PROGRESS), "keyboard", "somebody is to type something");
}

static void test_rest(void)
{
	begin_modules();
	boot.looked_at_rest = false;
	is_str(decide(PROGRESS), "virtio", "what is known comes first");
	for (int i = 0; i < MODULES; i++)
		set(i, MODULE_LIVE);
	boot.modules.loading = 1;
	is_str(decide(PROGRESS), "wait",
	       "while a module is loading nobody looks");
	boot.modules.loading = 0;
	is_str(decide(PROGRESS), "look at the rest", "then there may be more");
	boot.modules.have = false;
	is_str(decide(PROGRESS), "wait",
	       "but not for a kernel without modules");
}

static void test_before_and_after(void)
{
	begin_modules();
	boot.looked = false;
	is_str(decide(PROGRESS), "look", "before, nothing is known");
	boot.looked = true;
	boot.devices = device("sda2");
	boot.devices->next = NULL;
	is_str(decide(PROGRESS), "sda2",
	       "where root is there nothing more is loaded");
	root_target->mount.attempt.done = true;
	boot.told[ON_MOUNTED] = false;
	boot.jobs = &job;
	is_str(decide(PROGRESS), "mounted", "and not when it is mounted");
	boot.told[ON_MOUNTED] = true;
	is_str(decide(PROGRESS), "wait", "whatever is waited for");
	modules[XFS].need = NEED_NOW;
	is_str(decide(PROGRESS), "xfs", "but for what somebody asks for");
}

static void test_hang(void)
{
	begin_modules();
	set(VIRTIO, MODULE_LOADING);
	is_str(decide(PROGRESS + 1999), "wait", "it is given two seconds");
	is_str(decide(PROGRESS + 2000), "ahci", "then others go on");
	set(AHCI, MODULE_LIVE);
	set(USB, MODULE_LIVE);
	set(PMIC, MODULE_LIVE);
	boot.modules.last = DEADLINE - 1000;
	set(MYSTERY, MODULE_LIVE);
	is_str(decide(DEADLINE), "not found", "and the deadline holds");
}

/* kinit.timeout=0 is about devices that the kernel knows how to drive. */
static void test_no_wait(void)
{
	begin_modules();
	boot.params.timeout = 0;
	is_str(decide(PROGRESS), "virtio", "drivers are loaded all the same");
	set(VIRTIO, MODULE_LOADING);
	is_str(decide(PROGRESS + 100), "wait", "and waited for");
	boot.looked_at_rest = false;
	for (int i = 0; i < MODULES; i++)
		set(i, MODULE_LIVE);
	is_str(decide(PROGRESS + 100), "look at the rest",
	       "with what there may be more");
	boot.looked_at_rest = true;
	boot.modules.last = PROGRESS + 100;
	is_str(decide(PROGRESS + 1099), "wait",
	       "what they found may be on its way");
	is_str(decide(PROGRESS + 1100), "not found", "but that is all");
}

/* A command is work too; it has its processor for a while. */
static void test_commands(void)
{
	begin_modules();
	hook.name[0] = 'h';
	job = (struct job){ .hook = &hook, .rule = &rule, .since = PROGRESS };
	job.child.pid = 7;
	boot.jobs = &job;
	boot.running = 1;
	is_str(decide(PROGRESS), "wait", "nothing is tried beside a command");
	is_str(decide(PROGRESS + 2000), "virtio", "that ends in time");
	modules[XFS].need = NEED_NOW;
	is_str(decide(PROGRESS), "xfs", "but for what somebody waits for");
	rule.tty = true;
	boot.tty_taken = true;
	modules[XFS].state = MODULE_LIVE;
	is_str(decide(PROGRESS), "virtio",
	       "who waits for a person does no work");
	memset(&rule, 0, sizeof(rule));
	memset(&job, 0, sizeof(job));
}

static void test_driver(void)
{
	begin_modules();
	boot.devices = device("sda2");
	boot.devices->next = NULL;
	boot.devices->sb.type = "xfs";
	is_str(decide(PROGRESS), "driver", "first its driver is asked for");
	strcpy(root_target->driver, "xfs");
	is_str(decide(PROGRESS), "sda2", "there is none");
	modules[XFS].need = NEED_NOW;
	is_str(decide(PROGRESS), "xfs", "there is one");
	set(XFS, MODULE_LOADING);
	is_str(decide(PROGRESS), "wait", "it is waited for");
	is_str(decide(DEADLINE), "sda2", "until the deadline");
	set(XFS, MODULE_REFUSED);
	is_str(decide(PROGRESS), "sda2", "then the kernel has its say");
	root_target->fstype = "ext4,xfs";
	is_str(decide(PROGRESS), "driver", "rootfstype= may ask for others");
	boot.modules.have = false;
	is_str(decide(PROGRESS), "sda2",
	       "a kernel without modules has them all");
	boot.devices->sb.type = NULL;
}

int main(void)
{
	test_order();
	test_rest();
	test_before_and_after();
	test_hang();
	test_no_wait();
	test_commands();
	test_driver();
	return done_testing();
}
