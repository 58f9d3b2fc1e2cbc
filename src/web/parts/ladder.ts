import { rungMark } from '../../report/page/draw/rungs.ts';
import { el, type PageElement, type PagePart } from '../../report/page/nodes.ts';
import { namesOf } from '../../report/words/names.ts';
import type { Scenario } from '../../scenario/scenario.ts';

/** A rung with more states than this is folded. */
const MOST_NAMES = 24;

interface OnLadder {
  readonly scenario: Scenario;
  /** By position in the scenario's states. */
  readonly rungs: readonly number[];
  readonly chosen: string;
  readonly isLive: boolean;
}

/** All rungs with their states, highest first: the key of the map's colours, and the map in words. */
export const ladderTable = ({ scenario, rungs, chosen, isLive }: OnLadder, day: string): PageElement => {
  const names = namesOf(scenario);
  const count = scenario.ladder.length;
  const stateName = (id: string): PageElement =>
    el(
      'button',
      {
        type: 'button',
        class: 'name',
        'data-do': 'state',
        'data-arg': id,
        disabled: !isLive,
        'aria-current': id === chosen && 'true',
      },
      el('span', { dir: 'auto' }, names.state(id)),
    );
  const which = (ids: readonly string[]): PagePart => {
    // A comma stays beside its name at the end of a line.
    const list = ids.flatMap((id, i) => [
      el('span', { class: 'num' }, stateName(id), i < ids.length - 1 ? ',' : ''),
      ' ',
    ]);
    if (ids.length <= MOST_NAMES) return list;
    return el('details', {}, el('summary', {}, `show ${ids.length} states`), list);
  };
  const rows = scenario.ladder.map((_, rung) => {
    const ids = scenario.states.filter((_, i) => rungs[i] === rung).map(({ id }) => id);
    return el(
      'tr',
      {},
      el('th', { scope: 'row' }, rungMark(rung, count), ' ', el('span', { dir: 'auto' }, names.rung(rung))),
      el('td', { class: 'num' }, String(ids.length)),
      el('td', {}, which(ids)),
    );
  });
  return el(
    'table',
    { class: 'lad' },
    el('caption', { class: 'vh' }, `The ladder on ${day}`),
    el('tbody', {}, rows.toReversed()),
  );
};
