import { screen, waitFor, within } from '@testing-library/vue'
import { expect, test } from 'vitest'
import { never, openPage, problem, type Server } from '@/console/testPage'
import { audience, counted } from './testAnswers'

const bodyOf = async (request: Request): Promise<Record<string, unknown>> => JSON.parse(await request.text())
const server = (parts: Server = {}): Server => ({
  'GET /audiences': () => ({ audiences: [audience()] }),
  'GET /audiences/1': () => audience(),
  'GET /audiences/vocabulary': () => ({
    tags: [{ value: 'VIP', label: '等级/VIP' }],
    groups: [],
    members: [],
    channels: [],
  }),
  'GET /audiences/1/customers': () => ({ items: [], next: null, total: 0 }),
  'POST /audiences/count': async (request) => counted(await bodyOf(request)),
  ...parts,
})
const rail = () => screen.findByRole('region', { name: '人数' })
const include = () => screen.findByRole('group', { name: '哪些客户' })

test('the number follows what is edited, and each condition says what it does', async () => {
  const { user } = await openPage('/audiences/new', server())
  expect(await within(await rail()).findByText('500 人')).toBeTruthy()

  const group = await include()
  await user.click(within(group).getByRole('button', { name: '+ 加条件' }))
  expect(within(group).getByText('未填完整，暂不计入')).toBeTruthy()
  await user.click(within(group).getByRole('button', { name: '沉默' }))

  expect(await within(await rail()).findByText('400 人')).toBeTruthy()
  expect(await within(group).findByText('满足 300 人；去掉后 440 人（+40）')).toBeTruthy()
  await user.selectOptions(within(group).getByRole('combobox', { name: '条件类型' }), 'tag')
  await user.type(await within(group).findByRole('combobox', { name: '添加取值' }), '等级/VIP{enter}')
  expect(await within(group).findByRole('button', { name: '去掉“等级/VIP”' })).toBeTruthy()
  await user.click(within(group).getByRole('button', { name: '删除条件“企业标签”' }))
  expect(await within(await rail()).findByText('500 人')).toBeTruthy()
})

test('a report leads to those of one of its segments', async () => {
  const bodies: Record<string, unknown>[] = []
  await openPage(
    '/audiences/new?rfm=key-recall',
    server({
      'POST /audiences/count': async (request) => {
        const body = await bodyOf(request)
        bodies.push(body)
        return counted(body)
      },
    }),
  )

  expect(await within(await rail()).findByText('400 人')).toBeTruthy()
  expect(
    within(await include())
      .getByRole('button', { name: '重要挽留' })
      .getAttribute('aria-pressed'),
  ).toBe('true')
  expect(JSON.stringify(bodies[0])).toContain('"field":"rfm","operator":"anyOf","values":["key-recall"]')
})

test('groups are nested, joined another way, and excluded', async () => {
  const bodies: Record<string, unknown>[] = []
  const { user } = await openPage(
    '/audiences/new',
    server({
      'POST /audiences/count': async (request) => {
        const body = await bodyOf(request)
        bodies.push(body)
        return counted(body)
      },
    }),
  )
  const group = await include()
  await user.click(within(group).getByRole('button', { name: '+ 加条件组' }))
  const inner = within(group).getByRole('group', { name: '条件组' })
  await user.selectOptions(within(inner).getByRole('combobox', { name: '组内关系' }), 'none')
  await user.click(within(inner).getByRole('button', { name: '高' }))
  const exclude = screen.getByRole('group', { name: '排除' })
  await user.click(within(exclude).getByRole('button', { name: '+ 加条件' }))
  await user.selectOptions(within(exclude).getByRole('combobox', { name: '条件类型' }), 'absence')

  await within(await rail()).findByText('300 人')
  expect(bodies.at(-1)).toMatchObject({
    definition: {
      include: { kind: 'all', parts: [{ kind: 'none', parts: [{ kind: 'set', field: 'band', values: ['high'] }] }] },
      exclude: { kind: 'any', parts: [{ kind: 'absence', events: ['interact'], days: 30 }] },
    },
  })
})

