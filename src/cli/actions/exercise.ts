import { randomBytes } from 'node:crypto';
import type { Desk, LoadedExercise } from '../../class/desk.ts';
import { type PackFiles, packFiles } from '../../class/pack.ts';
import { scriptedRequest } from '../../class/script.ts';
import { taskOf } from '../../class/tasks.ts';
import { worldNow } from '../../class/world-texts.ts';
import { DEFAULT_RUNS } from '../../domain/limits.ts';
import { stepAt } from '../../exercise/game.ts';
import { asLines } from '../../library/forms.ts';
import { plural } from '../../report/words/numbers.ts';
import { safeText } from '../../report/words/safe-text.ts';
import { recogniserSentence, voiceOf } from '../../report/words/sentences.ts';
import type { ThemeName } from '../../tui/theme-names.ts';
import { EXIT, UserError } from '../errors.ts';
import { terminalAsker } from '../exercise/asker.ts';
import { playAtTable } from '../exercise/dialogue.ts';
import { type KeptDesk, openGame } from '../exercise/kept-desk.ts';
import { loadExercise } from '../exercise/load.ts';
import { type CountForPack, packCounter, packMark, type WritePack } from '../exercise/pack.ts';
import type { ClassOptions } from '../exercise/play-on-screen.ts';
import { ensurePackFolder, writeFolder } from '../exercise/write-folder.ts';
import { ownExercises } from '../files/find-scenario.ts';
import { refuseClash, refuseFolderOf, refuseLoss } from '../files/protect.ts';
import type { StudyFlags } from '../load.ts';
import { hasTerminal, note, print, say } from '../output.ts';
import { looksFor } from '../screens/looks-for.ts';
import type { EarlyPack } from '../serve/play-on-devices.ts';
import { type Progress, tellProgress } from '../threads/progress.ts';
import { gatherClasses } from './gather.ts';

interface ExerciseFlags extends Pick<StudyFlags, 'seed' | 'runs' | 'threads'> {
  readonly auto?: boolean;
  readonly answers?: string;
  readonly game?: string;
  readonly date?: string;
  readonly output?: string;
  readonly plain?: boolean;
  readonly serve?: boolean;
  readonly lan?: boolean;
  readonly port?: number;
  readonly gather?: readonly string[];
  readonly json?: boolean;
  readonly csv?: boolean;
  /** False with `--no-alt`. */
  readonly alt: boolean;
  readonly theme?: ThemeName | 'auto';
  /** False with `--no-ascii`. */
  readonly ascii?: boolean;
}

/** The port where the class joins, unless another port is given. */
const DEFAULT_PORT = 8765;

/** The folder of the packs of a game, the marks in them, and the way to count their futures. */
interface PackPlan {
  readonly folder: string;
  /** The name of the exercise in the manifest. */
  readonly name: string;
  readonly date: string | undefined;
  readonly count: CountForPack;
  /** How the files of a pack are written. Default: here. */
  readonly write?: WritePack;
}

const writePack = async (
  desk: Desk,
  { folder, name, date, count, write = packFiles }: PackPlan,
  progress?: Progress,
): Promise<PackFiles> => {
  const files = await write(desk, await count(desk, progress), packMark({ name, date }));
  await writeFolder(folder, files);
  return files;
};

/** Writes an early pack, so that the class can read it during the debrief. Returns a message about it. */
const earlyPack = async (desk: Desk, plan: PackPlan, progress?: Progress): Promise<EarlyPack> => {
  const { folder } = plan;
  if (desk.game.table.played.length === 0) return { said: 'No turn was played yet: there is no pack.' };
  try {
    const files = await writePack(desk, plan, progress);
    const said = `The debrief pack is in ${folder}: open ${folder}/debrief.html beside this. It is written again at the end.`;
    return { said, files };
  } catch (error) {
    if (error instanceof UserError) return { said: `No pack yet: ${error.message}` };
    throw error;
  }
};

/** Progress of a pack that is written while the class watches. */
const packProgress = (tell: (text: string) => void): Progress =>
  tellProgress((text) => tell(`Counting for the debrief pack: ${text}.`));

/** Loads the full-screen UI of this terminal for play. Undefined if there is no terminal, or with `--plain`. */
const screenOf = (
  kept: KeptDesk,
  file: string,
  { theme, ascii, alt, plain }: ExerciseFlags,
): ((more: Pick<ClassOptions, 'atDebrief' | 'elsewhere'>) => Promise<() => Promise<number>>) | undefined => {
  if (plain || !hasTerminal()) return undefined;
  return async (more) => {
    const asked = { ascii, ...(theme === undefined || theme === 'auto' ? {} : { theme }) };
    const looks = looksFor(asked, process.env, (env) => process.stdout.getColorDepth(env));
    // Libraries that Ink uses decide on colours when they load. They ignore NO_COLOR.
    if (looks.theme === 'none') process.env.FORCE_COLOR = '0';
    const { loadKeys } = await import('../screens/key-file.ts');
    const { playOnScreen } = await import('../exercise/play-on-screen.ts');
    return () => playOnScreen(kept, { file, looks, keys: loadKeys(), alternate: alt, ...more });
  };
};

