/** The type of the pages, for pictures: charts measure their texts themselves and do not inherit it. */
export const CHART_FONT =
  getComputedStyle(document.documentElement).getPropertyValue('--pt-font').trim() || 'sans-serif'

/** The margins of a grid hold its labels too. */
export const GRID_WITH_LABELS = { outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' } as const

interface ItemApi {
  value: (dimension: number) => number
  coord: (point: number[]) => number[]
}

/** Draws a 95% interval over a horizontal bar: data of [category, low, high], for a custom series of ECharts. */
export function intervalMark(_: unknown, item: ItemApi) {
  const [from = 0, y = 0] = item.coord([item.value(1), item.value(0)])
  const [to = 0] = item.coord([item.value(2), item.value(0)])
  const END = 5
  const line = (x1: number, y1: number, x2: number, y2: number) => ({
    type: 'line' as const,
    shape: { x1, y1, x2, y2 },
    style: { stroke: '#1f2733', lineWidth: 1.2 },
  })
  return {
    type: 'group' as const,
    children: [line(from, y, to, y), line(from, y - END, from, y + END), line(to, y - END, to, y + END)],
  }
}
