import { setOfEdit } from '../../domain/edit.ts';
import { changesOnTheWay, editsOf, editTexts, weightsOf } from '../../play/branching.ts';
import { passageOf } from '../../play/view.ts';
import type { WeightRow } from '../../report/run/weights-view.ts';
import type { Said } from '../../report/said/said.ts';
import { left, right } from '../../report/words/layout.ts';
import { quantity } from '../../report/words/numbers.ts';
import type { Ui } from '../state.ts';
import { countedWords, countWords, fanWords, oddsWords, passageWords } from './odds.ts';
import { item, part, said, tabled } from './words.ts';

const KINDS = { driver: 'what a state wants or fears', social: 'what others do' } as const;

const weightTable = (rows: readonly WeightRow[]): Said =>
  tabled(
    [
      left('weight', 30),
      right('value'),
      right('was'),
      right('spread'),
      left('slider'),
      { ...left('path for --set', 32), say: (path) => `path ${path}` },
    ],
    rows.map(({ label, value, base, edited, spread, low, high, path }) => [
      label,
      quantity(value),
      edited ? quantity(base) : '',
      spread > 0 ? quantity(spread) : 'none',
      `${quantity(low)} to ${quantity(high)}`,
      path,
    ]),
  );

const allWeights = (rows: readonly WeightRow[]): Said => {
  const of = (kind: WeightRow['kind']): Said =>
    part(`Weights: ${KINDS[kind]}`, weightTable(rows.filter((row) => row.kind === kind)));
  return [
    ...said(
      'A weight has no unit: it is how much a trait counts in the logarithm of the rate of a step. Its spread is the standard deviation with which futures draw it.',
    ),
    ...of('driver'),
    ...of('social'),
  ];
};

const editWords = ({ play }: Ui): Said => {
  const edits = editsOf(play);
  const texts = editTexts(play);
  const all = [
    ...edits.map((edit, i) => `${texts[i]?.text ?? edit.path} (--set ${setOfEdit(edit)})`),
    ...changesOnTheWay(play),
  ];
  return part(
    `Edits: ${all.length}`,
    all.length > 0
      ? all.flatMap(item)
      : said('None yet: --set PATH=VALUE makes one, with a path from the table below.'),
  );
};

/** The edits, the odds with them and without, and all weights of all states or of one. */
export const weightsWords = (ui: Ui): Said => {
  const { play, odds, selected, view, on } = ui;
  const name = view.run.rows.find(({ id }) => id === selected)?.name ?? selected;
  const isOfOne = on.kind === 'weights' && on.scope === 'state';
  return [
    ...editWords(ui),
    ...part(odds ? `Odds ${odds.since} by ${odds.by}` : 'Odds', [
      ...countedWords(odds),
      ...oddsWords(odds, selected),
    ]),
    ...part('How many recognise', [...countWords(odds), ...fanWords(ui)]),
    ...passageWords(odds && passageOf(play, odds, selected), name),
    ...allWeights(weightsOf(play)),
    ...(isOfOne ? part(`Of ${name} alone`, weightTable(weightsOf(play, selected))) : []),
  ];
};
