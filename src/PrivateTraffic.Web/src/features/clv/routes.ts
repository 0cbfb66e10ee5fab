import type { RouteRecordRaw } from 'vue-router'

export const clvRoutes: RouteRecordRaw[] = [
  { path: 'clv', name: 'clv', component: () => import('./ClvView.vue'), meta: { title: 'clv.title' } },
]
