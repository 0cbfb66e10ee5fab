import type { Schema } from '@/app/http'

/** A customer worth winning back; a test states only what it is about. */
export const aTodo = (changes: Partial<Schema['TodoResponse']> = {}): Schema['TodoResponse'] => ({
  customerId: 7,
  externalUserId: 'wmCustomer',
  name: '听雨汽水',
  avatar: null,
  kind: 'recall',
  occasion: '2026-01-08',
  priority: 'first',
  reason: '重要挽留：累计 12,000 元，已 82 天没有下单',
  cell: 'low.lapsed',
  lifecycle: 'churn',
  ...changes,
})

export const someTodos = (changes: Partial<Schema['TodosResponse']> = {}): Schema['TodosResponse'] => ({
  today: '2026-03-31',
  within: 3,
  items: [aTodo()],
  total: 1,
  doneToday: 0,
  later: 0,
  ...changes,
})
