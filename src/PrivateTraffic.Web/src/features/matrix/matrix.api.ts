import { keepPreviousData, useQuery } from '@tanstack/vue-query'
import { computed, type Ref } from 'vue'
import { answerOf, api, type Schema } from '@/app/http'

export type MatrixReport = Schema['MatrixResponse']
export type MatrixCell = Schema['CellResponse']
export type LifecycleReport = Schema['LifecycleResponse']
export type CustomerRow = Schema['CustomerRow']

type Day = Ref<string | undefined>

/** Customers by cell as of a day, today without one. The last answer stays until the next is there. */
export const useMatrix = (asOf: Day) =>
  useQuery({
    queryKey: ['matrix', asOf],
    queryFn: ({ signal }) => answerOf(api.GET('/api/v1/matrix', { params: { query: { asOf: asOf.value } }, signal })),
    placeholderData: keepPreviousData,
  })

/** The day to compare with; asked for only when there is one. */
export const useComparison = (compare: Day) =>
  useQuery({
    queryKey: ['matrix', compare],
    queryFn: ({ signal }) =>
      answerOf(api.GET('/api/v1/matrix', { params: { query: { asOf: compare.value } }, signal })),
    enabled: computed(() => compare.value !== undefined),
  })

export const useLifecycle = (asOf: Day) =>
  useQuery({
    queryKey: ['lifecycle', asOf],
    queryFn: ({ signal }) =>
      answerOf(api.GET('/api/v1/lifecycle', { params: { query: { asOf: asOf.value } }, signal })),
    placeholderData: keepPreviousData,
  })

const PEOPLE_SHOWN = 8

/** The first people of a cell, as it stands today. */
export const useCellPeople = (cell: Ref<string>) =>
  useQuery({
    queryKey: ['matrix', 'people', cell],
    queryFn: ({ signal }) =>
      answerOf(api.GET('/api/v1/customers', { params: { query: { cell: cell.value, limit: PEOPLE_SHOWN } }, signal })),
  })
