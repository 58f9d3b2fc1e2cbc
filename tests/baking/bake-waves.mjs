// Computes the tables of past waves in scenarios/history from the columns in tests/baking/waves, by the rules of
// docs/history.md: `node tests/baking/bake-waves.mjs [ID ...]`. From a wave's folder it takes who is in it (states.csv: id, name,
// member, rung, disposition) and what was known of the claim (scenario.yaml); it writes all else of states.csv, and ties.csv,
// blocs.csv, votes.csv and the rows of evidence.csv that have a state.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import { parse as parseYaml } from 'yaml';

const read = (url) => parse(readFileSync(url), { columns: true });
const data = (name) => read(new URL(`waves/${name}.csv`, import.meta.url));
const waveUrl = (id, file) => new URL(`../../scenarios/history/${id}/${file}`, import.meta.url);

const PLACES = new Map(data('places').map((row) => [row.state, row]));
const GROUPS = data('groups');
const WAVES = data('waves');
const INDICATORS = data('indicators');

/** The waves that this script bakes. */
export const BAKED = WAVES.map(({ id }) => id);

/** Groups that move together, in the order in which a state is counted to one; then the weights of shared groups in ties. */
const MOVING = [
  'ARAB_LEAGUE',
  'EU',
  'WARSAW_PACT',
  'CIS',
  'ASEAN',
  'CARICOM',
  'PACIFIC',
  'AFRICA',
  'LATIN_AMERICA',
  'WEST',
];
const SHARED = {
  GCC: 2,
  EU: 1.5,
  NATO: 1,
  WARSAW_PACT: 1,
  CIS: 1,
  ARAB_LEAGUE: 1,
  ASEAN: 1,
  CARICOM: 1,
  PACIFIC: 1,
  AFRICA: 0.5,
  LATIN_AMERICA: 0.5,
};
const LABELS = {
  ARAB_LEAGUE: 'Arab League',
  EU: 'European Union',
  WARSAW_PACT: 'Warsaw Pact and its partners',
  CIS: 'Commonwealth of Independent States',
  ASEAN: 'ASEAN',
  CARICOM: 'Caribbean Community',
  PACIFIC: 'Pacific Islands',
  AFRICA: 'African Union',
  LATIN_AMERICA: 'Latin America',
  NATO: 'NATO',
  GCC: 'Gulf Cooperation Council',
  OIC: 'Organisation of Islamic Cooperation',
};
const GREAT_POWERS = { USA: 'pact_usa', RUS: 'pact_rus', CHN: 'pact_chn' };
/** States that recognise states and not governments (Peterson 1997). */
const IMPLIED = ['AUS', 'BEL', 'GBR', 'MEX', 'NZL'];

const SOURCES = {
  power: 'Correlates of War, National Material Capabilities 7.0',
  faith: 'World Religion Project, to 2010; OIC',
  pact: 'ATOP 5.1',
  near: 'Correlates of War, Direct Contiguity; UN M49',
  secession: 'UCDP/PRIO Armed Conflict',
};
const votesSource = (year) =>
  `Bailey, Strezhnev & Voeten 2017, ideal points of votes in the General Assembly, ${year}`;

