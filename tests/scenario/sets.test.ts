import { describe, expect, it } from 'vitest';
import { underRule } from '../../src/domain/rules/under-rule.ts';
import { compile } from '../../src/model/compile.ts';
import { canonicalScenario } from '../../src/scenario/canonical.ts';
import { formatIssue } from '../../src/scenario/issue.ts';
import { BASE, issuesOf, parseFiles, parseText, scenarioOf } from './base.ts';

const set = (...sets: readonly string[]) => scenarioOf(parseText(BASE, sets));
const told = (...sets: readonly string[]) => issuesOf(parseText(BASE, sets)).map(formatIssue);

describe('an edit', () => {
  it('means the same as a line of an overlay', () => {
    const overlay = (text: string) =>
      canonicalScenario(
        scenarioOf(
          parseFiles({ 'base.yaml': BASE, 'over.yaml': `extends: base.yaml\n${text}` }, 'over.yaml'),
        ),
      );
    const pairs: readonly (readonly [string, string])[] = [
      ['weights.rights=0', 'weights: {rights: 0}'],
      ['B.weights.rights=0.5', 'states: {B: {weights: {rights: 0.5}}}'],
      ['A.traits.trade=0.3', 'states: {A: {traits: {trade: 0.3}}}'],
      ['A.rung=recognition', 'states: {A: {rung: recognition}}'],
      ['states.A.member=false', 'states: {A: {member: false}}'],
      ['rates.up.mission=-3', 'rates: {up: {mission: -3}}'],
      ['target.tracks.reform.start=0.5', 'target: {tracks: {reform: {start: 0.5}}}'],
      ['variables.militancy=2', 'variables: {militancy: 2}'],
      ['drivers.trade.weight=2', 'weights: {trade: 2}'],
      ['weights.rights.sd=1', 'weights: {rights: {sd: 1}}'],
      ['title=Another', 'title: Another'],
      ['turns=12', 'turns: 12'],
      ['events.echo=remove', 'events: {echo: remove}'],
      ['events.attack.chance=0.5', 'events: {attack: {chance: 0.5}}'],
      ['start=2025-08-01', 'start: 2025-08-01'],
    ];
    for (const [edit, text] of pairs) expect(canonicalScenario(set(edit)), edit).toBe(overlay(text));
  });

  it('may follow another, and wins over it', () => {
    expect(set('weights.rights=1', 'weights.rights=2', 'weights.trade=5').weights).toMatchObject({
      rights: { mean: 2 },
      trade: { mean: 5 },
    });
  });

  it('to 0 of a chance is a doubt, not an error', () => {
    const result = parseText(BASE, ['events.attack.chance=0']);
    expect(result.ok).toBe(true);
    expect(issuesOf(result).map(formatIssue)[0]).toBe(
      '--set events.attack.chance=0:1:22: warning: this event never happens: its chance is 0 (found 0; expected a chance above 0)',
    );
  });
});

describe('an edit of a rule', () => {
  const rule = (edit: string) => scenarioOf(parseText(BASE, [edit])).rules;
  it('changes its share, a value that it names, and one that it did not name', () => {
    expect(rule('rules.alone.share=1')?.[0]?.share).toBe(1);
    expect(rule('rules.alone.weights.rights.mean=2')?.[0]?.weights.rights).toEqual({ mean: 2, sd: 0.5 });
    expect(rule('rules.alone.weights.precedent.sd=1')?.[0]?.weights.precedent).toEqual({ mean: 0, sd: 1 });
    expect(rule('rules.both.rates.up.mission.mean=-5')?.[1]?.rates.up.mission).toEqual({ mean: -5, sd: 0.4 });
    expect(rule('rules.both.uncertainty=0')?.[1]?.uncertainty).toBe(0);
    expect(rule('rules.both=remove')?.map(({ id }) => id)).toEqual(['alone']);
  });

  it('leaves a weight of the scenario to the rules that do not name it', () => {
    const scenario = scenarioOf(parseText(BASE, ['weights.rights=1', 'weights.trade=9']));
    const [alone, both] = (scenario.rules ?? []).map((each) => underRule(scenario, each).weights);
    expect([alone?.rights, both?.rights]).toEqual([
      { mean: 3, sd: 0.5 },
      { mean: 1, sd: 0 },
    ]);
    expect([alone?.trade, both?.trade]).toEqual([
      { mean: 9, sd: 0 },
      { mean: 9, sd: 0 },
    ]);
  });

  it('may be of a weight that no other part of the scenario has', () => {
    const scenario = scenarioOf(parseText(BASE, ['rules.alone.weights.leading=2']));
    expect(scenario.weights.leading).toEqual({ mean: 0, sd: 0 });
    expect(scenario.rules?.[0]?.weights.leading).toEqual({ mean: 2, sd: 0 });
    expect(compile(scenario).rules).toHaveLength(2);
  });

  it('to one rule leaves out the others, or names the nearest', () => {
    expect(rule('rules=both')?.map(({ id }) => id)).toEqual(['both']);
    expect(told('rules=alon')).toEqual([
      '--rule alon:1:7: error: there is no rule of this name (found alon; expected alone or both; did you mean "alone"?)',
    ]);
    expect(told('rules=').join()).toContain('there is no rule of this name (found nothing; expected alone');
    expect(told('rules=1').join()).toContain('there is no rule of this name (found 1; expected alone');
  });

  it('of a rule that is not there names the nearest', () => {
    expect(issuesOf(parseText(BASE, ['rules.alon.share=1'])).map(formatIssue)[0]).toContain(
      'error: rules has no such entry (found alon; expected an id under rules; did you mean "alone"?)',
    );
  });
});

