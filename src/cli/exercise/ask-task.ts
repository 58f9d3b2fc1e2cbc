import type { Desk } from '../../class/desk.ts';
import { readTask } from '../../class/reading.ts';
import { type Field, readField, type Task } from '../../class/task.ts';
import { wordsOf } from '../../class/tasks.ts';
import type { FormValues } from '../../exercise/exercise.ts';
import { choiceText } from '../../report/debrief/story.ts';
import { sayIn } from '../../report/labels/say.ts';
import type { Say } from '../../report/labels/saying.ts';
import { wrap } from '../../report/words/layout.ts';
import { safeText } from '../../report/words/safe-text.ts';
import { voiceOf } from '../../report/words/sentences.ts';
import type { Asker } from './asker.ts';

/** Texts that people may type for a move, or for an answer to an offer, instead of its word. */
const SHORT: Readonly<Record<string, string>> = {
  u: 'up',
  '+': 'up',
  h: 'hold',
  d: 'down',
  '-': 'down',
  t: 'take',
  r: 'refuse',
};

/** How a field is asked for on a line, and which value a typed answer means. */
interface Question {
  readonly lines: readonly string[];
  readonly prompt: string;
  readonly meant: (typed: string) => string;
}

const asTyped = (typed: string): string => typed;

const questionOf = (field: Field, place: string, say: Say): Question => {
  const label = safeText(field.label);
  switch (field.kind) {
    case 'number':
      return {
        lines: [],
        prompt: `${place} ${label} > `,
        meant: (typed) => (typed === '' ? (field.value ?? '') : typed),
      };
    case 'text':
      return { lines: wrap(label), prompt: '> ', meant: asTyped };
    case 'choice':
    case 'several': {
      const { kind, value, options } = field;
      if (value !== undefined) {
        const meant = (typed: string): string => {
          const word = typed.toLowerCase();
          const own = options.find((each) => each.value.toLowerCase() === word);
          return typed === '' ? value : (own?.value ?? SHORT[word] ?? word);
        };
        const asked = /[:?]$/.test(label) ? label : `${label}:`;
        return { lines: [], prompt: `${asked} ${wordsOf(options, say)}? (${value}) > `, meant };
      }
      const prompt = kind === 'choice' ? 'Number or id > ' : 'Numbers or ids, or Enter for none > ';
      const lines = [
        ...wrap(label),
        ...options.flatMap(({ value, label: name, about = [] }, i) => [
          `  ${i + 1} ${value}: ${safeText(name)}`,
          ...about.flatMap((part) => wrap(safeText(part), { first: '      ', rest: '      ' })),
        ]),
      ];
      const numbers = (typed: string): readonly string[] =>
        typed.split(/[\s,]+/).filter((part) => part !== '');
      // A text that is neither the number nor the id of an option is no value of the field.
      const optionOf = (part: string): string =>
        (
          options[Number(part) - 1] ??
          options.find(({ value: id }) => id.toLowerCase() === part.toLowerCase())
        )?.value ?? '?';
      const meant = (typed: string): string => numbers(typed).map(optionOf).join(' ');
      return { lines, prompt, meant };
    }
  }
};

/** Asks until a field has a value; undefined at the end of the input. The word `brief` shows the brief. */
const askField = async (
  { ask, say }: Asker,
  { lines, prompt, meant }: Question,
  field: Field,
  brief: readonly string[],
): Promise<string | undefined> => {
  if (lines.length > 0) say(lines);
  for (;;) {
    const typed = await ask(prompt);
    if (typed === undefined) return undefined;
    if (typed.toLowerCase() === 'brief') {
      say(brief);
      continue;
    }
    const read = readField(field, meant(typed));
    if (read.ok) return read.value;
    say(read.refusal);
  }
};

/** `Enter: Seal our predictions; more: Seal them, and another of us predicts; again: start over > `. */
const buttonPrompt = ({ submit }: Task, button: Field | undefined): string => {
  const options = button?.kind === 'choice' ? button.options : [];
  const first = options.find(({ value }) => value === button?.value)?.label ?? submit;
  const others = options.filter(({ value }) => value !== button?.value);
  const words = others.map(({ value, label }) => `${value}: ${label}`);
  return `${[`Enter: ${first}`, ...words, 'again: start over'].map(safeText).join('; ')} > `;
};

/** Asks a team for the fields of its task, one after another; undefined at the end of the input. */
export const askTask = async (
  asker: Asker,
  desk: Desk,
  task: Task,
  brief: readonly string[],
): Promise<FormValues | undefined> => {
  for (;;) {
    const values: Record<string, string> = {};
    const asked = task.fields.filter(({ onButton }) => !onButton);
    for (const [i, field] of asked.entries()) {
      const question = questionOf(field, `${i + 1} of ${asked.length}.`, sayIn(desk.game.exercise.lang));
      const value = await askField(asker, question, field, brief);
      if (value === undefined) return undefined;
      values[field.id] = value;
    }
    const button = task.fields.find(({ onButton }) => onButton);
    if (task.entry.do !== 'lock' && !button) return values;
    const read = readTask(desk, task, values);
    if (read.ok && read.action.do === 'lock') {
      const choice = choiceText(desk, voiceOf(desk.game.scenario), read.action);
      asker.say(wrap(`You are about to lock: ${safeText(choice)}.`));
    }
    const sure = (await asker.ask(buttonPrompt(task, button)))?.toLowerCase();
    if (sure === undefined) return undefined;
    const chosen = button && readField(button, sure);
    if (button && chosen?.ok) return { ...values, [button.id]: chosen.value };
    if (['', 'lock', 'y'].includes(sure)) return values;
  }
};
