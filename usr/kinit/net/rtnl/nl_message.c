// SPDX-License-Identifier: GPL-2.0-only
#include <errno.h>
#include <linux/netlink.h>
#include <string.h>

#include "net/rtnl/nl_message.h"

/* Both headers are of whole words, so this is where their data begin. */
#define HEADER	    sizeof(struct nlmsghdr)
#define ATTR_HEADER sizeof(struct nlattr)

static size_t aligned(size_t len)
{
	return (len + NLMSG_ALIGNTO - 1) & ~(size_t)(NLMSG_ALIGNTO - 1);
}

/* The last one need not be filled up. */
static void advance(struct nl_walk *walk, size_t len)
{
	size_t left = walk->end - walk->at;

	walk->at += aligned(len) < left ? aligned(len) : left;
}

bool nl_next(struct nl_walk *walk, struct nl_message *message)
{
	size_t left = walk->end - walk->at;
	struct nlmsghdr header;

	if (left < HEADER)
		return false;
	memcpy(&header, walk->at, HEADER);
	if (header.nlmsg_len < HEADER || header.nlmsg_len > left)
		return false;
	*message = (struct nl_message){
		.type = header.nlmsg_type,
		.flags = header.nlmsg_flags,
		.seq = header.nlmsg_seq,
		.payload = walk->at + HEADER,
		.len = header.nlmsg_len - HEADER,
	};
	advance(walk, header.nlmsg_len);
	return true;
}

bool nl_attrs(const struct nl_message *message, size_t head,
	      struct nl_walk *walk)
{
	if (message->len < head)
		return false;
	walk->at = message->payload;
	walk->end = message->payload + message->len;
	advance(walk, head);
	return true;
}

void nl_nested(const struct nl_attr *attr, struct nl_walk *walk)
{
	walk->at = attr->data;
	walk->end = attr->data + attr->len;
}

bool nl_next_attr(struct nl_walk *walk, struct nl_attr *attr)
{
	size_t left = walk->end - walk->at;
	struct nlattr header;

	if (left < ATTR_HEADER)
		return false;
	memcpy(&header, walk->at, ATTR_HEADER);
	if (header.nla_len < ATTR_HEADER || header.nla_len > left)
		return false;
	*attr = (struct nl_attr){
		.type = header.nla_type & NLA_TYPE_MASK,
		.data = walk->at + ATTR_HEADER,
		.len = header.nla_len - ATTR_HEADER,
	};
	advance(walk, header.nla_len);
	return true;
}

uint32_t nl_u32(const struct nl_attr *attr)
{
	uint32_t value = 0;

	if (attr->len >= sizeof(value))
		memcpy(&value, attr->data, sizeof(value));
	return value;
}

void nl_string(const struct nl_attr *attr, char *to, size_t size)
{
	size_t n = 0;

	for (; n < attr->len && n < size - 1 && attr->data[n]; n++)
		to[n] = attr->data[n];
	to[n] = '\0';
}

bool nl_is_end(const struct nl_message *message)
{
	return message->type == NLMSG_DONE;
}

int nl_error(const struct nl_message *message)
{
	int error = -EBADMSG;

	if (message->len >= sizeof(error))
		memcpy(&error, message->payload, sizeof(error));
	return error > 0 ? -EBADMSG : error;
}

/* Appends @len bytes, and what fills them up. */
static void append(struct nl_request *r, const void *data, size_t len)
{
	uint8_t *bytes = (uint8_t *)r->words;

	if (r->full || len > sizeof(r->words) - r->len) {
		r->full = true;
		return;
	}
	memset(bytes + r->len, 0, aligned(len));
	memcpy(bytes + r->len, data, len);
	r->len += aligned(len);
	((struct nlmsghdr *)r->words)->nlmsg_len = r->len;
}

void nl_begin(struct nl_request *r, unsigned int type, unsigned int flags,
	      const void *head, size_t len)
{
	const struct nlmsghdr header = {
		.nlmsg_type = type,
		.nlmsg_flags = NLM_F_REQUEST | flags,
	};

	*r = (struct nl_request){ 0 };
	append(r, &header, HEADER);
	append(r, head, len);
}

void nl_add(struct nl_request *r, unsigned int type, const void *data,
	    size_t len)
{
	const struct nlattr header = {
		.nla_len = ATTR_HEADER + len,
		.nla_type = type,
	};

	if (len > sizeof(r->words) ||
	    ATTR_HEADER + aligned(len) > sizeof(r->words) - r->len) {
		r->full = true;
		return;
	}
	append(r, &header, ATTR_HEADER);
	if (len)
		append(r, data, len);
}

void nl_add_u32(struct nl_request *r, unsigned int type, uint32_t value)
{
	nl_add(r, type, &value, sizeof(value));
}

size_t nl_nest(struct nl_request *r, unsigned int type)
{
	size_t at = r->len;

	nl_add(r, type, NULL, 0);
	return at;
}

void nl_nest_end(struct nl_request *r, size_t at)
{
	struct nlattr *header = (struct nlattr *)((uint8_t *)r->words + at);

	if (!r->full)
		header->nla_len = r->len - at;
}
