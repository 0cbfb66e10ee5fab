import { keepPreviousData, useQuery } from '@tanstack/vue-query'
import type { Ref } from 'vue'
import { answerOf, api, type Schema } from '@/app/http'

export type ThresholdsReport = Schema['ThresholdsResponse']
export type Threshold = Schema['ThresholdResponse']
export type Evidence = Schema['GapEvidence']
export type Estimate = Schema['EstimateResponse']
export type CurvePoint = Schema['CurvePoint']
export type ChurnMode = Schema['ChurnModeResponse']
export type Backtest = Schema['BacktestResponse']
export type RfmReport = Schema['RfmResponse']

type Day = Ref<string | undefined>

/** Deriving reads every history: the answer is kept for a while. */
const KEPT_MS = 5 * 60_000

/** The thresholds that the data say as of a day, the last complete one without. */
export const useThresholds = (asOf: Day) =>
  useQuery({
    queryKey: ['thresholds', asOf],
    queryFn: ({ signal }) =>
      answerOf(api.GET('/api/v1/thresholds', { params: { query: { asOf: asOf.value } }, signal })),
    placeholderData: keepPreviousData,
    staleTime: KEPT_MS,
  })

/** How revenue is spread over buyers: the Lorenz curve, and the RFM thresholds read from it. */
export const useRevenueSpread = (asOf: Day) =>
  useQuery({
    queryKey: ['rfm', asOf],
    queryFn: ({ signal }) =>
      answerOf(api.GET('/api/v1/reports/rfm', { params: { query: { asOf: asOf.value } }, signal })),
    placeholderData: keepPreviousData,
    staleTime: KEPT_MS,
  })
