import { screen, waitFor, within } from '@testing-library/vue'
import { expect, test } from 'vitest'
import { openPage, problem, type Server } from '@/console/testPage'
import { state } from './testAnswers'

const server = (parts: Server = {}): Server => ({ 'GET /sync': () => state(), ...parts })

test('changes are pulled at once', async () => {
  const bodies: unknown[] = []
  const { user } = await openPage(
    '/sync',
    server({
      'POST /sync/runs': async (request) => {
        bodies.push(await request.json())
        return { kind: 'incremental' }
      },
    }),
  )

  await user.click(await screen.findByRole('button', { name: '增量同步' }))

  await waitFor(() => expect(bodies).toEqual([{ kind: 'incremental' }]))
})

test('everything is pulled only after saying what it costs', async () => {
  const bodies: unknown[] = []
  const { user } = await openPage(
    '/sync',
    server({
      'POST /sync/runs': async (request) => {
        bodies.push(await request.json())
        return { kind: 'full' }
      },
    }),
  )
  const opener = await screen.findByRole('button', { name: '全量同步' })
  await user.click(opener)
  const dialog = await screen.findByRole('dialog', { name: '开始全量同步？' })
  expect(dialog.textContent).toMatch(/现有 861 位.*12 个客户群.*接口额度/)

  await user.click(within(dialog).getByRole('button', { name: '取消' }))
  expect(screen.queryByRole('dialog')).toBeNull()
  expect(document.activeElement).toBe(opener)
  expect(bodies).toEqual([])

  await user.click(opener)
  await user.click(await screen.findByRole('button', { name: '开始全量同步' }))
  await waitFor(() => expect(bodies).toEqual([{ kind: 'full' }]))
})

test('a run that another one keeps from starting is said so', async () => {
  const { user } = await openPage(
    '/sync',
    server({ 'POST /sync/runs': () => problem(409, 'busy', '已有同步正在进行，请等它完成。') }),
  )

  await user.click(await screen.findByRole('button', { name: '增量同步' }))

  expect(await screen.findByText('已有同步正在进行，请等它完成。')).toBeTruthy()
})
