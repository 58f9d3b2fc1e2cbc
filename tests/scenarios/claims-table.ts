import { turnDate } from '../../src/domain/dates.ts';
import type { Wave } from '../../src/study/waves/observed.ts';
import { type Following, followingOf } from '../../src/study/waves/outcome.ts';

const TITLES: Readonly<Record<Following, string>> = {
  many: 'Followed by many (ten or more)',
  few: 'Followed by few (one to nine)',
  none: 'Followed by none',
};

const recordOfWave = ({ scenario, acts }: Wave) => ({
  acts,
  patrons: scenario.claim?.patrons ?? [],
  top: scenario.ladder.length - 1,
  end: turnDate(scenario.start, scenario.turn, scenario.turns),
});

const side = (ids: readonly string[] = []): string =>
  ids.length > 8 ? `${ids.length} states` : ids.join(' ') || '–';

const rowOf = (wave: Wave): string => {
  const { id, title, start, turn, turns, claim, states } = wave.scenario;
  const cells = [
    `\`${id}\``,
    title.replace(/^[^:]*: /, ''),
    `${start} to ${turnDate(start, turn, turns)}, ${turns} ${turn}s`,
    states.length,
    followingOf(recordOfWave(wave)).followers,
    claim?.kind,
    claim?.sponsor ? 'yes' : 'no',
    claim?.route,
    claim?.un,
    claim?.region,
    claim?.control,
    side(claim?.patrons),
    side(claim?.opponents),
  ];
  return `| ${cells.map((cell) => cell ?? '?').join(' | ')} |`;
};

const HEAD = [
  'wave',
  'claim',
  'from, to, turns',
  'states',
  'followers',
  'kind',
  'sponsor',
  'route',
  'UN',
  'region',
  'control',
  'patrons',
  'opponents',
];

/** The table of docs/history.md: all claims, by how many followed, with what was known of each on the first day. */
export const claimsTable = (waves: readonly Wave[]): string =>
  (['many', 'few', 'none'] as const)
    .map((group) => {
      const rows = waves.filter((wave) => followingOf(recordOfWave(wave)).group === group).map(rowOf);
      return [
        `### ${TITLES[group]}`,
        '',
        `| ${HEAD.join(' | ')} |`,
        `|${HEAD.map(() => '---|').join('')}`,
        ...rows,
        '',
      ].join('\n');
    })
    .join('\n');
