import type { Schema } from '@/app/http'
import type { Script } from './scripts.api'

/** Scripts under one heading. */
export interface Group {
  name: string
  scripts: Script[]
}

/**
 * Sorts the library for a customer: first what is against the chosen obstacle, then what is suggested, then the rest by its own groups. No
 * script stands in two places.
 */
export function groupsOf(
  scripts: readonly Script[],
  obstacle: Schema['ObstacleResponse'] | undefined,
  names: { suggested: string; against: (obstacle: string) => string },
): Group[] {
  const groups = new Map<string, Script[]>([
    [obstacle ? names.against(obstacle.name) : '', []],
    [names.suggested, []],
  ])
  for (const script of scripts) {
    const name =
      obstacle && script.obstacle?.key === obstacle.key
        ? names.against(obstacle.name)
        : script.suggested
          ? names.suggested
          : script.group
    groups.set(name, [...(groups.get(name) ?? []), script])
  }

  return [...groups].flatMap(([name, members]) => (members.length > 0 ? [{ name, scripts: members }] : []))
}
