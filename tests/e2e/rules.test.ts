import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demarche } from './program.ts';

const RULES = `rules:
  alone: {label: Drivers alone, share: 0.4, uncertainty: 1.5, weights: {precedent: 0, pulse: 0}}
  examples: {label: Drivers and examples, share: 0.6, rates: {up: {none: {mean: -3, sd: 0.5}}}}
`;

let folder = '';
const at = (name: string): string => join(folder, name);
const run = (line: string) => demarche(line.split(' '), { cwd: folder });
const FEW = '--seed x --runs 120';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'demarche-rules-'));
  mkdirSync(at('ruled'));
  const base = readFileSync('scenarios/two-states.yaml', 'utf8');
  writeFileSync(at('ruled/scenario.yaml'), base.replace(/^id: .*$/m, 'id: ruled') + RULES);
  writeFileSync(at('weights.yaml'), `weights: {}\n${RULES}`);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a scenario with rival rules', () => {
  it('has the odds under each rule and three shares, from shards in any order too', () => {
    const { out } = run(`odds ruled ${FEW} --json`);
    const { rules, variance, states } = JSON.parse(out);
    expect(rules.map(({ id }: { id: string }) => id)).toEqual(['alone', 'examples']);
    expect(rules[0].futures + rules[1].futures).toBe(120);
    expect(variance.luck + variance.parameters + variance.rules.share).toBeCloseTo(1, 10);
    expect(states.every((state: object) => 'variance' in state)).toBe(true);
    for (const k of [1, 2]) run(`odds ruled ${FEW} --shard ${k}/2 -o ${k}.tally`);
    expect(run('merge 2.tally 1.tally --json').out).toBe(out);
    expect(run(`odds ruled ${FEW}`).out).toMatch(
      /Under each rival rule.*\n +Recognised by .*Drivers alone +Drivers and examples +luck +weights +rules/,
    );
  });

  it('names the rule of a future in why and run, and plays one alone', () => {
    expect(run('why ruled A --no-tip --seed x').out).toMatch(
      /This future plays the rule “Drivers[^”]*”, one of 2 rules/,
    );
    expect(JSON.parse(run('why ruled A --no-tip --seed x --rule examples --json').out).why).toMatchObject({
      rule: 'examples',
      rule_text: 'Every future plays the rule “Drivers and examples”.',
    });
    expect(run('run ruled --seed x').out).toContain('This future plays the rule “');
    expect(run('run ruled --seed x --rule alone --json').out).toContain(
      '"rule":{"id":"alone","label":"Drivers alone"}',
    );
    expect(run('play ruled --seed x --screen why --state A').out).toContain('This future plays the rule “');
    expect(run('play ruled --seed x --screen run --no-odds').out).toContain('This future plays the rule “');
  });

  it('refuses a rule that it does not have, with the nearest', () => {
    const { code, err } = run(`odds ruled ${FEW} --rule example`);
    expect(code).toBe(2);
    expect(err).toContain(
      'there is no rule of this name (found example; expected alone or examples; did you mean "examples"?)',
    );
    expect(run(`odds two-states ${FEW} --rule alone`).err).toContain('the scenario has none');
  });

  it.each([
    [`odds ruled ${FEW} --rule alone`, 'odds.json'],
    [`odds ruled ${FEW}`, 'whole.tally'],
    [`compare ruled --set weights.gain=3 ${FEW} --rule alone`, 'compare.json'],
    ['run ruled --seed x --rule examples', 'run.json'],
    [`report ruled ${FEW}`, 'page.md'],
  ])('is the same when it is played again: %s', (line, name) => {
    expect(run(`${line} -o ${name}`)).toMatchObject({ code: 0 });
    expect(run(`again ${name} ruled`)).toMatchObject({ code: 0, out: `same: ${name}\n` });
    if (!name.endsWith('.json')) return;
    const { manifest } = JSON.parse(readFileSync(at(name), 'utf8'));
    if (line.includes('--rule')) expect(manifest.command).toContain(` --rule ${line.split('--rule ')[1]}`);
  });

  it('may come from a file of weights: a back-test plays all rules or one', () => {
    const score = (more: string) => {
      const { code, out } = run(
        `backtest libya-2011 --runs 30 --seed x --weights weights.yaml --json${more}`,
      );
      expect(code).toBe(0);
      return JSON.parse(out);
    };
    const [all, one] = [score(''), score(' --rule alone')];
    expect(one.manifest.options.rule).toBe('alone');
    expect(one.waves).not.toEqual(all.waves);
    expect(run('backtest libya-2011 --runs 5 --weights weights.yaml --rule alon').err).toContain('“alone”');
  });
});
