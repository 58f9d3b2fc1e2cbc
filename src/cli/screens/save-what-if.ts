import { dirname, extname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { type Edit, setOfEdit } from '../../domain/edit.ts';
import type { Decisions } from '../../domain/run.ts';
import { issueLines } from '../../library/errors.ts';
import { changeKey } from '../../play/kept-session.ts';
import { whatIfLines } from '../../report/run/what-if-text.ts';
import { quoted } from '../../report/words/manifest.ts';
import { BOUNDS } from '../../scenario/bounds.ts';
import { differencesOf } from '../../scenario/differences.ts';
import { parseScenario } from '../../scenario/parse.ts';
import type { Reader } from '../../scenario/reader.ts';
import type { Scenario } from '../../scenario/scenario.ts';
import { applyWhatIf, type WhatIf, whatIfText } from '../../scenario/what-if.ts';
import { shownBranch, shownRecipe, type Trail } from '../../session/branches.ts';
import { whatIfOf } from '../../session/changes.ts';
import type { Outside, SaveResult } from '../../tui/outside.ts';
import { messageOf } from '../errors.ts';
import { isOwn, wayTo } from '../files/find-scenario.ts';
import { homeFolder } from '../files/own-folder.ts';
import { isSameFile } from '../files/protect.ts';
import { fileReader } from '../files/reader.ts';
import { writeWhole } from '../files/write-file.ts';
import { keyFilePath } from './key-file.ts';

/** Where a scenario was opened. */
export interface OpenedFrom {
  /** Its file or folder. */
  readonly path: string;
  /** The changes of `--set`. */
  readonly sets: readonly string[];
}

export const slug = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60) || 'what-if';

/** A path as people read it: from the current folder, if that is shorter. */
export const shownPath = (path: string): string => {
  const near = relative(process.cwd(), path);
  return near !== '' && !near.startsWith(`..${sep}..`) && !isAbsolute(near) ? near : path;
};

/** The file that a person means: `~` is home, and a name without one of these endings gets the first of them. */
export const fileMeant = (typed: string, endings: readonly string[] = ['.yaml', '.yml']): string => {
  const path = typed.trim().replace(/^~(?=\/|$)/, homeFolder() ?? '~');
  return resolve(endings.includes(extname(path)) ? path : `${path}${endings[0] ?? ''}`);
};

const isOfRules = (set: string): boolean => set.startsWith('rules=');

/** The rival rules of the opened file that are not played, where it was opened with `--rule`. */
const rulesLeftOut = ({ path, sets }: OpenedFrom, { rules: played = [] }: Scenario): readonly string[] => {
  if (!sets.some(isOfRules)) return [];
  const read = parseScenario(
    path,
    fileReader,
    sets.filter((set) => !isOfRules(set)),
  );
  const all = read.ok ? (read.scenario.rules ?? []) : [];
  return all.map(({ id }) => id).filter((id) => played.every((rule) => rule.id !== id));
};

/** Numbers that were set when the scenario was opened: a saved file needs them too. */
export const setEdits = (sets: readonly string[]): readonly Edit[] =>
  sets.flatMap((set) => {
    if (isOfRules(set)) return [];
    const at = set.indexOf('=');
    const value = Number(set.slice(at + 1));
    return at > 0 && set.slice(at + 1).trim() !== '' && Number.isFinite(value)
      ? [{ path: set.slice(0, at).trim(), value }]
      : [];
  });

const textFor = (
  trail: Trail,
  whatIf: WhatIf,
  from: OpenedFrom,
  bases: string | readonly string[],
): string => {
  const { base } = trail.origin;
  const edits = [...setEdits(from.sets), ...whatIf.edits];
  const file = {
    base: bases,
    title: `${base.title}: ${shownBranch(trail).name}`,
    question: base.question,
    withoutRules: rulesLeftOut(from, base),
  };
  return whatIfText(base, { ...whatIf, edits }, file);
};

/** Everything that the shown branch changes. */
const shownWhatIf = (trail: Trail): WhatIf => whatIfOf(trail.origin.base, shownRecipe(trail));

/** Reads files from disk, except one that is not written yet; `seen` gets the path of each file that is read. */
const readerWith = (file: string, text: string, seen: string[]): Reader => ({
  ...fileReader,
  read: (path, limit) => {
    if (path === file) return { ok: true, bytes: new TextEncoder().encode(text) };
    seen.push(path);
    return fileReader.read(path, limit);
  },
  isFolder: (path) => path !== file && fileReader.isFolder(path),
  realPath: (path) => (path === file ? file : fileReader.realPath(path)),
});

/**
 * Why a text would not play the history of the shown branch. Undefined if it would. `seen` gets the files that it
 * reads.
 */
const faultOf = (trail: Trail, file: string, text: string, seen: string[]): string | undefined => {
  const read = parseScenario(file, readerWith(file, text, seen));
  if (!read.ok) return issueLines(read.issues)[0] ?? 'it has a fault';
  const wanted = applyWhatIf(trail.origin.base, shownWhatIf(trail));
  const [odd] = differencesOf(wanted, read.scenario);
  return odd && `${odd.path} would be ${odd.to ?? 'missing'}, not ${odd.from ?? 'missing'}`;
};

