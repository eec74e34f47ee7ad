// What Swift cannot see of ncurses, and what must be C: widths, signals, the last words of a crash.
#ifndef ZB_CNCURSES_H
#define ZB_CNCURSES_H

// Without it the wide functions are not declared: the importer defines neither _GNU_SOURCE nor
// _XOPEN_SOURCE.
#define NCURSES_WIDECHAR 1
// Makes functions of what are macros, which Swift does not import.
#define NCURSES_NOMACROS 1
#include <ncurses.h>
#include <stdint.h>

// MARK: - Macros and globals

static inline attr_t zb_bold(void) { return A_BOLD; }
static inline attr_t zb_underline(void) { return A_UNDERLINE; }
static inline attr_t zb_reverse(void) { return A_REVERSE; }
static inline attr_t zb_dim(void) { return A_DIM; }

// `stdscr`, `curscr`, `COLORS` and `COLOR_PAIRS` are shared mutable state to Swift.
static inline WINDOW *zb_standard_window(void) { return stdscr; }
static inline WINDOW *zb_current_window(void) { return curscr; }
static inline int zb_colors(void) { return COLORS; }
static inline int zb_color_pairs(void) { return COLOR_PAIRS; }

// MARK: - Opening

enum {
  ZB_OPENED = 0,
  // Neither end is a terminal.
  ZB_NO_TERMINAL = 1,
  // terminfo does not know the type.
  ZB_UNKNOWN_TYPE = 2,
  // The type has no way to place the cursor or to clear the screen.
  ZB_POOR_TYPE = 3,
  // No memory, or no descriptor.
  ZB_NO_RESOURCES = 4,
};

// Starts ncurses on two descriptors, which stay the caller's. `extended` tells whether the terminal
// understands xterm's window title. Returns one of the values above.
//
// term.h, which the terminal's abilities are asked through, defines words such as `lines` and
// `columns` as macros: it is kept out of this header.
int zb_open(const char *type, int input, int output, SCREEN **screen, int *extended);

// Ends what `zb_open` started; the terminal's modes are those from before.
void zb_close(SCREEN *screen);

// Raw keys, no echo, no flow control, no translated line ends; the input is read by us, not ncurses.
void zb_enter_raw(void);

// MARK: - Widths

// Makes ncurses use our widths, on this thread. `ambiguous` is 1 or 2; 0 ends it.
//
// ncurses asks the C library's `wcwidth`, which knows neither that this terminal shows ambiguous
// characters in two columns nor characters younger than the library. A definition in the program
// comes before the library's.
void zb_use_widths(int (*width)(uint32_t character, int ambiguous), int ambiguous);

// MARK: - Locale

// Sets the locale of characters to the environment's, or to C.UTF-8 where that is not UTF-8.
// Returns whether it is UTF-8 now.
int zb_use_utf8(void);

// MARK: - Descriptors

// Columns and rows of a terminal; 0 where they are not known.
void zb_window_size(int descriptor, int *columns, int *rows);

// Whether there is something to read now (1), the other end is gone (-1), or neither (0).
int zb_can_read(int descriptor);

// Writes all of it, also where the descriptor does not wait. Returns 0, or an errno.
int zb_write_all(int descriptor, const void *bytes, size_t count);

// MARK: - Signals

// Sends INT, TERM, HUP, QUIT, WINCH, TSTP and CONT as single bytes to a pipe.
// Returns the end to read, or -1 with errno set.
int zb_catch_signals(void);

// Gives the signals back to whom they belonged, and closes the pipe.
void zb_release_signals(void);

// Stops this process; returns when it goes on, which is then not told as a signal.
void zb_stop(void);

// Whether a shell is there that would let a stopped process go on: a session's leader has none.
int zb_has_job_control(void);

// MARK: - Crashes

// Until `zb_disarm`, ILL, TRAP, ABRT, SEGV, BUS and FPE put the terminal back as it was before
// `zb_open`, write `notice` to `errors` and the calls that led there to `log`, unless that is -1, and
// end the process. The notice is copied.
void zb_arm(int errors, int log, const void *notice, size_t notice_count);

// Who may mend what led to a BUS at an address, so that the program goes on; returns whether it could.
// It may do only what a signal handler may.
void zb_mend_faults(bool (*mend)(const void *address));

// The crash signals are again as before.
void zb_disarm(void);

#endif
