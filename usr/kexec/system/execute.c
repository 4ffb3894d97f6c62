// SPDX-License-Identifier: GPL-2.0-only
#include <dirent.h>
#include <errno.h>
#include <linux/if.h>
#include <linux/sockios.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/reboot.h>
#include <sys/socket.h>
#include <unistd.h>

#include "system/execute.h"

static void take_down(int fd, const char *name)
{
	struct ifreq request = { 0 };

	strlcpy(request.ifr_name, name, sizeof(request.ifr_name));
	if (ioctl(fd, SIOCGIFFLAGS, &request) ||
	    request.ifr_flags & IFF_LOOPBACK || !(request.ifr_flags & IFF_UP))
		return;
	request.ifr_flags &= ~IFF_UP;
	ioctl(fd, SIOCSIFFLAGS, &request);
}

void execute_ifdown(void)
{
	int fd = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
	DIR *dir = opendir("/sys/class/net");
	struct dirent *entry;

	while (fd >= 0 && dir && (entry = readdir(dir)))
		if (entry->d_name[0] != '.')
			take_down(fd, entry->d_name);
	if (dir)
		closedir(dir);
	if (fd >= 0)
		close(fd);
}

int execute_kernel(void)
{
	reboot(RB_KEXEC);
	return -errno;
}

int execute_shutdown(void)
{
	static const char *const paths[] = {
		"/sbin/shutdown",
		"/usr/sbin/shutdown",
		"/bin/shutdown",
		"/usr/bin/shutdown",
	};
	char *const args[] = { "shutdown", "-r", "now", NULL };

	for (unsigned int i = 0; i < sizeof(paths) / sizeof(*paths); i++)
		execve(paths[i], args, environ);
	return -errno;
}
