#define _GNU_SOURCE
#include "CPosix.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/magic.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/vfs.h>
#include <unistd.h>

#if defined(__x86_64__)
#include <nmmintrin.h>
#elif defined(__aarch64__)
#include <arm_acle.h>
#include <sys/auxv.h>
#include <asm/hwcap.h>
#endif

// Not in older kernel headers.
#ifndef SMB2_SUPER_MAGIC
#define SMB2_SUPER_MAGIC 0xFE534D42
#endif
#ifndef CIFS_SUPER_MAGIC
#define CIFS_SUPER_MAGIC 0xFF534D42
#endif
#ifndef FUSE_SUPER_MAGIC
#define FUSE_SUPER_MAGIC 0x65735546
#endif

int zb_openat(int directory, const char *name, int flags, mode_t mode) {
  return openat(directory, name, flags, mode);
}

const char *zb_network_file_system(int descriptor) {
  struct statfs status;
  if (fstatfs(descriptor, &status) != 0) return "";
  switch ((uint32_t)status.f_type) {
  case NFS_SUPER_MAGIC: return "NFS";
  case SMB_SUPER_MAGIC: return "SMB";
  case SMB2_SUPER_MAGIC: return "SMB2";
  case CIFS_SUPER_MAGIC: return "CIFS";
  case FUSE_SUPER_MAGIC: return "FUSE";
  case V9FS_MAGIC: return "9p";
  case AFS_SUPER_MAGIC: return "AFS";
  case CODA_SUPER_MAGIC: return "Coda";
  case 0x00c36400: return "Ceph";
  case 0x0bd00bd0: return "Lustre";
  case 0x01161970: return "GFS2";
  case 0x7461636f: return "OCFS2";
  default: return NULL;
  }
}

int zb_rename_new(int directory, const char *old_name, int new_directory, const char *new_name) {
  return renameat2(directory, old_name, new_directory, new_name, RENAME_NOREPLACE);
}

#if defined(__x86_64__)
bool zb_has_crc32c(void) { return __builtin_cpu_supports("sse4.2"); }

__attribute__((target("sse4.2")))
unsigned int zb_crc32c(unsigned int crc, const void *bytes, size_t count) {
  const unsigned char *next = bytes;
  uint64_t value = (uint32_t)~crc;
  while (count >= 8) {
    uint64_t word;
    memcpy(&word, next, 8);
    value = _mm_crc32_u64(value, word);
    next += 8;
    count -= 8;
  }
  uint32_t rest = (uint32_t)value;
  while (count-- > 0) rest = _mm_crc32_u8(rest, *next++);
  return ~rest;
}
#elif defined(__aarch64__)
bool zb_has_crc32c(void) { return (getauxval(AT_HWCAP) & HWCAP_CRC32) != 0; }

__attribute__((target("arch=armv8-a+crc")))
unsigned int zb_crc32c(unsigned int crc, const void *bytes, size_t count) {
  const unsigned char *next = bytes;
  uint32_t value = ~crc;
  while (count >= 8) {
    uint64_t word;
    memcpy(&word, next, 8);
    value = __crc32cd(value, word);
    next += 8;
    count -= 8;
  }
  while (count-- > 0) value = __crc32cb(value, *next++);
  return ~value;
}
#else
bool zb_has_crc32c(void) { return false; }

unsigned int zb_crc32c(unsigned int crc, const void *bytes, size_t count) {
  (void)bytes;
  (void)count;
  return crc;
}
#endif

ptrdiff_t zb_find(const void *bytes, size_t count, const void *needle, size_t needle_count) {
  const char *found = memmem(bytes, count, needle, needle_count);
  return found ? found - (const char *)bytes : -1;
}

void zb_ignore_file_size_signal(void) { signal(SIGXFSZ, SIG_IGN); }

static _Thread_local sigset_t signals_before;

void zb_block_signals(void) {
  sigset_t blocked;
  sigemptyset(&blocked);
  sigaddset(&blocked, SIGHUP);
  sigaddset(&blocked, SIGINT);
  sigaddset(&blocked, SIGQUIT);
  sigaddset(&blocked, SIGTERM);
  sigaddset(&blocked, SIGTSTP);
  sigaddset(&blocked, SIGTTIN);
  sigaddset(&blocked, SIGTTOU);
  sigaddset(&blocked, SIGALRM);
  sigaddset(&blocked, SIGUSR1);
  sigaddset(&blocked, SIGUSR2);
  pthread_sigmask(SIG_BLOCK, &blocked, &signals_before);
}

void zb_restore_signals(void) { pthread_sigmask(SIG_SETMASK, &signals_before, NULL); }
