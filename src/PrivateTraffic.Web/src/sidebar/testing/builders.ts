import type { Schema } from '@/app/http'

/** A customer who bought twice, with three scripts to say; a test states only what it is about. */
export const aCard = (changes: Partial<Schema['CardResponse']> = {}): Schema['CardResponse'] => ({
  customerId: 7,
  externalUserId: 'wmCustomer',
  name: '听雨汽水',
  avatar: null,
  source: 'weChat',
  company: null,
  relation: aRelation(),
  owners: [{ userId: 'zhang', name: '张小北', addedAt: '2026-01-05T02:00:00Z', status: 'active' }],
  groups: [{ chatId: 'wrGroup', name: '会员福利群', joinedAt: '2026-02-01T02:00:00Z' }],
  standing: aStanding(),
  orders: [anOrder()],
  interactions: [{ kind: 'like', at: '2026-03-30T06:32:00Z', isDateOnly: false, source: 'moment' }],
  scripts: [aScript('one', '第一条'), aScript('two', '第二条'), aScript('three', '第三条')],
  sends: [],
  ...changes,
})

export const aRelation = (changes: Partial<Schema['RelationResponse']> = {}): Schema['RelationResponse'] => ({
  remark: null,
  description: null,
  addedAt: '2026-01-05T02:00:00Z',
  addWay: 1,
  channel: null,
  phones: [],
  tags: [{ id: 't1', name: '高意向', group: '意向程度' }],
  status: 'active',
  ...changes,
})

export const aStanding = (changes: Partial<Schema['StandingResponse']> = {}): Schema['StandingResponse'] => ({
  asOf: '2026-03-31',
  model: 3,
  cell: 'high.repurchase',
  band: 'high',
  stage: 'repurchase',
  lifecycle: 'mature',
  orders: 6,
  netAmount: 110_820,
  firstPurchaseOn: '2026-01-08',
  lastPurchaseOn: '2026-03-29',
  lastInteractionOn: '2026-03-30',
  nextOn: '2026-04-18',
  why: {
    band: { days: 14, windowDays: 30, entersAt: 8, staysFrom: 7, nextBandAt: null, dropsOn: '2026-04-22' },
    purchase: { purchaseDays: 6, daysSinceLast: 2, lapsedAfterDays: 90, lapsesOn: '2026-06-28' },
    lifecycle: {
      daysSinceActive: 1,
      silentAfterDays: 18,
      silentOn: '2026-04-18',
      daysSinceChurnEvent: 1,
      churnAfterDays: 27,
      churnOn: '2026-04-27',
      purchaseDays: 6,
      matureFrom: 2,
      reactivatedOn: null,
    },
  },
  ...changes,
})

export const anOrder = (changes: Partial<Schema['OrderResponse']> = {}): Schema['OrderResponse'] => ({
  number: 'A1',
  source: 'shop',
  paidAt: '2026-03-29T05:11:00Z',
  isDateOnly: false,
  amount: 10_790,
  refunded: 0,
  category: '家居',
  channel: null,
  ...changes,
})

export const aScript = (
  key: string,
  name: string,
  changes: Partial<Schema['SuggestionResponse']> = {},
): Schema['SuggestionResponse'] => ({
  key,
  name,
  group: '高频互动客户',
  text: `${name}的内容`,
  reason: '近 30 天有 14 天互动，还没有下过单',
  obstacle: null,
  sentLately: false,
  suggested: true,
  ...changes,
})

export const aSession: Schema['SessionResponse'] = {
  userId: 'zhang',
  name: '张小北',
  role: 'staff',
  weComCorpId: 'wwcorp',
  agentId: 1000002,
  today: '2026-03-31',
  timeZone: 'Asia/Shanghai',
  canSignOut: true,
}

export const aProblem = (status: number, code: string, title: string, signIn: string | null = null) => ({
  status,
  body: { type: `urn:privatetraffic:problem:${code}`, title, status, code, traceId: 'trace-1', errors: null, signIn },
})
