import { el, type PageElement, type PagePart } from '../nodes.ts';
import type { RegionMap } from './region-map.ts';
import { rungClass } from './rungs.ts';

/** The outlines of a map, once for all its pictures on a page. */
export const outlinesOnce = ({ lands }: RegionMap): PageElement =>
  el(
    'svg',
    { class: 'vh', width: 0, height: 0, 'aria-hidden': 'true', focusable: 'false' },
    el(
      'defs',
      {},
      lands.map(({ id, path }) => el('path', { id: `land-${id}`, d: path })),
    ),
  );

interface Drawn {
  readonly map: RegionMap;
  readonly target: string;
  /** How many rungs the ladder has. */
  readonly count: number;
  /** The rung of each state, by its id. */
  readonly rungOf: ReadonlyMap<string, number>;
  /** The states with an outline of their own. */
  readonly chosen?: readonly string[];
  readonly isSmall?: boolean;
  /** The name of a state with its rung, which shows when a pointer rests on it. */
  readonly titleOf?: (id: string) => string;
  /** Whether the outlines lie in the page once for all maps. */
  readonly isShared?: boolean;
  /** Draws a land that can be chosen. */
  readonly land?: (id: string, path: string, look: string) => PageElement;
}

type Land = RegionMap['lands'][number];

/** A state with an outline of its own is drawn above its neighbours. */
const ORDER = ['abs', 'r0', 'r1', 'r2', 'r3', 'r4', 'r5', 'tgt'];

/**
 * The map at a moment: each state in the colour of its rung, with its digit. A table or a list gives these facts in
 * words. `named` has the attributes that name the picture.
 */
export const mapPicture = (
  { map, target, count, rungOf, chosen = [], isSmall = false, isShared = false, titleOf, land }: Drawn,
  named: Readonly<Record<string, string | undefined>>,
): PageElement => {
  const { width, height, stretch, lands } = map;
  const kindOf = (id: string): string => {
    const rung = rungOf.get(id);
    return id === target ? 'tgt' : rung === undefined ? 'abs' : rungClass(rung, count);
  };
  const title = (id: string): PagePart =>
    titleOf && rungOf.has(id) ? el('title', {}, titleOf(id)) : undefined;
  const drawn =
    land ??
    ((id: string, path: string, look: string): PageElement =>
      isShared
        ? el('use', { href: `#land-${id}`, class: look }, title(id))
        : el('path', { d: path, class: look }));
  const sorted = lands.toSorted((a, b) => ORDER.indexOf(kindOf(a.id)) - ORDER.indexOf(kindOf(b.id)));
  const hot = lands.filter(({ id }) => chosen.includes(id));
  const labelOf = ({ id, letters, x, y }: Land): PagePart => {
    const kind = kindOf(id);
    if (letters === '' || kind === 'abs') return undefined;
    const sign = kind === 'tgt' ? '★' : String(rungOf.get(id));
    const look = kind === 'tgt' ? 'lt' : kind.replace('r', 'l');
    return el(
      'text',
      { x, y: Math.round(y * stretch) + 2, class: look },
      isSmall ? sign : `${letters.trim()}${sign}`,
    );
  };
  return el(
    'svg',
    {
      class: isSmall ? 'map small' : 'map',
      viewBox: `0 0 ${width} ${Math.round(height * stretch)}`,
      preserveAspectRatio: 'xMidYMid slice',
      role: 'img',
      ...named,
    },
    el(
      'g',
      { transform: `scale(1 ${stretch})` },
      sorted.map(({ id, path }) => drawn(id, path, `land ${kindOf(id)}`)),
      ['hot h0', 'hot'].map((look) => hot.map(({ id, path }) => drawn(id, path, look))),
    ),
    el('g', { class: 'lab' }, lands.map(labelOf)),
  );
};
