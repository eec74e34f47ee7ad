// wcwidth, sigaltstack and RTLD_NEXT.
#define _GNU_SOURCE
#include "CNcurses.h"

#include <dlfcn.h>
#include <errno.h>
#include <execinfo.h>
#include <fcntl.h>
#include <langinfo.h>
#include <locale.h>
#include <poll.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>
#include <wchar.h>

// After the others: it defines words such as `lines`.
#include <term.h>

// MARK: - Widths

static _Thread_local int (*own_width)(uint32_t, int);
static _Thread_local int own_ambiguous;

void zb_use_widths(int (*width)(uint32_t, int), int ambiguous) {
  own_width = width;
  own_ambiguous = ambiguous;
}

int wcwidth(wchar_t character) {
  uint32_t code = (uint32_t)character;
  if (own_ambiguous != 0 && own_width != NULL) {
    if (code == 0) return 0;
    if (code < 0x20 || (code >= 0x7F && code < 0xA0)) return -1;
    return own_width(code, own_ambiguous);
  }
  static int (*library)(wchar_t);
  if (library == NULL) *(void **)&library = dlsym(RTLD_NEXT, "wcwidth");
  return library == NULL ? (code >= 0x20 ? 1 : -1) : library(character);
}

// MARK: - Opening

// What a crash must put back, taken before anything is changed.
static int crash_terminal;
static int crash_errors = -1;
static int crash_log = -1;
static struct termios crash_modes;
static char crash_reset[512];
static size_t crash_reset_count;

static FILE *opened_input;
static FILE *opened_output;

static FILE *open_copy(int descriptor, const char *mode) {
  int copy = fcntl(descriptor, F_DUPFD_CLOEXEC, 3);
  if (copy < 0) return NULL;
  FILE *file = fdopen(copy, mode);
  if (file == NULL) close(copy);
  return file;
}

static int has_string(const char *name) {
  char *text = tigetstr(name);
  return text != NULL && text != (char *)-1;
}

static size_t reset_string(char *text, size_t size) {
  // Marked paste and the mouse are ours, not ncurses'.
  static const char own[] = "\033[?2026l\033[?2004l\033[?1000l\033[?1006l";
  static const char *const names[] = {"rmacs", "sgr0", "op", "rmkx", "cnorm", "rmcup"};
  size_t used = 0;
  if (sizeof own - 1 <= size) {
    memcpy(text, own, sizeof own - 1);
    used = sizeof own - 1;
  }
  for (size_t index = 0; index < sizeof names / sizeof *names; index++) {
    if (!has_string(names[index])) continue;
    for (const char *byte = tigetstr(names[index]); *byte != 0 && used < size; byte++) {
      // Delays, written $<5>, are for terminals that nobody has.
      if (byte[0] == '$' && byte[1] == '<') {
        while (*byte != 0 && *byte != '>') byte++;
        if (*byte == 0) break;
        continue;
      }
      text[used++] = *byte;
    }
  }
  return used;
}

int zb_open(const char *type, int input, int output, SCREEN **screen, int *extended) {
  if (!isatty(input) || !isatty(output)) return ZB_NO_TERMINAL;
  // newterm says only that it failed, and prints why.
  int answer = 0;
  if (setupterm(type, output, &answer) != OK) {
    return answer == 1 ? ZB_POOR_TYPE : ZB_UNKNOWN_TYPE;
  }
  int is_poor = !has_string("cup") || !has_string("clear");
  *extended = tigetflag("XT") == 1;
  crash_terminal = output;
  crash_reset_count = reset_string(crash_reset, sizeof crash_reset);
  if (tcgetattr(output, &crash_modes) != 0) is_poor = 1;
  del_curterm(cur_term);
  if (is_poor) return ZB_POOR_TYPE;

  opened_input = open_copy(input, "r");
  opened_output = open_copy(output, "w");
  if (opened_input == NULL || opened_output == NULL) {
    if (opened_input != NULL) fclose(opened_input);
    if (opened_output != NULL) fclose(opened_output);
    opened_input = opened_output = NULL;
    return ZB_NO_RESOURCES;
  }
  *screen = newterm(type, opened_output, opened_input);
  if (*screen == NULL) {
    fclose(opened_input);
    fclose(opened_output);
    opened_input = opened_output = NULL;
    return ZB_NO_RESOURCES;
  }
  return ZB_OPENED;
}

