/* SPDX-License-Identifier: GPL-2.0-only OR BSD-2-Clause */
#ifndef _SYS_REBOOT_H
#define _SYS_REBOOT_H

#include <linux/reboot.h>

#define RB_AUTOBOOT    ((int)LINUX_REBOOT_CMD_RESTART)
#define RB_HALT_SYSTEM ((int)LINUX_REBOOT_CMD_HALT)
#define RB_ENABLE_CAD  ((int)LINUX_REBOOT_CMD_CAD_ON)
#define RB_DISABLE_CAD ((int)LINUX_REBOOT_CMD_CAD_OFF)
#define RB_POWER_OFF   ((int)LINUX_REBOOT_CMD_POWER_OFF)
#define RB_SW_SUSPEND  ((int)LINUX_REBOOT_CMD_SW_SUSPEND)
#define RB_KEXEC       ((int)LINUX_REBOOT_CMD_KEXEC)

int reboot(int cmd);

#endif
