// Tells the thread sanitizer of the waiting path of Swift's Mutex.
//
// The quick path of Synchronization.Mutex is compiled into the program, where the sanitizer sees its
// atomics; the path taken when somebody else holds the lock lives in libswiftSynchronization, which is
// not instrumented, so that every contended lock looks like a race. `make sanitize` preloads this.

#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdint.h>
#include <stdlib.h>

#define SWIFT __attribute__((swiftcall))
#define SELF __attribute__((swift_context))
#define LOCK_SLOW "$s15Synchronization12_MutexHandleV9_lockSlowyys6UInt32VF"
#define UNLOCK_SLOW "$s15Synchronization12_MutexHandleV11_unlockSlowyyF"

// Absent in programs without the sanitizer, which are preloaded too.
__attribute__((weak)) void __tsan_acquire(void *address);
__attribute__((weak)) void __tsan_release(void *address);

static void *real(const char *name) {
  void *function = dlsym(RTLD_NEXT, name);
  if (function == NULL) abort();
  return function;
}

SWIFT void lock_slow(uint32_t thread, SELF void *mutex) __asm__(LOCK_SLOW);
SWIFT void lock_slow(uint32_t thread, SELF void *mutex) {
  SWIFT void (*wait)(uint32_t, SELF void *) = real(LOCK_SLOW);
  wait(thread, mutex);
  if (__tsan_acquire) __tsan_acquire(mutex);
}

SWIFT void unlock_slow(SELF void *mutex) __asm__(UNLOCK_SLOW);
SWIFT void unlock_slow(SELF void *mutex) {
  if (__tsan_release) __tsan_release(mutex);
  SWIFT void (*wake)(SELF void *) = real(UNLOCK_SLOW);
  wake(mutex);
}
