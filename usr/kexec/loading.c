// SPDX-License-Identifier: GPL-2.0-only
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/utsname.h>
#include <unistd.h>

#include "args/command_line.h"
#include "entry/chosen.h"
#include "image/image_type.h"
#include "image/kernel_open.h"
#include "load/segments.h"
#include "loading.h"
#include "system/system.h"

static enum status refused_call(const char *what, int error,
				const struct load *l, bool segments)
{
	struct refusal r = {
		.error = -error,
		.crash = l && l->crash,
		.has_initrd = l && l->initrd_fd >= 0,
		.segments = segments,
	};
	char buf[256];
	struct text why;

	text_init(&why, buf, sizeof(buf));
	system_facts(&r);
	refusal_text(&why, &r);
	return fail(error == -ENOSYS ? STATUS_NO_CALL : STATUS_FAILED, "%s: %s",
		    what, buf);
}

enum status refused(const char *what, int error, const struct load *l)
{
	return refused_call(what, error, l, false);
}

static enum status make_command_line(const struct options *o, const char *base,
				     char *line, size_t size)
{
	char running[COMMAND_LINE_MAX];
	int ret;

	if (o->reuse_cmdline) {
		ret = system_command_line(running, sizeof(running));
		if (ret)
			return fail(STATUS_FAILED, "/proc/cmdline: %s",
				    strerror(-ret));
		command_line_reuse(running, o->crash);
		base = running;
	}
	ret = command_line_join(line, size, base, o->append);
	if (ret)
		return fail(STATUS_WORDS,
			    "the command line is longer than %d bytes, which no kernel takes",
			    COMMAND_LINE_MAX - 1);
	return STATUS_OK;
}

/* What cannot be opened has another status than what is no kernel. */
static bool is_about_path(int error)
{
	return error == -ENOENT || error == -EACCES || error == -ENOTDIR ||
	       error == -ELOOP || error == -ENAMETOOLONG;
}

static enum status open_kernel(const struct options *o, struct load *l,
			       struct kernel_image *image)
{
	struct utsname machine = { 0 };
	char buf[256];
	struct text why;
	int ret;

	text_init(&why, buf, sizeof(buf));
	uname(&machine);
	ret = kernel_open(l->kernel, machine.machine, &l->kernel_fd, image,
			  &why);
	if (ret)
		return fail(is_about_path(ret) ? STATUS_WORDS : STATUS_FAILED,
			    "%s: %s", l->kernel, buf);
	image_describe(image, &why);
	note("%s: %s", l->kernel, buf);
	if (o->type && !image_type_fits(o->type, image->format))
		return fail(STATUS_FAILED, "%s: no %s, but a %s", l->kernel,
			    o->type, buf);
	if (image->format == IMAGE_BZIMAGE &&
	    strlen(l->command_line) > image->x86.cmdline_max)
		return fail(STATUS_FAILED,
			    "%s: it takes a command line of up to %u bytes, and this one has %zu",
			    l->kernel, image->x86.cmdline_max,
			    strlen(l->command_line));
	return STATUS_OK;
}

static enum status open_initrd(struct load *l)
{
	if (!l->initrd || l->initrd_fd >= 0)
		return STATUS_OK;
	l->initrd_fd = open(l->initrd, O_RDONLY | O_CLOEXEC);
	return l->initrd_fd < 0 ? fail(STATUS_WORDS, "%s: %s", l->initrd,
				       strerror(errno))
				: STATUS_OK;
}

/* By kexec_load(2). Returns 0 or -errno; @why may have the reason. */
static int load_segments(const struct load *l, const struct kernel_image *image,
			 struct text *why)
{
	int ret;

	if (l->dtb && image->format != IMAGE_ARM64) {
		text_add(why, "a device tree is for an Image of arm64 only");
		return -EINVAL;
	}
	ret = segments_load(l->kernel_fd, image, l->initrd_fd, l->command_line,
			    l->dtb, l->crash, why);
	note("kexec_load(2): %s", ret ? strerror(-ret) : "done");
	return ret;
}

