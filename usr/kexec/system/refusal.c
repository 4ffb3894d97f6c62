// SPDX-License-Identifier: GPL-2.0-only
#include <errno.h>
#include <string.h>

#include "system/refusal.h"

/* EPERM has four causes; that of the caller comes first. */
static const char *permission(const struct refusal *r)
{
	if (r->unprivileged)
		return "not permitted: only root (CAP_SYS_BOOT) may do this";
	if (r->disabled)
		return "not permitted: the sysctl kernel.kexec_load_disabled is 1, until this machine boots again";
	if (r->locked_down)
		return "the kernel is locked down, and the image has no signature that it trusts";
	return "a security policy of the kernel (lockdown?) does not permit it";
}

static const char *known(const struct refusal *r)
{
	switch (r->error) {
	case EPERM:
	case EACCES:
		return permission(r);
	case EKEYREJECTED:
	case EBADMSG:
	case ENODATA:
	case ENOKEY:
	case ELIBBAD:
		return "the kernel refuses its signature";
	case EBUSY:
		return "the kernel is busy with another kexec: try again";
	case ETXTBSY:
		return "somebody has the file open for writing";
	case ENOEXEC:
		return "this kernel cannot load such an image";
	case ENOSYS:
		return r->segments
			       ? "this kernel was built without kexec_load(2) (CONFIG_KEXEC)"
			       : "this kernel was built without kexec_file_load(2) (CONFIG_KEXEC_FILE)";
	case EFBIG:
		return "the file is too large";
	case ENOMEM:
		return "there is not enough memory for it";
	case EADDRNOTAVAIL:
		if (!r->crash)
			return "there is no room for it in memory";
		return r->has_initrd
			       ? "kernel and initrd do not fit into what crashkernel= has reserved"
			       : "it does not fit into what crashkernel= has reserved";
	case EINVAL:
		return "the kernel takes the image for damaged, or the command line for too long";
	default:
		return NULL;
	}
}

void refusal_text(struct text *t, const struct refusal *r)
{
	const char *words = known(r);

	text_add(t, "%s", words ? words : strerror(r->error));
	if (words && r->error != ENOSYS)
		text_add(t, " (%s)", strerror(r->error));
}

bool refusal_is_about_call(int error)
{
	return error == ENOSYS || error == EINVAL || error == ENOEXEC ||
	       error == EOPNOTSUPP;
}
