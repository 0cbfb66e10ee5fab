import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/vue-query'
import type { Ref } from 'vue'
import { ApiProblem, answerOf, api, type Schema } from '@/app/http'

export type Customer = Schema['CustomerResponse']
export type CustomerRow = Schema['CustomerRow']
export type Standing = Schema['StandingResponse']
export type PathStep = Schema['PathStep']
export type Order = Schema['OrderResponse']
export type Send = Schema['SendResponse']
export type Owner = Schema['OwnerResponse']
export type TimelineItem = Schema['TimelineItem']
export type TimelineKind = Schema['TimelineKind']

export interface Filter {
  cell?: string
  lifecycle?: string
}

const PAGE = 50

/** People by cell and lifecycle, a page after the other. Long enough in memory to come back to from somebody's page. */
export const useCustomers = (filter: Ref<Filter>) =>
  useInfiniteQuery({
    queryKey: ['customers', filter],
    queryFn: ({ pageParam, signal }) =>
      answerOf(
        api.GET('/api/v1/customers', {
          params: { query: { ...filter.value, after: pageParam, limit: PAGE } },
          signal,
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    gcTime: 30 * 60_000,
  })

/** How many people each choice of a filter would show. */
export const useCounts = () => {
  const matrix = useQuery({
    queryKey: ['customers', 'cells'],
    queryFn: ({ signal }) => answerOf(api.GET('/api/v1/matrix', { signal })),
  })
  const lifecycle = useQuery({
    queryKey: ['customers', 'lifecycle'],
    queryFn: ({ signal }) => answerOf(api.GET('/api/v1/lifecycle', { signal })),
  })
  return { matrix: matrix.data, lifecycle: lifecycle.data }
}

export const useCustomer = (id: Ref<number>) =>
  useQuery({
    queryKey: ['customer', id],
    queryFn: ({ signal }) =>
      answerOf(api.GET('/api/v1/customers/{id}', { params: { path: { id: id.value } }, signal })),
  })

/** Nobody has this number, or not for the eyes of whoever is signed in: the server does not tell one from the other. */
export const isUnknown = (error: unknown): boolean => error instanceof ApiProblem && error.status === 404

/** What happened with a customer, the latest first, earlier things by the page. */
export const useTimeline = (id: Ref<number>, kinds: Ref<readonly TimelineKind[]>) =>
  useInfiniteQuery({
    queryKey: ['customer', id, 'timeline', kinds],
    queryFn: ({ pageParam, signal }) =>
      answerOf(
        api.GET('/api/v1/customers/{id}/timeline', {
          params: { path: { id: id.value }, query: { kind: [...kinds.value], before: pageParam } },
          signal,
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
  })
