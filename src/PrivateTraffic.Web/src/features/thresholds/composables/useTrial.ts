import { computed, reactive, watch, type Ref } from 'vue'
import type { ThresholdsReport } from '../thresholds.api'

/** The cut-points that can be tried: days of the lifecycle and of the purchase axis, and interaction days of the bands. */
export const dayKeys = ['silent', 'churn', 'lapsed'] as const
export const bandKeys = ['low', 'medium', 'high'] as const
export const trialKeys = [...dayKeys, ...bandKeys] as const
export type DayKey = (typeof dayKeys)[number]
export type TrialKey = (typeof trialKeys)[number]
export type Trial = Record<TrialKey, number>
type Model = ThresholdsReport['parameters']

/** Each is less than the next. */
const CHAINS: readonly (readonly TrialKey[])[] = [['silent', 'churn'], ['low', 'medium', 'high'], ['lapsed']]

/** What a model allows for each cut-point. */
export function limitsOf(key: TrialKey, windowDays: number): { least: number; most: number } {
  const most: Trial = {
    silent: 3660,
    churn: 7320,
    lapsed: 3660,
    low: windowDays - 2,
    medium: windowDays - 1,
    high: windowDays,
  }
  const chain = CHAINS.find((candidate) => candidate.includes(key)) ?? [key]
  return { least: chain.indexOf(key) + 1, most: most[key] }
}

/** The cut-points with one of them changed; those that must lie below or above it give way. */
export function changed(trial: Trial, key: TrialKey, value: number): Trial {
  const next = { ...trial, [key]: value }
  const chain = CHAINS.find((candidate) => candidate.includes(key)) ?? [key]
  const at = chain.indexOf(key)
  chain.slice(at + 1).forEach((above, i) => {
    next[above] = Math.max(next[above], value + i + 1)
  })
  chain
    .slice(0, at)
    .reverse()
    .forEach((below, i) => {
      next[below] = Math.min(next[below], value - i - 1)
    })
  return next
}

export const trialOf = ({ lifecycle, purchase, interaction }: Model): Trial => ({
  silent: lifecycle.silentAfterDays,
  churn: lifecycle.churnAfterDays,
  lapsed: purchase.lapsedAfterDays,
  low: interaction.low,
  medium: interaction.medium,
  high: interaction.high,
})

const isSame = (a: Trial, b: Trial): boolean => trialKeys.every((key) => a[key] === b[key])

/**
 * The model with the cut-points on trial: the derived one, evidence and all, where they are the derived ones; else the one in use with
 * these, which then are no longer derived.
 */
export function modelOf(report: ThresholdsReport, trial: Trial): Model {
  const { parameters, proposed } = report
  return isSame(trial, trialOf(proposed))
    ? proposed
    : {
        ...parameters,
        interaction: { ...parameters.interaction, low: trial.low, medium: trial.medium, high: trial.high },
        purchase: { ...parameters.purchase, lapsedAfterDays: trial.lapsed },
        lifecycle: { ...parameters.lifecycle, silentAfterDays: trial.silent, churnAfterDays: trial.churn },
        origin: null,
      }
}

/** Cut-points on trial: they begin with those in use. */
export function useTrial(report: Ref<ThresholdsReport | undefined>) {
  const trial = reactive<Trial>({ silent: 1, churn: 2, lapsed: 1, low: 1, medium: 2, high: 3 })
  const inUse = computed(() => report.value && trialOf(report.value.parameters))
  const derived = computed(() => report.value && trialOf(report.value.proposed))
  const isChanged = computed(() => inUse.value !== undefined && !isSame(trial, inUse.value))
  const take = (values: Trial | undefined): void => void Object.assign(trial, values)
  const change = (key: TrialKey, value: number): void => take(changed(trial, key, value))
  watch(inUse, take, { immediate: true })
  return { trial, inUse, derived, isChanged, take, change }
}
