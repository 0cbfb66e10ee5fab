import { ApiProblem } from '@/app/http'
import { readStored, writeStored } from '@/app/stored'
import { recordSend, type SendRecord } from './scripts.api'

const KEY = 'pt-outbox'
const MOST = 100
const FIRST_PAUSE_MS = 2_000
const LONGEST_PAUSE_MS = 60_000

/** The server has read the record and will never take it: the script or the customer is gone. */
const HOPELESS = [400, 403, 404]

/** A record on its way, of one member, not before a time. */
interface Waiting {
  userId: string
  notBefore: number
  record: SendRecord
}

/**
 * Records what became of scripts. A record stays in the tab's storage until the server has it, so that neither a dead network nor a change of
 * chat loses any; its id makes that the server counts it once.
 */
export class Outbox {
  private waiting: Waiting[] = restore()
  private timer: ReturnType<typeof setTimeout> | undefined
  private failures = 0
  private isBusy = false

  /**
   * @param userId who is signed in; records of others wait until they are back.
   * @param onStored told when the server has taken records.
   */
  constructor(
    private readonly userId: string,
    private readonly onStored: () => void,
  ) {
    addEventListener('online', this.onOnline)
    this.schedule()
  }

  /** Records something; after a pause, if it may still be taken back. */
  add(record: SendRecord, pauseMs = 0): void {
    this.keep([...this.waiting, { userId: this.userId, notBefore: Date.now() + pauseMs, record }])
    this.schedule()
  }

  /** Takes back what has not been sent. */
  takeBack(id: string): void {
    this.keep(this.waiting.filter((entry) => entry.record.id !== id))
  }

  /** Stops sending; what waits stays in storage for the next page. */
  stop(): void {
    clearTimeout(this.timer)
    removeEventListener('online', this.onOnline)
  }

  private readonly onOnline = (): void => {
    this.failures = 0
    this.schedule()
  }

  private schedule(): void {
    clearTimeout(this.timer)
    const next = Math.min(...this.mine().map((entry) => entry.notBefore))
    if (Number.isFinite(next)) {
      const pause = this.failures === 0 ? 0 : Math.min(FIRST_PAUSE_MS * 2 ** (this.failures - 1), LONGEST_PAUSE_MS)
      this.timer = setTimeout(() => void this.flush(), Math.max(pause, next - Date.now()))
    }
  }

  private async flush(): Promise<void> {
    if (this.isBusy) {
      return
    }

    this.isBusy = true
    let stored = 0
    for (const { record } of this.mine().filter((entry) => entry.notBefore <= Date.now())) {
      const outcome = await send(record)
      if (outcome === 'later') {
        this.failures++
        break
      }

      this.failures = 0
      stored += outcome === 'stored' ? 1 : 0
      this.takeBack(record.id)
    }

    this.isBusy = false
    this.schedule()
    if (stored > 0) {
      this.onStored()
    }
  }

  private mine(): Waiting[] {
    return this.waiting.filter((entry) => entry.userId === this.userId)
  }

  private keep(waiting: Waiting[]): void {
    this.waiting = waiting.slice(-MOST)
    writeStored(KEY, this.waiting.length === 0 ? null : this.waiting)
  }
}

async function send(record: SendRecord): Promise<'stored' | 'refused' | 'later'> {
  try {
    await recordSend(record)
    return 'stored'
  } catch (error) {
    // Signing in takes the page away; the next one goes on from storage.
    return error instanceof ApiProblem && HOPELESS.includes(error.status) ? 'refused' : 'later'
  }
}

function restore(): Waiting[] {
  const stored = readStored(KEY)
  return Array.isArray(stored) ? stored.filter(isWaiting) : []
}

const isWaiting = (value: unknown): value is Waiting =>
  typeof value === 'object' &&
  value !== null &&
  'userId' in value &&
  typeof value.userId === 'string' &&
  'notBefore' in value &&
  typeof value.notBefore === 'number' &&
  'record' in value &&
  typeof value.record === 'object' &&
  value.record !== null &&
  'id' in value.record
