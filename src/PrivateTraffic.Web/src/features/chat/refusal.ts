/** Why WeCom's client refused a call, as far as its words tell. */
export type RefusalReason =
  | 'cancelled'
  | 'noPermission'
  | 'noContext'
  | 'tooOld'
  | 'domain'
  | 'ownership'
  | 'signature'
  | 'app'
  | 'member'
  | 'content'
  | 'other'

/** WeCom's client refused a call. `detail` is what it said, for whoever looks after the app. */
export class WeComRefusal extends Error {
  constructor(
    readonly reason: RefusalReason,
    readonly detail: string,
  ) {
    super(detail)
    this.name = 'WeComRefusal'
  }
}

/** WeCom's client did not answer in time. */
export class WeComSilent extends Error {
  constructor() {
    super('WeCom did not answer')
    this.name = 'WeComSilent'
  }
}

/** Codes say more than words where there are any. */
const byCode = new Map<number, RefusalReason>([
  [40093, 'signature'],
  [42012, 'signature'],
  [80001, 'domain'],
  [85005, 'ownership'],
  [92000, 'member'],
])

/** The words as @wecom/jssdk hands them on: lower case, without underscores. The first that fits counts. */
const byWords: readonly [RegExp, RefusalReason][] = [
  [/:cancel/, 'cancelled'],
  [/without context/, 'noContext'],
  [/function not exist|not support/, 'tooOld'],
  [/invalid url domain/, 'domain'],
  [/invalid signature|offline verifying|config:fail$/, 'signature'],
  [/invalid (corpid|agentid)/, 'app'],
  [/no ?permission|permission denied|access denied/, 'noPermission'],
  [/invalid (imgurl|msgtype|mediaid|link|appid)|empty content/, 'content'],
]

/** What the SDK rejects with, as one of our own errors; anything that is not WeCom's is handed on as it is. */
export function refusalOf(error: unknown): unknown {
  if (typeof error !== 'object' || error === null || !('errMsg' in error) || typeof error.errMsg !== 'string') {
    return error
  }

  const code = 'errCode' in error && typeof error.errCode === 'number' ? error.errCode : 0
  const words = error.errMsg.toLowerCase()
  const reason = byCode.get(code) ?? byWords.find(([pattern]) => pattern.test(words))?.[1] ?? 'other'
  return new WeComRefusal(reason, code > 0 ? `${error.errMsg} (${code})` : error.errMsg)
}