static enum status load_open(const struct options *o, const struct load *l,
			     const struct kernel_image *image)
{
	char words[256];
	struct text why;
	int ret = 0, other;

	/* That call takes no device tree. */
	if (o->call != LOAD_SEGMENTS && !l->dtb) {
		ret = file_load(l);
		note("kexec_file_load(2): %s", ret ? strerror(-ret) : "done");
		if (!ret)
			return STATUS_OK;
	}
	if (o->call == LOAD_FILE || (ret && !refusal_is_about_call(-ret)))
		return refused(l->kernel, ret, l);
	text_init(&why, words, sizeof(words));
	other = load_segments(l, image, &why);
	if (!other)
		return STATUS_OK;
	/* What cannot be done in the other way is no reason. */
	if (ret &&
	    (other == -ENOSYS || other == -ENOEXEC || other == -EOPNOTSUPP))
		return refused(l->kernel, ret, l);
	if (why.len)
		return fail(STATUS_FAILED, "%s: %s", l->kernel, words);
	return refused_call(l->kernel, other, l, true);
}

/* The files of @l are open then, or -1. */
static enum status load_files(const struct options *o, struct load *l)
{
	struct kernel_image image;
	enum status status = open_kernel(o, l, &image);

	if (!status)
		status = open_initrd(l);
	if (status)
		return status;
	note("initrd %s, command line \"%s\"", l->initrd ? l->initrd : "none",
	     l->command_line);
	return load_open(o, l, &image);
}

/* @base: the command line without what the options add to it. */
static enum status load_named(const struct options *o, struct load *l,
			      const char *base)
{
	enum status status = make_command_line(o, base, l->command_line,
					       sizeof(l->command_line));

	if (!status)
		status = load_files(o, l);
	if (l->kernel_fd >= 0)
		close(l->kernel_fd);
	if (l->initrd_fd >= 0)
		close(l->initrd_fd);
	return status;
}

/* What the options say goes before what the entry says. */
static enum status load_entry(const struct options *o, struct load *l)
{
	struct chosen c;
	enum status status = chosen_find(&c, o->entry, o->boot_path);

	if (status)
		return status;
	l->kernel = c.kernel;
	if (!o->initrd && c.entry.n_initrds) {
		l->initrd = c.entry.initrds[0];
		status = chosen_initrd(&c, &l->initrd_fd);
	}
	if (!status)
		status = load_named(o, l,
				    o->command_line ? o->command_line
						    : c.options);
	chosen_free(&c);
	return status;
}

enum status load(const struct options *o)
{
	struct load l = {
		.kernel = o->kernel,
		.initrd = o->initrd,
		.dtb = o->dtb,
		.crash = o->crash,
		.kernel_fd = -1,
		.initrd_fd = -1,
	};

	if (!o->kernel && !o->entry)
		return fail(STATUS_FAILED, "no kernel is named: try --help");
	if (o->type && !image_type_is_known(o->type))
		return fail(STATUS_FAILED,
			    "no type %s: there are bzImage64, bzImage and Image",
			    o->type);
	if (o->crash && !system_crash_size())
		return fail(STATUS_WORDS,
			    "no memory is reserved for a crash kernel: boot with crashkernel=SIZE on the command line");
	return o->entry ? load_entry(o, &l)
			: load_named(o, &l, o->command_line);
}

enum status unload(const struct options *o)
{
	bool segments = o->call == LOAD_SEGMENTS;
	int ret = segments ? segments_unload(o->crash) : file_unload(o->crash);

	if (o->call == LOAD_EITHER && ret == -ENOSYS) {
		segments = true;
		ret = segments_unload(o->crash);
	}
	return ret ? refused_call("cannot unload", ret, NULL, segments)
		   : STATUS_OK;
}
