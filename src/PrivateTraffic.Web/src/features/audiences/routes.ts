import type { RouteRecordRaw } from 'vue-router'

export const audienceRoutes: RouteRecordRaw[] = [
  {
    path: '/audiences',
    name: 'audiences',
    component: () => import('./AudienceListView.vue'),
    meta: { title: 'audiences.title' },
  },
  {
    path: '/audiences/new',
    name: 'new-audience',
    component: () => import('./AudienceView.vue'),
    meta: { title: 'audiences.new' },
  },
  {
    path: '/audiences/:id(\\d+)',
    name: 'audience',
    component: () => import('./AudienceView.vue'),
    meta: { title: 'audiences.one' },
  },
]
