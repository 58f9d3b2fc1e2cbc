import { type Passage, paragraphLines } from '../../class/passage.ts';
import type { TableView, TeamRow } from '../../class/table-view.ts';
import type { Field, FieldOption } from '../../class/task.ts';
import type { Reading } from '../../class/team-view.ts';
import { sayIn } from '../../report/labels/say.ts';
import type { Say } from '../../report/labels/saying.ts';
import { wrap } from '../../report/words/layout.ts';
import { fitLine, type Line, line, lineWidth, paragraph, span, spreadLine } from '../draw/line.ts';
import { clip, screenText, toColumns } from '../draw/text.ts';
import { rungTone, type Tone } from '../draw/theme.ts';
import { driversLines } from '../panels/drivers.ts';
import { bigText } from './big.ts';
import { type ClassForm, isTicked, rowAt, valueIn } from './form.ts';
import { optionLines } from './option-lines.ts';
import type { ClassUi } from './state.ts';

/** `12:05`. */
const clockText = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;

const timeText = ({ view, spent }: ClassUi): string => {
  const { minutes, short } = view;
  const lesson =
    short === undefined ? '' : short === 0 ? ' (left out in a short lesson)' : ` (${short} short)`;
  const planned = minutes === undefined ? '' : ` of ${minutes} min${lesson}`;
  return `${clockText(spent)}${planned}`;
};

const LEFT_WARNING = 60;

/** The time that a team has left. At 0, only words say that the time is over. No team is cut off. */
const leftSpans = (left: number): Line => {
  if (left === 0) return [span(' time is up: say what you have, and lock ', 'warning')];
  return [span(` ${clockText(left)} left `, left <= LEFT_WARNING ? 'warning' : 'strong')];
};

/**
 * Two lines. The first has the exercise and the seed. The second has the step, the time and the count of recognisers.
 */
export const classHeader = (ui: ClassUi, columns: number): readonly Line[] => {
  const { view, mode, left } = ui;
  const seed = clip(`seed ${view.seed}`, Math.floor(columns / 3));
  const { recognisers, states } = view.run;
  const count: Line = [
    span(`${recognisers} of ${states}`, 'strong'),
    span(columns < 80 ? ' ' : recognisers === 1 ? ' recognises ' : ' recognise '),
  ];
  const time: Line =
    mode.kind === 'team' && left !== undefined ? leftSpans(left) : [span(` ${timeText(ui)} `)];
  return [
    spreadLine(
      [span(' DEMARCHE ', 'selected'), span(' '), span(view.title, 'strong')],
      [span(` ${seed} `, 'dim')],
      columns,
    ),
    spreadLine([span(` ${view.step} `, 'strong'), ...time], count, columns),
  ];
};

const aheadLines = ({ ahead }: TableView, columns: number): readonly Line[] => {
  switch (ahead.kind) {
    case 'team': {
      const unless = ahead.unless === undefined ? '' : ` (a: ${ahead.unless})`;
      return [
        ...paragraph(`▶ ${ahead.label}`, columns, 'title'),
        ...paragraph(`${ahead.call}${unless}. Enter hands over.`, columns),
      ];
    }
    case 'on':
      return paragraph(`▶ Enter: ${ahead.label}`, columns, 'title');
    case 'frozen':
      return paragraph('‖ Frozen. The teacher thaws the table: v.', columns, 'warning');
    case 'over':
      return paragraph(
        '▶ The exercise is over. Enter leaves the screen and writes the debrief pack.',
        columns,
        'title',
      );
  }
};

const BESIDE = 8;

/** What comes next, with turn and time in large digits if there is room. */
export const nowLines = (ui: ClassUi, columns: number, rows: number): readonly Line[] => {
  const { view } = ui;
  const next = aheadLines(view, columns);
  const when = [...paragraph(view.turn, columns, 'strong'), ...paragraph(view.days, columns)];
  const turn = bigText((/\d+ of \d+/.exec(view.turn)?.[0] ?? '').replace(' of ', '/'));
  const time = bigText(clockText(ui.spent));
  const beside = ' '.repeat(BESIDE);
  const big = turn.map((row, i) => line(`${row}${row === '' ? '' : beside}${time[i] ?? ''}`, 'focus'));
  const said = ui.said === undefined ? [] : paragraph(ui.said, columns, 'warning');
  const pack = ui.pack === undefined ? [] : paragraph(ui.pack, columns);
  const isBig = rows >= big.length + when.length + next.length + said.length + pack.length + 1;
  const head = isBig ? [...big, [], ...when] : when;
  const all = [...head, ...said, ...next, ...pack];
  const gap: readonly Line[] = rows > all.length ? [[]] : [];
  // Without room for both, what was done comes before the days.
  return rows < all.length
    ? [...said, ...next, ...pack, ...when]
    : [...head, ...said, ...gap, ...next, ...pack];
};

