import { type Ahead, aheadOf, STEP_WORDS } from '../../class/ahead.ts';
import type { Desk } from '../../class/desk.ts';
import { momentPassage, momentsBetween } from '../../class/moments.ts';
import { type Passage, paragraphLines } from '../../class/passage.ts';
import { briefPassages, meansPassage, stepPassage, worldPassage } from '../../class/passages.ts';
import type { ClassRequest } from '../../class/requests.ts';
import { evidencePassages } from '../../class/steps/evidence-passages.ts';
import { STEER } from '../../class/steps/steer-task.ts';
import { type Task, TEACHER } from '../../class/task.ts';
import { taskOf } from '../../class/tasks.ts';
import { teacherAction, teacherView } from '../../class/teacher.ts';
import { lookedPassages } from '../../class/team-view.ts';
import { standingTexts } from '../../class/world-texts.ts';
import { type ExerciseStep, type Seat, type SeatId, seatOf } from '../../exercise/exercise.ts';
import { stepAt } from '../../exercise/game.ts';
import { sayIn } from '../../report/labels/say.ts';
import type { Say } from '../../report/labels/saying.ts';
import { wrap } from '../../report/words/layout.ts';
import { plural } from '../../report/words/numbers.ts';
import { safeText } from '../../report/words/safe-text.ts';
import { askTask } from './ask-task.ts';
import type { Asker } from './asker.ts';
import type { KeptDesk } from './kept-desk.ts';

const HELP = [
  'Enter goes on. The teacher may also type:',
  '  view          everything, hidden things too (send the class away from the screen)',
  '  inject NAME   have something happen in the coming turn',
  '  absent        this team is not here: the model plays its turn',
  '  absent all    no team needs the screen for this step',
  '  wake NAME     a team that holds until it says otherwise decides again',
  '  steer         force or block a move in the coming turn (send the class away)',
  '  next          on to the next step, also without a team that is missing',
  '  freeze, thaw  nothing can be done until thaw',
  '  undo          take back what was done last',
  '  rewind N      go back to before turn N; what was played stays as a branch',
  '  quit          stop here; the same command goes on from here',
] as const;

const passageText = ({ title, paragraphs }: Passage): readonly string[] => [
  safeText(title),
  '',
  ...paragraphLines(paragraphs, safeText),
];

const passagesText = (passages: readonly Passage[]): readonly string[] =>
  passages.flatMap((passage, i) => [...(i > 0 ? [''] : []), ...passageText(passage)]);

const stepTitle = ({ do: kind, minutes, short }: ExerciseStep, say: Say): string => {
  const title = say(STEP_WORDS[kind].title);
  if (minutes === undefined) return `── ${title} ──`;
  if (short === undefined) return say('── {title} ({minutes} minutes) ──', { title, minutes });
  return short === 0
    ? say('── {title} ({minutes} minutes; left out in a short lesson) ──', { title, minutes })
    : say('── {title} ({minutes} minutes; {short} in a short lesson) ──', { title, minutes, short });
};

/** The text that a step shows to all when it begins. A turn was described at its reveal. */
const stepText = (desk: Desk, step: ExerciseStep): readonly string[] => {
  if (step.do === 'play' && desk.game.table.played.length > 0) return [];
  if (step.do !== 'debrief') return passageText(stepPassage(desk));
  const first = 'What happened, in a sentence: say what you saw before you say why.';
  return [first, ...paragraphLines(standingTexts(desk), safeText), '', ...passageText(stepPassage(desk))];
};

const MINUTE = 60_000;

/** Says when a minute is left and when the time is up. No one is cut off. Gives a function that stops it. */
const startTimer = ({ say }: Asker, minutes: number | undefined): (() => void) => {
  if (minutes === undefined) return () => {};
  const at = (after: number, words: string): NodeJS.Timeout =>
    setTimeout(() => say(`\n\u0007${words}`), after * MINUTE).unref();
  const timers = [
    ...(minutes > 1 ? [at(minutes - 1, 'One minute left.')] : []),
    at(minutes, 'Time is up: say what you have, and lock.'),
  ];
  return () => {
    for (const timer of timers) clearTimeout(timer);
  };
};

/** The basis of a team's decision: its means in a turn, or its cards if it judges or corrects them. */
const basisOf = (desk: Desk, { entry }: Task, seat: Seat): readonly Passage[] => {
  if (entry.do === 'lock') return [meansPassage(desk, seat)];
  return entry.do === 'judge' || entry.do === 'recode' ? evidencePassages(desk.game, seat) : [];
};

/** Has a team do its task behind the curtain. Gives `false` at the end of the input. */
const askTeam = async (kept: KeptDesk, asker: Asker, seatId: SeatId): Promise<boolean> => {
  const desk = kept.now();
  const task = taskOf(desk, seatId);
  const seat = seatId === TEACHER ? undefined : seatOf(desk.game.exercise, seatId);
  const brief = seat ? passagesText([...briefPassages(desk, seat), ...lookedPassages(desk, seat)]) : [];
  const isRead = task.entry.do === 'read';
  const time = task.minutes === undefined ? '' : `, ${plural(task.minutes, 'minute')}`;
  const about = `${safeText(task.team)}. ${task.about}${time}`;
  const basis = seat ? passagesText(basisOf(desk, task, seat)) : [];
  const said = basis.length === 0 ? about : [`${about}. Type brief to read your brief again.`, ...basis];
  asker.curtain();
  asker.say(isRead ? brief : said);
  const stop = startTimer(asker, task.minutes);
  for (;;) {
    const isThere = !isRead || (await asker.ask('Enter when you have read it > ')) !== undefined;
    const values = isThere ? await askTask(asker, desk, task, brief) : undefined;
    const done = values && kept.ask({ do: 'hand-in', seat: seatId, values });
    if (!done || done.ok) {
      stop();
      asker.curtain();
      if (done) asker.say(safeText(done.said));
      return done !== undefined;
    }
    asker.say(safeText(done.said));
  }
};

