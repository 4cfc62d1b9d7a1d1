/*
 * dropfs: a file system in memory that forgets, at a power cut, whatever was not fsynced.
 *
 *   dropfs [-o MOUNT_OPTIONS] MOUNTPOINT      commands on standard input, one answer line each
 *
 *   cut SEED KEEP   the power goes: what is not durable is dropped, and the durable state is mounted again, empty of
 *                   caches. Of each dirty page, size and directory KEEP in 100 survive all the same, every fourth
 *                   such page torn at a 512-byte sector. KEEP 0 is the classical worst case.
 *   copy SEED KEEP MOUNTPOINT
 *                   the same cut, done to a copy of the disk that a process of its own serves at MOUNTPOINT until it gets
 *                   SIGTERM or this one ends; here nothing happens. So one run can be cut at many moments.
 *   settle          everything becomes durable (a disk that was left alone for long enough)
 *   lie 1 | lie 0   from now on fsync says 0 and keeps nothing (a disk that lies), or is honest again
 *   stats           counts since the start
 *   end of input    unmount, exit
 *
 * What is durable, exactly. It is the least that POSIX and a Linux disk file system give, without their favours:
 *   - fsync or fdatasync of a file keeps its contents, length and attributes. It keeps no name: ext4 would keep the name
 *     of a new file too.
 *   - fsync of a directory keeps its names: files made, linked, renamed, unlinked, directories made and removed. A name
 *     that is kept before its file was fsynced leads to an empty file after the cut, as on ext4.
 *   - A rename inside one directory is kept whole or not at all. Between two directories each keeps its half.
 *   - Nothing else is ever kept on its own (no write-back, no ordering of data before names), unless KEEP says so.
 * Shared writable mmap works (SQLite's -shm): pages come here when the kernel writes them back, at fsync at the latest.
 */
#define FUSE_USE_VERSION 312
#include <errno.h>
#include <fuse_lowlevel.h>
#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include "disk.h"

#define CACHE_S 3600.0 /* every change passes through the one mount, so the kernel may remember */

static int lying;
static unsigned long fsyncs, writes;

/* Inode numbers are addresses to the kernel: an inode is freed at a cut only, when no handle is left. */
static struct inode *of(fuse_ino_t ino) { return ino == FUSE_ROOT_ID ? root : (struct inode *)ino; }
static fuse_ino_t number(struct inode *it) { return it == root ? FUSE_ROOT_ID : (fuse_ino_t)it; }

/* ---- what the kernel asks ---- */

static void init(void *data, struct fuse_conn_info *conn) {
  (void)data;
  /* The kernel's own pages are the truth while mounted; dropping them at every change of time would also drop -shm. */
  conn->want &= ~(unsigned)(FUSE_CAP_AUTO_INVAL_DATA | FUSE_CAP_ATOMIC_O_TRUNC);
}

static void answer_entry(fuse_req_t req, struct inode *it) {
  struct fuse_entry_param entry = {.ino = number(it), .attr = it->live, .attr_timeout = CACHE_S, .entry_timeout = CACHE_S};
  fuse_reply_entry(req, &entry);
}

static void lookup(fuse_req_t req, fuse_ino_t parent, const char *text) {
  struct name *name = find(&of(parent)->names, text);
  if (name) answer_entry(req, name->to);
  else fuse_reply_err(req, ENOENT);
}

static void getattr(fuse_req_t req, fuse_ino_t ino, struct fuse_file_info *file) {
  (void)file;
  fuse_reply_attr(req, &of(ino)->live, CACHE_S);
}

