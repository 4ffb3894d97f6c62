// SPDX-License-Identifier: GPL-2.0-only OR BSD-2-Clause
#include <string.h>

/*
 * One text for each number of <asm-generic/errno.h>, from 1 upwards, in one
 * array: pointers would take as much room as the texts. An empty text is a
 * number that Linux does not use.
 */
static const char texts[] = "Operation not permitted\0" /* EPERM 1 */
			    "No such file or directory\0" /* ENOENT */
			    "No such process\0" /* ESRCH */
			    "Interrupted by a signal\0" /* EINTR */
			    "Input/output error\0" /* EIO */
			    "No such device or address\0" /* ENXIO */
			    "Argument list too long\0" /* E2BIG */
			    "Not an executable format\0" /* ENOEXEC */
			    "Bad file descriptor\0" /* EBADF */
			    "No child process\0" /* ECHILD 10 */
			    "Not ready, try again\0" /* EAGAIN */
			    "Out of memory\0" /* ENOMEM */
			    "Permission denied\0" /* EACCES */
			    "Bad address\0" /* EFAULT */
			    "Block device required\0" /* ENOTBLK */
			    "Device or resource busy\0" /* EBUSY */
			    "File exists\0" /* EEXIST */
			    "Link across file systems\0" /* EXDEV */
			    "No such device\0" /* ENODEV */
			    "Not a directory\0" /* ENOTDIR 20 */
			    "Is a directory\0" /* EISDIR */
			    "Invalid argument\0" /* EINVAL */
			    "Too many open files in system\0" /* ENFILE */
			    "Too many open files\0" /* EMFILE */
			    "Not a terminal or unknown ioctl\0" /* ENOTTY */
			    "Program file is being written\0" /* ETXTBSY */
			    "File too large\0" /* EFBIG */
			    "No space left on device\0" /* ENOSPC */
			    "Cannot seek\0" /* ESPIPE */
			    "Read-only file system\0" /* EROFS 30 */
			    "Too many links\0" /* EMLINK */
			    "Broken pipe\0" /* EPIPE */
			    "Argument out of domain\0" /* EDOM */
			    "Result out of range\0" /* ERANGE */
			    "Deadlock avoided\0" /* EDEADLK */
			    "File name too long\0" /* ENAMETOOLONG */
			    "No locks available\0" /* ENOLCK */
			    "System call not implemented\0" /* ENOSYS */
			    "Directory not empty\0" /* ENOTEMPTY */
			    "Too many symbolic links\0" /* ELOOP 40 */
			    "\0" /* 41 */
			    "No message of that type\0" /* ENOMSG */
			    "Identifier removed\0" /* EIDRM */
			    "Channel number out of range\0" /* ECHRNG */
			    "Level 2 not synchronized\0" /* EL2NSYNC */
			    "Level 3 halted\0" /* EL3HLT */
			    "Level 3 reset\0" /* EL3RST */
			    "Link number out of range\0" /* ELNRNG */
			    "Protocol driver not attached\0" /* EUNATCH */
			    "No CSI structure\0" /* ENOCSI 50 */
			    "Level 2 halted\0" /* EL2HLT */
			    "Invalid exchange\0" /* EBADE */
			    "Invalid request descriptor\0" /* EBADR */
			    "Exchange full\0" /* EXFULL */
			    "No anode\0" /* ENOANO */
			    "Invalid request code\0" /* EBADRQC */
			    "Invalid slot\0" /* EBADSLT */
			    "\0" /* 58 */
			    "Bad font file\0" /* EBFONT */
			    "Not a stream\0" /* ENOSTR 60 */
			    "No data\0" /* ENODATA */
			    "Timer expired\0" /* ETIME */
			    "No stream resources\0" /* ENOSR */
			    "Not on the network\0" /* ENONET */
			    "Package not installed\0" /* ENOPKG */
			    "Object is remote\0" /* EREMOTE */
			    "Link severed\0" /* ENOLINK */
			    "Advertise error\0" /* EADV */
			    "Mount error\0" /* ESRMNT */
			    "Send failed\0" /* ECOMM 70 */
			    "Protocol error\0" /* EPROTO */
			    "Multihop attempted\0" /* EMULTIHOP */
			    "RFS error\0" /* EDOTDOT */
			    "Bad message\0" /* EBADMSG */
			    "Value too large for its type\0" /* EOVERFLOW */
			    "Name not unique on the network\0" /* ENOTUNIQ */
			    "Bad state of file descriptor\0" /* EBADFD */
			    "Remote address changed\0" /* EREMCHG */
			    "Shared library not accessible\0" /* ELIBACC */
			    "Shared library is corrupt\0" /* ELIBBAD 80 */
			    "Bad library section\0" /* ELIBSCN */
			    "Too many shared libraries\0" /* ELIBMAX */
			    "Shared library is no program\0" /* ELIBEXEC */
			    "Invalid byte sequence\0" /* EILSEQ */
			    "Restart the system call\0" /* ERESTART */
			    "Stream pipe error\0" /* ESTRPIPE */
			    "Too many users\0" /* EUSERS */
			    "Not a socket\0" /* ENOTSOCK */
			    "Destination address required\0" /* EDESTADDRREQ */
			    "Message too long\0" /* EMSGSIZE 90 */
			    "Wrong protocol for socket\0" /* EPROTOTYPE */
			    "Protocol option not available\0" /* ENOPROTOOPT */
			    "Protocol not supported\0" /* EPROTONOSUPPORT */
			    "Socket type not supported\0" /* ESOCKTNOSUPPORT */
			    "Operation not supported\0" /* EOPNOTSUPP */
			    "Protocol family not supported\0" /* EPFNOSUPPORT */
			    "Address family not supported\0" /* EAFNOSUPPORT */
			    "Address in use\0" /* EADDRINUSE */
			    "Address not available\0" /* EADDRNOTAVAIL */
			    "Network is down\0" /* ENETDOWN 100 */
			    "Network unreachable\0" /* ENETUNREACH */
			    "Connection lost by network reset\0" /* ENETRESET */
			    "Connection aborted\0" /* ECONNABORTED */
			    "Connection reset by peer\0" /* ECONNRESET */
			    "No buffer space\0" /* ENOBUFS */
			    "Already connected\0" /* EISCONN */
			    "Not connected\0" /* ENOTCONN */
			    "Socket was shut down\0" /* ESHUTDOWN */
			    "Too many references\0" /* ETOOMANYREFS */
			    "Connection timed out\0" /* ETIMEDOUT 110 */
			    "Connection refused\0" /* ECONNREFUSED */
			    "Host is down\0" /* EHOSTDOWN */
			    "No route to host\0" /* EHOSTUNREACH */
			    "Already in progress\0" /* EALREADY */
			    "Now in progress\0" /* EINPROGRESS */
			    "Stale file handle\0" /* ESTALE */
			    "Structure needs cleaning\0" /* EUCLEAN */
			    "Not a XENIX named type file\0" /* ENOTNAM */
			    "No XENIX semaphores\0" /* ENAVAIL */
			    "Is a named type file\0" /* EISNAM 120 */
			    "Remote I/O error\0" /* EREMOTEIO */
			    "Quota exceeded\0" /* EDQUOT */
			    "No medium\0" /* ENOMEDIUM */
			    "Wrong medium type\0" /* EMEDIUMTYPE */
			    "Canceled\0" /* ECANCELED */
			    "Required key not available\0" /* ENOKEY */
			    "Key has expired\0" /* EKEYEXPIRED */
			    "Key was revoked\0" /* EKEYREVOKED */
			    "Key was rejected\0" /* EKEYREJECTED */
			    "Owner died\0" /* EOWNERDEAD 130 */
			    "State not recoverable\0" /* ENOTRECOVERABLE */
			    "Blocked by rfkill\0" /* ERFKILL */
			    "Memory has a hardware error\0"; /* EHWPOISON 133 */

char *strerror(int err)
{
	static char unknown[32] = "Unknown error ";
	const char *text = texts;
	unsigned int n = err < 0 ? -(unsigned int)err : (unsigned int)err;
	char *p = unknown + sizeof(unknown) - 1;

	if (!err)
		return "No error";
	for (int i = 1; i < err && text < texts + sizeof(texts) - 1; i++)
		text += strlen(text) + 1;
	if (err > 0 && *text)
		return (char *)text;

	do {
		*--p = '0' + n % 10;
		n /= 10;
	} while (n);
	if (err < 0)
		*--p = '-';
	memmove(unknown + 14, p, strlen(p) + 1);
	return unknown;
}
