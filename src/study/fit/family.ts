import { EigenvalueDecomposition, inverse, Matrix } from 'ml-matrix';
import type { Parameter } from '../../scenario/scenario.ts';

/** A number of one wave, such as its base rate, and the shared numbers that it depends on. */
export interface Member {
  /** Places of the shared numbers that add up to what is expected of it, and how often each counts. */
  readonly links: readonly (readonly [place: number, times: number])[];
  /** Expected beside the shared numbers. */
  readonly offset: number;
  /** How far the number of a wave lies from the expected number: sd between waves. */
  readonly spread: number;
}

/** One wave: its numbers, and its log likelihood near a point. */
export interface FamilyWave {
  readonly members: readonly Member[];
  readonly point: readonly number[];
  readonly gradient: readonly number[];
  /** Minus the matrix of second derivatives at the point. */
  readonly information: Matrix;
}

/** The results of all waves together: shared numbers, and each wave's own numbers. */
export interface FamilyPosterior {
  readonly mean: readonly number[];
  readonly covariance: Matrix;
  readonly waves: readonly (readonly number[])[];
}

const column = (values: readonly number[]): Matrix => Matrix.columnVector([...values]);

/** The nearest matrix without negative eigenvalues. A likelihood that bends the wrong way has no usable curvature. */
const withoutBends = (matrix: Matrix): Matrix => {
  if (matrix.rows === 0) return matrix;
  const half = Matrix.mul(Matrix.add(matrix, matrix.transpose()), 0.5);
  const { realEigenvalues: values, eigenvectorMatrix: vectors } = new EigenvalueDecomposition(half, {
    assumeSymmetric: true,
  });
  const kept = Matrix.diag(values.map((value) => Math.max(0, value)));
  return vectors.mmul(kept).mmul(vectors.transpose());
};

const piecesOf = ({ members, point, gradient, information }: FamilyWave, size: number) => {
  const link = Matrix.zeros(members.length, size);
  members.forEach(({ links }, m) => {
    for (const [place, times] of links) link.set(m, place, times);
  });
  const tight = Matrix.diag(members.map(({ spread }) => 1 / (spread * spread)));
  const known = withoutBends(information);
  return {
    link,
    tight,
    offset: column(members.map(({ offset }) => offset)),
    cover: inverse(Matrix.add(known, tight)),
    said: Matrix.add(known.mmul(column(point)), column(gradient)),
  };
};

/**
 * The posterior of a normal hierarchy: shared numbers with normal priors, numbers of each wave that lie around what the shared
 * ones say, and log likelihoods taken as quadratic near their points. Exact for those; repeated at the points that it returns
 * until they rest, it finds the mode of the whole.
 */
export const solveFamily = (waves: readonly FamilyWave[], priors: readonly Parameter[]): FamilyPosterior => {
  const precision = Matrix.diag(priors.map(({ sd }) => 1 / (sd * sd)));
  const sum = column(priors.map(({ mean, sd }) => mean / (sd * sd)));
  const pieces = waves.map((wave) => piecesOf(wave, priors.length));
  for (const { link, tight, offset, cover, said } of pieces) {
    const back = link.transpose();
    const middle = Matrix.sub(tight, tight.mmul(cover).mmul(tight));
    precision.add(back.mmul(middle).mmul(link));
    sum.add(back.mmul(Matrix.sub(tight.mmul(cover).mmul(said), middle.mmul(offset))));
  }
  const covariance = inverse(precision);
  const mean = covariance.mmul(sum);
  return {
    mean: mean.to1DArray(),
    covariance,
    waves: pieces.map(({ link, tight, offset, cover, said }) =>
      cover.mmul(Matrix.add(said, tight.mmul(Matrix.add(link.mmul(mean), offset)))).to1DArray(),
    ),
  };
};
