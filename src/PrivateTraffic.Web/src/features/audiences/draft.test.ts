import { expect, test } from 'vitest'
import { askedOf, definitionOf, draftOf, isComplete, newCondition, newGroup, nodeOf, topicOf, topics } from './draft'

const tag = (...values: string[]) => newCondition({ kind: 'set', field: 'tag', operator: 'anyOf', values })

test('what is not complete, and groups without anything, are not asked', () => {
  const include = newGroup('all', [tag('VIP'), tag(), newGroup('any', [tag()]), newGroup('none', [tag('a'), tag('b')])])
  const definition = definitionOf(include, newGroup('any', [tag()]))

  expect(definition.exclude).toBeNull()
  expect(definition.include.parts?.map((part) => part.kind)).toEqual(['set', 'none'])
  expect(askedOf(include).map((condition) => condition.node.values)).toEqual([['VIP'], ['a'], ['b']])
})

test('without any condition it is everybody, whatever joins the group', () => {
  expect(definitionOf(newGroup('none'), newGroup('any')).include).toMatchObject({ kind: 'all', parts: [] })
})

test('a definition that is edited and left as it is stays the same', () => {
  const definition = definitionOf(
    newGroup('any', [tag('VIP'), newGroup('none', [newCondition(nodeOf('sequence', ''))])]),
    newGroup('all', [newCondition(nodeOf('spent', ''))]),
  )
  const { include, exclude } = draftOf(definition)

  expect(definitionOf(include, exclude)).toEqual(definition)
})

test('every topic has a condition of its own, complete but for what only people know', () => {
  for (const topic of Object.values(topics).flat()) {
    const node = nodeOf(topic, '2026-03-31')
    expect(topicOf(node)).toBe(topic)
    expect(isComplete({ ...node, values: node.values ? ['x'] : null })).toBe(true)
  }
})

test.each([
  [{ ...nodeOf('orders', ''), days: 0 }],
  [{ ...nodeOf('orders', ''), value: 1.5 }],
  [{ ...nodeOf('interactions', ''), events: [] }],
  [{ ...nodeOf('bucket', ''), from: 60 }],
  [{ ...nodeOf('bucket', ''), of: 1 }],
  [{ ...nodeOf('added', ''), day: '' }],
  [{ ...nodeOf('absence', ''), days: null }],
  [{ ...nodeOf('sequence', ''), within: null }],
])('numbers out of range are not complete: %o', (node) => {
  expect(isComplete(node)).toBe(false)
})
