import type { RouteRecordRaw } from 'vue-router'

export const validityRoutes: RouteRecordRaw[] = [
  {
    path: 'validity',
    name: 'validity',
    component: () => import('./ValidityView.vue'),
    meta: { title: 'validity.title' },
  },
]
