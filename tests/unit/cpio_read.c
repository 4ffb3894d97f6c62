// SPDX-License-Identifier: GPL-2.0-only
#include "../tap.h"
#include "image/cpio_read.h"

static uint8_t archive[20000];
static size_t size;

/* What the reader said, one word an event, for comparison. */
static char said[4000];

static void put(const void *data, size_t len)
{
	memcpy(archive + size, data, len);
	size += len;
}

static void align(void)
{
	while (size % 4)
		archive[size++] = '\0';
}

struct header {
	const char *magic;
	uint32_t fields[13];
};

/* Of a file: inode, mode, user, group, links, time, size, ... */
#define FILE_HEADER(mode, size, name_size)                                     \
	{                                                                      \
		"070701",                                                      \
		{                                                              \
			7, mode, 1, 2, 1, 5, size, 3, 1, 8, 9, name_size, 0    \
		}                                                              \
	}

static void put_header(const struct header *h)
{
	char text[111];
	int n = sprintf(text, "%s", h->magic);

	for (int i = 0; i < 13; i++)
		n += sprintf(text + n, "%08X", h->fields[i]);
	put(text, n);
}

static void put_entry(uint32_t mode, const char *name, const char *data,
		      size_t len)
{
	struct header h = FILE_HEADER(mode, len, strlen(name) + 1);

	put_header(&h);
	put(name, strlen(name) + 1);
	align();
	put(data, len);
	align();
}

static void put_trailer(void)
{
	put_entry(0, "TRAILER!!!", "", 0);
}

static void say(const struct cpio_reader *r, enum cpio_event event)
{
	char *at = said + strlen(said);
	size_t room = said + sizeof(said) - at;

	switch (event) {
	case CPIO_ENTRY:
		snprintf(at, room, "%s%s%s@%llu ", r->name,
			 r->target[0] ? ">" : "", r->target,
			 (unsigned long long)r->entry);
		break;
	case CPIO_DATA:
		/* The pieces are as the reader likes them. */
		snprintf(at, room, "%.*s", (int)r->data_len,
			 (const char *)r->data);
		break;
	case CPIO_TRAILER:
		snprintf(at, room, "END ");
		break;
	case CPIO_STOP:
		snprintf(at, room, "STOP@%llu", (unsigned long long)r->offset);
		break;
	case CPIO_BAD:
		snprintf(at, room, "BAD@%llu %s", (unsigned long long)r->offset,
			 r->why);
		break;
	default:
		break;
	}
}

static struct cpio_reader reader;

/* Reads the archive in pieces of @piece bytes; what it says is in "said". */
static void read_in(size_t piece)
{
	enum cpio_event event = CPIO_MORE;

	said[0] = '\0';
	cpio_read_begin(&reader, 0);
	for (size_t done = 0; done < size; done += piece) {
		size_t n = size - done < piece ? size - done : piece;
		const uint8_t *at = archive + done, *end = at + n;

		while ((event = cpio_read(&reader, &at, end)) != CPIO_MORE) {
			say(&reader, event);
			if (event == CPIO_BAD || event == CPIO_STOP)
				return;
		}
		if (at != end)
			strcat(said, "LEFT");
	}
	event = cpio_read_end(&reader);
	say(&reader, event);
}

/* The same whatever pieces it comes in. */
static void is_read(const char *want, const char *name)
{
	static const size_t pieces[] = { 1, 2, 3, 5, 109, 110, 111, 127 };
	bool same = true;

	for (size_t i = 0; i < sizeof(pieces) / sizeof(*pieces); i++) {
		read_in(pieces[i]);
		same = same && !strcmp(said, want);
	}
	read_in(sizeof(archive));
	is_str(said, want, "%s", name);
	ok(same, "%s, in pieces", name);
	size = 0;
}

