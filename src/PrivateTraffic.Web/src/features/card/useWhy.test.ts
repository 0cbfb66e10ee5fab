import { render } from '@testing-library/vue'
import { defineComponent } from 'vue'
import { expect, test } from 'vitest'
import { createLanguages, type Language } from '@/app/language'
import words from '@/app/words'
import { aStanding } from '@/sidebar/testing/builders'
import ui from '@/ui/texts'
import type { Standing } from './card.api'
import card from './texts'
import { useWhy, type Reasoning } from './useWhy'
import why from './why.texts'

function reasonings(standing: Standing, language: Language = 'zh'): Record<Reasoning['key'], Reasoning> {
  document.cookie = `pt-lang=${language}`
  let result: Reasoning[] = []
  const probe = defineComponent({
    setup() {
      result = useWhy()(standing)
      return () => null
    },
  })
  render(probe, { global: { plugins: [createLanguages({ card, ui, why, words })] } })
  const of = (key: Reasoning['key']) => result.find((reasoning) => reasoning.key === key)!
  return { band: of('band'), purchase: of('purchase'), lifecycle: of('lifecycle') }
}

/** A standing whose reasons differ in some numbers. */
const standing = (
  placed: Partial<Pick<Standing, 'band' | 'stage' | 'lifecycle'>>,
  reasons: {
    band?: Partial<Standing['why']['band']>
    purchase?: Partial<Standing['why']['purchase']>
    lifecycle?: Partial<Standing['why']['lifecycle']>
  } = {},
): Standing => {
  const { why: usual } = aStanding()
  return aStanding({
    ...placed,
    why: {
      band: { ...usual.band, ...reasons.band },
      purchase: { ...usual.purchase, ...reasons.purchase },
      lifecycle: { ...usual.lifecycle, ...reasons.lifecycle },
    },
  })
}

test('a high band names the count, the threshold and the day on which it falls', () => {
  const { band } = reasonings(standing({}))

  expect(band.title).toBe('互动频次：高')
  expect(band.facts.slice(0, 2)).toEqual(['近 30 天里有 14 天与我们互动。', '达到 8 天就算「高」。'])
  expect(band.changes).toEqual(['若不再互动，2026年4月22日起降一档。'])
})

test('a band that is kept below its entry says why nobody flips back and forth', () => {
  const { band } = reasonings(
    standing({ band: 'medium' }, { band: { days: 3, entersAt: 4, staysFrom: 3, nextBandAt: 8 } }),
  )

  expect(band.facts[1]).toBe('进入「中」要 4 天；已经在这一档的，降到 3 天以下才离开，免得来回跳。')
  expect(band.changes[0]).toBe('在这 30 天里再有 5 天互动，升到「高」。')
})

test('a silent band is not taken for no contact', () => {
  const { band } = reasonings(
    standing({ band: 'silent' }, { band: { days: 0, entersAt: 0, nextBandAt: 1, dropsOn: null } }),
  )

  expect(band.facts).toEqual([
    '近 30 天里有 0 天与我们互动。',
    '不到 1 天算「沉默」。',
    '只计有记录的互动；没有记录不等于没有联系。',
  ])
  expect(band.changes).toEqual(['在这 30 天里再有 1 天互动，升到「低」。'])
})

test.each([
  [
    'potential',
    { purchaseDays: 0, daysSinceLast: null, lapsesOn: null },
    '还没有有效订单。',
    ['第一笔订单后转为「首购」。'],
  ],
  [
    'first',
    { purchaseDays: 1, daysSinceLast: 1 },
    '在 1 天里下过单：昨天；90 天以内不算流失。',
    ['换一天再下一单，转为「复购」。', '若不再下单，2026年6月28日起转为「流失」。'],
  ],
  [
    'repurchase',
    {},
    '在 6 天里下过单，最近一次：2 天前；90 天以内不算流失。',
    ['若不再下单，2026年6月28日起转为「流失」。'],
  ],
  [
    'lapsed',
    { daysSinceLast: 120, lapsesOn: null },
    '最近一次下单：120 天前，超过 90 天算流失。',
    ['再下一单，回到「复购」。'],
  ],
])('the purchase stage %s is explained', (stage, purchase, fact, changes) => {
  expect(reasonings(standing({ stage }, { purchase })).purchase).toMatchObject({ facts: [fact], changes })
})

test('an active customer learns what leads to maturity and when silence would begin', () => {
  const { lifecycle } = reasonings(standing({ lifecycle: 'growth' }, { lifecycle: { purchaseDays: 1 } }))

  expect(lifecycle.facts).toEqual([
    '最近一次活跃：昨天；18 天以内都算活跃。',
    '已在 1 天里下过单，满 2 天为「成熟期」。',
  ])
  expect(lifecycle.changes).toEqual([
    '再有 1 天下单，进入「成熟期」。',
    '若一直没有动静，2026年4月18日起进入「沉默期」。',
  ])
})

test('somebody who has done nothing yet is counted from the day of being added', () => {
  const nothing = { lastInteractionOn: null, lastPurchaseOn: null }
  const { lifecycle } = reasonings({ ...standing({ lifecycle: 'introduction' }), ...nothing })

  expect(lifecycle.facts).toEqual(['还没有活跃过，添加于：昨天；18 天以内都算活跃。', '还没有下过单。'])
})

test('a silent customer is told when churn would begin', () => {
  const { lifecycle } = reasonings(
    standing({ lifecycle: 'silent' }, { lifecycle: { daysSinceActive: 20, daysSinceChurnEvent: 20, silentOn: null } }),
  )

  expect(lifecycle.facts).toEqual(['最近一次活跃：20 天前，超过 18 天算沉默。'])
  expect(lifecycle.changes).toEqual(['再次活跃就会回来。', '若一直没有动静，2026年4月27日起进入「流失期」。'])
})

test('a churned customer whose two rules look at different events is told both numbers', () => {
  const { lifecycle } = reasonings(
    standing(
      { lifecycle: 'churn' },
      {
        lifecycle: { daysSinceActive: 30, daysSinceChurnEvent: 60, silentOn: null, churnOn: null, reactivatedOn: null },
      },
    ),
  )

  expect(lifecycle.facts).toEqual([
    '最近一次活跃：30 天前，超过 18 天算沉默。',
    '按流失的口径，最近一次活跃：60 天前，超过 27 天算流失。',
  ])
})

test('the same is said in English', () => {
  const { lifecycle, purchase } = reasonings(standing({}), 'en')

  expect(lifecycle.facts[0]).toBe('Last active yesterday; up to 18 days count as active.')
  expect(purchase.changes).toEqual(['Without another order it becomes “Lapsed” on Jun 28, 2026.'])
})

test('one day is spoken of as one in English', () => {
  const of = (days: number) =>
    reasonings(
      standing(
        { band: 'low', lifecycle: 'growth' },
        { band: { days, nextBandAt: 3 }, lifecycle: { purchaseDays: 1, matureFrom: 4 - days } },
      ),
      'en',
    )

  expect(of(2).band.changes[0]).toBe('One more day within these 30 days lifts it to “Medium”.')
  expect(of(1).band.changes[0]).toBe('2 more days within these 30 days lift it to “Medium”.')
  expect(of(2).lifecycle.changes[0]).toBe('An order on one more day leads to “Mature”.')
  expect(of(1).lifecycle.changes[0]).toBe('Orders on 2 more days lead to “Mature”.')
})
