// SPDX-License-Identifier: GPL-2.0-only
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../tap.h"
#include "machine/machine.h"

static char complaints[1024];

static void complain(void *context, unsigned int line, unsigned int column,
		     const char *word, const char *problem)
{
	size_t len = strlen(complaints);

	(void)context;
	snprintf(complaints + len, sizeof(complaints) - len, "%u:%u:%s: %s|",
		 line, column, word ? word : "", problem);
}

static int parse(struct machine *m, const char *text)
{
	complaints[0] = '\0';
	return machine_parse(m, text, strlen(text), complain, NULL);
}

static char *print(const struct machine *m)
{
	size_t len;
	char *text;
	FILE *out = open_memstream(&text, &len);

	machine_print(m, out);
	fclose(out);
	return text;
}

/* What is printed is read as the same. */
static void test_round_trip(void)
{
	struct machine m = { 0 }, again;
	char *first, *second;

	m.architecture = strdup("x86_64");
	m.vendor = strdup("GenuineIntel");
	m.processor = strdup("06-9e-0a");
	m.root = strdup("ext4");
	machine_add_layer(&m, "crypt", "aes-xts-plain64");
	machine_add_layer(&m, "partition", "");
	machine_add_device(&m, "pci:v2", "pci/0", "ahci");
	machine_add_device(&m, "odd \"one\" | \\ #", NULL, "");
	machine_add_device(&m, "pci:v2", "pci/0", "ahci");
	machine_add_device(&m, "pci:v1", "", NULL);
	strings_add(&m.firmware, "b/c.bin");
	machine_sort(&m);
	ok(m.n_devices == 3, "doubles go away");
	first = print(&m);
	ok(strstr(first, "\ndevice pci:v2 at pci/0 driver ahci\n"),
	   "a device is a line");
	ok(strstr(first, "\nlayer crypt aes-xts-plain64\nlayer partition\n"),
	   "layers are in their order");
	ok(!parse(&again, first), "it is read again");
	is_str(complaints, "", "without a complaint");
	is_str(again.processor, "06-9e-0a", "with its processor");
	second = print(&again);
	is_str(second, first, "and is the same");
	is_str(again.devices[0].modalias, "odd \"one\" | \\ #",
	       "whatever a modalias holds");
	free(first);
	free(second);
	machine_free(&m);
	machine_free(&again);
}

static void test_errors(void)
{
	struct machine m;

	ok(parse(&m, "root ext4 x\nroot xfs\nroot ext4\nfoo bar\ndevice\n"
		     "device a at\ndevice a b c\nlayer a b c\nroot \"a\n"),
	   "errors are errors");
	is_str(complaints,
	       "1:11:x: nothing should follow|"
	       "3:1:root: it was said before|"
	       "4:1:foo: no such statement: known are architecture, processor, root, layer, device and firmware|"
	       "5:1:device: a word has to follow it|"
	       "6:10:at: what follows it is missing|"
	       "7:10:b: behind a device come \"at BUS/ID\" and \"driver NAME\"|"
	       "8:11:c: nothing should follow|"
	       "9:6:: the quote that begins here does not end|",
	       "each is named");
	is_str(m.root, "xfs", "what is right is taken");
	machine_free(&m);
	ok(!parse(&m, ""), "nothing is no error here");
	machine_free(&m);
}

static void test_network(void)
{
	struct machine m = { 0 };

	ok(!machine_needs_network(&m), "a disk needs no network");
	m.root = strdup("nfs4");
	ok(machine_needs_network(&m), "a root on NFS does");
	strcpy(m.root, "ext4");
	ok(!machine_needs_network(&m), "others do not");
	machine_add_layer(&m, "network", "eth0");
	ok(machine_needs_network(&m), "unless a layer says so");
	machine_free(&m);
}

int main(void)
{
	test_round_trip();
	test_network();
	test_errors();
	is_str(machine_layer_fstype("md"), "linux_raid_member", "md");
	ok(!machine_layer_fstype("partition"), "a partition needs no hook");
	is_str(machine_layer_link("bond"), "bond", "a bond");
	ok(!machine_layer_link("md"), "an array is none");
	return done_testing();
}
