// SPDX-License-Identifier: GPL-2.0-only
/* Physical volumes, and what they say of their volume group. */
#include "lvm2_image.h"
#include "made.h"
#include "probe/lvm2.h"

#define ID    "CzrZJX0MwdVNKQnZBeVf5KTmuZMuiXqY"
#define PV0   "CzrZJX-0Mwd-VNKQ-nZBe-Vf5K-TmuZ-MuiXqY"
#define PV1   "1CEFHk-hz2X-HwbG-yw0f-fhbc-QJnO-CSSwNY"
#define PV2   "44mk6F-saMD-3Hdk-cGgX-cPNV-DD18-dtP2MV"
#define VG    "dee7fD-hqgg-hW7U-ctqG-KKjs-INny-StEEF7"
#define AREA  4096
#define AREA2 32768
#define SIZE  8192 /* of an area */
#define DISK  1048576

static struct sample s;
static struct superblock sb;
static struct lvm2_vg vg;
static char told[1024];

static void tell(void *arg, const char *id, bool missing)
{
	char *list = arg;

	snprintf(list + strlen(list), sizeof(told) - strlen(list), "%s%s,", id,
		 missing ? " missing" : "");
}

static int read_vg(void)
{
	memset(&vg, 0xee, sizeof(vg));
	told[0] = '\0';
	return lvm2_read_vg(&s.m.image, &vg, tell, told);
}

/* What has no metadata that can be used, and why. */
static void is_nothing(const char *damage, const char *name)
{
	is_int(read_vg(), 0, "%s: read", name);
	is_str(vg.damage, damage, "%s: damage", name);
	is_str(vg.name, "", "%s: no name", name);
	is_str(vg.id, "", "%s: no id", name);
	is_int(vg.pvs, 0, "%s: no PVs", name);
	is_str(told, "", "%s: none told of", name);
}

static void is_vg(const char *name, uint32_t seqno, const char *pvs)
{
	is_int(read_vg(), 0, "%s: read", name);
	is_str(vg.damage, NULL, "%s: no damage", name);
	is_str(vg.id, VG, "%s: id", name);
	is_int(vg.seqno, seqno, "%s: seqno", name);
	is_str(told, pvs, "%s: PVs", name);
}

static void test_made(void)
{
	static const struct made made[] = {
		{ "lvm2", "LVM2_member", PV0, "", 8388608 },
		{ "lvm2-no-area", "LVM2_member",
		  "SBE1MI-PplA-hsBL-FACx-D8Ma-qbg3-XjmZJS", "", 8388608 },
	};
	static struct device_image dev;
	size_t i;

	for (i = 0; i < sizeof(made) / sizeof(*made); i++) {
		made_check(&made[i], &sb);
		ok(sb.is_member && sb.not_fs, "%s: a member", made[i].name);
		is_int(sb.group.members, 0, "%s: of what, it says elsewhere",
		       made[i].name);
	}
	sample_load(&s, "lvm2", 512);
	is_vg("by lvm", 16, PV0 "," PV1 "," PV2 ",");
	is_str(vg.name, "samplevg", "name");
	is_int(vg.pvs, 3, "three PVs");
	is_int(lvm2_read_vg(&s.m.image, &vg, NULL, NULL), 0, "nobody is told");
	is_int(vg.pvs, 3, "they are counted");

	/* The first area is not there: the second is not in memory. */
	memset(s.head + AREA, 0, 512);
	is_nothing("metadata area has a header with a wrong checksum",
		   "no area is whole");
	sample_open(&dev, "lvm2", 512);
	is_int(lvm2_read_vg(&dev.image, &vg, NULL, NULL), 0, "as a device");
	is_int(vg.seqno, 16, "read");
	device_close(&dev);

	sample_load(&s, "lvm2-no-area", 512);
	is_nothing(NULL, "no area");
	sample_load(&s, "ext4-1k", 512);
	is_nothing(NULL, "no PV");
}

/* One disk with one area of @size bytes with this text at @start of it. */
static void make_area(size_t size, size_t start, const char *text)
{
	memset(&s, 0, sizeof(s));
	memory_image(&s.m, DISK, 512);
	s.m.head = s.head;
	s.m.head_size = sizeof(s.head);
	lvm2_make_label(s.head + 512, ID, DISK);
	lvm2_add_area(s.head + 512, 0, AREA, size);
	lvm2_make_area(s.head, AREA, size, start, text);
}

