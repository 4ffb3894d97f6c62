// SPDX-License-Identifier: GPL-2.0-only
/*
 * ELF files, as the System V ABI's "Object Files" and "Dynamic Linking"
 * (gabi) have them; DT_RUNPATH and DF_1_NODEFLIB as in elf(5) and ld.so(8).
 * libelf turns the tables of any class and byte order into one form. The code
 * here does not trust them: it checks each offset and each string against the
 * file.
 */
#include <errno.h>
#include <gelf.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "elf/elfinfo.h"

/* No file on earth comes near these; what lies does. */
#define MAX_SEGMENTS 1024
#define MAX_DYNAMIC  65536
#define MAX_NEEDED   1024
#define MAX_SYMBOLS  4000000
#define MAX_STRING   4096

struct file {
	Elf *elf;
	const char *image;
	size_t size;
	const char *problem;

	uint64_t dynamic, dynamic_size; /* in the file */
	uint64_t strings, strings_size;
};

static int damaged(struct file *f, const char *problem)
{
	f->problem = problem;
	return -EINVAL;
}

/* Are the @len bytes from @offset on in the file? */
static bool holds(const struct file *f, uint64_t offset, uint64_t len)
{
	return offset <= f->size && len <= f->size - offset;
}

/* A string with its terminator, all of it before @end, or NULL. */
static const char *string_at(const struct file *f, uint64_t offset,
			     uint64_t end)
{
	uint64_t room;

	if (end > f->size || offset >= end)
		return NULL;
	room = end - offset;
	if (room > MAX_STRING)
		room = MAX_STRING;
	return memchr(f->image + offset, '\0', room) ? f->image + offset : NULL;
}

static const char *dynamic_string(const struct file *f, uint64_t at)
{
	if (!f->strings_size || at >= f->strings_size)
		return NULL;
	return string_at(f, f->strings + at, f->strings + f->strings_size);
}

/* Where in the file is what will be at @address? */
static bool to_offset(struct file *f, uint64_t address, uint64_t *offset)
{
	size_t n;
	GElf_Phdr ph;

	if (elf_getphdrnum(f->elf, &n))
		return false;
	for (size_t i = 0; i < n && i < MAX_SEGMENTS; i++) {
		if (!gelf_getphdr(f->elf, i, &ph) || ph.p_type != PT_LOAD)
			continue;
		if (address < ph.p_vaddr || address - ph.p_vaddr >= ph.p_filesz)
			continue;
		*offset = ph.p_offset + (address - ph.p_vaddr);
		return holds(f, ph.p_offset, ph.p_filesz);
	}
	return false;
}

static int read_segments(struct file *f, struct elf_info *info)
{
	const char *name;
	GElf_Phdr ph;
	size_t n;

	if (elf_getphdrnum(f->elf, &n))
		return damaged(f, "its program headers cannot be read");
	if (n > MAX_SEGMENTS)
		return damaged(f, "it has too many program headers");
	for (size_t i = 0; i < n; i++) {
		if (!gelf_getphdr(f->elf, i, &ph))
			return damaged(f, "a program header is cut off");
		if (ph.p_type == PT_LOAD && !holds(f, ph.p_offset, ph.p_filesz))
			return damaged(f, "it is cut off");
		if (ph.p_type == PT_INTERP && !info->interpreter) {
			if (!holds(f, ph.p_offset, ph.p_filesz))
				return damaged(f,
					       "its interpreter lies outside of the file");
			name = string_at(f, ph.p_offset,
					 ph.p_offset + ph.p_filesz);
			if (!name)
				return damaged(f,
					       "its interpreter's name does not end");
			info->interpreter = mem_strdup(name);
		} else if (ph.p_type == PT_DYNAMIC && !info->has_dynamic) {
			if (!holds(f, ph.p_offset, ph.p_filesz))
				return damaged(f,
					       "its dynamic section lies outside of the file");
			info->has_dynamic = true;
			f->dynamic = ph.p_offset;
			f->dynamic_size = ph.p_filesz;
		}
	}
	return 0;
}

