import type { Server } from 'node:http';
import type { Socket } from 'node:net';

/** Most connections of one address that have not asked for anything with a seat or a page of the teacher. */
const MOST_OF_ADDRESS = 450;

/** Most connections of all. */
const MOST_OF_ALL = 1500;

/**
 * Prevents idle connections from filling the server. If an address has too many, its oldest connection is cut. Gives a
 * function that marks a connection as belonging to somebody in the room. A marked connection is never cut for this.
 */
export const guardSockets = (server: Server): ((socket: Socket) => void) => {
  const strangers = new Map<string, Set<Socket>>();
  const forget = (socket: Socket, address: string): void => {
    const own = strangers.get(address);
    own?.delete(socket);
    if (own?.size === 0) strangers.delete(address);
  };
  server.maxConnections = MOST_OF_ALL;
  server.on('connection', (socket: Socket) => {
    const address = socket.remoteAddress ?? '';
    const own = strangers.get(address) ?? new Set();
    strangers.set(address, own.add(socket));
    socket.once('close', () => forget(socket, address));
    const [oldest] = own;
    if (own.size > MOST_OF_ADDRESS) oldest?.destroy();
  });
  return (socket) => forget(socket, socket.remoteAddress ?? '');
};
