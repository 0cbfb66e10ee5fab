const MOST = 8

/** The tags a member gave lately, the latest first; none where nothing was stored. */
export function readRecent(stored: unknown): { ids: string[] } {
  const ids = typeof stored === 'object' && stored !== null && 'ids' in stored ? stored.ids : null
  return { ids: Array.isArray(ids) ? ids.filter((id): id is string => typeof id === 'string').slice(0, MOST) : [] }
}

/** The list with what was given just now at its head. */
export const remembered = (ids: readonly string[], added: readonly string[]): string[] =>
  [...new Set([...added, ...ids])].slice(0, MOST)
