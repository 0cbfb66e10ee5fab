export const TABS = ['next', 'scripts', 'tags', 'profile', 'history'] as const

export type Tab = (typeof TABS)[number]

/** The tab that was open; the first one where nothing was stored. */
export function readTab(stored: unknown): { tab: Tab } {
  const name = typeof stored === 'object' && stored !== null && 'tab' in stored ? stored.tab : null
  return { tab: TABS.find((tab) => tab === name) ?? 'next' }
}
