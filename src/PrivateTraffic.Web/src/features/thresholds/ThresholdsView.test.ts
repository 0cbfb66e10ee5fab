import { screen, waitFor, within } from '@testing-library/vue'
import { expect, test } from 'vitest'
import { session } from '@/console/testAnswers'
import { never, openPage, problem, type Server } from '@/console/testPage'
import { applied, models, preview } from '@/features/models/testAnswers'
import { rfm } from '@/features/rfm/testAnswers'
import { evidence, threshold, thresholds } from './testAnswers'

const server = (parts: Server = {}): Server => ({
  'GET /thresholds': () => thresholds(),
  'GET /reports/rfm': () => rfm(),
  'GET /models': () => models(),
  'POST /models/preview': () => preview(),
  ...parts,
})
const region = (name: string | RegExp) => screen.findByRole('region', { name })
const cellsOf = (row: HTMLElement) =>
  within(row)
    .getAllByRole('cell')
    .map((cell) => cell.textContent?.trim())

test('the silent threshold stands with its interval, sample, rule, window and what is in use', async () => {
  await openPage('/segments/thresholds', server())

  const facts = await region('沉默阈值')
  expect(facts.textContent).toMatch(/数据推导20 天.*现在使用18 天.*差别在区间以内，不必更换/)
  expect(within(facts).getByText('18 – 22 天')).toBeTruthy()
  expect(within(facts).getByText('500 位回来过的客户')).toBeTruthy()
  expect(
    within(facts).getByText('80% 的回来的客户从“订单或任何互动”到下一次“订单或任何互动”不超过这么多天'),
  ).toBeTruthy()
  expect(within(facts).getByText('120 天（共有 400 天记录），期限 60 天')).toBeTruthy()
  expect(within(facts).getByText('可采用')).toBeTruthy()
  expect(screen.getByText(/数据截至 2026年3月30日 · 模型第 3 版/)).toBeTruthy()
})

test('the gap curve is a picture with words, and a table beside it', async () => {
  await openPage('/segments/thresholds', server())

  const picture = await screen.findByRole('img', {
    name: '间隔曲线：50% 的客户在 60 天内回来；回来的客户里 80% 在 20 天内回来，95% 区间 18 – 22 天。',
  })
  const table = within(picture.closest('section')!).getByRole('table')
  expect(cellsOf(within(table).getByRole('row', { name: /^80%/ }))).toEqual(['40%', '40 天'])
})

test('every window is listed with what it gives, and the one in use is marked', async () => {
  await openPage('/segments/thresholds', server())

  const picture = await screen.findByRole('img', {
    name: /窗口从 60 到 240 天，阈值依次为 14 天、20 天、21 天；选用 120 天/,
  })
  const table = within(picture.closest('section')!).getByRole('table')
  expect(within(table).getByRole('row', { name: /^120 天 选用/ })).toBeTruthy()
  expect(cellsOf(within(table).getByRole('row', { name: /^240 天/ }))).toContain('19 天起，上限超出观察范围')
})

test('the other estimators stand beside the default one', async () => {
  await openPage('/segments/thresholds', server())

  const card = await region('几种估计方法并排看')
  expect(cellsOf(within(card).getByRole('row', { name: /按客户加权（默认） 采用/ }))[0]).toBe('20 天')
  expect(cellsOf(within(card).getByRole('row', { name: /只看已结束的间隔/ }))[0]).toBe('14 天')
  expect(cellsOf(within(card).getByRole('row', { name: /每位客户的第一段间隔/ }))[4]).toMatch(/暂用.*样本太少/)
  expect(cellsOf(within(card).getByRole('row', { name: /所有间隔合在一起/ }))[0]).toBe('16 天')
})

test('churn shows every mode with its reason, and the backtest of the one in use', async () => {
  const { user } = await openPage('/segments/thresholds', server())

  await user.click(await screen.findByRole('button', { name: '流失阈值' }))

  const facts = await region('流失阈值')
  expect(facts.textContent).toMatch(/数据推导45 天.*现在使用27 天.*差别足够大，建议更换/)
  expect(within(facts).getByText(/不会定为“可采用”/)).toBeTruthy()
  const modes = await region('流失阈值的三种推导方式')
  expect(cellsOf(within(modes).getByRole('row', { name: /回来的机会/ }))).toEqual([
    '得不出',
    '没有区间',
    '300',
    '默认值',
    '期限内回来的人达不到所需比例',
  ])
  const curve = screen.getByRole('img', {
    name: '回来的客户占比随天数上升，升到 46% 是第 45 天，95% 区间 43 – 47 天。',
  })
  const read = within(curve.closest('section')!).getByRole('table')
  expect(cellsOf(within(read).getByRole('row', { name: /^45 天/ }))).toEqual(['45%'])
  const test = screen.getByRole('img', { name: /按标签回来的比例：活跃 75%、沉默 30%、流失 9%、其中刚流失的 人数太少/ })
  const table = within(test.closest('section')!).getByRole('table')
  expect(cellsOf(within(table).getByRole('row', { name: /^沉默/ }))).toEqual(['200', '60', '30%', '24% – 37%'])
})

