import { screen, within } from '@testing-library/vue'
import { expect, test } from 'vitest'
import { openPage, problem, type Server } from '@/console/testPage'
import { applied, models, preview } from '@/features/models/testAnswers'
import { rfm } from './testAnswers'

const server = (parts: Server = {}): Server => ({ 'GET /reports/rfm': () => rfm(), ...parts })
const region = (name: string | RegExp) => screen.findByRole('region', { name })
const cellsOf = (row: HTMLElement) =>
  within(row)
    .getAllByRole('cell')
    .map((cell) => cell.textContent?.trim())
const tableOf = (picture: HTMLElement) => within(picture.closest('section')!).getByRole('table')

test('the eight segments stand with counts, shares and revenue, empty ones too', async () => {
  await openPage('/segments/rfm', server())

  const table = tableOf(
    await screen.findByRole('img', { name: /^八类价值客户的人数：重要价值 30 人，重要发展 10 人，重要保持 0 人/ }),
  )
  expect(within(table).getAllByRole('row')).toHaveLength(10)
  const row = within(table).getByRole('row', { name: /^重要价值/ })
  expect(cellsOf(row)[0]).toBe('R高F高M高')
  expect(within(row).getByRole('link', { name: '重要价值' }).getAttribute('href')).toBe(
    '/console/audiences/new?rfm=key-value',
  )
  expect(cellsOf(row).slice(1)).toEqual(['30', '15%', '3,000 元', '15%', '100 元'])
  expect(cellsOf(within(table).getByRole('row', { name: /^重要挽留/ }))[0]).toBe('R低F低M高')
  expect(cellsOf(within(table).getByRole('row', { name: /^合计/ }))).toEqual([
    '200',
    '100%',
    '2 万元',
    '100%',
    '100 元',
  ])
})

test('each cut-point says its rule, its sample and its high side; one that tells nobody apart is named', async () => {
  await openPage('/segments/rfm', server())

  const axes = await region('三条分界点和依据')
  expect(within(axes).getByText(/共 200 位买家.*25% 的买家带来 75% 的收入/)).toBeTruthy()
  expect(cellsOf(within(axes).getByRole('row', { name: /^金额 M 花费/ }))).toEqual([
    '花费至少 2,500 元',
    '50',
    '25%',
    '200',
  ])
  expect(within(axes).getByRole('row', { name: /^最近一次 R 距上次/ }).textContent).toContain('请先核对再用它挑人')
  expect(cellsOf(within(axes).getByRole('row', { name: /^次数 F 1/ }))).toEqual(['1 单', '1 单', '2 单', '4 单'])
})

