import { expect, test } from 'vitest'
import { thresholds } from '../testAnswers'
import { changed, limitsOf, modelOf, trialOf } from './useTrial'

const trial = { silent: 18, churn: 27, lapsed: 90, low: 1, medium: 3, high: 8 }

test('raising a cut-point raises those that must lie above it', () => {
  expect(changed(trial, 'silent', 40)).toEqual({ ...trial, silent: 40, churn: 41 })
  expect(changed(trial, 'low', 8)).toEqual({ ...trial, low: 8, medium: 9, high: 10 })
})

test('lowering a cut-point lowers those that must lie below it', () => {
  expect(changed(trial, 'churn', 10)).toEqual({ ...trial, churn: 10, silent: 9 })
  expect(changed(trial, 'high', 3)).toEqual({ ...trial, high: 3, medium: 2, low: 1 })
})

test('a cut-point that leaves the others in order changes alone', () => {
  expect(changed(trial, 'lapsed', 5)).toEqual({ ...trial, lapsed: 5 })
  expect(changed(trial, 'medium', 5)).toEqual({ ...trial, medium: 5 })
})

test('within its limits a cut-point always leaves room for the others', () => {
  const { least, most } = limitsOf('medium', 30)

  expect(changed(trial, 'medium', least)).toEqual({ ...trial, low: 1, medium: 2 })
  expect(changed(trial, 'medium', most)).toEqual({ ...trial, medium: 29, high: 30 })
  expect(limitsOf('churn', 30)).toEqual({ least: 2, most: 7320 })
})

test('the derived cut-points are the derived model, with its evidence', () => {
  const report = thresholds()
  const proposed = { ...report.proposed, origin: { derivedOn: '2026-03-30', silent: null, churn: null, lapsed: null } }

  const model = modelOf({ ...report, proposed } as never, trialOf(report.proposed))

  expect(model).toBe(proposed)
})

test('other cut-points change the model in use, which is then no longer derived', () => {
  const report = thresholds()

  const model = modelOf(report, { ...trial, silent: 20, medium: 4 })

  expect(model.lifecycle).toEqual({ ...report.parameters.lifecycle, silentAfterDays: 20 })
  expect(model.interaction).toEqual({ ...report.parameters.interaction, medium: 4 })
  expect(model.origin).toBeNull()
  expect(model.rfm).toBe(report.parameters.rfm)
})
