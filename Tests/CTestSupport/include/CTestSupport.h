// What Swift cannot see or may not call of libc, for tests that drive whole programs.
#ifndef ZB_CTEST_H
#define ZB_CTEST_H

#include <stdint.h>
#include <sys/types.h>
#include <termios.h>

// Opens a pseudo-terminal of a size; both ends are closed on exec. Returns 0, or an errno.
int zbt_open_pty(int columns, int rows, int *controller, int *terminal);

// Sets the size; the kernel then sends SIGWINCH to the foreground group. Returns 0, or an errno.
int zbt_set_size(int terminal, int columns, int rows);

// Opens a pipe whose ends are closed on exec. Returns 0, or an errno.
int zbt_open_pipe(int *reader, int *writer);

// Makes a descriptor answer EAGAIN where it would wait. Returns 0, or an errno.
int zbt_set_nonblocking(int descriptor);

// Starts a program in a session of its own, with default signals and nothing else open.
//
// Swift may not call fork: between it and exec only async-signal-safe calls are allowed, in a
// process that has other threads. With `owns_terminal`, `input` becomes the controlling terminal.
// A directory of NULL is the caller's. The child leaves with 127 if the program cannot be run.
// Returns 0, or an errno.
int zbt_spawn(const char *path, char *const arguments[], char *const environment[],
              const char *directory, int input, int output, int errors, int owns_terminal,
              pid_t *pid);

// A descriptor that becomes readable when the process ends, or -1 with errno set.
int zbt_open_process(pid_t pid);

// Waits for the end of a process; `signalled` tells which of the two `code` is.
// Returns 0, or an errno; with `only_look`, EAGAIN where it still runs.
int zbt_reap(pid_t pid, int only_look, int *code, int *signalled);

// Waits so many nanoseconds for a descriptor to become readable. Returns 1 where it did, else 0.
int zbt_wait_readable(int descriptor, int64_t nanoseconds);

// Opens a temporary file that has no name. Returns its descriptor, or -1 with errno set.
int zbt_open_nameless(void);

// Columns of a character by the C library's tables in C.UTF-8; -1 for a control character.
int zbt_width(uint32_t character);

// A terminal's settings as text, one a line, so that a difference can be read.
int zbt_describe_modes(int terminal, char *text, size_t size);

#endif