const MARKS: Readonly<Record<TeamRow['status'], { readonly mark: string; readonly tone: Tone }>> = {
  open: { mark: '○', tone: 'plain' },
  done: { mark: '●', tone: 'for' },
  absent: { mark: '–', tone: 'dim' },
  idle: { mark: ' ', tone: 'dim' },
};

/** Every team: whether it has locked, and the rungs of its states. */
export const teamLines = ({ teams, ahead, run }: TableView, columns: number): readonly Line[] => {
  const longest = Math.max(...teams.map(({ label }) => lineWidth(line(label))), 4);
  const name = Math.min(longest, Math.max(8, Math.floor(columns * 0.4)));
  const word = Math.min(10, Math.max(...teams.map((team) => team.word.length), 4));
  return teams.map(({ id, label, status, word: text, standing, rung }) => {
    const isNext = ahead.kind === 'team' && ahead.seat === id;
    const { mark, tone } = MARKS[status];
    return [
      span(isNext ? '▶ ' : '  ', 'title'),
      span(`${mark} `, tone),
      span(toColumns(label, name), isNext ? 'strong' : 'plain'),
      span(` ${toColumns(text, word)} `, tone),
      span(
        clip(standing, Math.max(0, columns - name - word - 6)),
        rung === undefined ? 'dim' : rungTone(rung, run.ladder.length),
      ),
    ];
  });
};

/** A text, paragraph by paragraph. */
export const toldLines = ({ paragraphs }: Passage, columns: number): readonly Line[] =>
  paragraphLines(paragraphs, screenText, columns).map((part) => line(part));

const DRIVERS_ROWS = 16;

/** What a team reads: each part under its title. */
export const readingLines = (readings: readonly Reading[], columns: number, say: Say): readonly Line[] =>
  readings.flatMap((reading, i) => {
    const gap: readonly Line[] = i > 0 ? [[]] : [];
    if (reading.kind === 'text')
      return [...gap, line(reading.passage.title, 'title'), ...toldLines(reading.passage, columns)];
    const { why, log } = reading;
    return [
      ...gap,
      line(say('What drives {state}', { state: why.name }), 'title'),
      ...driversLines(why, log, columns, DRIVERS_ROWS),
    ];
  });

interface FormLine {
  readonly row: number;
  readonly line: Line;
}

const TEXT_ROWS = 5;

/** A typed text with the cursor at its end. Of a long text, only the last rows are shown. */
const typedLines = (text: string, columns: number, hasKeys: boolean): readonly Line[] => {
  const all = wrap(`${screenText(text)}${hasKeys ? '▏' : ''}`, { width: Math.max(8, columns - 6) });
  return all.slice(-TEXT_ROWS).map((part) => [span('    '), span(part, hasKeys ? 'strong' : 'plain')]);
};

/** Columns for the name of a state. Its options follow. */
const LABEL_COLUMNS = 24;

/** `[ 30▏] %` beside its question. */
const NUMBER_COLUMNS = 12;

/** The options beside the label, or under it. Long options are each on a line of their own. */
const choiceLines = (
  label: readonly Line[],
  options: readonly FieldOption[],
  value: string,
  tone: Tone,
  columns: number,
): readonly Line[] => {
  const all = options.map((option): Line => {
    const isChosen = option.value === value;
    return [span(`${isChosen ? '(●)' : '( )'} ${option.label}   `, isChosen ? tone : 'dim')];
  });
  const [first = []] = label;
  const wide = lineWidth(all.flat());
  if (label.length === 1 && LABEL_COLUMNS + wide <= columns && lineWidth(first) < LABEL_COLUMNS)
    return [[...fitLine(first, LABEL_COLUMNS), ...all.flat()]];
  const indent = span('    ');
  return wide + 4 <= columns
    ? [...label, [indent, ...all.flat()]]
    : [...label, ...all.map((each) => [indent, ...each])];
};

