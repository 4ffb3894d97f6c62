// SPDX-License-Identifier: GPL-2.0-only
#include <stdlib.h>
#include <string.h>

#include "../tap.h"
#include "timeline/kernel_log.h"
#include "timeline/kernel_rows.h"
#include "timeline/notable.h"
#include "timeline/timeline.h"

static struct kernel_log kernel;
static struct timeline t;

static const char *parse(const char *text)
{
	kernel_log_free(&kernel);
	return kernel_log_parse(&kernel, text, strlen(text));
}

/* "TIME LEVEL TEXT|" of each line. */
static const char *lines(void)
{
	static char text[1024];
	size_t len = 0;

	text[0] = '\0';
	for (size_t i = 0; i < kernel.count && len < sizeof(text); i++)
		len += snprintf(text + len, sizeof(text) - len, "%lu %u %s|",
				(unsigned long)kernel.lines[i].time,
				kernel.lines[i].level, kernel.lines[i].text);
	return text;
}

static void test_forms(void)
{
	static const struct {
		const char *text, *lines;
	} forms[] = {
		{ "[    1.234567] a: b\n", "1234567 8 a: b|" },
		{ "[12345.234567] a", "12345234567 8 a|" },
		{ "<4>[    1.234567] a\r\n", "1234567 4 a|" },
		{ "<30>[    1.234567] a\n", "1234567 6 a|" },
		{ "kern  :info  : [    1.234567] a\n", "1234567 8 a|" },
		{ "[    1.234567][    T1] a\n", "1234567 8 a|" },
		{ "[    1.234567] [   C12] a\n", "1234567 8 a|" },
		{ "[    1.234567] [T] a\n", "1234567 8 [T] a|" },
		{ "[    1.234567]  sda: sda1\n", "1234567 8  sda: sda1|" },
		{ "[    1.234567] my.host kernel: a\n", "1234567 8 a|" },
		{ "[    1.234567] a b kernel: c\n",
		  "1234567 8 a b kernel: c|" },
		{ "6,123,1234567,-;a\n SUBSYSTEM=pci\n DEVICE=+pci:0\n",
		  "1234567 6 a|" },
		{ "12,1,7,c,caller=T1;a;b\n", "7 4 a;b|" },
		{ "6,1,7,-;a\\x09b\\x5c\\x00c\\x4\\xz1\\x1z\n",
		  "7 6 a\tb\\c\\x4\\xz1\\x1z|" },
		{ "boot loader\n[ok]\n[1.5] x\n[    1.000000] a\n[    x\n<6\n"
		  "<>[    2.000000] x\nkern:[    2.000000] x\n6,1,7\n6,1,7,-\n",
		  "1000000 8 a|" },
	};

	for (size_t i = 0; i < sizeof(forms) / sizeof(*forms); i++) {
		is_str(parse(forms[i].text), NULL, "form %d", (int)i);
		is_str(lines(), forms[i].lines, "what it says");
	}
}

static void test_times(void)
{
	static const char none[] =
		"no line of a kernel's log in it: \"[SECONDS.MICROSECONDS] TEXT\", or a record of /dev/kmsg";
	static const char large[] = "a time of more than 8 digits of seconds";
	static const struct {
		const char *text, *problem;
		unsigned int line;
	} bad[] = {
		{ "", none, 1 },
		{ "[Mon Jan  1 00:00:00 2024] x\n", none, 1 },
		{ "[    1.000000] a\n[100000000.000000] x\n", large, 2 },
		{ "x\n[9999999999999999999999999.000000] x\n", large, 2 },
		{ "6,1,100000000000000,-;x\n", large, 1 },
		{ "6,1,99999999999999999999999,-;x\n", large, 1 },
		{ "x\n[   -1.000000] x\n", "a negative time", 2 },
		{ "6,1,-1,-;x\n", "a negative time", 1 },
	};

	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++) {
		is_str(parse(bad[i].text), bad[i].problem, "problem %d",
		       (int)i);
		is_int(kernel.bad_line, bad[i].line, "its line");
	}
	is_str(parse("[99999999.999999] x\n"), NULL, "the largest time");
	parse("[    5.000000] a\n[    4.500000] b\n[    5.100000] c\n");
	is_str(lines(), "5000000 8 a|5000000 8 b|5100000 8 c|",
	       "processors that are not in step");
	parse("[    5.000000] a\n[    0.000000] b\n[    0.100000] c\n");
	is_str(lines(), "0 8 b|100000 8 c|", "the last boot is kept");
}

