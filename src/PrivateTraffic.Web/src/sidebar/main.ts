import '@/ui/base.css'
import './sidebar.css'
import { VueQueryPlugin } from '@tanstack/vue-query'
import { createApp } from 'vue'
import { createLanguages } from '@/app/language'
import { createQueries } from '@/app/queries'
import SidebarApp from './SidebarApp.vue'
import texts from './texts'

createApp(SidebarApp).use(createLanguages(texts)).use(VueQueryPlugin, { queryClient: createQueries() }).mount('#app')
