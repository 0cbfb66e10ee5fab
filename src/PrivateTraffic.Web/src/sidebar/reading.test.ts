import { screen, within } from '@testing-library/vue'
import userEvent from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import { aCard, aProblem, anOrder, aRelation, aScript } from './testing/builders'
import { useSidebar } from './testing/sidebar'

const world = useSidebar()

const opened = async (card = aCard()) => {
  world.server.answers('GET /api/v1/contacts/wmCustomer/card', card)
  world.open()
  await screen.findByRole('heading', { level: 1 })
}

const show = (tab: string) => userEvent.click(screen.getByRole('tab', { name: tab }))
const region = (name: string) => within(screen.getByRole('region', { name }))

test('four numbers stand above what to say', async () => {
  await opened()

  const figures = screen.getByLabelText('关键数字')
  expect([...figures.children].map((figure) => figure.textContent)).toEqual([
    '累计实付1,108 元',
    '有效订单6 笔',
    '上次下单2 天前',
    '上次互动昨天',
  ])
})

test('a chip opens the reasons, those asked about first, and Escape closes them', async () => {
  await opened()

  await userEvent.click(screen.getByRole('button', { name: '矩阵单元：高互动 · 复购，查看原因' }))

  const dialog = within(screen.getByRole('dialog', { name: '分层依据' }))
  expect(dialog.getAllByRole('heading', { level: 3 }).map((h) => h.textContent)).toEqual([
    '互动频次：高',
    '消费阶段：复购',
    '生命周期：成熟期',
  ])
  expect(dialog.getByText('截至 2026年3月31日，第 3 版模型')).toBeTruthy()
  screen.getByRole('dialog').dispatchEvent(new Event('cancel', { cancelable: true }))
  await vi.waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
})

test('a remark that says more than the name stands in its place; another one beside it', async () => {
  await opened(aCard({ relation: aRelation({ remark: '听雨汽水-朋友介绍' }) }))
  expect(screen.getByRole('heading', { level: 1, name: '听雨汽水-朋友介绍' })).toBeTruthy()

  await opened(aCard({ relation: aRelation({ remark: '王姐' }) }))
  expect(screen.getByRole('heading', { level: 1, name: '听雨汽水' })).toBeTruthy()
  expect(screen.getByText('备注：王姐')).toBeTruthy()
})

test('tags stand under their group, groups with the day of joining', async () => {
  await opened()

  await show('资料')

  expect(region('标签').getByText('意向程度').parentElement!.textContent).toBe('意向程度高意向')
  expect(region('所在群聊').getByRole('listitem').textContent).toBe('会员福利群2026年2月1日 加入')
})

test('orders show amount, category and what was paid back', async () => {
  await opened(
    aCard({
      orders: [
        anOrder(),
        anOrder({ number: 'A2', paidAt: '2026-02-02T16:00:00Z', isDateOnly: true, refunded: 1_000 }),
        anOrder({ number: 'A3', paidAt: '2025-12-24T16:00:00Z', isDateOnly: true, refunded: 10_790, category: null }),
      ],
    }),
  )

  await show('记录')

  expect(
    region('最近订单')
      .getAllByRole('listitem')
      .map((item) => item.textContent!.replace(/\s+/g, ' ')),
  ).toEqual(['家居 107.90 元3月29日 13:11', '家居 已退 10 元107.90 元2月3日', '商品 已全额退款107.90 元2025年12月25日'])
})

test('interactions and sends say what, when and by whom', async () => {
  await opened(
    aCard({
      sends: [
        {
          scriptKey: 'one',
          name: '第一条',
          at: '2026-03-31T01:00:00Z',
          userId: 'li',
          by: '李南',
          outcome: 'cancelled',
        },
      ],
    }),
  )

  await show('记录')

  expect(region('最近互动').getByRole('listitem').textContent).toBe('点赞昨天 14:32')
  expect(region('话术记录').getByRole('listitem').textContent).toBe('第一条已取消李南 · 今天 09:00')
})

test('everything that was sent is shown on request, a page at a time', async () => {
  const send = (n: number) => ({
    scriptKey: `s${n}`,
    name: `第${n}条`,
    at: '2026-03-31T01:00:00Z',
    userId: 'li',
    by: '李南',
    outcome: 'sent' as const,
  })
  const nothing = { isDateOnly: false, interaction: null, amount: null, ended: null, text: null }
  const entry = (n: number) => ({
    kind: 'send',
    at: '2026-03-30T01:00:00Z',
    title: `第${n}条`,
    member: '李南',
    outcome: 'sent',
    ...nothing,
  })
  world.server.routes['GET /api/v1/customers/7/timeline'] = (_, url) => ({
    status: 200,
    body: url.searchParams.get('before')
      ? { items: [entry(6)], next: null }
      : { items: [1, 2, 3, 4, 5].map(entry), next: 'p2' },
  })
  await opened(aCard({ sends: [1, 2, 3, 4, 5].map(send) }))
  await show('记录')

  await userEvent.click(region('话术记录').getByRole('button', { name: '查看全部话术记录' }))
  await userEvent.click(await region('话术记录').findByRole('button', { name: '更早的话术记录' }))

  expect(await region('话术记录').findByText('第6条')).toBeTruthy()
  expect(region('话术记录').getAllByRole('listitem')).toHaveLength(6)
  expect(world.server.asked.filter((path) => path.includes('timeline'))[0]).toContain('kind=send')
})

test('what is not there is said to be not there', async () => {
  await opened(aCard({ orders: [], interactions: [], groups: [], relation: aRelation({ tags: [] }) }))

  await show('资料')
  expect(screen.getByText('还没有打标签')).toBeTruthy()
  expect(screen.getByText('还没有加入客户群')).toBeTruthy()
  await show('记录')
  expect(screen.getByText('还没有订单')).toBeTruthy()
  expect(screen.getByText(/没有记录不等于没有联系/)).toBeTruthy()
  expect(screen.getByText('还没有发过话术')).toBeTruthy()
})

test('the arrow keys move between tabs, and the tab is found again after a change of chat', async () => {
  await opened()
  screen.getByRole('tab', { name: '跟进' }).focus()

  await userEvent.keyboard('{ArrowLeft}')
  expect(document.activeElement).toBe(screen.getByRole('tab', { name: '记录' }))

  await opened()
  expect(screen.getByRole('tab', { name: '记录' }).getAttribute('aria-selected')).toBe('true')
  expect(screen.getByRole('tabpanel', { name: '记录' })).toBeTruthy()
})

test('a picture that cannot be loaded gives way to the first letter of the name', async () => {
  await opened(aCard({ avatar: 'https://pictures.test/broken.png' }))

  document.querySelector('img')!.dispatchEvent(new Event('error'))

  await vi.waitFor(() => expect(document.querySelector('.person')!.textContent!.trim()).toBe('听'))
})

test('a card that cannot be refreshed stays, and says that it is old', async () => {
  await opened(aCard({ scripts: [aScript('one', '第一条')] }))
  world.server.answers('GET /api/v1/contacts/wmCustomer/card', aProblem(500, 'unexpected', '发生了意外错误'))

  await userEvent.click(screen.getByRole('button', { name: '发送：第一条' }))

  expect(await screen.findByText(/刷新失败/)).toBeTruthy()
  expect(screen.getByRole('heading', { level: 1, name: '听雨汽水' })).toBeTruthy()
})
