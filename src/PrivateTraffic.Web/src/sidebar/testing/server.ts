import { vi } from 'vitest'
import type { SendRecord } from '@/features/scripts/scripts.api'
import { aCard, aScript, aSession } from './builders'
import { someTodos } from '@/features/todos/testAnswers'
import { aGroup, someNotes, someTags } from './dailyWork'

interface Answer {
  status: number
  body: unknown
}

type Route = (request: Request, url: URL) => Answer | Promise<Answer>

const ok = (body: unknown): Answer => ({ status: 200, body })

/** Our server as the page sees it. A test replaces the routes it is about; what was asked is kept. */
export class FakeServer {
  readonly asked: string[] = []
  readonly records: SendRecord[] = []

  readonly routes: Record<string, Route> = {
    'GET /api/v1/session': () => ok(aSession),
    'GET /api/v1/jssdk/signature': () =>
      ok({ corpId: 'wwcorp', agentId: 1000002, timestamp: 1, nonceStr: 'n', signature: 's'.repeat(40) }),
    'GET /api/v1/contacts/wmCustomer/card': () => ok(aCard()),
    'GET /api/v1/contacts/wmCustomer/scripts': () =>
      ok({ scripts: [...aCard().scripts, aScript('four', '第四条')], total: 4, obstacles: [] }),
    'POST /api/v1/script-sends': () => ok({ id: '', at: '2026-03-31T00:00:00Z' }),
    'GET /api/v1/contacts/wmCustomer/tags': () => ok(someTags()),
    'GET /api/v1/contacts/wmCustomer/notes': () => ok(someNotes()),
    'GET /api/v1/todos': () => ok(someTodos()),
    'GET /api/v1/groups/wrGroup': () => ok(aGroup()),
    'POST /api/v1/links': () => ok({ address: 'https://crm.test/r/abc' }),
  }

  install(): void {
    vi.stubGlobal('fetch', async (request: Request) => {
      const url = new URL(request.url)
      const name = `${request.method} ${url.pathname}`
      this.asked.push(name + url.search)
      const answer = await this.routes[name]!(request.clone(), url)
      if (name === 'POST /api/v1/script-sends' && answer.status < 400) {
        this.records.push((await request.json()) as SendRecord)
      }

      return new Response(JSON.stringify(answer.body), {
        status: answer.status,
        headers: { 'content-type': answer.status < 400 ? 'application/json' : 'application/problem+json' },
      })
    })
  }

  /** Answers a route with a body, or with a problem made by `aProblem`. */
  answers(route: string, answer: unknown): void {
    this.routes[route] = () =>
      typeof answer === 'object' && answer !== null && 'status' in answer && 'body' in answer
        ? (answer as Answer)
        : ok(answer)
  }

  /** The network is down for a route. */
  isAwayFor(route: string): void {
    this.routes[route] = () => Promise.reject(new TypeError('failed to fetch'))
  }
}
