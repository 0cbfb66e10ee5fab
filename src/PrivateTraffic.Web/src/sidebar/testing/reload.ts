import { forgetSignIns } from '@/app/signIn'
import { readStored, writeStored } from '@/app/stored'

/** What a browser does when it comes back from the sign-in page: scripts begin anew, the storage of the tab stays. */
export function reloaded(): void {
  const kept = readStored('pt-sign-ins')
  forgetSignIns()
  writeStored('pt-sign-ins', kept)
}
