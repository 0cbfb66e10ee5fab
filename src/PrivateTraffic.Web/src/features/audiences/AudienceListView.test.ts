import { screen, waitFor, within } from '@testing-library/vue'
import { expect, test } from 'vitest'
import { openPage, problem, type Server } from '@/console/testPage'
import { audience } from './testAnswers'

const other = audience({ id: 2, name: '全部', createdBy: null, size: null, mayChange: false, kind: 'manual' })
const server = (parts: Server = {}): Server => ({
  'GET /audiences': () => ({ audiences: [audience(), other] }),
  'GET /audiences/compare': () => ({ left: 120, right: 80, both: 30, onlyLeft: 90, onlyRight: 50, either: 170 }),
  ...parts,
})

test('each audience says its kind, size, when it was built and how long that took', async () => {
  await openPage('/audiences', server())

  const row = await screen.findByRole('row', { name: /沉默老客/ })
  expect(
    within(row)
      .getAllByRole('cell')
      .slice(0, 4)
      .map((cell) => cell.textContent?.trim()),
  ).toEqual(['动态', '120', '2026年3月31日 10:00，用时 12 毫秒', 'wang'])
  const theirs = screen.getByRole('row', { name: /全部/ })
  expect(within(theirs).getByText('点开查看您的客户')).toBeTruthy()
  expect(within(theirs).queryByRole('button')).toBeNull()
  expect(within(theirs).getByRole('link', { name: '导出“全部”' }).getAttribute('href')).toBe(
    '/api/v1/audiences/2/export',
  )
})

test('without any there is a way to the first one', async () => {
  await openPage('/audiences', server({ 'GET /audiences': () => ({ audiences: [] }) }))

  expect(await screen.findByText('还没有人群')).toBeTruthy()
  expect(screen.getAllByRole('link', { name: '新建人群' })).toHaveLength(2)
})

test('deleting asks first', async () => {
  const { user, requests } = await openPage(
    '/audiences',
    server({ 'DELETE /audiences/1': () => new Response(null, { status: 204 }) }),
  )
  await user.click(await screen.findByRole('button', { name: '删除“沉默老客”' }))
  expect(requests).not.toContain('DELETE /audiences/1')

  await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: '删除' }))

  await waitFor(() => expect(requests).toContain('DELETE /audiences/1'))
  await waitFor(() => expect(requests.filter((request) => request === 'GET /audiences')).toHaveLength(2))
})

test('two are compared, and one is made of them', async () => {
  let body = ''
  const { user } = await openPage(
    '/audiences',
    server({
      'POST /audiences/combine': async (request) => {
        body = await request.text()
        return audience({ id: 3, name: '新人群' })
      },
    }),
  )
  const panel = await screen.findByRole('region', { name: '两个人群对比' })
  await user.selectOptions(within(panel).getByRole('combobox', { name: '甲' }), '1')
  await user.selectOptions(within(panel).getByRole('combobox', { name: '乙' }), '2')
  expect(await within(panel).findByText('90')).toBeTruthy()

  await user.selectOptions(within(panel).getByRole('combobox', { name: '怎么合' }), 'subtract')
  await user.type(within(panel).getByRole('textbox', { name: '新人群名称' }), '新人群')
  await user.click(within(panel).getByRole('button', { name: '保存' }))

  expect(await within(panel).findByText('已保存“新人群”。')).toBeTruthy()
  expect(JSON.parse(body)).toEqual({ name: '新人群', left: 1, right: 2, combination: 'subtract' })
})

test('an error is told, with a way to try again', async () => {
  await openPage(
    '/audiences',
    server({ 'GET /audiences': () => problem(503, 'database-unavailable', '数据库暂时不可用，请稍后再试。') }),
  )

  expect(await screen.findByText('数据库暂时不可用，请稍后再试。')).toBeTruthy()
  expect(screen.getByRole('button', { name: '重试' })).toBeTruthy()
})
