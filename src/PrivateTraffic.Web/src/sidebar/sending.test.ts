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
const recorded = (count: number) =>
  vi.waitFor(() => expect(world.server.records).toHaveLength(count), { timeout: 5_000 })

test('one press sends the recommended script, and what became of it is recorded', async () => {
  await opened()

  await press('发送：第一条')

  expect(await screen.findByText('已发送：第一条')).toBeTruthy()
  await recorded(1)
  expect(world.client.messages).toEqual([{ content: '第一条的内容' }])
  expect(world.server.records[0]).toEqual({
    id: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/),
    externalUserId: 'wmCustomer',
    scriptKey: 'one',
    outcome: 'sent',
    wasEdited: false,
  })
})

test('once recorded, the card is asked for again', async () => {
  await opened()
  world.server.answers(
    'GET /api/v1/contacts/wmCustomer/card',
    aCard({ scripts: [aScript('two', '第二条'), aScript('one', '第一条', { sentLately: true })] }),
  )

  await press('发送：第一条')

  expect(await screen.findByText('7 天内发过')).toBeTruthy()
  expect(screen.getByRole('heading', { level: 3, name: '第二条' })).toBeTruthy()
})

test('calling it off in WeCom is not a failure and is recorded as what it is', async () => {
  world.client.replies['sendChatMessage'] = () => ({ err_msg: 'sendChatMessage:cancel' })
  await opened()

  await press('发送：第一条')

  expect(await screen.findByText('已取消，没有发出。')).toBeTruthy()
  await recorded(1)
  expect(world.server.records[0]).toMatchObject({ outcome: 'cancelled' })
})

test('a refusal of WeCom is told with its reason', async () => {
  world.client.replies['sendChatMessage'] = () => ({ err_msg: 'sendChatMessage:fail_nopermission' })
  await opened()

  await press('发送：第一条')

  expect(await screen.findByText('没有发出：企业微信没有授权这个页面')).toBeTruthy()
  await recorded(1)
  expect(world.server.records[0]).toMatchObject({ outcome: 'failed' })
})

test('two quick presses send once', async () => {
  await opened()

  await userEvent.dblClick(screen.getByRole('button', { name: '发送：第一条' }))

  await screen.findByText('已发送：第一条')
  expect(world.client.messages).toHaveLength(1)
})

test('a silent WeCom makes the page ask the member, whose word is recorded; a late answer changes nothing', async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true })
  let reply: (result: Record<string, unknown>) => void = () => undefined
  world.client.replies['sendChatMessage'] = () => new Promise((resolve) => (reply = resolve))
  await opened()
  await press('发送：第一条')

  await vi.advanceTimersByTimeAsync(45_000)
  const question = await screen.findByRole('alert')
  expect(question.textContent).toContain('「第一条」发出去了吗？')
  await userEvent.click(within(question).getByRole('button', { name: '已发出' }))
  reply({ err_msg: 'sendChatMessage:cancel' })

  expect(await screen.findByText('已发送：第一条')).toBeTruthy()
  await recorded(1)
  expect(world.server.records).toMatchObject([{ outcome: 'sent' }])
})

test('a page that WeCom took away in the middle of sending asks when it is back', async () => {
  world.client.replies['sendChatMessage'] = () => 'silent'
  await opened()
  await press('发送：第一条')

  await opened()
  await userEvent.click(within(screen.getByRole('alert')).getByRole('button', { name: '没有发出' }))

  await recorded(1)
  expect(world.server.records[0]).toMatchObject({ scriptKey: 'one', outcome: 'failed' })
  expect(screen.queryByRole('alert')).toBeNull()
})

test('a record waits for the server and goes out once it is back, with the same id', async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true })
  const ids: string[] = []
  world.server.routes['POST /api/v1/script-sends'] = async (request) => {
    ids.push(((await request.json()) as { id: string }).id)
    return ids.length < 3 ? aProblem(503, 'database-unavailable', '数据库暂时不可用') : { status: 201, body: {} }
  }
  await opened()
  await press('发送：第一条')
  await screen.findByText('已发送：第一条')

  await vi.advanceTimersByTimeAsync(10_000)

  await recorded(1)
  expect(new Set(ids).size).toBe(1)
  expect(sessionStorage.getItem('pt-outbox')).toBeNull()
})

test('a record that could not be stored survives the change of chat', async () => {
  world.server.isAwayFor('POST /api/v1/script-sends')
  await opened()
  await press('发送：第一条')
  await vi.waitFor(() => expect(world.server.asked.some((path) => path.startsWith('POST'))).toBe(true))

  world.server.answers('POST /api/v1/script-sends', {})
  await opened()

  await recorded(1)
  expect(world.server.records[0]).toMatchObject({ scriptKey: 'one', outcome: 'sent' })
})

test('a record the server will never take is given up', async () => {
  world.server.answers('POST /api/v1/script-sends', aProblem(404, 'unknown-customer', '没有该客户'))
  await opened()

  await press('发送：第一条')

  await vi.waitFor(() => expect(world.server.asked.some((path) => path.startsWith('POST'))).toBe(true))
  await vi.waitFor(() => expect(sessionStorage.getItem('pt-outbox')).toBeNull())
})

test('the records of another member are left for them', async () => {
  sessionStorage.setItem(
    'pt-outbox',
    JSON.stringify([
      {
        userId: 'somebody',
        record: { id: 'x', externalUserId: 'wmOther', scriptKey: 'k', outcome: 'sent', wasEdited: false },
      },
    ]),
  )
  await opened()

  await press('发送：第一条')

  await recorded(1)
  expect(world.server.records[0]).toMatchObject({ scriptKey: 'one' })
  expect(sessionStorage.getItem('pt-outbox')).toContain('somebody')
})

test('from a profile, where nothing can be sent, the chat is opened instead', async () => {
  world.client.replies['getContext'] = () => ({ err_msg: 'getContext:ok', entry: 'contact_profile' })
  await opened()

  expect(screen.queryByRole('button', { name: '发送：第一条' })).toBeNull()
  await userEvent.click(screen.getAllByRole('button', { name: '打开聊天发送' })[0]!)

  await vi.waitFor(() =>
    expect(world.client.calls.at(-1)).toMatchObject({
      name: 'openEnterpriseChat',
      params: { externalUserIds: 'wmCustomer' },
    }),
  )
})