#define TIMELINE                                                               \
	"4.010000 start\n4.030000 found vda ext4\n4.060000 mount /root\n"      \
	"4.070000 mounted /root\n4.090000 switch /sbin/init\n"

static const char *add(const char *log)
{
	timeline_free(&t);
	timeline_parse(&t, TIMELINE, strlen(TIMELINE));
	parse(log);
	return timeline_add_log(&t, &kernel);
}

/* "START[+TOOK] LABEL[: HOW][ x]|" of each span of the kernel. */
static const char *rows(void)
{
	static char text[2048];
	size_t len = 0;

	text[0] = '\0';
	for (size_t i = 0; i < t.count && len < sizeof(text); i++) {
		const struct span *s = &t.spans[i];

		if (s->kind != SPAN_KERNEL && s->kind != SPAN_SILENCE)
			continue;
		len += snprintf(text + len, sizeof(text) - len,
				"%s%lu+%lu %s%s%s%s|",
				s->kind == SPAN_SILENCE ? "." : "",
				(unsigned long)s->start,
				(unsigned long)(s->end - s->start), s->label,
				s->how ? ": " : "", s->how ? s->how : "",
				s->failed ? " x" : "");
	}
	return text;
}

static void test_rows(void)
{
	is_str(add("[    0.000000] Linux version 6.1.0-1 (x@y) #1\n"
		   "[    0.050000] Trying to unpack rootfs image as initramfs...\n"
		   "[    0.900000] Freeing initrd memory: 118K\n"
		   "[    4.000000] Run /init as init process\n"
		   "[    4.020000] virtio_blk virtio0: [vda] 10\n"
		   "[    4.062000] kinit: root is vda\n"
		   "[    4.100000] late: x\n"),
	       NULL, "a log");
	is_str(rows(),
	       "8000+0 Linux version 6.1.0-1|"
	       "58000+850000 unpack the initramfs: 118K|"
	       ".58000+850000 until Freeing initrd memory: 118K|"
	       ".908000+3100000 until Run /init as init process|"
	       "4008000+0 Run /init as init process|"
	       "4028000+0 virtio_blk virtio0: [vda] 10|",
	       "what is drawn of it");
	is_int(t.shift, 8000, "on the clock of kinit");
	is_int(t.start, 8000, "the axis begins with the kernel");
	is_int(t.kinit, 4010000, "kinit does not");

	add("[    0.050000] Trying to unpack rootfs image as initramfs...\n"
	    "[    0.100000] Initramfs unpacking failed: junk\n"
	    "[    4.062000] kinit: root is vda\n"
	    "[    4.063000] Trying to unpack rootfs image as initramfs...\n");
	is_str(rows(),
	       "58000+50000 unpack the initramfs: junk x|"
	       "4071000+0 unpack the initramfs|"
	       "4071000+0 Trying to unpack rootfs image as initramfs...|",
	       "an initramfs that cannot be unpacked");
	add("[    0.000001] Linux version 6\n[    4.080000] kinit: root is vda\n");
	is_int(t.shift, -10000, "clocks that differ the other way");
	is_int(t.start, 0, "nothing is before the start");
	add("[    4.000000] x: y\n[    9.000000] kinit: root is vda\n");
	is_int(t.shift, 0, "clocks that have nothing to do with each other");
}

