import { screen, within } from '@testing-library/vue'
import { expect, test } from 'vitest'
import { openPage, problem, type Server } from '@/console/testPage'
import { csv, file, findings, ID, outcome } from '@/features/imports/testAnswers'
import { applied, models, preview, templates } from '@/features/models/testAnswers'
import { thresholds } from '@/features/thresholds/testAnswers'

const server = (parts: Server = {}): Server => ({
  'GET /thresholds': () => thresholds(),
  'GET /models': () => models(),
  'GET /models/templates': () => templates(),
  'POST /models/preview': () => preview(),
  ...parts,
})
const region = (name: string | RegExp) => screen.findByRole('region', { name })
const cellsOf = (row: HTMLElement) =>
  within(row)
    .getAllByRole('cell')
    .map((cell) => cell.textContent?.trim())

test('a file of orders is imported, and the thresholds that follow from it are shown', async () => {
  let isImported = false
  const { user } = await openPage(
    '/segments/start',
    server({
      'GET /thresholds': () => thresholds(isImported ? {} : { total: 0 }),
      'POST /imports': () => file({ state: 'checked', findings: findings() }),
      [`GET /imports/${ID}`]: () =>
        file(isImported ? { state: 'done', outcome: outcome() } : { state: 'checked', findings: findings() }),
      [`POST /imports/${ID}/write`]: () => {
        isImported = true
        return file({ state: 'writing', phase: 'placing' })
      },
    }),
  )
  expect(await screen.findByText('这里还没有客户数据。')).toBeTruthy()
  const orders = await region('2. 导入订单')
  expect(within(orders).getByText('./privatetraffic import orders orders.csv --dry-run')).toBeTruthy()
  expect(screen.queryByRole('region', { name: '3. 看推导出的阈值' })).toBeNull()

  await user.upload(within(orders).getByLabelText('选择 CSV 文件'), csv())
  await user.click(await within(orders).findByRole('button', { name: '导入这 120 行' }))

  const derive = await region('3. 看推导出的阈值')
  expect(cellsOf(within(derive).getByRole('row', { name: /^流失阈值/ })).slice(0, 3)).toEqual([
    '45 天',
    '27 天',
    '暂用',
  ])
  expect(within(derive).getByRole('row', { name: /^停购阈值/ }).textContent).toContain('样本太少')
  expect(within(derive).getByText(/可以先用行业模板/)).toBeTruthy()
  expect(screen.getByText('已经有了 1,000 位客户的数据。')).toBeTruthy()
})

test('the derived thresholds show their effect and are applied with their evidence', async () => {
  let body: Record<string, unknown> = {}
  const { user } = await openPage(
    '/segments/start',
    server({
      'POST /models': async (request) => {
        body = JSON.parse(await request.text())
        return applied()
      },
    }),
  )
  const derive = await region('3. 看推导出的阈值')
  expect(await within(derive).findByText(/约 40 位客户会换位置/)).toBeTruthy()

  await user.click(within(derive).getByRole('button', { name: '采用推导值…' }))
  const dialog = await screen.findByRole('dialog')
  await user.click(within(dialog).getByRole('button', { name: '确定采用' }))

  expect(await within(dialog).findByText('第 3 版从 2026年3月31日 起生效。')).toBeTruthy()
  expect(body['model']).toEqual(thresholds().proposed)
})

test('values that are in use already need no change', async () => {
  const same = thresholds().thresholds.map((threshold) => ({ ...threshold, inUse: threshold.days }))
  await openPage('/segments/start', server({ 'GET /thresholds': () => thresholds({ thresholds: same }) }))

  const derive = await region('3. 看推导出的阈值')
  expect(within(derive).getByText('推导值和现在使用的一样，不必更换。')).toBeTruthy()
  expect(within(derive).getByRole<HTMLButtonElement>('button', { name: '采用推导值…' }).disabled).toBe(true)
})

test('without any data an industry template is the beginning', async () => {
  let body: unknown
  const { user } = await openPage(
    '/segments/start',
    server({
      'POST /models': async (request) => {
        body = JSON.parse(await request.text())
        return applied()
      },
    }),
  )
  await user.click(await screen.findByRole('button', { name: '还没有数据' }))

  const card = await region('2. 选最接近的行业')
  await user.click(await within(card).findByRole('button', { name: '采用…' }))
  const dialog = await screen.findByRole('dialog')
  await user.click(within(dialog).getByRole('button', { name: '确定采用' }))

  expect(await within(dialog).findByText('第 3 版从 2026年3月31日 起生效。')).toBeTruthy()
  expect(body).toMatchObject({ template: 'retail', after: 2 })
})

test('a failure leaves the commands, and can be tried again', async () => {
  let isDown = true
  const { user } = await openPage(
    '/segments/start',
    server({
      'GET /thresholds': () => (isDown ? problem(503, 'database-unavailable', '数据库暂时不可用。') : thresholds()),
    }),
  )
  expect(await screen.findByText('数据库暂时不可用。')).toBeTruthy()
  expect(await region('2. 导入订单')).toBeTruthy()
  isDown = false
  await user.click(screen.getByRole('button', { name: '重试' }))

  expect(await region('3. 看推导出的阈值')).toBeTruthy()
})
