import { screen, waitFor, within } from '@testing-library/vue'
import { expect, test } from 'vitest'
import { guides, lifecycle, matrix, page, row } from '@/console/testAnswers'
import { openPage, problem, type Server } from '@/console/testPage'

const server = (parts: Server = {}): Server => ({
  'GET /matrix': () => matrix({ 'high.repurchase': 30, 'medium.repurchase': 70 }),
  'GET /matrix/guides': () => guides(),
  'GET /lifecycle': () => lifecycle(),
  'GET /customers': () => page([row(), row({ id: 7, name: null, lastPurchaseOn: null, orders: 0 })], { total: 30 }),
  ...parts,
})
const cell = (name: RegExp) => screen.findByRole('button', { name })

test('Enter opens a cell: its meaning, goal, steps, thresholds and people', async () => {
  const { user, pages, requests } = await openPage('/matrix', server())
  const opener = await cell(/zh-high-repurchase/)

  opener.focus()
  await user.keyboard('{Enter}')

  const drawer = await screen.findByRole('dialog', { name: 'zh-high-repurchase' })
  expect(within(drawer).getByText('zh meaning of high repurchase')).toBeTruthy()
  expect(within(drawer).getByText('zh goal of high repurchase')).toBeTruthy()
  expect(
    within(drawer)
      .getAllByRole('listitem')
      .map((item) => item.textContent),
  ).toContain('step one')
  expect(within(drawer).getByText('zh owner')).toBeTruthy()
  expect(within(drawer).getByText(/在两天或更多天里买过，距上次购买不超过 90 天/)).toBeTruthy()
  expect(await within(drawer).findByText('今天在这一格的 30 人')).toBeTruthy()
  expect(pages.currentRoute.value.query).toEqual({ cell: 'high.repurchase' })
  expect(requests).toContain('GET /customers?cell=high.repurchase&limit=8')
})

test('people lead to their pages, and all of them to the list', async () => {
  await openPage('/matrix?cell=high.repurchase', server())

  const drawer = await screen.findByRole('dialog')
  const person = await within(drawer).findByRole('link', { name: /小兔.*3 天前买过 · 1,200.50 元/ })
  expect(person.getAttribute('href')).toBe('/console/customers/1')
  expect(within(drawer).getByRole('link', { name: /未添加的买家 #7.*还没买过/ })).toBeTruthy()
  expect(within(drawer).getByRole('link', { name: '查看全部 30 人' }).getAttribute('href')).toBe(
    '/console/customers?cell=high.repurchase',
  )
})

test('Escape closes the drawer and gives the focus back to the cell', async () => {
  const { user, pages } = await openPage('/matrix', server())
  const opener = await cell(/zh-high-repurchase/)
  await user.click(opener)
  const drawer = await screen.findByRole('dialog')

  within(drawer).getByRole('button', { name: '关闭' }).focus()
  await user.keyboard('{Escape}')

  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(document.activeElement).toBe(opener)
  expect(pages.currentRoute.value.query).toEqual({})
})

test('arrow keys go from cell to cell and stop at the edge', async () => {
  const { user } = await openPage('/matrix', server())
  const first = await cell(/zh-high-potential/)

  first.focus()
  await user.keyboard('{ArrowLeft}')
  expect(document.activeElement).toBe(first)
  await user.keyboard('{ArrowRight}{ArrowDown}')

  expect(document.activeElement).toBe(await cell(/zh-medium-first/))
})

test('people of today are told apart from the figures of a past day', async () => {
  await openPage(
    '/matrix?asOf=2026-01-01&cell=high.repurchase',
    server({ 'GET /matrix': () => matrix({ 'high.repurchase': 5 }, { asOf: '2026-01-01' }) }),
  )

  expect(await screen.findByText(/上面的数字是 2026年1月1日 的/)).toBeTruthy()
})

test('people who cannot be read leave the rest of the drawer, and can be asked for again', async () => {
  let isDown = true
  const { user } = await openPage(
    '/matrix?cell=high.repurchase',
    server({ 'GET /customers': () => (isDown ? problem(500, 'unexpected', '发生了意外错误。') : page([row()])) }),
  )

  expect(await screen.findByText('发生了意外错误。')).toBeTruthy()
  expect(screen.getByText('追踪编号：trace-1')).toBeTruthy()
  isDown = false
  await user.click(screen.getByRole('button', { name: '重试' }))

  expect(await screen.findByRole('link', { name: /小兔/ })).toBeTruthy()
})
