// SPDX-License-Identifier: GPL-2.0-only
#include "device/flash_match.h"
#include "report_facts.h"

static void test_setup(void)
{
	begin("UUID=x");
	boot.setup_failed = "mount /sys";
	boot.setup_error = -ENODEV;
	make(CAUSE_SETUP);
	FIRST("cannot set up the early user space: mount /sys: No such device");
	ok(strstr(report, "CONFIG_SYSFS"), "what the kernel needs");
	boot.setup_failed = "/proc/cmdline";
	boot.setup_error = -E2BIG;
	make(CAUSE_SETUP);
	FIRST("cannot set up the early user space: /usr/lib/kinit/cmdline leaves no room for the kernel's command line");
	HAS("Make the image again, with fewer words in that file.");
	ok(!strstr(report, "CONFIG_"), "the kernel lacks nothing");
}

static void test_root_parameter(void)
{
	begin(NULL);
	make(CAUSE_NO_ROOT);
	FIRST("no root= on the kernel's command line, and no partition says that it is the root");
	HAS("These block devices are there:");
	HAS(SDA);
	HAS(SDA1);
	ok(strstr(report, "Boot with root=UUID=..."), "what to do");

	boot.flash = &(struct flash){
		.kind = FLASH_MTD,
		.device = 3,
		.name = "a\nb",
		.next = &(struct flash){ .kind = FLASH_UBI, .volume = 1 },
	};
	make(CAUSE_NO_ROOT);
	HAS("This flash is there:");
	HAS("  mtd3, name a\\x0ab");
	HAS("  ubi0_1");
	boot.flash = NULL;

	boot.devices = NULL;
	make(CAUSE_NO_ROOT);
	HAS("There is no block device that holds anything. Is the driver of the disk's controller in this kernel?");

	begin("sd\033[2Ja1");
	root_target->specs[0].problem = "it is odd";
	make(CAUSE_BAD_ROOT);
	FIRST("root=sd\\x1b[2Ja1 cannot be understood: it is odd");
	HAS("Known are /dev/NAME, /dev/disk/by-.../NAME, MAJOR:MINOR, UUID=, LABEL=, PARTUUID=, PARTLABEL=, mtdN, ubiN:NAME and nfs:SERVER:PATH.");
	HAS(SDA1);
}

static void test_not_found(void)
{
	begin("UUID=x");
	make(CAUSE_NOT_FOUND);
	FIRST("root device not found: root=UUID=x");
	HAS("Waited 34 s, the last 30 of them with nothing new.");
	HAS("These block devices are there:");
	HAS(SDA);
	HAS(SDA1);
	ok(!strstr(report, "Memory"), "memory was there");

	boot.out_of_memory = true;
	boot.devices = NULL;
	make(CAUSE_NOT_FOUND);
	HAS("There is no block device that holds anything. Is the driver of the disk's controller in this kernel?");
	HAS("Memory ran out: there may be more devices.");
}

static void test_ambiguous(void)
{
	static struct blockdev copy;

	begin("UUID=" UUID);
	targets_init(&boot);
	copy = sda1;
	strcpy(copy.devname, "sdb1");
	copy.minor = 17;
	sda1.next = &copy;
	make(CAUSE_AMBIGUOUS);
	FIRST("root device is ambiguous: 2 devices are root=UUID=" UUID);
	HAS(SDA1);
	HAS("  sdb1 (8:17): 512 MiB, ext4, UUID=" UUID
	    ", LABEL=root, PARTUUID=1234abcd-01, PARTLABEL=Linux");
	ok(!strstr(report, "sda (8:0)"), "what is not meant is not named");
	ok(strstr(report, "PARTUUID=..."), "what to do");
}