test('conditions become text and text conditions; a mistake is shown and stays a text', async () => {
  const mistake = '第 1 行第 1 列：此处应为一个条件'
  const { user } = await openPage(
    '/audiences/1',
    server({
      'POST /audiences/count': async (request) => {
        const body = await bodyOf(request)
        return `${body['text'] ?? ''}`.includes('?')
          ? new Response(
              JSON.stringify({
                ...(await problem(400, 'invalid', '提交的内容有误').json()),
                errors: { text: [mistake] },
              }),
              { status: 400, headers: { 'content-type': 'application/problem+json' } },
            )
          : counted(body)
      },
    }),
  )
  await include()
  await user.click(screen.getByRole('button', { name: '文本' }))
  const text = await screen.findByRole<HTMLTextAreaElement>('textbox', { name: /^人群定义文本/ })
  expect(text.value).toBe('all (\n  band is silent\n)')

  await user.clear(text)
  await user.type(text, '?')
  expect(await within(await rail()).findByText(mistake)).toBeTruthy()
  await user.click(screen.getByRole('button', { name: '条件' }))
  expect(await screen.findByText(/文本有误，改正后才能切换/)).toBeTruthy()

  await user.clear(text)
  await user.type(text, 'band is silent')
  await user.click(screen.getByRole('button', { name: '条件' }))
  expect(
    within(await include())
      .getByRole('button', { name: '沉默' })
      .getAttribute('aria-pressed'),
  ).toBe('true')
})

test('it is saved with a name and a kind, and the page is that of the audience', async () => {
  let saved: Record<string, unknown> = {}
  const { user, pages } = await openPage(
    '/audiences/new',
    server({
      'POST /audiences': async (request) => {
        saved = await bodyOf(request)
        return audience({ kind: 'snapshot' })
      },
    }),
  )
  await user.click(await screen.findByRole('button', { name: '保存' }))
  const dialog = screen.getByRole('dialog', { name: '保存人群' })
  await user.type(within(dialog).getByRole('textbox', { name: '名称' }), '沉默老客')
  await user.click(within(dialog).getByRole('radio', { name: /快照/ }))
  await user.click(within(dialog).getByRole('button', { name: '保存' }))

  await waitFor(() => expect(pages.currentRoute.value.fullPath).toBe('/audiences/1'))
  expect(saved).toMatchObject({ name: '沉默老客', kind: 'snapshot', definition: { include: { kind: 'all' } } })
})

test('why somebody is in, or is not, is told condition by condition, also for a past day', async () => {
  const { user, requests } = await openPage(
    '/audiences/1',
    server({
      'POST /audiences/why': async (request) => {
        const body = await bodyOf(request)
        return {
          customerId: body['customerId'],
          asOf: '2026-03-31',
          isIn: body['asOf'] === null,
          isMember: null,
          include: {
            kind: 'all',
            text: null,
            held: true,
            values: [],
            number: null,
            day: null,
            condition: null,
            parts: [
              {
                kind: 'set',
                text: 'band is silent',
                held: body['asOf'] === null,
                values: ['silent'],
                number: null,
                day: null,
                condition: { kind: 'set', field: 'band' },
                parts: [],
              },
            ],
          },
          exclude: null,
          warnings: ['tags-of-today'],
        }
      },
    }),
  )
  await user.click(await screen.findByRole('button', { name: '李雷：为什么在内' }))
  const drawer = await screen.findByRole('dialog', { name: '李雷' })
  expect(await within(drawer).findByText('在人群中')).toBeTruthy()
  expect(within(drawer).getByText('实际：沉默')).toBeTruthy()

  const day = within(drawer).getByLabelText<HTMLInputElement>('截至哪天')
  await user.type(day, '2026-02-01')
  expect(await within(drawer).findByText('不在人群中')).toBeTruthy()
  expect(requests.filter((request) => request === 'POST /audiences/why').length).toBeGreaterThan(1)
})

test('while it loads and when it fails the page says so', async () => {
  await openPage('/audiences/1', server({ 'GET /audiences/1': never }))
  expect(await screen.findByText('加载中…')).toBeTruthy()
})

test('an audience that is gone is told', async () => {
  await openPage(
    '/audiences/1',
    server({ 'GET /audiences/1': () => problem(404, 'unknown-audience', '没有编号为 1 的人群，可能已被删除。') }),
  )
  expect(await screen.findByText('没有编号为 1 的人群，可能已被删除。')).toBeTruthy()
})
