import { useI18n } from 'vue-i18n'
import { useCorpFormat } from '@/app/corpFormat'
import type { TimelineItem } from '../customers.api'

/** What happened, in a sentence. */
export function useTimelineWords() {
  const { t, te } = useI18n()
  const { money } = useCorpFormat()
  const sourceOf = (source: string): string => {
    const key = `customers.timeline.sources.${source}`
    return te(key) ? t(key) : source
  }

  const sentence = ({ kind, ...item }: TimelineItem): string => {
    const member = item.member ?? ''
    switch (kind) {
      case 'added':
        return t('customers.timeline.added', { member })
      case 'removed':
        return t(`customers.timeline.${item.ended ?? 'deletedByCustomer'}`, { member })
      case 'interaction':
        return t(`words.interaction.${item.interaction}`)
      case 'order':
        return t('customers.timeline.order', { amount: money(item.amount ?? 0) })
      case 'refund':
        return t('customers.timeline.refund', { amount: money(item.amount ?? 0) })
      case 'send':
        return t('customers.timeline.send', { member, title: item.title ?? '' })
      case 'note':
        return t(item.title ? 'customers.timeline.reason' : 'customers.timeline.note', {
          member,
          title: item.title ?? '',
        })
    }
  }

  /** What else is known: where it was learnt, what was bought, by whom. */
  const detail = ({ kind, title, member, text }: TimelineItem): string[] => {
    const parts =
      kind === 'interaction'
        ? [title && sourceOf(title), member]
        : kind === 'order'
          ? [title, member]
          : kind === 'refund'
            ? [title]
            : kind === 'note'
              ? [text]
              : []
    return parts.filter((part): part is string => Boolean(part))
  }

  return { sentence, detail }
}