static void test_init(void)
{
	static const struct {
		const char *path;
		int error;
	} tried[INIT_CANDIDATES] = {
		{ "/sbin/init", -ENOENT },
		{ "/etc/init", -EACCES },
		{ "/bin/\033sh", -EISDIR },
		{ "/bin/init", 0 },
	};

	begin("UUID=x");
	for (unsigned int i = 0; i < INIT_CANDIDATES; i++) {
		boot.init.candidates[i].path = tried[i].path;
		boot.init.candidates[i].error = tried[i].error;
	}
	boot.init.candidates[3].program.fault = PROGRAM_EMPTY;
	boot.init.tried = INIT_CANDIDATES;
	make(CAUSE_NO_INIT);
	FIRST("the root file system has no init that can be started");
	HAS("  /sbin/init: is missing");
	HAS("  /etc/init: is there, but is not executable");
	HAS("  /bin/\\x1bsh: is no regular file");
	HAS("  /bin/init: is an empty file");
	HAS(SDA1);
	ok(strstr(report, "init=PATH"), "what to do");

	boot.params.init = "/my\033init";
	boot.init.candidates[0].path = boot.params.init;
	boot.init.candidates[0].error = -ELOOP;
	boot.init.tried = 1;
	make(CAUSE_NO_INIT);
	FIRST("the init that was asked for cannot be started: init=/my\\x1binit");
	HAS("  /my\\x1binit: cannot be used: Too many levels of symbolic links");
	ok(!strstr(report, "/etc/init"), "what was not tried is not named");
}

static void test_empty(void)
{
	begin("UUID=x");
	boot.init.candidates[0].path = "/sbin/init";
	boot.init.candidates[0].error = -ENOENT;
	boot.init.tried = 1;
	boot.init.empty = true;
	make(CAUSE_NO_INIT);
	FIRST("the root file system is empty");
	HAS(SDA1);
	ok(!strstr(report, "/sbin/init"), "nothing more to say of its init");
	ok(strstr(report, "nothing was installed"), "what it may be");
	boot.params.init = "/my/init";
	make(CAUSE_NO_INIT);
	FIRST("the root file system is empty");
}

static void test_no_shell(void)
{
	begin("UUID=x");
	boot.params.on_failure = FAILURE_SHELL;
	make(CAUSE_NOT_FOUND);
	HAS("kinit.on_failure=shell is ignored: no hook in this image has a shell; add the hook \"rescue\"");
	boot.params.on_failure = FAILURE_PANIC;
	boot.params.breaks = 1 << BREAK_MOUNT;
	make(CAUSE_NOT_FOUND);
	HAS("kinit.break= is ignored: no hook in this image has a shell; add the hook \"rescue\"");
	boot.can_rescue = true;
	make(CAUSE_NOT_FOUND);
	ok(!strstr(report, "shell"), "there is one");
	boot.can_rescue = false;
	boot.params.breaks = 0;
	make(CAUSE_NOT_FOUND);
	ok(!strstr(report, "shell"), "or nobody wants one");
}

static void test_start(void)
{
	begin("UUID=x");
	boot.switched.error = -EXDEV;
	make(CAUSE_SWITCH);
	FIRST("cannot make the mounted file system the root: Invalid cross-device link");

	boot.init.path = "/my\033init";
	boot.init.candidates[0].path = boot.init.path;
	boot.init.tried = 1;
	boot.executed.error = -ENOENT;
	make(CAUSE_EXEC);
	FIRST("cannot execute /my\\x1binit: No such file or directory");
	HAS("It is there, so its interpreter or loader is missing.");
	boot.executed.error = -ENOEXEC;
	make(CAUSE_EXEC);
	HAS("It is no program for this kernel.");
	boot.init.candidates[0].program.fault = PROGRAM_UNKNOWN;
	make(CAUSE_EXEC);
	HAS("It is neither an ELF program nor a script.");
	boot.init.candidates[0].program = (struct program){ .machine = 3 };
	make(CAUSE_EXEC);
	ok(strstr(report, "CONFIG_IA32_EMULATION"), "32 bits");
	boot.executed.error = -EACCES;
	make(CAUSE_EXEC);
	HAS("Is its file system mounted with noexec?");
	boot.executed.error = -EPERM;
	make(CAUSE_EXEC);
	is_int(count_lines(), 1, "nothing to add");
	boot.init.candidates[0].error = -ENOEXEC;
	boot.init.candidates[1] = (struct init_candidate){
		.path = "/bin/init",
		.error = -EPERM,
	};
	boot.init.tried = 2;
	make(CAUSE_EXEC);
	HAS("Others were tried before:");
	HAS("  /my\\x1binit: cannot be used: Exec format error");
}

