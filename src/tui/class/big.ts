/** Digits of five rows, readable from the back of a room. */
const DIGITS: Readonly<Record<string, readonly string[]>> = {
  '0': ['███', '█ █', '█ █', '█ █', '███'],
  '1': [' █ ', '██ ', ' █ ', ' █ ', '███'],
  '2': ['███', '  █', '███', '█  ', '███'],
  '3': ['███', '  █', '███', '  █', '███'],
  '4': ['█ █', '█ █', '███', '  █', '  █'],
  '5': ['███', '█  ', '███', '  █', '███'],
  '6': ['███', '█  ', '███', '█ █', '███'],
  '7': ['███', '  █', '  █', '  █', '  █'],
  '8': ['███', '█ █', '███', '█ █', '███'],
  '9': ['███', '█ █', '███', '  █', '███'],
  ':': [' ', '█', ' ', '█', ' '],
  '/': ['  █', '  █', ' █ ', '█  ', '█  '],
  ' ': ['  ', '  ', '  ', '  ', '  '],
};

const BIG_ROWS = 5;

/** A text of digits, `:` and `/` in five rows. Characters without a large form are left out. */
export const bigText = (text: string): readonly string[] =>
  Array.from({ length: BIG_ROWS }, (_, row) =>
    [...text].flatMap((char) => DIGITS[char]?.[row] ?? []).join(' '),
  );
