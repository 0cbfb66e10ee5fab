import { screen, waitFor, within } from '@testing-library/vue'
import { expect, test } from 'vitest'
import { guides, lifecycle, matrix, page, row, session } from '@/console/testAnswers'
import { never, openPage, problem, type Server } from '@/console/testPage'

const counts = { 'high.repurchase': 30, 'high.first': 10, 'silent.potential': 60 }
const server = (parts: Server = {}): Server => ({
  'GET /matrix': () => matrix(counts),
  'GET /matrix/guides': () => guides(),
  'GET /lifecycle': () => lifecycle({ mature: 30, churn: 70 }),
  'GET /customers': () => page([row()]),
  ...parts,
})
const cell = (name: RegExp) => screen.findByRole('button', { name })

test('every cell says its name, its people, their share and what they paid', async () => {
  await openPage('/matrix', server())

  expect(await cell(/zh-high-repurchase.*互动高 · 复购.*30 人.*占 30%.*累计净额 3,000 元/)).toBeTruthy()
  expect(await cell(/zh-low-lapsed.*0 人/)).toBeTruthy()
  expect(screen.getAllByText(/^zh-/)).toHaveLength(16)
})

test('rows and columns carry their totals, and the strip the whole', async () => {
  await openPage('/matrix', server())

  const grid = await screen.findByRole('table', { name: /客户矩阵/ })
  const high = within(grid).getByRole('row', { name: /^高/ })
  expect(within(high).getAllByRole('cell').at(-1)?.textContent).toContain('40')
  const totals = within(grid).getByRole('row', { name: /^合计/ })
  expect(within(totals).getAllByRole('cell')[0]?.textContent).toContain('60')
  expect(screen.getByText('客户总数').nextElementSibling?.textContent).toBe('100')
})

test('until the answer is there the page says that it loads', async () => {
  await openPage('/matrix', server({ 'GET /matrix': never }))

  expect(await screen.findByRole('heading', { level: 1, name: '客户矩阵' })).toBeTruthy()
  expect(screen.getByText('加载中…')).toBeTruthy()
})

test('a failure is said in words and can be tried again', async () => {
  let isDown = true
  const { user } = await openPage(
    '/matrix',
    server({
      'GET /matrix': () => (isDown ? problem(503, 'database-unavailable', '数据库暂时不可用。') : matrix(counts)),
    }),
  )

  expect(await screen.findByText('数据库暂时不可用。')).toBeTruthy()
  isDown = false
  await user.click(screen.getByRole('button', { name: '重试' }))

  expect(await cell(/zh-high-repurchase/)).toBeTruthy()
})

test('a manager of a company without data is led to the sync', async () => {
  await openPage('/matrix', server({ 'GET /matrix': () => matrix({}) }))

  expect(await screen.findByText('还没有客户数据')).toBeTruthy()
  expect(screen.getByRole('link', { name: '去数据同步' }).getAttribute('href')).toBe('/console/sync')
})

test('staff without customers read what to do, and are not sent where they may not go', async () => {
  await openPage(
    '/matrix',
    server({ 'GET /matrix': () => matrix({}), 'GET /session': () => session({ role: 'staff' }) }),
  )

  expect(await screen.findByText(/您名下还没有客户/)).toBeTruthy()
  expect(screen.queryByRole('link', { name: '去数据同步' })).toBeNull()
})

test('a day before the first customer offers the way back to today', async () => {
  const { user, pages } = await openPage('/matrix?asOf=2020-01-01', server({ 'GET /matrix': () => matrix({}) }))

  expect(await screen.findByText(/2020年1月1日 那天还没有客户/)).toBeTruthy()
  await user.click(screen.getByRole('button', { name: '回到今天' }))

  await waitFor(() => expect(pages.currentRoute.value.query).toEqual({}))
})

test('a day to compare with shows the change of every cell with its sign', async () => {
  const before = matrix({ 'high.repurchase': 18, 'high.first': 13 }, { asOf: '2026-03-01' })
  const { requests } = await openPage(
    '/matrix?compare=2026-03-01',
    server({ 'GET /matrix': (_, url) => (url.searchParams.get('asOf') === '2026-03-01' ? before : matrix(counts)) }),
  )

  expect(await cell(/zh-high-repurchase.*变化 \+12/)).toBeTruthy()
  expect(await cell(/zh-high-first.*变化 -3/)).toBeTruthy()
  expect(screen.getByText('比 2026年3月1日 +69 人')).toBeTruthy()
  expect(requests).toContain('GET /matrix?asOf=2026-03-01')
})

test('the table holds the same numbers as the picture', async () => {
  const { user, pages } = await openPage('/matrix', server())
  await cell(/zh-high-repurchase/)

  await user.click(screen.getByRole('button', { name: '表格' }))

  const table = await screen.findByRole('table', { name: '客户矩阵的 16 个单元' })
  const line = within(table).getByRole('row', { name: /zh-high-repurchase/ })
  expect(
    within(line)
      .getAllByRole('cell')
      .map((c) => c.textContent),
  ).toEqual(['高', '复购', '30', '30%', '3,000 元'])
  expect(pages.currentRoute.value.query).toEqual({ view: 'table' })
})

test('the cut-points stand below in words, with how far they can be trusted', async () => {
  await openPage('/matrix', server())

  const cutPoints = await screen.findByRole('region', { name: '分界点' })
  expect(within(cutPoints).getByText(/达到 8 天；进来以后，少于 6 天才降档/)).toBeTruthy()
  expect(within(cutPoints).getByText('买过，但距上次购买超过 90 天')).toBeTruthy()
  expect(within(cutPoints).getByText('默认值')).toBeTruthy()
  expect(within(cutPoints).getByText(/先用通用的默认值/)).toBeTruthy()
})

test('thin evidence is named with its reason', async () => {
  const report = matrix(counts, { model: 3, status: 'provisional', reason: 'not-flat' })
  await openPage('/matrix', server({ 'GET /matrix': () => report }))

  expect(await screen.findByText('模型第 3 版')).toBeTruthy()
  expect(screen.getByText(/证据还不够充分.*观察窗口加长后数值还在变化/)).toBeTruthy()
})

test('each stage of the lifecycle leads to its people', async () => {
  await openPage('/matrix', server())

  const card = await screen.findByRole('region', { name: '生命周期分布' })
  const mature = await within(card).findByRole('row', { name: /成熟期/ })
  expect(mature.textContent).toContain('30%')
  expect(within(mature).getByRole('link', { name: '成熟期' }).getAttribute('href')).toBe(
    '/console/customers?lifecycle=mature',
  )
})
