import { screen, within } from '@testing-library/vue'
import userEvent from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import { aCard, aProblem, aScript } from './testing/builders'
import { useSidebar } from './testing/sidebar'

const world = useSidebar()

const opened = async () => {
  world.open()
  await screen.findByRole('heading', { level: 1 })
}

const press = (name: string | RegExp) => userEvent.click(screen.getByRole('button', { name }))
const recommended = () => within(screen.getByRole('article')).getByRole('heading').textContent

const obstacle = { key: 'price', name: '觉得贵' }
const library = {
  scripts: [
    ...aCard().scripts,
    aScript('four', '第四条', { text: '长'.repeat(120) }),
    aScript('price.one', '按次数算一算', {
      obstacle,
      suggested: false,
      group: '化解阻塞点',
      reason: '把总价换算成每次成本',
    }),
  ],
  total: 5,
  obstacles: [obstacle, { key: 'trust', name: '还不够信任' }],
}

test('a script that does not suit is replaced at once and recorded after a moment', async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true })
  await opened()

  await press('不合适：第一条')

  expect(recommended()).toBe('第二条')
  expect(await screen.findByRole('heading', { level: 4, name: '第四条' })).toBeTruthy()
  expect(world.server.records).toEqual([])
  await vi.advanceTimersByTimeAsync(7_000)
  await vi.waitFor(() => expect(world.server.records).toMatchObject([{ scriptKey: 'one', outcome: 'notSuitable' }]))
})

test('as long as somebody holds the notice, finding a script not suitable can be taken back', async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true })
  await opened()
  await press('不合适：第一条')

  await userEvent.hover(screen.getByRole('button', { name: '撤销' }))
  await vi.advanceTimersByTimeAsync(30_000)
  await press('撤销')

  expect(recommended()).toBe('第一条')
  await vi.advanceTimersByTimeAsync(10_000)
  expect(world.server.asked.filter((path) => path.startsWith('POST'))).toEqual([])
})

test('what was put aside is recorded by the next page when this one is taken away', async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true })
  await opened()
  await press('不合适：第一条')

  await opened()

  await vi.waitFor(() => expect(world.server.records).toMatchObject([{ scriptKey: 'one', outcome: 'notSuitable' }]))
})

test('finding a script not suitable can be taken back, and then nothing is recorded', async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true })
  await opened()
  await press('不合适：第一条')

  await press('撤销')

  expect(recommended()).toBe('第一条')
  await vi.advanceTimersByTimeAsync(10_000)
  expect(world.server.asked.filter((path) => path.startsWith('POST'))).toEqual([])
})

test('when every script was put aside the page points to the library', async () => {
  world.server.answers('GET /api/v1/contacts/wmCustomer/card', aCard({ scripts: [aScript('one', '第一条')] }))
  world.server.answers('GET /api/v1/contacts/wmCustomer/scripts', { scripts: [], total: 0, obstacles: [] })
  await opened()

  await press('不合适：第一条')

  expect(await screen.findByText('暂时没有更多推荐')).toBeTruthy()
})

test('an edited text is sent as edited, and its length is shown', async () => {
  await opened()
  await press('编辑：第一条')
  const dialog = screen.getByRole('dialog', { name: '编辑后发送' })
  const text = within(dialog).getByRole('textbox', { name: '第一条' })

  await userEvent.clear(text)
  expect(within(dialog).getByRole('alert').textContent).toBe('请先写点内容。')
  await userEvent.type(text, '换个说法')
  expect(within(dialog).getByText('4 / 1000 字')).toBeTruthy()
  await userEvent.click(within(dialog).getByRole('button', { name: '发送' }))

  expect(await screen.findByText('已发送：第一条')).toBeTruthy()
  expect(screen.queryByRole('dialog')).toBeNull()
  expect(world.client.messages).toEqual([{ content: '换个说法' }])
  await vi.waitFor(() => expect(world.server.records).toMatchObject([{ wasEdited: true, outcome: 'sent' }]))
})

