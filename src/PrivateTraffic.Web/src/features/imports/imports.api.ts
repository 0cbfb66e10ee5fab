import { useMutation, useQuery, useQueryClient } from '@tanstack/vue-query'
import type { Ref } from 'vue'
import { ApiProblem, answerOf, api, type Schema } from '@/app/http'

export type Import = Schema['ImportResponse']
export type ImportKind = Schema['ImportKind']
export type Reading = Omit<Schema['CheckFileRequest'], 'source'>

const WHILE_WORKING = 700

export const isWorking = (file: Import): boolean => file.state === 'checking' || file.state === 'writing'

/** Whether the file is no longer there: dropped, forgotten, or lost with the process. */
export const isGone = (error: unknown): boolean => error instanceof ApiProblem && error.status === 404

/** An uploaded file, followed while something is done with it. */
export const useImport = (id: Ref<string | undefined>) =>
  useQuery({
    queryKey: ['import', id],
    queryFn: ({ signal }) => answerOf(api.GET('/api/v1/imports/{id}', { params: { path: { id: id.value! } }, signal })),
    enabled: () => id.value !== undefined,
    staleTime: 0,
    retry: (count, error) => count < 2 && !isGone(error),
    refetchInterval: ({ state }) => (state.data && isWorking(state.data) ? WHILE_WORKING : false),
  })

/** Sends a file to the server, which begins to check it. */
export const useUpload = () =>
  useMutation({
    mutationFn: ({ kind, file }: { kind: ImportKind; file: File }) =>
      answerOf(
        api.POST('/api/v1/imports', {
          params: { query: { kind, name: file.name } },
          headers: { 'Content-Type': 'application/octet-stream' },
          body: file as unknown as string,
          bodySerializer: (body) => body,
        }),
      ),
  })

/** What can be done with an uploaded file. */
export function useImportSteps(id: Ref<string | undefined>) {
  const queries = useQueryClient()
  const keep = (file: Import): void => {
    queries.setQueryData(['import', id.value], file)
  }
  const path = () => ({ params: { path: { id: id.value! } } })
  return {
    check: useMutation({
      mutationFn: (body: Reading) =>
        answerOf(api.POST('/api/v1/imports/{id}/check', { ...path(), body: { ...body, source: null } })),
      onSuccess: keep,
    }),
    write: useMutation({
      mutationFn: (keepGood: boolean) =>
        answerOf(api.POST('/api/v1/imports/{id}/write', { ...path(), body: { keepGood } })),
      onSuccess: keep,
    }),
    drop: useMutation({ mutationFn: () => answerOf(api.DELETE('/api/v1/imports/{id}', path())) }),
  }
}