void zb_close(SCREEN *screen) {
  // Without a second screen what was shown would stay, for whoever comes next to see.
  if (!has_string("rmcup")) {
    erase();
    refresh();
  }
  endwin();
  delscreen(screen);
  if (opened_input != NULL) fclose(opened_input);
  if (opened_output != NULL) fclose(opened_output);
  opened_input = opened_output = NULL;
}

void zb_enter_raw(void) {
  raw();
  noecho();
  nonl();
  intrflush(stdscr, FALSE);
  // ncurses would look at the input and put off drawing.
  typeahead(-1);
  def_prog_mode();
}

// MARK: - Locale

static int is_utf8(void) {
  const char *codeset = nl_langinfo(CODESET);
  return strcmp(codeset, "UTF-8") == 0 || strcmp(codeset, "utf8") == 0;
}

int zb_use_utf8(void) {
  static const char *const others[] = {"C.UTF-8", "C.utf8", "en_US.UTF-8"};
  if (setlocale(LC_CTYPE, "") != NULL && is_utf8()) return 1;
  for (size_t index = 0; index < sizeof others / sizeof *others; index++) {
    if (setlocale(LC_CTYPE, others[index]) != NULL && is_utf8()) return 1;
  }
  return 0;
}

// MARK: - Descriptors

void zb_window_size(int descriptor, int *width, int *height) {
  struct winsize size;
  *width = *height = 0;
  if (ioctl(descriptor, TIOCGWINSZ, &size) == 0) {
    *width = size.ws_col;
    *height = size.ws_row;
  }
}

int zb_can_read(int descriptor) {
  struct pollfd one = {.fd = descriptor, .events = POLLIN};
  int count;
  do {
    count = poll(&one, 1, 0);
  } while (count < 0 && errno == EINTR);
  if (count <= 0) return 0;
  if (one.revents & POLLIN) return 1;
  return one.revents & (POLLHUP | POLLERR | POLLNVAL) ? -1 : 0;
}

int zb_write_all(int descriptor, const void *bytes, size_t count) {
  const char *rest = bytes;
  while (count > 0) {
    ssize_t written = write(descriptor, rest, count);
    if (written >= 0) {
      rest += written;
      count -= (size_t)written;
    } else if (errno == EAGAIN) {
      struct pollfd one = {.fd = descriptor, .events = POLLOUT};
      if (poll(&one, 1, -1) < 0 && errno != EINTR) return errno;
      if (one.revents & (POLLERR | POLLHUP)) return EIO;
    } else if (errno != EINTR) {
      return errno;
    }
  }
  return 0;
}

// MARK: - Signals

static const int caught[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGWINCH, SIGTSTP, SIGCONT};
enum { CAUGHT = sizeof caught / sizeof *caught };
static struct sigaction before_caught[CAUGHT];
static int signal_pipe[2] = {-1, -1};

// Atomic, because any thread may be the one that takes the signal.
static atomic_int is_stopping;

static void note_signal(int number) {
  // Going on after a stop of our own is no news.
  if (number == SIGCONT && is_stopping) {
    is_stopping = 0;
    return;
  }
  int error = errno;
  unsigned char byte = (unsigned char)number;
  // A full pipe already wakes its reader; more of the same says nothing new.
  ssize_t ignored = write(signal_pipe[1], &byte, 1);
  (void)ignored;
  errno = error;
}

