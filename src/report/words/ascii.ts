import { graphemesIn } from '../../domain/characters.ts';
import { textWidth } from './layout.ts';

/** Each drawn character with an ASCII character of equal width. */
const PAIRS = {
  frames: '─- ━= │| ┃| ╭+ ╮+ ╰+ ╯+ ┏+ ┓+ ┗+ ┛+ ┊: ├+ ┤+',
  blocks: '█# ▓% ▒: ░. ▏. ▎. ▍: ▌: ▋= ▊= ▉# ▐|',
  heights: '▁_ ▂_ ▃. ▄- ▅- ▆= ▇=',
  pointers: '▶> ▸> ◀< ▲^ ▼v →> ←< ↑^ ↓v',
  marks: '●o ○. ★* ‖= ×x ≈~ ·. …~ °o ²2',
  dashes: '–- —- −-',
  quotes: `’' ‘' “" ”"`,
  letters: 'ßs øo ØO ıi łl ŁL đd ĐD',
} as const;

const ASCII: ReadonlyMap<string, string> = new Map(
  Object.values(PAIRS).flatMap((pairs) =>
    pairs.split(' ').map(([drawn = '', plain = '']) => [drawn, plain] as const),
  ),
);

const asciiCluster = (cluster: string): string => {
  const known = ASCII.get(cluster);
  if (known !== undefined) return known;
  const bare = cluster.normalize('NFD').replace(/\p{M}/gu, '');
  return /^[\u0020-\u007E]$/.test(bare) ? bare : '?'.repeat(textWidth(cluster));
};

const PLAIN = /^[\t\n\x20-\x7E]*$/;

/**
 * A text in ASCII. Each line keeps its width. Drops accents, replaces drawn characters by similar ones, and replaces
 * all other characters by `?`.
 */
export const toAscii = (text: string): string =>
  PLAIN.test(text)
    ? text
    : Array.from(graphemesIn(text), ({ segment }) =>
        PLAIN.test(segment) ? segment : asciiCluster(segment),
      ).join('');
