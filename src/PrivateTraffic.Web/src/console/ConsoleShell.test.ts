import { screen, waitFor, within } from '@testing-library/vue'
import { expect, test, vi } from 'vitest'
import { guides, lifecycle, matrix, session } from './testAnswers'
import { never, openPage, problem, type Server } from './testPage'

const server = (parts: Server = {}): Server => ({
  'GET /matrix': () => matrix({ 'high.first': 1 }),
  'GET /matrix/guides': () => guides(document.cookie.includes('pt-lang=en') ? 'en' : 'zh'),
  'GET /lifecycle': () => lifecycle(),
  'GET /customers': () => ({ items: [], next: null, total: 0 }),
  ...parts,
})
const links = async () =>
  within(await screen.findByRole('navigation', { name: '主导航' }))
    .getAllByRole('link')
    .map((link) => link.textContent?.trim())

test('the start page is the matrix', async () => {
  const { pages } = await openPage('/', server())

  expect(await screen.findByRole('heading', { level: 1, name: '客户矩阵' })).toBeTruthy()
  expect(pages.currentRoute.value.name).toBe('matrix')
})

test('managers find the segmentation, the sync and imports, staff do not', async () => {
  const { unmount } = await openPage('/nowhere', server())
  expect(await links()).toEqual(['客户矩阵', '客户', '今日待办', '人群', '分层模型', '数据同步', '导入'])
  unmount()

  await openPage('/nowhere', server({ 'GET /session': () => session({ role: 'staff', name: '小陈' }) }))
  expect(await links()).toEqual(['客户矩阵', '客户', '今日待办', '人群'])
  expect(within(screen.getByRole('group', { name: '账号' })).getByText('小陈')).toBeTruthy()
})

test('every page names the document', async () => {
  const { pages } = await openPage('/matrix', server())
  await waitFor(() => expect(document.title).toBe('客户矩阵 · PrivateTraffic'))

  await pages.push('/customers')

  await waitFor(() => expect(document.title).toBe('客户 · PrivateTraffic'))
  expect(document.activeElement).toBe(screen.getByRole('main'))
})

test('an address that is no page says so and leads home', async () => {
  await openPage('/nowhere/at/all', server())

  expect(await screen.findAllByText('没有这个页面')).not.toHaveLength(0)
  expect(screen.getByRole('link', { name: '回到客户矩阵' }).getAttribute('href')).toBe('/console/matrix')
})

test('switching the language changes every word, those of the server too', async () => {
  const { user } = await openPage('/matrix', server())
  await screen.findByText('zh-high-first')

  await user.click(screen.getByRole('button', { name: 'English' }))

  expect(await screen.findByRole('heading', { level: 1, name: 'Matrix' })).toBeTruthy()
  expect(await screen.findByText('en-high-first')).toBeTruthy()
  expect(document.title).toBe('Matrix · PrivateTraffic')
  expect(document.documentElement.lang).toBe('en')
})

test('signing out ends the session and leaves', async () => {
  const assign = vi.spyOn(location, 'assign').mockImplementation(() => {})
  const { user, requests } = await openPage(
    '/nowhere',
    server({ 'DELETE /session': () => new Response(null, { status: 204 }) }),
  )

  await user.click(await screen.findByRole('button', { name: '退出登录' }))

  await waitFor(() => expect(assign).toHaveBeenCalledWith('/console/'))
  expect(requests).toContain('DELETE /session')
})

test('a session that could not be ended is said so', async () => {
  const { user } = await openPage(
    '/nowhere',
    server({ 'DELETE /session': () => problem(500, 'unexpected', '发生了意外错误。') }),
  )

  await user.click(await screen.findByRole('button', { name: '退出登录' }))

  expect(await screen.findByText('没能退出：发生了意外错误。')).toBeTruthy()
})

test('where a platform signs people in there is no signing out', async () => {
  await openPage('/nowhere', server({ 'GET /session': () => session({ canSignOut: false }) }))

  await screen.findByRole('group', { name: '账号' })
  expect(screen.queryByRole('button', { name: '退出登录' })).toBeNull()
})

test('until it is known who is there, nothing is shown; when that fails it can be tried again', async () => {
  const waiting = await openPage('/matrix', server({ 'GET /session': never }))
  expect(await screen.findByText('加载中…')).toBeTruthy()
  expect(screen.queryByRole('navigation')).toBeNull()
  waiting.unmount()

  let isDown = true
  const { user } = await openPage(
    '/nowhere',
    server({ 'GET /session': () => (isDown ? problem(503, 'database-unavailable', '数据库暂时不可用。') : session()) }),
  )
  expect(await screen.findByText('数据库暂时不可用。')).toBeTruthy()
  isDown = false
  await user.click(screen.getByRole('button', { name: '重试' }))
  expect(await screen.findByRole('navigation')).toBeTruthy()
})

test('the menu of a narrow page says whether it is open, and Escape closes it', async () => {
  const { user } = await openPage('/nowhere', server())
  const menu = await screen.findByRole('button', { name: '菜单' })

  await user.click(menu)
  expect(menu.getAttribute('aria-expanded')).toBe('true')
  await user.keyboard('{Escape}')

  expect(menu.getAttribute('aria-expanded')).toBe('false')
  expect(document.activeElement).toBe(menu)
})

test('the skip link leads past the navigation', async () => {
  const { user } = await openPage('/nowhere', server())

  await user.click(await screen.findByRole('link', { name: '跳到正文' }))

  expect(document.activeElement).toBe(screen.getByRole('main'))
})
