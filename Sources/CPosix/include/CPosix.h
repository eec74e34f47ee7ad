#ifndef ZB_CPOSIX_H
#define ZB_CPOSIX_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

// What Swift's Glibc module does not show: variadic calls, statfs's magic numbers, and functions
// that need _GNU_SOURCE.

/// openat(2) with all four arguments; it is variadic in C.
int zb_openat(int directory, const char *name, int flags, mode_t mode);

/// What zb_status tells of a file.
struct zb_status {
  uint64_t device, inode;
  int64_t size;
  uint32_t mode, owner, group, links;
  /// Nanoseconds since 1970; 0 where it was not asked for.
  int64_t modified;
};

/// statx(2) of a name in a directory, or of the directory's descriptor itself where the name is
/// empty; no link is followed. Only where it is `dated` are the times of the file asked for.
int zb_status(int directory, const char *name, bool dated, struct zb_status *status);

/// The name of the network or user-space file system that a descriptor lies on, NULL when it lies
/// on another, and an empty text with errno set when statfs fails.
const char *zb_network_file_system(int descriptor);

/// renameat2(2) with RENAME_NOREPLACE: fails with EEXIST instead of replacing.
int zb_rename_new(int directory, const char *old_name, int new_directory, const char *new_name);

/// sync_file_range(2) with SYNC_FILE_RANGE_WRITE: the disk begins to write, and nobody waits for it.
/// No error is taken away from a later sync.
void zb_start_writing(int descriptor, int64_t offset, int64_t count);

/// CRC-32C (Castagnoli) of some bytes, continued from `crc`; with the processor's instruction.
/// Must only be called where zb_has_crc32c() is true.
unsigned int zb_crc32c(unsigned int crc, const void *bytes, size_t count);

/// Whether the processor has an instruction for CRC-32C.
bool zb_has_crc32c(void);

/// Takes whole blocks of 64 bytes into the state of a SHA-256, with the processor's instructions.
/// Must only be called where zb_has_sha256() is true.
void zb_sha256(uint32_t state[8], const void *bytes, size_t blocks);

/// Whether the processor has instructions for SHA-256.
bool zb_has_sha256(void);

/// Where `needle` first stands in `bytes`, as an offset; -1 where it does not. memmem(3) needs
/// _GNU_SOURCE.
ptrdiff_t zb_find(const void *bytes, size_t count, const void *needle, size_t needle_count);

/// Ignores SIGXFSZ, so that a file size limit is an error (EFBIG) and not the end.
void zb_ignore_file_size_signal(void);

/// Blocks the signals that a person or the system sends to end or stop a program, in this thread;
/// `restore` takes the mask back. Calls may not be nested.
void zb_block_signals(void);
void zb_restore_signals(void);

/// Remembers a mapped file by the path of its descriptor, so that it is known what to do where the
/// file becomes shorter while it is mapped. Returns the number that it is remembered by, or -1 where
/// 512 are remembered already: such a file must not stay mapped.
int zb_note_mapping(const void *start, size_t size, int descriptor);
/// Forgets a mapped file by its number; to be called before it is unmapped.
void zb_forget_mapping(int noted);

/// From now on a mapped file that becomes shorter ends the process with status 74 and a sentence on
/// standard error: `before`, the file, `after`.
void zb_watch_mappings(const char *before, const char *after);

/// From now on zeros stand in the place of what a mapped file has lost, and the process goes on:
/// whoever reads mapped files must ask zb_is_cut.
void zb_go_on_without_lost_mappings(void);
/// Puts zeros in the place of the mapped file behind an address, where it could not be read; whether
/// it could. For a signal handler.
bool zb_mend_mapping(const void *address);
/// Whether zeros stand for a part of a mapped file.
bool zb_is_cut(int noted);
/// How often zeros were put in the place of files: who finds the same number as before need not ask
/// each of them.
unsigned int zb_cuts(void);

#endif
