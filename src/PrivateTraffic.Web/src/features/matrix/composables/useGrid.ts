import { computed, type Ref } from 'vue'
import { bands, cellKey, stages } from '@/app/cells'
import type { MatrixCell, MatrixReport } from '../matrix.api'

/** Customers of a cell, a row, a column or all, and how many more or fewer there are than on the day compared with. */
export interface Tally {
  count: number
  share: number
  netAmount: number
  change: number | undefined
}

const total = (cells: readonly MatrixCell[], key: 'count' | 'netAmount'): number =>
  cells.reduce((sum, cell) => sum + cell[key], 0)

/** The report as it is drawn: rows with the most active at the top, totals beside and below. */
export function useGrid(report: Ref<MatrixReport>, before: Ref<MatrixReport | undefined>) {
  const tally = (belongs: (cell: MatrixCell) => boolean): Tally => {
    const cells = report.value.cells.filter(belongs)
    const count = total(cells, 'count')
    return {
      count,
      share: report.value.total === 0 ? 0 : count / report.value.total,
      netAmount: total(cells, 'netAmount'),
      change: before.value && count - total(before.value.cells.filter(belongs), 'count'),
    }
  }

  const rows = computed(() =>
    bands.map((band) => ({
      band,
      cells: stages.map((stage) => {
        const key = cellKey(band, stage)
        return { key, stage, ...tally((cell) => cell.key === key) }
      }),
      total: tally((cell) => cell.band === band),
    })),
  )
  const columns = computed(() => stages.map((stage) => ({ stage, total: tally((cell) => cell.stage === stage) })))
  const all = computed(() => tally(() => true))
  const largestShare = computed(() => Math.max(0, ...report.value.cells.map((cell) => cell.share)))

  return { rows, columns, all, largestShare, tally }
}
