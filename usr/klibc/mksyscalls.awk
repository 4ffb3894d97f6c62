# SPDX-License-Identifier: GPL-2.0-only OR BSD-2-Clause
#
# Makes C from SYSCALLS.tbl, which describes its own format.
#
#	awk -v mode=header -f mksyscalls.awk SYSCALLS.tbl	sys_calls.h
#	awk -v mode=names  -f mksyscalls.awk SYSCALLS.tbl	the public functions
#	awk -v mode=stub -v name=NAME -f ...			one of them, as C
#
# A line that is wrong is named on stderr, and the exit status is 1.

function fail(text)
{
	print FILENAME ":" FNR ": " text | "cat 1>&2"
	close("cat 1>&2")
	failed = 1
	exit 1
}

function trim(s)
{
	sub(/^[ \t]+/, "", s)
	sub(/[ \t]+$/, "", s)
	return s
}

# Splits "TYPE NAME" and sets type and word.
function split_declaration(s)
{
	s = trim(s)
	if (!match(s, /[a-z_][a-z0-9_]*$/))
		return 0
	word = substr(s, RSTART)
	type = trim(substr(s, 1, RSTART - 1))
	return type ~ /^[a-z_][a-z0-9_ *]*$/
}

# A pointer to a struct needs no more than its name. Sets structs.
function note_struct(type)
{
	if (!match(type, /struct [a-z_0-9]+/))
		return
	type = substr(type, RSTART, RLENGTH)
	if (!(type in seen_struct)) {
		seen_struct[type] = 1
		structs = structs type ";\n"
	}
}

# Sets count, the array args of their names, and params ("int fd, int pair[2]").
# In pointers ("int fd, int *pair") there is no array, whose element would have
# to be known.
function parse_params(list,	i, part, decl, array)
{
	params = pointers = trim(list)
	if (params == "void") {
		count = 0
		return
	}
	count = split(params, part, ",")
	if (count < 1 || count > 6)
		fail("a system call has 6 arguments at most")
	params = pointers = ""
	for (i = 1; i <= count; i++) {
		decl = trim(part[i])
		array = sub(/\[[0-9]*\]$/, "", decl)
		if (!split_declaration(decl))
			fail("argument " i " is not TYPE NAME")
		note_struct(type)
		args[i] = word
		params = params (i > 1 ? ", " : "") trim(part[i])
		pointers = pointers (i > 1 ? ", " : "") \
			   (array ? type " *" word : decl)
	}
}

function add_header(	i, text)
{
	text = "static inline " rettype (rettype ~ /\*$/ ? "" : " ") \
	       "sys_" fn "(" pointers ")\n{\n\t"
	text = text (rettype == "void" ? "" : "return ")
	text = text "__syscall" count "(__NR_" kernel
	for (i = 1; i <= count; i++)
		text = text ", (long)" args[i]
	calls = calls "\n" text ");\n}\n"
}

function print_stub(	i, call)
{
	call = "sys_" fn "("
	for (i = 1; i <= count; i++)
		call = call (i > 1 ? ", " : "") args[i]
	call = call ")"
	print "/* Made by mksyscalls.awk from SYSCALLS.tbl */"
	print "#include <" header ">"
	print "#include \"calls.h\"\n"
	print "/* A header that does not have it is wrong. */"
	print "#pragma GCC diagnostic error \"-Wmissing-prototypes\"\n"
	print rettype " " fn "(" params ")\n{"
	if (rettype == "void")
		print "\t" call ";\n}"
	else
		print "\treturn __syscall_ret(" call ");\n}"
}

BEGIN {
	if (mode !~ /^(header|names|stub)$/) {
		print "mksyscalls.awk: no such mode: " mode | "cat 1>&2"
		failed = 1
		exit 1
	}
}

/^[ \t]*(#|$)/ { next }

{
	header = $1
	if (header != "-" && header !~ /^[a-z][a-z\/]*\.h$/)
		fail("\"" header "\" is neither a header nor \"-\"")
	line = trim(substr($0, index($0, header) + length(header)))

	kernel = ""
	if (match(line, /=[ \t]*[a-z0-9_]+$/)) {
		kernel = substr(line, RSTART + 1)
		kernel = trim(kernel)
		line = trim(substr(line, 1, RSTART - 1))
	}
	open = index(line, "(")
	if (!open || line !~ /\)$/)
		fail("no prototype")
	if (!split_declaration(substr(line, 1, open - 1)))
		fail("no TYPE NAME before the parenthesis")
	fn = word
	rettype = type
	if (rettype ~ /\*/)
		fail("an address cannot be told from -errno: make it a long")
	if (fn in seen)
		fail(fn "() stands in line " seen[fn] " already")
	seen[fn] = FNR
	if (kernel == "")
		kernel = fn
	parse_params(substr(line, open + 1, length(line) - open - 1))

	if (mode == "header")
		add_header()
	else if (mode == "names" && header != "-")
		print fn
	else if (mode == "stub" && fn == name && header != "-") {
		print_stub()
		found = 1
	}
}

END {
	if (failed)
		exit 1
	if (mode == "header") {
		print "/* Made by mksyscalls.awk from SYSCALLS.tbl */"
		print "#ifndef _KLIBC_SYS_CALLS_H"
		print "#define _KLIBC_SYS_CALLS_H\n"
		print "#include <asm/unistd.h>\n#include <sys/types.h>"
		print "#include \"syscall.h\"\n"
		printf "%s%s\n#endif\n", structs, calls
	}
	if (mode == "stub" && !found) {
		print FILENAME ": no public function " name "()" | "cat 1>&2"
		exit 1
	}
}
