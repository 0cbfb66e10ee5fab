import { useI18n } from 'vue-i18n'
import { bands, cellKey, lifecycles, stages, useCells } from '@/app/cells'
import type { Node, Vocabulary } from './audiences.api'

const segments = [
  'key-value',
  'key-develop',
  'key-keep',
  'key-recall',
  'general-value',
  'general-develop',
  'general-keep',
  'general-recall',
]

/** The values of fields that have a fixed list of them; undefined for those that the company's data fills. */
export function useAudienceWords() {
  const { t } = useI18n()
  const cells = useCells()
  const fixed: Record<string, readonly string[]> = {
    band: bands,
    stage: stages,
    cell: bands.flatMap((band) => stages.map((stage) => cellKey(band, stage))),
    lifecycle: lifecycles,
    rfm: segments,
    relation: ['active', 'deletedByCustomer', 'deletedByMember'],
  }
  const valuesOf = (field: string): readonly string[] | undefined => fixed[field]
  const nameOf = (field: string, value: string): string => {
    if (!fixed[field]?.includes(value)) {
      return value
    }

    switch (field) {
      case 'band':
        return cells.band(value)
      case 'stage':
        return cells.stage(value)
      case 'cell':
        return cells.place(value)
      case 'lifecycle':
        return cells.lifecycle(value)
      case 'rfm':
        return t(`words.value.${value}`)
      default:
        return t(`audiences.relation.${value}`)
    }
  }
  return { valuesOf, nameOf }
}

/** The names that a field can be given. */
export function namesFor(node: Node, vocabulary: Vocabulary | undefined): Vocabulary['tags'] {
  switch (node.field) {
    case 'tag':
      return vocabulary?.tags ?? []
    case 'group':
      return vocabulary?.groups ?? []
    case 'member':
      return vocabulary?.members ?? []
    case 'channel':
      return vocabulary?.channels ?? []
    default:
      return []
  }
}
