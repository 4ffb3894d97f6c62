/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Texts of devices, made fit for the name of a file as udev does it (systemd's
 * udev-util.c, udev_replace_whitespace() and udev_replace_chars()).
 */
#ifndef NAMES_SAFE_H
#define NAMES_SAFE_H

#include <stddef.h>

/*
 * At most @len bytes of @text, up to a NUL: without white space at both ends,
 * and with one "_" for each within. Cut off if it does not fit.
 */
void safe_squeeze(char *out, size_t size, const char *text, size_t len);

/*
 * Puts "_" in the place of each byte but letters, digits, "#+-.:=@_", those in
 * @also, "\x" and well-formed UTF-8.
 */
void safe_replace(char *text, const char *also);

/* Both. */
void safe_text(char *out, size_t size, const char *text, size_t len);

#endif
