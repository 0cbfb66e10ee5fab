import { expect, test } from 'vitest'
import { evidence } from '../testAnswers'
import { bandOf, levelOf, shareAt, stepsOf } from './gapCurve'

test('the interval of F is that of Woodruff around the share of those who come back', () => {
  const point = bandOf(evidence()).find(({ day }) => day === 40)!

  // p = 0.4 / 0.5 = 0.8 of 500 who came back: 1.959964 · sqrt(0.8 · 0.2 / 500) = 0.035061, of the half that comes back.
  expect(point.share).toBe(0.4)
  expect(point.low).toBeCloseTo(0.5 * (0.8 - 0.035061), 5)
  expect(point.high).toBeCloseTo(0.5 * (0.8 + 0.035061), 5)
})

test('the interval stays between nothing and all who come back', () => {
  const band = bandOf(evidence())

  expect(band[0]).toEqual({ day: 0, share: 0, low: 0, high: 0 })
  expect(band.every(({ low, high }) => low >= 0 && high <= 0.5)).toBe(true)
})

test('the level is a share of those who come back, or of everybody', () => {
  expect(levelOf(evidence())).toBe(0.4)
  expect(levelOf(evidence({ rule: { ...evidence().rule, denominator: 'all' } }))).toBe(0.8)
})

test('beyond the horizon F is what it is at the horizon', () => {
  expect(shareAt(evidence().curve, 10)).toBe(0.1)
  expect(shareAt(evidence().curve, 999)).toBe(0.5)
  expect(shareAt([], 5)).toBe(0)
})

test('each tenth of those who come back has its day', () => {
  const steps = stepsOf(evidence())

  expect(steps.map(({ day }) => day)).toEqual([5, 10, 15, 20, 25, 30, 35, 40, 45, 50])
  expect(steps[7]).toEqual({ ofReturners: 0.8, ofAll: 0.4, day: 40 })
  expect(stepsOf(evidence({ returnShare: 0 }))).toEqual([])
})
