import { existsSync, readFileSync } from 'node:fs';
import { inflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { openSource } from '../../src/cli/files/open-source.ts';
import { scenarioHash } from '../../src/scenario/canonical.ts';
import { demarche } from '../e2e/program.ts';

const FILE = 'docs/live/russia-precedent.html';

const WHAT_IFS = [
  ...['china-recognises-2026', 'russia-reverses', 'iskp-surge', 'girls-schools-reopen'],
  ...['assets-released', 'counter-terrorism-deal', 'western-norm-push', 'border-war-pakistan'],
];

describe('the living page of the flagship', () => {
  it('is of the flagship as it is, small, and linked (UPDATE_DOCS=1 makes it again)', () => {
    if (process.env.UPDATE_DOCS === '1')
      demarche(['report', 'russia-precedent', ...WHAT_IFS, '--live', '--seed', 'geneva', '-o', FILE]);
    expect(existsSync(FILE)).toBe(true);
    const page = readFileSync(FILE, 'utf8');
    expect(Buffer.byteLength(page)).toBeLessThan(900_000);
    const packed = /id="scenario">([A-Za-z0-9+/=]+)</.exec(page)?.[1] ?? '';
    const { scenario, hash, switches } = JSON.parse(inflateRawSync(Buffer.from(packed, 'base64')).toString());
    const flagship = openSource('russia-precedent');
    expect(scenarioHash(scenario)).toBe(flagship.hash);
    expect(hash).toBe(flagship.hash);
    expect(switches.map(({ id }: { id: string }) => id).toSorted()).toEqual(WHAT_IFS.toSorted());
    expect(readFileSync('README.md', 'utf8')).toContain(FILE);
  });
});
