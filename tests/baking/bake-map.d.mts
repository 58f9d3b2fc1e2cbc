import type { WorldGrid } from '../../src/report/page/outlines.ts';

export declare const bakeMap: () => WorldGrid;
