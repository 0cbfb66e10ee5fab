import { createI18n } from 'vue-i18n'

export type Language = 'zh' | 'en'

/** Texts of a feature in both languages; the English ones have the shape of the Chinese ones. */
export interface Texts<T> {
  zh: T
  en: T
}

/** Declares the texts of a feature, and has the compiler see that no language lacks one. */
export const defineTexts = <T>(zh: T, en: NoInfer<T>): Texts<T> => ({ zh, en })

/** The server reads the same cookie, so that its sentences come in the language of the page. */
const COOKIE = 'pt-lang'

function chosen(): Language | undefined {
  const value = /(?:^|; )pt-lang=(\w+)/.exec(document.cookie)?.[1]
  return value === 'zh' || value === 'en' ? value : undefined
}

/** What was chosen before, else the first of the browser's languages that we speak, else Chinese. */
export function initialLanguage(): Language {
  const spoken = navigator.languages.map((l) => l.slice(0, 2).toLowerCase()).find((l) => l === 'zh' || l === 'en')
  return chosen() ?? (spoken === 'en' ? 'en' : 'zh')
}

/** Merges the texts of the features of an entry; each feature has a name of its own. */
export function createLanguages<T extends Record<string, Texts<unknown>>>(texts: T) {
  const of = (language: Language) =>
    Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, text[language]]))
  const i18n = createI18n({
    legacy: false,
    locale: initialLanguage(),
    fallbackLocale: 'zh',
    messages: { zh: of('zh'), en: of('en') } as never,
    missingWarn: true,
  })
  announce(i18n.global.locale.value as Language)
  return i18n
}

/** Remembers the choice for a year and shows the page in it. */
export function chooseLanguage(locale: { value: string }, language: Language): void {
  const secure = location.protocol === 'https:' ? '; Secure' : ''
  document.cookie = `${COOKIE}=${language}; path=/; max-age=31536000; SameSite=Lax${secure}`
  locale.value = language
  announce(language)
}

/** Screen readers take their voice from here. */
function announce(language: Language): void {
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en'
}
