import { screen, waitFor, within } from '@testing-library/vue'
import { expect, test } from 'vitest'
import { guides, lifecycle, matrix, page, row } from '@/console/testAnswers'
import { never, openPage, problem, type Server } from '@/console/testPage'
import { customer, item, standing } from './testAnswers'

const server = (parts: Server = {}): Server => ({
  'GET /customers/5': () => customer(),
  'GET /customers/5/timeline': () => ({ items: [], next: null }),
  'GET /customers': () => page([row({ id: 5 })]),
  'GET /matrix/guides': () => guides(),
  'GET /matrix': () => matrix({ 'high.repurchase': 1 }),
  'GET /lifecycle': () => lifecycle(),
  ...parts,
})
const region = (name: string) => screen.findByRole('region', { name })

test('the head names the customer, their place and their figures', async () => {
  await openPage('/customers/5', server())

  const name = await screen.findByRole('heading', { level: 1, name: /小兔/ })
  expect(name.textContent).toContain('@微信')
  expect(screen.getByText('平均每单').nextElementSibling?.textContent).toBe('500 元')
  expect(screen.getByText('首次购买').nextElementSibling?.textContent).toBe('2026年1月5日')
})

test('why they stand where they stand is said with the numbers, and what would change it with the day', async () => {
  await openPage('/customers/5', server())

  const place = await region('所处位置')
  for (const sentence of [
    '近 30 天里有 9 天互动，达到“高”档的 8 天。',
    '不再互动的话，2026年4月5日（5 天后）降档。',
    '在 3 天里买过，上次购买是11 天前，没有超过 90 天。',
    '一直不买的话，2026年6月19日（80 天后）变为“流失”。',
    '上次有动静是昨天，没有超过 18 天；在 3 天里买过，达到成熟期的 2 天。',
    '一直没有动静的话，2026年4月18日（18 天后）进入沉默期。',
  ]) {
    expect(within(place).getByText(sentence)).toBeTruthy()
  }
  expect(within(place).getByText(/最早 2026年4月5日（5 天后）会变化/)).toBeTruthy()
  expect(await within(place).findByText(/zh goal of high repurchase/)).toBeTruthy()
})

test('somebody who keeps a band below its entry, lapsed and silent, is told what brings them back', async () => {
  const base = standing()
  const lapsed = standing({
    band: 'medium',
    stage: 'lapsed',
    cell: 'medium.lapsed',
    lifecycle: 'silent',
    nextOn: '2026-04-01',
    why: {
      band: { days: 2, windowDays: 30, entersAt: 3, staysFrom: 2, nextBandAt: 8, dropsOn: '2026-04-01' },
      purchase: { purchaseDays: 1, daysSinceLast: 120, lapsedAfterDays: 90, lapsesOn: null },
      lifecycle: { ...base.why.lifecycle, daysSinceActive: 20, silentOn: null, purchaseDays: 1, churnOn: '2026-04-08' },
    },
  })
  await openPage('/customers/5', server({ 'GET /customers/5': () => customer({ standing: lapsed }) }))

  const place = await region('所处位置')
  for (const sentence of [
    '近 30 天里有 2 天互动，低于入档的 3 天，但没有少于 2 天，仍留在“中”档。',
    '再有 6 天互动，升到“高”档。',
    '不再互动的话，2026年4月1日（明天）降档。',
    '在 1 天里买过，上次购买是120 天前，超过了 90 天。',
    '再买一次，马上回到“复购”。',
    '上次有动静是20 天前，超过了 18 天，没有超过 27 天。',
    '一有互动或购买，马上离开沉默期。',
    '还是没有动静的话，2026年4月8日（8 天后）进入流失期。',
  ]) {
    expect(within(place).getByText(sentence)).toBeTruthy()
  }
})

test('the way over the year can be read as a table', async () => {
  await openPage('/customers/5', server())

  const path = await region('近一年的变化')
  expect(within(path).getByRole('img', { name: /近一年互动频次/ })).toBeTruthy()
  const first = within(path).getByText('2025年11月2日').closest('tr')
  await waitFor(() => expect(first?.textContent).toContain('zh-low-first'))
  expect(first?.textContent).toContain('成长期')
})

