#define _GNU_SOURCE
#include "CPosix.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/magic.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <sys/vfs.h>
#include <unistd.h>

#if defined(__x86_64__)
#include <cpuid.h>
#include <immintrin.h>
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

int zb_status(int directory, const char *name, bool dated, struct zb_status *status) {
  struct statx found;
  unsigned int wanted = STATX_TYPE | STATX_MODE | STATX_NLINK | STATX_UID | STATX_GID | STATX_INO |
                        STATX_SIZE | (dated ? STATX_MTIME : 0);
  int flags = AT_SYMLINK_NOFOLLOW | (*name ? 0 : AT_EMPTY_PATH);
  if (statx(directory, name, flags, wanted, &found) != 0) return -1;
  *status = (struct zb_status){
      .device = makedev(found.stx_dev_major, found.stx_dev_minor),
      .inode = found.stx_ino,
      .size = (int64_t)found.stx_size,
      .mode = found.stx_mode,
      .owner = found.stx_uid,
      .group = found.stx_gid,
      .links = found.stx_nlink,
      .modified = dated ? found.stx_mtime.tv_sec * 1000000000 + found.stx_mtime.tv_nsec : 0,
  };
  return 0;
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

void zb_start_writing(int descriptor, int64_t offset, int64_t count) {
  (void)sync_file_range(descriptor, offset, count, SYNC_FILE_RANGE_WRITE);
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

#if defined(__x86_64__)
bool zb_has_sha256(void) {
  unsigned int a, b, c, d;
  if (!__get_cpuid(1, &a, &b, &c, &d) || !(c & bit_SSE4_1) || !(c & bit_SSSE3)) return false;
  return __get_cpuid_count(7, 0, &a, &b, &c, &d) && (b & (1u << 29));
}

// FIPS 180-4, section 4.2.2.
static const uint32_t sha256_constants[64] = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
};

__attribute__((target("sha,sse4.1,ssse3")))
void zb_sha256(uint32_t state[8], const void *bytes, size_t blocks) {
  const __m128i swap = _mm_set_epi64x(0x0c0d0e0f08090a0bLL, 0x0405060700010203LL);
  const unsigned char *next = bytes;
  // The instructions want the words in the order ABEF and CDGH.
  __m128i half = _mm_shuffle_epi32(_mm_loadu_si128((const __m128i *)state), 0xB1);
  __m128i second = _mm_shuffle_epi32(_mm_loadu_si128((const __m128i *)(state + 4)), 0x1B);
  __m128i first = _mm_alignr_epi8(half, second, 8);
  second = _mm_blend_epi16(second, half, 0xF0);
  while (blocks-- > 0) {
    const __m128i first_before = first, second_before = second;
    __m128i words[4];
    for (int i = 0; i < 4; i++)
      words[i] = _mm_shuffle_epi8(_mm_loadu_si128((const __m128i *)(next + 16 * i)), swap);
    for (int round = 0; round < 16; round++) {
      const __m128i constants = _mm_loadu_si128((const __m128i *)(sha256_constants + 4 * round));
      __m128i message = _mm_add_epi32(words[round & 3], constants);
      second = _mm_sha256rnds2_epu32(second, first, message);
      first = _mm_sha256rnds2_epu32(first, second, _mm_shuffle_epi32(message, 0x0E));
      if (round >= 12) continue;
      const __m128i last = words[(round + 3) & 3];
      __m128i sum = _mm_sha256msg1_epu32(words[round & 3], words[(round + 1) & 3]);
      sum = _mm_add_epi32(sum, _mm_alignr_epi8(last, words[(round + 2) & 3], 4));
      words[round & 3] = _mm_sha256msg2_epu32(sum, last);
    }
    first = _mm_add_epi32(first, first_before);
    second = _mm_add_epi32(second, second_before);
    next += 64;
  }
  half = _mm_shuffle_epi32(first, 0x1B);
  second = _mm_shuffle_epi32(second, 0xB1);
  first = _mm_blend_epi16(half, second, 0xF0);
  second = _mm_alignr_epi8(second, half, 8);
  _mm_storeu_si128((__m128i *)state, first);
  _mm_storeu_si128((__m128i *)(state + 4), second);
}
#else
bool zb_has_sha256(void) { return false; }

void zb_sha256(uint32_t state[8], const void *bytes, size_t blocks) {
  (void)state;
  (void)bytes;
  (void)blocks;
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

// MARK: - Mapped files

// Where mapped files lie. `start` is set last and cleared first, so that a signal handler, which may
// take no lock, never sees half of an entry.
static struct {
  _Atomic(uintptr_t) start;
  size_t size;
  atomic_bool is_cut;
  char name[120];
} mappings[512];
enum { MAPPINGS = sizeof mappings / sizeof *mappings };
static pthread_mutex_t mappings_lock = PTHREAD_MUTEX_INITIALIZER;
static char lost_before[256];
static char lost_after[512];
static atomic_bool goes_on;
static atomic_uint cuts;
static uintptr_t page_size;

int zb_note_mapping(const void *start, size_t size, int descriptor) {
  char link[64];
  char path[4096];
  snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
  ssize_t count = readlink(link, path, sizeof path - 1);
  if (count < 0) count = 0;
  path[count] = 0;
  // The end of the path is what tells files of a store apart.
  const char *name = path;
  for (const char *next = path; strlen(next) >= sizeof mappings[0].name;) {
    next = strchr(next + 1, '/');
    if (!next) break;
    name = next + 1;
  }
  int noted = -1;
  pthread_mutex_lock(&mappings_lock);
  for (int index = 0; index < MAPPINGS; index++) {
    if (atomic_load(&mappings[index].start) != 0) continue;
    mappings[index].size = size;
    atomic_store(&mappings[index].is_cut, false);
    snprintf(mappings[index].name, sizeof mappings[index].name, "%s", name);
    atomic_store(&mappings[index].start, (uintptr_t)start);
    noted = index;
    break;
  }
  pthread_mutex_unlock(&mappings_lock);
  return noted;
}

void zb_forget_mapping(int noted) { atomic_store(&mappings[noted].start, 0); }

bool zb_is_cut(int noted) { return atomic_load(&mappings[noted].is_cut); }

unsigned int zb_cuts(void) { return atomic_load(&cuts); }

// The entry of the mapped file at an address, -1 where there is none.
static int mapping_at(uintptr_t place) {
  for (int index = 0; index < MAPPINGS; index++) {
    uintptr_t start = atomic_load(&mappings[index].start);
    if (start != 0 && place >= start && place < start + mappings[index].size) return index;
  }
  return -1;
}

void zb_go_on_without_lost_mappings(void) {
  page_size = (uintptr_t)sysconf(_SC_PAGESIZE);
  atomic_store(&goes_on, true);
}

bool zb_mend_mapping(const void *address) {
  if (!atomic_load(&goes_on)) return false;
  uintptr_t place = (uintptr_t)address;
  int index = mapping_at(place);
  if (index < 0) return false;
  int error = errno;
  // What is behind the place is gone as well, or not what it was.
  uintptr_t first = place / page_size * page_size;
  size_t count = atomic_load(&mappings[index].start) + mappings[index].size - first;
  void *zeros = mmap((void *)first, count, PROT_READ,
                     MAP_FIXED | MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  errno = error;
  if (zeros == MAP_FAILED) return false;
  atomic_store(&mappings[index].is_cut, true);
  atomic_fetch_add(&cuts, 1);
  return true;
}

// Adds a text; returns the new length. Only what a signal handler may do.
static size_t add(char *text, size_t count, size_t room, const char *part) {
  while (*part && count < room) text[count++] = *part++;
  return count;
}

static void meet_lost_mapping(int number, siginfo_t *info, void *context) {
  (void)context;
  if (zb_mend_mapping(info->si_addr)) return;
  int index = mapping_at((uintptr_t)info->si_addr);
  if (index >= 0) {
    char text[1024];
    size_t count = add(text, 0, sizeof text, lost_before);
    count = add(text, count, sizeof text, mappings[index].name);
    count = add(text, count, sizeof text, lost_after);
    ssize_t ignored = write(STDERR_FILENO, text, count);
    (void)ignored;
    _exit(74);
  }
  // Not ours: the instruction is run again and ends the program in the usual way.
  signal(number, SIG_DFL);
}

void zb_watch_mappings(const char *before, const char *after) {
  snprintf(lost_before, sizeof lost_before, "%s", before);
  snprintf(lost_after, sizeof lost_after, "%s", after);
  struct sigaction action = {.sa_sigaction = meet_lost_mapping, .sa_flags = SA_SIGINFO};
  sigemptyset(&action.sa_mask);
  sigaction(SIGBUS, &action, NULL);
}
