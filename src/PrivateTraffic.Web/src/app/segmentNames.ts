import { useI18n } from 'vue-i18n'
import { isCell, isLifecycle, useCells } from './cells'

/** The name of a segment of any segmentation by its key. */
export function useSegmentNames() {
  const { t, te } = useI18n()
  const cells = useCells()
  const name = (segmentation: string, key: string | null): string => {
    if (key === null || key === 'none') {
      return t('words.noSegment')
    }

    return segmentation === 'matrix' && isCell(key)
      ? cells.place(key)
      : segmentation === 'lifecycle' && isLifecycle(key)
        ? cells.lifecycle(key)
        : te(`words.value.${key}`)
          ? t(`words.value.${key}`)
          : key
  }

  return { name }
}
