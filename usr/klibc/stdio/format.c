// SPDX-License-Identifier: GPL-2.0-only OR BSD-2-Clause
#include <ctype.h>
#include <errno.h>
#include <limits.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include "format.h"

/* One conversion: %[flags][width][.precision][length]conv */
struct spec {
	bool left, plus, space, alt, zero;
	int width; /* 0: none */
	int precision; /* -1: none */
	unsigned char bytes; /* of the integer: 1, 2, 4 or 8 */
	char conv;
};

struct out {
	struct sink *sink;
	size_t len; /* so far, never beyond INT_MAX */
	int err; /* -errno; nothing is put out after it */
};

/* A va_list may be an array, which only a struct takes to a function whole. */
struct args {
	va_list ap;
};

/* Comes before put(), once for a whole field: all of it or nothing. */
static void count(struct out *out, size_t len)
{
	if (len > INT_MAX - out->len)
		out->err = -EOVERFLOW;
	else
		out->len += len;
}

static void put(struct out *out, const char *text, size_t len)
{
	if (!out->err && len)
		out->err = out->sink->put(out->sink, text, len);
}

static void pad(struct out *out, char c, long count)
{
	char chunk[16];

	memset(chunk, c, sizeof(chunk));
	for (; count > 0 && !out->err; count -= sizeof(chunk))
		put(out, chunk,
		    count < (long)sizeof(chunk) ? (size_t)count
						: sizeof(chunk));
}

/*
 * One field: blanks, prefix, zeros, text, blanks. zeros is how many the
 * precision asks for; more of them fill the width if fill says so.
 */
static void put_field(struct out *out, const struct spec *s, const char *prefix,
		      long zeros, bool fill, const char *text, size_t len)
{
	size_t plen = strlen(prefix);
	long blanks = s->width - (long)plen - zeros - (long)len;

	if (blanks < 0)
		blanks = 0;
	if (fill) {
		zeros += blanks;
		blanks = 0;
	}
	count(out, plen + zeros + len + blanks);
	if (!s->left)
		pad(out, ' ', blanks);
	put(out, prefix, plen);
	pad(out, '0', zeros);
	put(out, text, len);
	if (s->left)
		pad(out, ' ', blanks);
}

static void put_text(struct out *out, const struct spec *s, const char *text)
{
	if (!text)
		text = "(null)";
	put_field(out, s, "", 0, false, text,
		  s->precision < 0 ? strlen(text)
				   : strnlen(text, s->precision));
}

/* Takes an integer as wide as the length says, in two's complement. */
static uint64_t take(struct args *args, const struct spec *s, bool is_signed)
{
	uint64_t value;
	int unused;

	if (s->bytes == 8)
		return va_arg(args->ap, uint64_t);
	value = va_arg(args->ap, unsigned int);
	unused = 64 - 8 * s->bytes;
	value <<= unused;
	return is_signed ? (uint64_t)((int64_t)value >> unused)
			 : value >> unused;
}

static void put_number(struct out *out, const struct spec *s, struct args *args)
{
	const char *digits = s->conv == 'X' ? "0123456789ABCDEF"
					    : "0123456789abcdef";
	char text[22]; /* 2^64 - 1 in octal */
	char *p = text + sizeof(text);
	const char *prefix = "";
	bool is_signed = s->conv == 'd' || s->conv == 'i';
	unsigned int base = 16;
	uint64_t value = take(args, s, is_signed);
	long len, zeros;

	if (is_signed) {
		if ((int64_t)value < 0) {
			value = -value;
			prefix = "-";
		} else if (s->plus) {
			prefix = "+";
		} else if (s->space) {
			prefix = " ";
		}
		base = 10;
	} else if (s->conv == 'u') {
		base = 10;
	} else if (s->conv == 'o') {
		base = 8;
	} else if (s->conv == 'p' || (s->alt && value)) {
		prefix = s->conv == 'X' ? "0X" : "0x";
	}

	/* Of 0 with a precision of 0 nothing is left. */
	for (uint64_t n = value;
	     n || (!value && s->precision && p == text + sizeof(text));
	     n /= base)
		*--p = digits[n % base];
	len = text + sizeof(text) - p;
	zeros = s->precision - len;
	if (zeros < 0)
		zeros = 0;
	/* "#" makes an octal number begin with 0, one way or the other. */
	if (base == 8 && s->alt && !zeros && (!len || *p != '0'))
		zeros = 1;
	put_field(out, s, prefix, zeros,
		  s->zero && !s->left && s->precision < 0, p, len);
}

