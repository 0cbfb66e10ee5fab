import { screen } from '@testing-library/vue'
import userEvent from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import { aProblem } from './testing/builders'
import { aTodo, someTodos } from '@/features/todos/testAnswers'
import { aGroup } from './testing/dailyWork'
import { useSidebar } from './testing/sidebar'

const world = useSidebar()

const besideNobody = () => {
  world.client.replies['getContext'] = () => ({ err_msg: 'getContext:ok', entry: 'normal' })
  world.client.replies['getCurExternalContact'] = () => ({
    err_msg: 'getCurExternalContact:fail without context of external contact',
  })
  world.open()
}

test('where no chat is open the day is shown, and a press opens the chat with a customer', async () => {
  besideNobody()

  expect((await screen.findByRole('listitem')).textContent).toContain('重要挽留：累计 12,000 元，已 82 天没有下单')
  await userEvent.click(screen.getByRole('button', { name: '打开与听雨汽水的聊天' }))

  await vi.waitFor(() => expect(world.client.calls.at(-1)!.name).toBe('openEnterpriseChat'))
  expect(world.client.calls.at(-1)!.params).toMatchObject({ externalUserIds: 'wmCustomer' })
})

test('what is done is kept and can be taken back', async () => {
  const marks: unknown[] = []
  world.server.routes['POST /api/v1/todos/marks'] = async (request) => {
    marks.push(await request.json())
    world.server.answers('GET /api/v1/todos', someTodos({ items: [], total: 0, doneToday: 1 }))
    return { status: 200, body: { state: 'done', until: null } }
  }
  besideNobody()

  await userEvent.click(await screen.findByRole('button', { name: '完成：听雨汽水，重要挽留' }))
  expect(await screen.findByText('今天没有待办')).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: '撤销' }))

  const about = { customerId: 7, kind: 'recall', occasion: '2026-01-08', days: null }
  await vi.waitFor(() =>
    expect(marks).toEqual([
      { ...about, state: 'done' },
      { ...about, state: 'open' },
    ]),
  )
})

test('what is put off comes back tomorrow', async () => {
  const marks: unknown[] = []
  world.server.routes['POST /api/v1/todos/marks'] = async (request) => {
    marks.push(await request.json())
    return { status: 200, body: { state: 'later', until: '2026-04-01' } }
  }
  world.server.answers('GET /api/v1/todos', someTodos({ items: [aTodo({ kind: 'stageEnds', priority: null })] }))
  besideNobody()

  await userEvent.click(await screen.findByRole('button', { name: '稍后：听雨汽水，阶段将变' }))

  await vi.waitFor(() => expect(marks).toHaveLength(1))
  expect(marks[0]).toMatchObject({ kind: 'stageEnds', state: 'later', days: 1 })
  expect(await screen.findByText('明天再提醒')).toBeTruthy()
})

test('how far ahead stages are looked at is the member’s choice, and what has no source is said', async () => {
  besideNobody()
  await screen.findByRole('listitem')

  await userEvent.selectOptions(screen.getByLabelText('阶段提前提醒'), '7 天内')

  await vi.waitFor(() => expect(world.server.asked).toContain('GET /api/v1/todos?within=7'))
  expect(screen.getByText(/生日：企业微信不提供/)).toBeTruthy()
})

test('a group is counted by cell and stage, and a press opens the chat with whom to win back', async () => {
  world.client.replies['getContext'] = () => ({ err_msg: 'getContext:ok', entry: 'group_chat_tools' })
  world.open()

  expect(await screen.findByText(/群里有 120 位外部联系人，其中 48 位/)).toBeTruthy()
  const rows = screen.getAllByRole('row').map((row) => row.textContent!.replace(/\s+/g, ' ').trim())
  expect(rows).toContain('高00300')
  expect(rows).toContain('沉默00018')
  await userEvent.click(screen.getByRole('button', { name: '打开与听雨汽水的聊天' }))
  await vi.waitFor(() => expect(world.client.calls.at(-1)!.name).toBe('openEnterpriseChat'))
})

test.each([
  ['not-your-group', 403, '您不在这个客户群里，无法查看它的构成。'],
  ['unknown-group', 404, '还没有这个客户群的资料。'],
])('what the server says of a group (%s) is shown', async (code, status, title) => {
  world.client.replies['getContext'] = () => ({ err_msg: 'getContext:ok', entry: 'group_chat_tools' })
  world.server.answers('GET /api/v1/groups/wrGroup', aProblem(status, code, title))
  world.open()

  expect((await screen.findByRole('alert')).textContent).toContain(title)
})

test('a group without customers of the reader says why', async () => {
  world.client.replies['getContext'] = () => ({ err_msg: 'getContext:ok', entry: 'group_chat_tools' })
  world.server.answers('GET /api/v1/groups/wrGroup', aGroup({ customers: 0, cells: [], stages: [], recall: [] }))
  world.open()

  expect(await screen.findByText('群里没有您能看到的客户')).toBeTruthy()
})
