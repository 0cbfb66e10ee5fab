import type { Schema } from '@/app/http'
import { parameters } from '@/console/testAnswers'

const segments: readonly [key: string, zh: string, en: string, count: number][] = [
  ['key-value', '重要价值', 'key value', 30],
  ['key-develop', '重要发展', 'key, to develop', 10],
  ['key-keep', '重要保持', 'key, to keep', 0],
  ['key-recall', '重要挽留', 'key, to recall', 20],
  ['general-value', '一般价值', 'general value', 0],
  ['general-develop', '一般发展', 'general, to develop', 100],
  ['general-keep', '一般保持', 'general, to keep', 0],
  ['general-recall', '一般挽留', 'general, to recall', 40],
]

const segment = (key: string, zh: string, en: string, count: number): Schema['RfmSegmentResponse'] => ({
  key,
  zh,
  en,
  count,
  share: count / 200,
  netAmount: count * 10_000,
})

/** Two hundred buyers who have spent 100 yuan each. */
export const rfm = (parts: Partial<Schema['RfmResponse']> = {}): Schema['RfmResponse'] => ({
  asOf: '2026-03-30',
  model: 3,
  total: 200,
  status: 'accepted',
  reason: null,
  reasons: [],
  warnings: [],
  parameters,
  thresholds: [
    { key: 'recency', value: 18, high: 'at-most', sample: 200, highCount: 160, highShare: 0.8, isDegenerate: true },
    { key: 'frequency', value: 3, high: 'above', sample: 200, highCount: 36, highShare: 0.18, isDegenerate: false },
    {
      key: 'monetary',
      value: 250_000,
      high: 'at-least',
      sample: 200,
      highCount: 50,
      highShare: 0.25,
      isDegenerate: false,
    },
  ],
  buyersShare: 0.25,
  revenueShare: 0.75,
  edges: { r: [5, 10, 20, 40], f: [1, 1, 2, 4], m: [10_000, 20_000, 40_000, 80_000] },
  segments: segments.map((parts) => segment(...parts)),
  boxes: [segment('champions', '冠军客户', 'Champions', 50), segment('others', '其他', 'Others', 150)],
  recall: {
    count: 20,
    valuableFrom: 400_000,
    latelyUntil: 36,
    priorities: [
      { key: 'first', count: 1 },
      { key: 'second', count: 1 },
      { key: 'third', count: 18 },
    ],
    customers: [
      {
        customerId: 7,
        priority: 'first',
        recency: 22,
        frequency: 2,
        monetary: 500_000,
        name: '小兔',
        owners: ['程安禾', '白书知'],
      },
      { customerId: 9, priority: 'second', recency: 60, frequency: 3, monetary: 450_050, name: null, owners: [] },
    ],
  },
  lorenz: Array.from({ length: 101 }, (_, i) => ({ buyers: i / 100, revenue: 1 - (1 - i / 100) ** 3 })),
  ...parts,
})
