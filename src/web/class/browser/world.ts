import type { WallPage } from '../../../class/device/pages.ts';
import { mapPicture } from '../../../report/page/draw/map-picture.ts';
import { rungMark } from '../../../report/page/draw/rungs.ts';
import { make } from '../../browser/dom.ts';
import type { WallMap } from '../wall-map.ts';
import { button } from './make.ts';
import { classSay as say } from './say.ts';

/** The map of the projector: the world at the end of one turn of the class. */
export interface WallWorld {
  /** Undefined while there is no map. */
  readonly part: (view: Pick<WallPage, 'worlds'>) => Element | undefined;
}

const isMap = (value: unknown): value is WallMap =>
  typeof value === 'object' && value !== null && 'map' in value && 'states' in value;

/** Asks for the outlines once, because they never change. */
const fetchedMap = async (): Promise<WallMap | undefined> => {
  const answer = await fetch('/map').catch(() => undefined);
  const found: unknown = answer?.ok ? await answer.json() : undefined;
  return isMap(found) ? found : undefined;
};

/** The ladder as the key of the map: each rung with the number of its states. */
const ladderKey = ({ ladder }: WallMap, rungs: readonly number[]): Element =>
  make(
    'ul',
    { class: 'key' },
    ladder
      .map((name, rung) => {
        const count = rungs.filter((each) => each === rung).length;
        return make(
          'li',
          {},
          rungMark(rung, ladder.length),
          make('span', { dir: 'auto' }, `${name}: ${count}`),
        );
      })
      .toReversed(),
  );

/** Opens the map. `changed` is called when the map must be drawn again. */
export const openWorld = (changed: () => void): WallWorld => {
  let found: WallMap | undefined;
  /** The turn that is shown. Undefined if it is the newest turn. */
  let chosen: number | undefined;
  void fetchedMap().then((map) => {
    found = map;
    changed();
  });
  const turnTo = (turn: number | undefined) => (): void => {
    chosen = turn;
    changed();
  };
  return {
    part: ({ worlds }) => {
      const last = worlds.length - 1;
      const at = Math.min(last, chosen ?? last);
      const then = worlds[at];
      if (!found || !then) return undefined;
      const { map, states, ladder, target } = found;
      const label = say('The region on {day}, each state by its rung', { day: then.day });
      const rungOf = new Map(states.map((id, i) => [id, then.rungs[i] ?? 0]));
      const turn = at === 0 ? say('At the start') : say('After turn {turn}', { turn: at });
      return make(
        'div',
        { class: 'world' },
        make(
          'div',
          { class: 'turns' },
          at > 0 ? button(say('Earlier'), turnTo(at - 1), 'slim') : undefined,
          make('b', { role: 'status' }, `${turn} · ${then.day}`),
          at < last ? button(say('Later'), turnTo(at + 1 === last ? undefined : at + 1), 'slim') : undefined,
        ),
        make('div', {}, mapPicture({ map, target, count: ladder.length, rungOf }, { 'aria-label': label })),
        ladderKey(found, then.rungs),
      );
    },
  };
};
