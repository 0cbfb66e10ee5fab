import { QueryClient, VueQueryPlugin } from '@tanstack/vue-query'
import userEvent from '@testing-library/user-event'
import { configure, render } from '@testing-library/vue'
import { vi } from 'vitest'
import { createWebHistory } from 'vue-router'
import { createLanguages } from '@/app/language'
import ConsoleApp from './ConsoleApp.vue'
import { createPages } from './router'
import { session } from './testAnswers'
import texts from './texts'

// Style sheets are not loaded in tests, so nothing is hidden by them; looking for it takes seconds on a large page.
configure({ defaultHidden: true, asyncUtilTimeout: 10_000 })

/** What a fake server answers to a request: a body, or a response of its own. */
export type Answer = (request: Request, url: URL) => unknown

/** Answers by `METHOD /path`; a path that nobody has an answer for is 404. */
export type Server = Record<string, Answer>

export const problem = (status: number, code: string, title: string): Response =>
  new Response(
    JSON.stringify({ type: `urn:test:${code}`, title, status, code, traceId: 'trace-1', errors: null, signIn: null }),
    {
      status,
      headers: { 'content-type': 'application/problem+json' },
    },
  )

/** Never answers: what is shown meanwhile stays. */
export const never = (): Promise<never> => new Promise(() => {})

/** The whole console at one of its addresses, before a server that is faked at the network. */
export async function openPage(path: string, server: Server) {
  document.cookie = 'pt-lang=zh; path=/'
  document.head.innerHTML = '<base href="/">'
  const requests: string[] = []
  vi.stubGlobal('fetch', async (request: Request) => {
    const url = new URL(request.url)
    const name = `${request.method} ${url.pathname.replace('/api/v1', '')}`
    requests.push(name + url.search)
    const answer: Answer | undefined = { 'GET /session': () => session(), ...server }[name]
    const body = answer ? await answer(request, url) : problem(404, 'not-found', '没有找到所请求的内容。')
    return body instanceof Response
      ? body
      : new Response(JSON.stringify(body), { headers: { 'content-type': 'application/json' } })
  })

  const pages = createPages(createWebHistory('/console'))
  await pages.push(path)
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  const view = render(ConsoleApp, {
    global: { plugins: [createLanguages(texts), pages, [VueQueryPlugin, { queryClient }]] },
  })
  return { ...view, requests, pages, user: userEvent.setup({ delay: null }) }
}