test('a threshold without enough data says why the default is used', async () => {
  const { user } = await openPage('/segments/thresholds', server())

  await user.click(await screen.findByRole('button', { name: '停购阈值' }))

  const facts = await region('停购阈值')
  expect(within(facts).getByText('默认值')).toBeTruthy()
  expect(within(facts).getByText(/样本太少/)).toBeTruthy()
  expect(within(facts).getByText('没有区间')).toBeTruthy()
})

test('money is cut where x% of buyers bring (100 - x)% of revenue, and an axis that tells nobody apart is named', async () => {
  await openPage('/segments/thresholds', server())

  const picture = await screen.findByRole('img', { name: '洛伦兹曲线：25% 的买家带来 75% 的收入。' })
  const card = picture.closest('section')!
  expect(within(card).getByText('25% 的买家带来 75% 的收入')).toBeTruthy()
  const axes = within(card).getAllByRole('table')[1]!
  expect(within(axes).getByRole('row', { name: /最近一次 R 分不开/ })).toBeTruthy()
  expect(cellsOf(within(axes).getByRole('row', { name: /金额 M/ }))).toEqual(['至少 2,500 元', '25%'])
})

test('a cut-point can be typed; the curve says what it means, and a number out of range is told', async () => {
  const { user } = await openPage('/segments/thresholds', server())
  const field = await screen.findByRole<HTMLInputElement>('textbox', { name: '沉默阈值' })

  await user.clear(field)
  await user.type(field, '40')
  expect(screen.getByText('到第 40 天，回来的客户里 80% 已经回来（占全部客户 40%）。')).toBeTruthy()
  expect(screen.getByRole<HTMLInputElement>('slider', { name: '沉默阈值（滑块）' }).value).toBe('40')
  expect(screen.getByRole<HTMLInputElement>('textbox', { name: '流失阈值' }).value).toBe('41')

  await user.clear(field)
  await user.type(field, '0')
  expect(screen.getByText('请填 1 到 3,660 之间的整数。').getAttribute('role')).toBe('alert')
  expect(field.getAttribute('aria-invalid')).toBe('true')
})

test('the derived values are taken at once, and those in use again', async () => {
  const { user } = await openPage('/segments/thresholds', server())
  const field = await screen.findByRole<HTMLInputElement>('textbox', { name: '流失阈值' })
  expect(field.value).toBe('27')

  await user.click(screen.getByRole('button', { name: '用推导值' }))
  expect(field.value).toBe('45')
  await user.click(screen.getByRole('button', { name: '用现在的值' }))
  expect(field.value).toBe('27')
})

test('the effect of other cut-points is shown before anything changes, and applied with a day', async () => {
  const bodies: Record<string, unknown>[] = []
  const keep = async (request: Request) => void bodies.push(JSON.parse(await request.text()))
  const { user } = await openPage(
    '/segments/thresholds',
    server({
      'POST /models/preview': async (request) => {
        await keep(request)
        return preview()
      },
      'POST /models': async (request) => {
        await keep(request)
        return applied()
      },
    }),
  )
  const apply = await screen.findByRole<HTMLButtonElement>('button', { name: '采用…' })
  expect(apply.disabled).toBe(true)
  expect(screen.getByText(/改动任何一个值，就会看到影响/)).toBeTruthy()

  const medium = screen.getByRole('textbox', { name: '中档' })
  await user.clear(medium)
  await user.type(medium, '5')
  const effect = await region('如果这样改，会怎样')
  expect(await within(effect).findByText(/约 40 位客户会换位置/)).toBeTruthy()
  await user.click(apply)
  const dialog = await screen.findByRole('dialog', { name: '采用这个模型' })
  await user.click(within(dialog).getByRole('button', { name: '确定采用' }))

  expect(await within(dialog).findByText('第 3 版从 2026年3月31日 起生效。')).toBeTruthy()
  const { parameters } = thresholds()
  const model = { ...parameters, interaction: { ...parameters.interaction, medium: 5 }, origin: null }
  expect(bodies).toContainEqual({ model, from: '2026-03-31', note: null, after: 2 })
  expect(bodies.at(0)).toEqual({ model, estimate: true })
})

