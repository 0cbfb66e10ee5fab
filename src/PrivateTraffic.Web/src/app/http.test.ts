import { afterEach, expect, test, vi } from 'vitest'
import { answerOf, api, ApiProblem, NoAnswer } from './http'

const answer = (status: number, body: unknown) =>
  vi.stubGlobal(
    'fetch',
    async () => new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } }),
  )

afterEach(() => vi.unstubAllGlobals())

test('an answer is handed on as it is', async () => {
  answer(200, { userId: 'a', name: 'A' })

  expect(await answerOf(api.GET('/api/v1/session'))).toMatchObject({ name: 'A' })
})

test('a refusal keeps the sentence, the code and the fields that are wrong', async () => {
  answer(400, {
    type: 't',
    title: '提交的内容有误',
    status: 400,
    code: 'invalid',
    traceId: 'x',
    errors: { id: ['empty'] },
    signIn: null,
  })

  const refusal = await answerOf(api.GET('/api/v1/session')).catch((e: unknown) => e)

  expect(refusal).toBeInstanceOf(ApiProblem)
  expect(refusal).toMatchObject({ message: '提交的内容有误', code: 'invalid', errors: { id: ['empty'] } })
})

test('a proxy that answers for a dead server is no answer', async () => {
  vi.stubGlobal('fetch', async () => new Response('<html>502</html>', { status: 502 }))

  await expect(answerOf(api.GET('/api/v1/session'))).rejects.toBeInstanceOf(NoAnswer)
})

test('a network that is down is no answer', async () => {
  vi.stubGlobal('fetch', async () => Promise.reject(new TypeError('failed to fetch')))

  await expect(answerOf(api.GET('/api/v1/session'))).rejects.toBeInstanceOf(NoAnswer)
})
