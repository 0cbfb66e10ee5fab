import { expect, test } from 'vitest'
import { rfm } from '../testAnswers'
import { derivingModel, fixedModel, trialOf } from './rfmTrial'

const withAmount = (fen: number) =>
  rfm({ thresholds: rfm().thresholds.map((axis) => (axis.key === 'monetary' ? { ...axis, value: fen } : axis)) })

test('cut-points are typed in days, orders and yuan', () => {
  expect(trialOf(withAmount(138_060))).toEqual({ recency: 18, frequency: 3, monetary: 1_381 })
})

test('what is typed is fixed in the model, in fen', () => {
  const model = fixedModel(rfm(), { recency: 30, frequency: 2, monetary: 1_000 })

  expect(model.rfm.fixed).toEqual({ recency: 30, frequency: 2, monetary: 100_000, mode: 'crossing' })
  expect(model.lifecycle).toBe(rfm().parameters.lifecycle)
})

test('an amount that nobody has changed keeps its fen', () => {
  const report = withAmount(138_060)

  expect(fixedModel(report, { ...trialOf(report), recency: 30 }).rfm.fixed?.monetary).toBe(138_060)
})

test('a model can go back to deriving', () => {
  const report = rfm()
  const fixed = { ...report, parameters: fixedModel(report, trialOf(report)) }

  expect(derivingModel(fixed).rfm.fixed).toBeNull()
})
