import type { ColourDepth } from '../../tui/draw/theme.ts';
import { type Looks, PLAIN_LOOKS } from '../../tui/looks.ts';
import type { ThemeName } from '../../tui/theme-names.ts';
import { isAsciiTerminal } from '../output.ts';

interface Asked {
  readonly theme?: ThemeName;
  /** Undefined: as suits the terminal. */
  readonly ascii?: boolean | undefined;
}

type Environment = Readonly<Record<string, string | undefined>>;

const depthOf = (bits: number): ColourDepth =>
  bits >= 24 ? 'all' : bits >= 8 ? '256' : bits >= 4 ? '16' : 'none';

/** Some terminals name two of the 16 colours here. The last is the background: `0;15` is black on white. */
const isLight = ({ COLORFGBG = '' }: Environment): boolean =>
  ['7', '15'].includes(COLORFGBG.split(';').at(-1) ?? '');

const suitable = (env: Environment, depth: ColourDepth): ThemeName => {
  if ((env.NO_COLOR ?? '') !== '' || depth === 'none') return 'none';
  if (isLight(env)) return 'light';
  return depth === '16' ? '16' : 'dark';
};

/**
 * How to show things on a terminal: as asked for, else as suits the terminal. NO_COLOR means the theme `none`, unless the
 * command line names another theme. `bitsOf` gives the bits of colour that an environment means.
 */
export const looksFor = (
  { theme, ascii }: Asked,
  env: Environment,
  bitsOf: (env: Record<string, string | undefined>) => number,
): Looks => {
  const { NO_COLOR: _, ...others } = env;
  const depth = depthOf(bitsOf(others));
  return {
    ...PLAIN_LOOKS,
    theme: theme ?? suitable(env, depth),
    depth,
    ascii: ascii ?? isAsciiTerminal(env),
  };
};
