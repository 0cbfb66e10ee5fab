import type { Schema } from '@/app/http'
import { gaps, parameters } from '@/console/testAnswers'

type Evidence = Schema['GapEvidence']
type Estimate = Schema['EstimateResponse']

export const estimate = (parts: Partial<Estimate> = {}): Estimate => ({
  estimator: 'productLimit',
  windowDays: 120,
  horizonDays: 60,
  days: 20,
  low: 18,
  high: 22,
  returnShare: 0.5,
  returners: 500,
  customers: 1000,
  gaps: 2400,
  status: 'accepted',
  reason: null,
  ...parts,
})

/** Half of all customers come back, evenly over fifty days. */
export const evidence = (parts: Partial<Evidence> = {}): Evidence => ({
  rule: gaps,
  recordedDays: 400,
  windowDays: 120,
  horizonDays: 60,
  returnShare: 0.5,
  customers: 1000,
  gaps: 2400,
  estimators: [
    estimate(),
    estimate({ estimator: 'naive', days: 14, low: 13, high: 15, returnShare: 1 }),
    estimate({ estimator: 'first', days: 21, status: 'provisional', reason: 'small-sample', returners: 120 }),
    estimate({ estimator: 'pooled', days: 16 }),
  ],
  windows: [
    estimate({ windowDays: 60, horizonDays: 30, days: 14, low: 13, high: 16 }),
    estimate({ windowDays: 120 }),
    estimate({ windowDays: 240, horizonDays: 120, days: 21, low: 19, high: null }),
  ],
  curve: Array.from({ length: 61 }, (_, day) => ({ day, share: Math.min(50, day) / 100, atRisk: 1000 - 10 * day })),
  ...parts,
})

export const threshold = (parts: Partial<Schema['ThresholdResponse']> = {}): Schema['ThresholdResponse'] => ({
  key: 'silent',
  days: 20,
  low: 18,
  high: 22,
  sample: 500,
  status: 'accepted',
  reason: null,
  reasons: [],
  inUse: 18,
  replaces: false,
  evidence: evidence(),
  mode: null,
  modes: [],
  ...parts,
})

export const churnMode = (parts: Partial<Schema['ChurnModeResponse']> = {}): Schema['ChurnModeResponse'] => ({
  mode: 'residual',
  days: 45,
  low: 43,
  high: 47,
  sample: 300,
  windowDays: 120,
  status: 'provisional',
  reason: 'residual',
  reasons: ['residual'],
  curve: {
    goal: 0.46,
    points: Array.from({ length: 61 }, (_, day) => ({ day, share: Math.min(50, day) / 100 })),
  },
  backtest: {
    labelledOn: '2026-01-01',
    asOf: '2026-03-30',
    isOrdered: true,
    labels: [
      { key: 'active', count: 400, returned: 300, rate: 0.75, low: 0.7, high: 0.79 },
      { key: 'silent', count: 200, returned: 60, rate: 0.3, low: 0.24, high: 0.37 },
      { key: 'churn', count: 100, returned: 9, rate: 0.09, low: 0.05, high: 0.16 },
      { key: 'newly-churned', count: 7, returned: 1, rate: null, low: 0.03, high: 0.5 },
    ],
  },
  ...parts,
})

export const thresholds = (parts: Partial<Schema['ThresholdsResponse']> = {}): Schema['ThresholdsResponse'] => ({
  asOf: '2026-03-30',
  model: 3,
  total: 1000,
  status: 'provisional',
  reason: 'residual',
  reasons: ['residual'],
  parameters,
  warnings: [],
  thresholds: [
    threshold(),
    threshold({
      key: 'churn',
      days: 45,
      low: 43,
      high: 47,
      sample: 300,
      status: 'provisional',
      reason: 'residual',
      reasons: ['residual'],
      inUse: 27,
      replaces: true,
      evidence: null,
      mode: 'residual',
      modes: [
        churnMode({
          mode: 'returnOdds',
          days: null,
          low: null,
          high: null,
          status: 'default',
          reason: 'not-reached',
          reasons: ['not-reached'],
          curve: { goal: 0.2, points: [] },
          backtest: null,
        }),
        churnMode(),
      ],
    }),
    threshold({
      key: 'lapsed',
      days: 90,
      low: null,
      high: null,
      status: 'default',
      reason: 'small-sample',
      reasons: ['small-sample'],
      inUse: 90,
    }),
  ],
  bands: { low: 1, medium: 2, high: 6, sample: 700, status: 'accepted', reason: null },
  proposed: {
    ...parameters,
    lifecycle: { ...parameters.lifecycle, silentAfterDays: 20, churnAfterDays: 45 },
    interaction: { ...parameters.interaction, medium: 2, high: 6 },
  },
  ...parts,
})
