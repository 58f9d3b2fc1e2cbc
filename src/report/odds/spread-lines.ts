import type { OddsAnswer } from '../../study/odds/odds.ts';
import { table, wrap } from '../words/layout.ts';
import { dayOfTurn } from '../words/numbers.ts';
import { shortDate, thousands } from '../words/odds-numbers.ts';
import { varianceText } from '../words/variance-text.ts';
import { ruleTable } from './rule-table.ts';

const varianceLines = ({ variance, frame, turns }: OddsAnswer): readonly string[] => {
  if (!variance) return [];
  const { pairs, rules } = variance;
  const day = dayOfTurn({ start: frame.start, turn: frame.unit }, turns);
  const shared = rules ? 'their rule and their parameters' : 'their parameters';
  const sentence = `Where the spread comes from: ${varianceText(variance, `the count of recognisers on ${day}`)}; from ${thousands(pairs)} pairs of futures that share ${shared} and nothing else.`;
  return ['', ...wrap(sentence)];
};

const ruleLines = (answer: OddsAnswer): readonly string[] => {
  const found = ruleTable(answer, shortDate(answer.frame, answer.query.by));
  if (!found) return [];
  const last = shortDate(answer.frame, answer.turns);
  return [
    '',
    `Under each rival rule; and where the spread by ${last} comes from`,
    ...table(found.heads, found.rows),
  ];
};

/** The odds under each rival rule, and where the spread over futures comes from. */
export const spreadLines = (answer: OddsAnswer): readonly string[] => [
  ...ruleLines(answer),
  ...varianceLines(answer),
];
