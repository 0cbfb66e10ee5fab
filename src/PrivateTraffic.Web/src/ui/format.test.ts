import { render } from '@testing-library/vue'
import { defineComponent, h } from 'vue'
import { expect, test } from 'vitest'
import { chooseLanguage, createLanguages, type Language } from '@/app/language'
import { useFormat } from './format'
import ui from './texts'

function format(language: Language, timeZone?: string): ReturnType<typeof useFormat> {
  let found: ReturnType<typeof useFormat> | undefined
  const i18n = createLanguages({ ui })
  chooseLanguage(i18n.global.locale, language)
  const Probe = defineComponent(() => {
    found = useFormat(() => timeZone)
    return () => h('i')
  })
  render(Probe, { global: { plugins: [i18n] } })
  return found!
}

test('money is shown to the fen where there are fen', () => {
  const { money } = format('zh')

  expect(money(120_050)).toBe('1,200.50 元')
  expect(money(120_000)).toBe('1,200 元')
})

test('large amounts are shortened in the units of the language', () => {
  expect(format('zh').roughMoney(47_612_300)).toBe('47.6 万元')
  expect(format('en').roughMoney(47_612_300)).toBe('¥476.1K')
  expect(format('zh').roughMoney(199_720)).toBe('1,997 元')
})

test('a change carries its sign, and nothing has none', () => {
  const { signed } = format('zh')

  expect([signed(12), signed(-3), signed(0)]).toEqual(['+12', '-3', '0'])
})

test('a share that is not nothing is never shown as nothing', () => {
  const { share } = format('zh')

  expect([share(0), share(0.0001), share(0.034), share(0.43)]).toEqual(['0%', '<0.1%', '3.4%', '43%'])
})

test('times are those of the company, wherever the browser is', () => {
  expect(format('zh', 'Asia/Shanghai').time('2026-03-31T18:30:00Z')).toBe('2026年4月1日 02:30')
  expect(format('en', 'America/New_York').clock('2026-03-31T18:30:00Z')).toBe('14:30')
})

test('days are counted between business days', () => {
  const { ago, daysUntil } = format('zh')

  expect([ago('2026-03-31', '2026-03-31'), ago('2026-03-30', '2026-03-31'), ago('2026-03-01', '2026-03-31')]).toEqual([
    '今天',
    '昨天',
    '30 天前',
  ])
  expect(daysUntil('2026-04-05', '2026-03-31')).toBe(5)
})