/* The entries of the dynamic section, converted; *@n of them. */
static Elf_Data *dynamic_entries(struct file *f, size_t *n)
{
	size_t size = gelf_fsize(f->elf, ELF_T_DYN, 1, EV_CURRENT);

	*n = f->dynamic_size / size;
	if (!*n || *n > MAX_DYNAMIC)
		return NULL;
	return elf_getdata_rawchunk(f->elf, f->dynamic, *n * size, ELF_T_DYN);
}

/* The string table comes first: the other entries are of no use without. */
static int find_strings(struct file *f, Elf_Data *data, size_t n)
{
	uint64_t address = 0, size = 0;
	GElf_Dyn dyn;

	for (size_t i = 0; i < n && gelf_getdyn(data, i, &dyn); i++) {
		if (dyn.d_tag == DT_NULL)
			break;
		if (dyn.d_tag == DT_STRTAB)
			address = dyn.d_un.d_ptr;
		else if (dyn.d_tag == DT_STRSZ)
			size = dyn.d_un.d_val;
	}
	if (!size)
		return 0;
	if (!to_offset(f, address, &f->strings) || !holds(f, f->strings, size))
		return damaged(f,
			       "its dynamic strings lie outside of the file");
	f->strings_size = size;
	return 0;
}

static int keep_string(struct file *f, char **to, uint64_t at)
{
	const char *s = dynamic_string(f, at);

	if (!s)
		return damaged(f,
			       "a name in its dynamic section lies outside of the string table");
	if (!*to)
		*to = mem_strdup(s);
	return 0;
}

static int keep_library(struct file *f, struct strings *to, uint64_t at)
{
	char *name = NULL;
	int err;

	if (to->count == MAX_NEEDED)
		return damaged(f, "it needs too many libraries");
	err = keep_string(f, &name, at);
	if (!err)
		strings_add(to, name);
	free(name);
	return err;
}

static int read_entry(struct file *f, struct elf_info *info,
		      const GElf_Dyn *dyn)
{
	switch (dyn->d_tag) {
	case DT_NEEDED:
		return keep_library(f, &info->needed, dyn->d_un.d_val);
	case DT_FILTER:
		return keep_library(f, &info->filtees, dyn->d_un.d_val);
	case DT_AUXILIARY:
		return keep_library(f, &info->auxiliary, dyn->d_un.d_val);
	case DT_SONAME:
		return keep_string(f, &info->soname, dyn->d_un.d_val);
	case DT_RPATH:
		return keep_string(f, &info->rpath, dyn->d_un.d_val);
	case DT_RUNPATH:
		return keep_string(f, &info->runpath, dyn->d_un.d_val);
	case DT_FLAGS_1:
		info->no_default_folders = dyn->d_un.d_val & DF_1_NODEFLIB;
		return 0;
	default:
		return 0;
	}
}

static int read_dynamic(struct file *f, struct elf_info *info)
{
	Elf_Data *data;
	GElf_Dyn dyn;
	size_t n;
	int err;

	if (!info->has_dynamic)
		return 0;
	data = dynamic_entries(f, &n);
	if (!data)
		return damaged(f, "its dynamic section cannot be read");
	err = find_strings(f, data, n);
	for (size_t i = 0; !err && i < n && gelf_getdyn(data, i, &dyn); i++) {
		if (dyn.d_tag == DT_NULL)
			break;
		err = read_entry(f, info, &dyn);
	}
	return err;
}

static bool is_one_of(const char *name, const char *const *names)
{
	for (; *names; names++)
		if (!strcmp(name, *names))
			return true;
	return false;
}

/* What these do in glibc begins with dlopen(). */
static void look_at_symbol(struct elf_info *info, const char *name,
			   bool defined)
{
	static const char *const unwinding[] = { "pthread_cancel",
						 "pthread_exit", "backtrace",
						 NULL };
	static const char *const names[] = { "getaddrinfo", "gethostbyname",
					     "gethostbyname_r",
					     "gethostbyname2_r", NULL };

	if (defined) {
		if (!strcmp(name, "pthread_create"))
			info->defines_threads = true;
	} else if (is_one_of(name, unwinding)) {
		info->wants_unwinder = true;
	} else if (is_one_of(name, names) || !strncmp(name, "getpw", 5) ||
		   !strncmp(name, "getgr", 5)) {
		info->wants_names = true;
	}
}

