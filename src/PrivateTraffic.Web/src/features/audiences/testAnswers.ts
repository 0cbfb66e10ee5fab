import type { Schema } from '@/app/http'
import type { Audience, Count } from './audiences.api'
import { definitionOf, newCondition, newGroup } from './draft'

export const audience = (parts: Partial<Audience> = {}): Audience => ({
  id: 1,
  name: '沉默老客',
  kind: 'dynamic',
  text: 'all (\n  band is silent\n)',
  definition: definitionOf(
    newGroup('all', [newCondition({ kind: 'set', field: 'band', operator: 'anyOf', values: ['silent'] })]),
    newGroup('any'),
  ),
  createdBy: 'wang',
  changedAt: '2026-03-31T02:00:00Z',
  builtAt: '2026-03-31T02:00:00Z',
  buildMilliseconds: 12,
  size: 120,
  mayChange: true,
  ...parts,
})

const holds = (count: number, node: Schema['NodeShape']): Schema['EffectResponse'][] =>
  node.parts
    ? node.parts.flatMap((part) => holds(count, part))
    : [{ text: node.field ?? node.kind, holds: 300, without: count + 40 }]

/** Counts 500 customers less 100 for each condition; a text with a question mark is none. */
export function counted(body: Record<string, unknown>): Count {
  const definition = (body['definition'] as Schema['DefinitionShape'] | undefined) ?? audience().definition!
  const effects = (size: number) => [
    ...holds(size, definition.include),
    ...(definition.exclude ? holds(size, definition.exclude) : []),
  ]
  const count = 500 - effects(0).length * 100
  return {
    asOf: '2026-03-31',
    text: 'all (\n  band is silent\n)',
    definition,
    total: 1000,
    count,
    effects: effects(count),
    samples: [
      {
        id: 7,
        name: '李雷',
        avatar: null,
        cell: 'silent.potential',
        lifecycle: 'silent',
        orders: 2,
        netAmount: 100,
        lastPurchaseOn: '2026-01-01',
        lastInteractionOn: null,
        owners: ['王经理'],
      },
    ],
    unknown: [],
    warnings: [],
    contactsReadAt: '2026-03-31T02:00:00Z',
    milliseconds: 3.4,
  }
}
