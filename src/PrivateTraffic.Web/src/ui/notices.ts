import { inject, provide, shallowReadonly, shallowRef, type InjectionKey, type ShallowRef } from 'vue'

/** A short message at the foot of the page that goes away by itself. */
export interface Notice {
  text: string
  tone?: 'plain' | 'good' | 'bad'
  /** Something that can be done about it while it is shown. */
  action?: { label: string; run: () => void }
  /** Told when the notice is no longer shown, for whatever reason. */
  onGone?: () => void
}

export interface Notices {
  readonly current: Readonly<ShallowRef<Notice | null>>
  show: (notice: Notice) => void
  clear: () => void
}

const key: InjectionKey<Notices> = Symbol('notices')

/** Offers a place for notices to everything below; the newest replaces the one before. */
export function provideNotices(): Notices {
  const current = shallowRef<Notice | null>(null)
  const replace = (notice: Notice | null): void => {
    const before = current.value
    current.value = notice
    before?.onGone?.()
  }
  const notices: Notices = {
    current: shallowReadonly(current),
    show: replace,
    clear: () => replace(null),
  }
  provide(key, notices)
  return notices
}

export function useNotices(): Notices {
  const notices = inject(key)
  if (notices === undefined) {
    throw new Error('provideNotices() is missing above')
  }

  return notices
}
