import { useI18n } from 'vue-i18n'
import { ApiProblem, NoAnswer, SignInNeeded } from '@/app/http'

/** Turns whatever went wrong into a sentence; the server's own where it sent one. */
export function useProblem() {
  const { t } = useI18n()
  return (error: unknown): string => {
    if (error instanceof ApiProblem) {
      return error.message
    }

    return error instanceof NoAnswer
      ? t('ui.noAnswer')
      : error instanceof SignInNeeded
        ? t('ui.signingIn')
        : t('ui.unexpected')
  }
}
