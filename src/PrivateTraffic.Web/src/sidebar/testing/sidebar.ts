import { VueQueryPlugin } from '@tanstack/vue-query'
import { cleanup, render } from '@testing-library/vue'
import { afterEach, beforeEach, vi } from 'vitest'
import { createLanguages, type Language } from '@/app/language'
import { createQueries } from '@/app/queries'
import { forgetSignIns } from '@/app/signIn'
import SidebarApp from '../SidebarApp.vue'
import texts from '../texts'
import { FakeClient } from './client'
import { FakeServer } from './server'

/** The whole sidebar, between a server and a client of WeCom that do as the test says. */
export function useSidebar() {
  const world = { server: new FakeServer(), client: new FakeClient(), open, openIn }

  beforeEach(() => {
    world.server = new FakeServer()
    world.client = new FakeClient()
    world.server.install()
    world.client.install()
    vi.resetModules()
  })

  afterEach(() => {
    cleanup()
    sessionStorage.clear()
    document.cookie = 'pt-lang=; max-age=0'
    forgetSignIns()
    world.client.remove()
    vi.unstubAllGlobals()
    vi.useRealTimers()
  })

  function openIn(language: Language) {
    document.cookie = `pt-lang=${language}`
    const queries = createQueries()
    queries.setDefaultOptions({ queries: { ...queries.getDefaultOptions().queries, retry: false } })
    return render(SidebarApp, {
      global: { plugins: [createLanguages(texts), [VueQueryPlugin, { queryClient: queries }]] },
    })
  }

  /** Opens the page; once more in a test is what WeCom does when somebody comes back to a chat. */
  function open() {
    cleanup()
    vi.resetModules()
    return openIn('zh')
  }

  return world
}
