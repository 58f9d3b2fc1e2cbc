import { homedir } from 'node:os';
import { dirname, extname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import type { Edit } from '../../domain/edit.ts';
import { issueLines } from '../../library/errors.ts';
import { quoted } from '../../report/manifest.ts';
import { whatIfLines } from '../../report/what-if-text.ts';
import { BOUNDS } from '../../scenario/bounds.ts';
import { differencesOf } from '../../scenario/differences.ts';
import { parseScenario } from '../../scenario/parse.ts';
import type { Reader } from '../../scenario/reader.ts';
import { applyWhatIf, type WhatIf, whatIfText } from '../../scenario/what-if.ts';
import { shownBranch, shownPlay, type Trail } from '../../session/branches.ts';
import { whatIfOf } from '../../session/changes.ts';
import type { Session } from '../../session/session.ts';
import type { Draft, SaveResult, Saves } from '../../tui/saves.ts';
import { messageOf } from '../errors.ts';
import { isOwn } from '../find-scenario.ts';
import { isSameFile } from '../protect.ts';
import { fileReader } from '../reader.ts';
import { writeWhole } from '../write-file.ts';
import { keyFilePath } from './key-file.ts';

/** Where a scenario was opened. */
export interface OpenedFrom {
  /** Its file or folder. */
  readonly path: string;
  /** What `--set` changed in it. */
  readonly sets: readonly string[];
}

const slug = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60) || 'what-if';

/** A path as people read it: from the current folder, if that is shorter. */
const shownPath = (path: string): string => {
  const near = relative(process.cwd(), path);
  return near !== '' && !near.startsWith(`..${sep}..`) && !isAbsolute(near) ? near : path;
};

/** The file that a person means: `~` is home, and a what-if is a YAML file. */
const fileMeant = (typed: string): string => {
  const path = typed.trim().replace(/^~(?=\/|$)/, homedir());
  return resolve(['.yaml', '.yml'].includes(extname(path)) ? path : `${path}.yaml`);
};

/** How a file names its base: by the way from its own folder. */
const wayTo = (file: string, base: string): string =>
  relative(dirname(file), resolve(base)).replaceAll('\\', '/') || '.';

/** Numbers that were set when the scenario was opened: a file of it has to say them too. */
export const setEdits = (sets: readonly string[]): readonly Edit[] =>
  sets.flatMap((set) => {
    const at = set.indexOf('=');
    const value = Number(set.slice(at + 1));
    return at > 0 && set.slice(at + 1).trim() !== '' && Number.isFinite(value)
      ? [{ path: set.slice(0, at).trim(), value }]
      : [];
  });

const textFor = (
  { base }: Session,
  name: string,
  whatIf: WhatIf,
  { sets }: OpenedFrom,
  bases: string | readonly string[],
): string => {
  const edits = [...setEdits(sets), ...whatIf.edits];
  const file = { base: bases, title: `${base.title}: ${name}`, question: base.question };
  return whatIfText(base, { ...whatIf, edits }, file);
};

/** Files on disk, but for one that is not there yet; notes what is read. */
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

/** Why a text would not play what the session plays; undefined where it does. `seen` gets the files that it rests on. */
const faultOf = (session: Session, file: string, text: string, seen: string[]): string | undefined => {
  const read = parseScenario(file, readerWith(file, text, seen));
  if (!read.ok) return issueLines(read.issues)[0] ?? 'it has a fault';
  const wanted = applyWhatIf(session.base, whatIfOf(session));
  const [odd] = differencesOf(wanted, read.scenario);
  return odd && `${odd.path} would be ${odd.to ?? 'missing'}, not ${odd.from ?? 'missing'}`;
};

/** The files that a scenario is made of, bases first: a base that has bases of its own has to be named with them. */
const layersOf = (path: string): readonly string[] => {
  const read = fileReader.isFolder(path) ? undefined : fileReader.read(path, BOUNDS.file);
  if (!read?.ok || !/^extends:/m.test(new TextDecoder().decode(read.bytes))) return [path];
  const seen: string[] = [];
  parseScenario(path, readerWith('', '', seen));
  return seen.filter((each) => /\.ya?ml$/.test(each)).toReversed();
};

/** How a file names what it extends. */
const waysFrom = (file: string, layers: readonly string[]): string | readonly string[] => {
  const ways = layers.map((layer) => wayTo(file, layer));
  return ways.length === 1 ? (ways[0] ?? '') : ways;
};

interface Ready {
  readonly text: string;
  readonly seen: readonly string[];
}

/** The text that plays the same history; throws Error where none does. */
const readyText = (trail: Trail, from: OpenedFrom, file: string): Ready => {
  const session = shownPlay(trail);
  const ways = waysFrom(file, layersOf(from.path));
  const text = textFor(session, shownBranch(trail).name, whatIfOf(session), from, ways);
  const seen: string[] = [];
  const fault = faultOf(session, file, text, seen);
  if (fault !== undefined) throw new Error(fault);
  return { text, seen };
};

/** What to type to play a file's history. */
const againText = (file: string, { seed, turns, scenario }: Session): string => {
  const some = turns === scenario.turns ? '' : ` --turns ${turns}`;
  return `demarche run ${quoted(shownPath(file))} --seed ${quoted(seed)}${some}`;
};

/** Writes the shown branch as a what-if file: whole or not at all, and over no other file unless that is wanted. */
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
    if (isSameFile(keyFilePath(process.env), file))
      return failed('This file holds your keys: choose another name.');
    if (!(await writeWhole(file, [text], { mayReplace, guarded: false }))) {
      const words = `${path} is there already. enter: write over it; esc: another name.`;
      return { kind: 'exists', path, words };
    }
    const again = againText(file, shownPlay(trail));
    return { kind: 'saved', path, words: `Saved to ${path}. The same history again: ${again}` };
  } catch (error) {
    return failed(`This cannot be saved: ${messageOf(error)}`);
  }
};

/** How branches become files, for the screens. */
export const trailSaves = (from: OpenedFrom): Saves<Trail> => {
  let layers: readonly string[] | undefined;
  return {
    proposedPath: (trail) => {
      const name = `${slug(shownBranch(trail).name)}.yaml`;
      const opened = resolve(from.path);
      return shownPath(isOwn(opened) ? resolve(name) : join(dirname(opened), name));
    },
    draft: (trail, typed): Draft => {
      const session = shownPlay(trail);
      const whatIf = whatIfOf(session);
      layers ??= layersOf(from.path);
      const way = waysFrom(fileMeant(typed), layers);
      return {
        changes: whatIfLines(session.base, whatIf),
        text: textFor(session, shownBranch(trail).name, whatIf, from, way),
      };
    },
  };
};