static void make_at(size_t start, const char *text)
{
	make_area(SIZE, start, text);
}

static void make(const char *text)
{
	make_at(512, text);
}

#define PVS(list)                                                              \
	"vg0 {\n\tid = \"" VG "\"\n\tseqno = 7\n\tphysical_volumes {"          \
	"\n" list "\n}\nlogical_volumes {\n"
#define ONE(id) "pv0 { id = \"" id "\"\nstatus = [\"ALLOCATABLE\"] }\n"

static void test_text(void)
{
	make(PVS(ONE(PV0)));
	is_vg("no end is needed", 7, PV0 ",");
	is_str(vg.name, "vg0", "name");

	make(PVS("pv0 { id = \"" PV0 "\"\nflags = [\"MISSING\", \"X\"] }"
		 "pv1 { flags = [\"X\", \"MISSING\"] id = \"" PV1 "\" }"
		 "pv2 { note = \"MISSING\" id = \"" PV2 "\" }"));
	is_vg("missing", 7, PV0 " missing," PV1 " missing," PV2 ",");

	make("# {{{ comment = \"\n\tcontents = \"Text { \\\" \\\\\"\n"
	     "version=1 vg0{id=\"" VG "\"seqno=4294967295 tags=[\"{\",\"}\"]"
	     "empty=[]physical_volumes{pv0{id=\"" PV0
	     "\"deep{id=\"x\"}# }\n}}");
	is_vg("comments, escapes, no spaces", 4294967295, PV0 ",");

	make("vg0 { physical { pv0 { id = \"x\" } }\nid = \"" VG "\"\n"
	     "seqno = 1 lv { physical_volumes { y { id = \"z\" } } }\n"
	     "physical_volumes { } }");
	is_vg("other sections", 1, "");

	make(PVS("pv0 { tags = [\"id = \", \"" PV1 "\"]\nid = [\"" PV0
		 "\"] }"));
	is_vg("lists", 7, PV0 ",");

	make("vg0 { id = \"" VG "\" seqno = \"9\" physical_volumes { } }");
	is_vg("a string is no number", 0, "");
}

static void broken(const char *text, const char *damage)
{
	make(text);
	is_nothing(damage, damage);
}

static void test_broken_text(void)
{
	char long_name[300];

	broken("", "metadata ends too early");
	broken("vg0 { id = \"" VG, "metadata ends too early");
	broken("vg0 { id = \"\\", "metadata ends too early");
	broken("# nothing", "metadata ends too early");
	broken("a = [ b ] ]", "metadata ends more lists than it begins");
	broken("}", "metadata ends more sections than it begins");
	broken("{", "metadata has a volume group without a name");
	broken("vg0 { physical_volumes { } }",
	       "metadata has a volume group without an id");

	memset(long_name, 'a', sizeof(long_name));
	strcpy(long_name + 127, " { id = \"" VG "\" physical_volumes { } }");
	make(long_name);
	is_vg("a name of 127", 0, "");
	is_int(strlen(vg.name), 127, "whole");
	memset(long_name, 'a', sizeof(long_name));
	strcpy(long_name + 128, " { id = \"" VG "\" physical_volumes { } }");
	broken(long_name, "metadata has a name that is too long");

	/* That was told of before the text turned out to be bad. */
	make(PVS(ONE(PV0) "pv1 { }"));
	is_int(read_vg(), 0, "a PV without id");
	is_str(vg.damage, "metadata has a physical volume without an id",
	       "is damage");
	is_str(told, "", "nobody is told of the others");
}

/* Whoever keeps them must not be made to keep any number of them. */
static void test_many(void)
{
	static char text[65536];
	size_t len;
	int n;

	len = (size_t)sprintf(text, "v{id=\"" VG "\"physical_volumes{");
	for (n = 0; n < 4096; n++)
		len += (size_t)sprintf(text + len, "p{id=\"a\"}");
	strcpy(text + len, "}");
	make_area(57344, 512, text);
	is_int(read_vg(), 0, "4096 PVs");
	is_int(vg.pvs, 4096, "are all told of");
	strcpy(text + len, "p{id=\"a\"}}");
	make_area(57344, 512, text);
	is_nothing("metadata has an impossible number of physical volumes",
		   "one more");
}

