import { useI18n } from 'vue-i18n'
import { bands, useCells } from '@/app/cells'
import type { MatrixReport } from '../matrix.api'

/** The thresholds of a model in plain words. */
export function useCutPoints() {
  const { t } = useI18n()
  const cells = useCells()

  const band = ({ bands: known, parameters }: MatrixReport, key: string): string => {
    const found = known.find((candidate) => candidate.key === key)
    if (!found || found.entersAt === 0) {
      return t('matrix.cut.silent', { window: parameters.interaction.windowDays })
    }

    const values = { window: parameters.interaction.windowDays, from: found.entersAt, stays: found.staysFrom }
    return found.staysFrom < found.entersAt ? t('matrix.cut.band', values) : t('matrix.cut.bandPlain', values)
  }

  const stage = ({ parameters }: MatrixReport, key: string): string =>
    t(`matrix.cut.${key}`, { days: parameters.purchase.lapsedAfterDays })

  /** The counts of a band, short enough for the head of a row. */
  const bandShort = ({ bands: known }: MatrixReport, key: string): string => {
    const at = known.findIndex((candidate) => candidate.key === key)
    const from = known[at]?.entersAt ?? 0
    const next = known[at + 1]?.entersAt
    if (next === undefined) {
      return t('matrix.cut.from', { from })
    }

    return next - 1 === from ? t('matrix.cut.exactly', { from }, from) : t('matrix.cut.between', { from, to: next - 1 })
  }

  const stageShort = ({ parameters }: MatrixReport, key: string): string =>
    t(`matrix.cut.short.${key}`, { days: parameters.purchase.lapsedAfterDays })

  /** Which interactions are counted: usually all of them. */
  const kinds = ({ parameters }: MatrixReport): string => {
    const counted = parameters.interaction.kinds
    return counted === 'interactions' || counted === 'all'
      ? t('matrix.cut.allKinds')
      : t('matrix.cut.someKinds', {
          kinds: counted
            .split(', ')
            .map((kind) => t(`words.interaction.${kind}`))
            .join(t('matrix.cut.and')),
        })
  }

  const allBands = (report: MatrixReport) =>
    bands.map((key) => ({ key, name: cells.band(key), text: band(report, key) }))

  return { band, bandShort, stage, stageShort, kinds, allBands }
}
