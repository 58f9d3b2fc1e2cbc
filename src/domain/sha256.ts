import { sha256 as nobleSha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

type Digest = (bytes: Uint8Array) => Uint8Array;

/** The functions that take digests. They are code that runs everywhere, unless a program has something faster. */
let digestOf: Digest = nobleSha256;

/** Lets a program bring its own way to take digests. The bytes are the same, but come sooner. */
export const chooseDigest = (digest: Digest): void => {
  digestOf = digest;
};

/** SHA-256 of bytes: 32 bytes. The same in Node and in a browser. */
export const sha256Bytes = (bytes: Uint8Array): Uint8Array => digestOf(bytes);

/** SHA-256 of a text (in UTF-8), in hex: identifies scenarios, data and the steps of a game. */
export const sha256 = (text: string): string => bytesToHex(digestOf(utf8ToBytes(text)));

/** SHA-256 of a text (in UTF-8), in base64, as a content security policy writes it. */
export const sha256Base64 = (text: string): string =>
  btoa(String.fromCharCode(...digestOf(utf8ToBytes(text))));
