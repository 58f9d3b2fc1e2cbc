import { fitLines, line } from '../draw/line.ts';
import { type Size, SMALLEST } from '../layout.ts';
import { Lines } from './lines.tsx';

/** Shown instead of screens that have no room. */
export const TooSmall = ({ size, advice }: { readonly size: Size; readonly advice: string }) => {
  const { columns, rows } = size;
  const lines = [
    line('demarche needs more room:', 'strong'),
    line(`${SMALLEST.columns} × ${SMALLEST.rows}, here ${columns} × ${rows}.`),
    line(advice),
  ];
  return <Lines lines={fitLines(lines, columns, rows)} columns={columns} />;
};
