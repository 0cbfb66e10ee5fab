import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/vue-query'
import { computed, type Ref } from 'vue'
import { ApiProblem, answerOf, api, type Schema } from '@/app/http'

export type Audience = Schema['AudienceResponse']
export type AudienceKind = Schema['AudienceKind']
export type Definition = Schema['DefinitionShape']
/** A group or a condition; what its kind does not need may be left out. */
export type Node = Partial<Omit<Schema['NodeShape'], 'kind' | 'parts'>> & { kind: string; parts?: Node[] | null }
export type Count = Schema['AudienceCountResponse']
export type Why = Schema['WhyResponse']
export type Reason = Schema['AudienceReasonResponse']
export type Vocabulary = Schema['VocabularyResponse']
export type Combination = Schema['Combination']

/** A definition as it was given: typed, or built. */
export type Draft = { text: string } | { definition: Definition }

/** What is saved of an audience. */
export type Saved = Schema['SaveAudienceRequest']

const PAGE = 50

export const useAudiences = () =>
  useQuery({
    queryKey: ['audiences'],
    queryFn: ({ signal }) => answerOf(api.GET('/api/v1/audiences', { signal })),
  })

export const useAudience = (id: Ref<number | undefined>) =>
  useQuery({
    queryKey: ['audiences', id],
    queryFn: ({ signal }) =>
      answerOf(api.GET('/api/v1/audiences/{id}', { params: { path: { id: id.value ?? 0 } }, signal })),
    enabled: computed(() => id.value !== undefined),
  })

/** The tags, group chats, members and channels that conditions can name. */
export const useVocabulary = () =>
  useQuery({
    queryKey: ['audiences', 'vocabulary'],
    queryFn: ({ signal }) => answerOf(api.GET('/api/v1/audiences/vocabulary', { signal })),
    staleTime: 5 * 60_000,
  })

export const countOf = (draft: Draft, signal?: AbortSignal): Promise<Count> =>
  answerOf(api.POST('/api/v1/audiences/count', { body: draft, signal }))

/** How many belong, counted anew whenever the draft is another. */
export const useCount = (draft: Readonly<Ref<Draft>>) =>
  useQuery({
    queryKey: ['audiences', 'count', draft],
    queryFn: ({ signal }) => countOf(draft.value, signal),
    placeholderData: keepPreviousData,
  })

/** The people of a saved audience, a page after the other. */
export const useMembers = (id: Ref<number>) =>
  useInfiniteQuery({
    queryKey: ['audiences', id, 'customers'],
    queryFn: ({ pageParam, signal }) =>
      answerOf(
        api.GET('/api/v1/audiences/{id}/customers', {
          params: { path: { id: id.value }, query: { after: pageParam, limit: PAGE } },
          signal,
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  })

export const useComparison = (left: Ref<number | undefined>, right: Ref<number | undefined>) =>
  useQuery({
    queryKey: ['audiences', 'compare', left, right],
    queryFn: ({ signal }) =>
      answerOf(
        api.GET('/api/v1/audiences/compare', {
          params: { query: { left: left.value ?? 0, right: right.value ?? 0 } },
          signal,
        }),
      ),
    enabled: computed(() => left.value !== undefined && right.value !== undefined && left.value !== right.value),
  })

/** Why somebody belongs to a draft, or does not. */
export const useWhy = (customerId: Ref<number | undefined>, draft: Readonly<Ref<Draft>>, asOf: Ref<string>) =>
  useQuery({
    queryKey: ['audiences', 'why', customerId, draft, asOf],
    queryFn: ({ signal }) =>
      answerOf(
        api.POST('/api/v1/audiences/why', {
          body: { customerId: customerId.value ?? 0, ...draft.value, asOf: asOf.value || null },
          signal,
        }),
      ),
    enabled: computed(() => customerId.value !== undefined),
    placeholderData: keepPreviousData,
  })

function useChange<I, O>(mutationFn: (input: I) => Promise<O>) {
  const queries = useQueryClient()
  return useMutation({ mutationFn, onSuccess: () => queries.invalidateQueries({ queryKey: ['audiences'] }) })
}

export const useSave = () =>
  useChange(({ id, body }: { id: number | undefined; body: Saved }) =>
    answerOf(
      id === undefined
        ? api.POST('/api/v1/audiences', { body })
        : api.PUT('/api/v1/audiences/{id}', { params: { path: { id } }, body }),
    ),
  )

export const useBuild = () =>
  useChange((id: number) => answerOf(api.POST('/api/v1/audiences/{id}/build', { params: { path: { id } }, body: {} })))

export const useDelete = () =>
  useChange((id: number) => answerOf(api.DELETE('/api/v1/audiences/{id}', { params: { path: { id } } })))

export const useCombine = () =>
  useChange((body: { name: string; left: number; right: number; combination: Combination }) =>
    answerOf(api.POST('/api/v1/audiences/combine', { body })),
  )

/** What the server says of the definition itself; undefined for problems of another kind. */
export const mistakeOf = (error: unknown): string | undefined =>
  error instanceof ApiProblem ? (error.errors?.['text'] ?? error.errors?.['definition'])?.join(' ') : undefined

/** What the server says of a form, the first field that is wrong. */
export const sentenceOf = (error: unknown): string | undefined =>
  error instanceof ApiProblem ? Object.values(error.errors ?? {})[0]?.join(' ') : undefined
