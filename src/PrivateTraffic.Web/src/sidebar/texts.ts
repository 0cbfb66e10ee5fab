import words from '@/app/words'
import ui from '@/ui/texts'

/** The texts of all features that the sidebar shows, by feature. */
export default { ui, words }
