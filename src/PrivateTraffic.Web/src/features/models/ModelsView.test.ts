import { screen, waitFor, within } from '@testing-library/vue'
import { expect, test } from 'vitest'
import { openPage, problem, type Server } from '@/console/testPage'
import { applied, models, preview, templates } from './testAnswers'

const bodyOf = async (request: Request): Promise<Record<string, unknown>> => JSON.parse(await request.text())
const server = (parts: Server = {}): Server => ({
  'GET /models': () => models(),
  'GET /models/templates': () => templates(),
  'GET /models/diff': () => ({ from: 2, to: 1, isEqual: false, differences: preview().differences }),
  'POST /models/preview': async (request) => preview(!(await bodyOf(request))['estimate']),
  ...parts,
})
const region = (name: string | RegExp) => screen.findByRole('region', { name })
const cellsOf = (row: HTMLElement) =>
  within(row)
    .getAllByRole('cell')
    .map((cell) => cell.textContent?.trim())

test('every version says when it held, who made it and why', async () => {
  await openPage('/segments/models', server())

  const list = await region('历史版本')
  expect(cellsOf(within(list).getByRole('row', { name: /^第 2 版/ })).slice(0, 4)).toEqual([
    '使用中',
    '2026年3月1日 起',
    'wang，2026年3月1日 10:00',
    '按三月的数据重新推导',
  ])
  expect(cellsOf(within(list).getByRole('row', { name: /^第 1 版/ })).slice(0, 3)).toEqual([
    '用过',
    '2026年1月5日 至 2026年2月28日',
    '命令行，2026年3月1日 10:00',
  ])
  expect(within(list).getByRole('row', { name: /^第 0 版（默认）/ })).toBeTruthy()
  expect(within(list).queryByRole('button', { name: '恢复第 2 版' })).toBeNull()
})

test('a version is compared with the current one, value by value, with what it would do', async () => {
  const { user, requests } = await openPage('/segments/models', server())

  await user.click(await screen.findByRole('button', { name: '把第 1 版与现用的第 2 版对比' }))

  const diff = await region('第 2 版与第 1 版的不同')
  expect(cellsOf(await within(diff).findByRole('row', { name: /多少天没有动静算沉默/ }))).toEqual(['18', '20'])
  expect(cellsOf(within(diff).getByRole('row', { name: /阈值的来历/ }))).toEqual([
    'derivedOn: 2026-03-01\nsilent.days: 18\nsilent.high: 无',
    '无',
  ])
  expect(requests).toContain('GET /models/diff?from=2&to=1')
  const effect = await region('如果这样改，会怎样')
  expect(await within(effect).findByText('约 40 位客户会换位置（30 – 52），占 4%，累计净额约 4,000 元')).toBeTruthy()
  expect(cellsOf(within(effect).getByRole('row', { name: /^沉默期 100/ }))).toEqual(['100', '60', '-40', '-4,000 元'])
})

test('an estimate can be counted exactly, value segments then too', async () => {
  const { user } = await openPage('/segments/models', server())
  await user.click(await screen.findByRole('button', { name: /把第 1 版与/ }))
  const effect = await region('如果这样改，会怎样')
  expect(within(effect).queryByRole('button', { name: 'RFM 价值' })).toBeNull()

  await user.click(await within(effect).findByRole('button', { name: '看准确的数' }))

  expect(await within(effect).findByText('40 位客户会换位置，占 4%，累计净额 4,000 元')).toBeTruthy()
  expect(within(effect).getByText('全部 1,000 位客户都已计算。')).toBeTruthy()
  await user.click(within(effect).getByRole('button', { name: 'RFM 价值' }))
  expect(cellsOf(within(effect).getByRole('row', { name: /^（不在其中）/ })).slice(0, 3)).toEqual(['0', '10', '+10'])
})

