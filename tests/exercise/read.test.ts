import { describe, expect, it } from 'vitest';
import { readSmall, SMALL } from './small.ts';

const issuesOf = (from: string, to: string): readonly string[] => {
  if (!SMALL.includes(from)) throw new Error(`the exercise lacks ${from}`);
  const text = SMALL.replace(from, to);
  const result = readSmall(text);
  const issues = result.ok ? result.warnings : result.issues;
  return issues.map((i) => `${i.line}:${i.column} ${i.message}${i.suggestion ? ` → ${i.suggestion}` : ''}`);
};

const lineOf = (part: string): number => SMALL.slice(0, SMALL.indexOf(part)).split('\n').length;

describe('an exercise file', () => {
  it('is read with its scenario, which stays as it was by itself', () => {
    const result = readSmall();
    expect(result).toMatchObject({ ok: true, warnings: [] });
    if (!result.ok) return;
    expect(result.scenario.events).toEqual([]);
    expect(result.exercise.measures[0]?.event.effects).toHaveLength(1);
    expect(result.exercise.injects.find(({ id }) => id === 'late')?.when).toBeDefined();
    expect(result.exercise.predictions.map(({ turn, rung }) => [turn, rung])).toEqual([
      [6, 1],
      [4, 1],
    ]);
  });

  it.each([
    {
      from: 'plays: A,',
      to: 'plays: AA,',
      message: 'there is no state of this name → A (Alphaland)',
      at: 'alpha: {label',
    },
    {
      from: 'seats: [alpha]',
      to: 'seats: [alfa]',
      message: 'there is no seat of this name → alpha',
      at: 'road:',
    },
    {
      from: 'breaks: split',
      to: 'breaks: splitt',
      message: 'there is no inject of this name → split',
      at: 'cohesion:',
    },
    {
      from: 'variable: assets',
      to: 'variable: asets',
      message: 'there is no variable of this name → assets',
      at: 'road:',
    },
    {
      from: 'otherwise: old',
      to: 'otherwise: olld',
      message: 'this vote has no such option → old',
      at: 'seat: {question',
    },
    {
      from: 'hidden: Secret of Alpha.',
      to: 'hiden: Secret.',
      message: 'unknown key → hidden',
      at: 'alpha: {label',
    },
    {
      from: 'turns: 3',
      to: 'turns: 4',
      message: 'the steps do not play as many turns as the exercise has',
      at: 'turns: 3',
    },
    {
      from: 'by: 2026-01-03',
      to: 'by: 2027-01-03',
      message: 'this day is not within the turns that the class plays',
      at: 'a: {ask',
    },
    {
      from: 'measures: [road]',
      to: 'measures: [rod]',
      message: 'there is no measure of this name → road',
      at: '- {alpha: {do',
    },
    {
      from: 'measures: [road]',
      to: 'measures: [road, road]',
      message: 'road can be taken once in a game',
      at: '- {alpha: {do',
    },
    {
      from: 'otherwise: old}',
      to: 'otherwise: old, needs: 3}',
      message: 'no option can have as many votes',
      at: 'seat: {question',
    },
    {
      from: 'limits: {actions: 2',
      to: 'weights: [gain, gain]\nlimits: {actions: 2',
      message: 'this weight is named already',
      at: 'limits: {actions',
    },
    { from: 'plays: target', to: 'plays: A', message: 'A is played by two seats', at: 'plays: target' },
    {
      from: '{do: debrief}',
      to: '{do: debreif}',
      message: 'this is no valid do → debrief',
      at: '{do: debrief}',
    },
  ])('says $message', ({ from, to, message, at }) => {
    const told = issuesOf(from, to);
    expect(
      told.some((line) => line.startsWith(`${lineOf(at)}:`) && line.endsWith(message)),
      told.join('\n'),
    ).toBe(true);
  });

  it.each([
    ['questions: [{ask: Why?}, {ask: Who paid?}]', 'questions: {ask: Why?}', 'questions does not fit'],
    ['questions: [{ask: Why?}, {ask: Who paid?}]', 'questions: [Why?]', 'item 1 of questions does not fit'],
    ['questions: [{ask: Why?}, {ask: Who paid?}]', 'questions: Why?', 'questions does not fit'],
    [
      'questions: [{ask: Why?}, {ask: Who paid?}]',
      'questions: [{ask: Why?}, {listen_for: x}]',
      'ask is missing',
    ],
    ['questions: [{ask: Why?}, {ask: Who paid?}]', 'questions:', 'questions is missing'],
    ['  - {do: debrief}', '  -', 'item 6 of steps is empty'],
    ['levels: [a, b, c, d]', 'levels: [a, b, c]', 'levels does not fit'],
    ['levels: [a, b, c, d]', 'levels: [a, b, c, [d]]', 'item 4 of levels does not fit'],
    ['title: Two teams', 'title: [Two]', 'title does not fit'],
    ['minutes: 20', 'minutes: 5', 'this is no valid minutes'],
    ['limits: {actions: 2, budget: 10, minutes: 2}', 'limits: []', 'limits does not fit'],
  ])('has words for each kind of piece: %s as %s', (from, to, message) => {
    const read = readSmall(SMALL.replace(from, to));
    expect(read.ok ? [] : read.issues.map((each) => each.message)).toEqual([message]);
  });

  it.each([
    [
      'brief: Read this first.',
      'brief: Read\nday: 2024-05-01\nfacts: [{text: A, source: b, as_of: 2024-05-02}]',
      'this is later than the day of the briefs',
    ],
    [
      'brief: Read this first.',
      'brief: Read\nfacts: [{text: A, source: b, as_of: 2025-08}]',
      'this is later than the day of the briefs',
    ],
    [
      'brief: Read this first.',
      `brief: Read\nfacts: [{text: 'X said “no”', source: b}]`,
      'a fact has no quotation marks',
    ],
    ['source: judgement}', 'source: judgement, who: A and B, verbatim: true}', 'a quotation has one speaker'],
  ])('refuses a fact or a voice: %s as %s', (from, to, message) => {
    const text = SMALL.replace(from, to).replace(
      'who: Those without a seat, ',
      to.includes('A and B') ? '' : '$&',
    );
    const read = readSmall(text);
    expect(read.ok ? [] : read.issues.map((each) => each.message)).toEqual([message]);
  });

  it('tells problems of the exercise and of its scenario together', () => {
    const told = issuesOf('scenario: playable.yaml', 'scenario: nowhere.yaml');
    expect(told.join('\n')).toContain('there is no such file');
  });

  it('never throws, whatever stands in the file', () => {
    for (const text of [
      '',
      '- a',
      'exercise: 2',
      'exercise: 1\nseats: 5',
      `exercise: 1\nseats: {a: &x {b: *x}}`,
    ])
      expect(readSmall(text).ok).toBe(false);
  });
});
