import type { Schema } from '@/app/http'
import { parameters } from '@/console/testAnswers'

export const version = (parts: Partial<Schema['ModelVersionResponse']> = {}): Schema['ModelVersionResponse'] => ({
  number: 2,
  state: 'current',
  from: '2026-03-01',
  through: null,
  createdAt: '2026-03-01T02:00:00Z',
  createdBy: 'wang',
  note: '按三月的数据重新推导',
  restores: null,
  ...parts,
})

export const models = (parts: Partial<Schema['ModelsResponse']> = {}): Schema['ModelsResponse'] => ({
  today: '2026-03-31',
  current: 2,
  latest: 2,
  versions: [
    version(),
    version({ number: 1, state: 'past', from: '2026-01-05', through: '2026-02-28', createdBy: null, note: null }),
    version({
      number: 0,
      state: 'past',
      from: null,
      through: '2026-01-04',
      createdAt: null,
      createdBy: null,
      note: null,
    }),
  ],
  ...parts,
})

const flows = (places: readonly [string, number, number][]): Schema['FlowsResponse'] => ({
  moved: { count: 40, low: null, high: null, share: 0.04, netAmount: 400_000 },
  places: places.map(([key, before, after]) => ({
    key,
    before,
    after,
    netAmountBefore: before * 10_000,
    netAmountAfter: after * 10_000,
  })),
  flows: [{ from: places[0]![0], to: places[1]![0], count: 40, low: null, high: null, netAmount: 400_000 }],
})

/** Forty customers would move; as an estimate, 30 to 52. */
export const preview = (
  isExact = false,
  parts: Partial<Schema['PreviewResponse']> = {},
): Schema['PreviewResponse'] => ({
  asOf: '2026-03-31',
  model: 2,
  total: 1000,
  isExact,
  sample: isExact ? 1000 : 400,
  parameters,
  candidate: parameters,
  warnings: [],
  differences: [
    { path: 'lifecycle.silentAfterDays', from: 18, to: 20, zh: '多少天没有动静算沉默', en: 'days until silent' },
    {
      path: 'origin',
      from: { derivedOn: '2026-03-01', silent: { days: 18, high: null } },
      to: null,
      zh: '阈值的来历',
      en: 'origin',
    },
  ],
  moved: { count: 40, low: isExact ? null : 30, high: isExact ? null : 52, share: 0.04, netAmount: 400_000 },
  cells: flows([
    ['high.repurchase', 300, 310],
    ['medium.repurchase', 700, 690],
  ]),
  stages: flows([
    ['silent', 100, 60],
    ['mature', 900, 940],
  ]),
  segments: isExact
    ? {
        ...flows([
          ['key-value', 100, 90],
          ['none', 0, 10],
        ]),
        moved: { count: 12, low: null, high: null, share: 0.012, netAmount: 120_000 },
        status: 'accepted',
        reason: null,
        reasons: [],
      }
    : null,
  ...parts,
})

export const applied = (parts: Partial<Schema['AppliedResponse']> = {}): Schema['AppliedResponse'] => ({
  number: 3,
  isNew: true,
  from: '2026-03-31',
  restores: null,
  withdrawn: [],
  placed: 1000,
  moved: 40,
  ...parts,
})

export const templates = (): Schema['TemplatesResponse'] => ({
  templates: [
    {
      key: 'retail',
      name: { zh: '零售', en: 'Retail' },
      description: { zh: '买得勤的日用零售', en: 'Everyday retail' },
      model: parameters,
      obstacles: [
        {
          key: 'price',
          name: { zh: '嫌贵', en: 'Price' },
          why: { zh: '同款到处有', en: 'The same is sold everywhere' },
        },
      ],
      reasons: [{ path: 'lifecycle.silentAfterDays', why: { zh: '两次进店约两周', en: 'Two weeks between visits' } }],
    },
  ],
  problems: [],
})
