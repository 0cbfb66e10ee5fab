import { useI18n } from 'vue-i18n'
import { useCorpFormat } from '@/app/corpFormat'

/** Rules, intervals and events in words. */
export function useThresholdWords() {
  const { t } = useI18n()
  const { number } = useCorpFormat()

  const days = (value: number | null): string =>
    value === null ? t('thresholds.noValue') : t('ui.days', { n: number(value) })

  /** A 95% interval; the upper end may lie beyond what was observed. */
  const interval = (low: number | null, high: number | null): string =>
    low === null
      ? t('thresholds.noInterval')
      : high === null
        ? t('thresholds.openInterval', { low: number(low) })
        : t('thresholds.interval', { low: number(low), high: number(high) })

  /** Such as 订单 or 打开内容、点击. */
  const events = (set: string): string =>
    set === 'all' || set === 'interactions' || set === 'order'
      ? t(`thresholds.events.${set}`)
      : set
          .split(', ')
          .map((kind) => (kind === 'order' ? t('thresholds.events.order') : t(`words.interaction.${kind}`)))
          .join(t('thresholds.events.and'))

  return { days, interval, events }
}