static void setattr(fuse_req_t req, fuse_ino_t ino, struct stat *to, int what, struct fuse_file_info *file) {
  (void)file;
  struct inode *it = of(ino);
  if (what & FUSE_SET_ATTR_SIZE) resize(it, to->st_size);
  if (what & FUSE_SET_ATTR_MODE) it->live.st_mode = (it->live.st_mode & S_IFMT) | (to->st_mode & 07777);
  if (what & FUSE_SET_ATTR_UID) it->live.st_uid = to->st_uid;
  if (what & FUSE_SET_ATTR_GID) it->live.st_gid = to->st_gid;
  if (what & FUSE_SET_ATTR_MTIME) it->live.st_mtim = to->st_mtim;
  if (what & FUSE_SET_ATTR_MTIME_NOW) touch(it);
  fuse_reply_attr(req, &it->live, CACHE_S);
}

static struct inode *made(fuse_req_t req, fuse_ino_t parent, const char *text, mode_t mode) {
  if (find(&of(parent)->names, text)) { fuse_reply_err(req, EEXIST); return NULL; }
  const struct fuse_ctx *who = fuse_req_ctx(req);
  struct inode *it = make(mode, who->uid, who->gid);
  add(of(parent), text, it);
  return it;
}

static void mkdir_(fuse_req_t req, fuse_ino_t parent, const char *text, mode_t mode) {
  struct inode *it = made(req, parent, text, S_IFDIR | mode);
  if (it) answer_entry(req, it);
}

static void create(fuse_req_t req, fuse_ino_t parent, const char *text, mode_t mode, struct fuse_file_info *file) {
  struct inode *it = made(req, parent, text, S_IFREG | mode);
  if (!it) return;
  struct fuse_entry_param entry = {.ino = number(it), .attr = it->live, .attr_timeout = CACHE_S, .entry_timeout = CACHE_S};
  file->keep_cache = 1;
  fuse_reply_create(req, &entry, file);
}

static void open_(fuse_req_t req, fuse_ino_t ino, struct fuse_file_info *file) {
  (void)ino;
  file->keep_cache = 1;
  fuse_reply_open(req, file);
}

static void link_(fuse_req_t req, fuse_ino_t ino, fuse_ino_t parent, const char *text) {
  if (find(&of(parent)->names, text)) { fuse_reply_err(req, EEXIST); return; }
  add(of(parent), text, of(ino));
  answer_entry(req, of(ino));
}

static void unlink_(fuse_req_t req, fuse_ino_t parent, const char *text) {
  struct name *name = find(&of(parent)->names, text);
  if (name) drop(of(parent), name);
  fuse_reply_err(req, name ? 0 : ENOENT);
}

static void rmdir_(fuse_req_t req, fuse_ino_t parent, const char *text) {
  struct name *name = find(&of(parent)->names, text);
  if (name && name->to->names.count) { fuse_reply_err(req, ENOTEMPTY); return; }
  unlink_(req, parent, text);
}

static void rename_(fuse_req_t req, fuse_ino_t from, const char *old, fuse_ino_t to, const char *new, unsigned flags) {
  struct name *name = find(&of(from)->names, old), *there = find(&of(to)->names, new);
  if (flags) { fuse_reply_err(req, EINVAL); return; }
  if (!name) { fuse_reply_err(req, ENOENT); return; }
  struct inode *it = name->to;
  if (there && S_ISDIR(there->to->live.st_mode) && there->to->names.count) { fuse_reply_err(req, ENOTEMPTY); return; }
  if (there && there->to == it) { fuse_reply_err(req, 0); return; }
  if (there) drop(of(to), there);
  drop(of(from), find(&of(from)->names, old));
  add(of(to), new, it);
  fuse_reply_err(req, 0);
}

static void read_(fuse_req_t req, fuse_ino_t ino, size_t size, off_t off, struct fuse_file_info *file) {
  (void)file;
  struct inode *it = of(ino);
  if (off >= it->live.st_size) { fuse_reply_buf(req, NULL, 0); return; }
  if ((off_t)size > it->live.st_size - off) size = (size_t)(it->live.st_size - off);
  unsigned char *bytes = need(calloc(1, size));
  for (size_t done = 0; done < size;) {
    size_t at = ((size_t)off + done) / PAGE, within = ((size_t)off + done) % PAGE;
    size_t part = PAGE - within < size - done ? PAGE - within : size - done;
    if (at < it->page_count && it->pages[at].live) memcpy(bytes + done, it->pages[at].live + within, part);
    done += part;
  }
  fuse_reply_buf(req, (char *)bytes, size);
  free(bytes);
}

