import type { RouteRecordRaw } from 'vue-router'

export const modelRoutes: RouteRecordRaw[] = [
  { path: 'models', name: 'models', component: () => import('./ModelsView.vue'), meta: { title: 'models.title' } },
]
