import words from '@/app/words'
import audiences from '@/features/audiences/texts'
import clv from '@/features/clv/texts'
import customers from '@/features/customers/texts'
import imports from '@/features/imports/texts'
import matrix from '@/features/matrix/texts'
import models from '@/features/models/texts'
import report from '@/features/report/texts'
import rfm from '@/features/rfm/texts'
import start from '@/features/start/texts'
import sync from '@/features/sync/texts'
import thresholds from '@/features/thresholds/texts'
import todos from '@/features/todos/texts'
import validity from '@/features/validity/texts'
import ui from '@/ui/texts'
import segments from './segments.texts'
import shell from './shell.texts'

/** The texts of all features that the console shows, by feature. */
export default {
  ui,
  words,
  shell,
  segments,
  report,
  matrix,
  customers,
  audiences,
  thresholds,
  rfm,
  clv,
  validity,
  models,
  start,
  sync,
  imports,
  todos,
}
