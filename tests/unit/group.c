// SPDX-License-Identifier: GPL-2.0-only
/* Members are counted from their superblocks' facts; lvm2.c has its own test.
 */
#include <stdlib.h>

#include "../tap.h"
#include "boot.h"

#define A "aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee"

static struct boot boot;
static struct blockdev devs[4];

static void begin(void)
{
	while (boot.groups) {
		struct group *group = boot.groups;

		boot.groups = group->next;
		free(group);
	}
	memset(&boot, 0, sizeof(boot));
	memset(devs, 0, sizeof(devs));
}

static struct blockdev *member(unsigned int n, unsigned int index,
			       uint64_t events)
{
	struct blockdev *dev = &devs[n], **p = &boot.devices;

	*dev = (struct blockdev){
		.size = 1,
		.sb = {
			.type = "linux_raid_member",
			.is_member = true,
			.uuid = A,
			.label = "any:0",
			.group = { .members = 2, .index = index,
				   .events = events },
		},
	};
	while (*p)
		p = &(*p)->next;
	*p = dev;
	group_learn(&boot, dev, NULL);
	groups_count(&boot);
	return dev;
}

static void is_count(unsigned int present, unsigned int members,
		     const char *name)
{
	is_int(boot.groups->present, present, "%s: present", name);
	is_int(boot.groups->members, members, "%s: members", name);
	is_int(group_is_complete(boot.groups), present >= members,
	       "%s: complete", name);
}

static void test_array(void)
{
	struct blockdev *dev;

	begin();
	member(0, 0, 10);
	is_str(boot.groups->name, "any:0", "its name");
	is_str(boot.groups->uuid, A, "its UUID");
	is_count(1, 2, "one");
	member(1, MEMBER_NO_INDEX, 10);
	is_count(1, 2, "a spare");
	member(2, 0, 10);
	is_count(1, 2, "the same member on another path");
	member(3, 1, 9);
	is_count(2, 2, "one event behind");
	ok(!boot.groups->next, "it is one array");

	begin();
	member(0, 0, 10);
	dev = member(1, 1, 12);
	dev->sb.group.members = 1;
	groups_count(&boot);
	is_count(1, 1, "the newest knows that the other was lost");
	boot.devices = dev->next;
	groups_count(&boot);
	is_int(boot.groups->present, 0, "all are gone");

	begin();
	devs[0].sb.type = "linux_raid_member";
	strcpy(devs[0].sb.uuid, A);
	devs[0].sb.damage = "broken";
	group_learn(&boot, &devs[0], NULL);
	ok(!devs[0].group && !boot.groups, "a damaged superblock says nothing");
}

/* Two groups, in the order of their UUIDs, whichever comes first. */
static void test_order(void)
{
	static const char *const uuids[] = { "b", "a", "c" };

	begin();
	for (int i = 0; i < 3; i++) {
		devs[i].sb.type = "linux_raid_member";
		strcpy(devs[i].sb.uuid, uuids[i]);
		group_learn(&boot, &devs[i], NULL);
	}
	is_str(boot.groups->uuid, "a", "first");
	is_str(boot.groups->next->uuid, "b", "second");
	is_str(boot.groups->next->next->uuid, "c", "third");
}

int main(void)
{
	test_array();
	test_order();
	begin();
	return done_testing();
}