static void read_symbols(struct file *f, struct elf_info *info,
			 const GElf_Shdr *sh, const GElf_Shdr *strings)
{
	size_t size = gelf_fsize(f->elf, ELF_T_SYM, 1, EV_CURRENT);
	size_t n = sh->sh_size / size;
	Elf_Data *data;
	GElf_Sym sym;

	if (!n || n > MAX_SYMBOLS || !holds(f, sh->sh_offset, sh->sh_size) ||
	    !holds(f, strings->sh_offset, strings->sh_size))
		return;
	data = elf_getdata_rawchunk(f->elf, sh->sh_offset, n * size, ELF_T_SYM);
	for (size_t i = 0; data && i < n && gelf_getsym(data, i, &sym); i++) {
		const char *name;

		if (sym.st_name >= strings->sh_size)
			continue;
		name = string_at(f, strings->sh_offset + sym.st_name,
				 strings->sh_offset + strings->sh_size);
		if (name)
			look_at_symbol(info, name, sym.st_shndx != SHN_UNDEF);
	}
}

/*
 * The dynamic linker finds symbols without sections, but only they say how
 * many there are. A file whose sections are gone or lie is no worse for it:
 * what is looked for here is an extra.
 */
static void find_symbols(struct file *f, struct elf_info *info)
{
	Elf_Scn *scn = NULL;
	GElf_Shdr sh, strings;

	while ((scn = elf_nextscn(f->elf, scn))) {
		if (!gelf_getshdr(scn, &sh) || sh.sh_type != SHT_DYNSYM)
			continue;
		if (gelf_getshdr(elf_getscn(f->elf, sh.sh_link), &strings))
			read_symbols(f, info, &sh, &strings);
		return;
	}
}

static int read_header(struct file *f, struct elf_info *info)
{
	GElf_Ehdr eh;

	if (elf_kind(f->elf) != ELF_K_ELF || !gelf_getehdr(f->elf, &eh))
		return damaged(f, "its ELF header is damaged or cut off");
	info->target.machine = eh.e_machine;
	info->target.class = eh.e_ident[EI_CLASS];
	info->target.data = eh.e_ident[EI_DATA];
	if (eh.e_type != ET_EXEC && eh.e_type != ET_DYN)
		return damaged(f, "it is neither a program nor a library");
	/* libelf would only count those that are there. */
	if (eh.e_phnum != PN_XNUM &&
	    !holds(f, eh.e_phoff, (uint64_t)eh.e_phnum * eh.e_phentsize))
		return damaged(f, "it is cut off");
	return 0;
}

int elf_read(struct elf_info *info, char *image, size_t size,
	     const char **problem)
{
	struct file f = { .image = image, .size = size };
	int err;

	*info = (struct elf_info){ 0 };
	*problem = "libelf does not work";
	if (size < SELFMAG || memcmp(image, ELFMAG, SELFMAG))
		return -ENOEXEC;
	if (elf_version(EV_CURRENT) == EV_NONE)
		return -EINVAL;
	f.elf = elf_memory(image, size);
	if (!f.elf) {
		*problem = "libelf cannot read it";
		return -EINVAL;
	}
	err = read_header(&f, info);
	if (!err)
		err = read_segments(&f, info);
	if (!err)
		err = read_dynamic(&f, info);
	if (!err)
		find_symbols(&f, info);
	elf_end(f.elf);
	*problem = f.problem;
	if (err)
		elf_free(info);
	return err;
}

void elf_free(struct elf_info *info)
{
	free(info->interpreter);
	free(info->soname);
	free(info->rpath);
	free(info->runpath);
	strings_free(&info->needed);
	strings_free(&info->filtees);
	strings_free(&info->auxiliary);
	*info = (struct elf_info){ 0 };
}

bool elf_same_target(const struct elf_target *a, const struct elf_target *b)
{
	return a->machine == b->machine && a->class == b->class &&
	       a->data == b->data;
}