/* Reads digits at *format or takes an int for "*"; -EOVERFLOW, or the number */
static int parse_count(const char **format, struct args *args, int *count)
{
	int n = 0;

	if (**format == '*') {
		++*format;
		*count = va_arg(args->ap, int);
		return 0;
	}
	for (; isdigit(**format); ++*format) {
		if (__builtin_mul_overflow(n, 10, &n) ||
		    __builtin_add_overflow(n, **format - '0', &n))
			return -EOVERFLOW;
	}
	*count = n;
	return 0;
}

static bool parse_flag(char c, struct spec *s)
{
	switch (c) {
	case '-':
		s->left = true;
		return true;
	case '+':
		s->plus = true;
		return true;
	case ' ':
		s->space = true;
		return true;
	case '#':
		s->alt = true;
		return true;
	case '0':
		s->zero = true;
		return true;
	default:
		return false;
	}
}

static const char *parse_length(const char *format, struct spec *s)
{
	s->bytes = sizeof(int);
	switch (*format) {
	case 'h':
		s->bytes = sizeof(short);
		if (format[1] != 'h')
			return format + 1;
		s->bytes = sizeof(char);
		return format + 2;
	case 'l':
		s->bytes = sizeof(long);
		return format + (format[1] == 'l' ? 2 : 1);
	case 'z':
	case 'j':
	case 't':
		s->bytes = sizeof(long);
		return format + 1;
	default:
		return format;
	}
}

/* *format stands behind the '%', and afterwards behind the conversion. */
static int parse_spec(const char **format, struct args *args, struct spec *s)
{
	int ret;

	*s = (struct spec){ .precision = -1 };
	while (parse_flag(**format, s))
		++*format;
	ret = parse_count(format, args, &s->width);
	if (ret)
		return ret;
	if (s->width < 0) {
		if (s->width == INT_MIN)
			return -EOVERFLOW;
		s->left = true;
		s->width = -s->width;
	}
	if (**format == '.') {
		++*format;
		ret = parse_count(format, args, &s->precision);
		if (ret)
			return ret;
		if (s->precision < 0)
			s->precision = -1;
	}
	*format = parse_length(*format, s);
	s->conv = **format;
	if (s->conv)
		++*format;
	return 0;
}

static void convert(struct out *out, struct spec *s, struct args *args)
{
	char c;

	switch (s->conv) {
	case 'p':
		s->bytes = sizeof(void *);
		put_number(out, s, args);
		break;
	case 'd':
	case 'i':
	case 'u':
	case 'o':
	case 'x':
	case 'X':
		put_number(out, s, args);
		break;
	case 'c':
		c = (char)va_arg(args->ap, int);
		put_field(out, s, "", 0, false, &c, 1);
		break;
	case 's':
		put_text(out, s, va_arg(args->ap, const char *));
		break;
	case '%':
		count(out, 1);
		put(out, "%", 1);
		break;
	default:
		out->err = -EINVAL;
	}
}

int __format(struct sink *sink, const char *format, va_list ap)
{
	struct out out = { .sink = sink };
	struct args args;
	struct spec spec;

	va_copy(args.ap, ap);
	while (*format && !out.err) {
		size_t plain = strcspn(format, "%");

		count(&out, plain);
		put(&out, format, plain);
		format += plain;
		if (!*format || out.err)
			break;
		format++;
		out.err = parse_spec(&format, &args, &spec);
		if (!out.err)
			convert(&out, &spec, &args);
	}
	va_end(args.ap);
	return out.err ? out.err : (int)out.len;
}
