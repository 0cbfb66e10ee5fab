import { screen } from '@testing-library/vue'
import userEvent from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import { aCard, aProblem, aRelation, aStanding } from './testing/builders'
import { reloaded } from './testing/reload'
import { useSidebar } from './testing/sidebar'

const world = useSidebar()

test('beside a chat the customer is shown, by the id that WeCom names and one request for the card', async () => {
  world.open()

  expect(await screen.findByRole('heading', { level: 1, name: '听雨汽水' })).toBeTruthy()
  expect(screen.getByText('@微信')).toBeTruthy()
  expect(screen.getByTitle('跟进：张小北').textContent).toContain('张小北')
  expect(world.client.calls.map((call) => call.name)).toEqual(['agentConfig', 'getContext', 'getCurExternalContact'])
  expect(world.server.asked.filter((path) => path.includes('/contacts/'))).toEqual([
    'GET /api/v1/contacts/wmCustomer/card',
  ])
})

test('the page is signed for its own address with the identity of the app', async () => {
  world.open()
  await screen.findByRole('heading', { level: 1 })

  const asked = world.server.asked.find((path) => path.includes('signature'))!
  expect(new URL(asked.slice(4), 'http://x').searchParams.get('url')).toBe(location.href.split('#')[0])
  expect(asked).toContain('identity=agent')
  expect(world.client.calls[0]!.params).toMatchObject({
    corpid: 'wwcorp',
    agentid: '1000002',
    signature: 's'.repeat(40),
  })
})

test('in an ordinary browser the page says where it belongs, and asks the server nothing', async () => {
  world.client.install('Mozilla/5.0 Chrome/130')
  world.open()

  expect(await screen.findByRole('heading', { name: '请在企业微信的聊天侧边栏里打开' })).toBeTruthy()
  expect(screen.getAllByRole('listitem')).toHaveLength(3)
  expect(world.server.asked).toEqual([])
})

test('in a group chat the page shows who the group is made of, and not its id', async () => {
  world.client.replies['getContext'] = () => ({ err_msg: 'getContext:ok', entry: 'group_chat_tools' })
  world.open()

  expect(await screen.findByRole('heading', { level: 1, name: '会员福利群' })).toBeTruthy()
  expect(document.body.textContent).not.toContain('wrGroup')
})

test('where there is no customer the page says so and shows what is to be done', async () => {
  world.client.replies['getContext'] = () => ({ err_msg: 'getContext:ok', entry: 'normal' })
  world.client.replies['getCurExternalContact'] = () => ({
    err_msg: 'getCurExternalContact:fail without context of external contact',
  })
  world.open()

  expect(await screen.findByText(/这里没有正在聊的客户/)).toBeTruthy()
})

test('a member without the customer contact permission learns whom to ask, and can try again', async () => {
  world.client.replies['getCurExternalContact'] = () => ({ err_msg: 'getCurExternalContact:fail no permission' })
  world.open()

  const alert = await screen.findByRole('alert')
  expect(alert.textContent).toContain('企业微信没有授权这个页面')
  expect(alert.textContent).toContain('getCurExternalContact:fail no permission')

  world.client.replies['getCurExternalContact'] = () => ({ err_msg: 'getCurExternalContact:ok', userId: 'wmCustomer' })
  await userEvent.click(screen.getByRole('button', { name: '重试' }))
  expect(await screen.findByRole('heading', { level: 1, name: '听雨汽水' })).toBeTruthy()
})

test.each([
  ['agentConfig:fail invalid signature', 40093, '页面签名没有通过'],
  ['agentConfig:fail invalid url domain', 80001, '本站域名还不是可信域名'],
  ['agentConfig:fail no permission', 92000, '您不在应用的可见范围内'],
])('a page that WeCom does not accept (%s) names what to check', async (words, code, sentence) => {
  world.client.replies['agentConfig'] = () => ({ err_msg: words, err_code: code })
  world.open()

  const alert = await screen.findByRole('alert')
  expect(alert.textContent).toContain(sentence)
  expect(alert.textContent).toContain(`${words} (${code})`)
})

