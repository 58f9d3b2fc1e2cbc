import type { StateId } from '../domain/ids.ts';

/** What is known of a claim on its first day. */
export interface Claim {
  readonly kind: 'state' | 'government';
  /** Whether a great power sponsors it. */
  readonly sponsor: boolean;
  /** States that declared before that they are for it, or against it; no state is in both. */
  readonly patrons: readonly StateId[];
  readonly opponents: readonly StateId[];
  readonly route: 'colony' | 'federation' | 'consent' | 'none';
  /** What the United Nations, and the organisation of the region, have said of it. */
  readonly un: 'for' | 'against' | 'silent';
  readonly region: 'for' | 'against' | 'silent';
  readonly control: 'full' | 'partial' | 'none';
  /** Who coded this, when, and what they knew of the outcome. */
  readonly coded: string;
}
