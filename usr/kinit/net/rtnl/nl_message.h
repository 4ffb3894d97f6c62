/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Messages of netlink(7): a header, what the family puts behind it, and
 * attributes, each of them at a multiple of 4. Pure: what is read is bounded by
 * the buffer, whatever its lengths say.
 */
#ifndef KINIT_NL_MESSAGE_H
#define KINIT_NL_MESSAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Goes through messages, or through the attributes of one. */
struct nl_walk {
	const uint8_t *at, *end;
};

struct nl_message {
	unsigned int type, flags, seq;
	const uint8_t *payload;
	size_t len;
};

struct nl_attr {
	unsigned int type; /* without the flags of NLA_F_* */
	const uint8_t *data;
	size_t len;
};

/* False: there is none any more, or what follows is cut off or damaged. */
bool nl_next(struct nl_walk *walk, struct nl_message *message);

/*
 * Begins to go through the attributes that follow @head bytes of the payload.
 * False: it is shorter than that.
 */
bool nl_attrs(const struct nl_message *message, size_t head,
	      struct nl_walk *walk);

/* Goes through the attributes in @attr. */
void nl_nested(const struct nl_attr *attr, struct nl_walk *walk);

bool nl_next_attr(struct nl_walk *walk, struct nl_attr *attr);

/* @value is 0 if the attribute is shorter. */
uint32_t nl_u32(const struct nl_attr *attr);

/* Cut off if it is longer than @size - 1. */
void nl_string(const struct nl_attr *attr, char *to, size_t size);

/* Is it behind the last one of an answer that has several? */
bool nl_is_end(const struct nl_message *message);

/* The errno of an acknowledgment, 0 or negative; @message is of NLMSG_ERROR. */
int nl_error(const struct nl_message *message);

/* A request that is put together. No request of kinit is longer. */
struct nl_request {
	uint32_t words[64];
	size_t len; /* bytes */
	bool full; /* something did not fit: it must not be sent */
};

/* @head: what the family puts behind the header, @len bytes. */
void nl_begin(struct nl_request *r, unsigned int type, unsigned int flags,
	      const void *head, size_t len);
void nl_add(struct nl_request *r, unsigned int type, const void *data,
	    size_t len);
void nl_add_u32(struct nl_request *r, unsigned int type, uint32_t value);

/* What is added until nl_nest_end() is in an attribute; returns where it is. */
size_t nl_nest(struct nl_request *r, unsigned int type);
void nl_nest_end(struct nl_request *r, size_t at);

#endif
