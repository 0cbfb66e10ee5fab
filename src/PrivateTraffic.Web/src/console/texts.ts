import words from '@/app/words'
import customers from '@/features/customers/texts'
import matrix from '@/features/matrix/texts'
import sync from '@/features/sync/texts'
import ui from '@/ui/texts'
import shell from './shell.texts'

/** The texts of all features that the console shows, by feature. */
export default { ui, words, shell, matrix, customers, sync }
