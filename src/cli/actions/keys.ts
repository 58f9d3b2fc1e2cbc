import { asLines } from '../../library/forms.ts';
import { left, table, wrap } from '../../report/words/layout.ts';
import { keyTables } from '../../tui/keys/keys-page.ts';
import { aboutWords, WORDS_COMMAND, WORDS_NAMES } from '../../tui/words/names.ts';
import { EXIT } from '../errors.ts';
import { print } from '../output.ts';
import { keyFilePath, loadKeys } from '../screens/key-file.ts';

/** Prints the current keys of each place, and the file in which a person can change them. */
export const keysAction = async (): Promise<number> => {
  const file = keyFilePath();
  const keys = loadKeys(file);
  const lines = keyTables(keys).flatMap(({ title, rows }) => [
    title,
    ...table(
      [left('keys', 24), left('command', 12), left('what it does')],
      rows.map((row) => [row.keys, row.command, row.help]),
    ),
    '',
  ]);
  const screens = [
    `Screens in words: ${WORDS_COMMAND}`,
    ...WORDS_NAMES.flatMap((name) => wrap(`${name}: ${aboutWords(name)}`, { first: '  ', rest: '    ' })),
    '',
  ];
  const where = file ?? 'keys.yaml of a home folder; none was found (HOME or XDG_CONFIG_HOME names one)';
  await print(asLines([...lines, ...screens, `Other keys: a line such as “step: [n, right]” in ${where}`]));
  return EXIT.done;
};
