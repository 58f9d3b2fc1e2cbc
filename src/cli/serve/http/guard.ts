import type { IncomingHttpHeaders } from 'node:http';

/** The names and addresses of this computer, and the port, to which a server answers. */
export interface Hosts {
  readonly port: number;
  readonly names: ReadonlySet<string>;
}

/** Sent with every answer. Nothing may be framed, kept, guessed at or loaded from elsewhere. */
export const SAFE_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
};

/** A name under `localhost` always means this computer. Browsers ask no network for it. */
const isOwnName = (name: string, { names }: Hosts): boolean =>
  names.has(name) || /^(?:[a-z0-9-]{1,40}\.)?localhost$/.test(name);

/** Whether a `Host` is this server. A page of another name that points here (DNS rebinding) has its own name in it. */
const isOwnHost = (host: string | undefined, hosts: Hosts): boolean => {
  const [, name = '', port = '80'] =
    /^([a-z0-9.-]{1,253})(?::(\d{1,5}))?$/.exec(host?.toLowerCase() ?? '') ?? [];
  return Number(port) === hosts.port && isOwnName(name, hosts);
};

/** Why a request is refused before its path is looked at: a status and a sentence. Undefined if it is not refused. */
export const refusedRequest = (
  method: string,
  headers: IncomingHttpHeaders,
  hosts: Hosts,
): readonly [status: number, said: string] | undefined => {
  if (!isOwnHost(headers.host, hosts)) return [421, 'This is not the address of the class.'];
  if (method !== 'GET' && method !== 'POST') return [405, 'Only GET and POST are answered.'];
  if (method === 'GET') return undefined;
  // A browser sends an Origin with each POST, and no page can change it.
  if (headers.origin !== `http://${headers.host}`) return [403, 'This was sent by another page.'];
  return headers['content-type'] === 'application/json' ? undefined : [415, 'Only JSON is read.'];
};
