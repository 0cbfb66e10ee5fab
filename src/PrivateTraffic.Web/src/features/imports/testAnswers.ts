import type { Schema } from '@/app/http'

export const ID = '7f1f0d36-5d0e-4f0c-9a52-6d1c2b3a4e5f'

export const csv = (name = 'orders.csv'): File => new File(['订单号,客户,付款时间,金额\n'], name, { type: 'text/csv' })

const fields = ['order_id', 'customer_id', 'paid_at', 'amount', 'refunded', 'refunded_at', 'category', 'channel']

export const file = (parts: Partial<Schema['ImportResponse']> = {}): Schema['ImportResponse'] => ({
  id: ID,
  kind: 'orders',
  name: 'orders.csv',
  bytes: 4_000,
  state: 'checking',
  phase: 'checking',
  rows: 60,
  progress: 0.5,
  reading: { source: 'import', map: {}, dateForm: null, encoding: null, customer: null, unit: 'yuan' },
  fields: fields.map((name, i) => ({ name, isRequired: i < 4 })),
  columns: ['订单号', '客户', '付款时间', '金额', '备注'],
  refusal: null,
  findings: null,
  outcome: null,
  ...parts,
})

export const findings = (parts: Partial<Schema['ImportFindings']> = {}): Schema['ImportFindings'] => ({
  goodRows: 120,
  badRows: 0,
  repeatedRows: 0,
  firstDay: '2026-01-05',
  lastDay: '2026-03-31',
  amount: 1_580_000,
  refunded: 0,
  encoding: 'utf8',
  columns: { order_id: '订单号', customer_id: '客户', paid_at: '付款时间', amount: '金额' },
  unusedColumns: ['备注'],
  customers: { phone: 100, shopAccount: 20 },
  kinds: {},
  problems: [],
  problemCount: 0,
  ...parts,
})

export const outcome = (parts: Partial<Schema['ImportOutcome']> = {}): Schema['ImportOutcome'] => ({
  added: 118,
  changed: 0,
  unchanged: 2,
  skipped: 0,
  customersCreated: 40,
  ...parts,
})
