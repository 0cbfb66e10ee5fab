import { defineTexts } from '@/app/language'
import words from '@/app/words'
import card from '@/features/card/texts'
import why from '@/features/card/why.texts'
import chat from '@/features/chat/texts'
import groups from '@/features/groups/texts'
import notes from '@/features/notes/texts'
import scripts from '@/features/scripts/texts'
import tags from '@/features/tags/texts'
import todos from '@/features/todos/texts'
import ui from '@/ui/texts'

const sidebar = defineTexts(
  {
    tabs: '客户信息',
    tab: { next: '跟进', scripts: '话术', tags: '标签', profile: '资料', history: '记录' },
    stale: '刷新失败，显示的是之前的内容。',
    noCustomer: '这里没有正在聊的客户；打开与客户的单聊，就能看到对方的情况和推荐话术。',
  },
  {
    tabs: 'About the customer',
    tab: { next: 'Next', scripts: 'Scripts', tags: 'Tags', profile: 'Profile', history: 'History' },
    stale: 'Could not be refreshed; this is what was known before.',
    noCustomer: 'No customer is open here; in a chat with one you see who they are and what to say.',
  },
)

/** The texts of all features that the sidebar shows, by feature. */
export default { card, chat, groups, notes, scripts, sidebar, tags, todos, ui, why, words }
