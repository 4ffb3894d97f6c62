// SPDX-License-Identifier: GPL-2.0-only
/*
 * boards [--disks] FILE...: the modaliases of all devices that these device
 * trees have, a line each, as the kernel makes them (drivers/of/device.c); or
 * only of those that look like controllers of disks, and of all that these
 * depend on.
 *
 * The format of a file and the properties: Devicetree Specification 0.4,
 * chapters 5 and 2. That everything named by such a property is needed is more
 * than holds.
 */
#include <fnmatch.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MAX_NODES      20000
#define MAX_PROPERTIES 200000

struct property {
	const char *name;
	const uint8_t *value;
	uint32_t len;
};

struct node {
	const char *name;
	struct node *above;
	struct property *properties; /* stand before its nodes in the file */
	size_t n;
	bool seen;
};

static struct node nodes[MAX_NODES];
static struct property properties[MAX_PROPERTIES];
static size_t n_nodes, n_properties;

/* Of nodes: names as of the controllers of disks. */
static const char *const disks[] = { "mmc*",  "sdhci*", "sdmmc*", "dwmmc*",
				     "sata*", "ahci*",	"ufs*",	  "pcie*",
				     "usb*",  "xhci*",	"ehci*",  "ohci*",
				     NULL };

/* Properties that name other devices, and the one there that says how many
 * cells follow. */
static const struct {
	const char *pattern, *cells;
} references[] = {
	{ "*-supply", NULL },
	{ "usb-phy", NULL },
	{ "mmc-pwrseq", NULL },
	{ "interrupt-parent", NULL },
	{ "extcon", NULL },
	{ "pinctrl-[0-9]", NULL },
	{ "nvmem-cells", NULL },
	{ "clocks", "#clock-cells" },
	{ "resets", "#reset-cells" },
	{ "phys", "#phy-cells" },
	{ "power-domains", "#power-domain-cells" },
	{ "iommus", "#iommu-cells" },
	{ "interconnects", "#interconnect-cells" },
	{ "mboxes", "#mbox-cells" },
	{ "dmas", "#dma-cells" },
	{ "interrupts-extended", "#interrupt-cells" },
	{ "pwms", "#pwm-cells" },
	{ "gpios", "#gpio-cells" },
	{ "*-gpio", "#gpio-cells" },
	{ "*-gpios", "#gpio-cells" },
};

static uint32_t number(const uint8_t *p)
{
	return (uint32_t)p[0] << 24 | p[1] << 16 | p[2] << 8 | p[3];
}

static void die(const char *file, const char *problem)
{
	fprintf(stderr, "%s: %s\n", file, problem);
	exit(2);
}

static void parse(const char *file, const uint8_t *data, size_t size)
{
	struct node *at = NULL;
	const uint8_t *p, *end = data + size;
	const char *strings;

	if (size < 40 || number(data) != 0xd00dfeed)
		die(file, "this is no device tree");
	p = data + number(data + 8);
	strings = (const char *)data + number(data + 12);
	n_nodes = 0;
	n_properties = 0;
	while (p + 12 <= end) {
		uint32_t token = number(p);

		p += 4;
		if (token == 1) {
			struct node *node = &nodes[n_nodes++];

			if (n_nodes == MAX_NODES)
				die(file, "too many nodes");
			*node = (struct node){
				.name = (const char *)p,
				.above = at,
				.properties = &properties[n_properties],
			};
			at = node;
			p += (strlen(node->name) + 4) & ~3UL;
		} else if (token == 2) {
			at = at->above;
		} else if (token == 3) {
			uint32_t len = number(p), name = number(p + 4);

			if (n_properties == MAX_PROPERTIES)
				die(file, "too many properties");
			properties[n_properties++] = (struct property){
				.name = strings + name,
				.value = p + 8,
				.len = len,
			};
			at->n++;
			p += (8 + len + 3) & ~3UL;
		} else if (token == 9) {
			return;
		}
	}
	die(file, "it has no end");
}

static const uint8_t *get(const struct node *node, const char *name,
			  uint32_t *len)
{
	for (size_t i = 0; i < node->n; i++) {
		if (strcmp(node->properties[i].name, name))
			continue;
		*len = node->properties[i].len;
		return node->properties[i].value;
	}
	return NULL;
}

static bool is_enabled(const struct node *node)
{
	uint32_t len;
	const char *status = (const char *)get(node, "status", &len);

	return !status || !strcmp(status, "okay") || !strcmp(status, "ok");
}

static bool is_device(const struct node *node)
{
	uint32_t len;

	return node->above && get(node, "compatible", &len);
}

static struct node *by_handle(uint32_t handle)
{
	const uint8_t *value;
	uint32_t len;

	for (size_t i = 0; i < n_nodes; i++) {
		value = get(&nodes[i], "phandle", &len);
		if (value && len == 4 && number(value) == handle)
			return &nodes[i];
	}
	return NULL;
}

static void print(const struct node *node)
{
	uint32_t len, at = 0;
	const char *text = (const char *)get(node, "device_type", &len);

	printf("of:N%.*sT%s", (int)strcspn(node->name, "@"), node->name,
	       text ? text : "(null)");
	text = (const char *)get(node, "compatible", &len);
	for (; at < len; at += strlen(text + at) + 1) {
		putchar('C');
		for (const char *p = text + at; *p; p++)
			putchar(*p == ' ' ? '_' : *p);
	}
	putchar('\n');
}

static void follow(struct node *node);

static void follow_property(const struct property *property)
{
	const uint8_t *value = property->value;
	uint32_t left = property->len / 4, len;
	const char *cells = NULL;
	size_t n = sizeof(references) / sizeof(*references), r = 0;

	while (r < n && fnmatch(references[r].pattern, property->name, 0))
		r++;
	if (r == n || property->len % 4)
		return;
	cells = references[r].cells;
	while (left) {
		struct node *other = by_handle(number(value));
		const uint8_t *skip = NULL;
		uint32_t step = 1;

		if (other && cells)
			skip = get(other, cells, &len);
		if (skip && len == 4)
			step += number(skip);
		if (other)
			follow(other);
		/* What is no reference has no known length either. */
		if ((!other && cells) || step > left)
			return;
		left -= step;
		value += 4UL * step;
	}
}

/* What it is part of, and what it names. */
static void follow(struct node *node)
{
	if (!node || node->seen)
		return;
	node->seen = true;
	if (is_device(node))
		print(node);
	follow(node->above);
	for (size_t i = 0; i < node->n; i++)
		follow_property(&node->properties[i]);
}

static bool is_disk(const struct node *node)
{
	size_t i = 0;

	while (disks[i] && fnmatch(disks[i], node->name, 0))
		i++;
	return disks[i];
}

static void show(const char *path, bool only_disks)
{
	static uint8_t data[4 << 20];
	FILE *file = fopen(path, "rb");
	size_t size = file ? fread(data, 1, sizeof(data), file) : 0;

	if (file)
		fclose(file);
	parse(path, data, size);
	for (size_t i = 0; i < n_nodes; i++) {
		if (!is_device(&nodes[i]) || !is_enabled(&nodes[i]))
			continue;
		if (!only_disks)
			print(&nodes[i]);
		else if (is_disk(&nodes[i]))
			follow(&nodes[i]);
	}
}

int main(int argc, char **argv)
{
	bool only_disks = argc > 1 && !strcmp(argv[1], "--disks");

	for (int i = 1 + only_disks; i < argc; i++)
		show(argv[i], only_disks);
	return 0;
}
