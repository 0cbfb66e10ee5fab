import { computed, reactive, watch, type Ref } from 'vue'
import type { ThresholdsReport } from '../thresholds.api'

/** The day thresholds that can be tried. */
export const trialKeys = ['silent', 'churn', 'lapsed'] as const
export type TrialKey = (typeof trialKeys)[number]
export type Trial = Record<TrialKey, number>
type Model = ThresholdsReport['parameters']

/** The longest threshold a model allows, in days. */
export const MOST_DAYS: Readonly<Trial> = { silent: 3660, churn: 7320, lapsed: 3660 }

const trialOf = (model: Model): Trial => ({
  silent: model.lifecycle.silentAfterDays,
  churn: model.lifecycle.churnAfterDays,
  lapsed: model.purchase.lapsedAfterDays,
})

/** A model with other day thresholds. */
export const withTrial = (model: Model, trial: Trial): Model => ({
  ...model,
  lifecycle: { ...model.lifecycle, silentAfterDays: trial.silent, churnAfterDays: trial.churn },
  purchase: { ...model.purchase, lapsedAfterDays: trial.lapsed },
})

/** Thresholds on trial: they begin with those in use, and churn stays above silent. */
export function useTrial(report: Ref<ThresholdsReport | undefined>) {
  const trial = reactive<Trial>({ silent: 1, churn: 2, lapsed: 1 })
  const inUse = computed(() => report.value && trialOf(report.value.parameters))
  const derived = computed(() => report.value && trialOf(report.value.proposed))
  const isChanged = computed(
    () => inUse.value !== undefined && trialKeys.some((key) => trial[key] !== inUse.value?.[key]),
  )

  const take = (values: Trial | undefined): void => void Object.assign(trial, values)
  watch(inUse, take, { immediate: true })
  watch(
    () => trial.silent,
    (silent) => {
      trial.churn = Math.max(trial.churn, silent + 1)
    },
  )
  watch(
    () => trial.churn,
    (churn) => {
      trial.silent = Math.min(trial.silent, churn - 1)
    },
  )
  return { trial, inUse, derived, isChanged, take }
}