/* It goes on behind the header of the area, wherever it is cut. */
static void test_ring(void)
{
	static char text[3000];
	size_t len, start;

	/* More than is read at once, so that each piece is cut. */
	memset(text, ' ', 2500);
	strcpy(text + 2500, PVS(ONE(PV0)));
	len = strlen(text) + 1;

	for (start = SIZE - len - 1; start < SIZE; start++) {
		make_at(start, text);
		read_vg();
		if (vg.damage || strcmp(told, PV0 ",") || vg.seqno != 7)
			break;
	}
	is_int(start, SIZE, "cut everywhere");

	make_at(SIZE - 100, text);
	s.head[AREA + 512 + 10] ^= 1;
	is_nothing("metadata checksum is wrong", "a bit behind the cut");
}

static void test_area(void)
{
	uint8_t *area = s.head + AREA;

	make(PVS(ONE(PV0)));
	area[600] ^= 1;
	is_nothing("metadata checksum is wrong", "a bit in the text");
	area[600] ^= 1;
	area[511] ^= 1;
	is_nothing("metadata area has a header with a wrong checksum",
		   "a bit in the header");

	make(PVS(ONE(PV0)));
	area[4] = 'x';
	lvm2_sign_area(area, SIZE);
	is_nothing("metadata area has a header that is not its own", "magic");
	make(PVS(ONE(PV0)));
	area[20] = 2;
	lvm2_sign_area(area, SIZE);
	is_nothing("metadata area has a header that is not its own", "version");
	make(PVS(ONE(PV0)));
	lvm2_put(area + 24, AREA + 512, 8);
	lvm2_sign_area(area, SIZE);
	is_nothing("metadata area has a header that is not its own", "place");

	make(PVS(ONE(PV0)));
	lvm2_put(area + 32, SIZE - 512, 8);
	lvm2_sign_area(area, SIZE);
	is_nothing("metadata area has a header that is not its own", "size");

	make(PVS(ONE(PV0)));
	lvm2_put(area + 60, 1, 4);
	lvm2_sign_area(area, SIZE);
	is_nothing(NULL, "to be ignored");
	make(PVS(ONE(PV0)));
	lvm2_put(area + 40, 0, 8);
	lvm2_sign_area(area, SIZE);
	is_nothing(NULL, "no text: not in a VG");

	make(PVS(ONE(PV0)));
	lvm2_put(area + 40, 511, 8);
	lvm2_sign_area(area, SIZE);
	is_nothing("metadata has an impossible size", "within the header");
	lvm2_put(area + 40, SIZE, 8);
	lvm2_sign_area(area, SIZE);
	is_nothing("metadata has an impossible size", "behind the area");
	lvm2_put(area + 40, 512, 8);
	lvm2_put(area + 48, SIZE - 511, 8);
	lvm2_sign_area(area, SIZE);
	is_nothing("metadata has an impossible size", "larger than the area");
	lvm2_put(area + 48, UINT64_MAX, 8);
	lvm2_sign_area(area, SIZE);
	is_nothing("metadata has an impossible size", "as large as can be");

	make(PVS(ONE(PV0)));
	s.m.bad_byte = AREA + 600;
	is_nothing("metadata cannot be read", "bad sector in the text");
	s.m.bad_byte = AREA;
	is_nothing("metadata area cannot be read", "bad header");
	s.m.bad_byte = 1024;
	is_int(read_vg(), 0, "bad sector elsewhere");
	s.m.bad_byte = 512;
	is_int(read_vg(), -EIO, "bad label");
	is_int(probe_superblock(&s.m.image, &sb), -EIO, "also when probed");
}

/* As large as an area may ever be made, or larger. */
static void test_huge(void)
{
	make(PVS(ONE(PV0)));
	lvm2_add_area(s.head + 512, 0, AREA, 1ULL << 40);
	is_nothing("metadata area is beyond the end of the device", "area");
	lvm2_add_area(s.head + 512, 0, UINT64_MAX - 511, 1024);
	is_nothing("metadata area is beyond the end of the device",
		   "its end overflows");
	lvm2_add_area(s.head + 512, 0, AREA, 1023);
	is_nothing("metadata area is beyond the end of the device",
		   "no room for a text");

	make(PVS(ONE(PV0)));
	s.m.image.size = UINT64_MAX;
	lvm2_add_area(s.head + 512, 0, AREA, 1ULL << 40);
	lvm2_put(s.head + AREA + 32, 1ULL << 40, 8);
	lvm2_put(s.head + AREA + 48, (4 << 20) + 1, 8);
	lvm2_sign_area(s.head + AREA, SIZE);
	is_nothing("metadata has an impossible size", "text");
	lvm2_put(s.head + AREA + 48, 4 << 20, 8);
	lvm2_sign_area(s.head + AREA, SIZE);
	is_nothing("metadata checksum is wrong", "the largest text");
}

