import { defineTexts } from '@/app/language'
import words from '@/app/words'
import card from '@/features/card/texts'
import why from '@/features/card/why.texts'
import chat from '@/features/chat/texts'
import scripts from '@/features/scripts/texts'
import ui from '@/ui/texts'

const sidebar = defineTexts(
  {
    tabs: '客户信息',
    tab: { next: '跟进', scripts: '话术', profile: '资料', history: '记录' },
    stale: '刷新失败，显示的是之前的内容。',
  },
  {
    tabs: 'About the customer',
    tab: { next: 'Next', scripts: 'Scripts', profile: 'Profile', history: 'History' },
    stale: 'Could not be refreshed; this is what was known before.',
  },
)

/** The texts of all features that the sidebar shows, by feature. */
export default { card, chat, scripts, sidebar, ui, why, words }
