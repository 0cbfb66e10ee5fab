import { screen, within } from '@testing-library/vue'
import { expect, test } from 'vitest'
import { openPage, problem, type Server } from '@/console/testPage'
import { backtest, clv } from './testAnswers'

const server = (report = clv()): Server => ({ 'GET /reports/clv': () => report })
const region = (name: string | RegExp) => screen.findByRole('region', { name })
const cellsOf = (row: HTMLElement) =>
  within(row)
    .getAllByRole('cell')
    .map((cell) => cell.textContent?.trim())
const tableOf = (picture: HTMLElement) => within(picture.closest('section')!).getByRole('table')

test('what was foretold stands beside what happened, with both gates', async () => {
  await openPage('/segments/clv', server())

  const picture = await screen.findByRole('img', { name: '预测与实际的购买次数：预测 440 次，实际 400 次。' })
  expect(cellsOf(within(tableOf(picture)).getByRole('row', { name: /^7\+ 次/ }))).toEqual(['200', '300.0', '250'])
  expect(cellsOf(within(tableOf(picture)).getByRole('row', { name: /^合计/ }))).toEqual(['900', '440.4', '400'])
  expect(screen.getByText('总次数与实际相差 +10%，通过（允许 30%）')).toBeTruthy()
  expect(screen.getByText('按预测排序的 AUC 为 0.781，只看最近一次为 0.740，通过')).toBeTruthy()
})

test('the tiers say from which value they begin and who is fading', async () => {
  await openPage('/segments/clv', server())

  const table = tableOf(await screen.findByRole('img', { name: /鲸鱼 100 人，占预测价值 50%；高潜 200 人/ }))
  const whales = within(table).getByRole('row', { name: /^鲸鱼.*3,500 元 起/ })
  expect(cellsOf(whales)).toEqual(['100', '10%', '50 万元', '50%', '60 万元', '0'])
  expect(cellsOf(within(table).getByRole('row', { name: /^长尾/ })).at(-1)).toBe('12')
})

test('the fitted parameters can be read off', async () => {
  await openPage('/segments/clv', server())

  const card = await region('拟合参数')
  expect(cellsOf(within(card).getByRole('row', { name: /^α/ }))).toEqual(['4.4136'])
  expect(cellsOf(within(card).getByRole('row', { name: /^LL 对数似然 -/ }))).toEqual(['-9,582.4'])
  expect(cellsOf(within(card).getByRole('row', { name: /^ρ/ }))).toEqual(['0.1141'])
})

test('a model that is not identified is hidden, and the heuristic says what it is', async () => {
  await openPage(
    '/segments/clv',
    server(
      clv({
        status: 'not-identified',
        method: 'heuristic',
        reasons: ['purchases-not-identified'],
        reason: 'purchases-not-identified',
        backtest: null,
      }),
    ),
  )

  const verdict = await region('结论')
  expect(verdict.textContent).toMatch(/启发式方法估算.*不会混在一张榜里.*模型的预测没有采用/)
  expect(within(verdict).getByText('无法识别')).toBeTruthy()
  expect(within(verdict).getByText(/参数落在边界上/)).toBeTruthy()
  expect((await region('预测与实际')).textContent).toContain('没有做回测：购买模型的参数落在边界上')
})

test('a backtest that failed is said at the gate', async () => {
  const failed = backtest({ predicted: 700, isTotalGood: false, auc: 0.6, isRankingGood: false })
  await openPage(
    '/segments/clv',
    server(clv({ status: 'provisional', reasons: ['backtest-total-off'], backtest: failed })),
  )

  expect(await screen.findByText('总次数与实际相差 +75%，没有通过（允许 30%）')).toBeTruthy()
  expect(screen.getByText(/AUC 为 0.600，只看最近一次为 0.740，没有通过/)).toBeTruthy()
})

test('too little to fit leaves no parameters to show', async () => {
  const nothing = { r: null, alpha: null, a: null, b: null, logLikelihood: null, p: null, q: null, gamma: null }
  const spend = { spendLogLikelihood: null, spendCustomers: null, spendCorrelation: null }
  await openPage(
    '/segments/clv',
    server(
      clv({
        ...nothing,
        ...spend,
        status: 'default',
        method: 'heuristic',
        reasons: ['too-few-customers'],
        backtest: null,
      }),
    ),
  )

  expect((await region('拟合参数')).textContent).toContain('数据太少，没有拟合。')
  const verdict = await region('结论')
  expect(verdict.textContent).not.toContain('模型的预测没有采用')
  expect(within(verdict).getByText(/买过的客户不到 500 位/)).toBeTruthy()
})

test('a failure can be tried again', async () => {
  let isDown = true
  const { user } = await openPage('/segments/clv', {
    'GET /reports/clv': () => (isDown ? problem(500, 'unexpected', '发生了意外错误。') : clv()),
  })
  expect(await screen.findByText('发生了意外错误。')).toBeTruthy()
  isDown = false
  await user.click(screen.getByRole('button', { name: '重试' }))

  expect(await region('结论')).toBeTruthy()
})
