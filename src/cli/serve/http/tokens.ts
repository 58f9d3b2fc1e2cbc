import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { sha256 } from '../../../domain/sha256.ts';

/** 128 random bits, in the form for a cookie or a link. */
export const newToken = (): string => randomBytes(16).toString('base64url');

/** Whether two texts are the same. The time that this takes does not show how far they agree. */
export const isSameSecret = (a: string, b: string): boolean =>
  timingSafeEqual(Buffer.from(sha256(a)), Buffer.from(sha256(b)));

type CookieName = 'seat' | 'desk' | 'wall';

/** The hash of the token that a request has. Undefined if the request has no token of that name. */
export const tokenHash = ({ cookie }: IncomingHttpHeaders, name: CookieName): string | undefined => {
  const [, token] = new RegExp(`(?:^|; )${name}=([\\w-]{22})(?:;|$)`).exec(cookie ?? '') ?? [];
  return token === undefined ? undefined : sha256(token);
};

const A_DAY = 86_400;

/** A cookie that scripts cannot read and other sites cannot send. It lasts a day. */
export const cookieWith = (name: CookieName, token: string): string =>
  `${name}=${token}; HttpOnly; SameSite=Strict; Path=/; Max-Age=${A_DAY}`;
