import type { Schema } from '@/app/http'

/** A tag of the member's own; a test states only what it is about. */
export const aTag = (changes: Partial<Schema['RelationTagResponse']> = {}): Schema['RelationTagResponse'] => ({
  id: 't1',
  name: '高意向',
  group: '意向程度',
  canChange: true,
  isOn: true,
  origin: 'weCom',
  by: null,
  at: null,
  delivery: 'delivered',
  problem: null,
  remedy: null,
  ...changes,
})

export const someTags = (changes: Partial<Schema['TagsResponse']> = {}): Schema['TagsResponse'] => ({
  canChange: true,
  most: 3000,
  tags: [aTag()],
  foreign: 0,
  others: [],
  groups: [
    {
      id: 'g1',
      name: '意向程度',
      canChange: true,
      tags: [
        { id: 't1', name: '高意向' },
        { id: 't2', name: '中意向' },
      ],
    },
    { id: 'g2', name: '会员等级', canChange: false, tags: [{ id: 't3', name: '金卡' }] },
  ],
  ...changes,
})

export const aNote = (changes: Partial<Schema['NoteResponse']> = {}): Schema['NoteResponse'] => ({
  id: '5f0c2a7e-0000-4000-8000-000000000001',
  reason: null,
  text: '女儿九月上小学',
  userId: 'zhang',
  by: '张小北',
  writtenAt: '2026-03-30T06:32:00Z',
  editedAt: null,
  isMine: true,
  ...changes,
})

export const someNotes = (notes: Schema['NoteResponse'][] = []): Schema['NotesResponse'] => ({
  notes,
  reasons: [
    { key: 'won.trust', kind: 'won', name: '信任导购' },
    { key: 'lost.price', kind: 'lost', name: '嫌贵没买' },
    { key: 'obstacle.timing', kind: 'obstacle', name: '在等时机' },
  ],
})

export const aGroup = (
  changes: Partial<Schema['GroupCompositionResponse']> = {},
): Schema['GroupCompositionResponse'] => ({
  chatId: 'wrGroup',
  name: '会员福利群',
  external: 120,
  customers: 48,
  cells: [
    { key: 'high.repurchase', count: 30 },
    { key: 'silent.lapsed', count: 18 },
  ],
  stages: [
    { key: 'mature', count: 30 },
    { key: 'churn', count: 18 },
  ],
  recall: [
    {
      customerId: 7,
      externalUserId: 'wmCustomer',
      name: '听雨汽水',
      priority: 'first',
      reason: '重要挽留：累计 12,000 元，已 82 天没有下单',
    },
  ],
  ...changes,
})
