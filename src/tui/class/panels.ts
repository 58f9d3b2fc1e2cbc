import { wrap } from '../../report/layout.ts';
import { fitLine, type Line, line, lineWidth, paragraph, span, spreadLine } from '../line.ts';
import { driversLines } from '../panels/drivers.ts';
import { clip, screenText, toColumns } from '../text.ts';
import { rungTone, type Tone } from '../theme.ts';
import { bigText } from './big.ts';
import type { Deed, Field, Passage, Reading, TableView, TeamRow } from './desk.ts';
import { type Form, fieldAt, valueIn } from './form.ts';
import type { ClassUi } from './state.ts';

/** `12:05`. */
const clockText = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;

const timeText = ({ view, spent }: ClassUi): string => {
  const { minutes, short } = view;
  const planned =
    minutes === undefined ? '' : ` of ${minutes} min${short === undefined ? '' : ` (${short} short)`}`;
  return `${clockText(spent)}${planned}`;
};

const LEFT_WARNING = 60;

/** The time that a team has left, in words too: nobody is cut off. */
const leftSpans = (left: number): Line => {
  if (left === 0) return [span(' time is up: say what you have, and lock ', 'warning')];
  return [span(` ${clockText(left)} left `, left <= LEFT_WARNING ? 'warning' : 'strong')];
};

/** Which exercise, step and time; how many recognise. */
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
    case 'team':
      return [
        ...paragraph(`▶ ${ahead.label}`, columns, 'title'),
        ...paragraph(`${ahead.task} Enter hands over.`, columns),
      ];
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

/** What comes next; turn and time in large digits where there is room. */
export const nowLines = (ui: ClassUi, columns: number, rows: number): readonly Line[] => {
  const { view } = ui;
  const next = aheadLines(view, columns);
  const when = [...paragraph(view.turn, columns, 'strong'), ...paragraph(view.days, columns)];
  const turn = bigText((/\d+ of \d+/.exec(view.turn)?.[0] ?? '').replace(' of ', '/'));
  const time = bigText(clockText(ui.spent));
  const beside = ' '.repeat(BESIDE);
  const big = turn.map((row, i) => line(`${row}${row === '' ? '' : beside}${time[i] ?? ''}`, 'focus'));
  const said = ui.said === undefined ? [] : paragraph(ui.said, columns, 'warning');
  const isBig = rows >= big.length + when.length + next.length + said.length + 1;
  const head = isBig ? [...big, [], ...when] : when;
  const all = [...head, ...said, ...next];
  const gap: readonly Line[] = rows > all.length ? [[]] : [];
  // What was done counts for more than the days, where there is no room for both.
  return rows < all.length ? [...said, ...next, ...when] : [...head, ...said, ...gap, ...next];
};

const MARKS: Readonly<Record<TeamRow['status'], { readonly mark: string; readonly tone: Tone }>> = {
  open: { mark: '○', tone: 'plain' },
  done: { mark: '●', tone: 'for' },
  absent: { mark: '–', tone: 'dim' },
  idle: { mark: ' ', tone: 'dim' },
};

/** Every team: whether it has locked, and how its state stands. */
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
export const passageLines = ({ paragraphs }: Passage, columns: number): readonly Line[] =>
  paragraphs.flatMap((text, i) => [
    ...(i > 0 && paragraphs[i - 1] !== '' && text !== '' && !text.startsWith('  ') ? [[]] : []),
    ...wrap(screenText(text.trimStart()), {
      width: columns,
      ...(text.startsWith('  ') ? { first: '  ', rest: '    ' } : {}),
    }).map((part) => line(part)),
  ]);

const DRIVERS_ROWS = 16;

/** What a team reads: each part under its title. */
export const readingLines = (readings: readonly Reading[], columns: number): readonly Line[] =>
  readings.flatMap((reading, i) => {
    const gap: readonly Line[] = i > 0 ? [[]] : [];
    if (reading.kind === 'text')
      return [...gap, line(reading.passage.title, 'title'), ...passageLines(reading.passage, columns)];
    const { why, log } = reading;
    return [
      ...gap,
      line(`What drives ${why.name}`, 'title'),
      ...driversLines(why, log, columns, DRIVERS_ROWS),
    ];
  });

interface FormLine {
  readonly row: number;
  readonly line: Line;
}

const TEXT_ROWS = 5;

