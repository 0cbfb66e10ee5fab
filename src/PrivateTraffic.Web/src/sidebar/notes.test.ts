import { screen, within } from '@testing-library/vue'
import userEvent from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import { aNote, someNotes } from './testing/dailyWork'
import { useSidebar } from './testing/sidebar'

const world = useSidebar()

const opened = async (notes = someNotes()) => {
  world.server.answers('GET /api/v1/contacts/wmCustomer/notes', notes)
  world.open()
  await screen.findByRole('heading', { level: 1 })
  await userEvent.click(screen.getByRole('tab', { name: '记录' }))
  return within(screen.getByRole('region', { name: '笔记与原因' }))
}

test('a note is written with a reason of the list and stands in the list', async () => {
  const panel = await opened()
  const asked: { text: string; reason: string | null }[] = []
  world.server.routes['POST /api/v1/contacts/wmCustomer/notes'] = async (request) => {
    asked.push((await request.json()) as { text: string; reason: string | null })
    const reason = { key: 'lost.price', kind: 'lost' as const, name: '嫌贵没买' }
    return { status: 201, body: someNotes([aNote({ text: '等换季', reason })]) }
  }
  expect(await panel.findByText('还没有笔记')).toBeTruthy()

  await userEvent.click(panel.getByRole('button', { name: '写笔记' }))
  const sheet = within(screen.getByRole('dialog', { name: '写笔记' }))
  expect((sheet.getByRole('button', { name: '保存' }) as HTMLButtonElement).disabled).toBe(true)
  await userEvent.type(sheet.getByLabelText('笔记'), ' 等换季 ')
  await userEvent.selectOptions(sheet.getByLabelText('原因（可选）'), '嫌贵没买')
  await userEvent.click(sheet.getByRole('button', { name: '保存' }))

  await vi.waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(asked.map(({ text, reason }) => [text, reason])).toEqual([['等换季', 'lost.price']])
  expect(panel.getByRole('listitem').textContent!.replace(/\s+/g, ' ')).toContain('丢单原因 嫌贵没买')
})

test('its author changes a note, and deletes it after being asked', async () => {
  const panel = await opened(someNotes([aNote()]))
  const { id } = aNote()
  world.server.answers(
    `PUT /api/v1/notes/${id}`,
    someNotes([aNote({ text: '改过', editedAt: '2026-03-31T01:00:00Z' })]),
  )
  world.server.answers(`DELETE /api/v1/notes/${id}`, someNotes())

  await userEvent.click(await panel.findByRole('button', { name: '修改 昨天 14:32 的笔记' }))
  await userEvent.clear(screen.getByLabelText('笔记'))
  await userEvent.type(screen.getByLabelText('笔记'), '改过')
  await userEvent.click(screen.getByRole('button', { name: '保存' }))
  expect(await panel.findByText(/今天 09:00 修改过/)).toBeTruthy()

  await userEvent.click(panel.getByRole('button', { name: '删除 昨天 14:32 的笔记' }))
  expect(world.server.asked.some((path) => path.startsWith('DELETE'))).toBe(false)
  await userEvent.click(panel.getByRole('button', { name: '确认删除' }))
  expect(await panel.findByText('还没有笔记')).toBeTruthy()
})

test('a note of somebody else is read only', async () => {
  const panel = await opened(someNotes([aNote({ isMine: false, by: '李南' })]))

  expect((await panel.findByRole('listitem')).textContent).toContain('李南')
  expect(panel.queryByRole('button', { name: /修改|删除/ })).toBeNull()
})
