import { aheadOf } from '../../src/class/ahead.ts';
import type { Desk } from '../../src/class/desk.ts';
import type { ClassRequest } from '../../src/class/requests.ts';
import type { Field, Task } from '../../src/class/task.ts';
import { taskOf } from '../../src/class/tasks.ts';
import type { Asker } from '../../src/cli/exercise/asker.ts';
import { playAtTable } from '../../src/cli/exercise/dialogue.ts';
import type { FormValues } from '../../src/exercise/exercise.ts';
import { journalText } from '../../src/exercise/journal.ts';
import { startClass } from '../../src/tui/class/state.ts';
import { KEYS } from '../../src/tui/keys/keys.ts';
import { PLAIN_LOOKS } from '../../src/tui/looks.ts';
import { type } from '../tui/class-keys.ts';
import { keepDesk } from './desk.ts';

/** What each team fills in; undefined for a team that is not here. */
export type Fill = (task: Task) => FormValues | undefined;

/** What comes next if teams fill in as given. */
const nextRequest = (desk: Desk, fill: Fill): ClassRequest | undefined => {
  const ahead = aheadOf(desk);
  if (ahead.kind === 'over') return undefined;
  if (ahead.kind !== 'team') return { do: 'on' };
  const values = fill(taskOf(desk, ahead.seat));
  return values ? { do: 'hand-in', seat: ahead.seat, values } : { do: 'absent', seat: ahead.seat };
};

/** Plays with requests that went through JSON, as a web page would send them. */
export const asJson = (desk: Desk, fill: Fill): string => {
  const kept = keepDesk(desk);
  for (let request = nextRequest(desk, fill); request; request = nextRequest(kept.now(), fill)) {
    const done = kept.ask(JSON.parse(JSON.stringify(request)));
    if (!done.ok) throw new Error(`${request.do}: ${done.said}`);
  }
  return journalText(kept.now().journal);
};

/** What a person types at the prompt of a field. */
const typedFor = (field: Field, value: string, isTerse: boolean): string => {
  if (field.kind === 'several' || (field.kind === 'choice' && field.value === undefined)) {
    const numbers = value.split(' ').map((each) => field.options.findIndex((o) => o.value === each) + 1);
    return value === '' ? '' : numbers.join(isTerse ? ',' : ' ');
  }
  if (field.kind === 'choice' && isTerse) return value === 'hold' ? '' : value.slice(0, 1).toUpperCase();
  return field.kind === 'number' && isTerse ? `${value} %` : value;
};

/** Plays line by line; gives the journal and everything that was said. */
export const byDialogue = async (desk: Desk, fill: Fill): Promise<{ text: string; said: string }> => {
  const kept = keepDesk(desk);
  const waiting: string[] = [];
  let said = '';
  let asked = 0;
  const asker: Asker = {
    ask: async (prompt) => {
      said += `${prompt}\n`;
      const typed = waiting.shift();
      if (typed !== undefined) return typed;
      const request = nextRequest(kept.now(), fill);
      if (request?.do === 'absent') return 'absent';
      if (request?.do !== 'hand-in') return '';
      const task = taskOf(kept.now(), request.seat);
      asked += 1;
      const { values } = request;
      const rows = task.fields.filter(({ onButton }) => !onButton);
      const lines = rows.map((f) => typedFor(f, values[f.id] ?? f.value ?? '', asked % 2 === 0));
      const button = task.fields.find(({ onButton }) => onButton);
      const isSure = button || task.entry.do === 'lock' || task.entry.do === 'read';
      waiting.push(...lines, ...(isSure ? [values[button?.id ?? ''] ?? ''] : []));
      return '';
    },
    say: (lines) => {
      said += `${typeof lines === 'string' ? lines : lines.join('\n')}\n`;
    },
    curtain: () => {},
    close: () => {},
  };
  await playAtTable(kept, { file: 'game.jsonl', atDebrief: async () => 'The pack.' }, asker);
  return { text: journalText(kept.now().journal), said };
};

const keysFor = (field: Field, value: string): string => {
  switch (field.kind) {
    case 'choice': {
      const at = (wanted: string | undefined): number => field.options.findIndex((o) => o.value === wanted);
      const steps = at(value) - at(field.value);
      return `${(steps < 0 ? '\u001B[D' : '\u001B[C').repeat(Math.abs(steps))}\r`;
    }
    case 'several':
      return field.options.map((o) => (value.split(' ').includes(o.value) ? ' \r' : '\r')).join('');
    default:
      return `${value}\r`;
  }
};

/** The keys by which a team comes to the screen, fills in its form, and hands it in. */
export const teamKeys = ({ fields }: Task, values: FormValues): string => {
  // What is chosen with the button ends with the key that hands the form in.
  const keys = fields.map((f) => keysFor(f, values[f.id] ?? f.value ?? '')).join('');
  return `\r\r${keys}${fields.some(({ onButton }) => onButton) ? '' : '\r'}`;
};

/** Plays on the whole screen, by keys alone. */
export const byKeys = (desk: Desk, fill: Fill): string => {
  let ui = startClass(desk, { columns: 80, rows: 24 }, PLAIN_LOOKS, KEYS);
  for (let request = nextRequest(desk, fill); request; request = nextRequest(ui.desk, fill)) {
    while (ui.mode.kind === 'moment') ui = type(ui, '\r');
    if (request.do !== 'hand-in') {
      ui = type(ui, request.do === 'absent' ? 'a' : '\r');
      continue;
    }
    ui = type(ui, teamKeys(taskOf(ui.desk, request.seat), request.values));
    if (ui.mode.kind !== 'table' && ui.mode.kind !== 'moment') throw new Error(ui.said);
  }
  return journalText(ui.desk.journal);
};
