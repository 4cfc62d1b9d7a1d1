/** Stands between a store and its server, and cuts the line in the middle of a commit. */
import { connect, createServer, type Socket } from 'node:net';

export interface CuttingProxy {
  port: number;
  /** The next COMMIT does not reach the server (`question`), or its answer does not come back (`answer`). */
  cutAtCommit(what: 'question' | 'answer'): void;
  close(): Promise<void>;
}

export async function cuttingProxy(serverPort: number): Promise<CuttingProxy> {
  let cut: 'question' | 'answer' | null = null;
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const backend = connect(serverPort, '127.0.0.1');
    for (const socket of [client, backend]) {
      sockets.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => {
        sockets.delete(socket);
        client.destroy();
        // Lets what was sent arrive.
        backend.end();
      });
    }
    client.on('data', (bytes) => {
      if (cut && /commit\0/i.test(bytes.toString('latin1'))) {
        const what = cut;
        cut = null;
        if (what === 'question') {
          client.destroy();
          return;
        }
        backend.removeAllListeners('data');
        // Whatever the server says now has been done; the client never hears it.
        backend.once('data', () => client.destroy());
      }
      backend.write(bytes);
    });
    backend.on('data', (bytes) => client.write(bytes));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as { port: number }).port,
    cutAtCommit(what) {
      cut = what;
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
