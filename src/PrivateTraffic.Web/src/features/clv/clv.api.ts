import { keepPreviousData, useQuery } from '@tanstack/vue-query'
import type { Ref } from 'vue'
import { answerOf, api, type Schema } from '@/app/http'

export type ClvReport = Schema['ClvResponse']
export type ClvBacktest = Schema['ClvBacktestResponse']

/** A fit takes a while: the answer is kept for a while. */
const KEPT_MS = 5 * 60_000

/** The value of buyers as of a day, the last complete one without. */
export const useClv = (asOf: Ref<string | undefined>) =>
  useQuery({
    queryKey: ['clv', asOf],
    queryFn: ({ signal }) =>
      answerOf(api.GET('/api/v1/reports/clv', { params: { query: { asOf: asOf.value } }, signal })),
    placeholderData: keepPreviousData,
    staleTime: KEPT_MS,
  })