test('an edited text survives a failed try and the change of chat', async () => {
  world.client.replies['sendChatMessage'] = () => ({ err_msg: 'sendChatMessage:fail' })
  await opened()
  await press('编辑：第二条')
  await userEvent.type(screen.getByRole('textbox', { name: '第二条' }), '，补一句')
  await userEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: '发送' }))
  expect((await within(screen.getByRole('dialog')).findByRole('alert')).textContent).toContain('企业微信拒绝了这个操作')

  await opened()

  expect(screen.getByRole<HTMLTextAreaElement>('textbox', { name: '第二条' }).value).toBe('第二条的内容，补一句')
  await press('恢复原文')
  expect(screen.getByRole<HTMLTextAreaElement>('textbox', { name: '第二条' }).value).toBe('第二条的内容')
  await press('关闭')
  expect(screen.queryByText('有草稿')).toBeNull()
})

test('a tracked link is made for this customer and put at the end of the text', async () => {
  await opened()
  await press('编辑：第一条')
  await press('加一个追踪链接')
  const address = screen.getByRole('textbox', { name: '网页地址' })

  await userEvent.type(address, 'example.com')
  await press('加到文末')
  expect(screen.getByRole('alert').textContent).toContain('http://')
  await userEvent.clear(address)
  await userEvent.type(address, 'https://example.com/a')
  await press('加到文末')

  await vi.waitFor(() =>
    expect(screen.getByRole<HTMLTextAreaElement>('textbox', { name: '第一条' }).value).toBe(
      '第一条的内容\nhttps://crm.test/r/abc',
    ),
  )
})

test('the library lists what suits first and the rest by group, folded', async () => {
  world.server.answers('GET /api/v1/contacts/wmCustomer/scripts', library)
  await opened()

  await userEvent.click(screen.getByRole('tab', { name: '话术' }))

  const first = await screen.findByRole('button', { name: '适合这位客户 4 条' })
  const other = screen.getByRole('button', { name: '化解阻塞点 1 条' })
  expect([first, other].map((head) => head.getAttribute('aria-expanded'))).toEqual(['true', 'false'])
  expect(screen.queryByRole('heading', { level: 4, name: '按次数算一算' })).toBeNull()
  await userEvent.click(other)
  expect(screen.getByRole('heading', { level: 4, name: '按次数算一算' })).toBeTruthy()
  await press('展开')
  expect(screen.getByRole('button', { name: '收起' })).toBeTruthy()
})

test('an obstacle brings the scripts against it to the top', async () => {
  world.server.answers('GET /api/v1/contacts/wmCustomer/scripts', library)
  await opened()
  await userEvent.click(screen.getByRole('tab', { name: '话术' }))

  await userEvent.click(await screen.findByRole('button', { name: '觉得贵' }))

  const head = await screen.findByRole('button', { name: '针对「觉得贵」 1 条' })
  expect(head.getAttribute('aria-expanded')).toBe('true')
  expect(screen.getByRole('button', { name: '觉得贵' }).getAttribute('aria-pressed')).toBe('true')
  expect(world.server.asked.at(-1)).toContain('obstacle=price')
})

test('words are searched for on the server; where nothing fits, the search can be cleared', async () => {
  world.server.routes['GET /api/v1/contacts/wmCustomer/scripts'] = (_, url) => ({
    status: 200,
    body: url.searchParams.has('search') ? { ...library, scripts: [], total: 0 } : library,
  })
  await opened()
  await userEvent.click(screen.getByRole('tab', { name: '话术' }))
  await screen.findByRole('button', { name: '适合这位客户 4 条' })

  await userEvent.type(screen.getByRole('searchbox', { name: '搜索话术' }), '不存在')

  expect(await screen.findByText('没有找到话术')).toBeTruthy()
  await press('清除')
  expect(await screen.findByRole('button', { name: '适合这位客户 4 条' })).toBeTruthy()
})

test('a library that cannot be fetched says so in its place', async () => {
  world.server.answers(
    'GET /api/v1/contacts/wmCustomer/scripts',
    aProblem(503, 'database-unavailable', '数据库暂时不可用'),
  )
  await opened()

  await userEvent.click(screen.getByRole('tab', { name: '话术' }))

  expect((await screen.findByRole('alert')).textContent).toContain('数据库暂时不可用')
})
