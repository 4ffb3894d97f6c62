// SPDX-License-Identifier: GPL-2.0-only
#include "core_sample.h"

#include "../tap.h"
#include "log/printk_ring.h"

static struct sample s;
static char log_text[200000];
static size_t log_len;
static uint32_t lost;
static int put_error;

static int put(void *ctx, const char *text, size_t len)
{
	(void)ctx;
	if (put_error)
		return put_error;
	if (len > sizeof(log_text) - 1 - log_len)
		abort();
	memcpy(log_text + log_len, text, len);
	log_len += len;
	log_text[log_len] = '\0';
	return 0;
}

static int read_info(void)
{
	static struct segment segments[4];
	static char info[CORE_INFO_MAX];
	struct elf_core core;
	struct memory memory;
	struct log_text text;

	log_len = 0;
	log_text[0] = '\0';
	if (elf_core_open(&core, sample_read, &s) ||
	    elf_core_load(&core, segments) ||
	    elf_core_info(&core, info, sizeof(info)))
		return -1;
	memory_init(&memory, &core, info);
	log_text_init(&text, put, NULL);
	return printk_ring_read(&memory, &text, &lost);
}

static int read_log(void)
{
	if (s.notes_end == SAMPLE_NOTES)
		sample_info(&s, "");
	return read_info();
}

static void add(uint64_t nsec, const char *message)
{
	sample_add(&s, nsec, message, strlen(message));
}

static void begin(void)
{
	sample_init(&s, 8, CORE_X86_64);
}

static void test_text(void)
{
	begin();
	add(0, "Linux version");
	add(12086584999, "one\ntwo lines");
	add(123456000000000, "caf\303\251 \033[2J \\ \t|\177\r");
	add(18446744073709551615U, "");
	is_int(read_log(), 0, "a log");
	is_str(log_text,
	       "[    0.000000] Linux version\n"
	       "[   12.086584] one\ntwo lines\n"
	       "[123456.000000] caf\\xc3\\xa9 \\x1b[2J \\ \t|\\x7f\r\n"
	       "[18446744073.709551] \n",
	       "in the format of vmcore-dmesg");
	is_int(lost, 0, "nothing is lost");
	put_error = -ENOSPC;
	is_int(read_log(), -ENOSPC, "an error of who takes the text");
	put_error = 0;

	sample_init(&s, 4, CORE_386);
	add(1000000000, "one");
	add(2000000000, "two");
	add(3000000000, "three");
	add(4000000000, "four");
	is_int(read_log(), 0, "of a kernel of 32 bits, whose ids wrap");
	is_str(log_text,
	       "[    1.000000] one\n[    2.000000] two\n"
	       "[    3.000000] three\n[    4.000000] four\n",
	       "its text");
}

static void test_ring(void)
{
	char message[130], want[8 * 160];
	size_t len = 0;

	begin();
	/* 23 blocks of 136 bytes in a ring of 512: 3 in each turn. */
	for (int i = 0; i < 23; i++) {
		memset(message, 'a' + i, 128);
		message[128] = '\0';
		add(0, message);
	}
	sample_word(&s, SAMPLE_PRB + 4 * 8,
		    (s.next_id - 3) & (UINT64_MAX >> 2));
	for (int i = 20; i < 23; i++) {
		memset(message, 'a' + i, 128);
		len += (size_t)snprintf(want + len, sizeof(want) - len,
					"[    0.000000] %s\n", message);
	}
	is_int(read_log(), 0, "a ring that is full");
	is_str(log_text, want, "the last three, one of which is at its start");

	begin();
	s.pos = 512 - 24;
	memcpy(s.bytes + SAMPLE_MEMORY + SAMPLE_DATA + 512 - 16, "at the end",
	       10);
	sample_desc(&s, 2, 512 - 24, 512);
	sample_put(&s,
		   SAMPLE_MEMORY + SAMPLE_INFOS +
			   (s.next_id & 7) * SAMPLE_INFO_SIZE + 16,
		   10, 2);
	is_int(read_log(), 0, "a block that ends where the ring does");
	is_str(log_text, "[    0.000000] at the end\n", "is not at its start");
}

static void test_states(void)
{
	begin();
	for (unsigned int state = 0; state < 4; state++) {
		const char text[] = { (char)('0' + state), '\0' };

		add(0, text);
		sample_back(&s);
		sample_desc(&s, state, s.pos - 16, s.pos);
		sample_next(&s);
	}
	is_int(read_log(), 0, "one in each state");
	is_str(log_text, "[    0.000000] 1\n[    0.000000] 2\n",
	       "what is committed or final is shown");

	begin();
	add(0, "first");
	sample_desc(&s, 2, 1, 1);
	sample_next(&s);
	sample_desc(&s, 2, 3, 3);
	sample_next(&s);
	add(0, "last");
	is_int(read_log(), 0, "some without a text");
	is_str(log_text,
	       "[    0.000000] first\n[    0.000000] \n"
	       "[    0.000000] \n[    0.000000] last\n",
	       "have a line");

	begin();
	add(0, "first");
	add(0, "stale");
	add(0, "last");
	sample_word(&s, SAMPLE_DESCS + ((s.next_id - 2) & 7) * 24,
		    (s.next_id - 10) | (uint64_t)2 << 62);
	is_int(read_log(), 0, "a descriptor that is that of another id");
	is_str(log_text, "[    0.000000] first\n[    0.000000] last\n",
	       "is left out");
}