test('the recall list names whom to call first and leads to them', async () => {
  const { user } = await openPage('/segments/rfm', server())

  const recall = await region('召回名单：重要挽留客户')
  expect(within(recall).getByText(/金额达到 4,000 元 算“值钱”，离开不超过 36 天算“刚走”/)).toBeTruthy()
  const first = within(recall).getByRole('row', { name: /^小兔 程安禾，白书知/ })
  expect(first.textContent).toMatch(/先联系.*值钱，而且刚走.*22 天.*5,000 元/)
  expect(within(first).getByRole('link').getAttribute('href')).toBe('/console/customers/7')
  expect(within(recall).getByText(/列出最要紧的 2 人，共 20 人。/)).toBeTruthy()

  await user.click(within(recall).getByRole('button', { name: '其次 1 人' }))
  expect(within(recall).queryByRole('row', { name: /小兔/ })).toBeNull()
  expect(within(recall).getByRole('row', { name: /^未添加的买家 #9/ })).toBeTruthy()
})

test('another cut-point fixes all three, counts everybody, and is applied', async () => {
  const bodies: Record<string, unknown>[] = []
  const keep = async (request: Request) => void bodies.push(JSON.parse(await request.text()))
  const { user } = await openPage(
    '/segments/rfm',
    server({
      'GET /models': () => models(),
      'POST /models/preview': async (request) => {
        await keep(request)
        return preview(true)
      },
      'POST /models': async (request) => {
        await keep(request)
        return applied()
      },
    }),
  )
  const trial = await region('试选 RFM 分界点')
  const recency = within(trial).getByRole('textbox', { name: '最近一次 R' })

  await user.clear(recency)
  await user.type(recency, '30')
  const effect = await region('如果这样改，会怎样')
  expect(cellsOf(await within(effect).findByRole('row', { name: /^重要价值 100/ })).slice(0, 3)).toEqual([
    '100',
    '90',
    '-10',
  ])
  await user.click(within(trial).getByRole('button', { name: '采用…' }))
  const dialog = await screen.findByRole('dialog')
  await user.click(within(dialog).getByRole('button', { name: '确定采用' }))

  expect(await within(dialog).findByText('第 3 版从 2026年3月31日 起生效。')).toBeTruthy()
  const { parameters } = rfm()
  const fixed = { recency: 30, frequency: 3, monetary: 250_000, mode: 'crossing' }
  const model = { ...parameters, rfm: { ...parameters.rfm, fixed } }
  expect(bodies[0]).toEqual({ model, estimate: false })
  expect(bodies).toContainEqual({ model, from: '2026-03-31', note: null, after: 2 })
})

test('cut-points that are fixed can be derived again', async () => {
  const { parameters } = rfm()
  const fixed = { recency: 18, frequency: 3, monetary: 250_000, mode: 'crossing' as const }
  let body: unknown
  const { user } = await openPage(
    '/segments/rfm',
    server({
      'GET /reports/rfm': () => rfm({ parameters: { ...parameters, rfm: { ...parameters.rfm, fixed } } }),
      'POST /models/preview': async (request) => {
        body = JSON.parse(await request.text())
        return preview(true)
      },
    }),
  )

  await user.click(await screen.findByRole('button', { name: '改由数据推导' }))

  expect(await screen.findByText('12 位客户会换位置，占 1.2%，累计净额 1,200 元')).toBeTruthy()
  expect(body).toEqual({ model: parameters, estimate: false })
})

test('the segments of scores are counted', async () => {
  await openPage('/segments/rfm', server())

  const table = tableOf(await screen.findByRole('img', { name: '五分制客群的人数：冠军客户 50 人，其他 150 人。' }))
  expect(cellsOf(within(table).getByRole('row', { name: /冠军客户/ }))).toEqual(['50', '25%', '5,000 元', '25%'])
})

test('too few buyers are said with the reason', async () => {
  await openPage(
    '/segments/rfm',
    server({ 'GET /reports/rfm': () => rfm({ status: 'default', reasons: ['small-sample'] }) }),
  )

  const axes = await region('三条分界点和依据')
  expect(within(axes).getByText('默认值')).toBeTruthy()
  expect(within(axes).getByText(/样本太少/)).toBeTruthy()
})

test('without anybody to recall the list says so', async () => {
  const empty = { ...rfm().recall, count: 0, customers: [] }
  await openPage('/segments/rfm', server({ 'GET /reports/rfm': () => rfm({ recall: empty }) }))

  expect(await screen.findByText('没有重要挽留客户。')).toBeTruthy()
})

test('a failure can be tried again, and nobody having bought is said', async () => {
  let isDown = true
  const { user } = await openPage(
    '/segments/rfm',
    server({
      'GET /reports/rfm': () =>
        isDown ? problem(503, 'database-unavailable', '数据库暂时不可用。') : rfm({ total: 0 }),
    }),
  )
  expect(await screen.findByText('数据库暂时不可用。')).toBeTruthy()
  isDown = false
  await user.click(screen.getByRole('button', { name: '重试' }))

  expect(await screen.findByText(/privatetraffic import orders orders.csv/)).toBeTruthy()
})

test('names are those of the language', async () => {
  const { user } = await openPage('/segments/rfm', server())
  await screen.findByRole('img', { name: /^八类/ })

  await user.click(screen.getByRole('button', { name: 'English' }))

  expect(await screen.findByRole('img', { name: /^Buyers in the eight value segments: key value 30/ })).toBeTruthy()
})
