import type { RouteRecordRaw } from 'vue-router'

export const rfmRoutes: RouteRecordRaw[] = [
  { path: 'rfm', name: 'rfm', component: () => import('./RfmView.vue'), meta: { title: 'rfm.title' } },
]
