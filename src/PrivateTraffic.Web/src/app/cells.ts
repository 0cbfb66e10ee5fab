import { useQuery } from '@tanstack/vue-query'
import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { answerOf, api, type Schema } from './http'

export type CellGuide = Schema['CellGuideResponse']

/** The rows of the matrix as it is drawn: the most active at the top. */
export const bands = ['high', 'medium', 'low', 'silent'] as const

/** The columns of the matrix. */
export const stages = ['potential', 'first', 'repurchase', 'lapsed'] as const

/** The stages of the lifecycle. */
export const lifecycles = ['introduction', 'growth', 'mature', 'silent', 'churn'] as const

export const cellKey = (band: string, stage: string): string => `${band}.${stage}`

const parts = (cell: string): [band: string, stage: string] => {
  const [band = '', stage = ''] = cell.split('.')
  return [band, stage]
}

export const isCell = (key: unknown): key is string =>
  typeof key === 'string' && bands.some((band) => stages.some((stage) => cellKey(band, stage) === key))

export const isLifecycle = (key: unknown): key is string => lifecycles.some((stage) => stage === key)

/** Names of cells and of their rows and columns. */
export function useCells() {
  const { t } = useI18n()
  const band = (key: string): string => t(`words.band.${key}`)
  const stage = (key: string): string => t(`words.stage.${key}`)
  const lifecycle = (key: string): string => t(`words.lifecycle.${key}`)

  /** Such as 高互动 × 复购. */
  const place = (cell: string): string => {
    const [row, column] = parts(cell)
    return t('words.cell', { band: band(row), stage: stage(column) })
  }

  return { band, stage, lifecycle, place }
}

/** What each cell means and what to do with its customers: the same for everybody, in the language of the page. */
export function useCellGuides() {
  const { place } = useCells()
  const query = useQuery({
    queryKey: ['cell-guides'],
    queryFn: ({ signal }) => answerOf(api.GET('/api/v1/matrix/guides', { signal })),
    staleTime: Infinity,
  })
  const byKey = computed(() => new Map(query.data.value?.cells.map((guide) => [guide.key, guide])))
  const guide = (cell: string): CellGuide | undefined => byKey.value.get(cell)
  return { guide, name: (cell: string): string => guide(cell)?.name ?? place(cell) }
}