const quoted = (cell) =>
  /[",\n]/.test(String(cell)) ? `"${String(cell).replaceAll('"', '""')}"` : String(cell);
const stringify = (head, rows) => [head, ...rows].map((row) => `${row.map(quoted).join(',')}\n`).join('');

const number = (text) => (text === undefined || text === '' ? undefined : Number(text));
const rounded = (value, digits = 2) => Number(value.toFixed(digits)) + 0;
const down = (value) => Math.floor(value * 100 + 1e-9) / 100;
const within = (value) => Math.max(-1, Math.min(1, value));
const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
const median = (values) => {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
};
const memberOf = (group, state, day) =>
  GROUPS.some(
    (row) => row.group === group && row.state === state && row.from <= day && (row.to === '' || day < row.to),
  );

/** By state: the measured value; where there is none, the median of the subregion (three states at least), else of the region. */
const filled = (ids, measured) => {
  const known = ids.filter((id) => measured(id) !== undefined);
  return new Map(
    ids.map((id) => {
      if (measured(id) !== undefined) return [id, { value: measured(id), by: '' }];
      const near = (key) =>
        known.filter((other) => PLACES.get(other)[key] === PLACES.get(id)[key]).map(measured);
      const [by, values] =
        near('subregion').length >= 3 ? ['subregion', near('subregion')] : ['region', near('region')];
      return [id, { value: median(values), by: ` Not measured: median of its ${by}.` }];
    }),
  );
};

/** What a wave is baked from. */
const wordsOf = (id) => {
  const wave = WAVES.find((each) => each.id === id);
  const { start, claim, target, drivers } = parseYaml(readFileSync(waveUrl(id, 'scenario.yaml'), 'utf8'));
  const rows = read(waveUrl(id, 'states.csv'));
  const table = new Map(INDICATORS.filter(({ year }) => year === wave.year).map((row) => [row.state, row]));
  return {
    ...wave,
    start: String(start),
    claim,
    target,
    drivers,
    rows,
    table,
    ids: rows.map((row) => row.id),
  };
};

const traitsOf = (wave) => {
  const { ids, table, claim, year, start } = wave;
  const votes = new Map(
    ids.flatMap((id) =>
      number(table.get(id)?.votes) === undefined ? [] : [[id, number(table.get(id).votes)]],
    ),
  );
  const middle = median([...votes.values()]);
  const side = (list) => list.flatMap((id) => votes.get(id) ?? []);
  const [patrons, opponents] = [side(claim.patrons ?? []), side(claim.opponents ?? [])];
  const turn =
    patrons.length > 0 && mean(patrons) >= (opponents.length > 0 ? mean(opponents) : middle) ? 1 : -1;
  const vote = filled(ids, (id) => votes.get(id));
  const muslim = filled(ids, (id) => number(table.get(id)?.muslim));
  const largest = Math.max(...[...table.values()].map((row) => number(row.capabilities) ?? 0));
  const place = PLACES.get(wave.place);
  const borders = wave.borders.split(' ');
  const great = (list) => Object.keys(GREAT_POWERS).filter((power) => (list ?? []).includes(power));
  const allied = (id, list) =>
    great(list).some((power) => power === id || table.get(id)?.[GREAT_POWERS[power]] === '1');
  const sides = [
    ['patrons', patrons],
    ['opponents', opponents],
  ].filter(([, list]) => list.length > 0);
  const sideWords = sides.map(([name, list]) => `, ${name} at ${mean(list).toFixed(2)}`).join('');
  return wave.rows.map((row) => {
    const { id } = row;
    const own = table.get(id);
    const isMember = row.member !== 'false';
    const figures = {};
    const set = (field, value, reason, source, confidence) => {
      if (value !== 0) figures[field] = { value: String(value), reason, source, confidence };
    };
    const share = number(own?.capabilities);
    if (isMember && share !== undefined)
      set(
        'power',
        rounded(Math.sqrt(share / largest), 3),
        `Share of world capabilities in ${year} over the largest, square root: ${share} over ${largest}.`,
        SOURCES.power,
        'medium',
      );
    if (row.disposition)
      set(
        'disposition',
        row.disposition,
        'The state that would lose the territory.',
        'judgement',
        'judgement',
      );
    if (claim.kind === 'government' && IMPLIED.includes(id))
      set(
        'policy',
        'implied',
        'States that it recognises states and not governments.',
        'Peterson 1997',
        'judgement',
      );
    const { value, by } = vote.get(id);
    if (patrons.length > 0)
      set(
        'patron',
        within(rounded((turn * (value - middle)) / 1.5)),
        `Votes at ${value.toFixed(2)}; the median at ${middle.toFixed(2)}${sideWords}.${by}`,
        votesSource(year),
        by ? 'low' : 'medium',
      );
    for (const [field, list, word] of [
      ['pact', claim.patrons, 'a patron'],
      ['opponent', claim.opponents, 'an opponent'],
    ])
      if (allied(id, list))
        set(
          field,
          1,
          `Defence pact with ${word} among the great powers, or such ${word} itself.`,
          SOURCES.pact,
          'medium',
        );
    if (wave.drivers.faith) {
      const { value: part, by: how } = muslim.get(id);
      const oic = own?.oic === '1';
      set(
        'faith',
        rounded(part / 2 + (oic ? 0.5 : 0)),
        `Muslim share ${part.toFixed(2)}; ${oic ? '' : 'not '}in the OIC.${how}`,
        SOURCES.faith,
        how ? 'low' : 'medium',
      );
    }
    const years = number(own?.war_years) ?? 0;
    if (claim.kind === 'state')
      set(
        'secession',
        rounded(Math.min(1, Math.sqrt(years / 40))),
        `${years} years of war over own territory, 1946 to 2013.`,
        SOURCES.secession,
        start < '2008' ? 'low' : 'medium',
      );
    const near = borders.includes(id)
      ? [1, 'Has a land border.']
      : PLACES.get(id).subregion === place.subregion
        ? [0.6, 'In the same subregion.']
        : PLACES.get(id).region === place.region
          ? [0.25, 'In the same region.']
          : [0, ''];
    set('near', ...near, SOURCES.near, 'high');
    if (Object.keys(figures).length === 0)
      figures.near = {
        value: '',
        reason: 'In another region; all other figures are 0 or not known.',
        source: SOURCES.near,
        confidence: 'high',
      };
    return { row, figures, isNeighbour: borders.includes(id), votes: votes.get(id), oic: own?.oic === '1' };
  });
};

/** Who watches whom. */
const tiesOf = ({ start }, traits) => {
  const borders = data('borders').filter(({ until }) => until === '' || start < until);
  const pacts = start >= '2008' ? data('pacts') : [];
  const alive = data('rivalries').filter(
    ({ from, to }) => from <= start.slice(0, 4) && (to === '' || start.slice(0, 4) <= to),
  );
  const both = (rows) => new Set(rows.flatMap(({ a, b }) => [`${a} ${b}`, `${b} ${a}`]));
  const [bordering, allied, rivals] = [both(borders), both(pacts), both(alive)];
  const powerOf = (each) => Number(each.figures.power?.value ?? 0);
  const groups = new Map(
    traits.map(({ row }) => [row.id, Object.keys(SHARED).filter((group) => memberOf(group, row.id, start))]),
  );
  return traits.flatMap((watcher) => {
    const from = watcher.row.id;
    const scored = traits.flatMap((watched) => {
      const to = watched.row.id;
      if (to === from) return [];
      const shared = groups.get(from).filter((group) => groups.get(to).includes(group));
      const alike =
        watcher.votes === undefined || watched.votes === undefined
          ? 0
          : Math.max(0, 1 - Math.abs(watcher.votes - watched.votes) / 1.5);
      const reasons = [
        ...shared.map((group) => [SHARED[group], LABELS[group]]),
        ...(watcher.oic && watched.oic ? [[0.3, LABELS.OIC]] : []),
        ...(bordering.has(`${from} ${to}`) ? [[1, 'border']] : []),
        ...(allied.has(`${from} ${to}`) ? [[0.5, 'pact']] : []),
        ...(PLACES.get(from).subregion === PLACES.get(to).subregion ? [[0.75, 'subregion']] : []),
        ...(alike > 0 ? [[alike, alike > 0.5 ? 'votes' : '']] : []),
      ];
      const score = reasons.reduce((sum, [points]) => sum + points, 0) * (0.2 + powerOf(watched));
      const source = reasons.flatMap(([, name]) => (name ? [name] : [])).join(', ');
      return score > 0 ? [{ to, score, source: source || 'votes, not much alike' }] : [];
    });
    const peers = scored.toSorted((a, b) => b.score - a.score || (a.to < b.to ? -1 : 1)).slice(0, 10);
    const total = peers.reduce((sum, { score }) => sum + score, 0);
    const against = traits.filter(({ row }) => rivals.has(`${from} ${row.id}`));
    const strength = against.reduce((sum, each) => sum + 0.05 + powerOf(each), 0);
    return [
      ...peers.map(({ to, score, source }) => [from, to, 'peer', down(score / total), source]),
      ...against.map((each) => [
        from,
        each.row.id,
        'rival',
        down((0.05 + powerOf(each)) / strength),
        'rivalry',
      ]),
    ].filter(([, , , weight]) => weight > 0);
  });
};

const blocsOf = ({ start, ids, claim }, traits) => {
  const groupOf = new Map(ids.map((id) => [id, MOVING.find((group) => memberOf(group, id, start))]));
  const listed = (list) => ids.filter((id) => (list ?? []).includes(id));
  return [
    ...MOVING.map((group) => [group, ids.filter((id) => groupOf.get(id) === group)]),
    ['OIC', traits.filter(({ oic }) => oic).map(({ row }) => row.id)],
    ['PATRONS', listed(claim.patrons)],
    ['RIVALS', listed(claim.opponents)],
  ].flatMap(([bloc, members]) => members.map((state) => [bloc, state]));
};

const FIELDS = [
  'power',
  'disposition',
  'policy',
  'neighbour',
  'patron',
  'pact',
  'opponent',
  'faith',
  'secession',
  'near',
];

/** The tables of a wave as they should be, by file. */
export const bakedWave = (id) => {
  const wave = wordsOf(id);
  const traits = traitsOf(wave);
  const cell = ({ figures, isNeighbour }, field) =>
    field === 'neighbour' ? (isNeighbour ? 'true' : '') : (figures[field]?.value ?? '');
  const fields = FIELDS.filter((field) => traits.some((each) => cell(each, field) !== ''));
  const whole = read(waveUrl(id, 'evidence.csv')).filter(({ state }) => state === '');
  return {
    'states.csv': stringify(
      ['id', 'name', 'member', ...fields, 'novelty'],
      traits.map((each) => [
        each.row.id,
        each.row.name,
        each.row.member,
        ...fields.map((field) => cell(each, field)),
        1,
      ]),
    ),
    'ties.csv': stringify(['from', 'to', 'kind', 'weight', 'source'], tiesOf(wave, traits)),
    'blocs.csv': stringify(['bloc', 'state'], blocsOf(wave, traits)),
    'votes.csv': stringify(
      ['state', 'ideal_point', 'source'],
      traits.flatMap(({ row, votes }) =>
        votes === undefined
          ? []
          : [[row.id, votes.toFixed(2), `Bailey, Strezhnev & Voeten, votes of ${wave.year}`]],
      ),
    ),
    'evidence.csv': stringify(
      ['state', 'field', 'value', 'reason', 'source', 'confidence'],
      [
        ...whole.map((row) => Object.values(row)),
        ...traits.flatMap(({ row, figures }) =>
          Object.entries(figures).map(([field, { value, reason, source, confidence }]) => [
            row.id,
            field,
            value,
            reason,
            source,
            confidence,
          ]),
        ),
      ],
    ),
  };
};

if (process.argv[1] === fileURLToPath(import.meta.url))
  for (const id of process.argv.length > 2 ? process.argv.slice(2) : BAKED)
    for (const [file, text] of Object.entries(bakedWave(id))) writeFileSync(waveUrl(id, file), text);
