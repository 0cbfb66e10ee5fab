import { focusManager } from '@tanstack/vue-query'
import { screen, within } from '@testing-library/vue'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Schema } from '@/app/http'
import { session } from '@/console/testAnswers'
import { never, openPage, problem, type Server } from '@/console/testPage'
import { run, state, underWay } from './testAnswers'

const server = (parts: Server = {}): Server => ({ 'GET /sync': () => state(), ...parts })
const asked = (requests: readonly string[]) => requests.filter((request) => request === 'GET /sync').length

beforeEach(() => {
  vi.useFakeTimers({ shouldAdvanceTime: true })
})
afterEach(() => {
  vi.useRealTimers()
  focusManager.setFocused(undefined)
})

test('the last run, what is stored and what waits are shown', async () => {
  await openPage('/sync', server())

  const card = await screen.findByRole('region', { name: '最近一次同步' })
  expect(card.textContent).toMatch(/增量同步.*已完成.*2026年3月31日 10:00 开始.*用时 1 分 5 秒/)
  expect(within(card).getByText('每 10 分钟自动增量同步一次')).toBeTruthy()
  expect(screen.getByText('上次全量完成').nextElementSibling?.textContent).toBe('2026年3月30日 10:00')
  expect(screen.getByText('上次增量完成').nextElementSibling?.textContent).toBe('还没有过')
  expect(screen.getByText('待处理的回调').nextElementSibling?.textContent).toBe('7')
  expect(screen.getByText('互动').nextElementSibling?.textContent).toBe('13,491')
})

test('a run under way shows how far each area has come, and cannot be started twice', async () => {
  await openPage('/sync', server({ 'GET /sync': underWay }))

  const card = await screen.findByRole('region', { name: '正在同步' })
  const line = within(card).getByRole('row', { name: /客户与跟进关系/ })
  expect(line.textContent).toMatch(/3\/8 部分.*412/)
  expect(within(line).getByRole('progressbar').getAttribute('aria-valuenow')).toBe('38')
  expect(screen.getByRole<HTMLButtonElement>('button', { name: '增量同步' }).disabled).toBe(true)
})

test('a run is followed every 2 seconds, a quiet system every 15', async () => {
  let isMoving = true
  const { requests } = await openPage('/sync', server({ 'GET /sync': () => (isMoving ? underWay() : state()) }))
  await screen.findByRole('region', { name: '正在同步' })

  const before = asked(requests)
  await vi.advanceTimersByTimeAsync(2_100)
  expect(asked(requests)).toBe(before + 1)

  isMoving = false
  await vi.advanceTimersByTimeAsync(2_100)
  await screen.findByRole('region', { name: '最近一次同步' })
  const quiet = asked(requests)
  await vi.advanceTimersByTimeAsync(13_000)
  expect(asked(requests)).toBe(quiet)
  await vi.advanceTimersByTimeAsync(3_000)
  expect(asked(requests)).toBe(quiet + 1)
})

test('nobody is asked while the page is hidden', async () => {
  const { requests } = await openPage('/sync', server({ 'GET /sync': underWay }))
  await screen.findByRole('region', { name: '正在同步' })

  focusManager.setFocused(false)
  const before = asked(requests)
  await vi.advanceTimersByTimeAsync(20_000)

  expect(asked(requests)).toBe(before)
})

test('a run that was cut off says why and what to do', async () => {
  const stopped = run({ finishedAt: null, problem: 'WeCom user/list failed: 60020 not allow', remedy: '添加可信 IP。' })
  await openPage('/sync', server({ 'GET /sync': () => state({ current: stopped }) }))

  const alert = await screen.findByRole('alert')
  expect(alert.textContent).toMatch(/上次同步中断了.*怎么办：添加可信 IP。.*60020 not allow/)
  expect(screen.getByText('已中断')).toBeTruthy()
})

test('a run that nobody here is moving is told apart from one that moves', async () => {
  await openPage('/sync', server({ 'GET /sync': () => state({ current: run({ finishedAt: null }) }) }))

  expect(await screen.findByText('等待续传')).toBeTruthy()
})

test('an API that WeCom has closed shows until when', async () => {
  const quota: Schema['QuotaResponse'] = {
    api: 'externalcontact/get',
    minuteLimit: 10_000,
    leftThisMinute: 500,
    hourLimit: 150_000,
    leftThisHour: 90_000,
    blockedUntil: '2026-03-31T02:30:00Z',
  }
  await openPage('/sync', server({ 'GET /sync': () => state({ quotas: [quota] }) }))

  const [line] = (await screen.findAllByRole('row')).filter((row) => row.textContent.includes('externalcontact/get'))
  expect(line?.textContent).toMatch(/500 \/ 10,000.*90,000 \/ 150,000.*被限流，2026年3月31日 10:30 解除/)
})

test('without an app the page says where to begin, and offers no start', async () => {
  await openPage('/sync', server({ 'GET /sync': () => state({ isConfigured: false, current: null }) }))

  expect(await screen.findByText('还没有配置企业微信应用')).toBeTruthy()
  expect(screen.getByText(/docs\/wecom-setup\.md/)).toBeTruthy()
  expect(screen.queryByRole('button', { name: '增量同步' })).toBeNull()
})

test('before the first run the page says how to begin', async () => {
  await openPage('/sync', server({ 'GET /sync': () => state({ current: null }) }))

  expect(await screen.findByText('还没有同步过')).toBeTruthy()
})

test('staff are told whose page this is, and nothing is asked for them', async () => {
  const { requests } = await openPage('/sync', server({ 'GET /session': () => session({ role: 'staff' }) }))

  expect(await screen.findByText('这一页供运营经理和管理员使用')).toBeTruthy()
  expect(asked(requests)).toBe(0)
})

test('the page loads, fails in words, and tries again', async () => {
  const loading = await openPage('/sync', server({ 'GET /sync': never }))
  expect(await screen.findByText('加载中…')).toBeTruthy()
  loading.unmount()

  let isDown = true
  const { user } = await openPage(
    '/sync',
    server({ 'GET /sync': () => (isDown ? problem(503, 'database-unavailable', '数据库暂时不可用。') : state()) }),
  )
  expect(await screen.findByText('数据库暂时不可用。')).toBeTruthy()
  isDown = false
  await user.click(screen.getByRole('button', { name: '重试' }))
  expect(await screen.findByRole('region', { name: '最近一次同步' })).toBeTruthy()
})
