import { screen, within } from '@testing-library/vue'
import { beforeEach, expect, test } from 'vitest'
import { openPage, problem, type Server } from '@/console/testPage'
import { session } from '@/console/testAnswers'
import { csv, file, findings, ID, outcome } from './testAnswers'

beforeEach(() => sessionStorage.clear())

const FILE = `GET /imports/${ID}`
const uploads = (now: () => unknown, parts: Server = {}): Server => ({
  'POST /imports': () => file(),
  [FILE]: now,
  ...parts,
})
const choose = async ({ user }: Awaited<ReturnType<typeof openPage>>) =>
  user.upload(await screen.findByLabelText('选择 CSV 文件'), csv())
const body = async (request: Request): Promise<unknown> => JSON.parse(await request.text())

test('a file is sent under its name and followed until it is checked, written and placed', async () => {
  let now = file()
  const page = await openPage(
    '/imports',
    uploads(() => now, {
      [`POST /imports/${ID}/write`]: () => (now = file({ state: 'writing', phase: 'placing', rows: 3_000 })),
    }),
  )
  await choose(page)
  expect(page.requests).toContain('POST /imports?kind=orders&name=orders.csv')
  expect((await screen.findByRole('progressbar', { name: '正在检查：60 行' })).getAttribute('aria-valuenow')).toBe('50')

  now = file({ state: 'checked', findings: findings() })
  expect(await screen.findByText('2026年1月5日 至 2026年3月31日')).toBeTruthy()
  expect(screen.getByText('手机号 100，店铺账号 20')).toBeTruthy()
  expect(screen.getByText('备注', { selector: 'dd' })).toBeTruthy()
  await page.user.click(screen.getByRole('button', { name: '导入这 120 行' }))
  expect(await screen.findByText('正在重新分层：3,000 位客户')).toBeTruthy()

  now = file({ state: 'done', outcome: outcome() })
  expect(await screen.findByText('新增 118，更新 0，不变 2，跳过 0。')).toBeTruthy()
  await page.user.click(screen.getByRole('button', { name: '再导入一个文件' }))
  expect(await screen.findByLabelText('选择 CSV 文件')).toBeTruthy()
})

test('bad rows are shown with the way to all of them, and only the good ones are written when somebody says so', async () => {
  let sent: unknown
  const bad = findings({ badRows: 25, problems: ['第 4 行，付款时间“2026-02-31”：没有这一天。'], problemCount: 26 })
  const page = await openPage(
    '/imports',
    uploads(() => file({ state: 'checked', findings: bad }), {
      [`POST /imports/${ID}/write`]: async (request) => {
        sent = await body(request)
        return file({ state: 'done', outcome: outcome({ skipped: 25 }) })
      },
    }),
  )
  await choose(page)

  expect(await screen.findByText('第 4 行，付款时间“2026-02-31”：没有这一天。')).toBeTruthy()
  expect(screen.getByText('还有 25 个问题没有列出。')).toBeTruthy()
  expect(screen.getByRole('link', { name: '下载全部问题' }).getAttribute('href')).toBe(`/api/v1/imports/${ID}/problems`)
  expect(screen.queryByRole('button', { name: /^导入这/ })).toBeNull()
  await page.user.click(screen.getByRole('button', { name: '只导入好的 120 行，跳过 25 行' }))

  expect(await screen.findByText('导入完成。')).toBeTruthy()
  expect(sent).toEqual({ keepGood: true })
})

test('a file that cannot be read says why, and is read once its columns are named', async () => {
  let sent: unknown
  let now = file({ state: 'refused', refusal: '缺少列：paid_at。', columns: ['订单号', '客户', '何时', '金额'] })
  const page = await openPage(
    '/imports',
    uploads(() => now, {
      [`POST /imports/${ID}/check`]: async (request) => {
        sent = await body(request)
        return (now = file({ state: 'checked', findings: findings() }))
      },
    }),
  )
  await choose(page)

  expect((await screen.findByText('缺少列：paid_at。')).getAttribute('role')).toBe('alert')
  await page.user.selectOptions(screen.getByLabelText('付款时间'), '何时')
  await page.user.selectOptions(screen.getByLabelText('日期的写法'), 'dmy')
  await page.user.click(screen.getByRole('button', { name: '重新检查' }))

  expect(await screen.findByRole('button', { name: '导入这 120 行' })).toBeTruthy()
  expect(sent).toEqual({
    map: { paid_at: '何时' },
    dateForm: 'dmy',
    encoding: null,
    customer: null,
    unit: 'yuan',
    source: null,
  })
})

test('a file is found again after the page was left, and one that is gone is forgotten', async () => {
  const page = await openPage(
    '/imports',
    uploads(() => file({ state: 'checked', findings: findings() })),
  )
  await choose(page)
  expect(await screen.findByRole('button', { name: '导入这 120 行' })).toBeTruthy()
  page.unmount()

  const again = await openPage(
    '/imports',
    uploads(() => file({ state: 'checked', findings: findings() })),
  )
  expect(await screen.findByRole('button', { name: '导入这 120 行' })).toBeTruthy()
  again.unmount()

  await openPage('/imports', {})
  expect(await screen.findByLabelText('选择 CSV 文件')).toBeTruthy()
})

test('a file can be dropped, and a refused upload says why', async () => {
  let isFull = false
  const page = await openPage('/imports', {
    'POST /imports': () => (isFull ? problem(409, 'too-many-imports', '已有 4 个文件在导入。') : file()),
    [FILE]: () => file({ state: 'failed', findings: findings() }),
    [`DELETE /imports/${ID}`]: () => new Response(null, { status: 204 }),
  })
  await choose(page)
  expect(await screen.findByText(/可以直接再试一次/)).toBeTruthy()
  await page.user.click(screen.getByRole('button', { name: '放弃这个文件' }))

  isFull = true
  await choose(page)
  expect(await screen.findByText('已有 4 个文件在导入。')).toBeTruthy()
})

test('interactions have columns of their own, and staff are told who imports', async () => {
  const page = await openPage('/imports', {})
  await page.user.click(within(await screen.findByRole('group', { name: '文件里是什么' })).getByText('互动'))
  expect(await screen.findByText('occurred_at')).toBeTruthy()
  page.unmount()

  await openPage('/imports', { 'GET /session': () => session({ role: 'staff' }) })
  expect(await screen.findByText('只有运营经理和管理员能导入文件')).toBeTruthy()
})
