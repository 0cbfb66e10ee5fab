import { readStored, writeStored } from './stored'

const KEY = 'pt-sign-ins'

/** So many times in so long, without one answer in between, means that signing in does not take. */
const MOST = 3
const WITHIN_MS = 60_000

/** Signing in was tried again and again and did not take: the browser keeps no cookies for this page, most likely. */
export class SignInFails extends Error {
  constructor() {
    super('signing in does not take')
    this.name = 'SignInFails'
  }
}

let leaving = false

/**
 * Leaves for the sign-in page; several calls that are refused at once leave once.
 * @throws {SignInFails} when the page has just been there several times in vain.
 */
export function goToSignIn(address: string): void {
  if (leaving) {
    return
  }

  const stored = readStored(KEY)
  const now = Date.now()
  const lately = (Array.isArray(stored) ? stored : []).filter(
    (time) => typeof time === 'number' && now - time < WITHIN_MS,
  )
  if (lately.length >= MOST) {
    throw new SignInFails()
  }

  leaving = true
  writeStored(KEY, [...lately, now])
  location.assign(address)
}

/** There is a session, or somebody wants to try once more: what was tried before no longer counts. */
export function forgetSignIns(): void {
  leaving = false
  writeStored(KEY, null)
}
