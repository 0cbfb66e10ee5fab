import type { Schema } from '@/app/http'

/** Answers about the sync; a test states only what it is about. */
export const step = (parts: Partial<Schema['StepResponse']> = {}): Schema['StepResponse'] => ({
  area: 'contacts',
  state: 'done',
  done: 968,
  parts: 8,
  partsDone: 8,
  ...parts,
})
export const run = (parts: Partial<Schema['RunResponse']> = {}): Schema['RunResponse'] => ({
  id: 1,
  kind: 'incremental',
  startedAt: '2026-03-31T02:00:00Z',
  finishedAt: '2026-03-31T02:01:05Z',
  problem: null,
  remedy: null,
  steps: [step()],
  ...parts,
})
export const state = (parts: Partial<Schema['SyncResponse']> = {}): Schema['SyncResponse'] => ({
  isConfigured: true,
  isRunning: false,
  everyMinutes: 10,
  current: run(),
  lastFullAt: '2026-03-30T02:00:00Z',
  lastIncrementalAt: null,
  counts: {
    customers: 1000,
    contacts: 861,
    relations: 967,
    members: 10,
    groups: 12,
    moments: 42,
    interactions: 13_491,
    orders: 1849,
  },
  placement: { placed: 1000, waiting: 3 },
  waitingCallbacks: 7,
  tags: { waiting: 0, since: null, failed: 0, problems: [] },
  quotas: [],
  ...parts,
})
export const underWay = () =>
  state({
    isRunning: true,
    current: run({ kind: 'full', finishedAt: null, steps: [step({ state: 'running', done: 412, partsDone: 3 })] }),
  })
