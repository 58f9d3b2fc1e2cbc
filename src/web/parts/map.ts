import { el, type PageElement, type PagePart } from '../nodes.ts';
import type { RegionMap } from '../region-map.ts';
import { rungClass } from './ladder.ts';

interface Drawn {
  readonly map: RegionMap;
  readonly target: string;
  /** How many rungs the ladder has. */
  readonly count: number;
  /** The rung of each state, by its id. */
  readonly rungOf: ReadonlyMap<string, number>;
  /** The state with an outline of its own. */
  readonly chosen?: string;
}

/** The map at a moment: each state in the colour of its rung, with its digit. The ladder says the same in words. */
export const mapPicture = ({ map, target, count, rungOf, chosen }: Drawn, label: string): PageElement => {
  const { width, height, stretch, lands } = map;
  const kindOf = (id: string): string => {
    const rung = rungOf.get(id);
    return id === target ? 'tgt' : rung === undefined ? 'abs' : rungClass(rung, count);
  };
  // What has an outline of its own lies above its neighbours.
  const order = ['abs', 'r0', 'r1', 'r2', 'r3', 'r4', 'r5', 'tgt'];
  const sorted = lands.toSorted((a, b) => order.indexOf(kindOf(a.id)) - order.indexOf(kindOf(b.id)));
  const hot = lands.find(({ id }) => id === chosen);
  const labelOf = ({ id, letters, x, y }: RegionMap['lands'][number]): PagePart => {
    const kind = kindOf(id);
    if (letters === '' || kind === 'abs') return undefined;
    const sign = kind === 'tgt' ? '★' : String(rungOf.get(id));
    const look = kind === 'tgt' ? 'lt' : kind.replace('r', 'l');
    return el('text', { x, y: Math.round(y * stretch) + 2, class: look }, `${letters.trim()}${sign}`);
  };
  return el(
    'svg',
    {
      class: 'map',
      viewBox: `0 0 ${width} ${Math.round(height * stretch)}`,
      preserveAspectRatio: 'xMidYMid slice',
      role: 'img',
      'aria-label': label,
    },
    el(
      'g',
      { transform: `scale(1 ${stretch})` },
      sorted.map(({ id, path }) =>
        el('path', {
          d: path,
          class: `land ${kindOf(id)}`,
          'data-do': rungOf.has(id) && 'state',
          'data-arg': rungOf.has(id) && id,
        }),
      ),
      hot && ['hot h0', 'hot'].map((look) => el('path', { d: hot.path, class: look })),
    ),
    el('g', { class: 'lab' }, lands.map(labelOf)),
  );
};
