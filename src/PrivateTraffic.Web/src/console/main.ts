// The variables that the components of the design system are drawn with; a build leaves them out when nobody asks for them.
import 'tdesign-vue-next/es/style/index.css'
import '@/ui/base.css'
import './console.css'
import './chips.css'
import { VueQueryPlugin } from '@tanstack/vue-query'
import { createApp } from 'vue'
import { createLanguages } from '@/app/language'
import { createQueries } from '@/app/queries'
import ConsoleApp from './ConsoleApp.vue'
import { createPages } from './router'
import texts from './texts'

createApp(ConsoleApp)
  .use(createLanguages(texts))
  .use(createPages())
  .use(VueQueryPlugin, { queryClient: createQueries() })
  .mount('#app')
