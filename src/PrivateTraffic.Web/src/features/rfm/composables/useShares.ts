import { computed, type Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { useCorpFormat } from '@/app/corpFormat'
import type { RfmSegment } from '../rfm.api'

/** Segments with their names in the language of the page, their share of what was spent, as bars and in words. */
export function useShares(segments: Ref<readonly RfmSegment[]>) {
  const { t, locale } = useI18n()
  const format = useCorpFormat()
  const total = computed(() => segments.value.reduce((sum, segment) => sum + segment.netAmount, 0))
  const rows = computed(() =>
    segments.value.map((segment) => ({
      ...segment,
      name: locale.value === 'en' ? segment.en : segment.zh,
      amountShare: total.value === 0 ? 0 : segment.netAmount / total.value,
    })),
  )
  const bars = computed(() =>
    rows.value.map(({ name, share, amountShare, count }) => ({
      name,
      share,
      amountShare,
      label: `${format.number(count)}  ${format.share(share)}`,
      amountLabel: format.share(amountShare),
    })),
  )
  const words = computed(() =>
    rows.value.map(({ name, count }) => t('rfm.pair', { name, n: format.number(count) })).join(t('rfm.and')),
  )
  return { rows, bars, words, total }
}
