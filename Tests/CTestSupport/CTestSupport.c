#define _GNU_SOURCE
#include "CTestSupport.h"

#include <errno.h>
#include <fcntl.h>
#include <locale.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>
#include <wchar.h>

int zbt_set_size(int terminal, int columns, int rows) {
    struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
    return ioctl(terminal, TIOCSWINSZ, &size) == 0 ? 0 : errno;
}

int zbt_open_pty(int columns, int rows, int *controller, int *terminal) {
    char name[128];
    int master = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
    if (master < 0) return errno;
    int slave = -1;
    if (grantpt(master) == 0 && unlockpt(master) == 0 && ptsname_r(master, name, sizeof name) == 0)
        slave = open(name, O_RDWR | O_NOCTTY | O_CLOEXEC);
    int problem = slave < 0 ? errno : zbt_set_size(slave, columns, rows);
    if (problem != 0) {
        close(master);
        if (slave >= 0) close(slave);
        return problem;
    }
    *controller = master;
    *terminal = slave;
    return 0;
}

int zbt_open_pipe(int *reader, int *writer) {
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0) return errno;
    *reader = ends[0];
    *writer = ends[1];
    return 0;
}

int zbt_set_nonblocking(int descriptor) {
    int flags = fcntl(descriptor, F_GETFL);
    if (flags < 0 || fcntl(descriptor, F_SETFL, flags | O_NONBLOCK) != 0) return errno;
    return 0;
}

// Above the three standard ones, so that dup2 never closes one that is still to be copied.
static int move_up(int descriptor) { return fcntl(descriptor, F_DUPFD_CLOEXEC, 3); }

int zbt_spawn(const char *path, char *const arguments[], char *const environment[],
              const char *directory, int input, int output, int errors, int owns_terminal,
              pid_t *pid) {
    // No signal may run the parent's handlers in the child.
    sigset_t all, before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    pid_t child = fork();
    int problem = errno;
    if (child == 0) {
        for (int number = 1; number < NSIG; number++) signal(number, SIG_DFL);
        sigset_t none;
        sigemptyset(&none);
        sigprocmask(SIG_SETMASK, &none, NULL);
        setsid();
        input = move_up(input);
        output = move_up(output);
        errors = move_up(errors);
        if (dup2(input, 0) < 0 || dup2(output, 1) < 0 || dup2(errors, 2) < 0) _exit(126);
        if (owns_terminal && ioctl(0, TIOCSCTTY, 0) != 0) _exit(126);
        if (directory != NULL && chdir(directory) != 0) _exit(126);
        execve(path, arguments, environment);
        _exit(127);
    }
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    if (child < 0) return problem;
    *pid = child;
    return 0;
}

int zbt_open_process(pid_t pid) {
    return (int)syscall(SYS_pidfd_open, pid, 0);
}

int zbt_reap(pid_t pid, int only_look, int *code, int *signalled) {
    int status;
    pid_t ended;
    do {
        ended = waitpid(pid, &status, only_look ? WNOHANG : 0);
    } while (ended < 0 && errno == EINTR);
    if (ended < 0) return errno;
    if (ended == 0) return EAGAIN;
    *signalled = WIFSIGNALED(status);
    *code = *signalled ? WTERMSIG(status) : WEXITSTATUS(status);
    return 0;
}

int zbt_wait_readable(int descriptor, int64_t nanoseconds) {
    struct pollfd wait = {.fd = descriptor, .events = POLLIN};
    struct timespec time = {.tv_sec = nanoseconds / 1000000000, .tv_nsec = nanoseconds % 1000000000};
    return ppoll(&wait, 1, &time, NULL) > 0;
}

int zbt_open_nameless(void) {
    char name[] = "/tmp/zoneboard-run-XXXXXX";
    int descriptor = mkostemp(name, O_CLOEXEC);
    if (descriptor >= 0) unlink(name);
    return descriptor;
}

static locale_t characters;
static pthread_once_t characters_once = PTHREAD_ONCE_INIT;

static void load_characters(void) {
    characters = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0);
    if (characters == (locale_t)0) abort();
}

int zbt_width(uint32_t character) {
    pthread_once(&characters_once, load_characters);
    locale_t before = uselocale(characters);
    int width = wcwidth((wchar_t)character);
    uselocale(before);
    return width;
}

int zbt_describe_modes(int terminal, char *text, size_t size) {
    struct termios modes;
    if (tcgetattr(terminal, &modes) != 0) return errno;
    int used = snprintf(text, size, "iflag %o\noflag %o\ncflag %o\nlflag %o\nspeed %u %u\nchars",
                        modes.c_iflag, modes.c_oflag, modes.c_cflag, modes.c_lflag,
                        (unsigned)cfgetispeed(&modes), (unsigned)cfgetospeed(&modes));
    for (int index = 0; index < NCCS && used > 0 && (size_t)used < size; index++)
        used += snprintf(text + used, size - (size_t)used, " %u", modes.c_cc[index]);
    return 0;
}
