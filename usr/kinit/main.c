// SPDX-License-Identifier: GPL-2.0-only
/*
 * kinit: /init of the base image. It sets up the early user space, listens to
 * the kernel, does what goal.c says, and becomes the real init.
 *
 * If it cannot, it says why and exits. The kernel panics when PID 1 exits, so
 * panic= decides what happens next, and kdump and pstore work.
 */
#include <errno.h>
#include <fcntl.h>
#include <linux/mount.h>
#include <stdio.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <unistd.h>

#include "crash.h"
#include "device/blockdev.h"
#include "goal/goal.h"
#include "hook/announce.h"
#include "hook/child.h"
#include "log/log.h"
#include "log/timeline.h"
#include "loop.h"
#include "match.h"
#include "module/indexes.h"
#include "module/load.h"
#include "module/modprobe.h"
#include "net_step.h"
#include "netlink.h"
#include "report/report.h"
#include "report/show.h"
#include "resume/resume.h"
#include "root/efi.h"
#include "root/initrd/image.h"
#include "small_file.h"
#include "step.h"
#include "target.h"

static struct boot boot;

static bool mount_early(const char *type, const char *dir, unsigned long flags,
			const char *data)
{
	mkdir(dir, 0755);
	/* Busy: the kernel, or who started us, has mounted it already. */
	if (!mount(type, dir, type, flags, data) || errno == EBUSY)
		return true;
	return note_setup(&boot, dir, -errno);
}

/*
 * What systemd takes for the initramfs at shutdown, and where packages of
 * Debian look for what theirs has left: so that a hook need not make it.
 */
static void make_run_initramfs(void)
{
	mkdir("/run/initramfs", 0755);
}

static bool mount_all(void)
{
	return mount_early("proc", "/proc", MS_NOSUID | MS_NOEXEC | MS_NODEV,
			   NULL) &&
	       mount_early("sysfs", "/sys", MS_NOSUID | MS_NOEXEC | MS_NODEV,
			   NULL) &&
	       mount_early("devtmpfs", "/dev", MS_NOSUID, "mode=0755") &&
	       mount_early("tmpfs", "/run", MS_NOSUID | MS_NODEV, "mode=0755");
}

/*
 * What the kernel opened for us is the node in the initramfs, which is going to
 * be deleted. devtmpfs has another of the same console. Without any, the first
 * descriptors must not become something else.
 */
static void open_console(void)
{
	int fd = open("/dev/console", O_RDWR | O_NOCTTY);

	if (fd < 0)
		fd = open("/dev/null", O_RDWR);
	if (fd < 0)
		return;
	for (int i = STDIN_FILENO; i <= STDERR_FILENO; i++)
		if (fd != i)
			dup2(fd, i);
	if (fd > STDERR_FILENO)
		close(fd);
}

/* The words of an image, if it has any. */
#define OWN_WORDS "/usr/lib/kinit/cmdline"

/* Appends them to the command line, and a space. */
static bool read_words(const char *path)
{
	size_t len = strlen(boot.cmdline);
	size_t room = sizeof(boot.cmdline) - 1 - len;
	ssize_t n = small_file_text(AT_FDCWD, path, boot.cmdline + len, room);

	if (n >= 0)
		boot.cmdline[len + n] = ' ';
	/* What fills it may have been longer. */
	return note_setup(&boot, path, n + 1 == (ssize_t)room ? -E2BIG : n);
}

/* The last one of a parameter counts, so the image's own come first. */
static bool read_cmdline(void)
{
	return (access(OWN_WORDS, F_OK) || read_words(OWN_WORDS)) &&
	       read_words("/proc/cmdline");
}

