import type { RouteRecordRaw } from 'vue-router'

export const importRoutes: RouteRecordRaw[] = [
  { path: '/imports', name: 'imports', component: () => import('./ImportsView.vue'), meta: { title: 'imports.title' } },
]
