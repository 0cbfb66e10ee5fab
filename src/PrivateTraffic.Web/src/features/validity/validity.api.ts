import { keepPreviousData, useQuery } from '@tanstack/vue-query'
import type { Ref } from 'vue'
import { answerOf, api, type Schema } from '@/app/http'

export type ValidityReport = Schema['ValidityResponse']
export type Segmentation = Schema['SegmentationResponse']
export type Outcome = Schema['OutcomeResponse']
export type Lift = Schema['LiftResponse']

/** Two passes over every history take a while: the answer is kept for a while. */
const KEPT_MS = 5 * 60_000

/**
 * Whether the segmentations are any good, as of a day, the last complete one without.
 * @param days how long ago the labels of the past lie.
 */
export const useValidity = (asOf: Ref<string | undefined>, days: Ref<number>) =>
  useQuery({
    queryKey: ['validity', asOf, days],
    queryFn: ({ signal }) =>
      answerOf(
        api.GET('/api/v1/reports/validity', { params: { query: { asOf: asOf.value, days: days.value } }, signal }),
      ),
    placeholderData: keepPreviousData,
    staleTime: KEPT_MS,
  })
