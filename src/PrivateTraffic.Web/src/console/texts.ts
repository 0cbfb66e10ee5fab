import words from '@/app/words'
import ui from '@/ui/texts'

/** The texts of all features that the console shows, by feature. */
export default { ui, words }
