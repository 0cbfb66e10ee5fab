/**
 * Small things that outlive the page within this browser tab. A browser may refuse storage (private mode, full, switched off): reading then
 * finds nothing and writing keeps nothing, and the page goes on.
 */
export function readStored(key: string): unknown {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? 'null')
  } catch {
    return null
  }
}

/** Keeps a value, or forgets it when it is null. */
export function writeStored(key: string, value: unknown): void {
  try {
    if (value === null) {
      sessionStorage.removeItem(key)
    } else {
      sessionStorage.setItem(key, JSON.stringify(value))
    }
  } catch {
    // Refused: see above.
  }
}
