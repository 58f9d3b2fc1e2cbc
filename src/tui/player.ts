import type { Edit } from '../domain/edit.ts';
import type { StateId } from '../domain/ids.ts';
import type { Decision } from '../domain/run.ts';
import type { StateGroup } from '../report/groups-view.ts';
import type { LiveOddsView } from '../report/live-odds-view.ts';
import type { WorldGrid } from '../report/page/draw/outlines.ts';
import type { PassageView } from '../report/passage-view.ts';
import type { RunView } from '../report/run-view.ts';
import type { EditWords, WeightRow } from '../report/weights-view.ts';
import type { WhyView } from '../report/why-view.ts';
import type { Branching } from './branching.ts';
import type { Comparing } from './comparing.ts';
import type { Saves } from './saves.ts';

/**
 * What the screens need of whoever plays: how to move a play on, and how it stands. A play is a value that the screens
 * hand around and never look into; every function gives a new one and leaves the old as it was.
 */
export interface Player<Play> extends Branching<Play>, Comparing<Play>, Saves<Play> {
  readonly step: (play: Play) => Play;
  readonly back: (play: Play) => Play;
  readonly jump: (play: Play, turn: number) => Play;
  readonly restart: (play: Play) => Play;
  /** Starts all branches again with a seed that nobody has chosen. */
  readonly otherLuck: (play: Play) => Play;
  /** A person's decision for the coming turn; undefined takes it back. */
  readonly decide: (play: Play, state: StateId, decision: Decision | undefined) => Play;
  /** The same future, with these edits on the scenario in the place of any others; not played until it is settled. */
  readonly edit: (play: Play, edits: readonly Edit[]) => Play;
  /** The weights of all states, or of one, with some edits. */
  readonly weights: (play: Play, edits: readonly Edit[], state?: StateId) => readonly WeightRow[];
  /** Each edit in words. */
  readonly editTexts: (play: Play, edits: readonly Edit[]) => readonly EditWords[];
  readonly view: (play: Play) => PlayView;
  /** The day on which a turn ends: as people write it, and as files do. */
  readonly dateOf: (play: Play, turn: number) => { readonly text: string; readonly iso: string };
  /** When a state recognises in the futures counted so far; undefined where there is nothing to ask. */
  readonly passage: (play: Play, odds: LiveOddsView, state: StateId) => PassageView | undefined;
  /** Groups of states that one may want to look at alone. */
  readonly groups: (play: Play) => readonly StateGroup[];
  /** Whether a person has changed anything that would be lost with the play. */
  readonly isChanged: (play: Play) => boolean;
  /** The world's map. */
  readonly map: () => WorldGrid;
  /** Scenarios and what-ifs that can be opened in the place of this one. */
  readonly scenarios: () => readonly ScenarioCard[];
  /** Why a state's step is as likely as it is, without what would change it: cheap enough for every keystroke. */
  readonly glance: (play: Play, state: StateId) => WhyView;
  /** The same with the changes that would double or halve it. */
  readonly why: (play: Play, state: StateId) => WhyView;
}

/** A scenario that can be opened. */
export interface ScenarioCard {
  readonly path: string;
  /** What its file or folder is called. */
  readonly name: string;
  readonly title: string;
  readonly question: string;
}

/** The shown turn, ready to draw. */
export interface PlayView {
  readonly run: RunView;
  /** The id of the target, which stands on the tile grid beside the states. */
  readonly target: string;
  /** The edits that lie on the scenario. */
  readonly edits: readonly Edit[];
  /** The branch that is shown, and how many there are. */
  readonly branch: { readonly name: string; readonly of: number };
  /** What a person has decided for the coming turn, by state. */
  readonly decided: Readonly<Record<StateId, Decision>>;
}
