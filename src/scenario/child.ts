/**
 * Loaded into a demo node before anything else: when the demo is gone, however it went, the channel to it closes, and
 * the node stops in order. Without this a demo ended by `kill -9` would leave three nodes holding their ports.
 */
process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'));
// Listening to the channel would keep the process alive by itself.
process.channel?.unref();
