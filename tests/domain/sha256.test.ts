import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sha256, sha256Base64, sha256Bytes } from '../../src/domain/sha256.ts';

const expected = (text: string, encoding: 'hex' | 'base64'): string =>
  createHash('sha256').update(text).digest(encoding);

/** Any text, halves of surrogate pairs included. */
const anyText = fc.array(fc.nat(0xffff), { maxLength: 200 }).map((units) => String.fromCharCode(...units));

describe('SHA-256', () => {
  it("gives the digests of Node's own, for any text", () =>
    fc.assert(
      fc.property(anyText, (text) => {
        expect(sha256(text)).toBe(expected(text, 'hex'));
        expect(sha256Base64(text)).toBe(expected(text, 'base64'));
      }),
    ));

  it("gives the digests of Node's own, for any bytes", () =>
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect([...sha256Bytes(bytes)]).toEqual([...createHash('sha256').update(bytes).digest()]);
      }),
    ));
});