test('a version is brought back from a day on, with a note, after the latest that was seen', async () => {
  let body: unknown
  const { user } = await openPage(
    '/segments/models',
    server({
      'POST /models/1/rollback': async (request) => {
        body = await bodyOf(request)
        return applied({ restores: 1, from: '2026-04-02', placed: null, moved: null })
      },
    }),
  )
  await user.click(await screen.findByRole('button', { name: '恢复第 1 版' }))
  const dialog = await screen.findByRole('dialog', { name: '恢复第 1 版' })
  const day = within(dialog).getByLabelText<HTMLInputElement>('从哪天起生效')
  expect(day.value).toBe('2026-03-31')

  await user.clear(day)
  await user.type(day, '2026-04-02')
  expect(within(dialog).getByText(/在此之前照旧/)).toBeTruthy()
  await user.type(within(dialog).getByLabelText('说明（可不填）'), '三月的推导有误')
  await user.click(within(dialog).getByRole('button', { name: '确定采用' }))

  expect(await within(dialog).findByText('第 3 版从 2026年4月2日 起生效。')).toBeTruthy()
  expect(body).toEqual({ from: '2026-04-02', note: '三月的推导有误', after: 2 })
  await user.click(within(dialog).getByRole('button', { name: '关闭' }))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
})

test('a day that is past cannot be chosen', async () => {
  const { user } = await openPage('/segments/models', server())
  await user.click(await screen.findByRole('button', { name: '恢复第 1 版' }))
  const dialog = await screen.findByRole('dialog')

  const day = within(dialog).getByLabelText('从哪天起生效')
  await user.clear(day)
  await user.type(day, '2026-03-01')

  expect(within(dialog).getByText('请选今天或以后的一天。')).toBeTruthy()
  expect(within(dialog).getByRole<HTMLButtonElement>('button', { name: '确定采用' }).disabled).toBe(true)
})

test('when somebody else has changed the model meanwhile, nothing is done and it is said', async () => {
  const { user } = await openPage(
    '/segments/models',
    server({ 'POST /models/1/rollback': () => problem(409, 'model-changed', '模型刚被别人改过。') }),
  )
  await user.click(await screen.findByRole('button', { name: '恢复第 1 版' }))
  const dialog = await screen.findByRole('dialog')

  await user.click(within(dialog).getByRole('button', { name: '确定采用' }))

  expect((await within(dialog).findByRole('alert')).textContent).toBe('模型刚被别人改过。')
})

test('a template tells its numbers, obstacles and reasons, shows its effect and can be applied', async () => {
  let body: unknown
  const { user } = await openPage(
    '/segments/models',
    server({
      'POST /models': async (request) => {
        body = await bodyOf(request)
        return applied()
      },
    }),
  )
  const item = await screen.findByRole('listitem', { name: '零售' })
  expect(item.textContent).toMatch(/沉默\s*18 天.*流失\s*27 天.*停购\s*90 天.*近 30 天有 1\/3\/8 天/)
  expect(within(item).getByText('嫌贵')).toBeTruthy()
  expect(within(item).getByText('两次进店约两周')).toBeTruthy()

  await user.click(within(item).getByRole('button', { name: '看效果' }))
  expect(await within(item).findByText(/约 40 位客户会换位置/)).toBeTruthy()
  await user.click(within(item).getByRole('button', { name: '采用…' }))
  const dialog = await screen.findByRole('dialog', { name: '采用这个模型' })
  await user.click(within(dialog).getByRole('button', { name: '确定采用' }))

  expect(await within(dialog).findByText('重新放置了 1,000 位客户，其中 40 位换了位置。')).toBeTruthy()
  expect(body).toEqual({ template: 'retail', from: '2026-03-31', note: null, after: 2 })
})

test('a failure can be tried again', async () => {
  let isDown = true
  const { user } = await openPage(
    '/segments/models',
    server({ 'GET /models': () => (isDown ? problem(500, 'unexpected', '发生了意外错误。') : models()) }),
  )
  expect(await screen.findByText('发生了意外错误。')).toBeTruthy()
  isDown = false
  await user.click(screen.getByRole('button', { name: '重试' }))

  expect(await region('历史版本')).toBeTruthy()
})
