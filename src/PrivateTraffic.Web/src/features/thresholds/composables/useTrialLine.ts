import { useI18n } from 'vue-i18n'

/** The line of a cut-point on trial over a chart, in the data of a markLine; none where it lies on the derived one. */
export function useTrialLine() {
  const { t } = useI18n()
  return (day: number, derived: number | null, inUse: number | null, lastDay: number) =>
    day === derived
      ? []
      : [
          {
            xAxis: Math.min(day, lastDay),
            lineStyle: { color: '#b35600', width: 2, type: 'solid' },
            label: {
              formatter: t(day === inUse ? 'thresholds.curve.inUse' : 'thresholds.curve.trial', { n: day }),
              position: 'insideStartTop',
              rotate: 0,
              color: '#8a4300',
              backgroundColor: '#fff',
              padding: [1, 4],
            },
          },
        ]
}
