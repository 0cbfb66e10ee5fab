import type { CurvePoint, Evidence } from '../thresholds.api'

/** The 97.5% point of the normal distribution. */
const Z95 = 1.959964

/** A point of F with its 95% interval. */
export interface BandPoint {
  day: number
  share: number
  low: number
  high: number
}

/** The share that F is taken of: of those who come back within the horizon, or of everybody. */
const wholeOf = ({ rule, returnShare }: Evidence): number => (rule.denominator === 'all' ? 1 : returnShare)

const returnersOf = ({ estimators, rule }: Evidence): number =>
  estimators.find((e) => e.estimator === rule.estimator)?.returners ?? 0

/**
 * F with the interval that the threshold is read from (Woodruff): around a share p of those who come back lies
 * z · sqrt(p (1 - p) / k), k being the customers who came back.
 */
export function bandOf(evidence: Evidence): BandPoint[] {
  const whole = wholeOf(evidence)
  const returners = returnersOf(evidence)
  return evidence.curve.map(({ day, share }) => {
    const p = whole > 0 ? Math.min(1, share / whole) : 0
    const reach = returners > 0 ? Z95 * Math.sqrt((p * (1 - p)) / returners) : 0
    return { day, share, low: Math.max(0, p - reach) * whole, high: Math.min(1, p + reach) * whole }
  })
}

/** The height at which the threshold is read off F. */
export const levelOf = (evidence: Evidence): number => evidence.rule.level * wholeOf(evidence)

/** F on a day; beyond the horizon what it is at the horizon. */
export function shareAt(curve: readonly CurvePoint[], day: number): number {
  const point = curve.findLast((candidate) => candidate.day <= day)
  return point?.share ?? 0
}

/** How many days pass until each tenth of those who come back is back. */
export function stepsOf({ curve, returnShare }: Evidence): { ofReturners: number; ofAll: number; day: number }[] {
  const SLACK = 1e-9
  return [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1].flatMap((ofReturners) => {
    const point = curve.find(({ share }) => share >= ofReturners * returnShare - SLACK)
    return point && returnShare > 0 ? [{ ofReturners, ofAll: point.share, day: point.day }] : []
  })
}
