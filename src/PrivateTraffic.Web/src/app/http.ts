import createClient from 'openapi-fetch'
import type { components, paths } from '@/api/schema'
import { currentPage, mountPath } from './mount'
import { forgetSignIns, goToSignIn } from './signIn'

export type Schema = components['schemas']

/** What the server answered instead of what was asked for; `message` is its sentence for people. */
export class ApiProblem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly traceId?: string,
    readonly errors?: Readonly<Record<string, readonly string[]>>,
  ) {
    super(message)
    this.name = 'ApiProblem'
  }
}

/** The network gave no answer at all, or one that is not ours. */
export class NoAnswer extends Error {
  constructor(cause: unknown) {
    super('no answer', { cause })
    this.name = 'NoAnswer'
  }
}

/** Nobody is signed in; the browser is on its way to the sign-in page. */
export class SignInNeeded extends Error {
  constructor() {
    super('sign-in needed')
    this.name = 'SignInNeeded'
  }
}

const client = createClient<paths>({
  baseUrl: mountPath().replace(/\/$/, ''),
  credentials: 'same-origin',
  fetch: (request) => globalThis.fetch(request),
})

client.use({ onRequest: ({ request }) => request.headers.set('X-Page', currentPage()) })

/**
 * The one client of our API, typed from its OpenAPI document. Wrap every call in {@link answerOf}.
 */
export const api = client

interface Result<T> {
  data?: T
  error?: unknown
  response: Response
}

/**
 * The answer of a call.
 * @throws {ApiProblem} the server refused.
 * @throws {SignInNeeded} nobody is signed in; the page is being left.
 * @throws {SignInFails} nobody is signed in, and signing in does not take.
 * @throws {NoAnswer} the server cannot be reached.
 */
export async function answerOf<T>(call: Promise<Result<T>>): Promise<T> {
  let result: Result<T>
  try {
    result = await call
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') {
      throw error
    }

    throw new NoAnswer(error)
  }

  if (result.response.ok) {
    forgetSignIns()
    return result.data as T
  }

  const problem = problemOf(result.error)
  if (problem === undefined) {
    throw new NoAnswer(result.response.status)
  }

  if (problem.code === 'sign-in-needed' && problem.signIn) {
    goToSignIn(problem.signIn)
    throw new SignInNeeded()
  }

  throw new ApiProblem(problem.status, problem.code, problem.title, problem.traceId, problem.errors ?? undefined)
}

function problemOf(error: unknown): Schema['ProblemResponse'] | undefined {
  return typeof error === 'object' && error !== null && 'code' in error && 'title' in error
    ? (error as Schema['ProblemResponse'])
    : undefined
}
