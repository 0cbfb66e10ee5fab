const LIGHT = [240, 246, 255] as const
const DEEP = [143, 188, 255] as const

/**
 * The ground of a cell by its share. The root spreads small shares apart; the deepest shade still carries dark text at more than 4.5 to 1.
 */
export function shadeOf(share: number, largest: number): string {
  if (share <= 0 || largest <= 0) {
    return 'transparent'
  }

  const depth = Math.sqrt(share / largest)
  const mixed = LIGHT.map((light, i) => Math.round(light + ((DEEP[i] ?? light) - light) * depth))
  return `rgb(${mixed.join(' ')})`
}