test('a client that never answers is waited for ten seconds', async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true })
  world.client.replies['getContext'] = () => 'silent'
  world.open()
  await vi.waitFor(() => expect(world.client.calls.some((call) => call.name === 'getContext')).toBe(true))

  await vi.advanceTimersByTimeAsync(10_000)

  expect((await screen.findByRole('alert')).textContent).toContain('企业微信没有回应')
})

test.each([
  ['unknown-customer', 404, '还没有该客户的资料。'],
  ['not-your-customer', 403, '您没有添加该客户，无法查看其资料。'],
])('what the server says of %s is shown', async (code, status, title) => {
  world.server.answers('GET /api/v1/contacts/wmCustomer/card', aProblem(status, code, title))
  world.open()

  expect((await screen.findByRole('alert')).textContent).toContain(title)
})

test('while the server is away the page says so and recovers by a press', async () => {
  world.server.isAwayFor('GET /api/v1/contacts/wmCustomer/card')
  world.open()
  expect((await screen.findByRole('alert')).textContent).toContain('无法连接服务器')

  world.server.answers('GET /api/v1/contacts/wmCustomer/card', aCard())
  await userEvent.click(screen.getByRole('button', { name: '重试' }))

  expect(await screen.findByRole('heading', { level: 1, name: '听雨汽水' })).toBeTruthy()
})

test('a session that has ended leads to the sign-in page, but not in circles', async () => {
  const left = vi.spyOn(location, 'assign').mockImplementation(() => undefined)
  const signIn = aProblem(401, 'sign-in-needed', '请重新登录。', '/auth/sign-in?return=%2Fsidebar')
  world.server.answers('GET /api/v1/jssdk/signature', signIn)

  for (let times = 1; times <= 3; times++) {
    reloaded()
    world.open()
    await vi.waitFor(() => expect(left).toHaveBeenCalledTimes(times))
  }

  reloaded()
  world.open()
  expect((await screen.findByRole('alert')).textContent).toContain('登录后仍未生效')
  expect(left).toHaveBeenCalledTimes(3)
  expect(left).toHaveBeenLastCalledWith('/auth/sign-in?return=%2Fsidebar')
})

test('a relation that the customer has ended is shown', async () => {
  world.server.answers(
    'GET /api/v1/contacts/wmCustomer/card',
    aCard({
      relation: aRelation({ status: 'deletedByCustomer' }),
      owners: [{ userId: 'zhang', name: '张小北', addedAt: '2026-01-05T02:00:00Z', status: 'deletedByCustomer' }],
    }),
  )
  world.open()

  expect((await screen.findByRole('note')).textContent).toContain('对方已将您删除')
  expect(screen.getByTitle('跟进：张小北')).toBeTruthy()
})

test('somebody else’s customer is shown with whose it is', async () => {
  world.server.answers('GET /api/v1/contacts/wmCustomer/card', aCard({ relation: null }))
  world.open()

  expect((await screen.findByRole('note')).textContent).toContain('由 张小北 跟进')
})

test('a customer without name, picture and placement is shown too', async () => {
  world.server.answers(
    'GET /api/v1/contacts/wmCustomer/card',
    aCard({
      name: '',
      standing: null,
      scripts: [],
      orders: [],
      interactions: [],
      groups: [],
      source: 'weCom',
      company: '示例贸易',
    }),
  )
  world.open()

  expect(await screen.findByRole('heading', { level: 1, name: '未命名客户' })).toBeTruthy()
  expect(screen.getByText('@示例贸易')).toBeTruthy()
  expect(screen.getByText('这位客户还没有分层，暂无推荐。')).toBeTruthy()
})

test('the page speaks English on request, and its sentences with it', async () => {
  world.server.answers('GET /api/v1/contacts/wmCustomer/card', aCard({ standing: aStanding({ lifecycle: 'silent' }) }))
  world.open()
  await screen.findByRole('heading', { level: 1 })

  await userEvent.click(screen.getByRole('button', { name: 'English' }))

  expect(await screen.findByRole('tab', { name: 'Scripts' })).toBeTruthy()
  expect(screen.getByRole('button', { name: 'Lifecycle: Silent. Why?' })).toBeTruthy()
  expect(document.documentElement.lang).toBe('en')
})