/** What is typed, with the cursor at its end; of a long text the last rows. */
const typedLines = (text: string, columns: number, hasKeys: boolean): readonly Line[] => {
  const all = wrap(`${screenText(text)}${hasKeys ? '▏' : ''}`, { width: Math.max(8, columns - 6) });
  return all.slice(-TEXT_ROWS).map((part) => [span('    '), span(part, hasKeys ? 'strong' : 'plain')]);
};

/** Names of states stand in so many, their options after them. */
const LABEL_COLUMNS = 24;

/** `[ 30▏] %` beside its question. */
const PERCENT_COLUMNS = 10;

interface Chosen {
  readonly value: string;
  readonly tone: Tone;
}

/** The options beside the label where there is room, else under it; each on a line of its own where they are long. */
const choiceLines = (
  label: readonly Line[],
  { options }: Field,
  { value, tone }: Chosen,
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

const fieldLines = (form: Form, row: number, columns: number): readonly Line[] => {
  const field = form.fields[row];
  if (!field) return [];
  const hasKeys = form.at === row;
  const value = valueIn(form, field);
  const lead = span(hasKeys ? '▶ ' : '  ', 'title');
  const tone: Tone = hasKeys ? 'strong' : 'plain';
  const beside = field.kind === 'percent' ? PERCENT_COLUMNS : 0;
  const label = wrap(screenText(field.label), { width: Math.max(8, columns - 2 - beside) });
  const labelled = label.map((part, i): Line => [i === 0 ? lead : span('  '), span(part, tone)]);
  switch (field.kind) {
    case 'choice':
      return choiceLines(labelled, field, { value, tone }, columns);
    case 'tick':
      return wrap(screenText(field.label), { width: Math.max(8, columns - 6) }).map((part, i) => [
        i === 0 ? lead : span('  '),
        span(i === 0 ? (value === 'yes' ? '[x] ' : '[ ] ') : '    ', tone),
        span(part, tone),
      ]);
    case 'percent':
      return [
        ...labelled.slice(0, -1),
        [...(labelled.at(-1) ?? []), span(' '), span(`[${value.padStart(3)}${hasKeys ? '▏' : ''}] %`, tone)],
      ];
    case 'text':
      return [...labelled, ...typedLines(value, columns, hasKeys)];
  }
};

/** Everything that a team fills in, line by line, and the row that each line belongs to. */
export const formLines = (form: Form, submit: string, columns: number): readonly FormLine[] => {
  const fields = form.fields.flatMap((_, row) =>
    fieldLines(form, row, columns).map((each) => ({ row, line: each })),
  );
  const isHere = !fieldAt(form);
  const button: Line = [
    span(isHere ? '▶ ' : '  ', 'title'),
    span(`[ ${submit} ]`, isHere ? 'selected' : 'strong'),
  ];
  return [...fields, { row: form.fields.length, line: button }];
};

/** As many lines as there is room for, those of the row with the keys among them. */
export const formWindow = (lines: readonly FormLine[], at: number, rows: number): readonly Line[] => {
  const last = lines.findLastIndex(({ row }) => row === at);
  const start = Math.max(
    0,
    Math.min(last - rows + 1 + (last < lines.length - 1 ? 1 : 0), lines.length - rows),
  );
  return lines.slice(start, start + rows).map((each) => each.line);
};

/** Which of the things that the teacher can do stands in the first row, so that the marked one is shown. */
export const firstDeed = (deeds: readonly Deed[], at: number, rows: number): number =>
  Math.max(0, Math.min(at - rows + 1, deeds.length - rows));

/** What the teacher can do, the marked row always among it. */
export const deedLines = (deeds: readonly Deed[], at: number, rows: number): readonly Line[] => {
  const start = firstDeed(deeds, at, rows);
  return deeds
    .slice(start, start + rows)
    .map(({ label }, i) => [
      span(start + i === at ? '▶ ' : '  ', 'title'),
      span(label, start + i === at ? 'selected' : 'plain'),
    ]);
};

/** A curtain: whose turn it is, and that all others look away. */
export const curtainLines = (ui: ClassUi): readonly Line[] => {
  if (ui.mode.kind !== 'curtain') return [];
  const { for: whom } = ui.mode;
  return whom === 'teacher'
    ? [
        line('For the teacher alone', 'title'),
        [],
        line('Send the class away from the screen: what comes shows hidden things.'),
        line('Press enter when only the teacher looks, esc to go back.', 'strong'),
      ]
    : [
        line(`Hand over to ${whom.label}`, 'title'),
        [],
        line('All others look away.'),
        line(`Press enter when only ${whom.label} looks.`, 'strong'),
      ];
};
