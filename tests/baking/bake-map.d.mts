import type { WorldGrid } from '../../src/report/page/draw/outlines.ts';

export declare const bakeMap: () => WorldGrid;