static void test_calls(void)
{
	char text[4096] = "", *p = text;

	add("[    0.500000] calling  acpi_init+0x0/0x4c @ 1\n"
	    "[    0.600000] initcall acpi_init+0x0/0x4c returned 0 after 84000 usecs\n"
	    "[    0.700000] initcall a+0x0/0x4c [m] returned -19 after 1000 usecs\n"
	    "[    0.700000] initcall b+0x0/0x4c returned -22 after 1000 usecs\n"
	    "[    0.700000] initcall c+0x0/0x4c returned 0 after 999 usecs\n"
	    "[    0.700000] probe of 0000:00:01.0 returned -517 after 5000 usecs\n"
	    "[    0.700000] initcall d+0x0 returned -99999999999999999999 after 5000 usecs\n"
	    "[    0.700000] initcall e+0x0 returned 0 after 999999999999999999 usecs\n"
	    "[    0.700000] initcall f+0x0 returned 0 after x usecs\n"
	    "[    0.700000] initcall g+0x0 returned 0 before\n"
	    "[    0.700000] initcall returned 0 after 700001 usecs\n"
	    "[    4.000000] x: y\n");
	is_str(rows(),
	       "0+700000 initcall|"
	       "516000+84000 initcall acpi_init|"
	       "695000+5000 probe of 0000:00:01.0: deferred|"
	       "699000+1000 initcall a|"
	       "699000+1000 initcall b: error 22 x|",
	       "initcalls");
	for (int i = 0; i < 12; i++)
		p += sprintf(p,
			     "[    1.%06d] initcall i%d+0x0 returned 0 after %d usecs\n",
			     i, i, i == 3 ? 1000 : 2000 - i % 2);
	sprintf(p, "[    4.020000] x: y\n");
	add(text);
	is_int(t.count, 7 + 1 + KERNEL_CALLS, "the longest ones");
	ok(!strstr(rows(), " i3|") && !strstr(rows(), " i11|"),
	   "of the same length the first ones");
}

static void test_lines(void)
{
	char text[8192] = "", *p = text;

	for (int i = 0; i < KERNEL_LINES + 5; i++)
		p += sprintf(p, "6,1,%d,-;usb 1-%d: x\n", 4020000 + i, i);
	p += sprintf(p, "6,1,4050000,-;sd 0:0: [vda] x\n"
			"4,1,4050001,-;usb 1-99: warned\n"
			"6,1,4050002,-;usb 1-100: vda1 xvda vd\n"
			"6,1,4050003,-;  \n"
			"6,1,4050004,-;kinit: x\n"
			"6,1,4050005,-;ahci 0: x\n");
	add(text);
	is_int(t.left_out, 9, "lines that are too many");
	ok(strstr(rows(), "[vda] x|"), "what names a device is not");
	ok(strstr(rows(), "usb 1-99: warned|"), "nor is a warning");
	ok(strstr(rows(), "ahci 0: x|"), "nor what a driver says first");
	ok(strstr(rows(), "usb 1-0: x|"), "nor what comes early");
	ok(!strstr(rows(), "xvda"), "a part of a name is no name");
	ok(!strstr(rows(), "kinit"), "our own lines are there already");
	ok(strstr(rows(), "usb 1-36: x|"), "as many as there is room for");
	ok(!strstr(rows(), "usb 1-37: x|"), "and no more");
}

static void test_others(void)
{
	is_str(add("[    3.000000] x\n"),
	       "it ends before kinit was started: is it of another boot?",
	       "a log that is too short");
	is_int(t.count, 7, "changes nothing");
	is_str(add("[    5.000000] x\n"),
	       "it begins after kinit had ended: the kernel has dropped what came before, or it is of another boot",
	       "one that begins too late");
	is_str(add("[    3.900000] x\n"), NULL, "one that is cut off");
}

int main(void)
{
	test_forms();
	test_times();
	test_rows();
	test_calls();
	test_lines();
	test_others();
	timeline_free(&t);
	kernel_log_free(&kernel);
	return done_testing();
}
