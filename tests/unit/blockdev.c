// SPDX-License-Identifier: GPL-2.0-only
/*
 * Which facts the events of block devices leave behind. The devices do not
 * exist here, so each is recorded as one that cannot be read.
 */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "../tap.h"
#include "device/blockdev.h"

static struct boot boot;

/* What happens to a device at the time @now; @vars: as in its uevent file. */
static void event(const char *action, const char *devpath, const char *vars,
		  uint64_t now)
{
	char text[UEVENT_MAX];
	struct uevent ev;

	snprintf(text, sizeof(text) - 1, "%s", vars);
	uevent_parse_file(&ev, text, strlen(text), "block", devpath);
	ev.action = action;
	blockdev_event(&boot, &ev, now);
}

#define NONE	   "MAJOR=7\nMINOR=250\nDEVNAME=none/x\nDEVTYPE=disk\n"
#define NONE_PATH  "/devices/virtual/block/none!x"
#define PART	   "MAJOR=7\nMINOR=251\nDEVNAME=none/x1\nDEVTYPE=partition\nPARTN=1\n"
#define PART_PATH  NONE_PATH "/none!x1"
#define LATER	   "MAJOR=259\nMINOR=0\nDEVNAME=none/a\nDEVTYPE=disk\n"
#define LATER_PATH "/devices/virtual/block/none!a"

static const char *names(void)
{
	static char text[200];

	text[0] = '\0';
	for (struct blockdev *dev = boot.devices; dev; dev = dev->next)
		snprintf(text + strlen(text), sizeof(text) - strlen(text),
			 "%s ", dev->devname);
	return text;
}

static void test_facts(void)
{
	event("add", LATER_PATH, LATER, 10);
	event("add", PART_PATH, PART, 20);
	event("add", NONE_PATH, NONE, 30);
	is_str(names(), "none/x none/x1 none/a ", "ordered by their numbers");
	is_int(boot.devices->major, 7, "major");
	is_int(boot.devices->minor, 250, "minor");
	is_int(boot.devices->error, -ENOENT, "it cannot be opened");
	is_int(boot.devices->partno, 0, "a disk has no number");
	is_int(boot.devices->next->partno, 1, "a partition has one");
	is_str(boot.devices->next->disk, "none/x", "and a disk, as in /dev");
	is_int(boot.last_progress, 30, "each was progress");

	event("add", NONE_PATH, NONE, 40);
	is_str(names(), "none/x none/x1 none/a ", "known ones stay");
	is_int(boot.last_progress, 30, "which is no progress");
	event("change", NONE_PATH, NONE, 50);
	is_int(boot.last_progress, 30, "a change neither");
	event("bind", NONE_PATH, NONE, 55);
	event("offline", NONE_PATH, NONE, 55);
	is_str(names(), "none/x none/x1 none/a ", "others are ignored");
}

/* A loose contact must not put the deadline off for ever. */
static void test_flapping(void)
{
	for (int i = 0; i < 10; i++) {
		event("remove", NONE_PATH, NONE, 100 + i);
		is_str(names(), "none/x1 none/a ", "it went");
		event("add", NONE_PATH, NONE, 100 + i);
		is_str(names(), "none/x none/x1 none/a ", "it came");
	}
	is_int(boot.last_progress, 30, "and that was no progress");
	event("remove", "/devices/virtual/block/q",
	      "MAJOR=1\nMINOR=1\nDEVNAME=q\n", 120);
	is_int(boot.n_devices, 3, "what is not there cannot go");
}

/* The same name, and another device. */
static void test_replaced(void)
{
	event("add", NONE_PATH, "MAJOR=7\nMINOR=255\nDEVNAME=none/x\n", 200);
	is_str(names(), "none/x1 none/x none/a ", "it has another place");
	is_int(boot.devices->next->minor, 255, "and the new number");
	is_int(boot.n_devices, 3, "there is one of it");
	is_int(boot.last_progress, 30, "no progress");
	event("add", "/devices/virtual/block/r",
	      "MAJOR=1\nMINOR=1\nDEVNAME=r\n", 210);
	is_int(boot.last_progress, 210, "one more than ever is progress");
}

/* After events were lost, /sys is walked again. */
static void test_walk(void)
{
	boot.walks++;
	event("add", LATER_PATH, LATER, 300);
	blockdev_forget_unseen(&boot);
	is_str(names(), "none/a ", "what the walk did not see is forgotten");
	is_int(boot.n_devices, 1, "and not counted");
}

static void test_malformed(void)
{
	static const char *const bad[] = {
		"",
		"MAJOR=1\nMINOR=2\n",
		"MAJOR=1\nDEVNAME=b\n",
		"MINOR=1\nDEVNAME=b\n",
		"MAJOR=x\nMINOR=2\nDEVNAME=b\n",
		"MAJOR=1\nMINOR=-2\nDEVNAME=b\n",
	};
	char name[300];

	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++) {
		event("add", "/devices/b", bad[i], 400);
		is_str(names(), "none/a ", "malformed %zu is none", i);
	}
	snprintf(name, sizeof(name), "MAJOR=1\nMINOR=1\nDEVNAME=%0*d\n",
		 DEVNAME_SIZE - 1, 0);
	event("add", "/devices/b", name, 400);
	is_int(boot.n_devices, 2, "the longest name fits");
	event("remove", "/devices/b", name, 400);
	snprintf(name, sizeof(name), "MAJOR=1\nMINOR=1\nDEVNAME=%0*d\n",
		 DEVNAME_SIZE, 0);
	event("add", "/devices/b", name, 400);
	is_int(boot.n_devices, 1, "a longer one is none");
	event("add", "/b", "MAJOR=1\nMINOR=1\nPARTN=1\nDEVNAME=b\n", 400);
	is_int(boot.n_devices, 2, "a path without folders");
	is_str(boot.devices->disk, "", "names no disk");
}

int main(void)
{
	test_facts();
	test_flapping();
	test_replaced();
	test_walk();
	test_malformed();
	while (boot.devices) {
		boot.walks++;
		blockdev_forget_unseen(&boot);
	}
	return done_testing();
}