test('the derived values are applied with their evidence', async () => {
  const bodies: unknown[] = []
  const { user } = await openPage(
    '/segments/thresholds',
    server({
      'POST /models/preview': async (request) => {
        bodies.push(JSON.parse(await request.text()))
        return preview()
      },
    }),
  )

  await user.click(await screen.findByRole('button', { name: '用推导值' }))

  await screen.findByText(/约 40 位客户会换位置/)
  expect(bodies.at(-1)).toEqual({ model: thresholds().proposed, estimate: true })
})

test('a day beyond the horizon is said to be beyond what the data can say', async () => {
  const { user } = await openPage('/segments/thresholds', server())
  const field = await screen.findByRole('textbox', { name: '停购阈值' })

  await user.clear(field)
  await user.type(field, '200')

  expect(screen.getByText('超出了观察期限 60 天，数据答不了。')).toBeTruthy()
})

test('doubts about the model stand above everything', async () => {
  await openPage(
    '/segments/thresholds',
    server({ 'GET /thresholds': () => thresholds({ warnings: ['stale-thresholds'] }) }),
  )

  expect(within(await region('关于模型的提醒')).getByText('推导已经过期，请重新推导')).toBeTruthy()
})

test('another day is asked for, and goes along to the other reports', async () => {
  const { requests } = await openPage('/segments/thresholds?asOf=2026-01-31', server())
  await region('沉默阈值')

  expect(requests).toContain('GET /thresholds?asOf=2026-01-31')
  const pages = screen.getByRole('navigation', { name: '分层模型的页面' })
  expect(within(pages).getByRole('link', { name: 'RFM 价值' }).getAttribute('href')).toBe(
    '/console/segments/rfm?asOf=2026-01-31',
  )
})

test('waiting, failing and having nothing are each said', async () => {
  const waiting = await openPage('/segments/thresholds', server({ 'GET /thresholds': never }))
  expect(await screen.findByText('加载中…')).toBeTruthy()
  waiting.unmount()

  let isDown = true
  const failing = await openPage(
    '/segments/thresholds',
    server({
      'GET /thresholds': () =>
        isDown ? problem(503, 'database-unavailable', '数据库暂时不可用。') : thresholds({ total: 0 }),
    }),
  )
  expect(await screen.findByText('数据库暂时不可用。')).toBeTruthy()
  isDown = false
  await failing.user.click(screen.getByRole('button', { name: '重试' }))
  expect(await screen.findByText('还没有可用的数据')).toBeTruthy()
  expect(within(screen.getByRole('main')).getAllByRole('link', { name: '从这里开始' })).toHaveLength(1)
})

test('a day without data leads back to the last one', async () => {
  const { user, pages } = await openPage(
    '/segments/thresholds?asOf=2020-01-01',
    server({ 'GET /thresholds': () => thresholds({ total: 0 }) }),
  )

  await user.click(await screen.findByRole('button', { name: '回到最近一天' }))

  await waitFor(() => expect(pages.currentRoute.value.query).toEqual({}))
})

test('staff read that it is not for them, and nothing is asked for', async () => {
  const { requests } = await openPage(
    '/segments/thresholds',
    server({ 'GET /session': () => session({ role: 'staff' }) }),
  )

  expect(await screen.findByText('只有运营经理和管理员能看分层模型')).toBeTruthy()
  expect(requests).toEqual(['GET /session'])
})

test('nobody coming back leaves curve and table empty, not wrong', async () => {
  const nobody = evidence({
    returnShare: 0,
    curve: [{ day: 0, share: 0, atRisk: 10 }],
    estimators: [],
    windows: [],
  })
  const silent = threshold({
    days: 18,
    low: null,
    high: null,
    status: 'default',
    reasons: ['nobody-returns'],
    evidence: nobody,
  })
  await openPage('/segments/thresholds', server({ 'GET /thresholds': () => thresholds({ thresholds: [silent] }) }))

  const facts = await region('沉默阈值')
  expect(within(facts).getByText(/期限内没有人回来/)).toBeTruthy()
  const picture = screen.getByRole('img', { name: /间隔曲线：0% 的客户/ })
  expect(within(picture.closest('section')!).getAllByRole('row')).toHaveLength(1)
})