int zb_catch_signals(void) {
  if (signal_pipe[0] >= 0) return signal_pipe[0];
  if (pipe2(signal_pipe, O_CLOEXEC | O_NONBLOCK) != 0) return -1;
  struct sigaction action = {.sa_handler = note_signal, .sa_flags = SA_RESTART};
  sigfillset(&action.sa_mask);
  for (int index = 0; index < CAUGHT; index++) {
    sigaction(caught[index], &action, &before_caught[index]);
  }
  return signal_pipe[0];
}

void zb_release_signals(void) {
  if (signal_pipe[0] < 0) return;
  for (int index = 0; index < CAUGHT; index++) {
    sigaction(caught[index], &before_caught[index], NULL);
  }
  close(signal_pipe[0]);
  close(signal_pipe[1]);
  signal_pipe[0] = signal_pipe[1] = -1;
}

void zb_stop(void) {
  is_stopping = 1;
  kill(getpid(), SIGSTOP);
  is_stopping = 0;
}

int zb_has_job_control(void) { return getsid(0) != getpid(); }

// MARK: - Crashes

static const int fatal[] = {SIGILL, SIGTRAP, SIGABRT, SIGSEGV, SIGBUS, SIGFPE};
enum { FATAL = sizeof fatal / sizeof *fatal };
static struct sigaction before_fatal[FATAL];
static volatile sig_atomic_t is_armed;
static char crash_notice[1024];
static size_t crash_notice_count;
static char crash_stack[1 << 16];
static bool (*mend_fault)(const void *);

void zb_mend_faults(bool (*mend)(const void *address)) { mend_fault = mend; }

// Only async-signal-safe calls: write, tcsetattr, sigaction, raise; and backtrace, which allocates
// nothing after its first call.
//
// The process ends by the signal itself and not by the handler from before: that may be Swift's own,
// which asks on the terminal whether to debug and waits.
static void last_words(int number, siginfo_t *info, void *context) {
  (void)context;
  if (number == SIGBUS && mend_fault && mend_fault(info->si_addr)) return;
  struct sigaction usual = {.sa_handler = SIG_DFL};
  for (int index = 0; index < FATAL; index++) sigaction(fatal[index], &usual, NULL);
  if (is_armed) {
    is_armed = 0;
    ssize_t ignored = write(crash_terminal, crash_reset, crash_reset_count);
    tcsetattr(crash_terminal, TCSANOW, &crash_modes);
    if (crash_errors >= 0) ignored = write(crash_errors, crash_notice, crash_notice_count);
    (void)ignored;
    if (crash_log >= 0) {
      void *frames[64];
      backtrace_symbols_fd(frames, backtrace(frames, 64), crash_log);
    }
  }
  raise(number);
}

void zb_arm(int errors, int log, const void *notice, size_t notice_count) {
  if (notice_count > sizeof crash_notice) notice_count = sizeof crash_notice;
  memcpy(crash_notice, notice, notice_count);
  crash_notice_count = notice_count;
  crash_errors = errors;
  crash_log = log;
  void *frame;
  // The first call loads a library.
  backtrace(&frame, 1);
  // A stack of its own, so that a stack overflow can still be told.
  stack_t stack = {.ss_sp = crash_stack, .ss_size = sizeof crash_stack};
  stack_t other;
  if (sigaltstack(NULL, &other) == 0 && (other.ss_flags & SS_DISABLE)) sigaltstack(&stack, NULL);
  struct sigaction action = {
    .sa_sigaction = last_words,
    .sa_flags = SA_ONSTACK | SA_NODEFER | SA_SIGINFO,
  };
  sigemptyset(&action.sa_mask);
  for (int index = 0; index < FATAL; index++) {
    sigaction(fatal[index], &action, &before_fatal[index]);
  }
  is_armed = 1;
}

void zb_disarm(void) {
  if (!is_armed) return;
  is_armed = 0;
  for (int index = 0; index < FATAL; index++) sigaction(fatal[index], &before_fatal[index], NULL);
}
