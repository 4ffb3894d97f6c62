// SPDX-License-Identifier: GPL-2.0-only
#include <errno.h>
#include <string.h>

#include "report/describe.h"
#include "report/init.h"
#include "target.h"

static void list_candidates(struct text *t, const struct init_fact *init)
{
	for (unsigned int i = 0; i < init->tried; i++) {
		const struct init_candidate *c = &init->candidates[i];

		text_add(t, "  %pE: ", c->path);
		if (c->error)
			program_add_error(t, c->error);
		else
			program_describe(t, &c->program, PROGRAM_NATIVE);
		text_add(t, "\n");
	}
}

void report_no_init(struct text *t, const struct boot *boot)
{
	const struct init_fact *init = &boot->init;

	if (init->empty) {
		text_add(t, "the root file system is empty\n");
	} else if (boot->params.init) {
		text_add(t,
			 "the init that was asked for cannot be started: init=%pE\n",
			 boot->params.init);
	} else {
		text_add(t,
			 "the root file system has no init that can be started\n");
	}
	if (!init->empty)
		list_candidates(t, init);
	text_add(t, "Looked at, mounted as the root:\n  ");
	describe_device(t, &target_root(boot)->mount.dev);
	text_add(t, "\nIs this the right file system? %s\n",
		 init->empty ? "If so, nothing was installed on it yet."
			     : "If so, name its init with init=PATH.");
}

/* What nobody but execve(2) could know. */
static const char *exec_hint(int error, const struct program *p)
{
	switch (-error) {
	case ENOENT:
		return "It is there, so its interpreter or loader is missing.\n";
	case EACCES:
		return "Is its file system mounted with noexec?\n";
	case ENOEXEC:
		if (p->fault == PROGRAM_UNKNOWN)
			return "It is neither an ELF program nor a script.\n";
		if (p->machine && !p->is_64bit)
			return "It is a program of 32 bits: the kernel needs CONFIG_IA32_EMULATION (x86), CONFIG_X86_X32_ABI (x32) or CONFIG_COMPAT (arm64).\n";
		return "It is no program for this kernel.\n";
	default:
		return "";
	}
}

void report_exec_failed(struct text *t, const struct boot *boot)
{
	const struct init_fact *init = &boot->init;
	int error = boot->executed.error;

	text_add(t, "cannot execute %pE: %s\n", init->path, strerror(-error));
	if (init->tried)
		text_add(t, "%s",
			 exec_hint(error,
				   &init->candidates[init->tried - 1].program));
	if (init->tried > 1) {
		text_add(t, "Others were tried before:\n");
		list_candidates(t, init);
	}
}
