import { useMutation, useQuery, useQueryClient } from '@tanstack/vue-query'
import type { Ref } from 'vue'
import { answerOf, api, type Schema } from '@/app/http'

export type SyncState = Schema['SyncResponse']
export type SyncRun = Schema['RunResponse']
export type SyncStep = Schema['StepResponse']
export type TagQueue = Schema['TagQueueResponse']
export type Quota = Schema['QuotaResponse']
export type RunKind = Schema['RunKind']

const WHILE_RUNNING = 2_000
const OTHERWISE = 15_000

/** Whether a run is under way, here or in another process. */
export const isUnderWay = ({ isRunning, current }: SyncState): boolean =>
  isRunning || (current !== null && current.finishedAt === null && current.problem === null)

/** The state of the sync, followed closely while something moves; not at all while nobody looks. */
export const useSync = (isAllowed: Ref<boolean>) =>
  useQuery({
    queryKey: ['sync'],
    queryFn: ({ signal }) => answerOf(api.GET('/api/v1/sync', { signal })),
    enabled: isAllowed,
    staleTime: 0,
    refetchInterval: ({ state }) => (state.data && isUnderWay(state.data) ? WHILE_RUNNING : OTHERWISE),
    refetchIntervalInBackground: false,
    refetchOnWindowFocus: true,
  })

/** Begins a run; the state that follows shows it. */
export function useStartSync() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (kind: RunKind) => answerOf(api.POST('/api/v1/sync/runs', { body: { kind } })),
    onSettled: () => queries.invalidateQueries({ queryKey: ['sync'] }),
  })
}
