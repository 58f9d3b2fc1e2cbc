import { sha256 } from '../../domain/sha256.ts';
import type { Model } from '../../model/model.ts';
import { canonicalScenario } from '../../scenario/canonical.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { frameOf } from '../../study/frame.ts';
import type { StudyId } from '../../study/tally-file.ts';
import type { Loaded } from '../load.ts';
import { VERSION } from '../version.ts';

/** The parts of a scenario that come from tables and lists of their own, by the name that a manifest gives them. */
const DATA_PARTS = ['states', 'ties', 'blocs', 'evidence', 'events', 'drivers'] as const;

/** SHA-256 of the canonical form of each part of a scenario's data. */
const dataHashes = (scenario: Scenario): Readonly<Record<string, string>> => {
  const canonical: Record<string, unknown> = JSON.parse(canonicalScenario(scenario));
  return Object.fromEntries(DATA_PARTS.map((part) => [part, sha256(JSON.stringify(canonical[part] ?? []))]));
};

export interface IdentityInput {
  readonly loaded: Loaded;
  readonly model: Model;
  /** The scenario as it was typed. */
  readonly given: string;
  readonly edits: readonly string[];
  readonly seed: string;
  readonly runs: number;
}

/** What a study of a scenario is of. */
export const identityOf = ({ loaded, model, given, edits, seed, runs }: IdentityInput): StudyId => ({
  engine: VERSION,
  sha256: loaded.hash,
  data: dataHashes(loaded.scenario),
  seed,
  runs,
  scenario: given,
  edits: [...edits],
  frame: frameOf(loaded.scenario, model),
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