static void test_whole(void)
{
	is_read("", "nothing");
	put("\0\0\0\0\0\0\0", 7);
	is_read("", "padding alone");

	put_trailer();
	is_read("END ", "an empty archive");

	put_entry(0100755, "bin/a", "hello", 5);
	put_entry(0120777, "l", "target", 7);
	put_entry(0120777, "m", "x/y", 3);
	put_entry(040755, "d", "", 0);
	put_entry(0100644, "empty", "", 0);
	put_entry(020600, "c", "", 0);
	put_entry(060600, "b", "", 0);
	put_entry(010600, "p", "", 0);
	put_entry(0140600, "s", "", 0);
	put_trailer();
	is_read("bin/a@0 hellol>target@124 m>x/y@244 d@360 empty@472 c@588 b@700 p@812 s@924 END ",
		"all types; a target with and without its NUL");

	put_entry(0100644, "a", "1", 1);
	put_trailer();
	put("\0\0\0\0\0\0\0\0", 8);
	put_entry(0100644, "b", "2", 1);
	put_trailer();
	put("\0\0\0\0", 4);
	is_read("a@0 1END b@248 2END ", "two archives, padding behind each");

	put_entry(0100644, "a", "1", 1);
	is_read("a@0 1", "no trailer: as the kernel, no damage");
	put_entry(0100644, "a", "1", 1);
	size -= 3;
	is_read("a@0 1", "nor is padding needed at the end");
}

static void test_fields(void)
{
	struct header h = FILE_HEADER(0104711, 0, 8);
	const uint8_t *at = archive;

	put_header(&h);
	put("abc\0\0\0\0", 8);
	align();
	cpio_read_begin(&reader, 4096);
	is_int(cpio_read(&reader, &at, archive + size), CPIO_ENTRY,
	       "a name that is padded with NULs");
	is_str(reader.name, "abc", "its name");
	is_int(reader.entry, 4096, "where it is");
	is_int(reader.inode, 7, "inode");
	is_int(reader.mode, 0104711, "mode");
	is_int(reader.uid, 1, "user");
	is_int(reader.gid, 2, "group");
	is_int(reader.links, 1, "links");
	is_int(reader.mtime, 5, "time");
	is_int(reader.size, 0, "size");
	is_int(reader.major, 8, "major");
	is_int(reader.minor, 9, "minor");
	size = 0;
}

static void test_stop(void)
{
	put_entry(0100644, "a", "1", 1);
	put_trailer();
	put("\0\0\x1f\x8b", 4);
	is_read("a@0 1END STOP@242", "compressed data follow");
	put("\x28", 1);
	is_read("STOP@0", "no cpio at all");
}

static void test_checksum(void)
{
	struct header h = { "070702",
			    { 1, 0100644, 0, 0, 1, 0, 3, 0, 0, 0, 0, 2, 294 } };

	put_header(&h);
	put("a\0abc\0", 6);
	align();
	put_trailer();
	is_read("a@0 abcEND ", "a right checksum");
	h.fields[12] = 295;
	put_header(&h);
	put("a\0abc\0", 6);
	align();
	is_read("a@0 abcBAD@102 the checksum is wrong", "a wrong one");
	/* A symbolic link has none, although it has data. */
	h.fields[1] = 0120777;
	h.fields[12] = 0;
	put_header(&h);
	put("a\0abc\0", 6);
	align();
	put_trailer();
	is_read("a>abc@0 END ", "no checksum of a link");
	h.fields[1] = 0100644;
	h.fields[12] = 295;
	h.magic = "070701";
	put_header(&h);
	put("a\0abc\0", 6);
	align();
	is_read("a@0 abc", "where none is meant, none is looked at");
}

/* One header, a name and some data, with @field replaced by @value. */
static void is_bad(int field, uint32_t value, const char *want,
		   const char *name)
{
	struct header h = FILE_HEADER(0100644, 4, 2);

	h.fields[field] = value;
	put_header(&h);
	put("a\0data", 6);
	align();
	is_read(want, name);
}

static void test_fields_bad(void)
{
	is_bad(1, 0644, "BAD@14 the mode has no known file type", "no type");
	is_bad(1, 0170644, "BAD@14 the mode has no known file type",
	       "a type that does not exist");
	is_bad(1, 0xffffffff, "BAD@14 the mode is out of range", "the mode");
	is_bad(1, 040755, "BAD@14 what is no file has data", "a folder's data");
	is_bad(11, 0, "BAD@94 an entry has no name", "no name");
	is_bad(11, 4097, "BAD@94 a name is too long", "a long name");
	is_bad(11, 0xffffffff, "BAD@94 a name is too long", "the longest");
	is_bad(11, 1, "BAD@110 a name is not terminated", "no NUL");
	is_bad(11, 4, "BAD@112 a name goes on after its end", "a NUL inside");
	is_bad(6, 0xffffffff, "a@0 dataBAD@116 it ends within a file's data",
	       "data longer than the archive");
}