static void test_device_lines(void)
{
	static const struct {
		uint64_t size;
		const char *want;
	} sizes[] = {
		{ 512, "0.5 KiB, " },
		{ 1536, "1.5 KiB, " },
		{ 102399, "99.9 KiB, " },
		{ 102400, "100 KiB, " },
		{ 1048575, "1023 KiB, " },
		{ 1048576, "1.0 MiB, " },
		{ 1ull << 40, "1.0 TiB, " },
		{ 5ull << 60, "5242880 TiB, " },
		{ UINT64_MAX, "16777215 TiB, " },
	};
	char want[100];

	begin("UUID=x");
	for (size_t i = 0; i < sizeof(sizes) / sizeof(*sizes); i++) {
		sda.size = sizes[i].size;
		make(CAUSE_NO_ROOT);
		snprintf(want, sizeof(want), "  sda (8:0): %s", sizes[i].want);
		ok(strstr(report, want), "%s", want);
	}
	sda.size = 1048576;
	sda.error = -EIO;
	make(CAUSE_NO_ROOT);
	HAS("  sda (8:0): 1.0 MiB, cannot be read: Input/output error");

	strcpy(sda1.devname, "a\nb");
	strcpy(sda1.sb.uuid, "\x7f");
	strcpy(sda1.sb.label, "\033[31mgröße\xc2\x9b\xff");
	strcpy(sda1.part.partuuid, "");
	strcpy(sda1.part.label, "c\\d");
	make(CAUSE_NO_ROOT);
	HAS("  a\\x0ab (8:1): 512 MiB, ext4, UUID=\\x7f, "
	    "LABEL=\\x1b[31mgröße\\xc2\\x9b\\xff, PARTLABEL=c\\x5cd");
}

/* Loop devices without a file, drives without a medium. */
static void test_empty_devices(void)
{
	begin("UUID=x");
	sda1.size = 0;
	make(CAUSE_NO_ROOT);
	HAS(SDA);
	ok(!strstr(report, "sda1"), "what holds nothing is not named");
	sda1.error = -ENOMEDIUM;
	make(CAUSE_NO_ROOT);
	ok(!strstr(report, "sda1"), "nor is a drive without a medium");
	sda1.error = -EIO;
	make(CAUSE_NO_ROOT);
	ok(strstr(report, "sda1"), "but what cannot be read is");
}

static struct blockdev shelf[40];

/* @n disks, each with all names as long as they can be, of bytes @c. */
static void fill_shelf(unsigned int n, size_t len, char c)
{
	begin("LABEL=x");
	for (unsigned int i = 0; i < n; i++) {
		struct blockdev *dev = &shelf[i];

		memset(dev, 0, sizeof(*dev));
		dev->next = i + 1 < n ? dev + 1 : NULL;
		snprintf(dev->devname, DEVNAME_SIZE, "disk%u", i + 1);
		dev->size = 1024;
		dev->sb.type = "ext4";
		memset(dev->sb.label, c, len);
		memset(dev->part.label, c,
		       len < sizeof(dev->part.label)
			       ? len
			       : sizeof(dev->part.label) - 1);
	}
	boot.devices = shelf;
}

static void test_many_devices(void)
{
	fill_shelf(12, 0, 0);
	make(CAUSE_NO_ROOT);
	HAS("  disk12 (0:0): 1.0 KiB, ext4");
	ok(!strstr(report, " more\n"), "12 devices are all named");
	fill_shelf(13, 0, 0);
	make(CAUSE_NO_ROOT);
	HAS("  disk12 (0:0): 1.0 KiB, ext4");
	HAS("  and 1 more");
	ok(!strstr(report, "disk13"), "the 13th is not named");
	fill_shelf(40, 0, 0);
	make(CAUSE_NOT_FOUND);
	HAS("  and 28 more");
	FIRST("root device not found: root=LABEL=x");
	is_int(count_lines(), 3 + 12 + 1, "12 devices, 4 lines more");
}

/* Nothing but what is printable: a cut never leaves half of anything. */
static bool is_printable(const char *s)
{
	struct text t;
	char *again = malloc(4 * strlen(s) + 1), *to = again;
	bool same;

	text_init(&t, again, 4 * strlen(s) + 1);
	text_add_escaped(&t, s);
	/* What escapes put there is taken back: line breaks, backslashes. */
	for (const char *p = again; *p; p++) {
		if (!strncmp(p, "\\x0a", 4) || !strncmp(p, "\\x5c", 4)) {
			*to++ = p[2] == '0' ? '\n' : '\\';
			p += 3;
		} else {
			*to++ = *p;
		}
	}
	*to = '\0';
	same = !strcmp(again, s);
	free(again);
	return same;
}

