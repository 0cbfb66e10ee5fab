import type { Schema } from '@/app/http'

/** A customer in the cell high × repurchase; a test states only what it is about. */
export const standing = (parts: Partial<Schema['StandingResponse']> = {}): Schema['StandingResponse'] => ({
  asOf: '2026-03-31',
  model: 0,
  cell: 'high.repurchase',
  band: 'high',
  stage: 'repurchase',
  lifecycle: 'mature',
  orders: 4,
  netAmount: 200_000,
  firstPurchaseOn: '2026-01-05',
  lastPurchaseOn: '2026-03-20',
  lastInteractionOn: '2026-03-30',
  nextOn: '2026-04-05',
  why: {
    band: { days: 9, windowDays: 30, entersAt: 8, staysFrom: 6, nextBandAt: null, dropsOn: '2026-04-05' },
    purchase: { purchaseDays: 3, daysSinceLast: 11, lapsedAfterDays: 90, lapsesOn: '2026-06-19' },
    lifecycle: {
      daysSinceActive: 1,
      silentAfterDays: 18,
      silentOn: '2026-04-18',
      daysSinceChurnEvent: 1,
      churnAfterDays: 27,
      churnOn: '2026-04-27',
      purchaseDays: 3,
      matureFrom: 2,
      reactivatedOn: null,
    },
  },
  ...parts,
})

export const customer = (parts: Partial<Schema['CustomerResponse']> = {}): Schema['CustomerResponse'] => ({
  id: 5,
  contacts: [{ externalUserId: 'wm5', name: '小兔', avatar: null, source: 'weChat', company: null, gender: 2 }],
  identities: ['externalUserId', 'phone'],
  owners: [{ userId: 'an', name: '程安禾', addedAt: '2025-09-25T02:00:00Z', status: 'active' }],
  groups: [{ chatId: 'g1', name: '新品群', joinedAt: '2025-10-01T02:00:00Z' }],
  tags: [{ id: 't1', name: '银卡', group: '客户等级' }],
  standing: standing(),
  orders: [],
  path: [
    { day: '2026-02-01', cell: 'high.repurchase', lifecycle: 'mature' },
    { day: '2025-11-02', cell: 'low.first', lifecycle: 'growth' },
  ],
  sends: [],
  ...parts,
})

export const item = (parts: Partial<Schema['TimelineItem']>): Schema['TimelineItem'] => ({
  kind: 'interaction',
  at: '2026-03-30T06:00:00Z',
  isDateOnly: false,
  interaction: null,
  amount: null,
  member: null,
  title: null,
  outcome: null,
  ended: null,
  text: null,
  ...parts,
})