/** The files that a scenario is made of, bases first: a file has to name all of them. */
const layersOf = (path: string): readonly string[] => {
  const read = fileReader.isFolder(path) ? undefined : fileReader.read(path, BOUNDS.file);
  if (!read?.ok || !/^extends:/m.test(new TextDecoder().decode(read.bytes))) return [path];
  const seen: string[] = [];
  parseScenario(path, readerWith('', '', seen));
  return seen.filter((each) => /\.ya?ml$/.test(each)).toReversed();
};

/** How a file names what it extends: one path, or a list of paths. */
const waysFrom = (file: string, layers: readonly string[]): string | readonly string[] => {
  const ways = layers.map((layer) => wayTo(file, layer));
  return ways.length === 1 ? (ways[0] ?? '') : ways;
};

interface Ready {
  readonly text: string;
  readonly seen: readonly string[];
}

/** The text of a file that plays the same history. Throws Error if there is no such text. */
const readyText = (trail: Trail, from: OpenedFrom, file: string): Ready => {
  const ways = waysFrom(file, layersOf(from.path));
  const text = textFor(trail, shownWhatIf(trail), from, ways);
  const seen: string[] = [];
  const fault = faultOf(trail, file, text, seen);
  if (fault !== undefined) throw new Error(fault);
  return { text, seen };
};

/** The command that plays a file's history. */
const againText = (file: string, trail: Trail): string => {
  const { seed, turns } = shownRecipe(trail);
  const some = turns === trail.origin.base.turns ? '' : ` --turns ${turns}`;
  return `demarche run ${quoted(shownPath(file))} --seed ${quoted(seed)}${some}`;
};

/** The result of writing to the place of another file. */
export const thereAlready = (path: string): SaveResult => ({
  kind: 'exists',
  path,
  words: `${path} is there already. enter: write over it; esc: another name.`,
});

/** Writes the shown branch as a what-if file, whole or not at all. Replaces another file only if `mayReplace`. */
export const saveWhatIf = async (
  trail: Trail,
  from: OpenedFrom,
  typed: string,
  mayReplace: boolean,
): Promise<SaveResult> => {
  const file = fileMeant(typed);
  const path = shownPath(file);
  const failed = (words: string): SaveResult => ({ kind: 'failed', path, words });
  try {
    const { text, seen } = readyText(trail, from, file);
    if (seen.some((each) => isSameFile(each, file)))
      return failed('The scenario itself is read from this file: choose another name.');
    const keys = keyFilePath();
    if (keys !== undefined && isSameFile(keys, file))
      return failed('This file holds your keys: choose another name.');
    if (!(await writeWhole(file, [text], { mayReplace, guarded: false }))) return thereAlready(path);
    const again = againText(file, trail);
    return { kind: 'saved', path, words: `Saved to ${path}. The same history again: ${again}` };
  } catch (error) {
    return failed(`This cannot be saved: ${messageOf(error)}`);
  }
};

/** The screens' preview of the file that a branch would become. */
export const branchFiles = (from: OpenedFrom): Pick<Outside, 'proposedPath' | 'branchFile'> => {
  let layers: readonly string[] | undefined;
  return {
    proposedPath: (trail) => {
      const name = `${slug(shownBranch(trail).name)}.yaml`;
      const opened = resolve(from.path);
      return shownPath(isOwn(opened) ? resolve(name) : join(dirname(opened), name));
    },
    branchFile: (trail, typed) => {
      const whatIf = shownWhatIf(trail);
      layers ??= layersOf(from.path);
      const ways = waysFrom(fileMeant(typed), layers);
      return {
        changes: whatIfLines(trail.origin.base, whatIf),
        text: textFor(trail, whatIf, from, ways),
      };
    },
  };
};

const movesOf = (decisions: Decisions): readonly string[] =>
  Object.entries(decisions).flatMap(([turn, byState]) =>
    Object.entries(byState).map(
      ([state, what]) => `--move ${state}@${turn}=${typeof what === 'string' ? what : what.to}`,
    ),
  );

/** The command that shows the same future again, from the saved file if there is one. */
export const againNote = ({
  play,
  saved,
}: {
  readonly play: Trail;
  readonly saved: ReadonlyMap<string, string>;
}): string => {
  const { seed, decisions, edits, events } = shownRecipe(play);
  const file = saved.get(changeKey(play, shownRecipe(play)));
  if (events.length > 0)
    return (
      file ??
      `This future had seed ${quoted(seed)}. No command line can say which events were dropped in; a file can (ctrl+s on the screens).`
    );
  const sets = edits.map((edit) => `--set ${setOfEdit(edit)}`);
  return `To see this future again: ${['--seed', quoted(seed), ...sets, ...movesOf(decisions)].join(' ')}`;
};
