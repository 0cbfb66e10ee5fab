import { afterEach, expect, test, vi } from 'vitest'
import { newId } from './newId'

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

afterEach(() => vi.unstubAllGlobals())

test('an id is a random UUID', () => {
  expect(newId()).toMatch(UUID)
  expect(newId()).not.toBe(newId())
})

test('a page that is not in a secure context makes one by itself', () => {
  const { getRandomValues } = crypto
  vi.stubGlobal('crypto', { getRandomValues: getRandomValues.bind(crypto) })

  expect(newId()).toMatch(UUID)
  expect(newId()).not.toBe(newId())
})
