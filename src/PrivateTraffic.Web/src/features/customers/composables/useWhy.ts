import { computed, type Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import { bands, useCells } from '@/app/cells'
import { useCorpFormat } from '@/app/corpFormat'
import type { Standing } from '../customers.api'

/** What puts a customer on their place of one axis, and what would move them. */
export interface Reason {
  axis: 'band' | 'purchase' | 'lifecycle'
  value: string
  why: string[]
  change: string[]
}

/** The explanation of a placement in sentences, with its numbers and thresholds. */
export function useWhy(standing: Ref<Standing>) {
  const { t } = useI18n()
  const cells = useCells()
  const format = useCorpFormat()

  /** A day to come, and how far off it is. */
  const coming = (day: string): string => {
    const n = format.daysUntil(day, standing.value.asOf)
    return t(n === 1 ? 'customers.standing.tomorrow' : 'customers.standing.inDays', { day: format.day(day), n })
  }
  const onDay = (key: string, day: string | null): string[] => (day === null ? [] : [t(key, { when: coming(day) })])
  const ago = (days: number): string =>
    days === 0 ? t('ui.today') : days === 1 ? t('ui.yesterday') : t('ui.daysAgo', { n: format.number(days) })

  const band = (): Reason => {
    const { days, windowDays, entersAt, staysFrom, nextBandAt, dropsOn } = standing.value.why.band
    const key = standing.value.band
    const higher = bands[bands.findIndex((known) => known === key) - 1]
    const next = higher ? cells.band(higher) : ''
    const values = {
      window: windowDays,
      days,
      enters: entersAt,
      stays: staysFrom,
      band: cells.band(key),
      next,
      nextAt: nextBandAt ?? 0,
    }
    const why = entersAt > 0 ? (days >= entersAt ? 'reached' : 'kept') : days > 0 ? 'below' : 'none'
    return {
      axis: 'band',
      value: cells.band(key),
      why: [t(`customers.why.band.${why}`, values)],
      change: [
        ...(nextBandAt === null ? [] : [t('customers.why.band.up', { n: nextBandAt - days, next }, nextBandAt - days)]),
        ...onDay('customers.why.band.down', dropsOn),
      ],
    }
  }

  const purchase = (): Reason => {
    const { purchaseDays, daysSinceLast, lapsedAfterDays, lapsesOn } = standing.value.why.purchase
    const stage = standing.value.stage
    const values = { n: purchaseDays, ago: ago(daysSinceLast ?? 0), limit: lapsedAfterDays }
    const why = stage === 'potential' ? 'potential' : stage === 'lapsed' ? 'lapsed' : 'bought'
    const moves: Readonly<Record<string, string>> = { potential: 'toFirst', first: 'toRepurchase', lapsed: 'back' }
    return {
      axis: 'purchase',
      value: cells.stage(stage),
      why: [t(`customers.why.purchase.${why}`, values, purchaseDays)],
      change: [
        ...(moves[stage] ? [t(`customers.why.purchase.${moves[stage]}`)] : []),
        ...onDay('customers.why.purchase.lapses', lapsesOn),
      ],
    }
  }

  const lifecycle = (): Reason => {
    const found = standing.value.why.lifecycle
    const stage = standing.value.lifecycle
    const isActive = stage !== 'silent' && stage !== 'churn'
    const values = {
      ago: ago(stage === 'churn' ? found.daysSinceChurnEvent : found.daysSinceActive),
      silent: found.silentAfterDays,
      churn: found.churnAfterDays,
      n: found.purchaseDays,
      mature: found.matureFrom,
    }
    const text = (key: string, more = {}) => {
      const named = { ...values, ...more }
      return t(`customers.why.lifecycle.${key}`, named, named.n)
    }
    return {
      axis: 'lifecycle',
      value: cells.lifecycle(stage),
      why: [
        isActive ? text('active') + text(stage) : text(stage),
        ...(found.reactivatedOn === null ? [] : [text('returned', { day: format.day(found.reactivatedOn) })]),
      ],
      change: [
        ...(stage === 'introduction' ? [text('toGrowth')] : []),
        ...(stage === 'growth' ? [text('toMature', { n: found.matureFrom - found.purchaseDays })] : []),
        ...(stage === 'silent' ? [text('wakes')] : []),
        ...(stage === 'churn' ? [text('returns')] : []),
        ...(isActive ? onDay('customers.why.lifecycle.silences', found.silentOn) : []),
        ...(stage === 'silent' ? onDay('customers.why.lifecycle.churns', found.churnOn) : []),
      ],
    }
  }

  const reasons = computed(() => [band(), purchase(), lifecycle()])
  const next = computed(() =>
    standing.value.nextOn === null
      ? t('customers.standing.never')
      : t('customers.standing.nextOn', { when: coming(standing.value.nextOn) }),
  )
  return { reasons, next }
}