/** Lets the class play on its own devices, and also in this terminal if a person asks for it. Returns the exit code. */
const playServed = async (
  kept: KeptDesk,
  file: string,
  { plan, loaded }: { readonly plan: PackPlan; readonly loaded: LoadedExercise },
  flags: ExerciseFlags,
): Promise<number> => {
  const { playOnDevices } = await import('../serve/play-on-devices.ts');
  const { slowWork } = await import('../serve/slow.ts');
  const { port = DEFAULT_PORT, lan: isLan = false } = flags;
  const load = screenOf(kept, file, flags);
  const slow = slowWork(loaded);
  return playOnDevices(kept, {
    file,
    port,
    isLan,
    say: (lines) => say(lines.join('\n')),
    slow,
    atDebrief: (tell) => earlyPack(kept.now(), { ...plan, write: slow.pack }, packProgress(tell)),
    onScreen: load && ((elsewhere, atDebrief) => load({ elsewhere, atDebrief })),
  });
};

/** Lets people play on the full screen, or line by line without one (or with `--plain`). Returns the exit code. */
const playWithPeople = async (
  kept: KeptDesk,
  file: string,
  plan: PackPlan,
  flags: ExerciseFlags,
): Promise<number> => {
  const load = screenOf(kept, file, flags);
  if (!load) {
    const atDebrief = async (): Promise<string> => (await earlyPack(kept.now(), plan)).said;
    await playAtTable(kept, { file, atDebrief }, terminalAsker());
    return EXIT.done;
  }
  let packText = '';
  const play = await load({
    atDebrief: async (tell) => {
      packText = (await earlyPack(kept.now(), plan, packProgress(tell))).said;
      return packText;
    },
  });
  const exitCode = await play();
  if (stepAt(kept.now().game) !== undefined)
    note(`Stopped. The game is kept in ${file}: the same command goes on from here. ${packText}`.trimEnd());
  return exitCode;
};

const summary = (desk: Desk, folder: string): readonly string[] => {
  const { exercise, table } = desk.game;
  const end = worldNow(desk);
  return [
    safeText(`${exercise.title}: ${plural(table.played.length, 'turn')} played, seed “${desk.seed}”.`),
    ...(end ? [recogniserSentence(end, voiceOf(desk.world().scenario))] : []),
    `The debrief pack is in ${folder}: open ${folder}/debrief.html, and print it.`,
  ];
};

/** Plays to the end with the scripted answers. Throws UserError for an answer that is refused. */
const playScript = (kept: KeptDesk): void => {
  for (let request = scriptedRequest(kept.now()); request; request = scriptedRequest(kept.now())) {
    const done = kept.ask(request);
    const where = 'seat' in request ? `${taskOf(kept.now(), request.seat).id}, ${request.seat}` : request.do;
    if (!done.ok)
      throw new UserError(`the scripted answers cannot be played, ${where}: ${safeText(done.said)}`);
  }
};

/** Plays an exercise and writes its debrief pack, or gathers classes. Throws UserError or ScenarioError for bad input. */
export const exerciseAction = async (given: string | undefined, flags: ExerciseFlags): Promise<number> => {
  if (flags.gather) {
    const strange = (['auto', 'serve', 'answers', 'game', 'date', 'seed', 'runs', 'plain'] as const).find(
      (each) => flags[each] !== undefined,
    );
    if (strange !== undefined)
      throw new UserError(`--${strange} does not go with --gather: nothing is played there.`);
    return gatherClasses(given, flags.gather, flags);
  }
  if (flags.json || flags.csv) throw new UserError('--json and --csv go with --gather.');
  if (given === undefined)
    throw new UserError(`name an exercise. Those that come with demarche: ${ownExercises().join(', ')}.`);
  if (flags.auto && flags.serve)
    throw new UserError('--auto and --serve: people play on devices, or nobody plays.');
  if (!flags.serve && (flags.lan || flags.port !== undefined))
    throw new UserError('--lan and --port go with --serve.');
  const loaded = loadExercise(given, flags.answers);
  const { name } = loaded;
  const folder = flags.output ?? `${loaded.exercise.id}-pack`;
  const file = flags.game ?? (flags.auto ? undefined : `${loaded.exercise.id}.game.jsonl`);
  const written = file === undefined ? [folder] : [folder, file];
  refuseClash(written);
  if (file !== undefined) refuseLoss(file, loaded.files);
  refuseFolderOf(folder, [...loaded.files, ...written.slice(1)]);
  await ensurePackFolder(folder);
  const { runs = DEFAULT_RUNS, threads, date } = flags;
  const plan: PackPlan = { folder, name, date, count: packCounter({ runs, threads }) };
  const nonce = flags.auto ? undefined : () => randomBytes(16).toString('hex');
  const isPatient = flags.serve === true;
  const kept = openGame(loaded, { seed: flags.seed, file, nonce, futures: runs, isPatient });
  try {
    if (kept.warning !== undefined) note(kept.warning);
    if (flags.auto) playScript(kept);
    else {
      const exitCode = flags.serve
        ? await playServed(kept, file ?? '', { plan, loaded }, flags)
        : await playWithPeople(kept, file ?? '', plan, flags);
      if (exitCode !== EXIT.done) return exitCode;
    }
    const desk = kept.now();
    if (stepAt(desk.game) !== undefined) return EXIT.done;
    await writePack(desk, plan);
    await print(asLines(summary(desk, folder)));
    return EXIT.done;
  } finally {
    kept.close();
  }
};
