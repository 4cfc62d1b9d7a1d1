/*
 * The disk of dropfs: files, folders and pages, each as it lives and as it is kept. What `keep` was not told of is gone
 * after `cut`. What is durable when, and why: the head of dropfs.c.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#define PAGE 4096
#define SECTOR 512

struct inode;
struct name { char *text; struct inode *to; };
struct names { struct name *at; size_t count; };
/* Both point to the same bytes while the page is clean; NULL reads as zeros. */
struct page { unsigned char *live, *kept; };
struct inode {
  struct stat live, kept;
  struct names names, kept_names; /* of a directory */
  struct page *pages;             /* of a file */
  size_t page_count;
  struct inode *next;
  int marked;
};

static struct inode *inodes, *root;
static ino_t last_ino;

static void *need(void *memory) {
  if (!memory) { perror("dropfs"); exit(1); }
  return memory;
}

/* ---- inodes, names, pages ---- */

static struct inode *make(mode_t mode, uid_t uid, gid_t gid) {
  struct inode *it = need(calloc(1, sizeof *it));
  it->live.st_ino = ++last_ino;
  it->live.st_mode = mode;
  it->live.st_uid = uid;
  it->live.st_gid = gid;
  it->live.st_blksize = PAGE;
  it->live.st_nlink = S_ISDIR(mode) ? 2 : 0;
  clock_gettime(CLOCK_REALTIME, &it->live.st_mtim);
  it->live.st_ctim = it->live.st_atim = it->live.st_mtim;
  it->kept = it->live;
  it->next = inodes;
  inodes = it;
  return it;
}

static struct name *find(struct names *names, const char *text) {
  for (size_t i = 0; i < names->count; i++)
    if (!strcmp(names->at[i].text, text)) return &names->at[i];
  return NULL;
}

static void touch(struct inode *it) {
  clock_gettime(CLOCK_REALTIME, &it->live.st_mtim);
  it->live.st_ctim = it->live.st_mtim;
}

static void add(struct inode *folder, const char *text, struct inode *to) {
  struct names *names = &folder->names;
  names->at = need(realloc(names->at, (names->count + 1) * sizeof *names->at));
  names->at[names->count++] = (struct name){need(strdup(text)), to};
  if (!S_ISDIR(to->live.st_mode)) to->live.st_nlink++;
  touch(folder);
}

static void drop(struct inode *folder, struct name *gone) {
  struct names *names = &folder->names;
  if (!S_ISDIR(gone->to->live.st_mode)) gone->to->live.st_nlink--;
  free(gone->text);
  memmove(gone, gone + 1, (size_t)(names->at + names->count - gone - 1) * sizeof *gone);
  names->count--;
  touch(folder);
}

static void forget_names(struct names *names) {
  for (size_t i = 0; i < names->count; i++) free(names->at[i].text);
  free(names->at);
  *names = (struct names){0};
}

static void copy_names(struct names *to, const struct names *from) {
  forget_names(to);
  to->at = need(calloc(from->count + 1, sizeof *to->at));
  for (size_t i = 0; i < from->count; i++)
    to->at[i] = (struct name){need(strdup(from->at[i].text)), from->at[i].to};
  to->count = from->count;
}

static int same_names(const struct names *a, const struct names *b) {
  if (a->count != b->count) return 0;
  for (size_t i = 0; i < a->count; i++)
    if (a->at[i].to != b->at[i].to || strcmp(a->at[i].text, b->at[i].text)) return 0;
  return 1;
}

static void set_live(struct page *page, unsigned char *bytes) {
  if (page->live != page->kept) free(page->live);
  page->live = bytes;
}

/* The page as it may be written on: the kept one is never touched. */
static unsigned char *writable(struct inode *it, size_t at) {
  if (at >= it->page_count) {
    it->pages = need(realloc(it->pages, (at + 1) * sizeof *it->pages));
    memset(it->pages + it->page_count, 0, (at + 1 - it->page_count) * sizeof *it->pages);
    it->page_count = at + 1;
  }
  struct page *page = &it->pages[at];
  if (!page->live || page->live == page->kept) {
    unsigned char *bytes = need(calloc(1, PAGE));
    if (page->live) memcpy(bytes, page->kept, PAGE);
    page->live = bytes;
  }
  return page->live;
}

