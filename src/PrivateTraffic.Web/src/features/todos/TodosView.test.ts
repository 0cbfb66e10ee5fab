import { screen, waitFor } from '@testing-library/vue'
import { expect, test } from 'vitest'
import { openPage } from '@/console/testPage'
import { aTodo, someTodos } from './testAnswers'

test('the day of a member leads to the pages of the customers', async () => {
  await openPage('/todos', { 'GET /todos': () => someTodos({ items: [aTodo({ customerId: 12 })], doneToday: 2 }) })

  const link = await screen.findByRole('link', { name: '听雨汽水' })
  expect(link.getAttribute('href')).toBe('/console/customers/12')
  expect(screen.getByText(/1 项待办 · 今天已完成 2 项/)).toBeTruthy()
})

test('done is kept, and said with a way back', async () => {
  const marks: unknown[] = []
  const { user } = await openPage('/todos', {
    'GET /todos': () => someTodos(),
    'POST /todos/marks': async (request) => {
      marks.push(await request.json())
      return { state: 'done', until: null }
    },
  })

  await user.click(await screen.findByRole('button', { name: '完成：听雨汽水，重要挽留' }))

  await waitFor(() => expect(marks).toHaveLength(1))
  expect(await screen.findByRole('button', { name: '撤销' })).toBeTruthy()
})
