import { graphemesIn } from '../../domain/characters.ts';
import { textWidth } from './layout.ts';

/** ASCII for each drawn character, of the same width. */
const ASCII: Readonly<Record<string, string>> = {
  '─': '-',
  '━': '=',
  '│': '|',
  '┃': '|',
  '╭': '+',
  '╮': '+',
  '╰': '+',
  '╯': '+',
  '┏': '+',
  '┓': '+',
  '┗': '+',
  '┛': '+',
  '┊': ':',
  '├': '+',
  '┤': '+',
  '█': '#',
  '▓': '%',
  '▒': ':',
  '░': '.',
  '▏': '.',
  '▎': '.',
  '▍': ':',
  '▌': ':',
  '▋': '=',
  '▊': '=',
  '▉': '#',
  '▐': '|',
  '▁': '_',
  '▂': '_',
  '▃': '.',
  '▄': '-',
  '▅': '-',
  '▆': '=',
  '▇': '=',
  '▶': '>',
  '▸': '>',
  '◀': '<',
  '▲': '^',
  '▼': 'v',
  '●': 'o',
  '○': '.',
  '★': '*',
  '‖': '=',
  '→': '>',
  '←': '<',
  '↑': '^',
  '↓': 'v',
  '×': 'x',
  '≈': '~',
  '·': '.',
  '…': '~',
  '–': '-',
  '—': '-',
  '−': '-',
  '’': "'",
  '‘': "'",
  '“': '"',
  '”': '"',
  ß: 's',
  ø: 'o',
  Ø: 'O',
  ı: 'i',
  ł: 'l',
  Ł: 'L',
  đ: 'd',
  Đ: 'D',
  '°': 'o',
  '²': '2',
};

const asciiCluster = (cluster: string): string => {
  const known = ASCII[cluster];
  if (known !== undefined) return known;
  const bare = cluster.normalize('NFD').replace(/\p{M}/gu, '');
  return /^[\u0020-\u007E]$/.test(bare) ? bare : '?'.repeat(textWidth(cluster));
};

const PLAIN = /^[\t\n\x20-\x7E]*$/;

/** A text in ASCII, each line exactly as wide. Drops accents, replaces drawn characters by similar ones, and all others by `?`. */
export const toAscii = (text: string): string =>
  PLAIN.test(text)
    ? text
    : Array.from(graphemesIn(text), ({ segment }) =>
        PLAIN.test(segment) ? segment : asciiCluster(segment),
      ).join('');
