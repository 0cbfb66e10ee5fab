import { screen, within } from '@testing-library/vue'
import { expect, test } from 'vitest'
import { openPage, problem, type Server } from '@/console/testPage'
import { validity } from './testAnswers'

const server = (report = validity()): Server => ({ 'GET /reports/validity': () => report })
const region = (name: string | RegExp) => screen.findByRole('region', { name })
const cellsOf = (row: HTMLElement) =>
  within(row)
    .getAllByRole('cell')
    .map((cell) => cell.textContent?.trim())
const tableOf = (picture: HTMLElement) => within(picture.closest('section')!).getByRole('table')

async function openLifecycle(report = validity()) {
  const page = await openPage('/segments/validity', server(report))
  await page.user.click(await screen.findByRole('button', { name: '生命周期' }))
  return page
}

test('the figures say at a glance how good and how steady a segmentation is', async () => {
  await openLifecycle()

  const summary = await region('一眼看去')
  expect(summary.textContent).toMatch(/层间差异占比\s*42%/)
  expect(summary.textContent).toMatch(/漂移（PSI）\s*0.31\s*该复查规则.*2026年2月28日/)
  expect(summary.textContent).toMatch(/来回跳动\s*2.5%.*25 人改了层又改回来/)
  expect(summary.textContent).toMatch(/均衡度\s*0.61/)
})

test('separation is told for every measure, and what cannot be computed is said', async () => {
  await openLifecycle()

  const table = tableOf(await screen.findByRole('img', { name: '各指标的 ω²：未活跃天数 0.41、消费金额 算不出。' }))
  expect(cellsOf(within(table).getByRole('row', { name: /未活跃天数/ }))).toEqual(['0.409', '0.410', '231.4', '强'])
  expect(cellsOf(within(table).getByRole('row', { name: /消费金额/ }))[0]).toBe('算不出')
})

test('lifts stand with intervals, and a segment too small for a rate has none', async () => {
  const { user } = await openLifecycle()

  const picture = await screen.findByRole('img', {
    name: /各层“下单”的比例.*成熟期 \+35.4 个百分点、流失期 -35.4 个百分点。/,
  })
  expect(cellsOf(within(tableOf(picture)).getByRole('row', { name: /成熟期/ }))).toEqual([
    '400',
    '50%',
    '+35.4 +30.1 至 +40.5',
    '3.42 2.90 至 4.10',
    '<0.001',
  ])
  expect(cellsOf(within(tableOf(picture)).getByRole('row', { name: /导入期/ }))).toEqual([
    '4',
    '人数太少',
    '',
    '',
    '0.5 精确检验',
  ])

  await user.click(screen.getByRole('button', { name: '互动' }))
  const other = await screen.findByRole('img', { name: /各层“互动”的比例/ })
  expect(cellsOf(within(tableOf(other)).getByRole('row', { name: /成熟期/ }))[1]).toBe('90%')
})

test('the ways that most went are listed, those who stayed are counted', async () => {
  await openLifecycle()

  const moves = await region('谁搬到了哪里')
  expect(within(moves).getAllByRole('row').slice(1).map(cellsOf)).toEqual([
    ['流失期', '成熟期', '60'],
    ['（不在其中）', '导入期', '50'],
    ['成熟期', '流失期', '40'],
  ])
  expect(moves.textContent).toContain('850 人没有搬动（85%）')
})

test('segments too small to act on are marked', async () => {
  await openLifecycle()

  const balance = await region('各层人数')
  expect(within(balance).getByRole('row', { name: /导入期 太小/ })).toBeTruthy()
  expect(within(balance).getByRole('row', { name: /^成熟期/ }).textContent).toContain('40%')
})

test('the matrix comes first, with its cells by name, and says when nobody moved', async () => {
  await openPage('/segments/validity', server())

  const balance = await region('各层人数')
  expect(within(balance).getByRole('row', { name: /互动高 · 复购/ })).toBeTruthy()
  expect((await region('谁搬到了哪里')).textContent).toContain('没有人搬动。')
})

test('a segmentation without anybody says so with its reason', async () => {
  const { user } = await openPage('/segments/validity', server())
  await user.click(await screen.findByRole('button', { name: 'RFM 价值' }))

  expect(await screen.findByText('这个分层还没有人，没什么可量的。')).toBeTruthy()
  expect(within(await region('一眼看去')).getByText(/还没有相关记录/)).toBeTruthy()
})

test('too many dimensions and stale thresholds are warned of', async () => {
  await openPage('/segments/validity', server(validity({ warnings: ['too-many-dimensions', 'stale-thresholds'] })))

  const warnings = await region('关于模型的提醒')
  expect(within(warnings).getByText(/七个以上的维度/)).toBeTruthy()
  expect(within(warnings).getByText(/推导已经过期/)).toBeTruthy()
  expect(screen.getByText('模型用到 2 个维度（最多七个）：互动天数、订单数')).toBeTruthy()
})

test('the past can lie further back', async () => {
  const { user, requests } = await openPage('/segments/validity', server())
  await region('一眼看去')
  expect(requests).toContain('GET /reports/validity?days=30')

  await user.click(screen.getByRole('button', { name: '90 天' }))

  await screen.findByRole('button', { name: '90 天', pressed: true })
  expect(requests).toContain('GET /reports/validity?days=90')
})

test('a failure can be tried again', async () => {
  let isDown = true
  const { user } = await openPage('/segments/validity', {
    'GET /reports/validity': () => (isDown ? problem(500, 'unexpected', '发生了意外错误。') : validity()),
  })
  expect(await screen.findByText('发生了意外错误。')).toBeTruthy()
  isDown = false
  await user.click(screen.getByRole('button', { name: '重试' }))

  expect(await region('一眼看去')).toBeTruthy()
})
