import { useMutation, useQuery, useQueryClient } from '@tanstack/vue-query'
import type { Ref } from 'vue'
import { answerOf, api, type Schema } from '@/app/http'

export type Todo = Schema['TodoResponse']
export type Todos = Schema['TodosResponse']

/** What becomes of something to do. */
export interface TodoMark {
  todo: Todo
  state: Schema['TodoState']
  days: number | null
}

/** What the signed-in member has to do today. */
export const useTodos = (within: Ref<number>) =>
  useQuery({
    queryKey: ['todos', within],
    queryFn: ({ signal }) =>
      answerOf(api.GET('/api/v1/todos', { params: { query: { within: within.value } }, signal })),
  })

/** Keeps what was done and what was put off. */
export function useTodoMarks() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ todo: { customerId, kind, occasion }, state, days }: TodoMark) =>
      answerOf(api.POST('/api/v1/todos/marks', { body: { customerId, kind, occasion, state, days } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['todos'] }),
  })
}
