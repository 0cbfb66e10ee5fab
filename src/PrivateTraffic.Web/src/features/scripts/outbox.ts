import { ApiProblem } from '@/app/http'
import { readStored, writeStored } from '@/app/stored'
import { recordSend, type SendRecord } from './scripts.api'

const KEY = 'pt-outbox'
const MOST = 100
const FIRST_PAUSE_MS = 2_000
const LONGEST_PAUSE_MS = 60_000

/** The server has read the record and will never take it: the script or the customer is gone. */
const HOPELESS = [400, 403, 404]

/** A record on its way, of one member. */
interface Waiting {
  userId: string
  record: SendRecord
}

/**
 * Records what became of scripts. A record stays in the tab's storage until the server has it, so that neither a dead network nor a change of
 * chat loses any; its id makes that the server counts it once.
 */
export class Outbox {
  private waiting: Waiting[] = restore()
  /** Records that may still be taken back on this page; the next page sends what this one left. */
  private readonly held = new Set<string>()
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

  /** Records something at once. */
  add(record: SendRecord): void {
    this.keep([...this.waiting, { userId: this.userId, record }])
    this.schedule()
  }

  /** Records something that may be taken back until it is released. */
  hold(record: SendRecord): void {
    this.held.add(record.id)
    this.add(record)
  }

  /** Lets go what was held, unless it has been taken back. */
  release(id: string): void {
    this.held.delete(id)
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
    if (this.mine().length > 0) {
      const pause = this.failures === 0 ? 0 : Math.min(FIRST_PAUSE_MS * 2 ** (this.failures - 1), LONGEST_PAUSE_MS)
      this.timer = setTimeout(() => void this.flush(), pause)
    }
  }

  private async flush(): Promise<void> {
    if (this.isBusy) {
      return
    }

    this.isBusy = true
    let stored = 0
    for (const { record } of this.mine()) {
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

  /** What can go out now. */
  private mine(): Waiting[] {
    return this.waiting.filter((entry) => entry.userId === this.userId && !this.held.has(entry.record.id))
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
  'record' in value &&
  typeof value.record === 'object' &&
  value.record !== null &&
  'id' in value.record
