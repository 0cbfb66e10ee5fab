import { screen, waitFor, within } from '@testing-library/vue'
import { expect, test } from 'vitest'
import { guides, lifecycle, matrix, page, row } from '@/console/testAnswers'
import { never, openPage, problem, type Server } from '@/console/testPage'

const server = (parts: Server = {}): Server => ({
  'GET /customers': () => page([row()]),
  'GET /matrix': () => matrix({ 'high.repurchase': 12 }),
  'GET /matrix/guides': () => guides(),
  'GET /lifecycle': () => lifecycle({ mature: 34 }),
  ...parts,
})
const lines = () => screen.getAllByRole('row').filter((line) => within(line).queryByRole('link') !== null)

test('a line says who, where they stand, what they bought, and whose they are', async () => {
  await openPage('/customers', server())

  const link = await screen.findByRole('link', { name: '小兔' })
  expect(link.getAttribute('href')).toBe('/console/customers/1')
  const line = lines()[0]?.textContent
  for (const text of ['zh-high-repurchase', '成熟期', '3', '1,200.50 元', '3 天前', '今天', '程安禾']) {
    expect(line).toContain(text)
  }
})

test('those known by orders alone have a number for a name', async () => {
  await openPage('/customers', server({ 'GET /customers': () => page([row({ id: 42, name: null, owners: [] })]) }))

  expect(await screen.findByRole('link', { name: '未添加的买家 #42' })).toBeTruthy()
})

test('the address carries the conditions to the server', async () => {
  const { requests } = await openPage('/customers?cell=high.repurchase&lifecycle=mature', server())

  await screen.findByRole('link', { name: '小兔' })
  expect(requests).toContain('GET /customers?cell=high.repurchase&lifecycle=mature&limit=50')
})

test('conditions that do not exist are not asked for', async () => {
  const { requests } = await openPage('/customers?cell=top.seller&lifecycle=old', server())

  await screen.findByRole('link', { name: '小兔' })
  expect(requests).toContain('GET /customers?limit=50')
})

test('choosing a cell and a stage puts them into the address, and a chip takes one off', async () => {
  const { user, pages } = await openPage('/customers', server())
  await screen.findByRole('link', { name: '小兔' })

  await user.click(await screen.findByRole('button', { name: 'zh-high-repurchase（互动高 · 复购）：12 人' }))
  await waitFor(() => expect(pages.currentRoute.value.query).toEqual({ cell: 'high.repurchase' }))
  await user.click(screen.getByRole('button', { name: /^成熟期\s*34$/ }))
  await waitFor(() => expect(pages.currentRoute.value.query).toEqual({ cell: 'high.repurchase', lifecycle: 'mature' }))
  expect(screen.getByRole('button', { name: /^成熟期\s*34$/ }).getAttribute('aria-pressed')).toBe('true')

  await user.click(screen.getByRole('button', { name: '去掉条件：zh-high-repurchase' }))
  await waitFor(() => expect(pages.currentRoute.value.query).toEqual({ lifecycle: 'mature' }))
})

test('nobody under the conditions: they can be cleared on the spot', async () => {
  const { user, pages } = await openPage(
    '/customers?cell=low.first',
    server({ 'GET /customers': (_, url) => page(url.searchParams.has('cell') ? [] : [row()]) }),
  )
  await screen.findByText('没有符合条件的客户')

  await user.click(screen.getAllByRole('button', { name: '清除全部' })[0]!)

  expect(await screen.findByRole('link', { name: '小兔' })).toBeTruthy()
  expect(pages.currentRoute.value.query).toEqual({})
})

test('more people come by the page, and the count says how many there are', async () => {
  const first = Array.from({ length: 50 }, (_, i) => row({ id: i + 1, name: `客户${i + 1}` }))
  const { user, requests } = await openPage(
    '/customers',
    server({
      'GET /customers': (_, url) =>
        url.searchParams.get('after') === '50'
          ? page([row({ id: 51, name: '末位' })], { total: 51 })
          : page(first, { next: '50', total: 51 }),
    }),
  )
  expect(await screen.findByText('已显示 50 位，共 51 位')).toBeTruthy()

  await user.click(screen.getByRole('button', { name: '再显示 1 位' }))

  expect(await screen.findByText('末位')).toBeTruthy()
  expect(screen.getByText('共 51 位客户，已全部显示')).toBeTruthy()
  expect(requests).toContain('GET /customers?after=50&limit=50')
})

test('more than five hundred at once are not shown', async () => {
  const many = Array.from({ length: 500 }, (_, i) => row({ id: i + 1, name: null, owners: [] }))
  await openPage('/customers', server({ 'GET /customers': () => page(many, { next: '500', total: 5000 }) }))

  expect(await screen.findByText(/一次最多显示 500 位/)).toBeTruthy()
  expect(screen.queryByText(/再显示/)).toBeNull()
})

test('a page that fails leaves those that are there, and can be tried again', async () => {
  let isDown = true
  const { user } = await openPage(
    '/customers',
    server({
      'GET /customers': (_, url) =>
        !url.searchParams.has('after')
          ? page([row()], { next: '1', total: 2 })
          : isDown
            ? problem(503, 'database-unavailable', '数据库暂时不可用。')
            : page([row({ id: 2, name: '二号' })], { total: 2 }),
    }),
  )
  await user.click(await screen.findByRole('button', { name: '再显示 1 位' }))
  expect(await screen.findByText('数据库暂时不可用。')).toBeTruthy()
  expect(screen.getByRole('link', { name: '小兔' })).toBeTruthy()

  isDown = false
  await user.click(screen.getByRole('button', { name: '重试' }))

  expect(await screen.findByText('二号')).toBeTruthy()
})

test('loading, a company without customers, and a failure each have their words', async () => {
  const loading = await openPage('/customers', server({ 'GET /customers': never }))
  expect(await screen.findByText('加载中…')).toBeTruthy()
  loading.unmount()

  const empty = await openPage('/customers', server({ 'GET /customers': () => page([]) }))
  expect(await screen.findByText('还没有客户数据')).toBeTruthy()
  empty.unmount()

  await openPage('/customers', server({ 'GET /customers': () => Promise.reject(new TypeError('down')) }))
  expect(await screen.findByText('无法连接服务器，请检查网络后重试。')).toBeTruthy()
})
