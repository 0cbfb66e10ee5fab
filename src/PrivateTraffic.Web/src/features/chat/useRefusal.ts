import { useI18n } from 'vue-i18n'
import { WeComRefusal, WeComSilent } from './refusal'

/** What went wrong with WeCom's client, for people. */
export interface RefusalWords {
  title: string
  hint: string
  /** WeCom's own words, for an administrator. */
  detail?: string
}

/** Turns a refusal of WeCom's client into sentences; undefined for errors that are not WeCom's. */
export function useRefusal() {
  const { t } = useI18n()
  return (error: unknown): RefusalWords | undefined => {
    const key = error instanceof WeComRefusal ? error.reason : error instanceof WeComSilent ? 'silent' : undefined
    return key === undefined
      ? undefined
      : {
          title: t(`chat.refusal.${key}.title`),
          hint: t(`chat.refusal.${key}.hint`),
          detail: error instanceof WeComRefusal ? t('chat.detail', { detail: error.detail }) : undefined,
        }
  }
}