static void write_(fuse_req_t req, fuse_ino_t ino, const char *bytes, size_t size, off_t off, struct fuse_file_info *file) {
  (void)file;
  struct inode *it = of(ino);
  for (size_t done = 0; done < size;) {
    size_t at = ((size_t)off + done) / PAGE, within = ((size_t)off + done) % PAGE;
    size_t part = PAGE - within < size - done ? PAGE - within : size - done;
    memcpy(writable(it, at) + within, bytes + done, part);
    done += part;
  }
  if (off + (off_t)size > it->live.st_size) it->live.st_size = off + (off_t)size;
  touch(it);
  writes++;
  fuse_reply_write(req, size);
}

static void fallocate_(fuse_req_t req, fuse_ino_t ino, int mode, off_t off, off_t length, struct fuse_file_info *file) {
  (void)file;
  if (mode) { fuse_reply_err(req, EOPNOTSUPP); return; }
  if (off + length > of(ino)->live.st_size) resize(of(ino), off + length);
  fuse_reply_err(req, 0);
}

static void fsync_(fuse_req_t req, fuse_ino_t ino, int data_only, struct fuse_file_info *file) {
  (void)data_only;
  (void)file;
  fsyncs++;
  if (!lying) keep(of(ino));
  fuse_reply_err(req, 0);
}

/* A listing is of one moment, whatever is unlinked while it is read. */
static void opendir_(fuse_req_t req, fuse_ino_t ino, struct fuse_file_info *file) {
  struct names *seen = need(calloc(1, sizeof *seen));
  copy_names(seen, &of(ino)->names);
  file->fh = (uint64_t)seen;
  fuse_reply_open(req, file);
}

static void readdir_(fuse_req_t req, fuse_ino_t ino, size_t size, off_t off, struct fuse_file_info *file) {
  struct names *seen = (struct names *)file->fh;
  char *bytes = need(malloc(size));
  size_t used = 0;
  for (size_t i = (size_t)off; i < seen->count + 2; i++) {
    struct stat what = i < 2 ? of(ino)->live : seen->at[i - 2].to->live;
    const char *text = i == 0 ? "." : i == 1 ? ".." : seen->at[i - 2].text;
    size_t more = fuse_add_direntry(req, bytes + used, size - used, text, &what, (off_t)i + 1);
    if (more > size - used) break;
    used += more;
  }
  fuse_reply_buf(req, bytes, used);
  free(bytes);
}

static void releasedir_(fuse_req_t req, fuse_ino_t ino, struct fuse_file_info *file) {
  (void)ino;
  forget_names((struct names *)file->fh);
  free((struct names *)file->fh);
  fuse_reply_err(req, 0);
}

static void statfs_(fuse_req_t req, fuse_ino_t ino) {
  (void)ino;
  struct statvfs room = {.f_bsize = PAGE, .f_frsize = PAGE, .f_blocks = 1 << 20, .f_bfree = 1 << 19, .f_bavail = 1 << 19,
                         .f_files = 1 << 20, .f_ffree = 1 << 19, .f_namemax = 255};
  fuse_reply_statfs(req, &room);
}

static const struct fuse_lowlevel_ops OPS = {
  .init = init, .lookup = lookup, .getattr = getattr, .setattr = setattr, .mkdir = mkdir_, .create = create,
  .open = open_, .link = link_, .unlink = unlink_, .rmdir = rmdir_, .rename = rename_, .read = read_, .write = write_,
  .fallocate = fallocate_, .fsync = fsync_, .fsyncdir = fsync_, .opendir = opendir_, .readdir = readdir_,
  .releasedir = releasedir_, .statfs = statfs_,
};