static void test_two_areas(void)
{
	make(PVS(ONE(PV0)));
	lvm2_add_area(s.head + 512, 1, AREA2, SIZE);
	lvm2_make_area(s.head, AREA2, SIZE, 512,
		       "new { id = \"" VG
		       "\" seqno = 8 physical_volumes { " ONE(PV1) "} }");
	is_vg("the newer one holds", 8, PV1 ",");
	is_str(vg.name, "new", "with its name");
	s.head[AREA2 + 600] ^= 1;
	is_vg("but not if it is damaged", 7, PV0 ",");
	s.head[AREA + 600] ^= 1;
	is_nothing("metadata checksum is wrong", "none of two");

	make(PVS(ONE(PV0)));
	lvm2_add_area(s.head + 512, 1, AREA2, SIZE);
	lvm2_make_area(s.head, AREA2, SIZE, 512,
		       "vg0 { id = \"" VG
		       "\" seqno = 6 physical_volumes { } }");
	is_vg("the older one does not", 7, PV0 ",");
	s.m.bad_byte = AREA2;
	is_vg("a bad second area", 7, PV0 ",");
}

static const char *probe(void)
{
	memset(&sb, 0xee, sizeof(sb));
	is_int(probe_superblock(&s.m.image, &sb), 0, "probed");
	return sb.type;
}

static void test_label(void)
{
	uint8_t *label = s.head + 512;

	make(PVS(ONE(PV0)));
	is_str(probe(), "LVM2_member", "one made here");
	is_str(sb.uuid, PV0, "UUID");
	label[100] ^= 1;
	is_str(probe(), "LVM2_member", "a bit in the label");
	is_str(sb.damage, "label checksum is wrong", "which is damage");
	is_str(sb.uuid, PV0, "UUID all the same");
	is_nothing("label checksum is wrong", "no VG then");

	make(PVS(ONE(PV0)));
	lvm2_put(label + 20, 473, 4);
	lvm2_sign_label(label);
	probe();
	is_str(sb.damage, "label has an impossible PV header", "behind it");
	is_str(sb.uuid, "", "no UUID");
	lvm2_put(label + 20, 31, 4);
	lvm2_sign_label(label);
	probe();
	is_str(sb.damage, "label has an impossible PV header", "in it");
	is_nothing("label has an impossible PV header", "no VG then");
	lvm2_put(label + 20, 472, 4);
	lvm2_sign_label(label);
	probe();
	is_str(sb.damage, NULL, "the last place where it can be");
	is_nothing(NULL, "with no room for lists");

	make(PVS(ONE(PV0)));
	memcpy(s.head + 1536, label, 512);
	memset(label, 0, 512);
	is_str(probe(), NULL, "a label that is that of another sector");
	lvm2_put(s.head + 1544, 3, 8);
	is_str(probe(), "LVM2_member", "one in the last sector");
	is_str(sb.damage, NULL, "whole");
	is_vg("its VG", 7, PV0 ",");

	make(PVS(ONE(PV0)));
	s.m.image.size = 1023;
	s.m.head_size = 1023;
	is_str(probe(), NULL, "cut off");
	is_nothing(NULL, "cut off: no VG");

	/* A list without an end. */
	make(PVS(ONE(PV0)));
	memset(label + 72, 0xee, 512 - 72);
	lvm2_sign_label(label);
	is_nothing(NULL, "data areas to the end of the sector");
	memset(label + 72, 0, 16);
	lvm2_sign_label(label);
	is_nothing("metadata area is beyond the end of the device",
		   "metadata areas to the end of the sector");
}

int main(int argc, char **argv)
{
	(void)argc;
	sample_find(argv[0]);
	test_made();
	test_text();
	test_broken_text();
	test_many();
	test_ring();
	test_area();
	test_huge();
	test_two_areas();
	test_label();
	return done_testing();
}
