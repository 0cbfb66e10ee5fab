import type { RouteRecordRaw } from 'vue-router'

export const startRoutes: RouteRecordRaw[] = [
  { path: 'start', name: 'start', component: () => import('./StartView.vue'), meta: { title: 'start.title' } },
]