/* Returns the uevent socket; negative: the failure is recorded. */
static int set_up(void)
{
	int uevents;

	if (!mount_all())
		return -1;
	make_run_initramfs();
	open_console();
	log_open();
	timeline_open();
	timeline_note("start", "", "");

	if (!read_cmdline())
		return -1;
	/* Before it is taken apart. */
	if (KINIT_HAS_MODULES) {
		indexes_open(&boot.modules, boot.cmdline);
		boot.modules.processors = module_load_max();
	}
	if (KINIT_HAS_NET)
		net_read_options(&boot);
	params_parse(&boot.params, boot.cmdline);
	if (KINIT_HAS_RESUME)
		resume_default(&boot);
	log_set_level(boot.params.log);
	hooks_load(&boot);
	crash_look(&boot);
	targets_init(&boot);
	targets_check_hooks(&boot);
	if (KINIT_HAS_NET)
		net_ask_hooks(&boot);
	boot.can_rescue = hooks_want(&boot, ON_RESCUE);
	boot.can_resume = KINIT_HAS_RESUME && hooks_want(&boot, ON_RESUME);
	child_signals();

	/* First listen, then look: what comes in between is heard twice. */
	uevents = netlink_open();
	note_setup(&boot, "the kernel's uevent socket", uevents);
	return uevents;
}

static void warn_of_parameters(void)
{
	const struct net_options *net = &boot.net.options;

	for (unsigned int i = 0;
	     KINIT_HAS_NET && i < net->n_bad && i < NET_BAD_MAX; i++) {
		struct text *t = log_begin();

		text_add(t, "ignored: ");
		net_problem_add(t, &net->bad[i]);
		log_end(LOG_WARNING);
	}

	for (unsigned int i = 0; i < boot.params.bad_count; i++) {
		const char *value = boot.params.bad[i].value;

		log_print(LOG_WARNING,
			  "ignored, since it is not known or makes no sense: %pE%s%pE",
			  boot.params.bad[i].param, value ? "=" : "",
			  value ? value : "");
	}
}

/* They are not for this kinit, or it is not for them. */
static void warn_of_modules(void)
{
	if (!KINIT_HAS_MODULES && !access(MODULES_DIR, F_OK))
		log_print(LOG_WARNING,
			  "this image has modules, and what loads them is left out of this kinit (CONFIG_KINIT_MODULES)");
}

/* At once, for a boot may fail in a way that leaves no report. */
static void warn_of_no_shell(void)
{
	report_no_shell(log_begin(), &boot);
	log_end(LOG_WARNING);
}

static uint64_t earlier(uint64_t until, uint64_t at, uint64_t now)
{
	return at > now && at < until ? at : until;
}

static void wait_for_events(int uevents, uint64_t now)
{
	uint64_t until = now + 1000;

	until = earlier(until, goal_deadline(&boot), now);
	until = earlier(until, goal_stall_time(&boot), now);
	until = earlier(until, goal_net_time(&boot), now);
	until = earlier(until, boot.nfs.next, now);
	until = earlier(until, jobs_next(&boot), now);
	show_wait(&boot, now);
	note_setup(&boot, "the kernel's uevent socket",
		   loop_once(&boot, uevents, until));
}

/* Half a mirror shows the same file system as the whole that is built on it. */
static void note_holders(void)
{
	for (struct blockdev *dev = boot.devices; dev; dev = dev->next)
		if (dev->held || match_wanted(&boot, dev))
			dev->held = blockdev_is_held(dev);
}

/* Brings to the hooks what is new, and does what they want. */
static void serve_hooks(uint64_t now)
{
	blockdev_resolve_links(&boot);
	note_holders();
	groups_count(&boot);
	announce_news(&boot);
	if (KINIT_HAS_RESUME)
		resume_guard(&boot);
	jobs_run(&boot, now);
}

int main(int argc, char **argv)
{
	int uevents;

	if (KINIT_HAS_MODULES && modprobe_is_meant(argv[0]))
		return modprobe(argc, argv);
	if (getpid() != 1) {
		dprintf(STDERR_FILENO,
			"kinit: I am /init of an initramfs: the kernel starts me, as process 1\n");
		return 2;
	}
	uevents = set_up();
	boot.started = boot.last_progress = loop_now();
	warn_of_parameters();
	warn_of_modules();
	warn_of_no_shell();
	initrd_image_look(&boot);
	efi_read(&boot);

	for (;;) {
		uint64_t now = loop_now();
		struct decision d;

		serve_hooks(now);
		d = goal_decide(&boot, now);
		if (d.step == STEP_WAIT)
			wait_for_events(uevents, now);
		else if (!step(&boot, &d, argv))
			return 1;
	}
}
