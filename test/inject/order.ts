/**
 * Ack after fsync, read from a trace. In the node's answers stand the hashes of the entries that they acknowledge, and
 * in the pages that SQLite writes to its log the same hashes stand in the rows. So each line says all that is needed: the
 * write of a page carries rows, an fsync of the log that began after the write and returned 0 covers them, and no
 * socket may get the hash of a row that is not covered when the write to it begins.
 */
const LINE = /^(\d+) +(<\.\.\. )?(\w+)(?:\((\d+)<([^>]*)>|[( ])/;
const HASH = /[0-9a-f]{64}/g;
const ANSWERED = /\\"hash\\":\\"([0-9a-f]{64})/g;

/** Options of strace for this: what matters and no more, whole pages, whole answers. */
export const TRACED =
  'strace -f --seccomp-bpf -y -qqq -s 262144 -e trace=pwrite64,fsync,fdatasync,write,writev,sendto,sendmsg -o'
    .split(' ')
    .concat('|exec cat >&3');

export class AckOrder {
  /** Rows in the log that no fsync covers yet. */
  #written = new Set<string>();
  readonly #durable = new Set<string>();
  /** By thread: what its call under way will have written, or covered. */
  readonly #writing = new Map<string, string[]>();
  readonly #syncing = new Map<string, Set<string>>();
  /** Acknowledged entries, each write to a socket that carried any, fsyncs of the log. */
  acks = 0;
  answers = 0;
  fsyncs = 0;
  readonly violations: string[] = [];

  /** One line of the trace, in order. */
  take(line: string): void {
    const [, thread = '', resumed, name = '', , path = ''] = LINE.exec(line) ?? [];
    if (resumed) return this.#ended(thread, line);
    const ofLog = path.endsWith('record.db-wal');
    if (name === 'pwrite64' && ofLog) this.#writing.set(thread, line.match(HASH) ?? []);
    else if (/^f(data)?sync$/.test(name) && ofLog) {
      this.#syncing.set(thread, this.#written);
      this.#written = new Set();
    } else if (path.startsWith('socket:') || path.startsWith('TCP')) return this.#answer(line);
    if (!line.endsWith('<unfinished ...>')) this.#ended(thread, line);
  }

  #answer(line: string): void {
    const hashes = [...line.matchAll(ANSWERED)].map(([, hash]) => hash as string);
    if (hashes.length > 0) this.answers += 1;
    this.acks += hashes.length;
    for (const hash of hashes)
      if (!this.#durable.has(hash))
        this.violations.push(`${hash} acknowledged before an fsync covered its row`);
  }

  #ended(thread: string, line: string): void {
    const failed = / = -1 /.test(line.slice(-200));
    for (const hash of (!failed && this.#writing.get(thread)) || [])
      if (!this.#durable.has(hash)) this.#written.add(hash);
    this.#writing.delete(thread);
    const covered = this.#syncing.get(thread);
    this.#syncing.delete(thread);
    if (!covered || failed) return;
    this.fsyncs += 1;
    for (const hash of covered) this.#durable.add(hash);
  }
}
