import type { WorldMap } from '../../src/tui/world-map.ts';

export declare const bakeMap: () => WorldMap;
