import { DEFAULT_RUNS } from '../domain/limits.ts';
import { VERSION } from '../domain/version.ts';
import { modelWithDecisions } from '../engine/run.ts';
import { compile } from '../model/compile.ts';
import type { Model } from '../model/model.ts';
import { oddsJson } from '../report/odds/json.ts';
import { oddsCsv } from '../report/odds/table.ts';
import { oddsText } from '../report/odds/text.ts';
import { type ManifestOutput, manifestOf, type StudyManifest } from '../report/words/manifest.ts';
import { type SkillFile, skillUnder } from '../report/words/skill.ts';
import { dataHashes, rulesHash } from '../scenario/canonical.ts';
import { ensemble } from '../study/futures/ensemble.ts';
import { frameOf, type StudyFrame } from '../study/futures/frame.ts';
import type { Study, StudyId } from '../study/futures/tally-file.ts';
import { answerOdds, futuresOf, type OddsAnswer } from '../study/odds/odds.ts';
import { parseDecisions } from './decisions.ts';
import { RequestError } from './errors.ts';
import { findBloc, findState } from './find-state.ts';
import { type Answered, answered } from './forms.ts';
import { futureAsked, futuresAsked, seedAsked, turnsAsked } from './numbers-asked.ts';
import type { OpenScenario } from './open-scenario.ts';
import { type AskedTime, askedData, askedNotes, isLast, timeAsked, type When } from './when.ts';

/** What to show of the futures that a study has counted. */
export interface OddsShown {
  /** The chance to have recognised by then; default: the last turn. */
  readonly by?: When | undefined;
  /** Where states are then; default: as `by`. */
  readonly at?: When | undefined;
  /** Only these states, by id or by name; default: all. */
  readonly states?: readonly string[] | undefined;
  /** Only the members of these blocs. */
  readonly blocs?: readonly string[] | undefined;
  /** Whether the text lists states with small chances too; default: where states are named. */
  readonly all?: boolean | undefined;
}

/** Which futures to play, and what to ask of them. */
export interface OddsRequest extends OddsShown {
  /** The luck: any text. */
  readonly seed: string;
  /** How many futures; default: 10,000. */
  readonly futures?: number | undefined;
  /** How many turns; default: as the scenario says. */
  readonly turns?: number | undefined;
  /** What people decide for states: `CHN@2026-03=up`. */
  readonly moves?: readonly string[] | undefined;
  /** All futures share the past of one future up to this time, and have luck of their own after it; default: from the start. */
  readonly from?: When | undefined;
  /** Whose past: a future of the seed, from 0 (default). */
  readonly future?: number | undefined;
}

/** A request with all times as turns and all names as ids. */
export interface OddsAsked {
  readonly by: number;
  readonly at: number;
  /** The last turn of the past that all futures share; undefined: they are played from the start. */
  readonly from: number | undefined;
  /** The times as they were asked for. */
  readonly times: { readonly by: AskedTime; readonly at: AskedTime; readonly from: AskedTime | undefined };
  readonly states: readonly string[];
  readonly blocs: readonly string[];
  /** Positions of these states and of the blocs' members, in canonical order; undefined: all. */
  readonly positions: readonly number[] | undefined;
  readonly all: boolean;
}

/**
 * A request in the terms of a study's frame; `from` is the end of the past that its futures share. Throws RequestError for
 * an unknown state, bloc or time.
 */
export const oddsAsked = (
  frame: StudyFrame,
  turns: number,
  shown: OddsShown,
  from?: AskedTime | undefined,
): OddsAsked => {
  const { states: typed = [], blocs: typedBlocs = [], all = typed.length > 0 } = shown;
  const calendar = { start: frame.start, turn: frame.unit };
  const by = timeAsked(shown.by ?? turns, calendar, turns, 'by');
  const at = shown.at === undefined ? by : timeAsked(shown.at, calendar, turns, 'at', 'counted at');
  if (from && Math.min(by.turn, at.turn) < from.turn)
    throw new RequestError(
      `${by.turn < from.turn ? by.day : at.day} lies in the past that all futures share, which ends on ${from.day} (--from).`,
      by.turn < from.turn ? 'by' : 'at',
    );
  const states = [...new Set(typed.map((each) => frame.states.indexOf(findState(each, frame))))];
  const blocs = [...new Set(typedBlocs.map((each) => findBloc(each, frame.blocs)))];
  const members = blocs.flatMap((each) => each.members);
  const positions = [...new Set([...states, ...members])].toSorted((a, b) => a - b);
  return {
    by: by.turn,
    at: at.turn,
    from: from?.turn,
    times: { by, at, from },
    states: states.toSorted((a, b) => a - b).flatMap((at) => frame.states[at]?.id ?? []),
    blocs: blocs.map(({ id }) => id).toSorted(),
    positions: typed.length + typedBlocs.length === 0 ? undefined : positions,
    all,
  };
};

