import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/vue-query'
import { computed, type Ref } from 'vue'
import { answerOf, api, type Schema } from '@/app/http'

export type Models = Schema['ModelsResponse']
export type ModelVersion = Schema['ModelVersionResponse']
export type Model = Schema['SegmentationModel']
export type ModelDifference = Schema['ModelDifferenceResponse']
export type Template = Schema['TemplateResponse']
export type Preview = Schema['PreviewResponse']
export type Flows = Schema['FlowsResponse']
export type Applied = Schema['AppliedResponse']

/** A model to try or to apply: a document, an industry template, or a version that was in effect before. */
export type ModelSource = { model: Model } | { template: string } | { version: number }

/** From when on, and why. */
export interface Change {
  from: string
  note: string
  /** The latest version that the person has seen. */
  after: number
}

/** Counting who would move reads every history: the answer is kept for a while. */
const KEPT_MS = 5 * 60_000

/** The versions of the model. */
export const useModels = () =>
  useQuery({
    queryKey: ['models'],
    queryFn: ({ signal }) => answerOf(api.GET('/api/v1/models', { signal })),
  })

/** In what two versions differ; asked for only when both are chosen. */
export const useModelDiff = (from: Ref<number | undefined>, to: Ref<number | undefined>) =>
  useQuery({
    queryKey: ['models', 'diff', from, to],
    queryFn: ({ signal }) =>
      answerOf(
        api.GET('/api/v1/models/diff', {
          params: { query: { from: `${from.value}`, to: `${to.value}` } },
          signal,
        }),
      ),
    enabled: computed(() => from.value !== undefined && to.value !== undefined),
  })

/** The industry templates. */
export const useTemplates = () =>
  useQuery({
    queryKey: ['models', 'templates'],
    queryFn: ({ signal }) => answerOf(api.GET('/api/v1/models/templates', { signal })),
    staleTime: Infinity,
  })

/**
 * Who would move where; nothing is changed.
 * @param isEstimate whether a sample is enough for now.
 */
export const usePreview = (source: Ref<ModelSource>, isEstimate: Ref<boolean>) =>
  useQuery({
    queryKey: ['models', 'preview', source, isEstimate],
    queryFn: ({ signal }) =>
      answerOf(api.POST('/api/v1/models/preview', { body: { ...source.value, estimate: isEstimate.value }, signal })),
    placeholderData: keepPreviousData,
    staleTime: KEPT_MS,
  })

/** Makes a model the next version, or brings one back; everything that is shown may be another afterwards. */
export function useApply() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ source, change }: { source: ModelSource; change: Change }) => {
      const body = { from: change.from, note: change.note.trim() || null, after: change.after }
      return answerOf(
        'version' in source
          ? api.POST('/api/v1/models/{number}/rollback', { params: { path: { number: source.version } }, body })
          : api.POST('/api/v1/models', { body: { ...source, ...body } }),
      )
    },
    onSettled: () => queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' }),
  })
}