static void shorten(struct inode *it, off_t size) {
  size_t whole = (size_t)size / PAGE, rest = (size_t)size % PAGE;
  if (rest && whole < it->page_count && it->pages[whole].live)
    memset(writable(it, whole) + rest, 0, PAGE - rest);
  for (size_t at = whole + (rest != 0); at < it->page_count; at++) set_live(&it->pages[at], NULL);
}

static void resize(struct inode *it, off_t size) {
  if (size < it->live.st_size) shorten(it, size);
  it->live.st_size = size;
  touch(it);
}

static void keep_page(struct page *page) {
  if (page->live == page->kept) return;
  free(page->kept);
  page->kept = page->live;
}

static void keep(struct inode *it) {
  it->kept = it->live;
  for (size_t at = 0; at < it->page_count; at++) keep_page(&it->pages[at]);
  if (S_ISDIR(it->live.st_mode) && !same_names(&it->names, &it->kept_names))
    copy_names(&it->kept_names, &it->names);
}

/* ---- the cut ---- */

static unsigned long long state;
static unsigned dice(unsigned below) { /* splitmix64 */
  unsigned long long z = (state += 0x9e3779b97f4a7c15ull);
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ull;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebull;
  return (unsigned)((z ^ (z >> 31)) % below);
}

static void mark(struct inode *it) {
  if (it->marked) return;
  it->marked = 1;
  for (size_t i = 0; i < it->kept_names.count; i++) mark(it->kept_names.at[i].to);
}

static void sweep(void) {
  for (struct inode *it = inodes; it; it = it->next) it->marked = 0;
  mark(root);
  for (struct inode **at = &inodes; *at;) {
    struct inode *it = *at;
    if (it->marked) { at = &it->next; continue; }
    *at = it->next;
    for (size_t i = 0; i < it->page_count; i++) free(it->pages[i].live); /* equal to kept after a cut */
    free(it->pages);
    forget_names(&it->names);
    forget_names(&it->kept_names);
    free(it);
  }
  for (struct inode *it = inodes; it; it = it->next)
    if (!S_ISDIR(it->kept.st_mode)) it->live.st_nlink = it->kept.st_nlink = 0;
  for (struct inode *it = inodes; it; it = it->next)
    for (size_t i = 0; i < it->names.count; i++) {
      struct inode *to = it->names.at[i].to;
      if (!S_ISDIR(to->kept.st_mode)) to->live.st_nlink = ++to->kept.st_nlink;
    }
}

static void cut(unsigned long long seed, unsigned survive) {
  unsigned long dropped = 0, survived = 0, torn = 0, lengths = 0, folders = 0;
  state = seed;
  for (struct inode *it = inodes; it; it = it->next) {
    int resized = it->live.st_size != it->kept.st_size, stays = dice(100) < survive;
    size_t end = (size_t)(it->live.st_size + PAGE - 1) / PAGE;
    for (size_t at = 0; at < it->page_count; at++) {
      struct page *page = &it->pages[at];
      /* A file is cut short whole or not at all. */
      if (resized && !stays && at >= end) page->live = page->kept;
      if (page->live == page->kept) continue;
      if (dice(100) >= survive) {
        set_live(page, page->kept);
        dropped++;
        continue;
      }
      if (page->live && dice(4) == 0) {
        size_t sectors = 1 + dice(PAGE / SECTOR - 1);
        unsigned char *rest = page->live + sectors * SECTOR;
        if (page->kept) memcpy(rest, page->kept + sectors * SECTOR, PAGE - sectors * SECTOR);
        else memset(rest, 0, PAGE - sectors * SECTOR);
        torn++;
      }
      keep_page(page);
      survived++;
    }
    if (resized && stays) it->kept = it->live;
    lengths += resized && !stays;
    it->live = it->kept;
    /* What lies behind the end is not there. */
    shorten(it, it->live.st_size);
    for (size_t at = 0; at < it->page_count; at++) keep_page(&it->pages[at]);
    if (!same_names(&it->names, &it->kept_names)) {
      if (dice(100) < survive) copy_names(&it->kept_names, &it->names);
      else folders++;
      copy_names(&it->names, &it->kept_names);
    }
  }
  sweep();
  printf("cut dropped=%lu survived=%lu torn=%lu lengths=%lu folders=%lu\n", dropped, survived, torn, lengths, folders);
}