const showAll = async (desk: Desk, asker: Asker): Promise<boolean> => {
  asker.curtain();
  asker.say(passagesText(teacherView(desk).passages));
  const answer = await asker.ask('Enter hides this again > ');
  asker.curtain();
  return answer !== undefined;
};

/** Does what was asked for, and shows the result to all. The news of a step is shown where the step begins. */
const askAndTell = (kept: KeptDesk, asker: Asker, request: ClassRequest): void => {
  const before = kept.now();
  const done = kept.ask(request);
  if (!done.ok || request.do === 'teacher') asker.say(safeText(done.said));
  if (!done.ok) return;
  const isNewsStep = stepAt(done.desk.game)?.do === 'inject';
  for (const moment of momentsBetween(before, done.desk)) {
    if (moment.kind === 'news' && isNewsStep) continue;
    const world = moment.kind === 'reveal' ? [worldPassage(done.desk)] : [];
    asker.say(['', ...passagesText([momentPassage(moment), ...world]), '']);
  }
};

/** Does what was typed at the open table, where all see the screen. Gives `false` at the end of the input. */
const obey = async (kept: KeptDesk, asker: Asker, ahead: Ahead, typed: string): Promise<boolean> => {
  const [word = '', ...rest] = typed.split(/\s+/);
  const act = [word.toLowerCase(), ...rest].join(' ');
  if (act === STEER) return askTeam(kept, asker, TEACHER);
  if (act === 'view') return showAll(kept.now(), asker);
  if (act === '' && ahead.kind === 'team') return askTeam(kept, asker, ahead.seat);
  if (act === '' && ahead.kind === 'on') askAndTell(kept, asker, { do: 'on' });
  else if (act === 'absent all') {
    const { said } = kept.ask({ do: 'skip' });
    if (said !== '') asker.say(safeText(said));
  } else if (act === 'wake') asker.say(safeText(kept.ask({ do: 'wake' }).said));
  else if (act === 'absent' && ahead.kind === 'team') {
    const { said } = kept.ask({ do: 'absent', seat: ahead.seat });
    if (said !== '') asker.say(safeText(said));
  } else if (teacherAction(kept.now(), act)) askAndTell(kept, asker, { do: 'teacher', act });
  else if (act === 'help') asker.say(HELP);
  else asker.say([`“${safeText(typed)}” is none of the words for this place.`, ...HELP]);
  return true;
};

const promptOf = (desk: Desk, ahead: Ahead): string => {
  switch (ahead.kind) {
    case 'team': {
      const { seat, label, call, unless } = ahead;
      const absent = unless === undefined ? '' : `; absent: ${unless}`;
      const { title } = taskOf(desk, seat);
      return `${title}. ${safeText(label)}: ${call.charAt(0).toLowerCase()}${call.slice(1)}${absent} (Enter, or help) > `;
    }
    case 'on':
      return `${ahead.label.slice(0, 1).toUpperCase()}${safeText(ahead.label.slice(1))} (Enter, or help) > `;
    default:
      return 'Frozen. thaw goes on > ';
  }
};

interface DialogueOptions {
  /** The file that keeps the game. */
  readonly file: string;
  /** Writes the pack as it is at the debrief. Gives a message about it. */
  readonly atDebrief: () => Promise<string>;
}

const openingText = ({ game: { exercise, log } }: Desk, file: string): readonly string[] => [
  safeText(exercise.title),
  ...wrap(safeText(exercise.summary)),
  `Every move is kept in ${file} at once: after a fault or a break the same command goes on.`,
  ...(log.length > 0 ? [`Going on with the game in ${file}.`] : []),
];

/** Has a class play at one screen, line by line, from wherever the game is until it is over or the input ends. */
export const playAtTable = async (
  kept: KeptDesk,
  { file, atDebrief }: DialogueOptions,
  asker: Asker,
): Promise<void> => {
  asker.say(openingText(kept.now(), file));
  let told: number | undefined;
  try {
    for (;;) {
      const desk = kept.now();
      const ahead = aheadOf(desk);
      const step = stepAt(desk.game);
      if (!step || ahead.kind === 'over') return;
      if (told !== desk.game.table.step) {
        if (step.do === 'debrief') asker.say(await atDebrief());
        asker.say(['', stepTitle(step, sayIn(desk.game.exercise.lang)), ...stepText(desk, step)]);
        told = desk.game.table.step;
      }
      const typed = await asker.ask(promptOf(desk, ahead));
      const isLeft = typed === undefined || /^(?:quit|exit)$/i.test(typed);
      if (isLeft || !(await obey(kept, asker, ahead, typed))) {
        asker.say(`\nStopped. The game is kept in ${file}: the same command goes on from here.`);
        return;
      }
    }
  } finally {
    asker.close();
  }
};
