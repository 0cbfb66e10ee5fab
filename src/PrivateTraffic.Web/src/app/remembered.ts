import { reactive, watch } from 'vue'
import { readStored, writeStored } from './stored'

const KEY = 'pt-remembered'

/** Customers are many and the room is small: what has not been touched for so many others is forgotten. */
const MOST = 60

/**
 * State that a page finds again when it is built anew within the tab, which WeCom does at every change of chat.
 * @param scope names it; one scope for each customer.
 * @param read makes it of what was stored, which may be anything; null when nothing is.
 */
export function useRemembered<T extends object>(scope: string, read: (stored: unknown) => T): T {
  const state = reactive(read(all().find(([name]) => name === scope)?.[1] ?? null)) as T
  // At once, not with the next paint: the page may be gone by then.
  watch(state, () => keep(scope, state), { deep: true, flush: 'sync' })
  return state
}

function all(): [string, unknown][] {
  const stored = readStored(KEY)
  return Array.isArray(stored)
    ? stored.filter((entry): entry is [string, unknown] => Array.isArray(entry) && typeof entry[0] === 'string')
    : []
}

const keep = (scope: string, state: unknown): void =>
  writeStored(KEY, [...all().filter(([name]) => name !== scope), [scope, state]].slice(-MOST))
