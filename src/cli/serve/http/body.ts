import type { IncomingMessage } from 'node:http';
import { parsedJson } from '../../../domain/characters.ts';

/** Most bytes of what a page sends. */
const MOST_BYTES = 20_000;

/**
 * The JSON that was sent. `large` once the text is longer than any page sends. Its rest is not read. Undefined if the
 * text is no JSON. Rejects if the connection breaks off. The server itself cuts requests that come too slowly.
 */
export const sentJson = (req: IncomingMessage): Promise<unknown> =>
  new Promise((resolve, reject) => {
    const pieces: Buffer[] = [];
    let size = Number(req.headers['content-length'] ?? 0);
    if (!(size <= MOST_BYTES)) {
      resolve('large');
      return;
    }
    size = 0;
    req.on('data', (piece: Buffer) => {
      size += piece.length;
      if (size > MOST_BYTES) {
        req.pause();
        resolve('large');
      } else pieces.push(piece);
    });
    req.on('end', () => resolve(parsedJson(Buffer.concat(pieces).toString('utf8'))));
    req.on('error', reject);
    req.on('close', () => reject(new Error('closed')));
  });
