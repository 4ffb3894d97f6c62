/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef KINITRAMFS_SUGGEST_H
#define KINITRAMFS_SUGGEST_H

/*
 * Which of @names, which NULL ends, may have been meant by @word? NULL: none
 * comes near.
 */
const char *suggest(const char *word, const char *const *names);

#endif
