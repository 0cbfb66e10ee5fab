import type { Schema } from '@/app/http'
import type { Definition, Node } from './audiences.api'

/** A group as it is edited: parts have keys of their own, so that rows stay who they are while others come and go. */
export interface DraftGroup {
  key: number
  kind: GroupKind
  parts: DraftPart[]
}

export interface DraftCondition {
  key: number
  node: Node
}

export type DraftPart = DraftGroup | DraftCondition

export type GroupKind = 'all' | 'any' | 'none'

/** What a condition is about, as the builder offers it. */
export const topics = {
  standing: ['band', 'stage', 'cell', 'lifecycle', 'rfm'],
  contact: ['tag', 'group', 'member', 'channel', 'relation'],
  behaviour: ['orders', 'spent', 'interactions', 'active_days', 'absence', 'sequence'],
  time: [
    'days_since_order',
    'days_since_interaction',
    'days_since_added',
    'added',
    'first_order',
    'last_order',
    'last_interaction',
  ],
  other: ['bucket'],
} as const

export const events = [
  'open',
  'like',
  'comment',
  'chat',
  'click',
  'groupJoin',
  'groupLeave',
  'paymentPage',
  'form',
] as const

export const comparisons = ['>=', '<=', '>', '<', '=', '!='] as const

const sets: readonly string[] = [...topics.standing, ...topics.contact]
const days: readonly string[] = ['added', 'first_order', 'last_order', 'last_interaction']

/** Measures of interactions, whose kinds can be chosen. */
export const hasEvents = (measure: string): boolean =>
  ['interactions', 'active_days', 'days_since_interaction'].includes(measure)

/** Measures that can be limited to the last days. */
export const hasWindow = (measure: string): boolean =>
  ['orders', 'spent', 'interactions', 'active_days'].includes(measure)

let nextKey = 1

export const isGroup = (part: DraftPart): part is DraftGroup => 'parts' in part

export const newGroup = (kind: GroupKind = 'all', parts: DraftPart[] = []): DraftGroup => ({
  key: nextKey++,
  kind,
  parts,
})

export const newCondition = (node: Node = nodeOf('band', '')): DraftCondition => ({ key: nextKey++, node })

/** What a condition is about. */
export const topicOf = (node: Node): string =>
  (node.kind === 'set' || node.kind === 'day' ? node.field : node.kind === 'number' ? node.measure : node.kind) ?? ''

/** A fresh condition about something. */
export function nodeOf(topic: string, today: string): Node {
  if (sets.includes(topic)) {
    return { kind: 'set', field: topic, operator: 'anyOf', values: [] }
  }

  if (days.includes(topic)) {
    return { kind: 'day', field: topic, comparison: '>=', day: today }
  }

  switch (topic) {
    case 'absence':
      return { kind: 'absence', events: ['interact'], days: 30 }
    case 'sequence':
      return { kind: 'sequence', events: ['order'], then: ['interact'], isAbsent: false, within: 7, days: null }
    case 'bucket':
      return { kind: 'bucket', from: 1, to: 50, of: 100, seed: '' }
    default:
      return {
        kind: 'number',
        measure: topic,
        comparison: '>=',
        value: topic === 'spent' ? 10_000 : 1,
        days: hasWindow(topic) ? 90 : null,
        events: hasEvents(topic) ? ['interact'] : null,
      }
  }
}

const isWhole = (value: unknown, least: number, most: number): boolean =>
  Number.isInteger(value) && Number(value) >= least && Number(value) <= most
const isWindow = (value: unknown): boolean => (value ?? null) === null || isWhole(value, 1, 3660)
const some = (list: readonly string[] | null | undefined): boolean => (list?.length ?? 0) > 0

/** Whether a condition says enough to be asked. */
export function isComplete(node: Node): boolean {
  switch (node.kind) {
    case 'set':
      return some(node.values)
    case 'day':
      return /^\d{4}-\d{2}-\d{2}$/.test(node.day ?? '')
    case 'number':
      return (
        isWhole(node.value, 0, Number.MAX_SAFE_INTEGER) &&
        isWindow(node.days) &&
        (!hasEvents(node.measure ?? '') || some(node.events))
      )
    case 'absence':
      return some(node.events) && isWhole(node.days, 1, 3660)
    case 'sequence':
      return some(node.events) && some(node.then) && isWhole(node.within, 0, 3660) && isWindow(node.days)
    default:
      return isWhole(node.of, 2, 10_000) && isWhole(node.to, 1, node.of ?? 0) && isWhole(node.from, 1, node.to ?? 0)
  }
}

const blank: Omit<Schema['NodeShape'], 'kind'> = {
  parts: null,
  field: null,
  operator: null,
  values: null,
  measure: null,
  events: null,
  comparison: null,
  value: null,
  day: null,
  days: null,
  then: null,
  isAbsent: null,
  within: null,
  from: null,
  to: null,
  of: null,
  seed: null,
}

const shapeOf = (node: Node): Schema['NodeShape'] => ({ ...blank, ...node, parts: node.parts?.map(shapeOf) ?? null })

const nodesOf = (parts: readonly DraftPart[]): Node[] =>
  parts.flatMap((part) => {
    if (!isGroup(part)) {
      return isComplete(part.node) ? [part.node] : []
    }

    const inner = nodesOf(part.parts)
    return inner.length > 0 ? [{ kind: part.kind, parts: inner }] : []
  })

/** The definition that a draft says; conditions that are not complete, and groups without any, are not in it yet. */
export function definitionOf(include: DraftGroup, exclude: DraftGroup): Definition {
  const parts = nodesOf(include.parts)
  const gone = nodesOf(exclude.parts)
  return {
    include: shapeOf({ kind: parts.length > 0 ? include.kind : 'all', parts }),
    exclude: gone.length > 0 ? shapeOf({ kind: exclude.kind, parts: gone }) : null,
  }
}

/** What an address such as `?rfm=key-recall` begins with: those who stand somewhere. */
export const definitionAt = (address: Readonly<Record<string, unknown>>): Definition =>
  definitionOf(
    newGroup(
      'all',
      topics.standing.flatMap((field) => {
        const value = address[field]
        return typeof value === 'string' && value !== ''
          ? [newCondition({ kind: 'set', field, operator: 'anyOf', values: [value] })]
          : []
      }),
    ),
    newGroup('any'),
  )

/** The conditions of a draft that are asked, in the order in which the server tells what they do. */
export const askedOf = (...groups: readonly DraftGroup[]): DraftCondition[] =>
  groups.flatMap((group) =>
    group.parts.flatMap((part) => (isGroup(part) ? askedOf(part) : isComplete(part.node) ? [part] : [])),
  )

/** A definition, to be edited. */
export const draftOf = (definition: Definition): { include: DraftGroup; exclude: DraftGroup } => ({
  include: groupOf(definition.include),
  exclude: definition.exclude ? groupOf(definition.exclude) : newGroup('any'),
})

const groupOf = (node: Node): DraftGroup =>
  newGroup(
    node.kind as GroupKind,
    (node.parts ?? []).map((part) => (['all', 'any', 'none'].includes(part.kind) ? groupOf(part) : newCondition(part))),
  )
