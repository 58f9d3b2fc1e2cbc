import { type Line, paragraph } from '../draw/line.ts';
import { type Binding, type Command, keyShown } from '../keys/keys.ts';

interface Stop {
  /** `{play}` is the key of the command `play`. */
  readonly text: string;
  /** The commands that lead to the next stop. */
  readonly presses: readonly Command[];
}

/** A tour of one minute: the program is shown by using it. */
export const TOUR: readonly Stop[] = [
  {
    text: 'Each line is a state: its rung on the ladder, the chance of a step up next turn in this one future, and its odds of recognising in many futures. Enter plays one turn.',
    presses: ['step'],
  },
  {
    text: 'One turn was played ({step}). The log says what happened and why. {play} plays on by itself, {back} goes back: the past stays as it was. Enter asks why the selected state waits.',
    presses: ['why'],
  },
  {
    text: 'Why ({why}): the chance is a base rate times factors. Above 1 draws the state on, below 1 holds it back. Peers and sources are below. Enter shows the weights behind the factors.',
    presses: ['leave', 'weights'],
  },
  {
    text: 'Weights ({weights}): the arrows change the marked one, and its odds are counted again, old beside new, with the same luck. {undo} takes it back. Enter goes back to the world.',
    presses: ['leave'],
  },
  {
    text: 'You can decide for a state ({raise}), have an event happen ({events}), branch off ({branch}) and compare ({compare}). {export} writes a picture, the odds or a report to a file.',
    presses: [],
  },
  {
    text: '{palette} finds each command, state and date by name. {help} is the help, with every word explained. {words} says what the figures on a screen mean. {tour} shows this again. Enter: begin.',
    presses: [],
  },
];

/** The rows of the tour below the screen that it is about. */
export const TOUR_ROWS = 6;

/** What a stop says, with the keys in force. */
export const tourLines = (at: number, keys: readonly Binding[], columns: number): readonly Line[] =>
  paragraph(
    (TOUR[at]?.text ?? '').replace(
      /\{([a-z-]+)\}/g,
      (_, command: string) => keyShown('run', command, keys) || command,
    ),
    columns,
  );
