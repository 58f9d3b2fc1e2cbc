import { textWidth } from './layout.ts';

/** What each drawn character becomes where a font or a terminal has ASCII alone; each as wide as what it replaces. */
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

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** A text in ASCII alone, exactly as wide: accents go, drawn characters become their likes, others `?`. */
export const toAscii = (text: string): string =>
  /^[\u0020-\u007E]*$/.test(text)
    ? text
    : Array.from(graphemes.segment(text), ({ segment }) =>
        /^[\u0020-\u007E]$/.test(segment) ? segment : asciiCluster(segment),
      ).join('');
