import { textWidth } from '../../report/words/layout.ts';
import type { ThemeName } from '../theme-names.ts';
import type { Line, TextSpan } from './line.ts';
import type { Colour, ToneLook } from './palette.ts';
import { lookOf } from './theme.ts';

/** A cell of the terminal, in units of the picture, and the position of the letters in the cell. */
const CELL = { width: 8.4, height: 17, base: 13, font: 14 } as const;

/** The colours of ground and text if a tone has no colours of its own. */
type Paper = readonly [ground: string, text: string];

const paperOf = (theme: ThemeName): Paper => {
  if (theme === 'high-contrast') return ['#000000', '#ffffff'];
  return theme === 'light' ? ['#ffffff', '#1c1c22'] : ['#0e1016', '#d8d8de'];
};

const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => SIGNS[sign] ?? '');

const hex = ({ rgb }: Colour): string => `#${rgb.map((part) => part.toString(16).padStart(2, '0')).join('')}`;

const number = (value: number): string => String(Math.round(value * 100) / 100);

interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const rect = ({ x, y, width, height }: Area, fill: string): string =>
  `<rect x="${number(x)}" y="${number(y)}" width="${number(width)}" height="${number(height)}" fill="${fill}"/>`;

/** The colours of a piece: the colour of its ground, if it has one, and the colour of its text. */
const coloursOf = ({ ground, text, marks = [] }: ToneLook, [paper, ink]: Paper) => {
  const colours = { ground: ground && hex(ground), text: text ? hex(text) : ink };
  return marks.includes(7) ? { ground: colours.text, text: colours.ground ?? paper } : colours;
};

/** Signs that fill a cell, or its upper half: fonts leave gaps between them, so they are drawn as areas. */
const FILLING: Readonly<Record<string, number>> = { '▀': 0.5, '█': 1 };

const pieceOf = (text: string, look: ToneLook, x: number, y: number, paper: Paper): readonly string[] => {
  const area = { x, y, width: textWidth(text) * CELL.width, height: CELL.height };
  const colours = coloursOf(look, paper);
  const ground = colours.ground === undefined ? [] : [rect(area, colours.ground)];
  const [sign = ''] = text;
  const share = FILLING[sign];
  if (share !== undefined && [...text].every((each) => each === sign))
    return [...ground, rect({ ...area, height: CELL.height * share }, colours.text)];
  const bold = look.marks?.includes(1) ? ' font-weight="bold"' : '';
  // Viewers fold blanks, so the text between wide gaps is drawn by itself.
  const words = [...text.matchAll(/\S+(?: \S+)*/g)].map(([word], i, all) => {
    const left = x + textWidth(text.slice(0, all[i]?.index)) * CELL.width;
    const length = number(textWidth(word) * CELL.width);
    return `<text x="${number(left)}" y="${number(y + CELL.base)}" textLength="${length}" lengthAdjust="spacingAndGlyphs" fill="${colours.text}"${bold}>${escaped(word)}</text>`;
  });
  return [...ground, ...words];
};

/** Joins neighbours of one tone. */
const joinedSpans = (line: Line): Line => {
  const spans: TextSpan[] = [];
  for (const each of line) {
    const last = spans.at(-1);
    if (last && last.tone === each.tone) spans[spans.length - 1] = { ...last, text: last.text + each.text };
    else if (each.text !== '') spans.push(each);
  }
  return spans;
};

interface PictureOptions {
  readonly columns: number;
  readonly theme: ThemeName;
  /** A description of the picture, for people who cannot see it. */
  readonly title: string;
}

/** The rows of a screen as a picture in SVG, in the colours of a theme. The same rows give the same text. */
export const svgOf = (rows: readonly Line[], { columns, theme, title }: PictureOptions): string => {
  const [width, height] = [columns * CELL.width, rows.length * CELL.height];
  const [look, paper] = [lookOf(theme), paperOf(theme)];
  const pieces = rows.flatMap((line, row) => {
    let x = 0;
    return joinedSpans(line).flatMap(({ text, tone = 'plain' }) => {
      const drawn = pieceOf(text, look(tone), x, row * CELL.height, paper);
      x += textWidth(text) * CELL.width;
      return drawn;
    });
  });
  const [name, size] = [escaped(title), `${number(width)} ${number(height)}`];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size}" role="img" aria-label="${name}" font-family="ui-monospace, Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="${CELL.font}">`,
    `<title>${name}</title>`,
    rect({ x: 0, y: 0, width, height }, paper[0]),
    ...pieces,
    '</svg>\n',
  ].join('\n');
};
