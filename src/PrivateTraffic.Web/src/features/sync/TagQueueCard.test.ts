import { screen, within } from '@testing-library/vue'
import { expect, test } from 'vitest'
import { openPage } from '@/console/testPage'
import type { Schema } from '@/app/http'
import { state } from './testAnswers'

const queue = async (tags: Schema['TagQueueResponse']) => {
  await openPage('/sync', { 'GET /sync': () => state({ tags }) })
  return within(await screen.findByRole('region', { name: '写入企业微信的标签' }))
}

test('nothing on its way is said', async () => {
  const card = await queue({ waiting: 0, since: null, failed: 0, problems: [] })

  expect(card.getByText(/没有等待写入的标签/)).toBeTruthy()
  expect(card.queryByRole('table')).toBeNull()
})

test('what waits and what was refused stands with what to do', async () => {
  const problem: Schema['TagProblemResponse'] = {
    customerId: 7,
    member: '张小北',
    tag: '高意向',
    isOn: true,
    setAt: '2026-03-31T01:00:00Z',
    isFinal: true,
    attempts: 1,
    nextAt: null,
    problem: '企业微信接口 externalcontact/mark_tag 返回错误 40068：invalid tagid',
    remedy: '这个标签已在企业微信里被删除：请换一个标签。',
  }
  const card = await queue({
    waiting: 3,
    since: '2026-03-31T01:00:00Z',
    failed: 1,
    problems: [
      problem,
      { ...problem, tag: '金卡', isOn: false, isFinal: false, attempts: 2, nextAt: '2026-03-31T02:00:00Z' },
    ],
  })

  expect(card.getByText(/3 个标签等待写入/)).toBeTruthy()
  const rows = card.getAllByRole('row').map((row) => row.textContent!.replace(/\s+/g, ' '))
  expect(rows[1]).toContain('添加“高意向”')
  expect(rows[1]).toContain('已拒绝')
  expect(rows[1]).toContain('请换一个标签')
  expect(rows[2]).toContain('移除“金卡”')
  expect(rows[2]).toContain('第 2 次失败')
  expect(card.getAllByRole('link')[0]!.getAttribute('href')).toBe('/console/customers/7')
})
