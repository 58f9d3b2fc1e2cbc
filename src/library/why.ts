import type { SingleChange } from '../domain/run.ts';
import { changesAt } from '../engine/explain/changes.ts';
import { type Drawn, drawnAt } from '../engine/explain/drawn.ts';
import { readingsAt } from '../engine/explain/explain.ts';
import { playRun } from '../engine/run.ts';
import { compile } from '../model/compile.ts';
import { tipSentence } from '../report/tip/text.ts';
import type { TipReport } from '../report/tip/tip-report.ts';
import { whyJson } from '../report/why/json.ts';
import { plainWhy } from '../report/why/plain-why.ts';
import { type WhyView, whyView } from '../report/why/why-view.ts';
import { drawnText } from '../report/words/drawn-text.ts';
import { manifestOf } from '../report/words/manifest.ts';
import { skillLines } from '../report/words/skill.ts';
import type { State } from '../scenario/scenario.ts';
import { parseDecisions } from './decisions.ts';
import { findState } from './find-state.ts';
import { type Answered, asLines, type Written } from './forms.ts';
import { futureAsked, seedAsked } from './numbers-asked.ts';
import { type OpenScenario, playedFrom } from './open-scenario.ts';
import { type AskedTime, askedData, askedNotes, timeAsked, type When, withNotes } from './when.ts';

/** The future and the time of an explanation. */
export interface WhyRequest {
  /** The luck: any text; default: `demarche`. */
  readonly seed?: string | undefined;
  /** Which future of the seed, from 0 (default). */
  readonly future?: number | undefined;
  /** The time; default: the first turn. */
  readonly at?: When | undefined;
  /** What to decide for states: `CHN@2026-03=up`. */
  readonly moves?: readonly string[] | undefined;
}

const DEFAULT_SEED = 'demarche';

/** An explanation, with what else is said of it. */
export interface Explained {
  readonly open: OpenScenario;
  readonly state: State;
  readonly view: WhyView;
  readonly drawn: Drawn;
  /** The time as it was asked for. */
  readonly at: AskedTime;
  /** What doubles the chance of the step up. */
  readonly doubles: readonly SingleChange[];
  readonly moves: readonly string[];
}

/** Explains a state's chances in one turn. Throws RequestError. */
export const explainState = (open: OpenScenario, typed: string, request: WhyRequest): Explained => {
  const { scenario } = open;
  const { at = 1, moves = [] } = request;
  const seed = seedAsked(request.seed ?? DEFAULT_SEED);
  const future = futureAsked(request.future ?? 0);
  const state = findState(typed, scenario);
  const time = timeAsked(at, scenario, scenario.turns, 'at', 'explained is the turn to');
  const { turn } = time;
  const decisions = parseDecisions(moves, scenario, scenario.turns);
  const options = { seed, future, turns: turn, decisions };
  const model = compile(scenario);
  const doubles = changesAt(model, options, turn, state.id, 'up', 2);
  const view = whyView({
    scenario,
    run: playRun(model, options),
    state: state.id,
    turn,
    readings: readingsAt(model, options, turn),
    before: turn > 1 ? readingsAt(model, options, turn - 1) : [],
    doubles,
    halves: changesAt(model, options, turn, state.id, 'up', 0.5),
  });
  return { open, state, view, drawn: drawnAt(model, options, turn, state.id), at: time, doubles, moves };
};

/** The changes that some odds need. Undefined if nothing was found. `none` if the question was not asked. */
type Tipped = TipReport | undefined | 'none';

/** An explanation in one of its forms, with the changes that the odds need. */
export const writtenWhy = (explained: Explained, tipped: Tipped, form: 'text' | 'json'): Written => {
  const { open, view, drawn, at, moves } = explained;
  const { scenario, skill } = open;
  const notes = askedNotes([at]);
  const { id: state, seed, future, turn } = view;
  const options = {
    state,
    ...(turn === 1 && at.note === undefined ? {} : { at: at.day }),
    ...(tipped === 'none' ? { tip: false } : {}),
  };
  const about = { ...playedFrom(open), seed, future, turns: turn, decisions: moves };
  const manifest = manifestOf({ ...about, answer: 'why', options }, form);
  const tip = tipped === 'none' ? undefined : tipped;
  const written = {
    json: () => [whyJson(view, manifest, tip, tip && skill, askedData({ at: [at] }))],
    text: () =>
      asLines(
        withNotes(notes, [
          ...plainWhy(view, tip && tipSentence(tip), drawnText(view, scenario, drawn)),
          ...(tip ? skillLines(skill) : []),
        ]),
      ),
  };
  return { pieces: written[form](), manifest };
};

/**
 * Why a state is as likely to take its next step as it is, in one future. Throws RequestError for an unknown state, move or
 * time, and for a seed or number that cannot be.
 */
export const why = (
  open: OpenScenario,
  state: string,
  request: WhyRequest = {},
): Omit<Answered<WhyView>, 'csv' | 'write'> => {
  const explained = explainState(open, state, request);
  const form = (name: 'text' | 'json') => () => [...writtenWhy(explained, 'none', name).pieces].join('');
  return { ...explained.view, text: form('text'), json: form('json') };
};