static int lie(size_t at, uint64_t value)
{
	begin();
	add(0, "first");
	add(0, "second");
	sample_word(&s, at, value);
	return read_log();
}

static int lie_in_info(const char *key, const char *with)
{
	char *at;

	begin();
	add(0, "first");
	sample_info(&s, "");
	/* The note has NULs, a text has not. */
	at = memmem(s.bytes + SAMPLE_NOTES, s.notes_end - SAMPLE_NOTES, key,
		    strlen(key));
	if (!at)
		return -1;
	memcpy(at, with, strlen(with));
	return read_info();
}

static void test_lies(void)
{
	const size_t prb = SAMPLE_PRB;

	is_int(lie(0, 0), -ENXIO, "no ring");
	is_int(lie(prb, 0), -EINVAL, "no descriptors");
	is_int(lie(prb, 0xffffffff), -EINVAL, "too many");
	is_int(lie(prb, 9), -EINVAL, "more than the dump has");
	is_int(lie(prb + 8, 0), -EINVAL, "descriptors that are nowhere");
	is_int(lie(prb + 16, SAMPLE_VADDR + SAMPLE_MEMORY_SIZE - 8), -EINVAL,
	       "facts that are nowhere");
	is_int(lie(prb + 48, 0), -EINVAL, "no bytes");
	is_int(lie(prb + 48, 32), -EINVAL, "too many of them");
	is_int(lie(prb + 56, 0), 0, "bytes that are nowhere");
	is_str(log_text, "[    0.000000] \n[    0.000000] \n", "have lines");
	is_int(lost, 2, "and are counted");
	is_int(lie(prb + 24, 77), 0, "a head that is no id");
	is_str(log_text, "", "no text");
	is_int(lie(prb + 32, 77), 0, "a tail that is no id");
	is_str(log_text, "[    0.000000] first\n[    0.000000] second\n",
	       "all that there are before the head");

	begin();
	add(0, "block");
	sample_back(&s);
	sample_desc(&s, 2, 16, 8);
	is_int(read_log(), 0, "a block that ends before it begins");
	is_str(log_text, "[    0.000000] \n", "is empty");
	sample_desc(&s, 2, 0, 8 << SAMPLE_SIZE_BITS);
	is_int(read_log(), 0, "turns later");
	is_int(log_len, 15 + 5 + 1, "is as long as its text");

	/* Eight records that are all the whole ring. */
	begin();
	for (int i = 0; i < 8; i++) {
		add(0, "all");
		sample_back(&s);
		sample_desc(&s, 2, 0, 512 - 8);
		sample_put(&s,
			   SAMPLE_MEMORY + SAMPLE_INFOS +
				   (s.next_id & 7) * SAMPLE_INFO_SIZE + 16,
			   0xffff, 2);
		sample_next(&s);
	}
	is_int(read_log(), -EINVAL, "messages that share their bytes");
	ok(log_len < 8 * 1024, "have an end");

	is_int(lie_in_info("SIZE(prb_desc)=24", "SIZE(prb_desc)=00"), -EINVAL,
	       "descriptors of no size");
	is_int(lie_in_info("SYMBOL(prb)", "SYMBOL(prx)"), -ENOENT,
	       "no word of the ring");
	is_int(lie_in_info("OFFSET(prb_data_ring.data)",
			   "OFFSET(prb_data_ring.dxtx)"),
	       -ENOENT, "nor of a part of it");
	is_int(lie_in_info("OFFSET(prb_desc.text_blk_lpos)=8",
			   "OFFSET(prb_desc.text_blk_lpos)=x"),
	       -ENOENT, "nor a number");
}

static void test_unreadable(void)
{
	begin();
	/* The ring's bytes in pages of their own. */
	sample_word(&s, SAMPLE_PRB + 7 * 8, SAMPLE_VADDR + 0x1000);
	add(0, "first");
	add(0, "second");
	s.unreadable = SAMPLE_MEMORY + 0x1000;
	is_int(read_log(), 0, "pages that cannot be read");
	is_int(lost, 2, "cost what is in them");
	is_str(log_text, "[    0.000000] \n[    0.000000] \n", "and no more");
}

int main(void)
{
	test_text();
	test_ring();
	test_states();
	test_lies();
	test_unreadable();
	return done_testing();
}
