import { useI18n } from 'vue-i18n'
import { ApiProblem, NoAnswer, SignInNeeded } from '@/app/http'
import { SignInFails } from '@/app/signIn'

/** Turns whatever went wrong into a sentence; the server's own where it sent one. */
export function useProblem() {
  const { t } = useI18n()
  return (error: unknown): string => {
    if (error instanceof ApiProblem) {
      return error.message
    }

    if (error instanceof NoAnswer) {
      return t('ui.noAnswer')
    }

    if (error instanceof SignInNeeded) {
      return t('ui.signingIn')
    }

    return error instanceof SignInFails ? t('ui.signInFails') : t('ui.unexpected')
  }
}