/* ---- mounting and commands ---- */

/* The last word is the mount point, those before it are FUSE's; reading them uses them up, so from the start each time. */
static struct fuse_session *mounted(int count, char **words) {
  struct fuse_args args = {0};
  for (int i = 0; i < count - 1; i++) fuse_opt_add_arg(&args, words[i]);
  struct fuse_session *session = fuse_session_new(&args, &OPS, sizeof OPS, NULL);
  fuse_opt_free_args(&args);
  if (!session || fuse_session_mount(session, words[count - 1])) exit(1);
  return session;
}

static void unmounted(struct fuse_session *session) {
  fuse_session_unmount(session);
  fuse_session_destroy(session);
}

static void answer(struct fuse_session *session, struct fuse_buf *buffer) {
  int size = fuse_session_receive_buf(session, buffer);
  if (size > 0) fuse_session_process_buf(session, buffer);
  else if (size != -EINTR && size != -EAGAIN) fuse_session_exit(session);
}

static void copied(struct fuse_session *ours, int count, char **words, char *at, unsigned long long seed, unsigned survive) {
  pid_t parent = getpid(), pid = fork();
  if (pid > 0) return;
  prctl(PR_SET_PDEATHSIG, SIGTERM);
  if (pid < 0 || getppid() != parent) _exit(1);
  /* Not unmounted: the mount is the parent's. */
  close(fuse_session_fd(ours));
  close(STDIN_FILENO);
  cut(seed, survive);
  words[count - 1] = at;
  struct fuse_session *session = mounted(count, words);
  fuse_set_signal_handlers(session);
  printf("pid %d\ndone\n", getpid());
  struct fuse_buf buffer = {0};
  while (!fuse_session_exited(session)) answer(session, &buffer);
  unmounted(session);
  _exit(0);
}

int main(int count, char **words) {
  if (count < 2) return 2;
  root = make(S_IFDIR | 0777, getuid(), getgid());
  struct fuse_session *session = mounted(count, words);
  setvbuf(stdout, NULL, _IOLBF, 0);
  printf("mounted\n");
  struct fuse_buf buffer = {0};
  signal(SIGCHLD, SIG_IGN);
  char line[256];
  size_t held = 0;
  for (;;) {
    struct pollfd ready[2] = {{fuse_session_fd(session), POLLIN, 0}, {STDIN_FILENO, POLLIN, 0}};
    if (poll(ready, 2, -1) < 0 && errno != EINTR) break;
    if (ready[0].revents & (POLLIN | POLLERR)) answer(session, &buffer);
    if (fuse_session_exited(session)) break;
    if (!(ready[1].revents & (POLLIN | POLLHUP))) continue;
    ssize_t more = read(STDIN_FILENO, line + held, sizeof line - 1 - held);
    if (more <= 0) break;
    held += (size_t)more;
    line[held] = 0;
    for (char *end; (end = strchr(line, '\n'));) {
      unsigned long long seed;
      unsigned survive;
      char there[200];
      *end = 0;
      if (sscanf(line, "cut %llu %u", &seed, &survive) == 2) {
        unmounted(session);
        cut(seed, survive);
        session = mounted(count, words);
      } else if (sscanf(line, "copy %llu %u %199s", &seed, &survive, there) == 3) {
        copied(session, count, words, there, seed, survive);
        goto next; /* the copy says when it is done */
      } else if (!strcmp(line, "settle")) {
        for (struct inode *it = inodes; it; it = it->next) keep(it);
      } else if (sscanf(line, "lie %d", &lying) != 1 && strcmp(line, "stats")) {
        return 2;
      }
      printf("done fsyncs=%lu writes=%lu\n", fsyncs, writes);
    next:
      held -= (size_t)(end + 1 - line);
      memmove(line, end + 1, held + 1);
    }
  }
  unmounted(session);
  return 0;
}
