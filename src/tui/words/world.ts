import { editTexts } from '../../play/branching.ts';
import { causesShown, endingOfShown, glanceAt, passageOf } from '../../play/view.ts';
import { foldedLog, type StateRow } from '../../report/run/run-view.ts';
import type { Said } from '../../report/said/said.ts';
import { stepSaid } from '../../report/why/plain-why.ts';
import { left, right } from '../../report/words/layout.ts';
import { quantity } from '../../report/words/numbers.ts';
import { nextTries } from '../panels/log.ts';
import { mainStep } from '../panels/news.ts';
import { intervalText, shortShare } from '../panels/odds-text.ts';
import { chanceMoved } from '../panels/states.ts';
import { tableRowsOf, type Ui } from '../state.ts';
import { countedWords, countWords, fanWords, passageWords } from './odds.ts';
import { heard, item, part, said, tabled } from './words.ts';

/** The turn and the state of the play: what the two lines at the top of every screen say. */
export const headWords = (ui: Ui): Said => {
  const { run, branch } = ui.view;
  const future = run.future === 0 ? '' : `, future ${run.future}`;
  const which = branch.of > 1 ? ` · branch ${branch.name}, one of ${branch.of}` : '';
  const verb = run.recognisers === 1 ? 'recognises' : 'recognise';
  const edits = editTexts(ui.play).map(({ text }) => text);
  return [
    ...said(`${run.title} · seed ${run.seed}${future}${which}`),
    ...said(
      `Turn ${run.turn} of ${run.turns}, ${run.dateText}: ${run.recognisers} of ${run.states} ${verb}.`,
    ),
    ...(run.ruleText === '' ? [] : said(run.ruleText)),
    ...(edits.length > 0 ? said(`Edited: ${edits.join('; ')}.`) : []),
  ];
};

const DECISIONS = { up: 'you decide: up', down: 'you decide: down', hold: 'you decide: stays' } as const;

/** What is new about a state, in words for its mark. */
const noteOf = (row: StateRow, { view }: Ui): string => {
  const decision = view.decided[row.id];
  const way = chanceMoved(row);
  const notes = [
    ...(row.moved ? [`stepped ${row.moved}`] : []),
    ...(decision ? [typeof decision === 'string' ? DECISIONS[decision] : 'you decide'] : []),
    ...(row.held === undefined ? [] : [row.held]),
    ...(way && row.held === undefined ? [`chance ${way}`] : []),
  ];
  return notes.join('; ');
};

const stateTable = (ui: Ui): Said => {
  const odds = new Map(ui.odds?.futures ? ui.odds.states.map((each) => [each.id, each]) : []);
  const oddsOf = ({ id }: StateRow): readonly string[] => {
    const found = odds.get(id);
    if (!found) return [];
    return found.fromStart ? ['', ''] : [shortShare(found.now.share), intervalText(found.now)];
  };
  const heads = odds.size > 0 ? [right('odds'), { ...left('(95 %)'), say: () => '' }] : [];
  return tabled(
    [
      left('state', 26),
      { ...left('rung', 22), say: (rung) => `rung ${rung}` },
      {
        ...right(`step up ${ui.view.run.horizon}`),
        say: (chance) => `step up ${chance} ${ui.view.run.horizon}`,
      },
      ...heads,
      { ...left('note', 24), say: (note) => note },
    ],
    tableRowsOf(ui).map((row) => [
      row.name,
      `${row.rung} ${row.rungLabel}`,
      row.held === undefined ? row.chanceText : 'held',
      ...oddsOf(row),
      noteOf(row, ui),
    ]),
  );
};

const MOST_LOG = 20;

const logWords = ({ view, notes }: Ui): Said => {
  const { turn } = view.run;
  const log = foldedLog(view.run.log);
  const newest = log.slice(-MOST_LOG).toReversed();
  const left = log.length - newest.length;
  return [
    ...(turn === 0 ? notes : []).flatMap(item),
    ...newest.flatMap(({ turn: when, mark, text }) =>
      heard(item(`turn ${when} ${mark} ${text}`), `Turn ${when}: ${text}`),
    ),
    ...(left > 0 ? item(`and ${left} before that: demarche run SCENARIO tells every turn`) : []),
  ];
};

const SAME = 'as it was';

const indexWords = ({ view, play }: Ui): Said => {
  const causes = causesShown(play);
  return tabled(
    [
      left('index, 0 to 100', 44),
      { ...right('now'), say: (now) => `${now} of 100` },
      {
        ...right('since the start'),
        say: (change) => (change === SAME ? change : `${change} since the start`),
      },
      { ...left('what moved it'), say: (causes) => `; ${causes}` },
    ],
    view.run.indices
      .filter(({ id }) => id !== 'recognisers')
      .map(({ id, label, text, changeText }) => [
        label,
        text,
        changeText === '' ? SAME : changeText,
        causes.get(id) ?? '',
      ]),
  );
};

const overTime = ({ view: { run } }: Ui): string => {
  const changes = run.counts.flatMap((count, turn) =>
    turn > 0 && count !== run.counts[turn - 1] ? [`${quantity(count)} from turn ${turn}`] : [],
  );
  const first = run.counts[0] ?? 0;
  return `In this future ${first} at the start${changes.length > 0 ? `, ${changes.join(', ')}` : ', and as many since'}.`;
};

/** The account of the future, at its last turn. */
const endWords = ({ play, oddsFromStart, view }: Ui): Said => {
  const ending = endingOfShown(play, oddsFromStart);
  if (!ending) return [];
  const { outcome, moves, usual } = ending;
  return part('The end of this future', [
    ...said(outcome),
    ...moves.flatMap(item),
    ...(usual === '' ? [] : said(usual)),
    ...said('What to try next:'),
    ...nextTries(view.run).flatMap(item),
  ]);
};

/** The world at the shown turn: the answer first (who and how many, every state), then the selected state, indices and log. */
export const worldWords = (ui: Ui): Said => {
  const { play, odds, selected, view } = ui;
  const why = glanceAt(play, selected);
  const step = mainStep(why);
  const who = view.run.rows.filter((row) => row.recognises).map(({ name }) => name);
  return [
    ...said(view.run.question),
    ...endWords(ui),
    ...part('Who recognises', item(who.length > 0 ? who.join(', ') : 'nobody')),
    ...part('How many recognise', [...said(overTime(ui)), ...countWords(odds), ...fanWords(ui)]),
    ...part('Every state: recognisers first, then the nearest to recognition', [
      ...countedWords(odds),
      ...stateTable(ui),
    ]),
    ...part(`${why.name}: the coming turn`, [
      ...said(why.sentence),
      ...stepSaid(`Step ${step.dir}`, step, why.horizon),
    ]),
    ...passageWords(odds && passageOf(play, odds, selected), why.name),
    ...part('Indices', indexWords(ui)),
    ...part('Log, newest first', logWords(ui)),
  ];
};