/** The manifest of an answer that a study gives. */
export const oddsManifest = (
  { id, tally }: Study,
  { times: { by, at, from }, states, blocs }: OddsAsked,
  output: ManifestOutput,
): StudyManifest => {
  const { frame, engine, data, seed, edits, decisions = [], past, evidence = false } = id;
  const { turns } = tally.shape;
  const options = {
    ...(from ? { from: from.day } : {}),
    ...(isLast(by, turns) ? {} : { by: by.day }),
    ...(at.day === by.day ? {} : { at: at.day }),
    ...(states.length === 0 ? {} : { state: states }),
    ...(blocs.length === 0 ? {} : { bloc: blocs }),
    ...(evidence ? { evidence } : {}),
  };
  const scenario = { id: frame.id, name: id.scenario, title: frame.title, sha256: id.sha256 };
  const counts = { futures: futuresOf(tally), asked: id.runs, turns };
  const about = { engine, answer: 'odds' as const, scenario, data, seed, future: past?.future ?? null };
  return manifestOf({ ...about, ...counts, edits, decisions, options }, output);
};

/** The answer of a study to a request. Beside the odds: the scores of `known` for its drivers and weights. */
export const oddsFrom = (
  study: Study,
  asked: OddsAsked,
  known: SkillFile | undefined,
): Answered<OddsAnswer> => {
  const answer = answerOdds(study.tally, study.id.frame, asked, asked.positions);
  const { rules } = study.id;
  const skill = rules === undefined ? undefined : skillUnder(known, [rules]);
  const { by, at } = asked.times;
  const from = asked.times.from ? [asked.times.from] : [];
  const differ = askedData({ from, by: [by], at: at === by ? [] : [at] });
  return answered(answer, (form) => oddsManifest(study, asked, form), {
    text: (manifest) => oddsText({ answer, manifest, all: asked.all, skill }),
    json: (manifest) => [oddsJson(answer, manifest, skill, differ)],
    csv: () => oddsCsv(answer),
    notes: askedNotes([...from, by, at]),
  });
};

/** What identifies a study of a scenario; `more`: the decisions and the past of its futures. */
export const identityOf = (
  open: OpenScenario,
  model: Model,
  seed: string,
  runs: number,
  more: Pick<StudyId, 'decisions' | 'past' | 'evidence'> = {},
): StudyId => ({
  engine: VERSION,
  sha256: open.hash,
  data: dataHashes(open.scenario),
  rules: rulesHash(open.scenario),
  seed,
  runs,
  scenario: open.name,
  edits: open.edits,
  ...more,
  frame: frameOf(open.scenario, model),
});

/** A study that is still to be played. */
export interface OddsPlan {
  readonly model: Model;
  readonly id: StudyId;
  readonly turns: number;
  readonly asked: OddsAsked;
}

/** The end of the past that all futures share. Undefined if they are played from the start. Throws RequestError. */
const fromAsked = (
  { scenario }: OpenScenario,
  turns: number,
  request: OddsRequest,
): AskedTime | undefined => {
  const { from, future } = request;
  if (from === undefined && future !== undefined)
    throw new RequestError('goes with --from, which says up to when that future is played.', 'future');
  const time = from === undefined ? undefined : timeAsked(from, scenario, turns, 'from', 'played up to', 0);
  return time?.turn === 0 ? undefined : time;
};

/** The model of a scenario in which people decide some moves. Throws RequestError for a move that cannot be. */
export const modelWith = ({ scenario }: OpenScenario, moves: readonly string[], turns: number): Model =>
  modelWithDecisions(compile(scenario), parseDecisions(moves, scenario, turns));

/** What to play for a request. Throws RequestError. */
export const oddsPlan = (open: OpenScenario, request: OddsRequest): OddsPlan => {
  const turns = turnsAsked(request.turns ?? open.scenario.turns);
  const futures = futuresAsked(request.futures ?? DEFAULT_RUNS);
  const { moves = [], future = 0 } = request;
  const model = modelWith(open, moves, turns);
  const from = fromAsked(open, turns, request);
  const past = from && { future: futureAsked(future), turn: from.turn };
  const id = identityOf(open, model, seedAsked(request.seed), futures, {
    ...(moves.length === 0 ? {} : { decisions: moves }),
    ...(past ? { past } : {}),
  });
  return { model, id, turns, asked: oddsAsked(id.frame, turns, request, from) };
};

/**
 * How often each state recognises, and how many do, over many futures. Throws RequestError for an unknown state, bloc or
 * time, and for a seed or number that cannot be.
 */
export const odds = (open: OpenScenario, request: OddsRequest): Answered<OddsAnswer> => {
  const { model, id, turns, asked } = oddsPlan(open, request);
  const futures = { from: 0, to: id.runs };
  const tally = ensemble(model, { seed: id.seed, past: id.past, futures, turns, twins: true });
  return oddsFrom({ id, tally }, asked, open.skill);
};