describe('an edit that makes no sense', () => {
  it.each([
    [
      'weights.right=0',
      '--set weights.right=0:1:9: error: there is no weight of this name',
      'did you mean "rights"?',
    ],
    [
      'wieghts.rights=0',
      '--set wieghts.rights=0:1:1: error: the path starts with neither a section nor a state',
      'did you mean "weights"?',
    ],
    ['D.rung=mission', '--set D.rung=mission:1:1: error: the path starts with neither', ''],
    ['A.trait.trade=1', '--set A.trait.trade=1:1:3: error: unknown key', 'did you mean "traits"?'],
    [
      'A.traits.trde=1',
      '--set A.traits.trde=1:1:10: error: there is no driver of this name',
      'did you mean "trade"?',
    ],
    [
      'A.rung=missoin',
      '--set A.rung=missoin:1:8: error: this rung is not on the ladder',
      'did you mean "mission"?',
    ],
    [
      'A.power=much',
      '--set A.power=much:1:9: error: this is no valid power (found much',
      'a number from 0 to 1',
    ],
    ['weights.rights=60', '--set weights.rights=60:1:16: error:', 'from -50 to 50'],
    [
      'events.atack.chance=0',
      '--set events.atack.chance=0:1:8: error: events has no such entry',
      'did you mean "attack"?',
    ],
    [
      'target.tracks.refrom.start=0',
      '--set target.tracks.refrom.start=0:1:15: error: the target has no such track',
      'did you mean "reform"?',
    ],
    ['variables.opennes=2', '--set variables.opennes=2:1:11: error:', 'did you mean "openness"?'],
    ['weights.rights', '--set weights.rights:1:1: error: this is no edit', 'PATH=VALUE'],
    ['weights.rights=', '--set weights.rights=:1:16: error: a value is missing', ''],
    ['weights.rights=[1]', '--set weights.rights=[1]:1:16: error: a value of --set is one number', ''],
    ['weights.rights="x', '--set weights.rights="x:1:16: error: this quote is never closed', ''],
    ['=3', '--set =3:1:1: error:', 'found nothing;'],
    ['', '--set :1:1: error: this is no edit', 'found nothing;'],
    ['weights..rights=3', '--set weights..rights=3:1:9: error: a name is missing', ''],
    [
      'states.__proto__.power=1',
      '--set states.__proto__.power=1:1:8: error: a name is missing or not allowed',
      '',
    ],
    ['ladder.0.label=x', '--set ladder.0.label=x:1:8: error: ladder is a list', ''],
    ['extends=/etc/passwd', '--set extends=/etc/passwd:1:1: error: this key cannot be set', ''],
    ['weights=3', '--set weights=3:1:9: error: weights must be a map', ''],
    ['title=\u202ex', '--set title=\ufffdx:1:7: error: a bidirectional control', 'U+202E'],
    ['title="\\u202ex"', '--set title="\\u202ex":1:8: error: a bidirectional control', 'U+202E'],
  ])('%s', (edit, start, end) => {
    const issues = told(edit);
    expect(issues.join('\n')).toContain(start);
    expect(issues.join('\n')).toContain(end);
    expect(issues).toHaveLength(1);
  });

  it('a path of more names than a file may nest', () => {
    const [issue = '', ...others] = told(`weights${'.a'.repeat(10_000)}=1`);
    expect(issue).toContain(':1:135: error: the path has too many names');
    expect(issue).toContain('found 10001 names; expected at most 64');
    expect(others).toEqual([]);
  });
});
