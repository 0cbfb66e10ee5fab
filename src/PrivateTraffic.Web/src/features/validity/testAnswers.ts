import type { Schema } from '@/app/http'
import { parameters } from '@/console/testAnswers'

const lift = (parts: Partial<Schema['LiftResponse']>): Schema['LiftResponse'] => ({
  key: 'mature',
  count: 400,
  outcomes: 200,
  rate: 0.5,
  status: 'accepted',
  reason: null,
  difference: 0.354,
  differenceInterval: { low: 0.301, high: 0.405 },
  ratio: 3.42,
  ratioInterval: { low: 2.9, high: 4.1 },
  p: 0.0001,
  q: 0.0002,
  isExact: false,
  ...parts,
})

export const segmentation = (parts: Partial<Schema['SegmentationResponse']> = {}): Schema['SegmentationResponse'] => ({
  key: 'lifecycle',
  total: 1000,
  status: 'accepted',
  reason: null,
  segments: [
    { key: 'introduction', count: 0, share: 0, reason: 'too-small-to-act' },
    { key: 'mature', count: 400, share: 0.4, reason: null },
    { key: 'churn', count: 600, share: 0.6, reason: null },
  ],
  measures: [
    { key: 'days-away', eta2: 0.41, omega2: 0.409, f: 231.4, strength: 'strong', means: [null, 5, 60] },
    { key: 'monetary', eta2: null, omega2: null, f: null, strength: null, means: [null, 0, 0] },
  ],
  betweenShare: 0.42,
  calinskiHarabasz: 512.3,
  centroidSilhouette: -0.05,
  daviesBouldin: 1.23,
  silhouette: 0.11,
  silhouetteSample: 1000,
  entropy: 0.61,
  psi: 0.31,
  drift: 'review',
  transitions: [
    { from: 'mature', to: 'mature', count: 350 },
    { from: 'mature', to: 'churn', count: 40 },
    { from: 'churn', to: 'churn', count: 500 },
    { from: 'churn', to: 'mature', count: 60 },
    { from: null, to: 'introduction', count: 50 },
  ],
  flapping: 25,
  flappingShare: 0.025,
  lift: [
    {
      key: 'order',
      segments: [
        lift({}),
        lift({
          key: 'churn',
          count: 600,
          rate: 0.146,
          difference: -0.354,
          differenceInterval: { low: -0.405, high: -0.301 },
        }),
        lift({
          key: 'introduction',
          count: 4,
          rate: null,
          difference: null,
          differenceInterval: null,
          ratio: null,
          ratioInterval: null,
          q: 0.5,
          isExact: true,
        }),
      ],
    },
    { key: 'interaction', segments: [lift({ rate: 0.9 })] },
  ],
  ...parts,
})

export const validity = (parts: Partial<Schema['ValidityResponse']> = {}): Schema['ValidityResponse'] => ({
  asOf: '2026-03-30',
  since: '2026-02-28',
  model: 3,
  total: 1000,
  status: 'accepted',
  reason: null,
  reasons: [],
  parameters,
  dimensions: ['interaction-days', 'orders'],
  warnings: [],
  segmentations: [
    segmentation({
      key: 'matrix',
      segments: [{ key: 'high.repurchase', count: 1000, share: 1, reason: null }],
      transitions: [],
    }),
    segmentation(),
    segmentation({ key: 'rfm', total: 0, status: 'default', reason: 'no-data', segments: [], measures: [], lift: [] }),
  ],
  ...parts,
})
