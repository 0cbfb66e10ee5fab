import { keepPreviousData, useQuery } from '@tanstack/vue-query'
import type { Ref } from 'vue'
import { answerOf, api, type Schema } from '@/app/http'

export type RfmReport = Schema['RfmResponse']
export type RfmAxis = Schema['RfmThresholdResponse']
export type RfmSegment = Schema['RfmSegmentResponse']
export type RecallList = Schema['RecallResponse']

/** Reading every buyer takes a while: the answer is kept for a while. */
const KEPT_MS = 5 * 60_000

/** Buyers by value segment as of a day, the last complete one without. */
export const useRfm = (asOf: Ref<string | undefined>) =>
  useQuery({
    queryKey: ['rfm', asOf],
    queryFn: ({ signal }) =>
      answerOf(api.GET('/api/v1/reports/rfm', { params: { query: { asOf: asOf.value } }, signal })),
    placeholderData: keepPreviousData,
    staleTime: KEPT_MS,
  })
