import type { RouteRecordRaw } from 'vue-router'

export const customerRoutes: RouteRecordRaw[] = [
  {
    path: '/customers',
    name: 'customers',
    component: () => import('./CustomerListView.vue'),
    meta: { title: 'customers.title' },
  },
  {
    path: '/customers/:id(\\d+)',
    name: 'customer',
    component: () => import('./CustomerView.vue'),
    meta: { title: 'customers.detail.title' },
  },
]
