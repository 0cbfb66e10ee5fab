import type { RfmReport } from '../rfm.api'

/** The cut-points of the three axes as they are typed: days, orders, yuan. */
export const axisKeys = ['recency', 'frequency', 'monetary'] as const
export type AxisKey = (typeof axisKeys)[number]
export type RfmTrial = Record<AxisKey, number>
type Model = RfmReport['parameters']

const FEN_PER_YUAN = 100

const valueOf = ({ thresholds }: RfmReport, key: AxisKey): number =>
  thresholds.find((threshold) => threshold.key === key)?.value ?? 0

/** The cut-points of a report. */
export const trialOf = (report: RfmReport): RfmTrial => ({
  recency: valueOf(report, 'recency'),
  frequency: valueOf(report, 'frequency'),
  monetary: Math.round(valueOf(report, 'monetary') / FEN_PER_YUAN),
})

export const isSame = (a: RfmTrial, b: RfmTrial): boolean => axisKeys.every((key) => a[key] === b[key])

/** The model with these cut-points fixed; an amount that nobody has changed keeps its fen. */
export function fixedModel(report: RfmReport, trial: RfmTrial): Model {
  const { rfm } = report.parameters
  const monetary =
    trial.monetary === trialOf(report).monetary ? valueOf(report, 'monetary') : trial.monetary * FEN_PER_YUAN
  return {
    ...report.parameters,
    rfm: { ...rfm, fixed: { recency: trial.recency, frequency: trial.frequency, monetary, mode: rfm.monetary } },
  }
}

/** The model that derives its cut-points from the buyers of each day. */
export const derivingModel = ({ parameters }: RfmReport): Model => ({
  ...parameters,
  rfm: { ...parameters.rfm, fixed: null },
})
