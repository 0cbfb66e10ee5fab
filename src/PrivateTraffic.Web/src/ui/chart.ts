/** The type of the pages, for pictures: charts measure their texts themselves and do not inherit it. */
export const CHART_FONT =
  getComputedStyle(document.documentElement).getPropertyValue('--pt-font').trim() || 'sans-serif'

/** The margins of a grid hold its labels too. */
export const GRID_WITH_LABELS = { outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' } as const
