/* SPDX-License-Identifier: GPL-2.0-only */
/* The kernel resumes what was hibernated, or boot goes on. */
#ifndef RESUME_RESUME_H
#define RESUME_RESUME_H

#include "boot.h"

/* What the image says of it, if the kernel's command line does not. */
void resume_default(struct boot *boot);

/*
 * While it is not decided, arrays that are started stay read-only until
 * somebody writes to them. To be called before commands are run.
 */
void resume_guard(struct boot *boot);

/* Has the kernel resume the system on @dev, and does not return if it does. */
void resume_from(struct boot *boot, const struct blockdev *dev);

/*
 * Takes away what is left of the kernel's image on @dev: it is swap space
 * again. Nothing is resumed then.
 */
void resume_drop(struct boot *boot, const struct blockdev *dev);

/* Decides that nothing is resumed. @dev: has no image for us; NULL: missing. */
void resume_not(struct boot *boot, const struct blockdev *dev);

#endif
