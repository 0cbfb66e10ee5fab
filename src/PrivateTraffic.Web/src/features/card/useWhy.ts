import { useI18n } from 'vue-i18n'
import { useFormat } from '@/ui/format'
import type { Standing } from './card.api'

/** One axis of a placement in words. */
export interface Reasoning {
  key: 'band' | 'purchase' | 'lifecycle'
  title: string
  /** The numbers and the thresholds they were compared with. */
  facts: string[]
  /** What would change it, and when. */
  changes: string[]
}

const BANDS = ['silent', 'low', 'medium', 'high']

/** The sentences behind a placement, from the numbers that made it. */
export function useWhy() {
  const { t } = useI18n()
  const { day, daysAgo, number } = useFormat()
  const n = number
  const w = (key: string, values: Record<string, string> = {}) => t(`why.${key}`, values)
  /** A sentence about so many days, `more` in the text. */
  const few = (key: string, more: number, values: Record<string, string> = {}) =>
    t(`why.${key}`, { ...values, more: n(more) }, more)

  function band({ band, why }: Standing): Reasoning {
    const { days, windowDays, entersAt, staysFrom, nextBandAt, dropsOn } = why.band
    const next = BANDS[BANDS.indexOf(band) + 1]
    const facts = [w('band.count', { window: n(windowDays), days: n(days) })]
    if (band === 'silent') {
      facts.push(w('band.silent', { next: n(nextBandAt ?? 0) }))
    } else {
      const name = t(`words.band.${band}`)
      facts.push(
        days >= entersAt
          ? w('band.entered', { at: n(entersAt), name })
          : w('band.kept', { at: n(entersAt), stays: n(staysFrom), name }),
      )
    }

    return {
      key: 'band',
      title: t('card.bandTitle', { name: t(`words.band.${band}`) }),
      facts: [...facts, w('band.unmeasured')],
      changes: [
        ...(nextBandAt !== null && next
          ? [
              few('band.up', Math.max(1, nextBandAt - days), {
                window: n(windowDays),
                next: t(`words.band.${next}`),
              }),
            ]
          : []),
        ...(dropsOn ? [w('band.drops', { day: day(dropsOn) })] : []),
      ],
    }
  }

  function purchase({ stage, why }: Standing): Reasoning {
    const { purchaseDays, daysSinceLast, lapsedAfterDays, lapsesOn } = why.purchase
    const values = { days: n(purchaseDays), ago: daysAgo(daysSinceLast ?? 0), lapsed: n(lapsedAfterDays) }
    const fact = { potential: 'none', first: 'once', repurchase: 'often', lapsed: 'lapsed' }[stage] ?? 'none'
    const change = { potential: 'toFirst', first: 'toRepurchase', lapsed: 'back' }[stage]
    return {
      key: 'purchase',
      title: t('card.stageTitle', { name: t(`words.stage.${stage}`) }),
      facts: [w(`purchase.${fact}`, values)],
      changes: [
        ...(change ? [w(`purchase.${change}`)] : []),
        ...(lapsesOn ? [w('purchase.lapsesOn', { day: day(lapsesOn) })] : []),
      ],
    }
  }

  function lifecycle({ lifecycle: stage, why, lastInteractionOn, lastPurchaseOn }: Standing): Reasoning {
    const l = why.lifecycle
    // Whoever has done nothing yet is counted from the day on which they were added.
    const since = w((lastInteractionOn ?? lastPurchaseOn) ? 'lifecycle.lastActive' : 'lifecycle.added')
    const isAway = stage === 'silent' || stage === 'churn'
    const facts = [
      w(isAway ? 'lifecycle.silent' : 'lifecycle.active', {
        since,
        ago: daysAgo(l.daysSinceActive),
        limit: n(l.silentAfterDays),
      }),
    ]
    if (stage === 'churn') {
      // The two rules may look at different events.
      const key = l.daysSinceChurnEvent === l.daysSinceActive ? 'churned' : 'churnedOtherwise'
      facts.push(w(`lifecycle.${key}`, { ago: daysAgo(l.daysSinceChurnEvent), limit: n(l.churnAfterDays) }))
    } else if (stage === 'introduction') {
      facts.push(w('lifecycle.noOrder'))
    } else if (!isAway) {
      facts.push(w('lifecycle.bought', { days: n(l.purchaseDays), mature: n(l.matureFrom) }))
    }

    return {
      key: 'lifecycle',
      title: t('card.lifecycle', { name: t(`words.lifecycle.${stage}`) }),
      facts: [...facts, ...(l.reactivatedOn ? [w('lifecycle.reactivated', { day: day(l.reactivatedOn) })] : [])],
      changes: [
        ...(stage === 'introduction' ? [w('lifecycle.toGrowth')] : []),
        ...(stage === 'growth' ? [few('lifecycle.toMature', l.matureFrom - l.purchaseDays)] : []),
        ...(isAway ? [w('lifecycle.back')] : []),
        ...(l.silentOn ? [w('lifecycle.silentOn', { day: day(l.silentOn) })] : []),
        ...(stage === 'silent' && l.churnOn ? [w('lifecycle.churnOn', { day: day(l.churnOn) })] : []),
      ],
    }
  }

  return (standing: Standing): Reasoning[] => [lifecycle(standing), band(standing), purchase(standing)]
}
