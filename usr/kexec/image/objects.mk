# SPDX-License-Identifier: GPL-2.0-only
#
# What is in this folder, for the program and for the tests.

# Pure.
image-objs := $(addprefix image/, gunzip.o image_type.o inflate.o kernel_image.o pe.o)
# What acts.
image-acting-objs := $(addprefix image/, kernel_open.o kernel_unpack.o)
