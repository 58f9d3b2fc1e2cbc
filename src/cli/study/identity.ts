import type { Model } from '../../model/model.ts';
import { dataHashes } from '../../scenario/canonical.ts';
import { frameOf } from '../../study/frame.ts';
import type { Loaded } from '../load.ts';
import { sha256 } from '../sha256.ts';
import { VERSION } from '../version.ts';
import type { StudyId } from './tally-file.ts';

export interface IdentityInput {
  readonly loaded: Loaded;
  readonly model: Model;
  readonly seed: string;
  readonly runs: number;
}

/** What a study of a scenario is of. */
export const identityOf = ({ loaded, model, seed, runs }: IdentityInput): StudyId => ({
  engine: VERSION,
  sha256: loaded.hash,
  data: dataHashes(loaded.scenario, sha256),
  seed,
  runs,
  scenario: loaded.name,
  edits: [...loaded.edits],
  frame: frameOf(loaded.scenario, model) as StudyId['frame'],
});

interface Sized {
  readonly id: StudyId;
  readonly turns: number;
}

/** Why two tallies are not of one study, each difference as `seed moscow, not doha`; nothing if they are. */
export const differencesOf = (found: Sized, wanted: Sized): readonly string[] => {
  const pairs = [
    ['version', found.id.engine, wanted.id.engine],
    ['scenario', found.id.frame.id, wanted.id.frame.id],
    ['scenario hash', found.id.sha256.slice(0, 12), wanted.id.sha256.slice(0, 12)],
    ['seed', found.id.seed, wanted.id.seed],
    ['number of turns', String(found.turns), String(wanted.turns)],
  ] as const;
  return pairs.filter(([, a, b]) => a !== b).map(([what, a, b]) => `${what} ${a}, not ${b}`);
};
