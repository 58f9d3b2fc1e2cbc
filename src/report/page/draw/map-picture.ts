import { namesOf } from '../../words/names.ts';
import { el, type PageElement, type PagePart } from '../nodes.ts';
import type { MapFigure } from './figures.ts';
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

interface Drawn extends Omit<MapFigure, 'kind' | 'isSmall'> {
  readonly isSmall?: boolean;
  /** Draws a land of a state: where many maps share their outlines, or a land can be chosen. */
  readonly land?: (id: string, path: string, look: string) => PageElement;
}

type Land = RegionMap['lands'][number];

/** What has an outline of its own lies above its neighbours. */
const ORDER = ['abs', 'r0', 'r1', 'r2', 'r3', 'r4', 'r5', 'tgt'];

/**
 * The map at a moment: each state in the colour of its rung, with its digit. A table or a list says the same in words. `named`
 * are the attributes that name the picture.
 */
export const mapPicture = (
  { scenario, map, rungs, chosen, isSmall = false, land }: Drawn,
  named: Readonly<Record<string, string | undefined>>,
): PageElement => {
  const { width, height, stretch, lands } = map;
  const count = scenario.ladder.length;
  const rungOf = new Map(scenario.states.map(({ id }, i) => [id, rungs[i] ?? 0]));
  const kindOf = (id: string): string => {
    const rung = rungOf.get(id);
    return id === scenario.target.id ? 'tgt' : rung === undefined ? 'abs' : rungClass(rung, count);
  };
  const names = namesOf(scenario);
  const titleOf = (id: string): PagePart =>
    isSmall || !rungOf.has(id)
      ? undefined
      : el('title', {}, `${names.state(id)}: ${names.rung(rungOf.get(id) ?? 0)}`);
  const drawn =
    land ??
    ((id: string, _path: string, look: string): PageElement =>
      el('use', { href: `#land-${id}`, class: look }, titleOf(id)));
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
