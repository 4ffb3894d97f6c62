/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef KINIT_NEED_H
#define KINIT_NEED_H

#include "module/module.h"

/*
 * What the module in the file @path, below the folder of all modules, is good
 * for, if
 * @alias made it wanted: a device's modalias, or "".
 */
enum module_need module_need(const char *path, const char *alias);

#endif