static void test_links_bad(void)
{
	struct header h = FILE_HEADER(0120777, 0, 2);

	put_header(&h);
	put("a", 2);
	is_read("BAD@14 a symbolic link has no target", "a link to nothing");
	put_entry(0120777, "a", "\0\0", 2);
	is_read("BAD@112 a link's target is empty", "an empty target");
	put_entry(0120777, "a", "b\0c", 3);
	is_read("BAD@114 a link's target goes on after its end",
		"a NUL inside a target");
	h.fields[6] = 0xffffffff;
	put_header(&h);
	put("a", 2);
	is_read("BAD@14 a symbolic link's target is too long",
		"a target of 4 GiB");
	h.fields[6] = 4;
	put_header(&h);
	put("a\0b", 3);
	is_read("BAD@113 it ends within a file's data", "half a target");
}

static void test_longest(void)
{
	static char name[4096];
	struct header h = FILE_HEADER(0120777, 4096, 4096);

	memset(name, 'n', sizeof(name) - 1);
	put_header(&h);
	put(name, sizeof(name));
	align();
	memset(archive + size, 't', 4096);
	size += 4096;
	read_in(1000);
	is_int(strlen(reader.name), 4095, "the longest name");
	is_int(strlen(reader.target), 4096, "the longest target");
	ok(!reader.bad, "they are no damage");
	size = 0;
}

static void test_headers_bad(void)
{
	put("070707", 6);
	memset(archive + size, '0', 200);
	size += 200;
	is_read("BAD@0 this is cpio's old format, not newc", "the old format");
	put("070703", 6);
	memset(archive + size, '0', 200);
	size += 200;
	is_read("BAD@0 this is no cpio header", "another format");

	put_trailer();
	archive[13] = 'g';
	is_read("BAD@6 this is no hexadecimal number", "a digit");
	put_trailer();
	memcpy(archive + 102, "+1234567", 8);
	is_read("BAD@102 this is no hexadecimal number", "a sign");
	put_trailer();
	memcpy(archive + 62, "0x000000", 8);
	is_read("BAD@62 this is no hexadecimal number", "0x");
	put_trailer();
	memcpy(archive + 6, "00abCDef", 8);
	is_read("END ", "digits of both cases");

	put_entry(0, "TRAILER!!!", "x", 1);
	is_read("BAD@54 the trailer has data", "a trailer with data");
	put_trailer();
	put("\0", 1);
	put_trailer();
	is_read("END BAD@125 a header is not aligned to four bytes",
		"not aligned");
	put("", 1);
	put_header(&(struct header)FILE_HEADER(0100644, 0, 1));
	put("", 1);
	memmove(archive, archive + 1, size);
	size--;
	is_read("BAD@110 a name is empty", "an empty name");
}

static void test_cut(void)
{
	char want[100];
	size_t whole;
	int wrong = 0;

	put_entry(0100644, "abcde", "data!", 5);
	whole = size;
	for (size_t cut = 1; cut < whole; cut++) {
		size = cut;
		read_in(7);
		if (cut < 110)
			sprintf(want, "BAD@%zu it ends within a header", cut);
		else if (cut < 116)
			sprintf(want, "BAD@%zu it ends within a name", cut);
		else if (cut < 121)
			sprintf(want,
				"abcde@0 %.*sBAD@%zu it ends within a file's data",
				(int)(cut - 116), "data!", cut);
		else
			sprintf(want, "abcde@0 data!");
		if (strcmp(said, want)) {
			is_str(said, want, "cut at %zu", cut);
			wrong++;
		}
	}
	is_int(wrong, 0, "cut anywhere");
	size = 0;
}

int main(void)
{
	test_whole();
	test_fields();
	test_stop();
	test_checksum();
	test_fields_bad();
	test_links_bad();
	test_longest();
	test_headers_bad();
	test_cut();
	return done_testing();
}
