import { screen, within } from '@testing-library/vue'
import userEvent from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import { aProblem } from './testing/builders'
import { aTag, someTags } from './testing/dailyWork'
import { useSidebar } from './testing/sidebar'

const world = useSidebar()
const TAGS = 'GET /api/v1/contacts/wmCustomer/tags'
const CHANGE = 'POST /api/v1/contacts/wmCustomer/tags'

const opened = async (tags = someTags()) => {
  world.server.answers(TAGS, tags)
  world.open()
  await screen.findByRole('heading', { level: 1 })
  await userEvent.click(screen.getByRole('tab', { name: '标签' }))
  await screen.findByRole('region', { name: '我打的标签' })
}

/** Answers a change, and keeps what was asked for. */
function changesTo(tags: ReturnType<typeof someTags>) {
  const asked: unknown[] = []
  world.server.routes[CHANGE] = async (request) => {
    asked.push(await request.json())
    return { status: 200, body: tags }
  }
  return asked
}

test('every tag says who gave it and whether WeCom has it', async () => {
  await opened(
    someTags({
      tags: [
        aTag(),
        aTag({ id: 't2', name: '中意向', origin: 'manual', by: '张小北', at: '2026-03-31T01:00:00Z' }),
        aTag({
          id: 't3',
          name: '金卡',
          group: '会员等级',
          canChange: false,
          origin: 'rule',
          at: '2026-03-30T01:00:00Z',
        }),
        aTag({
          id: 't4',
          name: '送货',
          delivery: 'waiting',
          origin: 'manual',
          by: '张小北',
          at: '2026-03-31T01:00:00Z',
        }),
      ],
      foreign: 2,
      others: [{ userId: 'li', name: '李南', tags: [{ id: 't2', name: '中意向', group: '意向程度' }] }],
    }),
  )

  const own = within(screen.getByRole('region', { name: '我打的标签' }))
  expect(own.getAllByRole('listitem').map((item) => item.textContent!.replace(/\s+/g, ' ').trim())).toEqual([
    '高意向企业微信里打的',
    '中意向张小北 · 今天 09:00',
    '送货张小北 · 今天 09:00正在写入企业微信…',
    '金卡规则打的 · 昨天 09:00只读',
  ])
  expect(screen.getByText(/另有 2 个标签/)).toBeTruthy()
  expect(within(screen.getByRole('region', { name: '其他成员打的标签' })).getByText('中意向')).toBeTruthy()
  expect(own.queryByRole('button', { name: '移除标签“金卡”' })).toBeNull()
})

test('tags are chosen by search in the sheet and saved in one request that names the difference alone', async () => {
  await opened()
  const asked = changesTo(
    someTags({ tags: [aTag({ id: 't2', name: '中意向', origin: 'manual', delivery: 'waiting' })] }),
  )

  await userEvent.click(screen.getByRole('button', { name: '添加标签' }))
  const sheet = within(screen.getByRole('dialog', { name: '选择标签' }))
  const save = sheet.getByRole('button', { name: '保存' })
  expect((save as HTMLButtonElement).disabled).toBe(true)
  expect((sheet.getByRole('button', { name: '金卡' }) as HTMLButtonElement).disabled).toBe(true)
  await userEvent.type(sheet.getByRole('searchbox'), '中意')
  expect(sheet.queryByRole('button', { name: '高意向' })).toBeNull()
  await userEvent.click(sheet.getByRole('button', { name: '中意向', pressed: false }))
  await userEvent.clear(sheet.getByRole('searchbox'))
  await userEvent.click(sheet.getByRole('button', { name: '高意向', pressed: true }))
  expect(sheet.getByText('添加 1 个，移除 1 个')).toBeTruthy()
  await userEvent.click(sheet.getByRole('button', { name: '保存' }))

  await vi.waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(asked).toEqual([{ add: ['t2'], remove: ['t1'] }])
  expect(await screen.findByText('正在写入企业微信…')).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: '添加标签' }))
  expect(within(screen.getByRole('region', { name: '最近用过' })).getByRole('button', { name: '中意向' })).toBeTruthy()
})

test('a search that finds nothing says so', async () => {
  await opened()
  await userEvent.click(screen.getByRole('button', { name: '添加标签' }))

  await userEvent.type(screen.getByRole('searchbox'), '没有这个')

  expect(screen.getAllByText('没有匹配的标签').length).toBeGreaterThan(0)
})

test('what others gave in the same group is shown where one chooses', async () => {
  await opened(
    someTags({ others: [{ userId: 'li', name: '李南', tags: [{ id: 't2', name: '中意向', group: '意向程度' }] }] }),
  )

  await userEvent.click(screen.getByRole('button', { name: '添加标签' }))

  expect(within(screen.getByRole('dialog')).getByText('李南 打了：中意向')).toBeTruthy()
})

test('a tag that WeCom refused says what to do, is tried again by a press, and given up by another', async () => {
  const failed = aTag({
    id: 't2',
    name: '中意向',
    origin: 'manual',
    by: '张小北',
    at: '2026-03-31T01:00:00Z',
    delivery: 'failed',
    problem: '企业微信接口 externalcontact/mark_tag 返回错误 40068：invalid tagid',
    remedy: '这个标签已在企业微信里被删除：请换一个标签。',
  })
  await opened(someTags({ tags: [failed] }))
  const asked = changesTo(someTags({ tags: [failed] }))

  expect(screen.getByText('没能写入企业微信')).toBeTruthy()
  expect(screen.getByText('这个标签已在企业微信里被删除：请换一个标签。')).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: '重试' }))
  await vi.waitFor(() => expect(asked).toHaveLength(1))
  await vi.waitFor(() =>
    expect((screen.getByRole('button', { name: '放弃' }) as HTMLButtonElement).disabled).toBe(false),
  )
  await userEvent.click(screen.getByRole('button', { name: '放弃' }))

  await vi.waitFor(() =>
    expect(asked).toEqual([
      { add: ['t2'], remove: [] },
      { add: [], remove: ['t2'] },
    ]),
  )
})

test('a tag is taken off where it stands, and a refusal of the server is said', async () => {
  await opened()
  world.server.answers(CHANGE, aProblem(409, 'tags-full', '最多打 3000 个标签'))

  await userEvent.click(screen.getByRole('button', { name: '移除标签“高意向”' }))

  expect(await screen.findByText('最多打 3000 个标签')).toBeTruthy()
  expect(screen.getByText('高意向')).toBeTruthy()
})

test('somebody who has not added the customer sees the tags of others and changes none', async () => {
  await opened(
    someTags({
      canChange: false,
      tags: [],
      others: [{ userId: 'li', name: '李南', tags: [{ id: 't2', name: '中意向', group: '意向程度' }] }],
    }),
  )

  expect(screen.getByText('您没有添加这位客户，只能查看标签')).toBeTruthy()
  expect(screen.queryByRole('button', { name: '添加标签' })).toBeNull()
})