/** The label of a field on as many lines as it needs. */
const labelOf = ({ kind, label }: Field, columns: number): readonly string[] => {
  const beside = kind === 'number' ? NUMBER_COLUMNS : 0;
  return wrap(screenText(label), { width: Math.max(8, columns - 2 - beside) });
};

/** Columns after which the numbers of a form stand: one under another, beside the longest last line of a label. */
const numbersFrom = ({ rows }: ClassForm, columns: number): number =>
  Math.max(
    0,
    ...rows.map(({ field }) =>
      field.kind === 'number' ? lineWidth([span(labelOf(field, columns).at(-1) ?? '')]) : 0,
    ),
  );

const rowLines = (form: ClassForm, row: number, columns: number): readonly Line[] => {
  const { field, option } = form.rows[row] ?? {};
  if (!field) return [];
  const hasKeys = form.at === row;
  const value = valueIn(form, field);
  const lead = span(hasKeys ? '▶ ' : '  ', 'title');
  const tone: Tone = hasKeys ? 'strong' : 'plain';
  const labelled = labelOf(field, columns).map(
    (part, i): Line => [i === 0 ? lead : span('  '), span(part, tone)],
  );
  switch (field.kind) {
    case 'choice':
      return choiceLines(labelled, field.options, value, tone, columns);
    case 'several': {
      const box = option && isTicked(form, field, option) ? '[x] ' : '[ ] ';
      return option ? optionLines(option, [lead, span(box, tone)], { hasKeys, columns }) : [];
    }
    case 'number':
      return [
        ...labelled.slice(0, -1),
        [
          ...fitLine(labelled.at(-1) ?? [], 2 + numbersFrom(form, columns)),
          span(' '),
          span(`[${value.padStart(4)}${hasKeys ? '▏' : ' '}] ${field.unit}`, tone),
        ],
      ];
    case 'text':
      return [...labelled, ...typedLines(value, columns, hasKeys)];
  }
};

/** The lines of a form, each with the row that it belongs to. */
export const formLines = (form: ClassForm, submit: string, columns: number): readonly FormLine[] => {
  const fields = form.rows.flatMap((_, row) =>
    rowLines(form, row, columns).map((each) => ({ row, line: each })),
  );
  const { button } = form;
  const isHere = !rowAt(form);
  const buttons = button?.options ?? [{ value: '', label: submit }];
  const lines = buttons.map(({ value, label }): Line => {
    const isChosen = !button || valueIn(form, button) === value;
    return [
      span(isHere && isChosen ? '▶ ' : '  ', 'title'),
      span(`[ ${label} ]`, isHere && isChosen ? 'selected' : isChosen ? 'strong' : 'dim'),
    ];
  });
  return [...fields, ...lines.map((each) => ({ row: form.rows.length, line: each }))];
};

const isChosenLine = ({ line }: FormLine): boolean => line.some(({ text }) => text.startsWith('(●)'));

/**
 * The part of a form that fits. It always includes the row that has the keys. If that row is too long, its beginning is
 * shown, or the option that is chosen.
 */
export const formWindow = (lines: readonly FormLine[], at: number, rows: number): readonly Line[] => {
  const last = lines.findLastIndex(({ row }) => row === at);
  const start = Math.max(
    0,
    Math.min(last - rows + 1 + (last < lines.length - 1 ? 1 : 0), lines.length - rows),
  );
  const first = lines.findIndex(({ row }) => row === at);
  const chosen = lines.findIndex((each) => each.row === at && isChosenLine(each));
  const from = Math.min(start, Math.max(first, chosen - 1));
  return lines.slice(from, from + rows).map((each) => each.line);
};

/** The curtain. Its text names the people who may look, and asks all others to look away. */
export const curtainLines = (ui: ClassUi): readonly Line[] => {
  if (ui.mode.kind !== 'curtain') return [];
  const { for: whom } = ui.mode;
  const say = sayIn(ui.desk.game.exercise.lang);
  return whom === 'teacher'
    ? [
        line(say('For the teacher alone'), 'title'),
        [],
        line(say('Send the class away from the screen: what comes shows hidden things.')),
        line(say('Press enter when only the teacher looks, esc to go back.'), 'strong'),
      ]
    : [
        line(say('Hand over to {team}', { team: whom.label }), 'title'),
        [],
        line(say('All others look away.')),
        line(say('Press enter when only {team} looks.', { team: whom.label }), 'strong'),
      ];
};
