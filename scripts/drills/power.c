/* Writes down what a program does to the files under POWER_ROOT, in its order, into POWER_LOG; see `power` beside it. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

static char root[4096];
static int out = -1;

__attribute__((constructor)) static void begin(void) {
    const char *name = getenv("POWER_ROOT"), *to = getenv("POWER_LOG");
    if (!name || !to) return;
    snprintf(root, sizeof root, "%s/", name);
    out = syscall(SYS_openat, AT_FDCWD, to, O_WRONLY | O_APPEND | O_CREAT, 0600);
}

static int ours(const char *path) { return out >= 0 && path && !strncmp(path, root, strlen(root) - 1); }

static int path_of(int fd, char *path) {
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = syscall(SYS_readlinkat, AT_FDCWD, link, path, 4095);
    path[length < 0 ? 0 : length] = 0;
    return ours(path);
}

static void note(char what, uint64_t inode, uint64_t where, const char *path, const void *data, uint32_t size) {
    struct { char what, rest[7]; uint64_t inode, where; uint32_t path, size; } head = {what, {0}, inode, where, 0, size};
    head.path = path ? strlen(path) : 0;
    syscall(SYS_write, out, &head, sizeof head);
    if (head.path) syscall(SYS_write, out, path, head.path);
    if (size) syscall(SYS_write, out, data, size);
}

static uint64_t inode(int fd) {
    struct stat now;
    return fstat(fd, &now) ? 0 : now.st_ino;
}

static int opening(const char *path, int flags, int mode) {
    int watched = ours(path) && (flags & (O_CREAT | O_TRUNC));
    int before = watched && !faccessat(AT_FDCWD, path, F_OK, 0);
    int fd = syscall(SYS_openat, AT_FDCWD, path, flags, mode);
    if (fd >= 0 && watched && !before) note('C', inode(fd), 0, path, 0, 0);
    if (fd >= 0 && watched && before && (flags & O_TRUNC)) note('T', inode(fd), 0, 0, 0, 0);
    return fd;
}

#define OPEN(name) \
    int name(const char *path, int flags, ...) { \
        va_list more; va_start(more, flags); int mode = va_arg(more, int); va_end(more); \
        return opening(path, flags, mode); }
OPEN(open)
OPEN(open64)

static void wrote(int fd, const void *data, ssize_t size, off_t where) {
    char path[4096];
    if (size > 0 && out >= 0 && fd > 2 && path_of(fd, path)) note('W', inode(fd), where, 0, data, size);
}

ssize_t write(int fd, const void *data, size_t size) {
    ssize_t done = syscall(SYS_write, fd, data, size);
    if (done > 0 && out >= 0 && fd > 2) {
        off_t after = lseek(fd, 0, SEEK_CUR);
        if (after >= done) wrote(fd, data, done, after - done);
    }
    return done;
}

#define PWRITE(name) \
    ssize_t name(int fd, const void *data, size_t size, off_t where) { \
        ssize_t done = syscall(SYS_pwrite64, fd, data, size, where); \
        wrote(fd, data, done, where); \
        return done; }
PWRITE(pwrite)
PWRITE(pwrite64)

#define TRUNCATE(name) \
    int name(int fd, off_t size) { \
        char path[4096]; \
        int done = syscall(SYS_ftruncate, fd, size); \
        if (!done && path_of(fd, path)) note('T', inode(fd), size, 0, 0, 0); \
        return done; }
TRUNCATE(ftruncate)
TRUNCATE(ftruncate64)

static void synced(int fd) {
    char path[4096];
    struct stat now;
    if (!path_of(fd, path) || fstat(fd, &now)) return;
    note(S_ISDIR(now.st_mode) ? 'D' : 'S', now.st_ino, 0, path, 0, 0);
}

#define SYNC(name) \
    int name(int fd) { \
        int done = syscall(SYS_##name, fd); \
        if (!done) synced(fd); \
        return done; }
SYNC(fsync)
SYNC(fdatasync)

int rename(const char *old, const char *fresh) {
    int done = syscall(SYS_renameat2, AT_FDCWD, old, AT_FDCWD, fresh, 0);
    if (!done && ours(fresh)) note('R', 0, 0, old, fresh, strlen(fresh));
    return done;
}

int unlink(const char *path) {
    int done = syscall(SYS_unlinkat, AT_FDCWD, path, 0);
    if (!done && ours(path)) note('U', 0, 0, path, 0, 0);
    return done;
}

int mkdir(const char *path, mode_t mode) {
    int done = syscall(SYS_mkdirat, AT_FDCWD, path, mode);
    if (!done && ours(path)) note('M', 0, 0, path, 0, 0);
    return done;
}
