import { branchesOf, eventsAhead } from '../../play/branching.ts';
import type { Said } from '../../report/said/said.ts';
import { screenText } from '../draw/text.ts';
import { leftSentence } from '../panels/branches.ts';
import { helpSections } from '../panels/help.ts';
import type { Layer, Ui } from '../state.ts';
import { ENTRIES } from '../update/chooser.ts';
import { heard, item, part, said, under } from './words.ts';

/** The tree of branches: which is shown, which left which and when, what each changes, and how it ends. */
export const branchesWords = ({ play }: Ui): Said => {
  const rows = branchesOf(play);
  return [
    ...said(`Branches: ${rows.length}`),
    ...rows.flatMap((row) => {
      const { name, shown, turn, changes, recognisers, endText } = row;
      return [
        ...item(`${name}${shown ? ` (shown, at turn ${turn})` : ''}`),
        ...under(leftSentence(row)),
        ...under(
          `On ${endText} ${recognisers.length} ${recognisers.length === 1 ? 'recognises' : 'recognise'}${recognisers.length > 0 ? `: ${recognisers.join(', ')}` : ''}.`,
        ),
        ...(changes.length > 0
          ? changes.flatMap((change) => under(`It changes: ${change}`))
          : under('It changes nothing yet.')),
      ];
    }),
  ];
};

/** The events of the scenario: the text of each, and what it does when it is made to happen. */
export const eventsWords = ({ play, view }: Ui): Said => {
  const rows = eventsAhead(play);
  return [
    ...said(`Events that can be made to happen in turn ${view.run.turn + 1}: ${rows.length}`),
    ...rows.flatMap(({ label, text, effects, isDropped }) => [
      ...item(label),
      ...(text === '' ? [] : under(text)),
      ...(effects.length > 0
        ? effects.flatMap((effect) => under(`It does: ${effect}`))
        : under('It moves nothing by itself; the log tells of it.')),
      ...(isDropped ? under('You have had it happen next turn.') : []),
    ]),
  ];
};

/** The shown branch as a file: what it changes, in words and as text. */
export const saveWords = ({ play, on, told, outside }: Ui): Said => {
  if (on.kind !== 'save' || on.what !== 'branch')
    return said(`${told ?? ''} --set PATH=VALUE makes an edit.`);
  const { changes, text } = outside.branchFile(play, on.path);
  return [
    ...said(`It would be saved as ${on.path}.`),
    ...part('What it changes in the scenario', changes.flatMap(item)),
    ...part(
      'The file',
      // A line of a file is never folded.
      text
        .trimEnd()
        .split('\n')
        .map((each) => ({ kind: 'quoted', text: `  + ${screenText(each)}` })),
    ),
  ];
};

/** Scenarios and what-ifs to open: the name and the question of each. */
export const scenariosWords = (ui: Ui): Said => [
  ...said('Scenarios to play, by the name that demarche play takes:'),
  ...ENTRIES.scenarios(ui).flatMap(({ label, detail, more = '', group }, i, all) => [
    ...(group === undefined || group === all[i - 1]?.group ? [] : said(`${group}:`)),
    ...item(`${detail}: ${label}`),
    ...(more === '' ? [] : under(more)),
  ]),
];

/** The lines about offers, one after the other, without the keys that each ends with. */
const aboutOffers = (offer: Layer<'offer'> | undefined): Said =>
  offer === undefined
    ? []
    : [
        ...offer.about.slice(0, -1).flatMap((text) => (text === '' ? [] : said(text))),
        ...aboutOffers(offer.next),
      ];

/** What earlier sessions hold, and how to see the newest. */
export const offerWords = ({ over, told }: Ui): Said =>
  over.kind === 'offer'
    ? [
        ...aboutOffers(over),
        ...said('demarche play goes on with it; --kept with --screen branches, compare or save shows it.'),
      ]
    : said(told ?? 'No session of this scenario is kept.');

/** Keys that a voice reads as silence, or as a sign of a sentence. */
const KEYS_SAID: Readonly<Record<string, string>> = {
  ':': 'colon',
  '/': 'slash',
  '?': 'question mark',
  '!': 'exclamation mark',
  '<': 'less than',
  '>': 'greater than',
  '+': 'plus',
  '−': 'minus',
};

const keysSaid = (mark: string): string =>
  mark
    .trim()
    .split(' ')
    .map((key) => KEYS_SAID[key] ?? key)
    .join(', ');

const entry = (mark: string, text: string): string =>
  [mark.trim(), text].filter((each) => each !== '').join(': ');

/** The whole help: keys of every place, rungs, marks, how to read the figures. */
export const helpWords = ({ on, keys, view, notes, outside }: Ui): Said =>
  helpSections({ place: on.kind, keys, ladder: view.run.ladder, notes, outside, sought: '' }).flatMap(
    ({ title, entries }) =>
      part(
        title,
        entries.flatMap(({ mark, text }) => heard(item(entry(mark, text)), entry(keysSaid(mark), text))),
      ),
  );
