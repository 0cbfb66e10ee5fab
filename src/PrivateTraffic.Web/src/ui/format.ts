import { useI18n } from 'vue-i18n'

const DAY = 24 * 60 * 60 * 1000

/** The time of day, by 24 hours in both languages: as in WeCom, and as wide at noon as in the morning. */
const CLOCK = { timeStyle: 'short', hourCycle: 'h23' } as const

/** A business day, `2026-03-01`, as a number of days, so that days can be counted between two. */
const dayNumber = (day: string): number => Math.round(Date.parse(`${day}T00:00:00Z`) / DAY)

/** Numbers, money, days and times as people of the page's language read them. Times are shown in the company's time zone. */
export function useFormat(timeZone: () => string | undefined = () => undefined) {
  const { t, locale } = useI18n()
  const tag = () => (locale.value === 'en' ? 'en' : 'zh-CN')

  const number = (value: number): string => new Intl.NumberFormat(tag()).format(value)

  /** Fen as yuan; the fen only where there are any. */
  const money = (fen: number): string =>
    t('ui.yuan', {
      amount: new Intl.NumberFormat(tag(), {
        minimumFractionDigits: fen % 100 === 0 ? 0 : 2,
        maximumFractionDigits: 2,
      }).format(fen / 100),
    })

  /** Fen as yuan where room is short: without the fen, and from ten thousand yuan on in the round numbers of the language. */
  const roughMoney = (fen: number): string => {
    if (Math.abs(fen) < 1_000_000) {
      return money(Math.round(fen / 100) * 100)
    }

    const parts = new Intl.NumberFormat(tag(), { notation: 'compact', maximumFractionDigits: 1 }).formatToParts(
      fen / 100,
    )
    const figures = parts.filter((part) => part.type !== 'compact' && part.type !== 'literal')
    const unit = parts.find((part) => part.type === 'compact')?.value ?? ''
    return t('ui.yuanShort', { amount: figures.map((part) => part.value).join(''), unit })
  }

  /** A change, always with its sign. */
  const signed = (value: number): string => new Intl.NumberFormat(tag(), { signDisplay: 'exceptZero' }).format(value)

  /** A share from 0 to 1; what is not nothing is never shown as 0 %. */
  const share = (value: number): string => {
    const text = (digits: number) =>
      new Intl.NumberFormat(tag(), { style: 'percent', maximumFractionDigits: digits }).format(value)
    return value > 0 && value < 0.001
      ? `<${new Intl.NumberFormat(tag(), { style: 'percent', maximumFractionDigits: 1 }).format(0.001)}`
      : text(value < 0.1 ? 1 : 0)
  }

  const day = (value: string): string =>
    new Intl.DateTimeFormat(tag(), { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(`${value}T00:00:00Z`))

  /** UTC from the server, in the company's time zone. */
  const time = (value: string, isDateOnly = false): string =>
    new Intl.DateTimeFormat(tag(), {
      dateStyle: 'medium',
      ...(isDateOnly ? {} : { ...CLOCK }),
      timeZone: timeZone(),
    }).format(new Date(value))

  /** The time of day alone. */
  const clock = (value: string): string =>
    new Intl.DateTimeFormat(tag(), { ...CLOCK, timeZone: timeZone() }).format(new Date(value))

  /** UTC from the server as people speak of it: with the time of day for today and yesterday, the year only where it is another one. */
  const moment = (value: string, today: string, isDateOnly = false): string => {
    const at = new Date(value)
    const zone = { timeZone: timeZone() }
    const on = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', ...zone }).format(at)
    const days = dayNumber(today) - dayNumber(on)
    const date =
      days === 0 || days === 1
        ? daysAgo(days)
        : new Intl.DateTimeFormat(tag(), {
            ...(on.slice(0, 4) === today.slice(0, 4) ? {} : { year: 'numeric' as const }),
            month: locale.value === 'en' ? 'short' : 'long',
            day: 'numeric',
            ...zone,
          }).format(at)
    return isDateOnly ? date : `${date} ${new Intl.DateTimeFormat(tag(), { ...CLOCK, ...zone }).format(at)}`
  }

  /** So many days ago. */
  const daysAgo = (days: number): string =>
    days <= 0 ? t('ui.today') : days === 1 ? t('ui.yesterday') : t('ui.daysAgo', { n: number(days) })

  /** How long ago a business day was, seen from another. */
  const ago = (value: string, today: string): string => daysAgo(dayNumber(today) - dayNumber(value))

  /** How many days after a business day another one comes. */
  const daysUntil = (value: string, today: string): number => dayNumber(value) - dayNumber(today)

  return { number, money, roughMoney, signed, share, day, time, clock, moment, daysAgo, ago, daysUntil }
}
