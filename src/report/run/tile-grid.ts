/**
 * The members of the United Nations on a grid of tiles. Neighbours are near each other as far as a grid allows. The layout
 * is our own, made by hand. The codes are ISO 3166-1 alpha-3; `...` is an empty place.
 */
const ROWS = [
  '... CAN ... ... ... ... ISL ... NOR SWE FIN EST LVA RUS ... ... ... ... ... ... ... ... ...',
  '... USA ... BHS ... ... IRL GBR NLD DNK POL LTU BLR ... KAZ ... MNG ... PRK KOR JPN ... ...',
  'MEX GTM BLZ CUB HTI DOM BEL LUX DEU CZE SVK UKR MDA GEO UZB KGZ CHN ... ... ... ... ... ...',
  'SLV HND NIC JAM KNA ATG ... FRA CHE LIE AUT HUN ROU ARM TKM TJK NPL BTN MMR LAO VNM ... ...',
  '... CRI PAN TTO DMA LCA PRT ESP AND MCO SVN HRV BGR AZE IRN AFG PAK IND BGD THA KHM PHL ...',
  '... COL VEN GUY VCT BRB ... ... ITA SMR BIH SRB MKD TUR IRQ KWT BHR LKA MDV MYS SGP BRN ...',
  'ECU PER BRA SUR GRD ... ... MLT ... MNE ALB GRC CYP SYR JOR SAU QAT ARE ... IDN TLS PNG ...',
  'BOL PRY URY ... ... MAR DZA TUN LBY EGY ... ... LBN ISR YEM OMN ... ... PLW FSM MHL NRU KIR',
  '... CHL ARG ... CPV MRT MLI NER TCD SDN ERI DJI ... ... ... ... ... ... ... AUS SLB TUV ...',
  '... ... ... ... SEN GMB BFA NGA CMR CAF SSD ETH SOM ... ... ... ... ... ... ... VUT FJI WSM',
  '... ... ... ... GNB GIN GHA TGO BEN GNQ UGA KEN SYC ... ... ... ... ... ... ... NZL TON ...',
  '... ... ... ... SLE LBR CIV STP GAB COG RWA TZA COM ... ... ... ... ... ... ... ... ... ...',
  '... ... ... ... ... ... ... ... AGO COD BDI MWI MDG ... ... ... ... ... ... ... ... ... ...',
  '... ... ... ... ... ... ... ... NAM ZMB ZWE MOZ MUS ... ... ... ... ... ... ... ... ... ...',
  '... ... ... ... ... ... ... ... BWA ZAF LSO SWZ ... ... ... ... ... ... ... ... ... ... ...',
] as const;

/** The two letters on a tile, if they are not the first two of the code. */
const LETTERS =
  'AGO:AO AND:AD ARE:AE ARM:AM ATG:AG AUT:AT BDI:BI BEN:BJ BGD:BD BHS:BS BIH:BA BLR:BY BLZ:BZ BRB:BB ' +
  'BRN:BN CAF:CF CHL:CL CHN:CN COD:CD COG:CG COM:KM CPV:CV DNK:DK EST:EE FSM:FM GIN:GN GNB:GW GNQ:GQ ' +
  'GRD:GD GUY:GY IRL:IE IRQ:IQ ISR:IL JAM:JM KAZ:KZ KOR:KR LBR:LR LBY:LY MDG:MG MDV:MV MEX:MX MLT:MT ' +
  'MNE:ME MOZ:MZ PAK:PK PLW:PW PNG:PG POL:PL PRK:KP PRT:PT PRY:PY SEN:SN SLB:SB SLV:SV SRB:RS SUR:SR ' +
  'SVK:SK SVN:SI SWE:SE SWZ:SZ SYC:SC TCD:TD TKM:TM TUN:TN TUR:TR TUV:TV UKR:UA URY:UY';

const letters: ReadonlyMap<string, string> = new Map(
  LETTERS.split(' ').map((pair): [string, string] => [pair.slice(0, 3), pair.slice(4)]),
);

/** A place on the grid. `id` is empty if there is no state. */
export interface Cell {
  readonly id: string;
  readonly letters: string;
}

/** The two letters of a state's tile: ISO 3166-1 alpha-2 for an alpha-3 code, else the beginning of the id. */
export const tileLetters = (id: string): string => letters.get(id) ?? id.slice(0, 2).toUpperCase();

const EMPTY: Cell = { id: '', letters: '' };

/** The grid, row by row. */
const WORLD: readonly (readonly Cell[])[] = ROWS.map((row) =>
  row.split(' ').map((id) => (id === '...' ? EMPTY : { id, letters: tileLetters(id) })),
);

const ON_GRID: ReadonlySet<string> = new Set(WORLD.flat().map(({ id }) => id));

/** Whether most of the given states are on the grid of the world. Made-up states are not on it. */
export const areOfWorld = (states: readonly string[]): boolean =>
  states.filter((id) => ON_GRID.has(id)).length * 2 > states.length;

/** A grid for states that are not on the world's grid, in the order given, `perRow` in a row. */
const listGrid = (ids: readonly string[], perRow: number): readonly (readonly Cell[])[] =>
  Array.from({ length: Math.ceil(ids.length / Math.max(1, perRow)) }, (_, row) =>
    ids.slice(row * perRow, (row + 1) * perRow).map((id) => ({ id, letters: tileLetters(id) })),
  );

/**
 * A grid of tiles for states and their target. If the world's grid has most of the states, the result is that grid without
 * its empty rows and columns. States that it does not have follow in rows of their own. If it has half of the states or
 * fewer, the result lists all states, `perRow` in a row.
 */
export const gridFor = (
  states: readonly string[],
  target: string,
  perRow: number,
): readonly (readonly Cell[])[] => {
  if (!areOfWorld(states)) return listGrid(states, perRow);
  const wanted = new Set([...states, target]);
  const rows = WORLD.map((cells) => cells.map((cell) => (wanted.has(cell.id) ? cell : EMPTY)));
  const isFull = (cells: readonly Cell[]): boolean => cells.some(({ id }) => id !== '');
  const columns = WORLD[0]?.map((_, column) => isFull(rows.map((cells) => cells[column] ?? EMPTY))) ?? [];
  const fitted = rows.filter(isFull).map((cells) => cells.filter((_, column) => columns[column]));
  const others = [...wanted].filter((id) => !ON_GRID.has(id));
  return [...fitted, ...listGrid(others, Math.max(1, Math.min(perRow, fitted[0]?.length ?? 1)))];
};