test('identities, members, groups, tags, orders and scripts stand beside it', async () => {
  const full = customer({
    orders: [
      {
        number: 'N1',
        source: 'wecom',
        paidAt: '2026-03-20T04:00:00Z',
        isDateOnly: false,
        amount: 83_980,
        refunded: 980,
        category: '母婴',
        channel: null,
      },
    ],
    sends: [
      {
        scriptKey: 'a',
        name: '一封感谢信',
        at: '2026-03-21T02:00:00Z',
        userId: 'an',
        by: '程安禾',
        outcome: 'cancelled',
      },
    ],
  })
  await openPage('/customers/5', server({ 'GET /customers/5': () => full }))

  const about = await region('资料')
  for (const text of ['手机号', '程安禾', '新品群', '银卡']) {
    expect(within(about).getByText(text)).toBeTruthy()
  }
  const orders = await region('近期订单')
  expect(orders.textContent).toMatch(/2026年3月20日.*母婴.*对外收款.*839.80 元.*已退 9.80 元/)
  const sends = await region('发过的话术')
  expect(sends.textContent).toMatch(/一封感谢信.*程安禾.*已取消/)
})

test('the timeline tells what happened, narrows to a kind, and goes back in time', async () => {
  const { user, requests } = await openPage(
    '/customers/5',
    server({
      'GET /customers/5/timeline': (_, url) =>
        url.searchParams.get('kind') === 'order'
          ? { items: [item({ kind: 'order', amount: 25_290, title: '母婴', member: '程安禾' })], next: null }
          : url.searchParams.has('before')
            ? { items: [item({ kind: 'removed', member: '程安禾', ended: 'deletedByCustomer' })], next: null }
            : {
                items: [
                  item({ interaction: 'like', title: 'moment' }),
                  item({ kind: 'send', member: '程安禾', title: '一封感谢信', outcome: 'sent' }),
                ],
                next: '1.1',
              },
    }),
  )
  const timeline = await region('时间线')
  expect((await within(timeline).findByText('点赞')).closest('li')?.textContent).toMatch(/14:00.*朋友圈/)
  expect(within(timeline).getByText(/程安禾 发送话术“一封感谢信”/)).toBeTruthy()

  await user.click(within(timeline).getByRole('button', { name: '查看更早的' }))
  expect(await within(timeline).findByText('客户删除了 程安禾')).toBeTruthy()
  expect(requests).toContain('GET /customers/5/timeline?before=1.1')

  await user.click(within(timeline).getByRole('button', { name: '订单' }))
  expect(await within(timeline).findByText('下单 252.90 元')).toBeTruthy()
  expect(requests).toContain('GET /customers/5/timeline?kind=order')
})

test('a number that nobody has, or that may not be seen, is said so', async () => {
  await openPage('/customers/6', server())

  expect(await screen.findByText('没有这位客户')).toBeTruthy()
  expect(screen.getByRole('link', { name: /返回客户名单/ }).getAttribute('href')).toBe('/console/customers')
})

test('the page loads, fails in words, and tries again', async () => {
  const loading = await openPage('/customers/5', server({ 'GET /customers/5': never }))
  expect(await screen.findByText('加载中…')).toBeTruthy()
  loading.unmount()

  let isDown = true
  const { user } = await openPage(
    '/customers/5',
    server({
      'GET /customers/5': () => (isDown ? problem(503, 'database-unavailable', '数据库暂时不可用。') : customer()),
    }),
  )
  expect(await screen.findByText('数据库暂时不可用。')).toBeTruthy()
  isDown = false
  await user.click(screen.getByRole('button', { name: '重试' }))
  expect(await screen.findByRole('heading', { level: 1, name: /小兔/ })).toBeTruthy()
})

test('going back comes to the list with its conditions', async () => {
  const { user, pages } = await openPage('/customers?lifecycle=mature', server())
  await user.click(await screen.findByRole('link', { name: '小兔' }))
  await screen.findByRole('heading', { level: 1, name: /小兔/ })

  await user.click(screen.getByRole('link', { name: /返回客户名单/ }))

  await waitFor(() => expect(pages.currentRoute.value.fullPath).toBe('/customers?lifecycle=mature'))
})
