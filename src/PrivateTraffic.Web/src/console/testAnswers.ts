import { bands, cellKey, lifecycles, stages } from '@/app/cells'
import type { Schema } from '@/app/http'

/** Answers of the API with plain values; a test states only what it is about. */
export const session = (parts: Partial<Schema['SessionResponse']> = {}): Schema['SessionResponse'] => ({
  userId: 'wang',
  name: '王经理',
  role: 'manager',
  weComCorpId: 'ww1',
  agentId: 1,
  today: '2026-03-31',
  timeZone: 'Asia/Shanghai',
  canSignOut: true,
  ...parts,
})

export const gaps: Schema['GapRule'] = {
  anchor: 'all',
  return: 'all',
  level: 0.8,
  estimator: 'productLimit',
  denominator: 'returners',
  windowDays: null,
  horizonDays: null,
  flatWithin: 0.1,
  fallbackWindowDays: 240,
}

const labels: Schema['LabelRules'] = {
  inUse: [],
  gapDays: 30,
  cohorts: 'month',
  membership: { levels: [], validityDays: 365, fenPerPoint: 100 },
  risk: { horizonDays: 90, mediumFrom: 50, highFrom: 80 },
  propensity: { horizonDays: 30, likelyFrom: 2, unlikelyBelow: 0.5 },
  tenure: { longTermDays: 180 },
  roles: { windowDays: 365, consumerFromDays: 1, sellerFromDays: 2 },
  categories: { windowDays: 365, leastShare: 0.1 },
  journey: {
    key: 'second-order',
    name: { zh: '从互动到复购', en: 'To the second order' },
    steps: [],
    stalledAfterDays: 30,
  },
  channels: { responseDays: 3 },
}

export const parameters: Schema['SegmentationModel'] = {
  interaction: { windowDays: 30, low: 1, medium: 3, high: 8, kinds: 'interactions' },
  purchase: { lapsedAfterDays: 90 },
  lifecycle: { silentAfterDays: 18, churnAfterDays: 27, matureFrom: 2, silentClock: 'all', churnClock: 'all' },
  rfm: {
    windowDays: null,
    level: 0.8,
    monetary: 'crossing',
    fixed: null,
    fixedEdges: null,
    defaults: { recency: 18, frequency: 3, monetary: 250_000, mode: 'crossing' },
    boxes: null,
  },
  clv: { margin: 1, horizonWeeks: 52, annualDiscount: 0.15, returnDays: 90 },
  labels,
  thresholds: {
    silent: gaps,
    churn: { mode: null, second: null, oddsWithinDays: 90 },
    purchase: gaps,
    staleAfterDays: 30,
  },
  origin: null,
}

/** A matrix with the counts named; every customer has paid 100 yuan. */
export function matrix(
  counts: Readonly<Record<string, number>>,
  parts: Partial<Schema['MatrixResponse']> = {},
): Schema['MatrixResponse'] {
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0)
  return {
    asOf: '2026-03-31',
    model: 0,
    total,
    status: 'default',
    reason: 'not-derived',
    parameters,
    warnings: ['not-derived'],
    bands: [
      { key: 'silent', entersAt: 0, staysFrom: 0 },
      { key: 'low', entersAt: 1, staysFrom: 1 },
      { key: 'medium', entersAt: 3, staysFrom: 2 },
      { key: 'high', entersAt: 8, staysFrom: 6 },
    ],
    cells: [...bands].reverse().flatMap((band) =>
      stages.map((stage) => {
        const count = counts[cellKey(band, stage)] ?? 0
        return {
          key: cellKey(band, stage),
          band,
          stage,
          count,
          share: total === 0 ? 0 : count / total,
          netAmount: count * 10_000,
        }
      }),
    ),
    ...parts,
  }
}

export const lifecycle = (counts: Readonly<Record<string, number>> = {}): Schema['LifecycleResponse'] => {
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0)
  return {
    asOf: '2026-03-31',
    model: 0,
    total,
    status: 'default',
    reason: 'not-derived',
    parameters,
    warnings: ['not-derived'],
    stages: lifecycles.map((key) => ({
      key,
      count: counts[key] ?? 0,
      share: total === 0 ? 0 : (counts[key] ?? 0) / total,
      netAmount: 0,
    })),
  }
}

/** Guides whose words name the cell they belong to. */
export const guides = (language = 'zh'): Schema['CellGuidesResponse'] => ({
  cells: bands.flatMap((band) =>
    stages.map((stage) => ({
      key: cellKey(band, stage),
      name: `${language}-${band}-${stage}`,
      meaning: `${language} meaning of ${band} ${stage}`,
      owner: `${language} owner`,
      goal: `${language} goal of ${band} ${stage}`,
      playbook: ['step one', 'step two'],
    })),
  ),
})

export const row = (parts: Partial<Schema['CustomerRow']> = {}): Schema['CustomerRow'] => ({
  id: 1,
  name: '小兔',
  avatar: null,
  cell: 'high.repurchase',
  lifecycle: 'mature',
  orders: 3,
  netAmount: 120_050,
  lastPurchaseOn: '2026-03-28',
  lastInteractionOn: '2026-03-31',
  owners: ['程安禾'],
  ...parts,
})

export const page = (
  items: readonly Schema['CustomerRow'][],
  parts: Partial<Schema['CustomerPage']> = {},
): Schema['CustomerPage'] => ({ items: [...items], next: null, total: items.length, ...parts })
