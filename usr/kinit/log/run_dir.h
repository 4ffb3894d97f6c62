/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef KINIT_LOG_RUN_DIR_H
#define KINIT_LOG_RUN_DIR_H

/* What is ours, and stays after the real init has started. */
#define RUN_DIR "/run/kinit"

#endif