static void check_limit(const char *name)
{
	make(CAUSE_NOT_FOUND);
	ok(memchr(report, '\0', SIZE), "%s: terminated", name);
	is_int(strlen(report), SIZE - 1, "%s: full", name);
	ok(!strncmp(report, "root device not found: ", 23), "%s: cause", name);
	ok(is_printable(report), "%s: printable", name);
}

static void test_limit(void)
{
	static char root[CMDLINE_MAX];

	fill_shelf(40, LABEL_SIZE - 1, 'a');
	check_limit("long labels");
	fill_shelf(40, LABEL_SIZE - 1, '\033');
	check_limit("long labels of escapes");
	memset(root, '\033', sizeof(root) - 1);
	boot.params.root = root;
	check_limit("root= of escapes");
	memset(root, 'a', sizeof(root) - 1);
	check_limit("a long root=");

	/* Of two bytes, beginning at both an even and an odd place. */
	for (size_t i = 0; i + 1 < sizeof(root) - 1; i += 2)
		memcpy(root + i, "é", 2);
	root[sizeof(root) - 2] = '\0';
	for (int odd = 0; odd < 2; odd++) {
		if (odd)
			root[0] = root[1] = 'a';
		boot.params.root = root + odd;
		make(CAUSE_NOT_FOUND);
		ok(is_printable(report), "é, cut: printable");
		ok(strlen(report) >= SIZE - 2, "é, cut: all but full");
	}
}

static void test_waiting(void)
{
	static const struct {
		uint64_t now;
		int timeout;
		const char *want;
	} waits[] = {
		{ 5000, 30,
		  "kinit: waiting, 30 s left: root=UUID=x (2 block devices are there)" },
		{ 5001, 30,
		  "kinit: waiting, 30 s left: root=UUID=x (2 block devices are there)" },
		{ 6000, 30,
		  "kinit: waiting, 29 s left: root=UUID=x (2 block devices are there)" },
		{ 34999, 30,
		  "kinit: waiting, 1 s left: root=UUID=x (2 block devices are there)" },
		{ 35000, 30,
		  "kinit: waiting, 0 s left: root=UUID=x (2 block devices are there)" },
		{ 99000, 30,
		  "kinit: waiting, 0 s left: root=UUID=x (2 block devices are there)" },
		{ 1000, -1,
		  "kinit: waiting, 0 s so far: root=UUID=x (2 block devices are there)" },
		{ 61999, -1,
		  "kinit: waiting, 60 s so far: root=UUID=x (2 block devices are there)" },
	};
	struct text t;

	begin("UUID=x");
	for (size_t i = 0; i < sizeof(waits) / sizeof(*waits); i++) {
		boot.params.timeout = waits[i].timeout;
		text_init(&t, report, REPORT_SIZE);
		report_waiting(&t, &boot, waits[i].now);
		is_str(report, waits[i].want, "%s at %llu",
		       waits[i].timeout < 0 ? "for ever" : "30 s",
		       (unsigned long long)waits[i].now);
	}

	root_target->source = "LABEL=a\nb";
	boot.devices = &sda1;
	text_init(&t, report, REPORT_SIZE);
	report_waiting(&t, &boot, 1000);
	is_str(report,
	       "kinit: waiting, 0 s so far: root=LABEL=a\\x0ab (1 block device is there)",
	       "one device, and an odd root");
	boot.devices = NULL;
	text_init(&t, report, 60);
	report_waiting(&t, &boot, 1000);
	is_str(report,
	       "kinit: waiting, 0 s so far: root=LABEL=a\\x0ab (0 block devi",
	       "no device, and no room");
}

int main(void)
{
	report = malloc(REPORT_SIZE);
	test_setup();
	test_root_parameter();
	test_not_found();
	test_ambiguous();
	test_init();
	test_empty();
	test_no_shell();
	test_start();
	test_device_lines();
	test_empty_devices();
	test_many_devices();
	test_limit();
	test_waiting();
	free(report);
	return done_testing();
}
